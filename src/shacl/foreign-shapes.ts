/**
 * Validation by shapes that anybody sends, in a thread of its own: a pattern that never ends holds
 * nobody else up.
 */
import type { Worker } from 'node:worker_threads';
import { KeptThread, firstMessage, startThread } from '../threads/index.js';
import { ServiceError, type ErrorCode } from '../errors.js';
import type { GraphPayload } from '../graph/index.js';
import { parseN3Syntax, toNQuad, type Quad, type QuadSource } from '../rdf/index.js';
import type { QueryLimits } from '../sparql/index.js';
import type { ValidationReport } from './validation-report.js';

/** A graph of whose focus nodes a thread takes every `partCount`th. */
export interface PartOfGraph {
  readonly graph: GraphPayload;
  readonly part: number;
  readonly partCount: number;
}

/**
 * What the thread is given: shapes, and data or its part of a graph. Quads are lines of N-Quads.
 */
export type ThreadInput = { readonly shapes: string } & (
  { readonly data: string; readonly limits: QueryLimits } | PartOfGraph
);

/**
 * What the thread tells: how far it is with its part of a graph; at last a report, or why there is
 * none.
 */
export type ThreadOutput =
  | { readonly done: number; readonly total: number }
  | { readonly report: Omit<ValidationReport, 'quads'> & { readonly quads: string } }
  | { readonly refusal: Pick<ServiceError, 'message' | 'details'> & { readonly code: ErrorCode } };

/** How many threads there are at one time; whoever comes later waits. */
const MAX_THREADS = 2;
const MAX_MEMORY_MB = 1024;

const underWay = new Set<Promise<unknown>>();

/**
 * Validates every focus node that the targets of these shapes have in the data. Costs a copy of the
 * data; the first time, and after a validation that failed, also the start of a thread, some tenths
 * of a second.
 * @throws ServiceError `query-timeout` when it takes longer than the limit; `bad-request` when a
 * shape cannot be executed.
 */
export async function validateApart(
  data: QuadSource,
  shapes: Iterable<Quad>,
  timeoutMs: number,
): Promise<ValidationReport> {
  while (underWay.size >= MAX_THREADS) await Promise.race(underWay).catch(() => undefined);
  const output = runThread(
    {
      data: toLines(data.match()),
      shapes: toLines(shapes),
      limits: { timeoutMs, memoryMb: MAX_MEMORY_MB },
    },
    timeoutMs,
  );
  underWay.add(output);
  try {
    return reportOfThread(await output);
  } finally {
    underWay.delete(output);
  }
}

/** Starts a validation thread; shapes that clients send get limited memory. */
export function startValidationThread(maxMemoryMb?: number): Worker {
  return startThread('./validation-thread.js', import.meta.url, {
    ...(maxMemoryMb === undefined
      ? {}
      : { resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb } }),
  });
}

const threads = new KeptThread(() => startValidationThread(MAX_MEMORY_MB), 30_000);

async function runThread(input: ThreadInput, timeoutMs: number): Promise<ThreadOutput> {
  const isOver = AbortSignal.timeout(timeoutMs);
  try {
    return await threads.run((worker) => {
      worker.postMessage(input);
      return firstMessage<ThreadOutput>(worker, isOver);
    });
  } catch (error) {
    const limit = 'QUERY_TIMEOUT_MS';
    if (isOver.aborted)
      throw new ServiceError(
        'query-timeout',
        `The validation with these shapes took longer than ${timeoutMs} ms (setting ${limit}).`,
        { details: { limit, timeoutMs } },
      );
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      throw new ServiceError(
        'bad-request',
        `The validation with these shapes needs more than ${MAX_MEMORY_MB} MiB of memory.`,
      );
    throw error;
  }
}

/** @throws ServiceError that the thread met. */
export function reportOfThread(output: ThreadOutput): ValidationReport {
  if ('done' in output) throw new TypeError('A report was expected.');
  if ('report' in output) return { ...output.report, quads: fromLines(output.report.quads) };
  const { code, message, details } = output.refusal;
  throw new ServiceError(code, message, { details });
}

/** Quads as text that a thread can be given. */
export function toLines(quads: Iterable<Quad>): string {
  return Array.from(quads, toNQuad).join('\n');
}

/** The quads of `toLines`, with the same labels of blank nodes. */
export function fromLines(lines: string): Quad[] {
  return parseN3Syntax(lines, { format: 'nquads', keepBlankNodeLabels: true });
}
