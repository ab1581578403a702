import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  copyFileSync,
  existsSync,
  readFileSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { imageFileOf, readImage, writeImage } from '../../src/commits/image-file.js';
import { CommitLog, type Committer } from '../../src/commits/index.js';
import { SqliteDatabase } from '../../src/commits/sqlite.js';
import { ServiceError } from '../../src/errors.js';
import type { GraphVersion } from '../../src/graph/index.js';
import { literal, quad, type Quad } from '../../src/rdf/index.js';
import { ex, quads } from '../support/arbitraries.js';
import { TemporaryDirectories } from '../support/directories.js';
import {
  KNOWS_AXIOM,
  changeOf,
  commitTo,
  contentOf,
  names,
  openCommitter,
  trig,
} from '../support/small-commits.js';
import { SEED, randomOf } from '../support/random.js';

const directories = new TemporaryDirectories();
const options = { author: 'tester', message: 'a test' };
let directory: string;
let file: string;

/** Opens, looks, closes. */
async function withCommitter<T>(
  look: (committer: Committer) => T | Promise<T>,
  mode: 'open' | 'read' = 'open',
): Promise<T> {
  const committer = openCommitter(directory, mode);
  try {
    return await look(committer);
  } finally {
    await committer.close();
  }
}

/** The version in the image; undefined when it cannot be used. */
function imaged(from = directory): GraphVersion | undefined {
  const log = new CommitLog(directory, 'read');
  try {
    return readImage(from, log)?.version;
  } finally {
    log.close();
  }
}

/** Writes the image of the current version, which a small graph does not get by itself. */
async function writeCurrent(): Promise<void> {
  await withCommitter((committer) =>
    writeImage(
      directory,
      { version: committer.current, touches: committer.touches },
      committer.log.chainDigestOf(committer.current.number)!,
    ),
  );
}

beforeEach(async () => {
  directory = directories.make();
  file = imageFileOf(directory);
  await withCommitter(async (committer) => {
    await committer.commit(
      {
        added: [
          KNOWS_AXIOM,
          ...trig(
            ':a :knows :b ; :note "é\\n"@en , 7 , "01" . :g { :a :knows :b , [] } ' +
              ':r :s <<( :a :p "x" )>> .',
          ),
        ],
        removed: [],
      },
      options,
    );
    await commitTo(committer, ':c :knows :d .', ':a :note 7 .');
  });
});
afterAll(() => {
  directories.removeAll();
});

