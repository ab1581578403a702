/** A graph as a document. */
import { TermGraph, type IdGraph } from '../graph/index.js';
import { serializeRdf, withoutGraphs, type Quad, type RdfFormat } from '../rdf/index.js';
import type { TaskTools, WorkerAnswer } from '../sparql/index.js';
import { graphNamed, stateOf, type GraphState } from './change-tasks.js';

/** Which graph is asked for, and how. */
export interface GraphDocumentInput {
  /** The default graph is the empty name. */
  readonly graph: string;
  readonly format: RdfFormat;
  /** Only so many statements, as a page shows. */
  readonly limit?: number | undefined;
}

export interface GraphDocumentHead extends GraphState {
  readonly statementCount: number;
}

/** The graph in a syntax of RDF; no chunks where there is no graph of that name. */
export function graphDocument(
  { graph: name, format, limit }: GraphDocumentInput,
  graph: IdGraph,
  { budget, settings: { prefixes } }: TaskTools,
): WorkerAnswer<GraphDocumentHead> {
  const target = graphNamed(name);
  // What shows a part has no ETag.
  const state = stateOf(graph, target, limit === undefined);
  budget.checkNow();
  const statements = [...new TermGraph(graph).match(null, null, null, target)];
  const head = { ...state, statementCount: statements.length };
  return state.exists ? { head, chunks: written(statements.slice(0, limit)) } : { head };

  async function* written(shown: readonly Quad[]): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(await serializeRdf(withoutGraphs(shown), format, { prefixes }));
  }
}
