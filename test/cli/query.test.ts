import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tableText } from '../../src/cli/table.js';
import { PACKAGE_DIRECTORY, literal, parseRdf } from '../../src/rdf/index.js';
import type { Solution } from '../../src/sparql/index.js';
import { smallGraphCommands } from '../support/small-graph-commands.js';
import { jsonOf } from '../support/terminal.js';

const { directory, file, run } = smallGraphCommands();

describe('query', () => {
  const LABELS =
    'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?label { ' +
    '<https://w3id.org/osce-graph/id/state/austria> rdfs:label ?label }';

  it.each([
    [[], '?label\n-------\nAustria\n1 solution\n'],
    [['--format', 'csv'], 'label\r\nAustria\r\n'],
    [['--format', 'tsv'], '?label\n"Austria"@en\n'],
    [
      ['--format', 'json'],
      '{"head":{"vars":["label"]},"results":{"bindings":[\n' +
        '{"label":{"type":"literal","value":"Austria","xml:lang":"en"}}\n]}}\n',
    ],
  ])('prints solutions (%j)', async (flags, out) => {
    expect(await run('query', LABELS, ...flags)).toEqual({ status: 0, out, error: '' });
  });

  it('prints XML, and JSON for --json', async () => {
    expect((await run('query', LABELS, '--format', 'xml')).out).toContain(
      '<literal xml:lang="en">Austria</literal>',
    );
    expect((await run('query', LABELS, '--json')).out).toBe(
      (await run('query', LABELS, '--format', 'json')).out,
    );
  });

  it('says yes or no', async () => {
    expect((await run('query', 'ASK { <urn:none> ?p ?o }')).out).toBe('no\n');
    expect(jsonOf((await run('query', 'ASK {}', '--json')).out)).toEqual({
      head: {},
      boolean: true,
    });
  });

  it.each([
    ['turtle', []],
    ['turtle', ['--format', 'ttl']],
    ['jsonld', ['--format', 'jsonld']],
    ['nquads', ['--format', 'nquads']],
    ['nquads', ['--format', 'nq']],
    ['jsonld', ['--json']],
    ['jsonld', ['--format', 'json']],
  ] as const)('prints a graph as %s', async (format, flags) => {
    const { status, out } = await run(
      'query',
      'CONSTRUCT { <urn:a> <urn:b> ?x } WHERE { VALUES ?x { 1 2 } }',
      ...flags,
    );
    expect([
      status,
      (await parseRdf(out, { format })).map(({ object }) => object.value).sort(),
    ]).toEqual([0, ['1', '2']]);
  });

  it('explains a query that has no rows', async () => {
    const { status, out } = await run(
      'query',
      '--explain',
      'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?thing { ?thing ' +
        'rdfs:lable ?label }',
    );
    expect([status, out]).toEqual([
      0,
      expect.stringContaining('?thing rdfs:lable ?label  [line 1'),
    ]);
    expect((await run('query', '--explain', 'ASK {}', '--format', 'csv')).status).toBe(2);
  });

  it('reads the query from a file', async () => {
    expect(
      await run(
        'query',
        '-f',
        file('labels.rq', `# A comment first\n${LABELS}`),
        '--format',
        'csv',
      ),
    ).toEqual({ status: 0, out: 'label\r\nAustria\r\n', error: '' });
  });

  it('refuses a format that no answer has before anything is opened', async () => {
    const nowhere = join(directory, 'nowhere');
    const { status, error } = await run(
      'query',
      'ASK {}',
      '--format',
      'pdf',
      '--data-dir',
      nowhere,
    );
    expect([status, error.includes('[bad-request]'), existsSync(nowhere)]).toEqual([
      2,
      true,
      false,
    ]);
  });

  it('refuses a query file that is not UTF-8', async () => {
    const { status, error } = await run(
      'query',
      '-f',
      file('latin-1.rq', Buffer.from('ASK { ?s ?p "é" }', 'latin1')),
    );
    expect([status, error.includes('byte 13')]).toEqual([2, true]);
  });

  it('shows a table of more rows than a call can have arguments', async () => {
    // oxlint-disable-next-line typescript/require-await -- the table reads a stream
    async function* solutions(): AsyncGenerator<Solution> {
      for (let row = 0; row < 140_000; row += 1) yield [literal(row === 7 ? 'wide' : 'x')];
    }
    expect(await tableText(['x'], solutions(), {})).toMatch(
      /^\?x\n----\nx\n[^]*\n140000 solutions\n$/,
    );
  });

  it.each([
    [2, 'malformed-query', ['SELECT {']],
    [2, 'bad-request', ['CLEAR ALL']],
    [2, 'bad-request', ['ASK {}', '--format', 'turtle']],
    [2, 'bad-request', [LABELS, '--format', 'turtle']],
    [2, 'bad-request', ['CONSTRUCT WHERE { ?s ?p ?o }', '--format', 'csv']],
    [1, 'not-found', ['-f', '/nonexistent/query.rq']],
    [1, 'not-found', [LABELS, '--version', '99']],
    [1, 'outbound-refused', ['SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }']],
  ])(
    'ends with status %d and %s for %j, leaving nothing that keeps the process',
    async (status, code, args) => {
      // A query that goes on holds a timer until its time is over.
      const timers = (): number =>
        process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
      const before = timers();
      const ended = await run('query', ...args);
      expect([ended.status, ended.error.includes(`[${code}]`)]).toEqual([status, true]);
      expect(ended.error).not.toMatch(/\n\s+at /);
      expect(timers()).toBeLessThanOrEqual(before);
    },
  );

  it('leaves out what was inferred with --no-inferred', async () => {
    const ask =
      'ASK { <https://w3id.org/osce-graph/id/state/austria> a ' +
      '<https://w3id.org/osce-graph/ontology#State> }';
    expect([(await run('query', ask)).out, (await run('query', ask, '--no-inferred')).out]).toEqual(
      ['yes\n', 'no\n'],
    );
  });
});

describe('query with SOURCES', () => {
  const shapes = join(PACKAGE_DIRECTORY, 'shapes', 'event.ttl');
  const { run: runWithSources } = smallGraphCommands({ SOURCES: shapes });
  const ask = 'ASK { ?shape a <http://www.w3.org/ns/shacl#NodeShape> }';

  it('answers from all of them, or from the graph alone where an engine is named', async () => {
    expect((await runWithSources('query', ask)).out).toBe('yes\n');
    for (const engine of ['osce-graph', 'comunica'])
      expect((await runWithSources('query', ask, '--engine', engine)).out).toBe('no\n');
  });
});
