/** Validates commits again, with a library. */
import { TermGraph, type IdGraph } from '../graph/index.js';
import { MergedGraph, differencesOf, fromLines, secondReport } from '../shacl/index.js';
import type { TaskTools, WorkerAnswer } from '../sparql/index.js';
import { oursFor } from './validation-task.js';

/** A commit's additions and removals, as N-Quads. */
export interface CommitToAudit {
  readonly added: string;
  readonly removed: string;
}

/** Differences between our gate's and the library's findings for nodes that a commit reaches. */
export async function commitAudit(
  { added, removed }: CommitToAudit,
  graph: IdGraph,
  { budget, settings: { baseIri } }: TaskTools,
): Promise<WorkerAnswer<readonly string[]>> {
  const { gate } = oursFor(baseIri);
  const after = MergedGraph.of(new TermGraph(graph));
  const lines = { added: fromLines(added), removed: fromLines(removed) };
  const change = after.idChangeOf(lines, false);
  const check = (): void => {
    budget.check();
  };
  const focus = await gate.focusOf(after, change);
  const other = await secondReport(gate.validator.shapes.quads, after, { focus, check });
  return { head: differencesOf(await gate.check(after, change), other) };
}
