import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPastVersion, type Committer } from '../../src/commits/index.js';
import { SqliteDatabase } from '../../src/commits/sqlite.js';
import type { GraphVersion } from '../../src/graph/index.js';
import { SearchIndexes } from '../../src/search/index.js';
import { NAMES, Writer, openToCheck } from '../support/crashes.js';
import { TemporaryDirectories } from '../support/directories.js';
import { SEED, randomOf } from '../support/random.js';

/** How many writers are killed. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 16);
const ROUNDS_A_DIRECTORY = 10;
const QUADS = 60;
const TEXTS = ['workshop', 'planned', 'held 12', 'workshp planed', 'Workshop held 3 part2', 'par'];

const directories = new TemporaryDirectories();
afterAll(() => {
  directories.removeAll();
});

async function answersOf(indexes: SearchIndexes, version: GraphVersion): Promise<unknown> {
  const index = await indexes.of(version);
  return Promise.all(
    TEXTS.map(async (text) => {
      const { total, hits, facets } = await index.find(text, { limit: 20 });
      const names = await index.namesMatching(text, { maxEdits: 2 });
      return { text, total, hits, facets, names, byWord: await index.thingsByWord(text) };
    }),
  );
}

const indexesIn = (directory: string, committer: Committer): SearchIndexes =>
  new SearchIndexes(NAMES, 'here', { directory, history: () => committer });

/** The answers about some versions are those of indexes without a file. */
async function check(directory: string, random: () => number): Promise<void> {
  const file = join(directory, 'catalogue.sqlite');
  const committer = openToCheck(directory);
  const own = indexesIn(directory, committer);
  const anew = new SearchIndexes(NAMES, 'here');
  const { current, log } = committer;
  expect(await answersOf(own, current)).toEqual(await answersOf(anew, current));
  const database = new SqliteDatabase(file, { mode: 'read' });
  const known = database.all('SELECT number FROM versions') as { number: number }[];
  database.close();
  const { number } = known[Math.floor(random() * known.length)]!;
  const past = await openPastVersion(log, NAMES, number, [current]);
  expect(await answersOf(own, past)).toEqual(await answersOf(anew, past));
  await own.close();
  await anew.close();
  await committer.close();
}

describe('A catalogue whose writer is killed', () => {
  it('answers as one that is made anew', async () => {
    const random = randomOf(SEED);
    let directory = directories.make();
    let versions = 0;
    for (let round = 1; round <= ROUNDS; round += 1) {
      if (round % ROUNDS_A_DIRECTORY === 0) directory = directories.make();
      // So that the writer begins with making it.
      if (random() < 0.3) rmSync(join(directory, 'catalogue.sqlite'), { force: true });
      const writer = new Writer(directory, 'with a catalogue', QUADS);
      // In the first moments, or later.
      await writer.killAfter(random() * 400, Math.floor(random() * 6));
      expect(writer.errors).toEqual([]);
      const committer = openToCheck(directory);
      const { number } = committer.current;
      await committer.close();
      expect(number).toBeGreaterThanOrEqual(writer.acknowledged);
      versions += writer.acknowledgedCount;
      if (number > 0) await check(directory, random);
    }
    expect(versions).toBeGreaterThan(ROUNDS);
  }, 3_600_000);
});

describe('A damaged catalogue', () => {
  it('is made anew, or answers as it was', async () => {
    const random = randomOf(SEED);
    const directory = directories.make();
    const file = join(directory, 'catalogue.sqlite');
    const writer = new Writer(directory, 'with a catalogue', QUADS);
    await writer.killAfter(100, 12);
    await check(directory, random);
    const damages: ((bytes: Buffer) => void)[] = [
      (bytes) => truncateSync(file, Math.floor((random() * bytes.length) / 4096) * 4096),
      (bytes) => truncateSync(file, Math.floor(random() * bytes.length)),
      () => writeFileSync(file, ''),
      (bytes) => writeFileSync(file, bytes.fill(0, 4096 * Math.floor(random() * 3))),
      (bytes) => writeFileSync(file, bytes.fill(7, 0, 100)),
    ];
    for (let round = 0; round < ROUNDS; round += 1) {
      damages[round % damages.length]!(readFileSync(file));
      await check(directory, random);
      expect(existsSync(file)).toBe(true);
    }
  }, 600_000);
});
