/** What the graph states already of things that a news item speaks of, so that they are not given a second label or number. */
import { namedNode, type NamedNode, type Names, type Quad, type QuadSource } from '../../rdf/index.js';

/** What the graph says already of things that an item names: their texts, and who made which statement. */
export class KnownStatements {
  constructor(private readonly source: QuadSource, private readonly names: Names) {}

  /** The first object of an asserted statement with this subject and predicate. */
  objectOf(subject: NamedNode, predicate: NamedNode): Quad['object'] | undefined {
    for (const { object, graph } of this.source.match(subject, predicate)) {
      if (graph.value !== this.names.graphs.inferred.value) return object;
    }
    return undefined;
  }

  /** The text of such a statement. */
  textOf(subject: NamedNode, predicate: NamedNode): string | undefined {
    return this.objectOf(subject, predicate)?.value;
  }

  /** The statement by this person that a news item is known to have, or the first whose number is free and not in `taken`. */
  statementBy(person: NamedNode, newsItem: NamedNode, slug: string, taken: ReadonlySet<string>): NamedNode {
    const statements = [...this.source.match(newsItem, this.names.og('hasStatement'))].map(({ object }) => object.value);
    const known = statements.find((iri) => [...this.source.match(namedNode(iri), this.names.og('speaker'), person)].length > 0);
    if (known !== undefined) return namedNode(known);
    for (let number = 1; ; number += 1) {
      const statement = this.names.thing('statement', `${slug}-${number}`);
      if (!statements.includes(statement.value) && !taken.has(statement.value)) return statement;
    }
  }
}
