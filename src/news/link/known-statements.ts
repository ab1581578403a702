/** The graph's statements about an item's things, so that they get no second label or number. */
import type { NamedNode, Names, Quad, QuadSource } from '../../rdf/index.js';
import { namedNode, quadKey } from '../../rdf/index.js';

/** Texts of an item's known things, and the makers of statements. */
export class KnownStatements {
  /** `outgoing` are keys of quads that no longer count. */
  constructor(
    private readonly source: QuadSource,
    private readonly names: Names,
    private readonly outgoing: ReadonlySet<string> = new Set(),
  ) {}

  /** The asserted statements with this subject and predicate that stay. */
  valuesOf(subject: Quad['subject'], predicate: Quad['predicate']): Quad[] {
    const inferred = this.names.graphs.inferred.value;
    return [...this.source.match(subject, predicate)].filter(
      (each) =>
        each.graph.value !== inferred &&
        (this.outgoing.size === 0 || !this.outgoing.has(quadKey(each))),
    );
  }

  firstOf(subject: NamedNode, predicate: NamedNode): Quad | undefined {
    return this.valuesOf(subject, predicate)[0];
  }

  /** The person's known statement, or the first with a free number that is not in `taken`. */
  statementBy(
    person: NamedNode,
    newsItem: NamedNode,
    slug: string,
    taken: ReadonlySet<string>,
  ): NamedNode {
    const statements = [...this.source.match(newsItem, this.names.og('hasStatement'))].map(
      ({ object }) => object.value,
    );
    const known = statements.find(
      (iri) => [...this.source.match(namedNode(iri), this.names.og('speaker'), person)].length > 0,
    );
    if (known !== undefined) return namedNode(known);
    for (let number = 1; ; number += 1) {
      const statement = this.names.thing('statement', `${slug}-${number}`);
      if (!statements.includes(statement.value) && !taken.has(statement.value)) return statement;
    }
  }
}
