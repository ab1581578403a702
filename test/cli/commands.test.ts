import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tableText } from '../../src/cli/table.js';
import { CommitLog } from '../../src/commits/index.js';
import { literal, parseRdf } from '../../src/rdf/index.js';
import type { Solution } from '../../src/sparql/index.js';
import { fillSmallGraph } from '../support/small-graph.js';
import { runCommand, type Run } from '../support/terminal.js';

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

describe('The command line', () => {
  it('shows its commands with --help, and what is wrong otherwise', async () => {
    const help = await run('--help');
    expect(help.status).toBe(0);
    for (const command of ['serve', 'load', 'ingest', 'validate', 'query', 'snapshot'])
      expect(help.out).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    for (const command of ['load', 'ingest', 'validate', 'query'])
      expect((await run(command, '--help')).out).toContain(`osce-graph ${command}`);
  });

  it.each([
    ['nonsense'],
    ['load'],
    ['ingest'],
    ['validate'],
    ['query'],
    ['query', 'ASK {}', '--nonsense'],
    ['snapshot'],
    ['snapshot', 'nonsense'],
    ['snapshot', 'show'],
    ['snapshot', 'name', '1'],
    ['snapshot', 'export', '1'],
    ['snapshot', 'verify'],
    ['query', 'ASK {}', 'two'],
  ])('ends with status 2 when it is used wrongly: %s %s %s', async (...args) => {
    const { status, out, error } = await run(...args);
    expect([status, out]).toEqual([2, '']);
    expect(error).not.toBe('');
  });
});

