/** Requests over HTTP and their times, the same for every server. */
import { setTimeout as delay } from 'node:timers/promises';

export interface Asked {
  readonly ms: number;
  readonly body: Buffer;
}

export interface AskOptions {
  readonly isGraph?: boolean;
  readonly limitMs?: number;
  /**
   * Whether the server may answer from its cache. Otherwise each request has a text of its own and
   * asks for evaluation.
   */
  readonly mayCache?: boolean;
  readonly signal?: AbortSignal;
}

const SETTLE_MS = 3_000;
const SETTLE_REQUESTS = 200;

/**
 * The time until the last byte of the answer.
 * @throws Error when the server does not answer with 200 in time.
 */
export async function askTimed(
  endpoint: string,
  text: string,
  options: AskOptions = {},
): Promise<Asked> {
  const began = performance.now();
  const response = await ask(endpoint, text, options);
  const body = Buffer.from(await response.arrayBuffer());
  const ms = performance.now() - began;
  if (!response.ok)
    throw new Error(`HTTP ${response.status}: ${body.toString('utf8', 0, 100).trim()}`);
  return { ms, body };
}

let requestCount = 0;

/** Sends a query as most clients do, as a form. */
export function ask(
  endpoint: string,
  text: string,
  { isGraph = false, limitMs = 60_000, mayCache = false, signal }: AskOptions = {},
): Promise<Response> {
  requestCount += 1;
  const query = mayCache ? text : `# ${requestCount}\n${text}`;
  const limit = AbortSignal.timeout(limitMs);
  return fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: isGraph ? 'application/n-triples' : 'application/sparql-results+json',
      ...(mayCache ? {} : { 'cache-control': 'no-cache' }),
    },
    body: new URLSearchParams({ query }).toString(),
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
}

/**
 * Lets a server that has just started come to rest, and has both ends of the line compile their
 * code, before anything is timed.
 */
export async function settle(endpoint: string): Promise<void> {
  await delay(SETTLE_MS);
  for (let count = 0; count < SETTLE_REQUESTS; count += 1) await answers(endpoint);
}

/** Whether a server answers a query at all. */
export async function answers(endpoint: string): Promise<boolean> {
  const response = await ask(endpoint, 'ASK {}', { limitMs: 5_000 });
  await response.arrayBuffer();
  return response.ok;
}

/** NaN of no values. @param part 0.5 is the median. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function geometricMean(values: readonly number[]): number | undefined {
  return values.length === 0
    ? undefined
    : Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
