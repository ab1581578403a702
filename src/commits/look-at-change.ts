/** Checks a large change in any thread: its inferences, and the gate's report on both. */
import { IdGraph, TermGraph, inferIn, type IdChange } from '../graph/index.js';
import type { Names } from '../rdf/index.js';
import type { Gate, ValidationReport } from '../shacl/index.js';

/** A change that a graph has already. */
export interface LargeChangeMade {
  readonly change: IdChange;
  /** Whether the rules have changed, so that everything is to be inferred anew. */
  readonly areNew: boolean;
}

export interface LookTools {
  readonly gate: Gate;
  readonly names: Names;
}

export interface LookAtChange {
  readonly inferred: IdChange;
  readonly report: ValidationReport;
}

/** The graph has the asserted statements after the change; nothing is written. */
export async function lookAtChange(
  graph: IdGraph,
  { change, areNew }: LargeChangeMade,
  { gate, names }: LookTools,
): Promise<LookAtChange> {
  const { content, inferred } = inferIn(graph, names, areNew ? undefined : change);
  const after = new TermGraph(new IdGraph({ ...content, dictionary: graph.dictionary.buffers }));
  return { inferred, report: await gate.checkLarge(after, change, inferred) };
}
