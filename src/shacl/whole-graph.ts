/** Validation of a whole graph, in threads that share it. */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { GraphVersion } from '../graph/index.js';
import type { Quad } from '../rdf/index.js';
import { answerOf } from '../threads/index.js';
import {
  startValidationThread,
  toLines,
  reportOfThread,
  type ThreadInput,
  type ThreadOutput,
} from './foreign-shapes.js';
import { joinReports, type ValidationReport } from './validation-report.js';

export interface WholeGraphOptions {
  /** Threads; as many as there are processor cores when not given. */
  readonly threadCount?: number;
  /** Called now and then with the number of nodes that were looked at, and how many there are. */
  readonly onProgress?: (nodeCount: number, totalCount: number) => void;
}

/**
 * Validates every focus node that the targets of these shapes have in a version. Each thread takes
 * its part of the nodes.
 * @throws ServiceError `bad-request` when a shape cannot be executed.
 */
export async function validateWhole(
  version: GraphVersion,
  shapes: Iterable<Quad>,
  { threadCount = availableParallelism(), onProgress }: WholeGraphOptions = {},
): Promise<ValidationReport> {
  const input = { shapes: toLines(shapes), graph: version.ids.payload, partCount: threadCount };
  const progress = new Array<{ done: number; total: number }>(threadCount).fill({
    done: 0,
    total: 0,
  });
  const workers: Worker[] = [];
  const run = async (part: number): Promise<ThreadOutput> => {
    const worker = startValidationThread();
    workers.push(worker);
    worker.postMessage({ ...input, part } satisfies ThreadInput);
    return answerOf(worker, (output: ThreadOutput) => {
      if (!('done' in output)) return output;
      progress[part] = output;
      onProgress?.(
        progress.reduce((sum, { done }) => sum + done, 0),
        progress.reduce((sum, { total }) => sum + total, 0),
      );
      return undefined;
    });
  };
  try {
    const outputs = await Promise.all(Array.from({ length: threadCount }, (_, part) => run(part)));
    return joinReports(outputs.map(reportOfThread));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
