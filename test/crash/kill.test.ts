import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Committer } from '../../src/commits/index.js';
import { ServiceError } from '../../src/errors.js';
import { PACKAGE_DIRECTORY, literal, namedNode, namesFor, quad } from '../../src/rdf/index.js';
import { Gate } from '../../src/shacl/index.js';

const NAMES = namesFor('https://example.org/');
const VALUE = namedNode('https://example.org/value');
const QUADS_PER_COMMIT = 200;
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 12);
const LOAD_ROUNDS = Math.ceil(ROUNDS / 3);

function open(directory: string): Committer {
  return Committer.open(directory, new Gate([]), NAMES);
}

/** Lets a child commit, kills it without warning after some milliseconds, and returns the last number it acknowledged. */
async function commitUntilKilled(directory: string, milliseconds: number, script = 'committing-child.mjs', quadsPerCommit = QUADS_PER_COMMIT): Promise<number> {
  const child = spawn(process.execPath, [join(PACKAGE_DIRECTORY, 'test', 'support', script), directory, String(quadsPerCommit)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await once(child.stdout, 'data');
  await wait(milliseconds);
  child.kill('SIGKILL');
  await once(child, 'close');
  const acknowledged = output.split('\n').slice(0, -1).map(Number);
  return acknowledged.at(-1) ?? 0;
}

/** How many quads each commit up to this number left. */
function quadsOfCommits(committer: Committer, last: number): number[] {
  return Array.from({ length: last }, (_, index) => committer.current.count(namedNode(`https://example.org/${index + 1}`), VALUE));
}

describe('A data directory whose writer is killed', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'osce-graph-crash-'));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it(`has every acknowledged commit whole and no other in part, in ${ROUNDS} rounds`, async () => {
    let acknowledged = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const milliseconds = Math.random() * 60;
      acknowledged = Math.max(acknowledged, await commitUntilKilled(directory, milliseconds));
      const committer = open(directory);
      const { number } = committer.current;
      // One commit may have been on the disk before it could be acknowledged.
      expect({ round, milliseconds, isKept: number >= acknowledged && number <= acknowledged + 1 }).toEqual({ round, milliseconds, isKept: true });
      expect(new Set(quadsOfCommits(committer, number))).toEqual(new Set([QUADS_PER_COMMIT]));
      expect(committer.current.count()).toBe(number * QUADS_PER_COMMIT);
      await committer.close();
    }
  }, 300_000);

  it(`has every acknowledged load whole, no other in part, and images that are whole or not used, in ${LOAD_ROUNDS} rounds`, async () => {
    const quadsPerLoad = 60_000;
    let acknowledged = 0;
    for (let round = 0; round < LOAD_ROUNDS; round += 1) {
      const milliseconds = Math.random() * 1_500;
      acknowledged = Math.max(acknowledged, await commitUntilKilled(directory, milliseconds, 'loading-child.mjs', quadsPerLoad));
      const committer = open(directory);
      const { number } = committer.current;
      expect({ round, milliseconds, isKept: number >= acknowledged && number <= acknowledged + 1 }).toEqual({ round, milliseconds, isKept: true });
      expect(new Set(quadsOfCommits(committer, number))).toEqual(new Set(number === 0 ? [] : [quadsPerLoad]));
      expect(committer.current.count()).toBe(number * quadsPerLoad);
      await committer.close();
    }
    // Whatever the moments were, the directory can be loaded into.
    const committer = open(directory);
    const { added } = await committer.load((load) => {
      load.add([quad(VALUE, VALUE, literal('after'))]);
      return Promise.resolve();
    }, { author: 'test', message: 'after' });
    expect(added).toBe(1);
    await committer.close();
  }, 300_000);

  it('can be written to at once, since the lock goes with the process', async () => {
    const last = await commitUntilKilled(directory, 5);
    const committer = open(directory);
    const { commit } = await committer.commit({ added: [quad(VALUE, VALUE, literal('after'))], removed: [] }, { author: 'test', message: 'after' });
    expect(commit!.id).toBeGreaterThan(last);
    await committer.close();
  });
});

describe('A damaged log', () => {
  let directory: string;
  let file: string;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'osce-graph-damage-'));
    file = join(directory, 'log.sqlite');
    const committer = open(directory);
    for (let number = 1; number <= 20; number += 1) {
      const added = Array.from({ length: 50 }, (_, index) => quad(namedNode(`https://example.org/${number}`), VALUE, literal(`${index} ${'y'.repeat(100)}`)));
      await committer.commit({ added, removed: [] }, { author: 'test', message: String(number) });
    }
    await committer.close();
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  /** What opening refuses with. */
  function refusal(): { code: string; namesFile: boolean } | undefined {
    try {
      open(directory);
      return undefined;
    } catch (error) {
      return error instanceof ServiceError ? { code: error.code, namesFile: error.message.includes(file) } : { code: String(error), namesFile: false };
    }
  }

  /** Whether opening refuses and names the file, or finds commits that are whole; anything else is a silent loss. */
  async function isRefusedOrWhole(): Promise<boolean> {
    try {
      const committer = open(directory);
      const { number } = committer.current;
      const isWhole = committer.current.count() === number * 50 && quadsOfCommits(committer, number).every((count) => count === 50);
      await committer.close();
      return isWhole;
    } catch (error) {
      return error instanceof ServiceError && error.code === 'log-damaged' && error.message.includes(file);
    }
  }

  it('is refused, naming the file, when a byte of a change is another', () => {
    const database = new Database(file);
    const { bytes: change } = database.prepare('SELECT bytes FROM patches WHERE commit_id = 7').get() as { bytes: Buffer };
    database.close();
    const bytes = readFileSync(file);
    // Pages that SQLite no longer uses may hold the change too, so every place where it stands is changed.
    const beginning = change.subarray(0, 200);
    let places = 0;
    for (let at = bytes.indexOf(beginning); at !== -1; at = bytes.indexOf(beginning, at + 1)) {
      bytes[at + 100]! ^= 1;
      places += 1;
    }
    expect(places).toBeGreaterThan(0);
    writeFileSync(file, bytes);
    expect(refusal()).toEqual({ code: 'log-damaged', namesFile: true });
  });

  it('is refused or still whole, wherever a byte is another', async () => {
    const pristine = join(directory, 'pristine');
    copyFileSync(file, pristine);
    const { size } = statSync(file);
    for (let round = 0; round < 40; round += 1) {
      const offset = Math.floor(Math.random() * size);
      copyFileSync(pristine, file);
      const bytes = readFileSync(file);
      bytes[offset]! ^= 1 << Math.floor(Math.random() * 8);
      writeFileSync(file, bytes);
      expect({ offset, isRefusedOrWhole: await isRefusedOrWhole() }).toEqual({ offset, isRefusedOrWhole: true });
    }
  }, 120_000);

  it('is refused or still whole when its end is missing', async () => {
    const { size } = statSync(file);
    for (const part of [0.9, 0.5, 0.1]) {
      truncateSync(file, Math.floor(size * part));
      expect({ part, isRefusedOrWhole: await isRefusedOrWhole() }).toEqual({ part, isRefusedOrWhole: true });
    }
  });

  it('is refused when the file is something else', () => {
    writeFileSync(file, 'no database at all, but long enough to be read as one '.repeat(50));
    expect(refusal()).toEqual({ code: 'log-damaged', namesFile: true });
  });
});
