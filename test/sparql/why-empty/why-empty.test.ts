import type { WhyEmpty } from '../../../src/json-answers.js';
import { describe, expect, it } from '@jest/globals';
import { PREFIXES, engineFor, versionOfTriG } from '../../support/sparql.js';

const version = versionOfTriG(`
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
  :a a :Meeting ; :label "Vienna"@en ; :day "2010-01-02"^^xsd:date ; :size 5 .
  :b a :Meeting ; :label "Prague"@en ; :day "2015-03-04"^^xsd:date ; :size 50 ; :chair :p .
  :p a :Person ; :name "Ann" .
  :graph { :c a :Visit }
`);
const engine = engineFor();
const why = async (query: string): Promise<WhyEmpty | undefined> =>
  (await engine.explain(version, PREFIXES + query, 'run')).whyEmpty;
const partsOf = async (query: string): Promise<string[] | undefined> =>
  (await why(query))?.because.map(({ part }) => part);

describe('Why a query has no rows', () => {
  it.each([
    ['SELECT ?x { ?x a :Meeting ; :size ?n ; :chief ?c }', ['?x :chief ?c']],
    ['SELECT ?x { ?x a :Person ; :size ?n ; :label ?l }', ['?x a :Person', '?x :label ?l']],
    [
      'SELECT ?x { ?x :size ?n . ?x :label ?l FILTER(?n > 30 && ?n < 20) }',
      ['?x :size ?n', 'FILTER ?n > 30', 'FILTER ?n < 20'],
    ],
    ['SELECT ?x { VALUES ?x { :c } ?x :size ?n }', ['VALUES ?x { :c }', '?x :size ?n']],
    ['SELECT ?x { GRAPH :nowhere { ?x a :Visit } }', ['GRAPH :nowhere { ?x a :Visit }']],
    ['SELECT ?x { { ?x :none 1 } UNION { ?x a :Nothing } }', ['?x :none 1', '?x a :Nothing']],
    ['SELECT ?x { ?x a :Person MINUS { ?x :name ?n } }', ['?x a :Person', 'MINUS { ?x :name ?n }']],
    ['SELECT ?x { ?x a :Meeting } LIMIT 0', ['LIMIT 0']],
    [
      'SELECT ?x (COUNT(*) AS ?n) { ?x a :Meeting } GROUP BY ?x HAVING (COUNT(*) > 1)',
      ['HAVING (COUNT(*) > 1)'],
    ],
    ['ASK { ?x :chair [ :name "Bob" ] }', ['[] :name "Bob"']],
  ])('is said by the parts that it takes: %s', async (query, parts) => {
    expect(await partsOf(query)).toEqual(parts);
  });

  it('is told of a count of nothing too, and of nothing that has rows', async () => {
    expect(await partsOf('SELECT (COUNT(*) AS ?n) { ?x a :Nothing }')).toEqual(['?x a :Nothing']);
    expect(await why('SELECT (COUNT(*) AS ?n) { ?x a :Meeting }')).toBeUndefined();
    expect(await why('SELECT ?x { ?x :chair :p }')).toBeUndefined();
  });

  it('comes with the rows of a part alone, and of the others without it', async () => {
    expect((await why('SELECT ?x { ?x a :Person ; :size ?n }'))?.because).toEqual([
      expect.objectContaining({ kind: 'triple', rows: 1, rowsWithout: 2, line: 2, column: 13 }),
      expect.objectContaining({ kind: 'triple', rows: 2, rowsWithout: 1, line: 2, column: 28 }),
    ]);
  });

  it.each<[string, Record<string, number>]>([
    ['SELECT ?x { ?x :day ?d FILTER(?d >= 2012) }', { '?x :day ?d': 0, 'FILTER (?d >= 2012)': 2 }],
    [
      'SELECT ?x { ?x :size ?n . ?x :chair ?c FILTER(?n < 10) }',
      { '?x :size ?n': 0, '?x :chair ?c': 1, 'FILTER (?n < 10)': 1 },
    ],
    [
      'SELECT ?k (COUNT(*) AS ?n) { ?x a ?k ; :size ?s FILTER(?s > 60) } GROUP BY ?k',
      { '?x :size ?s': 0, 'FILTER (?s > 60)': 1 },
    ],
  ])('comes with the rows that it would have without a part: %s', async (query, expected) => {
    const because = (await why(query))?.because ?? [];
    expect(Object.fromEntries(because.map(({ part, rowsWithout }) => [part, rowsWithout]))).toEqual(
      expected,
    );
  });

  it.each<[string, [part: string, rows: number, rowsWithout: number][]]>([
    ['SELECT ?x ?c { ?x a :Meeting ; :chair ?c }', [['?x :chair ?c', 1, 2]]],
    ['SELECT (COUNT(?d) AS ?n) { ?x :label ?l ; :chair ?d }', [['?x :chair ?d', 1, 2]]],
    // Another part needs the value, or every row has one, or it is optional.
    ['SELECT ?x { ?x a :Meeting ; :chair ?c . ?c :name ?n }', []],
    ['SELECT ?x { ?x a :Meeting ; :day ?d }', []],
    ['SELECT ?x { ?x a :Meeting OPTIONAL { ?x :chair ?c } }', []],
  ])('is known of rows that are left out for want of a value: %s', async (query, expected) => {
    const { leavingOut = [] } = await engine.explain(version, PREFIXES + query, 'run');
    expect(leavingOut.map(({ part, rows, rowsWithout }) => [part, rows, rowsWithout])).toEqual(
      expected,
    );
  });

  it('ends in time, however many parts and values there are', async () => {
    const many = versionOfTriG(
      Array.from({ length: 4_000 }, (_, at) => `:t${at} :name${at % 900} "text ${at}" .`).join(
        '\n',
      ),
    );
    const hurried = engineFor('union', { timeoutMs: 1_500, workerCount: 1 });
    try {
      const parts = Array.from({ length: 700 }, (_, at) => `?s${at} :nam${at} "text${at}"`);
      const filters = Array.from({ length: 300 }, (_, at) => `FILTER(?x${at} > ${at})`);
      await hurried
        .explain(many, `${PREFIXES}SELECT * { ${parts.join(' . ')} ${filters.join(' ')} }`, 'run')
        .catch(() => undefined);
      expect(hurried.state.lostCount).toBe(0);
    } finally {
      await hurried.close();
    }
  }, 60_000);

  it('is not asked of other endpoints, and ends with the time of the query', async () => {
    expect(
      await engineFor('union', { serviceAllow: [] }).explain(
        version,
        `${PREFIXES}SELECT ?x { ?x a :Nothing }`,
        'plan',
      ),
    ).not.toHaveProperty('whyEmpty');
    const hurried = await engineFor('union', { timeoutMs: 10_000 }).explain(
      version,
      `${PREFIXES}SELECT ?x { ?x a :Nothing }`,
      'run',
    );
    expect(hurried.whyEmpty?.isComplete).toBe(true);
  });
});
