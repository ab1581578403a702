/** A query's dataset in ids (SPARQL 1.1 §13). */
import { UNBOUND, type IdGraph, type TermId } from '../../graph/index.js';
import type { GraphSelection } from '../operators/index.js';

/** The default graph of a query without a dataset: all graphs, or the default graph alone. */
export type DefaultGraphReading = 'union' | 'strict';

/** Where a pattern is matched: outside GRAPH, within GRAPH <iri>, or within GRAPH ?variable. */
export type GraphScope =
  | { readonly kind: 'default' }
  | { readonly kind: 'graph'; readonly graph: TermId }
  | { readonly kind: 'variable'; readonly name: string };

export const DEFAULT_SCOPE: GraphScope = { kind: 'default' };

export class ActiveDataset {
  readonly #default: GraphSelection;
  /** The graphs of FROM NAMED; undefined where all are named graphs. */
  readonly #named: ReadonlySet<TermId> | undefined;

  /** @param from FROM and FROM NAMED; they replace the reading. */
  constructor(
    private readonly graph: IdGraph,
    reading: DefaultGraphReading,
    from?: {
      readonly defaultGraphs: ReadonlySet<TermId>;
      readonly namedGraphs: ReadonlySet<TermId> | undefined;
    },
  ) {
    this.#named = from?.namedGraphs;
    if (from)
      this.#default =
        from.defaultGraphs.size === 1
          ? { kind: 'one', graph: [...from.defaultGraphs][0]! }
          : { kind: 'merge', graphs: from.defaultGraphs };
    else
      this.#default =
        reading === 'union'
          ? { kind: 'merge', graphs: undefined }
          : { kind: 'one', graph: UNBOUND };
  }

  selectionOf(scope: GraphScope): GraphSelection {
    switch (scope.kind) {
      case 'default':
        return this.#default;
      case 'graph':
        return { kind: 'one', graph: scope.graph };
      case 'variable':
        return { kind: 'each', graphs: this.#named };
    }
  }

  /** Whether a graph is a named graph of the dataset; graphs without a statement do not exist. */
  isNamedGraph(graph: TermId): boolean {
    return (
      graph !== UNBOUND && (this.#named?.has(graph) ?? true) && this.graph.graphCounts.has(graph)
    );
  }

  namedGraphs(): TermId[] {
    return this.graph.graphCounts.keys().filter((graph) => this.isNamedGraph(graph));
  }
}
