import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DEFAULT_BASE_IRI, PACKAGE_DIRECTORY } from '../../src/rdf/index.js';
import { documentText, rowsWithHeader } from '../support/document-tables.js';
import { pageOf } from '../support/news-fixture.js';
import { RunningApp } from '../support/running-app.js';

const run = promisify(execFile);

/** The commands in shell blocks of a document. */
function commandsOf(path: string): string[] {
  return [...documentText(path).matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap((block) => block[1]!.split(/\n(?=curl|npx)/))
    .map((command) => command.trim());
}

const COMMANDS = ['docs/http-api.md', 'docs/command-line.md'].flatMap(commandsOf);

describe('The documentation', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await RunningApp.start({
      maxBodyMb: 8,
      writeToken: 'secret',
      service: { queryTimeoutMs: 60_000 },
    });
  });

  afterAll(() => app.close());

  it('lists paths that all answer', async () => {
    const cited = await fetch(`${app.url}/cite`, {
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
    const posted = await fetch(`${app.url}/news`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', Authorization: 'Bearer secret' },
      body: page,
    });
    expect(posted.status).toBe(201);
    const proposals = (await (
      await fetch(`${app.url}/proposals?status=all`, { headers: { Accept: 'application/json' } })
    ).json()) as { proposals: { id: string }[] };
    const paths = rowsWithHeader('docs/http-api.md', '| path | what |')
      .flatMap(([cell]) => cell!.split(', '))
      .map((path) =>
        path
          .replace('{kind}/{slug}', 'state/austria')
          .replace('{digest}', app.service.contexts.digest)
          .replace('/queries/{name}', '/queries/foreign-affairs')
          .replace('{term}', 'Workshop')
          .replace('{class}', 'Workshop')
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
      const response = await fetch(app.url + path, { headers: { Accept: '*/*' } });
      await response.body?.cancel();
      // A path that only takes POST says so.
      expect([path, [200, 405].includes(response.status)]).toEqual([path, true]);
    }
  });

  it.each(COMMANDS)('has a command that works: %s', async (command) => {
    const here = command
      .replaceAll('http://localhost:3000', app.url)
      .replace('npx osce-graph', `node ${join(PACKAGE_DIRECTORY, 'bin', 'osce-graph.js')}`)
      .replace(/(?<= -o | verify | backup )(?=\S)/, `${app.directory}/`)
      .replace(/^curl /, 'curl --silent --show-error --fail ');
    const { stdout } = await run('bash', ['-c', here], {
      cwd: PACKAGE_DIRECTORY,
      env: { ...process.env, DATA_DIR: join(app.directory, 'var') },
      timeout: 50_000,
    });
    expect(stdout).toMatch(/[A-Za-z]{3}/);
  });
});
