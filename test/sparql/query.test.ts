import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { DEFAULT_BASE_IRI } from '../../src/rdf/index.js';
import { EX } from '../support/arbitraries.js';
import { answerOf, engineFor, versionOfTriG } from '../support/sparql.js';

const [union, strict] = [engineFor('union'), engineFor('strict')];
/** `:a :p :b` stands three times, `:a :q 1` only in a named graph. */
const version = versionOfTriG(
  ':a :p :b . :a :p :d . :g { :a :p :b . :a :q 1 . } :h { :a :p :b . :c :p :b . } _:k { :k :p :b }',
);

describe('A query over the union of all graphs', () => {
  it('sees a statement that stands in several graphs once', async () => {
    expect(await answerOf(union, version, 'SELECT ?s ?o { ?s :p ?o }')).toEqual([
      '?s=:a ?o=:b',
      '?s=:a ?o=:d',
      '?s=:c ?o=:b',
      '?s=:k ?o=:b',
    ]);
    expect(await answerOf(union, version, 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')).toEqual([
      '?n="5"^^<http://www.w3.org/2001/XMLSchema#integer>',
    ]);
    expect(
      await answerOf(union, version, 'SELECT (COUNT(*) AS ?n) { :a :p ?x . ?s :p ?x }'),
    ).toEqual(['?n="4"^^<http://www.w3.org/2001/XMLSchema#integer>']);
  });

  it('joins statements across graphs', async () => {
    expect(await answerOf(union, version, 'SELECT ?n { ?x :p :d ; :q ?n }')).toEqual([
      '?n="1"^^<http://www.w3.org/2001/XMLSchema#integer>',
    ]);
    expect(await answerOf(union, version, 'ASK { :a :p :d ; :q 1 }')).toBe(true);
  });

  it('is asked for the graphs of a statement by GRAPH', async () => {
    expect(
      await answerOf(union, version, 'SELECT ?g { :a :p :b . GRAPH ?g { :a :p :b } }'),
    ).toEqual(['?g=:g', '?g=:h']);
  });
});

describe('A query over the default graph alone', () => {
  it('does not see the named graphs', async () => {
    expect(await answerOf(strict, version, 'SELECT ?s ?o { ?s :p ?o }')).toEqual([
      '?s=:a ?o=:b',
      '?s=:a ?o=:d',
    ]);
    expect(await answerOf(strict, version, 'ASK { :a :q ?n }')).toBe(false);
  });
});

describe.each([
  ['union', union],
  ['strict', strict],
] as const)('In the %s reading', (_, engine) => {
  it('GRAPH ?g sees the named graphs and never the default one', async () => {
    expect(
      await answerOf(
        engine,
        version,
        'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(isIRI(?g)) }',
      ),
    ).toEqual(['?g=:g', '?g=:h']);
    expect(await answerOf(engine, version, 'ASK { GRAPH ?g { :a :p :d } }')).toBe(false);
  });

  it.each([
    ['a filter', 'GRAPH ?g { :a :p ?o VALUES ?g { :g } FILTER(?o = ?x) }', ['?g=:g']],
    [
      'a filter beside a path',
      'GRAPH ?g { ?s :p*/:p ?o VALUES ?s { :c } FILTER(?o = ?x) }',
      ['?g=:h'],
    ],
    [
      'an optional part',
      'GRAPH ?g { :a :q ?n OPTIONAL { ?s :p ?x } FILTER(BOUND(?s)) }',
      ['?g=:g'],
    ],
  ])('GRAPH ?g within EXISTS knows outside variables in %s', async (_name, pattern, expected) => {
    expect(
      await answerOf(
        engine,
        version,
        'SELECT ?g { GRAPH ?g { ?a ?p ?x } FILTER(?a = :a && ?p = :p) FILTER EXISTS { ' +
          `${pattern} } }`,
      ),
    ).toEqual(expected);
    expect(
      await answerOf(engine, version, `ASK { VALUES ?x { :b } FILTER EXISTS { ${pattern} } }`),
    ).toBe(true);
    expect(
      await answerOf(
        engine,
        version,
        `ASK { VALUES ?x { :nowhere } FILTER EXISTS { ${pattern} } }`,
      ),
    ).toBe(false);
  });

  it('GRAPH with a name sees that graph alone, and nothing when there is none', async () => {
    expect(await answerOf(engine, version, 'SELECT ?s { GRAPH :h { ?s :p :b } }')).toEqual([
      '?s=:a',
      '?s=:c',
    ]);
    expect(await answerOf(engine, version, 'SELECT ?s { GRAPH :nowhere { ?s :p :b } }')).toEqual(
      [],
    );
  });
});

