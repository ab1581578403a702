/**
 * What no published benchmark measures: commits, searches, look-ups beside queries that never end,
 * and how such a query stops.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { ask, askTimed, settle } from './measure.js';
import {
  besideEndless,
  measureMixedLoad,
  quantilesOf,
  timeCommit,
  type MixedLoad,
  type Quantiles,
} from './mixed-load.js';
import { startOwn, type RunningServer } from './own-server.js';
import { measureSearch, type SearchMeasure } from './search-measure.js';
import { ENDLESS_QUERY, pointQuery } from './queries.js';

export interface ServiceMeasures {
  readonly commitMs: Quantiles;
  readonly search: SearchMeasure;
  readonly lookUpMs: LookUps;
  readonly besideEndlessMs: LookUps;
  readonly mixedLoad: MixedLoad;
}

interface LookUps extends Quantiles {
  readonly failures: number;
}

const COMMITS = 50;
const LOOK_UPS = 1_000;
/** A look-up that takes longer has failed, and no more are made after the second limit. */
const LIMIT_MS = 5_000;
const ALL_LIMIT_MS = 60_000;

export async function measureService(running: RunningServer): Promise<ServiceMeasures> {
  const { endpoint } = running;
  const lookUpMs = await timeLookUps(endpoint);
  return {
    lookUpMs,
    besideEndlessMs: await besideEndless(endpoint, () => timeLookUps(endpoint)),
    commitMs: await timeCommits(running),
    search: await measureSearch(running),
    mixedLoad: await measureMixedLoad(running),
  };
}

async function timeLookUps(endpoint: string): Promise<LookUps> {
  const times: number[] = [];
  let failures = 0;
  const end = performance.now() + ALL_LIMIT_MS;
  for (let number = 0; number < LOOK_UPS && performance.now() < end; number += 1) {
    const began = performance.now();
    await askTimed(endpoint, pointQuery((number * 13) % 1_000), { limitMs: LIMIT_MS }).catch(
      () => (failures += 1),
    );
    times.push(performance.now() - began);
  }
  return { ...quantilesOf(times), failures };
}

async function timeCommits({ endpoint }: RunningServer): Promise<Quantiles> {
  const times: number[] = [];
  for (let number = 0; number < COMMITS; number += 1)
    times.push(await timeCommit(endpoint, number, ALL_LIMIT_MS));
  return quantilesOf(times);
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
    const response = await ask(endpoint, ENDLESS_QUERY, { limitMs: 120_000 });
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
