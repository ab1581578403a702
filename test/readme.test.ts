import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { labelOf } from '../src/graph/index.js';
import { startServer, type RunningServer } from '../src/http/index.js';
import { DEFAULT_BASE_IRI, PACKAGE_DIRECTORY, objectsOf, type Term } from '../src/rdf/index.js';
import { Service } from '../src/service.js';

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

describe('README', () => {
  let service: Service;
  let server: RunningServer;
  let directory: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'osce-graph-readme-'));
    symlinkSync(join(PACKAGE_DIRECTORY, 'data'), join(directory, 'data'));
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

  describe.each(PAGES)('%s', (page) => {
    it.each(commandsOf(page))('has a command that works: %s', async (command) => {
      const here = command
        .replaceAll('http://localhost:3000', server.url)
        .replace('npx osce-graph', `node ${join(PACKAGE_DIRECTORY, 'bin', 'osce-graph.js')}`)
        .replace(/^curl /, 'curl --silent --show-error --fail ');
      const { stdout } = await run('bash', ['-c', here], {
        cwd: directory,
        env: { ...process.env, DATA_DIR: join(directory, 'var') },
        timeout: 50_000,
      });
      if (!here.includes(' -o ')) expect(stdout).toMatch(/[A-Za-z]{3}/);
    });
  });
});
