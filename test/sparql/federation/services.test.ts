import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ServiceError } from '../../../src/errors.js';
import { PREFIXES, answerOf, engineFor, linesOf, versionOfTriG } from '../../support/sparql.js';
import { Endpoint, RESULTS_JSON } from '../../support/endpoint.js';

const LOCAL =
  ':a :p :b ; :q 1 . :b :p :c ; :q 2 . :c :p :a ; :q 3 . :d :note _:x ; :secret "kept here" ' +
  '. :g { :a :r :b . :b :r :c }';
const NAMED = ':a :name "A" ; :size 10 . :b :name "B" . :c :name "C"@en ; :size 30 ; :p :c .';
const REMOTE = `${NAMED} _:x :name "X" .`;
/**
 * The other endpoint's data is also here as a graph, so that the answers with GRAPH in place of
 * SERVICE are known.
 */
const version = versionOfTriG(`${LOCAL} :remote { ${REMOTE.replace('_:x', '_:y')} }`);
const remote = versionOfTriG(REMOTE);
const named = versionOfTriG(NAMED);
const strict = engineFor('strict');
let endpoint: Endpoint;
let address: string;

beforeAll(async () => {
  endpoint = await Endpoint.start(async (query, { url }, response) => {
    const { chunks } = await strict.answer(url === '/named' ? named : remote, query!, {
      solutions: 'json',
      boolean: 'json',
      graph: 'ntriples',
    });
    response.setHeader('Content-Type', RESULTS_JSON);
    for await (const chunk of chunks) response.write(chunk);
    response.end();
  });
  address = endpoint.url();
});
beforeEach(() => {
  endpoint.forget();
});
afterAll(async () => {
  await endpoint.close();
});

const federating = (): ReturnType<typeof engineFor> =>
  engineFor('strict', { serviceAllow: [address] });
const here = (query: string): Promise<string[] | boolean> =>
  answerOf(strict, version, query.replaceAll('REMOTE', 'GRAPH :remote'));
const there = (query: string): Promise<string[] | boolean> =>
  answerOf(federating(), version, query.replaceAll('REMOTE', `SERVICE <${address}>`));

