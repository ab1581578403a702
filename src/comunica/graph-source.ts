/** A graph for Comunica: a source of RDF/JS quads with the dataset of one query. */
import type { TermGraph } from '../graph/index.js';
import { defaultGraph, quad, termKey, type Match, type Quad, type Term } from '../rdf/index.js';

/** Which graphs a query sees (SPARQL 1.1 §13). */
export interface SeenDataset {
  /** The graphs whose union is the default graph; undefined for all graphs. */
  readonly defaultGraphs: readonly Quad['graph'][] | undefined;
  /** The graphs for GRAPH; undefined for all named ones. */
  readonly namedGraphs: readonly Quad['graph'][] | undefined;
}

/** The graphs that a pattern reads: `[undefined]` for all of them. */
export function graphsRead(
  { defaultGraphs, namedGraphs }: SeenDataset,
  graph: Match,
): readonly (Term | undefined)[] {
  if (graph?.termType === 'DefaultGraph') return defaultGraphs ?? [undefined];
  if (!graph) return namedGraphs ?? [undefined];
  const isSeen = !namedGraphs || namedGraphs.some((each) => each.equals(graph));
  return isSeen ? [graph] : [];
}

export class GraphSource {
  /**
   * @param isOver is called for each quad read. Nobody would catch errors here, so a query that is
   *   over just gets no more.
   */
  constructor(
    private readonly graph: TermGraph,
    private readonly dataset: SeenDataset,
    private readonly isOver: () => boolean,
  ) {}

  /** The matching quads. Without a graph, those of the named graphs. */
  *match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): Generator<Quad> {
    const quads =
      graph?.termType === 'DefaultGraph'
        ? this.#inDefaultGraph(subject, predicate, object)
        : this.#inNamedGraphs(subject, predicate, object, graph);
    for (const each of quads) {
      if (this.isOver()) return;
      yield each;
    }
  }

  /** How many match, or more where the default graph is a union. */
  countQuads(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number {
    return graphsRead(this.dataset, graph).reduce(
      (count, name) => count + this.graph.count(subject, predicate, object, name),
      0,
    );
  }

  *#inNamedGraphs(...[subject, predicate, object, graph]: readonly Match[]): Generator<Quad> {
    for (const name of graphsRead(this.dataset, graph))
      for (const each of this.graph.match(subject, predicate, object, name))
        if (each.graph.termType !== 'DefaultGraph') yield each;
  }

  /** Each triple once, in whichever graphs it is. */
  *#inDefaultGraph(subject?: Match, predicate?: Match, object?: Match): Generator<Quad> {
    const seen = new Set<string>();
    for (const name of graphsRead(this.dataset, defaultGraph()))
      for (const each of this.graph.match(subject, predicate, object, name)) {
        const key = [each.subject, each.predicate, each.object].map(termKey).join('\n');
        if (seen.has(key)) continue;
        seen.add(key);
        yield quad(each.subject, each.predicate, each.object, defaultGraph());
      }
  }
}
