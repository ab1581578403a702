/**
 * What no published benchmark measures: commits, searches, others while a heavy query runs, and how
 * a runaway query stops.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { askTimed, post, quantile, settle } from './measure.js';
import { TOKEN, startOwn, type RunningServer } from './own-server.js';
import { measureSearch, type SearchMeasure } from './search-measure.js';
import { ENDLESS_QUERY, HEAVY_QUERY, pointQuery, smallUpdate } from './queries.js';

export interface ServiceMeasures {
  readonly commitMs: { readonly median: number; readonly p99: number } | undefined;
  readonly search: SearchMeasure;
  readonly pointMs: {
    readonly p50: number;
    readonly p99: number;
    readonly p99BesideHeavy: number;
    readonly failures: number;
  };
}

const COMMITS = 30;
const POINTS = 400;
/**
 * A look-up that takes longer has failed, and no more of them are made when all together take this
 * long.
 */
const POINT_LIMIT_MS = 5_000;
const ALL_POINTS_LIMIT_MS = 60_000;

export async function measureService(running: RunningServer): Promise<ServiceMeasures> {
  const alone = await timePoints(running.endpoint);
  const besideHeavy = await whileHeavy(running.endpoint, () => timePoints(running.endpoint));
  return {
    // A server that a heavy query has stopped from writing has no time to show.
    commitMs: await timeCommits(running).catch(() => undefined),
    search: await measureSearch(running),
    pointMs: {
      p50: quantile(alone.times, 0.5),
      p99: quantile(alone.times, 0.99),
      p99BesideHeavy: quantile(besideHeavy.times, 0.99),
      failures: alone.failures + besideHeavy.failures,
    },
  };
}

async function timePoints(endpoint: string): Promise<{ times: number[]; failures: number }> {
  const times: number[] = [];
  let failures = 0;
  const end = performance.now() + ALL_POINTS_LIMIT_MS;
  for (let number = 0; number < POINTS && performance.now() < end; number += 1) {
    const began = performance.now();
    await askTimed(endpoint, pointQuery((number * 13) % 1_000), { limitMs: POINT_LIMIT_MS }).catch(
      () => (failures += 1),
    );
    times.push(performance.now() - began);
  }
  return { times, failures };
}

/** Runs the work while the heavy query is asked again and again. */
async function whileHeavy<T>(endpoint: string, work: () => Promise<T>): Promise<T> {
  const ended = new AbortController();
  const heavy = (async () => {
    while (!ended.signal.aborted) {
      const response = await post(
        endpoint,
        HEAVY_QUERY,
        'application/sparql-results+json',
        ended.signal,
      );
      await response.arrayBuffer();
    }
  })().catch(() => undefined);
  await delay(100);
  try {
    return await work();
  } finally {
    ended.abort();
    await heavy;
  }
}

async function timeCommits({ endpoint }: RunningServer): Promise<ServiceMeasures['commitMs']> {
  const times: number[] = [];
  for (let number = 0; number < COMMITS; number += 1) {
    const began = performance.now();
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/sparql-update', authorization: `Bearer ${TOKEN}` },
      body: smallUpdate(number),
      signal: AbortSignal.timeout(120_000),
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    times.push(performance.now() - began);
  }
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

export interface StopMeasures {
  /** Time over the budget until the client hears that the query was stopped. */
  readonly overBudgetMs: number;
  /** Resident memory some seconds later, over what it was before. */
  readonly keptBytes: number | undefined;
  readonly status: number;
}

const BUDGET_MS = 1_000;

/** How long a query that would never end goes on past its budget. */
export async function measureStop(dataDirectory: string): Promise<StopMeasures> {
  const { endpoint, server } = await startOwn(dataDirectory, {
    QUERY_TIMEOUT_MS: String(BUDGET_MS),
  });
  try {
    await settle(endpoint);
    const before = server.memory()?.now;
    const began = performance.now();
    const response = await post(
      endpoint,
      ENDLESS_QUERY,
      'application/sparql-results+json',
      AbortSignal.timeout(120_000),
    );
    await response.arrayBuffer();
    const overBudgetMs = performance.now() - began - BUDGET_MS;
    await delay(3_000);
    const after = server.memory()?.now;
    return {
      overBudgetMs,
      keptBytes: before !== undefined && after !== undefined ? after - before : undefined,
      status: response.status,
    };
  } finally {
    await server.stop();
  }
}
