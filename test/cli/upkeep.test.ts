import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../src/cli/settings.js';
import { SqliteDatabase } from '../../src/commits/sqlite.js';
import { Service } from '../../src/service.js';
import { TemporaryDirectories } from '../support/directories.js';
import { RunningApp, TOKEN, ask } from '../support/running-app.js';
import { fillTinyGraph } from '../support/small-graph.js';
import { runCommand, type Run } from '../support/terminal.js';

const directories = new TemporaryDirectories();
/** A data directory with six versions, the third of which has a name; never changed. */
let pristine: string;
let data: string;

const run = (...args: string[]): Promise<Run> =>
  runCommand(args, { DATA_DIR: data, USER: 'tester' });
const json = async <T>(...args: string[]): Promise<T> => {
  const { status, out, error } = await run(...args, '--json');
  if (status !== 0) throw new Error(`status ${status}: ${error}`);
  return JSON.parse(out) as T;
};
/** Drops all but the latest versions. */
async function compact(versions: number): Promise<void> {
  const service = await Service.open(readSettings({}, { DATA_DIR: data }).service);
  await service.compact({ versions });
  await service.close();
}
interface Listed {
  readonly versions: {
    readonly version: number;
    readonly sha256: string;
    readonly author: string;
    readonly message: string;
  }[];
}

beforeAll(async () => {
  pristine = join(directories.make(), 'var');
  data = pristine;
  await fillTinyGraph(data);
  const file = join(directories.make(), 'more.ttl');
  for (let version = 2; version <= 6; version += 1) {
    writeFileSync(file, `<http://example.org/${version}> <http://example.org/p> "${version}" .`);
    expect(
      await run('load', file, '--author', `author ${version}`, '--message', `load ${version}`),
    ).toMatchObject({ status: 0 });
  }
  expect(await run('snapshot', 'name', '3', 'third')).toMatchObject({ status: 0 });
  await run('snapshot', 'list');
});
afterAll(() => {
  directories.removeAll();
});

/** Goes on with a copy of the data directory. */
function copy(): string {
  data = join(directories.make(), 'var');
  cpSync(pristine, data, { recursive: true });
  return data;
}

describe('load', () => {
  it('says author and message, and can be bound to a version', async () => {
    copy();
    const { versions } = await json<Listed>('snapshot', 'list');
    expect(versions[0]).toMatchObject({ version: 6, author: 'author 6', message: 'load 6' });
    const file = join(directories.make(), 'more.nt');
    writeFileSync(file, '<http://example.org/x> <http://example.org/p> "x" .\n');
    expect(await run('load', file, '--if-version', '5')).toMatchObject({
      status: 1,
      error: expect.stringContaining('[version-conflict]') as unknown,
    });
    expect(await run('load', file, '--if-version', 'five')).toMatchObject({ status: 2 });
    expect(await run('load', file, '--if-version', '6')).toMatchObject({ status: 0 });
  });
});

it('says of a version that it was dropped', async () => {
  copy();
  const before = await json<Listed>('snapshot', 'list');
  await compact(2);
  const after = await json<Listed>('snapshot', 'list');
  expect(after.versions.map(({ version, sha256 }) => [version, sha256])).toEqual(
    before.versions
      .filter(({ version }) => [3, 5, 6].includes(version))
      .map(({ version, sha256 }) => [version, sha256]),
  );
  for (const args of [
    ['snapshot', 'show', '4'],
    ['query', 'ASK {}', '--version', '1'],
    ['snapshot', 'name', '2', 'second'],
  ]) {
    expect(await run(...args)).toMatchObject({
      status: 1,
      error: expect.stringMatching(/Version \d was dropped.*\[version-dropped\]/) as unknown,
    });
  }
  expect(await run('query', 'ASK { ?s ?p "3" }', '--version', 'third')).toMatchObject({
    status: 0,
    out: 'yes\n',
  });
});

