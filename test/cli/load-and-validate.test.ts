import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { smallGraphCommands } from '../support/small-graph-commands.js';
import { jsonOf } from '../support/terminal.js';

const { file, run, versionNow } = smallGraphCommands();

describe('load', () => {
  it('loads several files as one commit, each in its syntax, packed or not', async () => {
    const before = versionNow();
    const files = [
      file('a.ttl', '<urn:test:a> <urn:test:n> 1 .'),
      file('b.nq.gz', gzipSync('<urn:test:b> <urn:test:n> "2" <urn:test:g> .')),
      file('c.jsonld', '{"@id": "urn:test:c", "urn:test:n": 3}'),
      file(
        'd.rdf',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:t="urn:test:">' +
          '<rdf:Description rdf:about="urn:test:d"><t:n>4</t:n></rdf:Description></rdf:RDF>',
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
      /latin-1\.nt\.gz: .*expected UTF-8, found invalid bytes \(line 2\)/,
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
      `@prefix og: <https://w3id.org/osce-graph/ontology#> .
      <urn:test:i> a og:NewsItem ;
        <http://www.w3.org/2000/01/rdf-schema#label> "I"@en ;
        <http://purl.org/dc/terms/title> "I"@en ;
        <http://purl.org/dc/terms/issued> "2021-11-23"^^<http://www.w3.org/2001/XMLSchema#date> ;
        og:issuedBy <https://w3id.org/osce-graph/id/organization/presence-in-albania> .`,
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
    expect(error).toMatch(/^(?:\d+ s: \d+ of \d+ nodes checked\n)*$/);
    for (const args of [[], ['--all', file('x.ttl', '')]]) {
      const wrong = await run('validate', ...args);
      expect([wrong.status, wrong.error.includes('validate --all')]).toEqual([2, true]);
    }
  });

  it('looks at both ends of what is in the files', async () => {
    const path = file(
      'hosts.ttl',
      '<https://w3id.org/osce-graph/id/state/serbia> ' +
        '<https://w3id.org/osce-graph/ontology#hostsOperation> ' +
        '<https://w3id.org/osce-graph/id/organization/presence-in-albania> .',
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
