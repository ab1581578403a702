import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchPage } from '../bench/generate-pages.js';
import { CommitLog } from '../../src/commits/index.js';
import { parseRdf, toNQuad } from '../../src/rdf/index.js';
import { clique } from '../support/arbitraries.js';
import { fillSmallGraph } from '../support/small-graph.js';
import { runCommand, type Run } from '../support/terminal.js';
import {
  BROKEN_DATE_PAGE,
  LOBBYING_PAGE,
  NO_NEWS_PAGE,
  STAFF_COLLEGE_PAGE,
} from '../support/written-pages.js';

/** The relations in which the reading of pages is scored; anything else counts as wrong there. */
const RELATIONS_SCORED = [
  'issuedBy',
  'fieldOfWork',
  'organiser',
  'partner',
  'funder',
  'place',
  'startDate',
  'endDate',
  'eventType',
  'person',
  'personRole',
  'affiliation',
  'projectTitle',
  'participantsCount',
];

let directory: string;
const run = (...args: string[]): Promise<Run> =>
  runCommand(args, { DATA_DIR: join(directory, 'var'), USER: 'tester' });
const file = (name: string, content: string | Buffer): string => {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
};
const jsonOf = <T>(text: string): T => JSON.parse(text) as T;
/** The last version, from the log itself. */
const versionNow = (): number => {
  const log = new CommitLog(join(directory, 'var'), 'read');
  const last = log.list().at(-1)!.id;
  log.close();
  return last;
};

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'osce-graph-cli-'));
  await fillSmallGraph(join(directory, 'var'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

interface Prediction {
  readonly file?: string;
  readonly label: string;
  readonly date: string;
  readonly issuers: readonly string[];
  readonly organisers: readonly { readonly name: string; readonly role: string }[];
  readonly event: { readonly type: string; readonly place: string };
  readonly statements: readonly (readonly [string, string])[];
  readonly spans: readonly {
    readonly relation: string;
    readonly object: string;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
  }[];
}

describe('ingest', () => {
  it('prints the facts of a page as the facts files have them, with statements and spans (--dry-run --json)', async () => {
    const before = versionNow();
    const { status, out, error } = await run(
      'ingest',
      '--dry-run',
      '--json',
      file('lobbying.txt', LOBBYING_PAGE),
    );
    const facts = jsonOf<Prediction>(out);
    expect([status, error]).toEqual([0, '']);
    expect(facts).toMatchObject({
      label: 'Belgrade training looks at how lobbying is to be regulated',
      date: '2019-04-18',
      contentType: 'Press release',
      issuers: [
        'OSCE Office for Democratic Institutions and Human Rights',
        'OSCE Mission to Serbia',
      ],
      fieldsOfWork: ['Democratization', 'Good governance'],
      event: {
        type: 'training',
        startDate: '2019-04-16',
        endDate: '2019-04-18',
        place: 'Belgrade',
        countryIso2: 'RS',
        participantsCount: 52,
      },
      persons: [],
      project: null,
    });
    expect(facts.organisers.map(({ name }) => name)).toEqual(facts.issuers);
    expect(facts.file).toBeUndefined();
    expect(facts.statements).toEqual(
      expect.arrayContaining([
        ['issuedBy', 'OSCE Mission to Serbia'],
        ['organiser', 'OSCE Mission to Serbia'],
        ['place', 'Belgrade'],
        ['startDate', '2019-04-16'],
        ['participantsCount', '52'],
      ]),
    );
    for (const [relation] of facts.statements) expect(RELATIONS_SCORED).toContain(relation);
    expect(new Set(facts.statements.map((each) => each.join('\n'))).size).toBe(
      facts.statements.length,
    );
    for (const [relation, object] of facts.statements) {
      const span = facts.spans.find(
        (each) => each.relation === relation && each.object === object,
      )!;
      expect([relation, span.quote]).toEqual([relation, LOBBYING_PAGE.slice(span.start, span.end)]);
    }
    expect(versionNow()).toBe(before);
  });

  it('prints an object a line for several pages, each with its file, and goes on after one that fails', async () => {
    const pages = [
      file('one.txt', LOBBYING_PAGE),
      file('two.html', STAFF_COLLEGE_PAGE),
      file('three.txt', NO_NEWS_PAGE),
      file('four.txt', BROKEN_DATE_PAGE),
    ];
    const { status, out, error } = await run('ingest', '--dry-run', '--json', ...pages);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => jsonOf<Prediction & { error?: { code: string } }>(line));
    expect(lines.map((line) => [line.file, line.label ?? line.error!.code])).toEqual([
      [pages[0], 'Belgrade training looks at how lobbying is to be regulated'],
      [pages[1], 'Officials of three States end a course on watching borders'],
      [pages[2], 'not-a-news-page'],
      [pages[3], 'bad-date'],
    ]);
    expect(status).toBe(1);
    expect(error).toContain(pages[2]);
    expect(error).toMatch(/four\.txt.*31 April 2019/);
  });

  it('reads all pages of a directory, in the order of their names', async () => {
    mkdirSync(join(directory, 'pages'));
    const pages = [file('pages/b.txt', LOBBYING_PAGE), file('pages/a.html', STAFF_COLLEGE_PAGE)];
    file('pages/notes.md', 'no page');
    const { status, out } = await run('ingest', '--dry-run', '--json', join(directory, 'pages'));
    expect([
      status,
      out
        .trimEnd()
        .split('\n')
        .map((line) => jsonOf<Prediction>(line).file),
    ]).toEqual([0, [pages[1], pages[0]]]);
  });

  it('shows people each fact with its words', async () => {
    const { status, out } = await run('ingest', '--dry-run', file('lobbying.txt', LOBBYING_PAGE));
    expect(status).toBe(0);
    expect(out).toMatch(/^ {2}place +Belgrade +“Belgrade”$/m);
  });

  it('commits a page, and knows it the second time', async () => {
    const before = versionNow();
    const page = file('lobbying.txt', LOBBYING_PAGE);
    const first = await run(
      'ingest',
      page,
      '--json',
      '--source',
      'https://www.osce.org/test/1000001',
    );
    const ingested = jsonOf<{ version: number; newsItem: string; wasKnown: boolean }>(first.out);
    expect([first.status, ingested.version, ingested.wasKnown]).toEqual([0, before + 1, false]);
    expect(
      (
        await run(
          'query',
          `ASK { <${ingested.newsItem}> a <https://w3id.org/osce-graph/ontology#NewsItem> }`,
        )
      ).out,
    ).toBe('yes\n');
    const again = await run('ingest', page);
    expect([again.status, again.error.includes('[already-known]')]).toEqual([1, true]);
    expect(versionNow()).toBe(before + 1);
  });

  it.each([
    ['none.txt', NO_NEWS_PAGE, 'not-a-news-page'],
    ['date.txt', BROKEN_DATE_PAGE, 'bad-date'],
  ])('refuses %s with status 1, and writes nothing', async (name, page, code) => {
    const before = versionNow();
    const ended = await run('ingest', file(name, page));
    expect([ended.status, ended.error.includes(`[${code}]`), versionNow()]).toEqual([
      1,
      true,
      before,
    ]);
    expect((await run('ingest', '/nonexistent.txt')).status).toBe(1);
  });

  it('names the file that it refuses, for people and for programs', async () => {
    const path = file('nameless.txt', NO_NEWS_PAGE);
    expect((await run('ingest', '--dry-run', path)).error).toContain(`${path}: Not a news page`);
    expect(
      jsonOf<{ file: string }>((await run('ingest', '--dry-run', '--json', path)).error).file,
    ).toBe(path);
    expect((await run('ingest', '--dry-run', '/nonexistent.txt')).error).toBe(
      'osce-graph: The file /nonexistent.txt cannot be read. [not-found]\n',
    );
  });

  it('commits the pages of a directory, a version each in the order of their names, and counts what came of them', async () => {
    const before = versionNow();
    mkdirSync(join(directory, 'many', 'below'), { recursive: true });
    for (const number of [0, 1, 2])
      file(`many/${number}-${benchPage(number).name}`, benchPage(number).source);
    file('many/below/copy.txt', benchPage(0).source);
    file('many/none.txt', NO_NEWS_PAGE);
    const { status, out, error } = await run('ingest', join(directory, 'many'));
    const lines = out.trimEnd().split('\n');
    expect(
      lines
        .slice(0, -1)
        .map((line) => /^version (\d+): (?:.* number (\d))/.exec(line)?.slice(1).map(Number)),
    ).toEqual([
      [before + 1, 0],
      [before + 2, 1],
      [before + 3, 2],
    ]);
    expect(lines.at(-1)).toMatch(
      new RegExp(
        `^5 pages in \\d+ s: 3 committed, 1 already known, 1 failed; \\d+ statements, \\d+ proposals to review; version ${before + 3}$`,
      ),
    );
    expect([status, error]).toEqual([1, expect.stringMatching(/none\.txt: Not a news page/)]);
    const log = new CommitLog(join(directory, 'var'), 'read');
    expect(
      log
        .list()
        .slice(-3)
        .map(({ author, message }) => [author, message]),
    ).toEqual(
      [0, 1, 2].map((number) => [
        'tester',
        expect.stringMatching(new RegExp(`^News page: .* number ${number} `)),
      ]),
    );
    log.close();
    const again = await run('ingest', '--json', join(directory, 'many'));
    expect(
      again.out
        .trimEnd()
        .split('\n')
        .map((line) => {
          const { alreadyKnown, error: refusal } = jsonOf<{
            alreadyKnown?: boolean;
            error?: object;
          }>(line);
          return alreadyKnown ?? refusal !== undefined;
        }),
    ).toEqual([true, true, true, true, true]);
    expect(again.error).toMatch(
      new RegExp(`5 pages in \\d+ s: 4 already known, 1 failed; version ${before + 3}\n$`),
    );
    expect(versionNow()).toBe(before + 3);
  });

  it('refuses a page that is not UTF-8, which would be read with wrong letters', async () => {
    const { status, error } = await run(
      'ingest',
      '--dry-run',
      file('latin-1.txt', Buffer.from(`é${LOBBYING_PAGE}`, 'latin1')),
    );
    expect([status, error.includes('[not-a-news-page]')]).toEqual([1, true]);
    expect(error).toMatch(/expected utf-8 text .*byte 0 \(counted from 0\)/);
  });
});

describe('snapshot', () => {
  it('lists versions and shows one, for people and programs', async () => {
    const { versions } = jsonOf<{
      versions: { version: number; sha256: string; quads: number; message: string }[];
    }>((await run('snapshot', 'list', '--json')).out);
    expect(versions.map(({ version }) => version)).toEqual(
      versions.map((_each, index) => versions.length - index),
    );
    const first = versions.at(-1)!;
    expect(jsonOf((await run('snapshot', 'show', '1', '--json')).out)).toEqual(first);
    const told = (await run('snapshot', 'show', '1')).out;
    for (const part of ['version 1', `${first.quads} quads`, first.message, first.sha256])
      expect(told).toContain(part);
    expect((await run('snapshot', 'list')).out.trimEnd().split('\n')).toHaveLength(versions.length);
    expect((await run('snapshot', 'show', '99')).status).toBe(1);
  });

  it('names a version, for good', async () => {
    expect(await run('snapshot', 'name', '1', 'shipped')).toEqual({
      status: 0,
      out: 'version 1 is called shipped\n',
      error: '',
    });
    expect(jsonOf((await run('snapshot', 'show', 'shipped', '--json')).out)).toMatchObject({
      version: 1,
      name: 'shipped',
    });
    expect((await run('snapshot', 'name', '2', 'shipped')).status).toBe(2);
    expect((await run('snapshot', 'name', '99', 'other')).status).toBe(1);
    expect((await run('snapshot', 'name', '1', 'a b')).status).toBe(2);
  });

  it.each([
    ['nq', true],
    ['trig', false],
    ['jsonld', false],
  ])(
    'exports as %s (packed: %s) what it verifies as good, and as another version as not',
    async (format, isPacked) => {
      const path = join(directory, 'exports', `graph.${format}${isPacked ? '.gz' : ''}`);
      const exported = await run(
        'snapshot',
        'export',
        '1',
        '--format',
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
      expect((await run('snapshot', 'verify', path, '--version', '1')).status).toBe(0);
      expect((await run('snapshot', 'verify', path)).out).toContain('good version 1');
      const other = await run('snapshot', 'verify', path, '--version', '2', '--json');
      expect([other.status, jsonOf<{ isGood: boolean }>(other.out).isGood]).toEqual([1, false]);
    },
  );

  it('verifies damaged files as not good', async () => {
    for (const name of ['graph.nq', 'graph.nq.gz']) {
      const path = join(directory, name);
      await run('snapshot', 'export', '1', '-o', path, ...(name.endsWith('.gz') ? ['--gzip'] : []));
      truncateSync(path, Math.floor(readFileSync(path).length / 2));
      const { status, error } = await run('snapshot', 'verify', path, '--version', '1');
      expect([name, status, /\n\s+at /.test(error)]).toEqual([name, 1, false]);
    }
    expect((await run('snapshot', 'verify', '/nonexistent.nq', '--version', '1')).status).toBe(1);
    expect(
      (await run('snapshot', 'verify', file('no-graphs.ttl', ''), '--version', '1')).status,
    ).toBe(1);
    expect((await run('snapshot', 'verify', file('no-graphs.ttl', ''))).status).toBe(2);
  });

  it('exports into a directory, under a name that tells version and form', async () => {
    mkdirSync(join(directory, 'out'));
    const { status, out } = await run(
      'snapshot',
      'export',
      'latest',
      '--format',
      'ttl',
      '-o',
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
    expect(
      (await run('snapshot', 'export', '1', '--format', 'exe', '-o', join(directory, 'out')))
        .status,
    ).toBe(2);
    expect((await run('snapshot', 'export', '99', '-o', join(directory, 'out'))).status).toBe(1);
  });

  it('exports tables into a directory, and verifies it with its digests', async () => {
    const path = join(directory, 'tables');
    const { status, out } = await run(
      'snapshot',
      'export',
      '1',
      '--format',
      'csv',
      '--country',
      'AL',
      '--from',
      '2010',
      '-o',
      path,
    );
    expect([status, out.includes('event.csv: version 1')]).toEqual([0, true]);
    expect(readFileSync(join(path, 'event.csv'), 'utf8')).toContain('Tirana');
    expect(await run('snapshot', 'verify', path)).toEqual({
      status: 0,
      out: `${path}: good version 1\n`,
      error: '',
    });
    expect((await run('snapshot', 'verify', path, '--version', '2')).out).toContain(
      'manifest.json says version 1, not 2',
    );
    writeFileSync(join(path, 'event.csv'), 'iri\r\n');
    writeFileSync(join(path, 'notes.txt'), 'mine');
    const spoilt = await run('snapshot', 'verify', path, '--json');
    expect([spoilt.status, jsonOf<{ problems: string[] }>(spoilt.out).problems]).toEqual([
      1,
      ['event.csv is not what SHA256SUMS says', 'notes.txt is not in SHA256SUMS'],
    ]);
  });

  it('exports one table, the bundle, and the graph of a query', async () => {
    const table = join(directory, 'places.parquet');
    expect(
      (await run('snapshot', 'export', '1', '--format', 'parquet', '--table', 'place', '-o', table))
        .status,
    ).toBe(0);
    expect(readFileSync(table).subarray(0, 4).toString()).toBe('PAR1');
    const bundle = join(directory, 'bundle.zip');
    expect((await run('snapshot', 'export', '1', '--format', 'bundle', '-o', bundle)).status).toBe(
      0,
    );
    expect((await run('snapshot', 'verify', bundle)).out).toBe(`${bundle}: good version 1\n`);
    truncateSync(bundle, 1000);
    expect((await run('snapshot', 'verify', bundle)).status).toBe(2);
    const graph = join(directory, 'query.nt');
    expect(
      (
        await run(
          'snapshot',
          'export',
          '1',
          '--format',
          'nt',
          '--query',
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
      (await run('snapshot', 'export', '1', ...flags.split(' '), '-o', join(directory, 'refused')))
        .status,
    ).toBe(status);
    expect(existsSync(join(directory, 'refused'))).toBe(false);
  });

  it('verifies a version that has no digest, since its blank nodes can hardly be told apart, by its bytes alone', async () => {
    expect((await run('load', file('clique.nt', clique(8).map(toNQuad).join('\n')))).status).toBe(
      0,
    );
    expect((await run('snapshot', 'show', 'latest')).out).toContain('sha256 none');
    const path = join(directory, 'clique.nq');
    expect((await run('snapshot', 'export', 'latest', '-o', path)).status).toBe(0);
    expect((await run('snapshot', 'verify', path, '--version', 'latest')).status).toBe(0);
    writeFileSync(path, '');
    const { status, error } = await run('snapshot', 'verify', path, '--version', 'latest');
    expect([status, error.includes('has no digest')]).toEqual([2, true]);
    expect((await run('snapshot', 'verify', path, '--version', '1')).status).toBe(1);
  });
});