describe('backup and restore', () => {
  it('carry the whole past into another directory, byte for byte in its exports', async () => {
    copy();
    const file = join(directories.make(), 'graph.backup');
    const made = await json<{ version: number; versions: number; digest: string }>('backup', file);
    expect(made).toMatchObject({ version: 6, versions: 6 });
    const { versions } = await json<Listed>('snapshot', 'list');
    data = join(directories.make(), 'elsewhere', 'var');
    expect(await json('restore', file)).toMatchObject({
      version: 6,
      versions: 6,
      digest: made.digest,
    });
    expect((await json<Listed>('snapshot', 'list')).versions).toEqual(versions);
    expect(await run('query', 'ASK { ?s ?p "2" }', '--version', '2')).toMatchObject({
      status: 0,
      out: 'yes\n',
    });
  });

  it('carry contexts along, and tokens when they are told to', async () => {
    copy();
    const from = data;
    const context = join('contexts', `${'c'.repeat(22)}.jsonld`);
    mkdirSync(join(from, 'contexts'), { recursive: true });
    writeFileSync(join(from, context), '{}');
    await run('token', 'create', 'anna');
    const [plain, whole] = ['plain', 'whole'].map((name) => join(directories.make(), name)) as [
      string,
      string,
    ];
    expect(await json('backup', plain)).toMatchObject({ tokens: 0 });
    const made = await json<{ contexts: number }>('backup', whole, '--with-tokens');
    expect(made).toMatchObject({ tokens: 1 });
    expect(statSync(whole).mode & 0o77).toBe(0);

    data = join(directories.make(), 'var');
    expect((await run('restore', plain)).out).toMatch(/^contexts: \d+\ntokens: 0$/m);
    expect(readFileSync(join(data, context), 'utf8')).toBe('{}');
    await run('token', 'create', 'bert');
    expect(await json('restore', plain, '--replace')).toMatchObject({ tokens: 0 });
    expect((await run('token', 'list')).out).toContain('- name: bert\n');
    expect(await json('restore', whole, '--replace')).toMatchObject({
      tokens: 1,
      contexts: made.contexts,
    });
    expect((await run('token', 'list')).out).toMatch(/^tokens:\n- name: anna\n/);
    for (const name of ['tokens.json', context])
      expect(readFileSync(join(data, name))).toEqual(readFileSync(join(from, name)));
    expect(await json('backup', join(directories.make(), 'again'))).toMatchObject({ version: 6 });
  });

  it('work beside a server that goes on writing', async () => {
    const app = await RunningApp.start();
    data = join(app.directory, 'var');
    const write = async (count: number): Promise<void> => {
      await ask(`${app.url}/sparql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/sparql-update', Authorization: `Bearer ${TOKEN}` },
        body: `INSERT DATA { <http://example.org/x> <http://example.org/p> ${count} }`,
      });
    };
    for (let count = 0; count < 5; count += 1) await write(count);
    const file = join(directories.make(), 'graph.backup');
    const [made] = await Promise.all([
      json<{ version: number }>('backup', file),
      write(5),
      write(6),
    ]);
    expect(made.version).toBeGreaterThanOrEqual(6);
    // The directory is in use.
    expect(await run('restore', file, '--replace')).toMatchObject({
      status: 3,
      error: expect.stringContaining('[data-directory-in-use]') as unknown,
    });
    await app.close();
    data = join(directories.make(), 'var');
    expect(await json('restore', file)).toMatchObject({ version: made.version });
  });

  it('replace a graph only when told to, and drop its write-ahead log', async () => {
    copy();
    const file = join(directories.make(), 'graph.backup');
    await json('backup', file);
    const { versions } = await json<Listed>('snapshot', 'list');
    const more = join(directories.make(), 'more.nt');
    writeFileSync(more, '<http://example.org/later> <http://example.org/p> "later" .\n');
    await run('load', more);
    // A writer that was killed leaves such a file behind.
    const writer = new SqliteDatabase(join(data, 'log.sqlite'));
    writer.exec("INSERT INTO version_names VALUES ('stray', 2, '', '2020')");
    cpSync(join(data, 'log.sqlite-wal'), join(directories.make(), 'wal'));
    const wal = readFileSync(join(data, 'log.sqlite-wal'));
    writer.close();
    writeFileSync(join(data, 'log.sqlite-wal'), wal);
    expect(await run('restore', file)).toMatchObject({
      status: 2,
      error: expect.stringContaining('--replace') as unknown,
    });
    expect(await run('restore', file, '--replace')).toMatchObject({ status: 0 });
    expect((await json<Listed>('snapshot', 'list')).versions).toEqual(versions);
  });

  it('say that the folder of the backup is missing', async () => {
    copy();
    expect(await run('backup', '/nonexistent/graph.backup')).toMatchObject({
      status: 2,
      error: expect.stringContaining('/nonexistent cannot be used: it does not exist.') as unknown,
    });
  });

  it('refuse what is no whole backup, and leave everything as it was', async () => {
    copy();
    const directory = directories.make();
    const file = join(directory, 'graph.backup');
    await json('backup', file);
    expect(await run('backup', file)).toMatchObject({ status: 2 });
    const bytes = readFileSync(file);
    const flipped = (at: number): Buffer => {
      const other = Buffer.from(bytes);
      other[Math.floor(at * other.length)]! ^= 4;
      return other;
    };
    const cases: readonly (readonly [content: Buffer, status: number, code: string])[] = [
      ...[1, 40, 100, 200, 5_000, bytes.length / 2, bytes.length - 600].map(
        (cut) => [bytes.subarray(0, bytes.length - cut), 3, 'log-damaged'] as const,
      ),
      ...[0.001, 0.01, 0.1, 0.33, 0.5, 0.77, 0.9, 0.999].map(
        (at) => [flipped(at), 3, 'log-damaged'] as const,
      ),
      [Buffer.alloc(0), 2, 'bad-request'],
      [Buffer.from('something else '.repeat(500)), 2, 'bad-request'],
    ];
    const namesIn = (): string[] => readdirSync(data).sort();
    const before = namesIn();
    for (const [content, expected, code] of cases) {
      writeFileSync(file, content);
      const { status, error } = await run('restore', file, '--replace');
      expect([content.length, status, error]).toEqual([
        content.length,
        expected,
        expect.stringMatching(new RegExp(`^osce-graph: .*graph\\.backup .*\\[${code}\\]\n$`)),
      ]);
      expect(namesIn()).toEqual(before);
    }
    expect(await run('restore', directory)).toMatchObject({ status: 2 });
    expect(await run('restore', join(directory, 'nothing'))).toMatchObject({
      status: 1,
      error: expect.stringContaining('[not-found]') as unknown,
    });
    writeFileSync(file, bytes);
    expect(
      await runCommand(['restore', file, '--replace'], {
        DATA_DIR: data,
        BASE_IRI: 'https://elsewhere.example/',
      }),
    ).toMatchObject({ status: 2, error: expect.stringContaining('BASE_IRI') as unknown });
    expect((await json<Listed>('snapshot', 'list')).versions).toHaveLength(6);
    data = join(directory, 'nowhere');
    expect(await run('backup', join(directory, 'other.backup'))).toMatchObject({
      status: 1,
      error: expect.stringContaining('[not-found]') as unknown,
    });
    expect([existsSync(join(directory, 'other.backup')), existsSync(data)]).toEqual([false, false]);
  });
});

