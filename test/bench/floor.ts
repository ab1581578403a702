/**
 * The least that a request over HTTP costs here, a bare Node server's constant answer, beside
 * look-ups of ours: in a stream, and after pauses as the requests of people come.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { timeInBlocks } from './in-blocks.js';
import { askTimed, median } from './measure.js';
import { pointQuery } from './queries.js';

/** Median times in milliseconds. */
export interface FloorTimes {
  readonly streamMs: number;
  readonly pausedMs: number;
}

export interface Floor {
  readonly bare: FloorTimes;
  readonly own: FloorTimes;
}

const PAUSES = 25;
const PAUSE_MS = 300;

/** @param bare of a server that answers with as many bytes as the path says. */
export async function measureFloor(own: string, bare: string): Promise<Floor> {
  const { byteLength } = (await askTimed(own, pointQuery(0))).body;
  let number = 0;
  const lookUp = async (endpoint: string): Promise<number> => {
    number += 1;
    return (await askTimed(endpoint, pointQuery(number % 1_000))).ms;
  };
  const works = { bare: () => lookUp(`${bare}${byteLength}`), own: () => lookUp(own) };
  const stream = await timeInBlocks(works);
  const paused = { bare: [] as number[], own: [] as number[] };
  for (let pause = 0; pause < PAUSES; pause += 1)
    for (const name of ['bare', 'own'] as const) {
      await delay(PAUSE_MS);
      paused[name].push(await works[name]());
    }
  return {
    bare: { streamMs: stream.bare, pausedMs: median(paused.bare) },
    own: { streamMs: stream.own, pausedMs: median(paused.own) },
  };
}
