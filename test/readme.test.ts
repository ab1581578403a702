import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { labelOf, type GraphVersion } from '../src/graph/index.js';
import { PACKAGE_DIRECTORY, RDF, objectsOf, quadKey, type Term } from '../src/rdf/index.js';
import { rowsWithHeader } from './support/document-tables.js';
import { RunningApp } from './support/running-app.js';

const textOf = (path: string): string => readFileSync(join(PACKAGE_DIRECTORY, path), 'utf8');
const README = textOf('README.md');
const run = promisify(execFile);

/** The pages whose commands are run, in an order in which the files they save are there. */
const PAGES = [
  'README.md',
  'docs/getting-started.md',
  'docs/querying.md',
  'docs/asking.md',
  'docs/linked-data.md',
  'docs/snapshots.md',
  'docs/feeding-pages.md',
  'docs/http-api.md',
  'docs/command-line.md',
];

/** Cells of each row in the first table after `from`. */
function tableAfter(from: string): string[][] {
  const [table = ''] = /(?:^\|.*\n)+/m.exec(README.slice(README.indexOf(from))) ?? [];
  const rows = table.trim().split('\n').slice(2);
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/**
 * The commands in the shell blocks of a page that need a server. Continuous integration runs `npm
 * start` and `npm test`.
 */
function commandsOf(path: string): string[] {
  return [...textOf(path).matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap((block) => block[1]!.split(/\n(?=curl|npx|npm)/))
    .map((command) => command.trim())
    .filter((command) => !command.startsWith('npm '));
}

const seen = new Set<string>();
/** What several pages show runs once. */
const isNew = (command: string): boolean => seen.size < seen.add(command).size;

describe('README', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await RunningApp.start({
      maxBodyMb: 8,
      writeToken: 'secret',
      service: { queryTimeoutMs: 60_000 },
    });
    symlinkSync(join(PACKAGE_DIRECTORY, 'data'), join(app.directory, 'data'));
  });

  afterAll(() => app.close());

  it('is short', () => {
    expect(README.split('\n').length).toBeLessThanOrEqual(150);
    expect(Buffer.byteLength(README)).toBeLessThanOrEqual(10_000);
  });

  it('is cited as the version that the package has', () => {
    const { version } = JSON.parse(textOf('package.json')) as { version: string };
    expect(textOf('CITATION.cff')).toContain(`\nversion: ${version}\n`);
  });

  it.each([
    // README calls a ministry of foreign affairs by its State.
    [
      'A ministry of foreign affairs',
      0,
      (ministry: Term) =>
        objectsOf(app.service.current, ministry, app.service.names.og('ofState'))[0]!,
    ],
    ['A ministry of another State', 1, (ministry: Term) => ministry],
  ])('shows the real answer of the question, row by row: %s', async (heading, index, calledBy) => {
    const answer = await app.service.sparql.query(
      app.service.current,
      app.service.queries.shipped[index]!.query,
    );
    if (answer.kind !== 'solutions') throw new Error('expected solutions');
    const rows: string[][] = [];
    for await (const solution of answer.solutions) {
      const shown = answer.variables.flatMap((name, column) =>
        name === 'event'
          ? []
          : [name === 'ministry' ? calledBy(solution[column]!) : solution[column]!],
      );
      rows.push(shown.map((term) => labelOf(app.service.current, term)));
    }
    expect(rows.length).toBeGreaterThan(1);
    expect(tableAfter(`**${heading}**`)).toEqual(rows);
  });

  it('says what the facts rest on, with the counts of the graph', async () => {
    const { service } = app;
    const count = service.current.count(null, RDF.type, service.names.og('NewsItem'));
    const { og, graphs } = service.names;
    const kind = (name: string): string => `GRAPH ?g { ?i <${og('sourceKind').value}> "${name}" }`;
    const counted = async (...patterns: string[]): Promise<number> =>
      Number((await app.select(`SELECT (COUNT(*) AS ?n) { ${patterns.join(' ')} }`))[0]);
    const ofKind = async (name: string): Promise<{ items: number; statements: number }> => ({
      items: await counted(kind(name)),
      statements: await counted(kind(name), 'GRAPH ?g { ?s ?p ?o }'),
    });
    const [page, copy, none] = await Promise.all(
      ['OSCE page', 'copy or report', 'no source'].map(ofKind),
    );
    const words = {
      items: await counted(`?i <${og('contentDigest').value}> ?digest`),
      statements: await counted(
        `GRAPH <${graphs.receipts.value}> { ?receipt <${RDF.reifies.value}> ?statement }`,
      ),
    };
    const referenceStatements = service.current.count(null, null, null, graphs.reference);
    const inWords = (number: number): string => number.toLocaleString('en');
    expect(tableAfter('## What the shipped graph covers').map(([, ...counts]) => counts)).toEqual(
      [words, page!, copy!, none!].map(({ items, statements }) => [items, statements].map(inWords)),
    );
    expect(README).toContain(`\n${inWords(count)} news items from `);
    expect(README).toContain(` ${inWords(referenceStatements)} statements on States`);
  });

  it('says what is counted, in the page on queries', async () => {
    const rows = rowsWithHeader('docs/querying.md', '| pattern | all | with `--no-inferred` |');
    expect(rows).toHaveLength(2);
    for (const [pattern, ...expected] of rows) {
      const query = encodeURIComponent(`SELECT (COUNT(*) AS ?n) { ${pattern} }`);
      const found: string[] = [];
      for (const inferred of [true, false]) {
        const address = `${app.url}/sparql?version=1&inferred=${inferred}&query=${query}`;
        const answer = await fetch(address, { headers: { accept: 'text/csv' } });
        found.push(Number((await answer.text()).split('\r\n')[1]).toLocaleString('en'));
      }
      expect(found).toEqual(expected);
    }
  });

  describe.each(PAGES)('%s', (page) => {
    it.each(commandsOf(page).filter(isNew))('has a command that works: %s', async (command) => {
      const here = command
        .replaceAll('http://localhost:3000', app.url)
        .replace('npx osce-graph', `node ${join(PACKAGE_DIRECTORY, 'bin', 'osce-graph.js')}`)
        .replace(/^curl /, 'curl --silent --show-error --fail ');
      const { stdout } = await run('bash', ['-c', here], {
        cwd: app.directory,
        env: { ...process.env, DATA_DIR: join(app.directory, 'var'), WRITE_TOKEN: 'secret' },
        timeout: 50_000,
      });
      if (!here.includes(' -o ')) expect(stdout).toMatch(/[A-Za-z]{3}/);
    });
  });

  it('leaves the shipped data as it was', async () => {
    const { snapshots, current, names } = app.service;
    const shipped = await snapshots.open(1);
    const graphs = new Set([...shipped.match()].map(({ graph }) => graph.value));
    const linesOf = (version: GraphVersion): string[] =>
      [...version.match()]
        // Examples may add graphs of their own.
        .filter(({ graph }) => !graph.equals(names.graphs.inferred) && graphs.has(graph.value))
        .map(quadKey)
        .sort();
    expect(linesOf(current)).toEqual(linesOf(shipped));
  });
});
