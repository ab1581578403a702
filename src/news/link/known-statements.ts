/** The graph's statements about an item's things, so that they get no second label or number. */
import { quadKey, type Names, type Quad, type QuadSource } from '../../rdf/index.js';

export class KnownStatements {
  /** `outgoing` are keys of quads that no longer count. */
  constructor(
    /** The graph with what no longer counts. */
    readonly source: QuadSource,
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
}
