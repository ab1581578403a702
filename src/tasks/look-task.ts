/** Checks a large change before its commit. */
import { lookAtChange, type LargeChangeMade, type LookAtChange } from '../commits/index.js';
import type { IdGraph } from '../graph/index.js';
import { namesFor, toNQuad } from '../rdf/index.js';
import type { TaskTools, WorkerAnswer } from '../sparql/index.js';
import { oursFor } from './validation-task.js';

/** The report's statements as lines, for another thread. */
export interface LookHead extends Pick<LookAtChange, 'inferred'> {
  readonly report: Omit<LookAtChange['report'], 'quads'>;
  readonly reportLines: string;
}

export async function look(
  change: LargeChangeMade,
  graph: IdGraph,
  { settings: { baseIri } }: TaskTools,
): Promise<WorkerAnswer<LookHead>> {
  const { gate } = oursFor(baseIri);
  const { inferred, report } = await lookAtChange(graph, change, {
    gate,
    names: namesFor(baseIri),
  });
  const { quads, ...rest } = report;
  return { head: { inferred, report: rest, reportLines: quads.map(toNQuad).join('\n') } };
}