describe('An image', () => {
  it('holds the version with everything in it', async () => {
    const content = await withCommitter(({ current }) => contentOf(current));
    await writeCurrent();
    const version = imaged()!;
    expect([version.number, contentOf(version), version.size]).toEqual([
      2,
      content,
      content.length,
    ]);
    expect(version.committedAt).toEqual(await withCommitter(({ current }) => current.committedAt));
    expect(version.count(null, null, null, names.graphs.inferred)).toBe(3);
    expect(existsSync(`${file}.tmp`)).toBe(false);
  });

  it('holds any quads, with deltas that are not merged yet', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(quads, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        async (lists) => {
          directory = directories.make();
          const content = await withCommitter(async (committer) => {
            for (const list of lists)
              await committer.commit(
                {
                  added: list,
                  removed: [...committer.current.match()]
                    .filter(({ graph }) => !graph.equals(names.graphs.inferred))
                    .slice(0, 2),
                },
                options,
              );
            return contentOf(committer.current);
          });
          if (await withCommitter(({ current }) => current.number === 0)) return;
          await writeCurrent();
          expect(contentOf(imaged()!)).toEqual(content);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is where a start begins; later commits and inferences come from the log', async () => {
    await writeCurrent();
    const left = await withCommitter(async (committer) => {
      await commitTo(committer, ':e :knows :f .', ':a :knows :b .');
      return contentOf(committer.current);
    });
    for (const mode of ['open', 'read'] as const)
      expect(
        await withCommitter(({ current }) => [current.number, contentOf(current)], mode),
      ).toEqual([3, left]);
    unlinkSync(file);
    expect(await withCommitter(({ current }) => contentOf(current))).toEqual(left);
  });

  it('can be written while commits go on', async () => {
    await withCommitter(async (committer) => {
      const { current } = committer;
      const content = contentOf(current);
      const writing = writeImage(
        directory,
        { version: current, touches: committer.touches },
        committer.log.chainDigestOf(2)!,
      );
      for (let index = 0; index < 30; index += 1)
        await commitTo(committer, `:new${index} :p "${index} ${'x'.repeat(index)}" .`);
      await writing;
      expect(contentOf(imaged()!)).toEqual(content);
    });
    expect(await withCommitter(({ current }) => current.number)).toBe(32);
  });

  it('of a log that is another, or has another past, is not used', async () => {
    await writeCurrent();
    const other = directories.make();
    copyFileSync(file, imageFileOf(other));
    const committer = openCommitter(other);
    await committer.commit(changeOf(':x :p :y .'), options);
    await committer.commit(changeOf(':x :p :z .'), options);
    expect(readImage(other, committer.log)).toBeUndefined();
    await committer.close();
    const reopened = openCommitter(other);
    expect(reopened.current.size).toBe(2);
    await reopened.close();
  });

  it('does not hide a log that is damaged', async () => {
    await writeCurrent();
    const database = new SqliteDatabase(join(directory, 'log.sqlite'));
    database.exec("UPDATE commits SET message = 'x' WHERE id = 1");
    database.close();
    expect(() => openCommitter(directory)).toThrow(ServiceError);
    expect(() => openCommitter(directory)).toThrow('commit 1');
  });

  it('with a byte that is another, wherever it is, is not used', async () => {
    await writeCurrent();
    const content = await withCommitter(({ current }) => contentOf(current));
    const random = randomOf(SEED);
    const pristine = readFileSync(file);
    const offsets = new Set([
      0,
      pristine.length - 1,
      pristine.length - 9,
      pristine.length - 13,
      ...Array.from({ length: 120 }, () => Math.floor(random() * pristine.length)),
    ]);
    for (const offset of offsets) {
      const bytes = Buffer.from(pristine);
      bytes[offset]! ^= 1 << Math.floor(random() * 8);
      writeFileSync(file, bytes);
      // The first bytes are not read; they tell people what the file is.
      if (offset >= 8)
        expect({ offset, version: imaged() }).toEqual({ offset, version: undefined });
      else expect(contentOf(imaged()!)).toEqual(content);
    }
    expect(await withCommitter(({ current }) => contentOf(current))).toEqual(content);
  });

  it('whose end or middle is missing is not used', async () => {
    await writeCurrent();
    const { size } = statSync(file);
    const pristine = readFileSync(file);
    writeFileSync(
      file,
      Buffer.concat([pristine.subarray(0, size >> 1), pristine.subarray((size >> 1) + 8)]),
    );
    expect(imaged()).toBeUndefined();
    for (const length of [size - 1, size >> 1, 20, 3, 0]) {
      writeFileSync(file, pristine);
      truncateSync(file, length);
      expect({ length, version: imaged() }).toEqual({ length, version: undefined });
    }
  });

  it('is written by itself once much has come, by a start or a commit', async () => {
    const many: Quad[] = Array.from({ length: 60_000 }, (_, index) =>
      quad(ex(`s${index % 20_000}`), ex(`p${index % 3}`), literal(`value ${index}`)),
    );
    const content = await withCommitter(async (committer) => {
      await committer.commit({ added: many, removed: [] }, options);
      return contentOf(committer.current);
    });
    expect([imaged()?.number, contentOf(imaged()!)]).toEqual([3, content]);
    await withCommitter((committer) => commitTo(committer, ':one :more :quad .'));
    expect(imaged()?.number).toBe(3);
    unlinkSync(file);
    await withCommitter(() => undefined);
    expect(imaged()?.number).toBe(4);
  });
});
