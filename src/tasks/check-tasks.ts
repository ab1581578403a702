/** Checks a large change before its commit, and commits again with a library. */
import { lookAtChange, type LargeChangeMade, type LookAtChange } from '../commits/index.js';
import { TermGraph, type IdGraph } from '../graph/index.js';
import { fromPatchLines, namesFor } from '../rdf/index.js';
import { MergedGraph, differencesOf, secondReport } from '../shacl/index.js';
import type { TaskTools, WorkerAnswer } from '../sparql/index.js';
import { oursFor } from './validation-task.js';

export async function look(
  change: LargeChangeMade,
  graph: IdGraph,
  { settings: { baseIri } }: TaskTools,
): Promise<WorkerAnswer<LookAtChange>> {
  const { gate } = oursFor(baseIri);
  return { head: await lookAtChange(graph, change, { gate, names: namesFor(baseIri) }) };
}

/** Where our gate and the library differ on a commit, given its change as RDF Patch. */
export async function commitAudit(
  patch: Uint8Array,
  graph: IdGraph,
  { budget, settings: { baseIri } }: TaskTools,
): Promise<WorkerAnswer<readonly string[]>> {
  const { gate } = oursFor(baseIri);
  const after = MergedGraph.of(new TermGraph(graph));
  const change = after.idChangeOf(fromPatchLines(Buffer.from(patch).toString().split('\n')), false);
  const check = (): void => {
    budget.check();
  };
  const focus = await gate.focusOf(after, change);
  const other = await secondReport(gate.validator.shapes.quads, after, { focus, check });
  return { head: differencesOf(await gate.check(after, change), other) };
}
