/** Timing over HTTP, the same for every server. */
import { setTimeout as delay } from 'node:timers/promises';
import { fingerprintOf, type Fingerprint } from './fingerprint.js';
import type { BenchQuery } from './queries.js';

export interface Timing {
  /** Median; undefined where the server failed or took too long. */
  readonly ms: number | undefined;
  readonly answer: Fingerprint | undefined;
  readonly failure?: string;
}

export interface TimingOptions {
  readonly runs: number;
  /** Time for one run. */
  readonly limitMs: number;
  /**
   * Whether the server may give the answer that it gave before; else it is told to evaluate the
   * query.
   */
  readonly mayRemember?: boolean;
}

const SETTLE_MS = 3_000;
const SETTLE_REQUESTS = 200;
/** A first run this slow is the only one. */
const SLOW_MS = 15_000;

/**
 * The median time of a query; a first run, which is not counted, warms the server up and gives the
 * answer.
 */
export async function timeQuery(
  endpoint: string,
  query: BenchQuery,
  { runs, limitMs, mayRemember }: TimingOptions,
): Promise<Timing> {
  const asking = { isGraph: query.isGraph, limitMs, mayRemember };
  try {
    const first = await askTimed(endpoint, query.text, asking);
    const answer = fingerprintOf(first.body, query.isGraph);
    if (first.ms > SLOW_MS) return { ms: first.ms, answer };
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1)
      times.push((await askTimed(endpoint, query.text, asking)).ms);
    return { ms: quantile(times, 0.5), answer };
  } catch (error) {
    return {
      ms: undefined,
      answer: undefined,
      failure: error instanceof Error ? error.message.slice(0, 160) : String(error),
    };
  }
}

export interface Asked {
  readonly ms: number;
  readonly body: string;
}

interface AskOptions {
  readonly isGraph?: boolean;
  readonly limitMs?: number;
  readonly mayRemember?: boolean | undefined;
}

/** @throws Error when the server does not answer with 200 in time. */
export async function askTimed(
  endpoint: string,
  text: string,
  { isGraph = false, limitMs = 60_000, mayRemember = false }: AskOptions = {},
): Promise<Asked> {
  const began = performance.now();
  const response = await post(
    endpoint,
    text,
    isGraph ? 'application/n-triples' : 'application/sparql-results+json',
    AbortSignal.timeout(limitMs),
    mayRemember,
  );
  const body = await response.text();
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${body.slice(0, 100)}`);
  return { ms: performance.now() - began, body };
}

export function post(
  endpoint: string,
  text: string,
  accept: string,
  signal: AbortSignal,
  mayRemember = false,
): Promise<Response> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    accept,
    ...(mayRemember ? {} : { 'cache-control': 'no-cache' }),
  };
  return fetch(endpoint, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ query: text }).toString(),
    signal,
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
  const response = await fetch(`${endpoint}?query=${encodeURIComponent('ASK {}')}`, {
    headers: { accept: 'application/sparql-results+json' },
    signal: AbortSignal.timeout(5_000),
  });
  await response.arrayBuffer();
  return response.ok;
}

/** @param values not empty. @param part 0.5 is the median. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

export function geometricMean(values: readonly number[]): number | undefined {
  return values.length === 0
    ? undefined
    : Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
