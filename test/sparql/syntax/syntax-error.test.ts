import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../../src/errors.js';
import { answerOf, engineFor, versionOfTriG } from '../../support/sparql.js';

const engine = engineFor();
const version = versionOfTriG('');

async function failureOf(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError))
    throw new Error(`expected a ServiceError, found ${String(error)}`);
  return error;
}

describe('A query that is not well formed', () => {
  it.each([
    ['SELECT ?x {', 1, 12, 'found the end of the text'],
    ['SELECT * WHERE { ?s ?p }', 1, 24, 'found "}"'],
    ['SELECT * WHERE {\n  ?s ?p ?o\n  FILTER(?o >\n}', 4, 1, 'found "}"'],
    ['SELECT *\n\n{ ?s ?p ?o . ?s ?p ?o ?q }', 3, 23, 'found "?q"'],
    ['SELECT *\nWHERE {\n  ?s foo:label ?o }', 3, 6, 'the prefix "foo:" is not declared'],
    [
      'SELECT * {\r\n  ?s xfoo:p <http://e/foo:> ; foo:q 1 }',
      2,
      6,
      'the prefix "xfoo:" is not declared',
    ],
    ['SELEC * {}', 1, 1, 'found "SELEC"'],
    ['SELECT * {\n ?s ?p "abc }', 2, 8, 'this string has no end'],
    ['SELECT * { ?s ?p ?o }\nLIMIT x', 2, 7, 'expected a number, found "x"'],
    ['SELECT * { ?s ?p ?o }\n}', 2, 1, ''],
    ['ASK { ?s <urn:a b> ?o }', 1, 10, 'found "<"'],
    ['SELECT * { OPTINAL { ?s ?p ?o } }', 1, 12, 'found "OPTINAL"'],
    ['SELECT ?s { ?s ?p ?o } ORDER\n\n', 1, 29, 'expected BY, found the end of the text'],
    ['# é 😀\nSELECT ?s { ?s ?p, ?o }', 2, 18, 'found ","'],
  ])('is told its place: %j', async (text, line, column, what) => {
    const error = await failureOf(engine.query(version, text));
    expect(error.code).toBe('malformed-query');
    expect(error.details).toMatchObject({ line, column });
    expect(error.message).toContain(`Syntax error at line ${line}, column ${column}: `);
    expect(error.message).toContain(what);
  });

  it.each([
    ['SELECT ?x { ?x ?p ?y } LIMIT x', { column: 30, expected: ['a number'], found: 'x' }],
    [
      'SELECT ?x ',
      { column: 10, expected: ['a variable', '"{"', '"("', 'FROM', 'WHERE'], found: '' },
    ],
    // Far into a long text, only what stands there.
    [`SELECT * { ${'?s ?p ?o . '.repeat(2_000)} LIMIT }`, { column: 22_013, found: 'LIMIT' }],
  ])('is told what could stand at its place', async (text, details) => {
    expect((await failureOf(engine.query(version, text))).details).toEqual({ line: 1, ...details });
  });

  it('is told the IRI of a prefix that everybody knows', async () => {
    const error = await failureOf(engine.query(version, 'SELECT * { ?s prov:wasDerivedFrom ?o }'));
    expect(error.message).toContain('add "PREFIX prov: <http://www.w3.org/ns/prov#>".');
  });

  it.each([
    ['parentheses', `SELECT * { FILTER(${'('.repeat(100_000)}1`],
    ['groups', `SELECT * ${'{'.repeat(20_000)}${'}'.repeat(20_000)}`],
    ['one bracket too many', `SELECT * { ${'['.repeat(256)}`],
    ['negations', `ASK { FILTER(${'!'.repeat(20_000)}true) }`],
    [
      'groups after a comment that closes as many',
      `# ${'}'.repeat(300)}\nSELECT * ${'{'.repeat(257)}`,
    ],
  ])(
    'is refused before the parser could overflow when it nests too deeply: %s',
    async (_what, text) => {
      const error = await failureOf(engine.query(version, text));
      expect([error.code, error.message.includes('nests')]).toEqual(['malformed-query', true]);
    },
  );

  it.each([
    ['a', ''],
    ['a.', ''],
    ['0a', ''],
    ['a', '>'],
    ['a', '\\>'],
    ['a', '\\U0041>'],
  ])('is refused before the lexer takes an hour over one word: %s… %s', async (unit, end) => {
    for (const start of ['', '<', '<<', '?', 'x:-', '<\\u0061# ']) {
      const word = `${start}${unit.repeat(900_000 / unit.length)}${end}`;
      // IRIs and variables can have any length.
      if (/^<[^<\\]*>$|^\?\w+$/.test(word)) continue;
      const error = await failureOf(engine.query(version, `SELECT * { ?s ?p ${word} }`));
      expect([start, error.code]).toEqual([start, 'malformed-query']);
    }
  });

  it('is not refused for nesting within the limit', async () => {
    expect(
      await engine.query(version, `ASK { FILTER(${'('.repeat(60)}true${')'.repeat(60)}) }`),
    ).toEqual({ kind: 'boolean', value: true });
  });

  it.each([
    ['a string', `"${'('.repeat(100)}"`],
    ['a string in apostrophes', `'\\'${'['.repeat(100)}'`],
    ['a long string', `"""\\"""${'{"\n'.repeat(100)}"""`],
    ['a long string in apostrophes', `'''${"{''".repeat(100)}'''`],
    ['an IRI', `<urn:${'('.repeat(100)}>`],
    ['an IRI with escapes', `<urn:\\u0061#${'('.repeat(100)}>`],
    ['a comment', `1 # ${'{'.repeat(100)} "\n`],
    ['the local part of a name', `x:${'\\('.repeat(100)}`],
    ['a long word in a string', `"${'a'.repeat(1000)}"`],
    ['a long word in an IRI', `<urn:${'a'.repeat(1000)}>`],
  ])('is not refused for brackets and letters that are no syntax: %s', async (_where, term) => {
    expect(await engine.query(version, `PREFIX x: <urn:x> ASK { VALUES ?x { ${term} } }`)).toEqual({
      kind: 'boolean',
      value: true,
    });
  });

  it('may have more values than a call can have arguments', async () => {
    expect(
      await answerOf(
        engine,
        version,
        `SELECT ?x { VALUES ?x { ${'1 '.repeat(200_000)} } } LIMIT 1`,
      ),
    ).toHaveLength(1);
  });
});

