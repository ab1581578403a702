import { afterAll, describe, expect, it } from '@jest/globals';
import { quad, literal, namedNode } from '../../src/rdf/index.js';
import { Expectations, Writer, openToCheck, type WayToWrite } from '../support/crashes.js';
import { TemporaryDirectories } from '../support/directories.js';
import { SEED, randomOf } from '../support/random.js';

/** How many writers are killed in all; `npm run crash` kills thousands. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 48);
/** Rounds that share a directory, so that what one crash leaves is what the next begins with. */
const ROUNDS_A_DIRECTORY = 8;
/** Beside each other, each in directories of its own. */
const LANES = 2;

/**
 * Each way with its share of the rounds, the quads of a version, commits under way at a time, and
 * how long a writer lives.
 */
const WAYS: readonly (readonly [
  way: WayToWrite,
  share: number,
  quads: number,
  inFlight: number,
  maxMilliseconds: number,
])[] = [
  ['one by one', 0.3, 50, 1, 60],
  ['in groups', 0.3, 10, 16, 60],
  ['in loads', 0.15, 30_000, 1, 700],
  ['while compacting', 0.25, 20, 1, 900],
];

const directories = new TemporaryDirectories();
afterAll(() => {
  directories.removeAll();
});

describe('A data directory whose writer is killed', () => {
  it.each(WAYS)(
    'while it writes %s has acknowledged versions whole, none in part, and the same digests',
    async (way, share, quads, inFlight, maxMilliseconds) => {
      const rounds = Math.ceil((ROUNDS * share) / LANES);
      const lane = async (number: number): Promise<void> => {
        const random = randomOf(SEED + 1_000 * number + quads);
        let [directory, expectations] = [directories.make(), new Expectations(quads)];
        for (let round = 0; round < rounds; round += 1) {
          if (round % ROUNDS_A_DIRECTORY === ROUNDS_A_DIRECTORY - 1)
            [directory, expectations] = [directories.make(), new Expectations(quads)];
          const writer = new Writer(directory, way, quads);
          await writer.killAfter(random() * maxMilliseconds);
          expectations.note(writer);
          const committer = openToCheck(directory);
          await expectations.check(committer, inFlight, (count) => Math.floor(random() * count));
          await committer.close();
        }
      };
      await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    },
    3_600_000,
  );

  it('can be written to at once, since the lock goes with the process', async () => {
    const directory = directories.make();
    const writer = new Writer(directory, 'one by one', 10);
    await writer.killAfter(5);
    const committer = openToCheck(directory);
    const { commit } = await committer.commit(
      {
        added: [
          quad(
            namedNode('https://example.org/a'),
            namedNode('https://example.org/b'),
            literal('after'),
          ),
        ],
        removed: [],
      },
      { author: 'test', message: 'after' },
    );
    expect(commit!.id).toBeGreaterThan(writer.acknowledged);
    await committer.close();
  });
});

describe('A data directory with a writer', () => {
  it('refuses a second one, and the first goes on', async () => {
    const directory = directories.make();
    const first = new Writer(directory, 'one by one', 10);
    while (first.acknowledged === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = new Writer(directory, 'one by one', 10);
    await second.ended();
    expect(second.lines).toEqual(['data-directory-in-use']);
    const before = first.acknowledged;
    await first.killAfter(200);
    expect(first.acknowledged).toBeGreaterThan(before);
    const expectations = new Expectations(10);
    expectations.note(first);
    const committer = openToCheck(directory);
    await expectations.check(committer, 1, () => 0);
    await committer.close();
  });
});

describe('A writer whose disk is full', () => {
  it.each([
    ['one by one', 50, 700],
    ['one by one', 50, 3_000],
    ['in groups', 10, 700],
    ['in groups', 10, 2_000],
    ['in loads', 30_000, 3_000],
    ['in loads', 30_000, 6_000],
    ['while compacting', 20, 300],
  ] as const)(
    'refuses to write %s (%d quads, %d blocks), and leaves everything acknowledged whole',
    async (way, quads, fileLimit) => {
      const directory = directories.make();
      const writer = new Writer(directory, way, quads, { fileLimit });
      await writer.ended();
      expect(writer.lines.at(-1)).toBe('storage-full');
      const expectations = new Expectations(quads);
      expectations.note(writer);
      const committer = openToCheck(directory);
      await expectations.check(committer, 0, (count) => count - 1);
      const { commit } = await committer.commit(
        {
          added: [
            quad(
              namedNode('https://example.org/a'),
              namedNode('https://example.org/b'),
              literal('room'),
            ),
          ],
          removed: [],
        },
        { author: 'test', message: 'there is room again' },
      );
      expect(commit!.id).toBe(expectations.acknowledged + 1);
      await committer.close();
    },
  );
});