describe('doctor', () => {
  const examine = async (): Promise<{
    status: number;
    findings: { part: string; isGood: boolean; message: string }[];
  }> => {
    const { status, out } = await run('doctor', '--json', '--no-shapes');
    return {
      status,
      findings: out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { part: string; isGood: boolean; message: string }),
    };
  };
  const tamper = (sql: string): void => {
    const database = new SqliteDatabase(join(data, 'log.sqlite'));
    database.exec(sql);
    database.close();
  };

  it('finds a sound directory good, also a compacted one', async () => {
    copy();
    const { status, out } = await run('doctor');
    expect([status, out.includes('PROBLEM')]).toEqual([0, false]);
    for (const part of ['log', 'commits', 'image', 'digests', 'shapes'])
      expect(out).toContain(`good  ${part}: `);
    await compact(1);
    const { status: again, findings } = await examine();
    expect([again, findings.find(({ part }) => part === 'commits')?.message]).toEqual([
      0,
      expect.stringContaining('2 commits up to version 6 (4 versions were dropped)'),
    ]);
  });

  it.each([
    ['log', "UPDATE commits SET message = 'another' WHERE id = 4", /log\.sqlite.*commit 4/],
    ['log', 'DELETE FROM commits WHERE id = 2', /log\.sqlite.*commit 2/],
    ['log', 'UPDATE patches SET bytes = zeroblob(40) WHERE commit_id = 5', /log\.sqlite.*commit 5/],
    ['digests', "INSERT OR REPLACE INTO version_digests VALUES (3, 1, 'other')", /version 3/],
  ])('names what is damaged in the %s by %s', async (part, sql, named) => {
    copy();
    tamper(sql);
    const { status, findings } = await examine();
    const [bad, ...others] = findings.filter(({ isGood }) => !isGood);
    expect([status, others]).toEqual([3, []]);
    expect([part === 'log' ? 'commits' : part, bad?.message]).toEqual([
      bad?.part,
      expect.stringMatching(named),
    ]);
  });

  it('names an image that is damaged', async () => {
    copy();
    const image = join(data, 'image.bin');
    if (!existsSync(image)) await compact(1);
    expect(existsSync(image)).toBe(true);
    const bytes = readFileSync(image);
    bytes[Math.floor(statSync(image).size / 2)]! ^= 1;
    writeFileSync(image, bytes);
    const { status, findings } = await examine();
    expect([status, findings.find(({ part }) => part === 'image')]).toEqual([
      3,
      { part: 'image', isGood: false, message: expect.stringContaining(image) as unknown },
    ]);
  });

  it('names a log that is missing, and makes none', async () => {
    data = join(directories.make(), 'var');
    const { status, findings } = await examine();
    expect([status, findings]).toEqual([
      3,
      [
        {
          part: 'log',
          isGood: false,
          message: expect.stringContaining('log.sqlite is missing') as unknown,
        },
      ],
    ]);
    expect(existsSync(data)).toBe(false);
  });
});
