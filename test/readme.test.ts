import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SETTINGS } from '../src/cli/settings.js';
import { labelOf } from '../src/graph/index.js';
import { startServer, type RunningServer } from '../src/http/index.js';
import { DEFAULT_BASE_IRI, PACKAGE_DIRECTORY, objectsOf, type Term } from '../src/rdf/index.js';
import { LIST_KINDS } from '../src/lists/index.js';
import { Service } from '../src/service.js';
import { pageOf } from './support/news-desk.js';

const README = readFileSync(join(PACKAGE_DIRECTORY, 'README.md'), 'utf8');
const run = promisify(execFile);

/**
 * Rows of the table below a heading, or the first table after `from`, each as its cells without
 * back-ticks.
 */
function tableAfter(from: string): string[][] {
  const [table = ''] = /(?:^ *\|.*\n)+/m.exec(README.slice(README.indexOf(from))) ?? [];
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '').replaceAll('\\|', '|')),
    );
}

/**
 * The commands of README's shell blocks that can be run against a server; `npm start` and `npm
 * test` are run by continuous integration.
 */
const COMMANDS = [...README.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap((block) => block[1]!.split(/\n(?=curl|npx|npm)/))
  .map((command) => command.trim())
  .filter((command) => !command.startsWith('npm '));

describe('README', () => {
  let service: Service;
  let server: RunningServer;
  let directory: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'osce-graph-readme-'));
    service = await Service.open({
      dataDirectory: join(directory, 'var'),
      baseIri: DEFAULT_BASE_IRI,
      queryTimeoutMs: 60_000,
      isUnionDefaultGraph: true,
      serviceAllow: [],
    });
    server = await startServer(
      service,
      { publicUrl: undefined, writeToken: 'secret', maxBodyMb: 8 },
      { host: '127.0.0.1', port: 0 },
      () => undefined,
    );
  });

  afterAll(async () => {
    await server.close();
    await service.close();
    rmSync(directory, { recursive: true });
  });

  it('lists every setting with its default', () => {
    expect(tableAfter('### Settings')).toEqual(
      SETTINGS.map(({ variable, fallback, description }) => [
        variable,
        fallback ?? 'none',
        description,
      ]),
    );
  });

  it.each([
    // README calls a ministry of foreign affairs by its State.
    [
      'A ministry of foreign affairs',
      0,
      (ministry: Term) => objectsOf(service.current, ministry, service.names.og('ofState'))[0]!,
    ],
    ['A ministry of another State', 1, (ministry: Term) => ministry],
  ])('shows the real answer of the question, row by row: %s', async (heading, index, calledBy) => {
    const answer = await service.sparql.query(service.current, service.queries[index]!.query);
    if (answer.kind !== 'solutions') throw new Error('expected solutions');
    const rows: string[][] = [];
    for await (const solution of answer.solutions) {
      const shown = answer.variables.flatMap((name, column) =>
        name === 'event'
          ? []
          : [name === 'ministry' ? calledBy(solution[column]!) : solution[column]!],
      );
      rows.push(shown.map((term) => labelOf(service.current, term)));
    }
    expect(rows.length).toBeGreaterThan(1);
    expect(tableAfter(`**${heading}**`)).toEqual(rows);
  });

  it('lists paths that all answer', async () => {
    const cited = await fetch(`${server.url}/cite`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/sparql-query' },
      body: 'ASK { ?s ?p ?o }',
    });
    const { id } = (await cited.json()) as { id: string };
    const page = pageOf({
      title: 'Witnesses are talked about in Tirana',
      lead: 'A workshop on witnesses took place in Tirana on 3 March 2019. It was organized by the OSCE Presence in Albania.',
      body: 'The Stone Bridge Foundation supported the workshop.',
    });
    expect(
      (
        await fetch(`${server.url}/news`, {
          method: 'POST',
          headers: { 'Content-Type': 'text/plain', Authorization: 'Bearer secret' },
          body: page,
        })
      ).status,
    ).toBe(201);
    const proposals = (await (
      await fetch(`${server.url}/proposals?status=all`, { headers: { Accept: 'application/json' } })
    ).json()) as { proposals: { id: string }[] };
    const proposal = proposals.proposals[0]!.id;
    const paths = tableAfter('### HTTP')
      .flatMap(([cell]) => cell!.split(', '))
      .map((path) =>
        path
          .replace('{kind}/{slug}', 'state/austria')
          .replace('{digest}', service.contexts.digest)
          .replace('{term}', 'Workshop')
          .replace('{shape}', 'Event')
          .replace('{part}', 'pages-1.xml')
          .replace('{id}', id)
          .replace('{proposal}', proposal)
          .replace('{version}', '1')
          .replace('{kind}.{csv,parquet}', 'event.csv')
          .replace('{a}', '0')
          .replace('{b}', '1')
          .replace(/page=$/, 'page=1')
          .replace(/query=$/, 'query=ASK%7B%7D')
          .replace(/\{nq,.*\}\[\.gz\]/, 'nq')
          .replace('IRI', encodeURIComponent(`${DEFAULT_BASE_IRI}graph/reference`))
          .replace('…', 'reference'),
      );
    expect(paths.length).toBeGreaterThan(12);
    for (const path of paths) {
      const response = await fetch(server.url + path, { headers: { Accept: '*/*' } });
      // A path that is only posted to says so.
      expect([path, [200, 405].includes(response.status)]).toEqual([path, true]);
    }
  });

  it('lists the filters of each list, and its orders', () => {
    const rows = tableAfter('### Lists').map(([path, filters, sorts]) => [
      path,
      filters!.split(' ').sort(),
      sorts!.split(', '),
    ]);
    expect(rows).toEqual(
      LIST_KINDS.map(({ name, filters, period, sorts, defaultSort }) => [
        `/${name}`,
        [...filters.map((filter) => filter.name), ...(period ? ['from', 'to'] : [])].sort(),
        [defaultSort, ...Object.keys(sorts).filter((sort) => `-${sort}` !== defaultSort)],
      ]),
    );
  });

  it.each(COMMANDS)('has a command that works: %s', async (command) => {
    const here = command
      .replaceAll('http://localhost:3000', server.url)
      .replace('npx osce-graph', `node ${join(PACKAGE_DIRECTORY, 'bin', 'osce-graph.js')}`)
      .replace(/(?<= -o | verify )(?=\S)/, `${directory}/`)
      .replace(/^curl /, 'curl --silent --show-error --fail ');
    const { stdout } = await run('bash', ['-c', here], {
      cwd: PACKAGE_DIRECTORY,
      env: { ...process.env, DATA_DIR: join(directory, 'var') },
      timeout: 50_000,
    });
    if (!here.includes(' -o ')) expect(stdout).toMatch(/[A-Za-z]{3}/);
  });
});
