/** Checks a large change in any thread: its inferences, and the gate's report on both. */
import { IdRules, InferenceRules, TermGraph, type IdChange, type IdGraph } from '../graph/index.js';
import type { Names } from '../rdf/index.js';
import type { Gate, ValidationReport } from '../shacl/index.js';

/** A change that a graph has already. */
export interface LargeChangeMade {
  readonly change: IdChange;
  /** Whether the rules have changed, so that everything is to be inferred anew. */
  readonly areNew: boolean;
}

export interface LookAtChange {
  readonly inferred: IdChange;
  readonly report: ValidationReport;
}

/** The graph has the asserted statements after the change; nothing is written. */
export async function lookAtChange(
  graph: IdGraph,
  { change, areNew }: LargeChangeMade,
  { gate, names }: { readonly gate: Gate; readonly names: Names },
): Promise<LookAtChange> {
  const rules = new IdRules(
    new InferenceRules(new TermGraph(graph), names),
    names,
    graph.dictionary,
  );
  const inferred = rules.follow(graph, areNew ? undefined : change);
  const after = new TermGraph(graph.with(inferred));
  return { inferred, report: await gate.check(after, change, inferred) };
}
