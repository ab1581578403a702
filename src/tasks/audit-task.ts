/** Validates commits again, with a library. */
import { Draft, TermGraph, type IdGraph } from '../graph/index.js';
import { differencesOf, fromLines, secondReport } from '../shacl/index.js';
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
  const after = new Draft(new TermGraph(graph));
  const change = { added: fromLines(added), removed: fromLines(removed) };
  const check = (): void => {
    budget.check();
  };
  const focus = gate.focusOf(after, change);
  const other = await secondReport(gate.validator.shapes.quads, after, { focus, check });
  return { head: differencesOf(gate.check(after, change), other) };
}
