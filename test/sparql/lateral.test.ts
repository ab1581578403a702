import { describe, expect, it } from '@jest/globals';
import { randomOf, SEED } from '../support/random.js';
import { readCases } from '../support/cases.js';
import { answerOf, engineFor, versionOfTriG } from '../support/sparql.js';

const engine = engineFor('strict');
const version = versionOfTriG(
  ':a a :T ; :p 1, 2, 3 . :b a :T ; :p 4 . :c a :T . :d :p 9 . :g { :a :q 7 }',
);
const INTEGER = '^^<http://www.w3.org/2001/XMLSchema#integer>';
const answer = async (query: string): Promise<unknown> => {
  const lines = await answerOf(engine, version, query);
  return Array.isArray(lines)
    ? lines.map((line) => line.replaceAll(INTEGER, '').replaceAll('"', ''))
    : lines;
};

describe('LATERAL', () => {
  it.each(readCases('test/sparql/lateral.txt'))(
    'works its pattern out for each row: %s',
    async (query, ...expected) => {
      expect([await answer(query)].flat().map(String)).toEqual(expected);
    },
  );

  it('gives a sub-query only what it projects', async () => {
    expect(
      await answer('SELECT ?s ?c { ?s a :T LATERAL { SELECT (COUNT(?o) AS ?c) { ?s :p ?o } } }'),
    ).toEqual(['?s=:a ?c=5', '?s=:b ?c=5', '?s=:c ?c=5']);
    expect(
      await answer(
        'SELECT ?s ?o { ?s :p ?o LATERAL { SELECT ?s { BIND(123 AS ?o) } } FILTER(?s = :d) }',
      ),
    ).toEqual(['?s=:d ?o=9']);
  });

  it('begins with the group that it stands in', async () => {
    expect(
      await answer(
        'SELECT ?s ?o { ?s a :T OPTIONAL { LATERAL { SELECT ?s ?o { ?s :p ?o } ORDER BY ?o ' +
          'LIMIT 2 } } }',
      ),
    ).toEqual(['?s=:a ?o=1', '?s=:a ?o=2', '?s=:b', '?s=:c']);
  });

  it('stands in updates, and in CONSTRUCT', async () => {
    expect(
      await answer(
        'CONSTRUCT { ?s :least ?o } { ?s a :T LATERAL { SELECT ?s ?o { ?s :p ?o } ORDER BY ' +
          '?o LIMIT 1 } }',
      ),
    ).toEqual([':a :least 1 .', ':b :least 4 .']);
  });

  it.each([
    'SELECT * { LATERAL }',
    'SELECT * { LATERAL OPTIONAL { ?s ?p ?o } }',
    'SELECT * { OPTIONAL LATERAL { ?s ?p ?o } }',
    'SELECT * { ?s ?p ?o LATERAL { BIND(123 AS ?o) } }',
    'SELECT * { ?s ?p ?o LATERAL { OPTIONAL { BIND(123 AS ?o) } } }',
    'SELECT * { ?s ?p ?o LATERAL { ?s ?p ?o VALUES ?o { 123 456 } } }',
    'SELECT * { ?s ?p ?o LATERAL { SELECT (123 AS ?o) {} } }',
    'SELECT * { ?s ?p ?o LATERAL { SELECT * { BIND(123 AS ?o) } } }',
  ])('is refused where it gives a variable another value, or has no braces: %s', async (query) => {
    await expect(engine.query(version, query)).rejects.toMatchObject({ code: 'malformed-query' });
  });

  it('stops when the time of its query is over', async () => {
    const many = versionOfTriG(
      Array.from({ length: 2_000 }, (_, index) => `:s${index} :p ${index} .`).join('\n'),
    );
    const hurried = engineFor('strict', { timeoutMs: 200 });
    await expect(
      answerOf(
        hurried,
        many,
        'SELECT (COUNT(*) AS ?n) { ?s :p ?o LATERAL { SELECT ?o ?x { ?a :p ?x . ?b :p ?y ' +
          'FILTER(?x + ?y > ?o) } ORDER BY ?x LIMIT 1 } }',
      ),
    ).rejects.toMatchObject({ code: 'query-timeout' });
  });
});

const seed = SEED;

describe('LATERAL over a random graph', () => {
  const random = randomOf(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const things = Array.from({ length: 12 }, (_, index) => `:t${index}`);
  const data = versionOfTriG(
    Array.from(
      { length: 60 },
      () =>
        `${pick(things)} ${pick([':p', ':q'])} ` +
        `${pick([...things, ...Array.from({ length: 9 }, (_, index) => String(index))])} .`,
    ).join('\n'),
  );

  /** Patterns for a thing, which may be written as a variable. */
  const PATTERNS: readonly ((thing: string) => string)[] = [
    (thing) => `${thing} :q ?o`,
    (thing) =>
      `{ SELECT ${thing.startsWith('?') ? thing : ''} ?o { ${thing} :p ?o } ORDER BY ?o LIMIT 2 }`,
    (thing) =>
      `{ SELECT ${thing.startsWith('?') ? thing : ''} ?o { { ${thing} :p ?o } UNION { ?o :q ` +
      `${thing} } } ORDER BY DESC(?o) LIMIT 3 OFFSET 1 }`,
    (thing) =>
      `OPTIONAL { SELECT ${thing.startsWith('?') ? thing : ''} ?o { ${thing} :p/:q ?o } ` +
      'ORDER BY ?o LIMIT 1 }',
    (thing) =>
      `{ SELECT ${thing.startsWith('?') ? thing : ''} (COUNT(*) AS ?o) ` +
      `{ ${thing} :p ?x FILTER NOT EXISTS { ?x :q ${thing} } } ` +
      `${thing.startsWith('?') ? `GROUP BY ${thing}` : 'HAVING (COUNT(*) > 0)'} }`,
    (thing) => `{ ${thing} :p ?o } MINUS { ${thing} :q ?o }`,
    (thing) =>
      `{ SELECT DISTINCT ${thing.startsWith('?') ? thing : ''} ?o { ${thing} (:p|:q)+ ?o } ` +
      'ORDER BY ?o LIMIT 4 }',
  ];

  it.each(PATTERNS.map((pattern) => [pattern('?s'), pattern] as const))(
    'gives what a query for each row gives: %s',
    async (_, pattern) => {
      const rows = (await answerOf(engine, data, 'SELECT DISTINCT ?s { ?s :p ?any }')) as string[];
      const expected: string[] = [];
      for (const row of rows) {
        const thing = row.replace('?s=', '');
        for (const line of (await answerOf(
          engine,
          data,
          `SELECT ?o { ${pattern(thing)} }`,
        )) as string[])
          expected.push(`?s=${thing} ${line}`.trim());
      }
      expect(expected.length).toBeGreaterThan(0);
      const lines = (await answerOf(
        engine,
        data,
        `SELECT ?s ?o { { SELECT DISTINCT ?s { ?s :p ?any } } LATERAL { ${pattern('?s')} } }`,
      )) as string[];
      expect([...lines].sort()).toEqual(expected.sort());
    },
  );
});