/** `REMOTE` stands for SERVICE with the address, or for GRAPH with the same data. */
const QUERIES: readonly string[] = [
  'SELECT ?s ?n { ?s :p ?o REMOTE { ?s :name ?n } }',
  'SELECT ?s ?n ?z { ?s :p/:p ?o REMOTE { ?s :name ?n OPTIONAL { ?s :size ?z } } }',
  'SELECT ?s ?n { ?s :p+ :a OPTIONAL { REMOTE { ?s :name ?n } } }',
  'SELECT ?s { ?s :q ?o MINUS { REMOTE { ?s :size ?n } } }',
  'SELECT ?s ?n { ?s :q ?q REMOTE { ?s :name ?n } FILTER EXISTS { GRAPH :g { ?s :r ?o } } }',
  'SELECT ?s ?n ?g { GRAPH ?g { ?s :r ?o } REMOTE { ?s :name ?n } FILTER(?g = :g) }',
  'SELECT (COUNT(?s) AS ?c) (SUM(?q) AS ?t) { ?s :q ?q . ?s :p ?o REMOTE { ?s :size ?z } ' +
    'FILTER(?z > 5) }',
  'SELECT ?n (MAX(?q) AS ?m) { { ?s :q ?q } UNION { ?s :q ?x BIND(?x * 10 AS ?q) } REMOTE { ' +
    '?s :name ?n } } GROUP BY ?n',
  'SELECT ?s ?n { { SELECT ?s { ?s :q ?q } ORDER BY DESC(?q) LIMIT 2 } REMOTE { ?s :name ?n } }',
  'SELECT ?s ?n { VALUES ?s { :a :c :nobody } ?s :p ?o REMOTE { ?s :name ?n } }',
  'SELECT ?s ?z { VALUES (?s ?z) { (:a UNDEF) (UNDEF 30) (:b 5) } REMOTE { ?s :size ?z } }',
  'ASK { ?s :q 3 REMOTE { ?s :name "C"@en } }',
  'CONSTRUCT { ?s :called ?n } WHERE { ?s :q ?q REMOTE { ?s :name ?n } }',
  'DESCRIBE ?s { ?s :q 1 REMOTE { ?s :name ?n } }',
  // A limit within is one on all that the other endpoint has, whatever is joined with it.
  'SELECT ?s ?n { ?s :q 2 REMOTE { { SELECT ?s ?n { ?s :name ?n } ORDER BY ?n LIMIT 2 } } }',
  'SELECT ?s ?n { ?s :q 2 { SELECT ?s ?n { REMOTE { ?s :name ?n FILTER(ISIRI(?s)) } } ORDER ' +
    'BY ?n LIMIT 2 } }',
  'SELECT ?s ?c { ?s :q ?q REMOTE { SELECT ?s (COUNT(?o) AS ?c) { ?s ?p ?o } GROUP BY ?s } }',
  // What the optional part has is not left out because of a pattern that stands further out.
  'SELECT ?s ?z { VALUES ?z { 5 10 } { ?s :q ?q OPTIONAL { REMOTE { ?s :size ?z } } } }',
  // A condition sees only its own group.
  'SELECT ?s ?n ?q { ?s :q ?q { REMOTE { ?s :name ?n } FILTER(!BOUND(?q)) } }',
  'SELECT ?s ?n { ?s :q ?q FILTER(?q > 1) REMOTE { ?s :name ?n } }',
  'SELECT ?s ?n { ?s :q ?q OPTIONAL { REMOTE { ?s :name ?n } FILTER(?q > 1) } }',
  'SELECT ?s ?n { GRAPH ?g { ?s :r ?o REMOTE { ?s :name ?n } } }',
  'SELECT ?a ?b { REMOTE { ?a :name ?n } REMOTE { ?b :size ?z } FILTER(?a != ?b && ISIRI(?a)) }',
  'SELECT ?s { ?s :q ?q REMOTE { ?s :name ?n } } ORDER BY DESC(?n) LIMIT 2',
  'SELECT DISTINCT ?l { ?s :q ?q REMOTE { ?s :name ?n } BIND(LANG(?n) AS ?l) }',
  'SELECT ?s ?o { ?s :p ?m . REMOTE { ?m :p* ?o } }',
];

