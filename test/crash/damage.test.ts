import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  copyFileSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Committer, VersionDigest } from '../../src/commits/index.js';
import { SqliteDatabase } from '../../src/commits/sqlite.js';
import { ServiceError } from '../../src/errors.js';
import { literal, namedNode, quad } from '../../src/rdf/index.js';
import { Expectations, Writer, openToCheck } from '../support/crashes.js';
import { TemporaryDirectories } from '../support/directories.js';
import { SEED, randomOf } from '../support/random.js';

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 64);
const QUADS = 20;
const FILES = ['log.sqlite', 'log.sqlite-wal', 'image.bin', 'acknowledged'] as const;

const directories = new TemporaryDirectories();
/**
 * What a writer left that was killed: commits in the log and in its write-ahead log, a compacted
 * past, and an image.
 */
let pristine: string;
const expectations = new Expectations(QUADS);

beforeAll(async () => {
  pristine = directories.make();
  const compacting = new Writer(pristine, 'while compacting', QUADS);
  while (!existsSync(join(pristine, 'image.bin')) || compacting.acknowledged < 30)
    await new Promise((resolve) => setTimeout(resolve, 10));
  await compacting.killAfter(0);
  const last = new Writer(pristine, 'one by one', QUADS);
  while (last.acknowledged === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await last.killAfter(50);
  expectations.note(last);
  rmSync(join(pristine, 'log.sqlite-shm'), { force: true });
});
afterAll(() => {
  directories.removeAll();
});

/** Runs with a copy of the directory. */
async function withCopy<T>(run: (directory: string) => Promise<T>): Promise<T> {
  const directory = join(directories.make(), 'var');
  cpSync(pristine, directory, { recursive: true });
  try {
    return await run(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/**
 * `whole` when everything acknowledged is there, `refused` when opening names a file of the
 * directory; anything else is a silent loss.
 */
async function outcomeOf(
  directory: string,
  mode: 'open' | 'read',
  holds = ({ current }: Committer) =>
    current.number >= expectations.acknowledged && expectations.isWhole(current),
): Promise<string> {
  try {
    const committer = openToCheck(directory, mode);
    const { number } = committer.current;
    const isWhole = holds(committer);
    await committer.close();
    return isWhole ? 'whole' : `opened at version ${number} of ${expectations.acknowledged}`;
  } catch (error) {
    const isClear =
      error instanceof ServiceError &&
      error.code === 'log-damaged' &&
      error.message.includes(directory);
    return isClear ? 'refused' : String(error);
  }
}

const DAMAGES: Readonly<Record<string, (file: string, random: () => number) => void>> = {
  'a bit is another': (file, random) => {
    const bytes = readFileSync(file);
    bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
    writeFileSync(file, bytes);
  },
  'a sector is empty': (file, random) => {
    const bytes = readFileSync(file);
    const start = Math.floor((random() * bytes.length) / 512) * 512;
    bytes.fill(0, start, Math.min(start + 512, bytes.length));
    writeFileSync(file, bytes);
  },
  'the end is missing': (file, random) => {
    truncateSync(file, Math.floor(random() * statSync(file).size));
  },
};

describe('A directory of a killed writer', () => {
  it('is whole as it was left', async () => {
    for (const mode of ['open', 'read'] as const)
      expect(await withCopy((directory) => outcomeOf(directory, mode))).toBe('whole');
    for (const file of FILES)
      expect([file, existsSync(join(pristine, file))]).toEqual([file, true]);
  });

  it.each(FILES.flatMap((file) => Object.keys(DAMAGES).map((damage) => [file, damage] as const)))(
    'is refused by name or still whole where in %s %s',
    async (file, damage) => {
      const random = randomOf(SEED + file.length * 100 + damage.length);
      for (let round = 0; round < Math.ceil(ROUNDS / 16); round += 1) {
        const outcome = await withCopy((directory) => {
          DAMAGES[damage]!(join(directory, file), random);
          return outcomeOf(directory, round % 2 === 0 ? 'open' : 'read');
        });
        expect(['whole', 'refused']).toContain(outcome);
        // These two are not the truth: nothing is lost with them.
        if (file === 'image.bin' || file === 'acknowledged') expect(outcome).toBe('whole');
      }
    },
    600_000,
  );

  it('is refused when its write-ahead log is gone, or the log itself', async () => {
    for (const file of ['log.sqlite-wal', 'log.sqlite']) {
      for (const mode of ['open', 'read'] as const) {
        expect(
          await withCopy((directory) => {
            rmSync(join(directory, file));
            return outcomeOf(directory, mode);
          }),
        ).toBe('refused');
      }
    }
  });

  it('keeps what is left of a damaged write-ahead log when it is refused', async () => {
    await withCopy(async (directory) => {
      const file = join(directory, 'log.sqlite-wal');
      const bytes = readFileSync(file);
      // In its first page: its end may be left from before, and mean nothing.
      bytes[500]! ^= 1;
      writeFileSync(file, bytes);
      expect(await outcomeOf(directory, 'open')).toBe('refused');
      expect(readFileSync(file).equals(bytes)).toBe(true);
    });
  });

  it('goes on without what was lost when the note of it is deleted', async () => {
    await withCopy(async (directory) => {
      for (const file of ['log.sqlite-wal', 'acknowledged']) rmSync(join(directory, file));
      const committer = openToCheck(directory);
      expect(expectations.isWhole(committer.current)).toBe(true);
      await committer.close();
    });
  });
});

describe('A log whose end is cut off', () => {
  /** So many bytes of a file's end. */
  const CUTS = [1, 2, 17, 64, 511, 2_048, 4_095, 4_096, 4_097, 9_000, 20_000];

  /** Digests as they were given out, of a directory whose files are copied while it is written to. */
  async function withDigests(isCheckpointed: boolean): Promise<[string, VersionDigest[]]> {
    const directory = directories.make();
    const copy = join(directories.make(), 'var');
    const committer = openToCheck(directory);
    const digests: VersionDigest[] = [];
    for (let version = 1; version <= 25; version += 1) {
      const iri = namedNode(`https://example.org/${version}`);
      const added = Array.from({ length: 30 }, (_, index) =>
        quad(iri, iri, literal(createHash('sha256').update(`${version} ${index}`).digest('hex'))),
      );
      await committer.commit({ added, removed: [] }, { author: 'test', message: 'm' });
      const sha256 = createHash('sha256').update(String(version)).digest('hex');
      digests.push({ quads: 30 * version, sha256 });
      await committer.log.keepDigest(version, digests.at(-1)!);
      if (version === 20 && isCheckpointed) committer.log.checkpoint();
    }
    if (isCheckpointed) committer.log.checkpoint();
    cpSync(directory, copy, { recursive: true });
    await committer.close();
    rmSync(join(copy, 'log.sqlite-shm'), { force: true });
    return [copy, digests];
  }

  it.each([
    ['log.sqlite', true],
    ['log.sqlite', false],
    ['log.sqlite-wal', false],
  ] as const)(
    'is refused, or has every version with its digest: %s, checkpointed %s',
    async (name, isCheckpointed) => {
      const [directory, digests] = await withDigests(isCheckpointed);
      const outcomes = [];
      for (const cut of CUTS)
        for (const mode of ['open', 'read'] as const) {
          const copy = join(directories.make(), 'var');
          cpSync(directory, copy, { recursive: true });
          const file = join(copy, name);
          truncateSync(file, Math.max(0, statSync(file).size - cut));
          outcomes.push(
            await outcomeOf(copy, mode, (committer) => {
              const found = digests.map((_, index) => committer.log.digestOf(index + 1));
              // A digest that is missing is made again from the version.
              return found.every((each, index) =>
                each === undefined ? true : each.sha256 === digests[index]!.sha256,
              );
            }),
          );
        }
      expect(outcomes.filter((outcome) => !['whole', 'refused'].includes(outcome))).toEqual([]);
      if (isCheckpointed) expect(new Set(outcomes)).toEqual(new Set(['refused']));
    },
  );
});

describe('A damaged log', () => {
  it('is refused, naming the file, when a byte of a change is another', async () => {
    await withCopy(async (directory) => {
      const file = join(directory, 'log.sqlite');
      const database = new SqliteDatabase(file);
      const { bytes: change } = database.get(
        'SELECT bytes FROM patches WHERE commit_id > 0 ORDER BY commit_id LIMIT 1',
      ) as { bytes: Uint8Array };
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
      const bytes = readFileSync(file);
      // Pages that SQLite no longer uses may hold the change too, so every place where it stands is
      // changed.
      const beginning = change.subarray(0, 100);
      let places = 0;
      for (let at = bytes.indexOf(beginning); at !== -1; at = bytes.indexOf(beginning, at + 1)) {
        bytes[at + 50]! ^= 1;
        places += 1;
      }
      expect(places).toBeGreaterThan(0);
      writeFileSync(file, bytes);
      expect(await outcomeOf(directory, 'read')).toBe('refused');
      expect(await outcomeOf(directory, 'open')).toBe('refused');
    });
  });

  it('is refused when the file is something else', async () => {
    await withCopy((directory) => {
      writeFileSync(
        join(directory, 'log.sqlite'),
        'no database at all, but long enough to be read as one '.repeat(50),
      );
      return outcomeOf(directory, 'open').then((outcome) => {
        expect(outcome).toBe('refused');
      });
    });
  });

  it('is refused when it is an older one than was acknowledged', async () => {
    await withCopy(async (directory) => {
      const file = join(directory, 'log.sqlite');
      await openToCheck(directory).close();
      copyFileSync(file, `${file}.older`);
      const writer = new Writer(directory, 'one by one', QUADS);
      while (writer.acknowledged === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      await writer.killAfter(0);
      await openToCheck(directory).close();
      copyFileSync(`${file}.older`, file);
      expect(() => openToCheck(directory)).toThrow(/lacks commit \d+, which was acknowledged/);
    });
  });
});
