/** Validates a whole graph, in threads that share it. */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { GraphPayload, GraphVersion } from '../graph/index.js';
import { parseN3Syntax, toNQuad, type Quad } from '../rdf/index.js';
import { answerOf, fromPlainError, startThread, type PlainError } from '../threads/index.js';
import { joinReports, type ValidationReport } from './validation-report.js';

/** A graph, of which a thread takes every `partCount`th focus node, and shapes as lines. */
export interface PartOfGraph {
  readonly shapes: string;
  readonly graph: GraphPayload;
  readonly part: number;
  readonly partCount: number;
}

/** A thread's progress; at last a report, or the reason that there is none. */
export type ThreadOutput =
  | { readonly done: number; readonly total: number }
  | { readonly report: Omit<ValidationReport, 'quads'> & { readonly quads: string } }
  | PlainError;

export interface WholeGraphOptions {
  /** By default as many as processor cores. */
  readonly threadCount?: number;
  /** Called now and then with the number of nodes checked, and the total. */
  readonly onProgress?: (nodeCount: number, totalCount: number) => void;
}

/**
 * Validates every focus node of these shapes' targets in a version. Each thread takes its part of
 * the nodes.
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
  const run = async (part: number): Promise<ValidationReport> => {
    const worker = startThread('./validation-thread.js', import.meta.url);
    workers.push(worker);
    worker.postMessage({ ...input, part } satisfies PartOfGraph);
    const output = await answerOf(worker, (told: ThreadOutput) => {
      if (!('done' in told)) return told;
      progress[part] = told;
      onProgress?.(
        progress.reduce((sum, { done }) => sum + done, 0),
        progress.reduce((sum, { total }) => sum + total, 0),
      );
      return undefined;
    });
    if ('serviceError' in output) throw fromPlainError(output);
    return { ...output.report, quads: fromLines(output.report.quads) };
  };
  try {
    const reports = await Promise.all(Array.from({ length: threadCount }, (_, part) => run(part)));
    return joinReports(reports);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

export function toLines(quads: Iterable<Quad>): string {
  return Array.from(quads, toNQuad).join('\n');
}

/** The quads of `toLines`, with the same labels of blank nodes. */
export function fromLines(lines: string): Quad[] {
  return parseN3Syntax(lines, { format: 'nquads', keepBlankNodeLabels: true });
}