describe('A query with SERVICE', () => {
  it.each(QUERIES)('has the answer that it has when the data is here: %s', async (query) => {
    const expected = await here(query);
    expect(await there(query)).toEqual(expected);
    expect(Array.isArray(expected) ? expected.length : expected).toBeTruthy();
  });

  it('never takes a blank node for one of elsewhere or of another answer', async () => {
    expect(await there('SELECT ?s ?n { :d :note ?s OPTIONAL { REMOTE { ?s :name ?n } } }')).toEqual(
      ['?s=_:x'],
    );
    expect(await there('SELECT ?s { REMOTE { ?s :name "X" } { REMOTE { ?s :name ?n } } }')).toEqual(
      [],
    );
    expect(await there('SELECT ?n { REMOTE { ?s :name "X" ; :name ?n } }')).toEqual(['?n="X"']);
  });

  it('sees the graphs that FROM names', async () => {
    expect(await there('SELECT ?s ?n FROM :g { ?s :r ?o REMOTE { ?s :name ?n } }')).toEqual([
      '?s=:a ?n="A"',
      '?s=:b ?n="B"',
    ]);
  });

  it('has the answers that it has when the data is here, whatever its groups', async () => {
    // A blank node elsewhere is another one in each answer, and one and the same in a graph.
    const graphs = versionOfTriG(`${LOCAL} :remote { ${NAMED} }`);
    const asked = engineFor('strict', { serviceAllow: [endpoint.url('/named')] });
    const given = (group: string, source: string): Promise<string[] | boolean> =>
      answerOf(asked, graphs, `SELECT * { ${group.replaceAll('REMOTE', source)} }`);
    await fc.assert(
      fc.asyncProperty(groups, async (group) => {
        expect(await given(group, `SERVICE <${endpoint.url('/named')}>`)).toEqual(
          await given(group, 'GRAPH :remote'),
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** Groups of patterns over four variables, with the other endpoint anywhere in them. */
const variable = fc.constantFrom('?x', '?y', '?z');
const pattern = fc
  .tuple(variable, fc.constantFrom(':p', ':q', ':name', ':size', '?x'), variable)
  .map((parts) => `${parts.join(' ')} .`);
const remotePattern = fc
  .array(pattern, { minLength: 1, maxLength: 2 })
  .map((patterns) => `REMOTE { ${patterns.join(' ')} }`);
const condition = fc.constantFrom(
  'FILTER(BOUND(?y))',
  'FILTER(!BOUND(?z))',
  'FILTER(?x != :b)',
  'FILTER(?z > 1)',
);
const { groups } = fc.letrec<{ groups: string; element: string }>((tie) => ({
  groups: fc
    .array(tie('element'), { minLength: 1, maxLength: 3 })
    .map((elements) => elements.join(' ')),
  element: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    pattern,
    remotePattern,
    condition,
    fc.constant('VALUES (?x ?y) { (:a UNDEF) (:c :a) (UNDEF 10) }'),
    tie('groups').map((group) => `OPTIONAL { ${group} }`),
    tie('groups').map((group) => `{ ${group} }`),
    tie('groups').map((group) => `MINUS { ${group} }`),
    fc.tuple(tie('groups'), tie('groups')).map(([left, right]) => `{ ${left} } UNION { ${right} }`),
  ),
}));

describe('What another endpoint is sent', () => {
  it('is its own part, with the values that it can use and no others', async () => {
    await there('SELECT * { ?s :p ?o ; :q ?q . ?o :p ?x REMOTE { ?s :name ?n } }');
    expect(endpoint.asked).toHaveLength(1);
    expect(endpoint.asked[0]).toContain('VALUES (?s) { (<http://example.org/a>)');
    expect(endpoint.received).not.toMatch(/example\.org\/[pq]>|\?q|\?o/);
  });

  it('has no blank nodes, and is nothing where nothing could come of it', async () => {
    await there('SELECT * { :d :note ?s REMOTE { ?s :name ?n } }');
    await there('SELECT * { :nobody :p ?s REMOTE { ?s :name ?n } }');
    expect(endpoint.connectionCount).toBe(0);
  });

  it('keeps the words of the pattern, its prefixes and its base', async () => {
    const query =
      'PREFIX e: <http://example.org/> BASE <http://example.org/> SELECT * { { # SERVICE {\n ' +
      `SERVICE # {\n <${address}> { <a> e:name ?n # one\n FILTER(?n != "}") } } }`;
    expect(await answerOf(federating(), version, query)).toEqual(['?n="A"']);
    expect(endpoint.asked[0]).toContain('{ <a> e:name ?n # one\n FILTER(?n != "}") }');
  });

  it('is no more than one question, however many groups that are alike', async () => {
    await there('SELECT * { REMOTE { ?s :name ?n ; :size ?z } } LIMIT 1');
    await there('ASK { REMOTE { ?s :name ?n } }');
    expect(endpoint.asked.map((query) => / LIMIT (\d)$/.exec(query)?.[1])).toEqual(['1', '1']);
  });

  it('is asked in parts for many values, and for the whole pattern for too many', async () => {
    const many = versionOfTriG(
      Array.from({ length: 1_200 }, (_, index) => `:t${index} :q ${index} .`).join(' ') +
        ':a :q 1 . :c :q 2 .',
    );
    expect(
      await answerOf(
        federating(),
        many,
        `SELECT ?s ?n { ?s :q ?q SERVICE <${address}> { ?s :name ?n } }`,
      ),
    ).toEqual(['?s=:a ?n="A"', '?s=:c ?n="C"@en']);
    expect(endpoint.asked.map((query) => query.split('(<').length - 1)).toEqual([500, 500, 202]);
    endpoint.forget();
    const tooMany =
      'VALUES ?i { 0 1 2 3 4 5 6 7 8 } ?t :q ?q BIND(IRI(CONCAT(STR(?t), "/", STR(?i))) AS ?u)';
    expect(
      await answerOf(
        federating(),
        many,
        `SELECT ?s ?n { { SELECT (?u AS ?s) { ${tooMany} } } UNION { ?s :q 1 } SERVICE ` +
          `<${address}> { ?s :name ?n } }`,
      ),
    ).toEqual(['?s=:a ?n="A"']);
    expect(endpoint.asked.map((query) => query.includes('VALUES'))).toEqual([false]);
  });
});

describe('A SERVICE at a variable', () => {
  const among = (query: string, allowed: readonly string[]): Promise<string[] | boolean> =>
    answerOf(
      engineFor('strict', { serviceAllow: allowed }),
      version,
      query
        .replaceAll('<HERE>', `<${address}>`)
        .replaceAll('<NAMED>', `<${endpoint.url('/named')}>`),
    );

  it('is asked at each address that the variable stands for', async () => {
    const query =
      'SELECT ?n ?e { VALUES ?e { <HERE> <NAMED> } SERVICE ?e { ?s :name ?n ' +
      'FILTER(ISBLANK(?s) || ?n = "A") } } ORDER BY ?n ?e';
    expect(await among(query, [address, endpoint.url('/named')])).toEqual([
      `?n="A" ?e=<${endpoint.url('/named')}>`,
      `?n="A" ?e=<${address}>`,
      `?n="X" ?e=<${address}>`,
    ]);
  });

  it('is asked nowhere when one of them is not allowed', async () => {
    for (const silent of ['', 'SILENT']) {
      await expect(
        among(`SELECT * { VALUES ?e { <HERE> <NAMED> } SERVICE ${silent} ?e { ?s :name ?n } }`, [
          address,
        ]),
      ).rejects.toMatchObject({
        code: 'outbound-refused',
        details: { address: endpoint.url('/named') },
      });
    }
    await expect(
      among('SELECT * { VALUES ?e { <HERE> } SERVICE <HERE> { SERVICE ?e { ?s :name ?n } } }', [
        address,
      ]),
    ).rejects.toMatchObject({ code: 'outbound-refused' });
    expect(endpoint.connectionCount).toBe(0);
  });

  it('needs an address', async () => {
    for (const query of [
      'SELECT * { SERVICE ?e { ?s :name ?n } }',
      'SELECT * { VALUES ?e { UNDEF } SERVICE ?e { ?s :name ?n } }',
      'SELECT * { ?x :q ?e SERVICE ?e { ?s :name ?n } }',
    ]) {
      await expect(among(query, [address])).rejects.toMatchObject({ code: 'bad-request' });
    }
    expect(
      await among('SELECT ?x ?n { ?x :q ?e FILTER(?e = 2) SERVICE SILENT ?e { ?s :name ?n } }', [
        address,
      ]),
    ).toEqual(['?x=:b']);
    expect(endpoint.connectionCount).toBe(0);
  });

  it('is one of those that the pattern itself names', async () => {
    expect(
      await among(
        'SELECT ?s { VALUES ?e { <HERE> } SERVICE ?e { ?s :name ?n OPTIONAL { ?s :size ?e } } }',
        [address],
      ),
    ).toHaveLength(2);
  });
});

describe('A SERVICE that could have to be asked for each row', () => {
  it('is refused in EXISTS', async () => {
    const query = 'SELECT * { ?s :q ?q FILTER NOT EXISTS { REMOTE { ?s :size ?z } } }';
    const error: unknown = await there(query).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('each row'),
    });
    expect(error).toBeInstanceOf(ServiceError);
    expect(endpoint.connectionCount).toBe(0);
  });
});

describe('An update with SERVICE in its pattern', () => {
  it('writes what the other endpoint says, and sees its own earlier operations', async () => {
    const change = await federating().update(
      version,
      `${PREFIXES}INSERT DATA { :new :q 4 . :c :q :newest } ; INSERT { ?s :called ?n ; :has ` +
        `?q } WHERE { ?s :q ?q SERVICE <${address}> { ?s :name ?n ; :size 30 } }`,
    );
    expect(linesOf(change)).toEqual([
      '+ :c :called "C"@en .',
      '+ :c :has "3"^^<http://www.w3.org/2001/XMLSchema#integer> .',
      '+ :c :has :newest .',
      '+ :c :q :newest .',
      '+ :new :q "4"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    ]);
  });
});
