import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { ask, RunningApp, jsonOf, type Answer, type Problem } from '../../support/running-app.js';
import { runCommand } from '../../support/terminal.js';
import { compactHtml } from '../../support/html.js';

interface Cited {
  readonly id: string;
  readonly iri: string;
  readonly url: string;
  readonly version: number;
  readonly versionSha256: string;
  readonly result: {
    readonly kind: string;
    readonly rows: number;
    readonly ordered: boolean;
    readonly sha256: string;
    readonly rowsSha256: string;
  };
  readonly notes: readonly string[];
}
interface Rerun {
  readonly version: number;
  readonly verdict: string;
  readonly rows: number;
}
interface Verified extends Cited {
  readonly verification: {
    readonly cited: Rerun;
    readonly current: Rerun;
    readonly added: string[];
    readonly addedCount: number;
    readonly removed: string[];
    readonly removedCount: number;
  };
}

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
  await app.update(
    'INSERT DATA { GRAPH <urn:test:g> { <urn:test:a> <urn:test:n> 1, 2 . <urn:test:b> ' +
      '<urn:test:n> 2 . _:x <urn:test:knows> _:y . _:y <urn:test:knows> _:x, <urn:test:a> } }',
  );
});
afterAll(async () => {
  await app.close();
});

const N = 'SELECT ?s ?n { ?s <urn:test:n> ?n }';
const post = (body: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  ask(`${app.url}/cite`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
async function cite(body: object): Promise<Cited> {
  const answer = await post(body);
  if (answer.status >= 300) throw new Error(answer.text);
  return jsonOf<Cited>(answer);
}

describe('A citation', () => {
  it('needs no token, has a short address, and is the same for the same query', async () => {
    const first = await post({ query: N, title: 'All numbers' });
    expect(first.status).toBe(201);
    const citation = jsonOf<Cited>(first);
    expect(citation.id).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/);
    expect([first.headers.location, citation.url]).toEqual([
      `/cite/${citation.id}`,
      `${app.url}/cite/${citation.id}`,
    ]);
    expect(citation).toMatchObject({
      query: N,
      title: 'All numbers',
      version: app.version,
      result: { kind: 'solutions', rows: 3, ordered: false },
      notes: [],
    });
    const again = await post({ query: N, title: 'All numbers', version: 'latest' });
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(jsonOf(await app.get(`/cite/${citation.id}`))).toEqual(citation);
    expect((await cite({ query: N, version: 1 })).id).not.toBe(citation.id);
  });

  it('has a hash that anybody can work out', async () => {
    const { createHash } = await import('node:crypto');
    const number = (value: number): string =>
      `"${value}"^^<http://www.w3.org/2001/XMLSchema#integer>`;
    const text = `s\tn\n${[
      ['a', 1],
      ['a', 2],
      ['b', 2],
    ]
      .map(([s, n]) => `<urn:test:${s}>\t${number(Number(n))}\n`)
      .join('')}`;
    expect((await cite({ query: N })).result.sha256).toBe(
      createHash('sha256').update(text).digest('hex'),
    );
  });

  it('is made by a form of a page, which is led to it, and of a query alone', async () => {
    const form = await ask(`${app.url}/cite`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ query: N, version: '' }).toString(),
    });
    expect(form.status).toBe(303);
    // As the page of a query offers it.
    const page = (await app.get(`/sparql?query=${encodeURIComponent(N)}`, { Accept: 'text/html' }))
      .text;
    expect(page).toContain('<form class="no-print" action="/cite" method="post">');
    expect(compactHtml(page)).toContain(
      `<input type="hidden" name="version" value="${app.version}">`,
    );
    const alone = await ask(`${app.url}/cite?version=${app.version}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/sparql-query' },
      body: N,
    });
    expect(alone.headers.location).toBe(form.headers.location);
  });

  it('stays when the server is started again', async () => {
    const { id } = await cite({ query: 'ASK { ?s <urn:test:n> 1 }' });
    await app.stop();
    app = await RunningApp.start({ directory: app.directory });
    expect(jsonOf<Cited>(await app.get(`/cite/${id}`))).toMatchObject({
      id,
      result: { kind: 'boolean', rows: 1 },
    });
    expect(jsonOf<Verified>(await app.get(`/cite/${id}?verify`)).verification.cited.verdict).toBe(
      'same',
    );
  });

  it.each([
    [{ query: 'SELECT ?x {' }, 400, 'malformed-query'],
    [{ query: '' }, 400, 'bad-request'],
    [{}, 400, 'bad-request'],
    [{ query: N, version: 99 }, 404, 'not-found'],
    [{ query: N, version: {} }, 400, 'bad-request'],
    [{ query: N, title: 3 }, 400, 'bad-request'],
    [{ query: 'SELECT (NOW() AS ?x) {}' }, 400, 'bad-request'],
    [{ query: 'SELECT * { ?s ?p ?o FILTER(RAND() > 0.5) }' }, 400, 'bad-request'],
    [{ query: 'SELECT (struuid() AS ?x) {}' }, 400, 'bad-request'],
    [{ query: 'INSERT DATA { <urn:a> <urn:b> <urn:c> }' }, 400, 'bad-request'],
    [{ query: `${N} #${'x'.repeat(16_384)}` }, 400, 'bad-request'],
    [{ query: N, title: 'x'.repeat(301) }, 400, 'bad-request'],
  ])('is not made of %j', async (body, status, code) => {
    const answer = await post(body);
    expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([status, code]);
  });

  it('is not made with a wrong token, or in another form', async () => {
    expect((await post({ query: N }, { Authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await post({ query: N }, { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await app.get('/cite')).status).toBe(405);
    expect((await app.get('/cite/0000000000', { Accept: 'image/png' })).status).toBe(404);
  });

  it('says when its query leaves the choice of rows open', async () => {
    expect((await cite({ query: `${N} LIMIT 1` })).notes).toHaveLength(1);
    expect((await cite({ query: `${N} ORDER BY ?n LIMIT 1` })).notes).toEqual([]);
    expect((await cite({ query: `${N} ORDER BY (?n + 1)` })).notes).toHaveLength(1);
  });
});

describe('A citation that is checked', () => {
  it('holds at its version, and shows what changed at the latest', async () => {
    const { id, version } = await cite({ query: N, title: 'to be changed' });
    const same = jsonOf<Verified>(await app.get(`/cite/${id}?verify`)).verification;
    expect([same.cited.verdict, same.current.verdict, same.addedCount, same.removedCount]).toEqual([
      'same',
      'same',
      0,
      0,
    ]);
    await app.update(
      'DELETE DATA { GRAPH <urn:test:g> { <urn:test:b> <urn:test:n> 2 } }; INSERT DATA { ' +
        'GRAPH <urn:test:g> { <urn:test:c> <urn:test:n> 3 } }',
    );
    const answer = await app.get(`/cite/${id}?verify`);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { cited, current, added, removed } = jsonOf<Verified>(answer).verification;
    expect([cited.version, cited.verdict, current.version, current.verdict]).toEqual([
      version,
      'same',
      app.version,
      'different',
    ]);
    expect([added, removed]).toEqual([
      ['<urn:test:c>\t"3"^^<http://www.w3.org/2001/XMLSchema#integer>'],
      ['<urn:test:b>\t"2"^^<http://www.w3.org/2001/XMLSchema#integer>'],
    ]);
    const page = (await app.get(`/cite/${id}?verify`, { Accept: 'text/html' })).text;
    expect(page).toContain('same');
    expect(page).toContain('different');
    expect(page).toContain('&lt;urn:test:c&gt;');
  });
});

describe('A citation for papers', () => {
  it('is BibTeX whose special characters are escaped', async () => {
    const { id, url } = await cite({ query: N, title: '100 % {of} A_B & C # $ ~ ^ \\' });
    const answer = await app.get(`/cite/${id}`, { Accept: 'application/x-bibtex' });
    expect(answer.headers['content-type']).toContain('application/x-bibtex');
    expect(answer.text).toContain(
      'title = {100 \\% \\{of\\} A\\_B \\& C \\# \\$ \\textasciitilde{} \\textasciicircum{} ' +
        '\\textbackslash{}}',
    );
    expect(answer.text).toContain(`url = {${url}}`);
    expect(answer.text).toMatch(
      /^@misc\{osce-graph-\w{10},\n(?: {2}\w+ = .+,\n)+ {2}note = \{.*\}\n\}\n$/,
    );
  });

  it('is a CITATION.cff file', async () => {
    const title = 'Quotes " and: colons # \u2028 and \\';
    const { id, iri, result } = await cite({ query: `# multi\n${N}`, title });
    const { text } = await app.get(`/cite/${id}?format=cff`);
    expect(text).not.toContain('\u2028');
    expect(parseYaml(text)).toMatchObject({
      'cff-version': '1.2.0',
      title,
      version: String(app.version),
      abstract: expect.stringContaining(`# multi\n${N}`),
      identifiers: [{ value: iri }, { value: `sha256:${result.sha256}` }],
    });
  });

  it('is a page with all of it, and can be asked for again', async () => {
    const { id, result } = await cite({ query: N, title: '<script>' });
    const page = await app.get(`/cite/${id}`, { Accept: 'text/html' });
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).toContain(result.sha256);
    expect(
      (await app.get(`/cite/${id}`, { Accept: 'text/html', 'If-None-Match': page.headers.etag! }))
        .status,
    ).toBe(304);
  });
});

describe('A downloaded citation', () => {
  const verify = async (citation: object, ...exports: string[]): Promise<[number, string]> => {
    const file = join(app.directory, 'citation.json');
    writeFileSync(file, JSON.stringify(citation));
    const { status, out, error } = await runCommand(
      ['cite', 'verify', file, ...exports.flatMap((each) => ['--export', each])],
      {},
    );
    return [status, out + error];
  };
  const download = async (version: number, name: string): Promise<string> => {
    const file = join(app.directory, `v${version}-${name}`);
    writeFileSync(file, (await app.get(`/snapshots/${version}/${name}`)).bytes);
    return file;
  };

  it.each([
    'SELECT ?s ?n { ?s <urn:test:n> ?n }',
    'SELECT ?s ?n { ?s <urn:test:n> ?n } ORDER BY DESC(?n)',
    'ASK { ?s <urn:test:n> 1 }',
    'SELECT ?x ?y { ?x <urn:test:knows> ?y }',
    'CONSTRUCT { ?x <urn:test:knownBy> _:z . _:z <urn:test:of> ?y } WHERE { ?y ' +
      '<urn:test:knows> ?x }',
    // What is inferred is worked out again.
    'PREFIX og: <https://w3id.org/osce-graph/ontology#> SELECT ?o { ?o a og:Organization } ' +
      'ORDER BY ?o',
    'PREFIX schema: <https://schema.org/> SELECT (COUNT(*) AS ?n) { ?e schema:organizer ?o }',
  ])('is good over the export of its version: %s', async (query) => {
    const citation = await cite({ query });
    expect(citation.result.rows).toBeGreaterThan(0);
    const [status, text] = await verify(citation, await download(citation.version, 'graph.nq.gz'));
    expect([status, text]).toEqual([
      0,
      expect.stringMatching(/isGood: true\nisVersion: true\n(.*\n)?verdict: same\n/),
    ]);
  });

  it('is told from one over another version, or with another hash', async () => {
    const citation = await cite({ query: 'SELECT ?n { ?s <urn:test:n> ?n }' });
    const other = await verify(citation, await download(1, 'graph.nq'));
    expect(other).toEqual([1, expect.stringContaining('isVersion: false')]);
    expect(other[1]).toContain('verdict: different');
    const wrong = await verify(
      { ...citation, result: { ...citation.result, sha256: '0'.repeat(64) } },
      await download(citation.version, 'graph.nq'),
    );
    expect(wrong).toEqual([0, expect.stringContaining('verdict: same-rows')]);
    const forged = await verify(
      {
        ...citation,
        result: { ...citation.result, sha256: '0'.repeat(64), rowsSha256: '0'.repeat(64) },
      },
      await download(citation.version, 'graph.nq'),
    );
    expect(forged).toEqual([1, expect.stringContaining('verdict: different')]);
  });

  it('that is none is refused', async () => {
    expect(await verify({ id: 'x' }, await download(1, 'graph.nq'))).toEqual([
      2,
      expect.stringContaining('is no citation'),
    ]);
    expect((await verify(await cite({ query: N }), join(app.directory, 'missing.nq')))[0]).toBe(1);
  });
});