describe('A rule about variables that is broken', () => {
  it.each([
    ['SELECT ?x (COUNT(*) AS ?n) { ?x ?p ?y }', 8],
    ['SELECT (SUM(?y) AS ?n) ?x { ?x ?p ?y }', 24],
    ['SELECT ?x (STR(?y) AS ?z) { ?x ?p ?y } GROUP BY ?x', 16],
    ['SELECT (COUNT(?y) + ?p AS ?n) { ?x ?p ?y }', 21],
    ['SELECT ?x { ?x ?p ?y } ORDER BY COUNT(?y)', 8],
    ['SELECT * { { SELECT ?x (MAX(?y) AS ?m) { ?x ?p ?y } } }', 21],
    ['SELECT * { ?x ?p ?y } GROUP BY ?x', 8],
    ['SELECT ?x ?x { ?x ?p ?y }', 11],
    ['SELECT * { ?s ?p ?x BIND(1 AS ?x) }', 31],
    ['SELECT (1 AS ?s) { ?s ?p ?o }', 14],
    ['SELECT * { VALUES (?a ?a) { (1 1) } }', 23],
    ['SELECT * { VALUES (?x ?y) { (1) } }', 12],
    ['SELECT * { ?s ?p ?o FILTER(COUNT(?o) > 1) }', 28],
    ['SELECT (SUM(COUNT(?x)) AS ?y) { ?x ?p ?o }', 13],
    ['SELECT * { _:a ?p ?o OPTIONAL { _:a ?q ?r } }', 33],
    ['SELECT * { ?s ?p "a"@en--up }', 21],
    ['SELECT * { ?s ?p <http://e:x/> }', 18],
  ])('is told at its place: %j', async (text, column) => {
    const error = await failureOf(engine.query(version, text));
    expect([error.code, error.details]).toEqual([
      'malformed-query',
      expect.objectContaining({ line: 1, column }),
    ]);
  });

  it.each([
    'SELECT ?x (COUNT(?y) AS ?n) (?n + 1 AS ?m) { ?x ?p ?y } GROUP BY ?x',
    'SELECT ?z { ?x ?p ?y } GROUP BY (STR(?x) AS ?z)',
    'SELECT (COUNT(*) AS ?n) { ?x ?p ?y } HAVING (COUNT(*) > 1)',
    'SELECT (1 AS ?one) (COUNT(*) AS ?n) { ?x ?p ?y }',
    'SELECT (COUNT(?y) AS ?n) (EXISTS { ?a ?b ?c } AS ?e) { ?x ?p ?y }',
    'SELECT ?x { ?x ?p ?y { SELECT (COUNT(*) AS ?n) { ?a ?b ?c } } }',
    'SELECT ?x { ?x ?p ?y } GROUP BY ?x ORDER BY COUNT(?y)',
  ])('is not seen where it holds: %j', async (text) => {
    expect((await engine.query(version, text)).kind).toBe('solutions');
  });
});

describe('An update that is not well formed', () => {
  it('is told what to do when one block has more triples than the parser holds', async () => {
    const error = await failureOf(
      engine.update(version, `INSERT DATA { ${'<urn:a> <urn:p> 1 . '.repeat(140_000)} }`),
    );
    expect([error.code, error.message]).toEqual([
      'malformed-query',
      expect.stringContaining('several operations'),
    ]);
  });

  it.each([
    ['INSERT DATA { <urn:a> <urn:p> 1 } ;\nDELETE DATA { ?x <urn:p> 1 }', 2, 15, 'found "?x"'],
    ['INSERT DATA {\n <urn:a> <urn:p> }', 2, 18, 'found "}"'],
    ['DELETE { ?s ?p ?o }', 1, 20, 'found the end of the text'],
  ])('is told its place: %j', async (text, line, column, what) => {
    const error = await failureOf(engine.update(version, text));
    expect([error.code, error.details]).toEqual([
      'malformed-query',
      expect.objectContaining({ line, column }),
    ]);
    expect(error.message).toContain(what);
  });

  it('is not told that a variable was expected where it has one', async () => {
    const error = await failureOf(engine.update(version, 'INSERT DATA { ?x <urn:p> 1 }'));
    expect(error.message).toMatch(/expected an IRI,.* found "\?x"/);
  });
});
