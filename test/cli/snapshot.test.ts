import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRdf, toNQuad } from '../../src/rdf/index.js';
import { clique } from '../support/arbitraries.js';
import { smallGraphCommands } from '../support/small-graph-commands.js';
import { jsonOf } from '../support/terminal.js';

const { directory, file, run, versionNow } = smallGraphCommands();

/** A command of snapshot with these words, and others as they are. */
const snapshot = (words: string, ...others: readonly string[]): ReturnType<typeof run> =>
  run('snapshot', ...words.split(' '), ...others);

beforeAll(async () => {
  await run('load', file('second-version.ttl', '<urn:test:a> <urn:test:p> 1 .'));
});

describe('snapshot', () => {
  it('writes what a repository takes: the archive, its metadata, and their digests', async () => {
    const output = join(directory, 'deposit');
    const { status, out } = await snapshot('deposit 1 -o', output, '--json');
    expect(status).toBe(0);
    const archive = join(output, 'osce-graph-v1.zip');
    const written = out
      .trimEnd()
      .split('\n')
      .map((line) => jsonOf<{ version: number; file: string; sha256: string }>(line));
    expect(written.map((each) => each.file)).toEqual([
      archive,
      join(output, 'zenodo.json'),
      join(output, 'datacite.json'),
    ]);
    const sums = readFileSync(join(output, 'SHA256SUMS'), 'utf8');
    for (const each of written) {
      expect(createHash('sha256').update(readFileSync(each.file)).digest('hex')).toBe(each.sha256);
      expect(sums).toContain(each.sha256);
    }
    expect((await snapshot('verify', archive)).status).toBe(0);
    const { metadata } = jsonOf<{ metadata: Record<string, unknown> }>(
      readFileSync(join(output, 'zenodo.json'), 'utf8'),
    );
    // What Zenodo requires of a data set.
    expect(metadata).toMatchObject({
      upload_type: 'dataset',
      title: 'osce-graph, version 1',
      creators: [{ name: expect.any(String) }],
      description: expect.any(String),
      access_right: 'open',
      license: 'cc-by-4.0',
      publication_date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      version: '1',
    });
    expect((await snapshot('deposit 99 -o', output)).status).toBe(1);
    expect((await snapshot('deposit 1')).status).toBe(2);
  });

  it('names a version, for good', async () => {
    expect(await snapshot('name 1 shipped')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^version: 1\nname: shipped\n/),
      error: '',
    });
    expect(jsonOf((await snapshot('show shipped --json')).out)).toMatchObject({
      version: 1,
      name: 'shipped',
    });
    expect((await snapshot('name 2 shipped')).status).toBe(2);
    expect((await snapshot('name 99 other')).status).toBe(1);
  });

  it.each([
    ['nq', true],
    ['trig', false],
    ['jsonld', false],
  ])(
    'exports as %s (packed: %s) what it verifies as good, and as another version as not',
    async (format, isPacked) => {
      const path = join(directory, 'exports', `graph.${format}${isPacked ? '.gz' : ''}`);
      const exported = await snapshot(
        'export 1 --format',
        format,
        ...(isPacked ? ['--gzip'] : []),
        '-o',
        path,
        '--json',
      );
      expect([exported.status, jsonOf<{ version: number; size: number }>(exported.out)]).toEqual([
        0,
        expect.objectContaining({ version: 1, file: path, size: readFileSync(path).length }),
      ]);
      expect((await snapshot('verify', path, '--version', '1')).status).toBe(0);
      expect((await snapshot('verify', path)).out).toContain('\nversion: 1\nisGood: true\n');
      const other = await snapshot('verify', path, '--version', '2', '--json');
      expect([other.status, jsonOf<{ isGood: boolean }>(other.out).isGood]).toEqual([1, false]);
    },
  );

  it('verifies damaged files as not good', async () => {
    for (const name of ['graph.nq', 'graph.nq.gz']) {
      const path = join(directory, name);
      await snapshot('export 1 -o', path, ...(name.endsWith('.gz') ? ['--gzip'] : []));
      truncateSync(path, Math.floor(readFileSync(path).length / 2));
      const { status, error } = await snapshot('verify', path, '--version', '1');
      expect([name, status, /\n\s+at /.test(error)]).toEqual([name, 1, false]);
    }
    expect((await snapshot('verify /nonexistent.nq --version 1')).status).toBe(1);
    expect((await snapshot('verify', file('no-graphs.ttl', ''), '--version', '1')).status).toBe(1);
    expect((await snapshot('verify', file('no-graphs.ttl', ''))).status).toBe(2);
  });

  it('exports into a directory, under a name that tells version and form', async () => {
    mkdirSync(join(directory, 'out'));
    const { status, out } = await snapshot(
      'export latest --format ttl -o',
      join(directory, 'out'),
      '--json',
    );
    const { file: path } = jsonOf<{ file: string }>(out);
    expect([status, path]).toEqual([
      0,
      join(directory, 'out', `osce-graph-v${versionNow()}-graph.ttl`),
    ]);
    expect(
      (await parseRdf(readFileSync(path, 'utf8'), { format: 'turtle' })).length,
    ).toBeGreaterThan(5_000);
    expect((await snapshot('export 1 --format exe -o', join(directory, 'out'))).status).toBe(2);
    expect((await snapshot('export 99 -o', join(directory, 'out'))).status).toBe(1);
  });

  it('exports tables into a directory, and verifies it with its digests', async () => {
    const path = join(directory, 'tables');
    const { status, out } = await snapshot(
      'export 1 --format csv --country AL --from 2010 -o',
      path,
    );
    expect([status, out.includes('event.csv: version 1')]).toEqual([0, true]);
    expect(readFileSync(join(path, 'event.csv'), 'utf8')).toContain('Tirana');
    expect(await snapshot('verify', path)).toMatchObject({ status: 0, error: '' });
    expect((await snapshot('verify', path, '--version', '2')).out).toContain(
      'manifest.json says version 1, not 2',
    );
    writeFileSync(join(path, 'event.csv'), 'iri\r\n');
    writeFileSync(join(path, 'notes.txt'), 'mine');
    const spoilt = await snapshot('verify', path, '--json');
    expect([spoilt.status, jsonOf<{ problems: string[] }>(spoilt.out).problems]).toEqual([
      1,
      ['event.csv does not match its digest in SHA256SUMS', 'notes.txt is not in SHA256SUMS'],
    ]);
  });

  it('writes partitions, which are always Parquet of all statements', async () => {
    const output = join(directory, 'partitions');
    const { status, out } = await snapshot('export 1 --partitioned --json -o', output);
    const { version, files } = jsonOf<{ version: number; files: string[] }>(out);
    expect([status, version]).toEqual([0, 1]);
    expect(files).toContain('statements/predicate=rdf%3Atype/part-0.parquet');
    for (const name of files) expect(existsSync(join(output, name))).toBe(true);
    const again = await snapshot('export 1 --partitioned -o', output);
    expect([again.status, again.error]).toEqual([2, expect.stringContaining('is not empty')]);
    const onFile = await snapshot('export 1 --partitioned -o', file('some.txt', 'kept'));
    expect([onFile.status, onFile.error]).toEqual([
      2,
      expect.stringContaining('cannot be written'),
    ]);
    for (const other of ['--gzip', '--table place', '--format csv'])
      expect((await snapshot(`export 1 --partitioned ${other} -o`, output)).status).toBe(2);
  });

  it('exports one table, the bundle, and the graph of a query', async () => {
    const table = join(directory, 'places.parquet');
    expect((await snapshot('export 1 --format parquet --table place -o', table)).status).toBe(0);
    expect(readFileSync(table).subarray(0, 4).toString()).toBe('PAR1');
    const bundle = join(directory, 'bundle.zip');
    expect((await snapshot('export 1 --format bundle -o', bundle)).status).toBe(0);
    expect((await snapshot('verify', bundle)).status).toBe(0);
    expect((await snapshot('verify /nonexistent.nq')).error).toMatch(
      /^osce-graph: \/nonexistent.nq cannot be read: .*no such file or directory.*\[not-found\]\n$/,
    );
    const good = readFileSync(bundle);
    for (let at = 60; at < good.length; at += Math.ceil(good.length / 30)) {
      // Readers go by the directory at the end, not by the header before each file.
      if (at - good.lastIndexOf('PK\u0003\u0004', at + 3) < 30) continue;
      const spoilt = Buffer.from(good);
      spoilt[at]! ^= 0x55;
      writeFileSync(bundle, spoilt);
      const { status, out, error } = await snapshot('verify', bundle);
      expect([at, status === 1 ? out : error]).toEqual([
        at,
        expect.stringMatching(status === 1 ? /isGood: false/ : /as a zip archive.*\[bad-request\]/),
      ]);
    }
    writeFileSync(bundle, good.subarray(0, 1000));
    expect((await snapshot('verify', bundle)).status).toBe(2);
    const graph = join(directory, 'query.nt');
    expect(
      (
        await snapshot(
          'export 1 --format nt --query',
          'CONSTRUCT { <urn:x:s> <urn:x:p> "o" } {}',
          '-o',
          graph,
        )
      ).status,
    ).toBe(0);
    expect(readFileSync(graph, 'utf8')).toBe('<urn:x:s> <urn:x:p> "o" .\n');
  });

  it.each([
    ['--table place', 2],
    ['--format csv --table planet', 1],
    ['--format csv --gzip', 2],
    ['--format geojson --gzip', 2],
    ['--from soon', 2],
    ['--class Unheard', 2],
    ['--query ASK{}', 2],
    ['--query SELECT', 2],
  ])('refuses an export with %s', async (flags, status) => {
    expect(
      (await snapshot('export 1', ...flags.split(' '), '-o', join(directory, 'refused'))).status,
    ).toBe(status);
    expect(existsSync(join(directory, 'refused'))).toBe(false);
  });

  it('verifies by its bytes a version whose blank nodes are too alike for a digest', async () => {
    expect((await run('load', file('clique.nt', clique(8).map(toNQuad).join('\n')))).status).toBe(
      0,
    );
    expect((await snapshot('show latest')).out).toContain('sha256 none');
    const path = join(directory, 'clique.nq');
    expect((await snapshot('export latest -o', path)).status).toBe(0);
    expect((await snapshot('verify', path, '--version', 'latest')).status).toBe(0);
    writeFileSync(path, '');
    const { status, error } = await snapshot('verify', path, '--version', 'latest');
    expect([status, error.includes('has no digest')]).toEqual([2, true]);
    expect((await snapshot('verify', path, '--version', '1')).status).toBe(1);
  });
});