describe('query', () => {
  const LABELS =
    'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?label { <https://w3id.org/osce-graph/id/state/austria> rdfs:label ?label }';

  it.each([
    [[], '?label\n-------\nAustria\n1 solution\n'],
    [['--format', 'csv'], 'label\r\nAustria\r\n'],
    [['--format', 'tsv'], '?label\n"Austria"@en\n'],
    [
      ['--format', 'json'],
      '{"head":{"vars":["label"]},"results":{"bindings":[\n{"label":{"type":"literal","value":"Austria","xml:lang":"en"}}\n]}}\n',
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
      'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?thing { ?thing rdfs:lable ?label }',
    );
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(/rdfs:lable.*rdfs:label.*This query has rows:/s),
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
    // eslint-disable-next-line @typescript-eslint/require-await -- solutions come as an asynchronous sequence
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
});

describe('load', () => {
  it('loads several files as one commit, each in its syntax, packed or not', async () => {
    const before = versionNow();
    const files = [
      file('a.ttl', '<urn:test:a> <urn:test:n> 1 .'),
      file('b.nq.gz', gzipSync('<urn:test:b> <urn:test:n> "2" <urn:test:g> .')),
      file('c.jsonld', '{"@id": "urn:test:c", "urn:test:n": 3}'),
      file(
        'd.rdf',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:t="urn:test:"><rdf:Description rdf:about="urn:test:d"><t:n>4</t:n></rdf:Description></rdf:RDF>',
      ),
    ];
    const { status, out } = await run('load', ...files, '--json', '--message', 'Four files');
    expect([status, jsonOf(out)]).toEqual([0, { version: before + 1, added: 4, warnings: 0 }]);
    expect(
      (await run('query', 'SELECT ?n { ?s <urn:test:n> ?n } ORDER BY STR(?n)', '--format', 'csv'))
        .out,
    ).toBe('n\r\n1\r\n2\r\n3\r\n4\r\n');
    expect(
      (await run('query', 'SELECT ?g { GRAPH ?g { ?s <urn:test:n> ?n } }', '--format', 'csv')).out,
    ).toBe('g\r\nurn:test:g\r\n');
    expect(jsonOf((await run('snapshot', 'show', 'latest', '--json')).out)).toMatchObject({
      author: 'tester',
      message: 'Four files',
      added: 4,
    });
    expect(
      (await run('query', 'ASK { ?s <urn:test:n> ?n }', '--version', String(before))).out,
    ).toBe('no\n');
  });

  it('reads a file with a byte order mark', async () => {
    expect(
      (await run('load', file('bom.ttl', '\ufeff<urn:test:bom> <urn:test:m> "é" .'))).status,
    ).toBe(0);
    expect((await run('query', 'SELECT ?o { <urn:test:bom> ?p ?o }', '--format', 'csv')).out).toBe(
      'o\r\né\r\n',
    );
  });

  it('puts everything into the graph it is told', async () => {
    const { status } = await run(
      'load',
      file('e.trig', '<urn:test:x> { <urn:test:e> <urn:test:m> 1 }'),
      '--graph',
      'urn:test:target',
    );
    expect([
      status,
      (await run('query', 'SELECT ?g { GRAPH ?g { ?s <urn:test:m> ?n } }', '--format', 'csv')).out,
    ]).toEqual([0, 'g\r\nurn:test:target\r\n']);
  });

  it.each<[string, string | Buffer, number, string, RegExp, string[]]>([
    ['wrong.ttl', '<urn:a> <urn:b> 1 .\n<urn:a> <', 1, 'malformed-rdf', /wrong\.ttl.*line 2/, []],
    ['wrong.nq.gz', 'not packed', 1, 'malformed-rdf', /wrong\.nq\.gz/, []],
    [
      'latin-1.ttl',
      Buffer.from('<urn:a> <urn:b> "é" .', 'latin1'),
      1,
      'malformed-rdf',
      /latin-1\.ttl is not UTF-8 text: byte 17\b/,
      [],
    ],
    [
      'latin-1.nt.gz',
      gzipSync(
        Buffer.from('<urn:a> <urn:b> "\ufffd" .\n<urn:ab> <urn:b> "é" .', 'utf8').subarray(0, -4),
      ),
      1,
      'malformed-rdf',
      /latin-1\.nt\.gz: .*expected UTF-8, found bytes that are not \(line 2\)/,
      [],
    ],
    [
      'cut.nq.gz',
      gzipSync('<urn:a> <urn:b> "2" .').subarray(0, 20),
      1,
      'malformed-rdf',
      /cut\.nq\.gz/,
      [],
    ],
    [
      'invalid.ttl',
      '<urn:test:item> a <https://w3id.org/osce-graph/ontology#NewsItem> .',
      1,
      'invalid-data',
      /urn:test:item.*issuing body/s,
      [],
    ],
    ['unknown.csv', 'a,b', 2, 'unsupported-media-type', /unknown\.csv.*\.ttl/, []],
    ['graph.ttl', '<urn:a> <urn:b> 1 .', 1, 'malformed-rdf', /no iri/, ['--graph', 'no iri']],
  ])(
    'refuses %s, says why, and writes nothing',
    async (name, content, status, code, message, flags) => {
      const before = versionNow();
      const ended = await run(
        'load',
        file('fine.ttl', '<urn:test:fine> <urn:test:p> 1 .'),
        file(name, content),
        ...flags,
      );
      expect([ended.status, ended.out, ended.error.includes(`[${code}]`)]).toEqual([
        status,
        '',
        true,
      ]);
      expect(ended.error).toMatch(message);
      expect(ended.error).not.toMatch(/\n\s+at /);
      expect(versionNow()).toBe(before);
    },
  );

  it.each(['/nonexistent/a.ttl', '/nonexistent/a.nt', '/nonexistent/a.nq.gz'])(
    'refuses a file that is not there: %s',
    async (path) => {
      expect(await run('load', path)).toEqual({
        status: 1,
        out: '',
        error: `osce-graph: The file ${path} cannot be read. [not-found]\n`,
      });
    },
  );
});

describe('query', () => {
  it('leaves out what was inferred with --no-inferred', async () => {
    const ask =
      'ASK { <https://w3id.org/osce-graph/id/state/austria> a <https://w3id.org/osce-graph/ontology#State> }';
    expect([(await run('query', ask)).out, (await run('query', ask, '--no-inferred')).out]).toEqual(
      ['yes\n', 'no\n'],
    );
  });
});

describe('validate', () => {
  it('says that all is well, or what is not', async () => {
    expect(await run('validate', file('right.ttl', '<urn:test:a> <urn:test:n> 1 .'))).toEqual({
      status: 0,
      out: '1 statements: all shapes are satisfied\n',
      error: '',
    });
    const wrong = file(
      'item.ttl',
      '<urn:test:item> a <https://w3id.org/osce-graph/ontology#NewsItem> .',
    );
    const told = await run('validate', wrong);
    expect([told.status, told.out.includes('violation: <urn:test:item>')]).toEqual([1, true]);
    const report = await run('validate', wrong, '--json');
    expect(
      jsonOf<{ conforms: boolean; results: { focusNode: string }[] }>(report.out),
    ).toMatchObject({
      conforms: false,
      results: expect.arrayContaining([expect.objectContaining({ focusNode: 'urn:test:item' })]),
    });
  });

  it('sees the graph unless told not to', async () => {
    const path = file(
      'refers.ttl',
      `@prefix og: <https://w3id.org/osce-graph/ontology#> . <urn:test:i> a og:NewsItem ; <http://www.w3.org/2000/01/rdf-schema#label> "I"@en ; <http://purl.org/dc/terms/title> "I"@en ;
      <http://purl.org/dc/terms/issued> "2021-11-23"^^<http://www.w3.org/2001/XMLSchema#date> ; og:issuedBy <https://w3id.org/osce-graph/id/organization/presence-in-albania> .`,
    );
    expect((await run('validate', path)).status).toBe(0);
    expect((await run('validate', path, '--alone')).status).toBe(1);
  });

  it('checks all of the graph with --all, and takes files or --all', async () => {
    const { status, out, error } = await run('validate', '--all', '--json');
    expect([
      status,
      jsonOf<{ results: { severity: string }[] }>(out).results.filter(
        ({ severity }) => severity === 'violation',
      ),
    ]).toEqual([0, []]);
    expect(error).toMatch(/^(?:\d+ of \d+ nodes checked …\n)*$/);
    for (const args of [[], ['--all', file('x.ttl', '')]]) {
      const wrong = await run('validate', ...args);
      expect([wrong.status, wrong.error.includes('validate --all')]).toEqual([2, true]);
    }
  });

  it('looks at both ends of what is in the files', async () => {
    const path = file(
      'hosts.ttl',
      '<https://w3id.org/osce-graph/id/state/serbia> <https://w3id.org/osce-graph/ontology#hostsOperation> <https://w3id.org/osce-graph/id/organization/presence-in-albania> .',
    );
    const { status, out } = await run('validate', path);
    expect([
      status,
      out.includes('violation: <https://w3id.org/osce-graph/id/organization/presence-in-albania>'),
    ]).toEqual([1, true]);
  });

  it('refuses what it cannot read', async () => {
    expect((await run('validate', file('broken.ttl', '<'))).status).toBe(1);
    expect((await run('validate', '/nonexistent.ttl')).status).toBe(1);
  });
});

describe('An error', () => {
  it('is a sentence for people and JSON for programs', async () => {
    expect((await run('query', 'SELECT {')).error).toMatch(
      /^osce-graph: Syntax error at line 1.*\[malformed-query\]\n$/s,
    );
    const { status, error } = await run('query', 'SELECT {', '--json');
    expect([status, jsonOf<object>(error)]).toEqual([
      2,
      expect.objectContaining({
        code: 'malformed-query',
        line: 1,
        detail: expect.stringContaining('Syntax error'),
      }),
    ]);
  });
});

describe('A data directory that cannot be used', () => {
  it('is a fault that names it: status 3', async () => {
    const damaged = join(directory, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'log.sqlite'), 'this is no database, and never was one');
    const { status, out, error } = await run('query', 'ASK {}', '--data-dir', damaged);
    expect([status, out, error.includes('[log-damaged]'), error.includes(damaged)]).toEqual([
      3,
      '',
      true,
      true,
    ]);
  });

  it('is a wrong setting when it is a file: status 2', async () => {
    const { status, error } = await run('query', 'ASK {}', '--data-dir', file('a-file', ''));
    expect([status, error.includes('a-file')]).toEqual([2, true]);
  });
});
