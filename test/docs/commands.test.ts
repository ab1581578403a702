import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startServer, type RunningServer } from '../../src/http/index.js';
import { DEFAULT_BASE_IRI, PACKAGE_DIRECTORY } from '../../src/rdf/index.js';
import { Service } from '../../src/service.js';
import { documentText, rowsWithHeader } from '../support/document-tables.js';
import { pageOf } from '../support/news-desk.js';

const run = promisify(execFile);

/** The commands in shell blocks of a document. */
function commandsOf(path: string): string[] {
  return [...documentText(path).matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap((block) => block[1]!.split(/\n(?=curl|npx)/))
    .map((command) => command.trim());
}

const COMMANDS = ['docs/http-api.md', 'docs/command-line.md'].flatMap(commandsOf);

describe('The documentation', () => {
  let service: Service;
  let server: RunningServer;
  let directory: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'osce-graph-docs-'));
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

  it('lists paths that all answer', async () => {
    const cited = await fetch(`${server.url}/cite`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/sparql-query' },
      body: 'ASK { ?s ?p ?o }',
    });
    const { id } = (await cited.json()) as { id: string };
    const page = pageOf({
      title: 'Witnesses are talked about in Tirana',
      lead:
        'A workshop on witnesses took place in Tirana on 3 March 2019. It was organized by the ' +
        'OSCE Presence in Albania.',
      body: 'The Stone Bridge Foundation supported the workshop.',
    });
    const posted = await fetch(`${server.url}/news`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', Authorization: 'Bearer secret' },
      body: page,
    });
    expect(posted.status).toBe(201);
    const proposals = (await (
      await fetch(`${server.url}/proposals?status=all`, { headers: { Accept: 'application/json' } })
    ).json()) as { proposals: { id: string }[] };
    const paths = rowsWithHeader('docs/http-api.md', '| path | what |')
      .flatMap(([cell]) => cell!.split(', '))
      .map((path) =>
        path
          .replace('{kind}/{slug}', 'state/austria')
          .replace('{digest}', service.contexts.digest)
          .replace('{term}', 'Workshop')
          .replace('{page}', 'querying')
          .replace('{shape}', 'Event')
          .replace('{part}', 'pages-1.xml')
          .replace('{id}', id)
          .replace('{proposal}', proposals.proposals[0]!.id)
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
      await response.body?.cancel();
      // A path that only takes POST says so.
      expect([path, [200, 405].includes(response.status)]).toEqual([path, true]);
    }
  });

  it.each(COMMANDS)('has a command that works: %s', async (command) => {
    const here = command
      .replaceAll('http://localhost:3000', server.url)
      .replace('npx osce-graph', `node ${join(PACKAGE_DIRECTORY, 'bin', 'osce-graph.js')}`)
      .replace(/(?<= -o | verify | backup )(?=\S)/, `${directory}/`)
      .replace(/^curl /, 'curl --silent --show-error --fail ');
    const { stdout } = await run('bash', ['-c', here], {
      cwd: PACKAGE_DIRECTORY,
      env: { ...process.env, DATA_DIR: join(directory, 'var') },
      timeout: 50_000,
    });
    expect(stdout).toMatch(/[A-Za-z]{3}/);
  });
});