describe('An answer', () => {
  it('is solutions in the order asked for, with unbound places left open', async () => {
    expect(
      await answerOf(
        union,
        version,
        'SELECT ?s ?n { ?s :p :b OPTIONAL { ?s :q ?n } } ORDER BY DESC(?s)',
      ),
    ).toEqual(['?s=:k', '?s=:c', '?s=:a ?n="1"^^<http://www.w3.org/2001/XMLSchema#integer>']);
  });

  it('is made of some of the solutions where a query of any form says so', async () => {
    // Four solutions in this order: a b, a d, c b, k b.
    const chosen = '{ ?s :p ?o } ORDER BY ?s ?o LIMIT 2 OFFSET 1';
    expect(
      [
        ...((await answerOf(
          union,
          version,
          `CONSTRUCT { ?o :of ?s . ?s :has ?o } ${chosen}`,
        )) as string[]),
      ].sort(),
    ).toEqual([':a :has :d .', ':b :of :c .', ':c :has :b .', ':d :of :a .']);
    expect(
      await answerOf(union, version, 'CONSTRUCT WHERE { :c :p ?o . ?s ?p ?o } LIMIT 0'),
    ).toEqual([]);
    expect(
      await answerOf(strict, version, `CONSTRUCT { ?s :is ?n } FROM <${EX}h> { ?s :p ?o } LIMIT 1`),
    ).toEqual([]);
    expect(
      await answerOf(union, version, `DESCRIBE ?s ${chosen.replace('OFFSET 1', 'OFFSET 2')}`),
    ).toEqual([':c :p :b .', ':k :p :b .']);
    expect(await answerOf(strict, version, 'DESCRIBE ?o { ?s :p ?o } ORDER BY ?o LIMIT 1')).toEqual(
      [],
    );
    expect(await answerOf(union, version, 'ASK { ?s :p ?o } OFFSET 3')).toBe(true);
    expect(await answerOf(union, version, 'ASK { ?s :p ?o } OFFSET 4')).toBe(false);
    expect(await answerOf(union, version, 'ASK { ?s :p ?o } LIMIT 0')).toBe(false);
  });

  it('is a graph for CONSTRUCT and DESCRIBE, each statement once', async () => {
    expect(
      await answerOf(union, version, 'CONSTRUCT { ?o :inverse ?s } { ?s :p ?o FILTER(?s = :a) }'),
    ).toEqual([':b :inverse :a .', ':d :inverse :a .']);
    expect(await answerOf(union, version, 'DESCRIBE :c')).toEqual([':c :p :b .']);
  });

  it('names the variables of SELECT * as the query first mentions them', async () => {
    const [line] = (await answerOf(
      union,
      version,
      'SELECT * { ?z ?a ?m . FILTER(?m = :d) OPTIONAL { ?m ?b ?c } BIND(1 AS ?d) }',
    )) as string[];
    expect(line).toMatch(/^\?z=:a \?a=:p \?m=:d \?d=/);
  });

  it.each([
    ['# as SELECT * { ?p ?o ?s }\nSELECT ?o ?s ?p { ?s ?p ?o }', ['o', 's', 'p']],
    ['# as SELECT ?p ?o\nSELECT * { ?s ?p ?o FILTER("?o ?p ?s" != ?o) }', ['s', 'p', 'o']],
    ['SELECT * { BIND("?q ?p" AS ?o) ?s ?p ?q }', ['o', 's', 'p', 'q']],
    ['SELECT DISTINCT * { { SELECT ?o ?s { ?s :p ?o } } }', ['o', 's']],
    [
      'SELECT REDUCED * { <http://x/?p> ?q ?r OPTIONAL { ?p ?o ?s } } LIMIT 2',
      'q r p o s'.split(' '),
    ],
    ['SELECT (MAX(?o) AS ?m) ?s { { SELECT * { ?o ?p ?s } } } GROUP BY ?s', ['m', 's']],
  ])('has its columns in the order of SELECT: %s', async (query, expected) => {
    const answer = await union.query(version, `PREFIX : <${EX}> ${query}`);
    expect(answer.kind === 'solutions' && answer.variables).toEqual(expected);
  });

  it('gives blank nodes the labels they have in the graph', async () => {
    const withBlank = versionOfTriG('_:c1b0 :p _:c1b1 .');
    expect(await answerOf(union, withBlank, 'SELECT ?s ?o { ?s :p ?o }')).toEqual([
      '?s=_:c1b0 ?o=_:c1b1',
    ]);
    expect(await answerOf(union, withBlank, 'CONSTRUCT WHERE { ?s :p ?o }')).toEqual([
      '_:c1b0 :p _:c1b1 .',
    ]);
  });

  it('holds triple terms and base directions', async () => {
    const rdf12 = versionOfTriG(':r :reifies <<( :a :p "x"@ar--rtl )>> .');
    expect(await answerOf(union, rdf12, 'SELECT ?t { :r :reifies ?t }')).toEqual([
      '?t=<<( :a :p "x"@ar--rtl )>>',
    ]);
    expect(await answerOf(union, rdf12, 'SELECT ?o { :r :reifies <<( :a :p ?o )>> }')).toEqual([
      '?o="x"@ar--rtl',
    ]);
  });

  it('resolves relative IRIs against the base of the names, or that of the query', async () => {
    expect(await answerOf(union, version, 'SELECT (IRI("x") AS ?i) (<y> AS ?j) {}')).toEqual([
      `?i=<${DEFAULT_BASE_IRI}x> ?j=<${DEFAULT_BASE_IRI}y>`,
    ]);
    expect(
      await answerOf(
        union,
        version,
        'BASE <http://b.example/d/> SELECT (IRI("x") AS ?i) (<y> AS ?j) {}',
      ),
    ).toEqual(['?i=<http://b.example/d/x> ?j=<http://b.example/d/y>']);
  });

  it('finds the base after prefixes whose IRIs end in #, and none in comments', async () => {
    const prologue =
      'PREFIX og: <http://a.example/#> # BASE <http://c.example/>\nPREFIX x: ' +
      '<http://a.example/x#> BASE <http://b.example/> BASE <d/>';
    expect(
      await answerOf(union, version, `${prologue} SELECT (IRI("x") AS ?i) (<y> AS ?j) {}`),
    ).toEqual(['?i=<http://b.example/d/x> ?j=<http://b.example/d/y>']);
  });
});

describe('A text that is no query', () => {
  it.each([
    ['INSERT DATA { :a :p :b }', 'bad-request', /update/],
    ['SELECT (1 AS ?x) { ?x :p ?y }', 'malformed-query', /\?x/],
    ['SELECT * { VALUES (?x ?x) { (1 2) } }', 'malformed-query', /\?x twice/],
  ])('is refused: %s', async (text, code, message) => {
    const error: unknown = await answerOf(union, version, text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toMatch(message);
  });
});
