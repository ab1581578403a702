import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ServiceError } from '../../src/errors.js';
import { versionOf } from '../../src/graph/index.js';
import {
  XSD,
  integerLiteral,
  literal,
  namedNode,
  parseN3Syntax,
  quad,
  type Quad,
  type Term,
} from '../../src/rdf/index.js';
import {
  PreparedQuery,
  QueriedGraph,
  type Bindings,
  type PathExpression,
} from '../../src/sparql/index.js';
import { EX, ex } from '../support/arbitraries.js';
import { PREFIXES, versionOfTriG } from '../support/sparql.js';

const LIMITS = { timeoutMs: 20_000, memoryMb: 64 };
const PRE_BOUND = ['this', 'shapesGraph', 'currentShape'];
const DATA = ':n :p 1 , 2 ; :q :m . :m :p 3 ; :q :k . :h { :n :p 2 . :n :r "x"@en }';
const graph = new QueriedGraph(versionOfTriG(DATA).ids, LIMITS);
const link = (name: string): PathExpression => ({ type: 'link', iri: ex(name) });

interface Options {
  readonly preBound?: readonly string[];
  readonly path?: PathExpression;
}

const prepare = (text: string, { preBound = PRE_BOUND, path }: Options = {}): PreparedQuery =>
  new PreparedQuery(PREFIXES + text, { baseIri: EX, preBound, path });
const bindings = (values: Readonly<Record<string, Term>>): Bindings =>
  new Map(Object.entries(values));
const short = (term: Term): string => term.value.replace(EX, ':');

/** The solutions as sorted lines, `this` left out. */
function solve(
  query: PreparedQuery,
  values: Readonly<Record<string, Term>>,
  over = graph,
): string[] {
  return over
    .solutions(query, bindings(values))
    .map((solution) =>
      [...solution]
        .filter(([name]) => name !== 'this')
        .map(([name, term]) => `${name}=${short(term)}`)
        .join(' '),
    )
    .sort();
}

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'malformed-query') return error.message;
    throw error;
  }
  throw new Error('expected a refusal');
}

describe('A query with values before it is evaluated', () => {
  it.each<[string, string, readonly string[]]>([
    ['a pattern', 'SELECT $this ?v { $this :p ?v }', ['v=1', 'v=2']],
    ['a filter alone', 'SELECT $this { FILTER($this = :n) }', ['']],
    [
      'a filter of an inner group',
      'SELECT $this { { FILTER(BOUND($this)) } $this :q ?m . FILTER(true) }',
      [''],
    ],
    [
      'one side of a UNION',
      'SELECT $this { { FILTER(false) } UNION { FILTER($this = :n) } }',
      [''],
    ],
    ['BIND', 'SELECT $this ?v { BIND($this AS ?v) }', ['v=:n']],
    [
      'OPTIONAL',
      'SELECT $this ?v ?w { OPTIONAL { $this :nothing ?v } OPTIONAL { $this :q ?m . ?m :p ?w ' +
        'FILTER($this = :n) } }',
      ['w=3'],
    ],
    [
      'NOT EXISTS',
      'SELECT $this ?v { ?v :p ?x FILTER NOT EXISTS { $this :q ?v } FILTER(?v != $this) }',
      [],
    ],
    [
      'a nested SELECT',
      'SELECT $this ?n { { SELECT $this (COUNT(?v) AS ?n) { $this :p ?v } GROUP BY $this } }',
      ['n=2'],
    ],
    [
      'HAVING, for a variable that is no key',
      'SELECT $this { $this :p ?v } GROUP BY $this HAVING(COUNT(?v) > $most)',
      [''],
    ],
    ['ORDER BY and LIMIT', 'SELECT $this ?v { $this :p ?v } ORDER BY DESC(?v) LIMIT 1', ['v=2']],
    ['a named graph', 'SELECT $this ?g ?v { GRAPH ?g { $this :r ?v } }', ['g=:h v=x']],
    ['a path from it', 'SELECT $this ?v { $this :q*/:p ?v }', ['v=1', 'v=2', 'v=3']],
    [
      'COUNT(DISTINCT *)',
      'SELECT $this ?n { { SELECT $this $most (COUNT(DISTINCT *) AS ?n) { $this :p ?v } ' +
        'GROUP BY $this $most } }',
      ['n=2'],
    ],
  ])('knows them in %s', (_, text, expected) => {
    const query = prepare(text, {
      preBound: text.includes('$most') ? [...PRE_BOUND, 'most'] : PRE_BOUND,
    });
    expect(solve(query, { this: ex('n'), most: integerLiteral(1) })).toEqual(expected);
  });

  it('matches blank nodes, literals and terms that the graph does not have, as they are', () => {
    const blank = versionOfTriG('_:b :p 7 . :n :p "x" .');
    const over = new QueriedGraph(blank.ids, LIMITS);
    const node = [...blank.match(null, ex('p'), integerLiteral(7))][0]!.subject;
    expect(solve(prepare('SELECT $this ?v { $this :p ?v }'), { this: node }, over)).toEqual([
      'v=7',
    ]);
    expect(solve(prepare('SELECT $this ?v { ?v :p $this }'), { this: literal('x') }, over)).toEqual(
      ['v=:n'],
    );
    expect(
      solve(
        prepare('SELECT $this { FILTER(isLiteral($this) && $this = "nowhere") }'),
        { this: literal('nowhere') },
        over,
      ),
    ).toEqual(['']);
    expect(solve(prepare('SELECT $this { $this :p ?v }'), { this: ex('nowhere') }, over)).toEqual(
      [],
    );
  });

  it('leaves a variable without a value unbound', () => {
    expect(
      solve(
        prepare(
          'SELECT $this ?v { $this :p ?v FILTER(?v != COALESCE($limit, 1)) ' +
            'FILTER(!BOUND($limit)) }',
          { preBound: [...PRE_BOUND, 'limit'] },
        ),
        { this: ex('n') },
      ),
    ).toEqual(['v=2']);
  });

  it('puts a path in the place of $PATH, wherever that is a predicate', () => {
    const text = 'SELECT * { $this $PATH ?v FILTER NOT EXISTS { ?v $PATH ?w } }';
    expect(solve(prepare(text, { path: link('p') }), { this: ex('n') })).toEqual(['v=1', 'v=2']);
    const inverse: PathExpression = {
      type: 'inv',
      path: { type: 'seq', input: [link('q'), link('q')] },
    };
    expect(solve(prepare(text, { path: inverse }), { this: ex('k') })).toEqual(['v=:n']);
    expect(
      solve(
        prepare('SELECT $this ?v { $this $PATH ?v }', {
          path: { type: 'OneOrMorePath', path: link('q') },
        }),
        { this: ex('n') },
      ),
    ).toEqual(['v=:k', 'v=:m']);
  });

  it.each([
    ['MINUS', 'SELECT $this { $this :p ?v MINUS { $this :p 2 } }', 'MINUS'],
    ['VALUES', 'SELECT $this { VALUES ?v { 1 } }', 'VALUES'],
    ['VALUES at the end', 'SELECT $this { $this :p ?v } VALUES ?v { 1 }', 'VALUES'],
    ['VALUES in EXISTS', 'SELECT $this { FILTER EXISTS { VALUES ?v { 1 } } }', 'VALUES'],
    ['SERVICE', 'SELECT $this { SERVICE <http://example.org/sparql> { ?s ?p ?o } }', 'SERVICE'],
    ['BIND AS', 'SELECT $this { BIND(1 AS $this) }', '?this'],
    ['SELECT AS', 'SELECT (1 AS $this) {}', '?this'],
    ['GROUP BY AS', 'SELECT $this { ?v :p ?w } GROUP BY (?v AS $this)', '?this'],
    ['a nested SELECT without it', 'SELECT $this { { SELECT ?v { ?v :p ?w } } }', '?this'],
    ['a nested SELECT *', 'SELECT $this { { SELECT * { FILTER($this = :n) } } }', '?this'],
    ['a function that nobody knows', 'SELECT $this { FILTER(:check($this)) }', `<${EX}check>`],
    ['FROM', 'SELECT $this FROM :g { $this :p ?v }', 'FROM'],
    ['CONSTRUCT', 'CONSTRUCT { $this :p 1 } WHERE {}', 'neither SELECT nor ASK'],
    ['$PATH without a path', 'SELECT $this { $this $PATH ?v }', '$PATH'],
    ['no query', 'SELECT $this {', 'line'],
  ])('may not have %s', (_, text, part) => {
    expect(refusalOf(() => prepare(text))).toContain(part);
  });

  it('may not have $PATH where it is no predicate', () => {
    for (const text of [
      'SELECT $this { $this $PATH ?v FILTER(?v != $PATH) }',
      'SELECT $this { $PATH :p $this }',
    ])
      expect(refusalOf(() => prepare(text, { path: link('p') }))).toContain('$PATH');
  });

  it('may have what is forbidden only beside such values, where there are none', () => {
    const query = prepare('SELECT ?v { VALUES ?v { :n :m } MINUS { ?v :p 3 } }', { preBound: [] });
    expect(solve(query, {})).toEqual(['v=:n']);
  });

  it('has subqueries that need not hand on the shapes graph and the shape', () => {
    expect(() =>
      prepare('SELECT $this { { SELECT $this { $this :p ?v } LIMIT 1 } }'),
    ).not.toThrow();
  });
});

describe('What a query reads', () => {
  const readsOf = (
    text: string,
    constants: Readonly<Record<string, Term>> = {},
    path?: PathExpression,
  ): string[] | undefined => {
    const reads = prepare(text, {
      preBound: [...PRE_BOUND, ...Object.keys(constants)],
      ...(path && { path }),
    }).predicatesRead(bindings(constants), 'shapesGraph');
    return reads && [...reads].map((iri) => iri.replace(EX, ':')).sort();
  };

  it.each<[string, readonly string[] | undefined]>([
    ['SELECT $this { FILTER($this = :n) }', []],
    [
      'SELECT $this { $this :p ?v OPTIONAL { ?v :q ?w } FILTER NOT EXISTS { ?w ^:r $this } }',
      [':p', ':q', ':r'],
    ],
    ['SELECT $this { $this :p+/:q ?v }', [':p', ':q']],
    ['SELECT $this { $this :p* ?v }', [':p']],
    ['SELECT $this { ?v :p* ?w }', undefined],
    ['SELECT $this { $this ?p ?v }', undefined],
    ['SELECT $this { $this !:p ?v }', undefined],
    ['SELECT $this { GRAPH ?g { $this :p ?v } }', undefined],
    ['SELECT $this { GRAPH $shapesGraph { $currentShape ?p ?v } $this :p ?v }', [':p']],
    [
      'SELECT $this { { SELECT $this (COUNT(?v) AS ?n) { $this :p ?v } GROUP BY $this ' +
        'HAVING(EXISTS { $this :q 1 }) } }',
      [':p', ':q'],
    ],
  ])('of %s is %j', (text, expected) => {
    expect(readsOf(text)).toEqual(expected);
  });

  it('knows a predicate that has a value, and the path', () => {
    expect(readsOf('SELECT $this { $this $property ?v }', { property: ex('q') })).toEqual([':q']);
    expect(
      readsOf(
        'SELECT $this { $this $property ?v ; $PATH ?w }',
        { property: ex('q') },
        { type: 'seq', input: [link('r'), link('p')] },
      ),
    ).toEqual([':p', ':q', ':r']);
  });
});

const QUERIES = [
  'SELECT $this { $this :p ?v FILTER(?v > $limit) }',
  'SELECT DISTINCT $this ?v { $this :q/:p ?v } ORDER BY ?v',
  'SELECT $this { { $this :p 1 } UNION { $this :q ?v . ?v :p $limit } FILTER NOT EXISTS { ?w ' +
    ':q $this } }',
  'SELECT $this { OPTIONAL { $this :q ?v } FILTER(!BOUND(?v) || ?v = $this) }',
  'ASK { $this :p ?v FILTER(?v < $limit && ?v != $value) }',
  'ASK { FILTER NOT EXISTS { $this :q* ?v . ?v :p $value } }',
  'SELECT $this { $this :p ?v } GROUP BY $this HAVING(COUNT(?v) > $limit)',
  'SELECT $this { { SELECT $this $limit { $this :p ?v FILTER(?v > $limit) } LIMIT 1 } }',
  'SELECT $this { $this :p ?v } LIMIT 1',
];
const NODES = ['a', 'b', 'c'].map(ex);
const statements = fc
  .tuple(
    fc.constantFrom(...NODES),
    fc.constantFrom('p', 'q'),
    fc.constantFrom<Term>(
      ...NODES,
      integerLiteral(1),
      integerLiteral(2),
      literal('1.0', XSD.decimal),
    ),
    fc.constantFrom('g', 'h'),
  )
  .map(([subject, predicate, object, name]) =>
    quad(subject, ex(predicate), object as Quad['object'], ex(name)),
  );

describe('A graph with a change', () => {
  it('is seen by queries as the version after the change is', () => {
    fc.assert(
      fc.property(
        fc.array(statements, { maxLength: 12 }),
        fc.array(statements, { maxLength: 4 }),
        fc.nat(),
        fc.constantFrom(...QUERIES),
        (start, added, choice, text) => {
          const removed = start.filter((_, index) => ((choice >>> index) & 1) === 1);
          const fresh = parseN3Syntax(`<${EX}new> <${EX}p> 1 ; <${EX}q> <${EX}a> .`, {
            format: 'turtle',
          });
          const after = [
            ...start.filter((each) => !removed.some((other) => other.equals(each))),
            ...added,
            ...fresh,
          ];
          const query = prepare(text, {
            preBound: [...PRE_BOUND, 'limit', 'value'].filter(
              (name) => text.startsWith('ASK') || name !== 'value',
            ),
          });
          const before = new QueriedGraph(versionOf(start).ids, LIMITS);
          const changed = before.after(before.idChangeOf({ added: [...added, ...fresh], removed }));
          const whole = new QueriedGraph(versionOf(after).ids, LIMITS);
          const constants = bindings({ limit: integerLiteral(1) });
          const rows = [...NODES, ex('new'), namedNode('urn:nowhere')].flatMap((node) =>
            [integerLiteral(1), ex('a')].map((value) => bindings({ this: node, value })),
          );
          const answers = whole.haveSolutions(query, rows, constants);
          expect(changed.haveSolutions(query, rows, constants)).toEqual(answers);
          // What is asked for many rows at once is what is asked for each.
          expect(rows.map((row) => changed.haveSolutions(query, [row], constants)[0])).toEqual(
            answers,
          );
          if (query.form === 'select')
            expect(
              rows.map(
                (row) => changed.solutions(query, new Map([...constants, ...row])).length > 0,
              ),
            ).toEqual(answers);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('takes one more named graph, which its default graph does not have', () => {
    const name = ex('shapes');
    const more = graph.with(
      name,
      parseN3Syntax(`@prefix : <${EX}> . :n :p 9 . :only :here _:blank .`, { format: 'turtle' }),
    );
    expect(solve(prepare('SELECT $this ?v { $this :p ?v }'), { this: ex('n') }, more)).toEqual([
      'v=1',
      'v=2',
    ]);
    expect(
      solve(
        prepare('SELECT $this ?v { GRAPH $shapesGraph { $this :p ?v } }'),
        { this: ex('n'), shapesGraph: name },
        more,
      ),
    ).toEqual(['v=9']);
    expect(solve(prepare('SELECT $this { ?v :here ?w }'), { this: ex('n') }, more)).toEqual([]);
  });

  it('ends a query that uses up its time or memory', () => {
    const rows = Array.from({ length: 400 }, (_, index) => `:s${index} :p ${index} .`).join('\n');
    const over = (limits: typeof LIMITS): QueriedGraph =>
      new QueriedGraph(versionOfTriG(rows).ids, limits);
    const long = prepare(
      'SELECT $this { ?a :p ?b . ?c :p ?d . ?e :p ?f . ?g :p ?h FILTER(?b + ?d + ?f + ?h < 0) }',
    );
    expect(() =>
      over({ timeoutMs: 200, memoryMb: 64 }).solutions(long, bindings({ this: ex('n') })),
    ).toThrow(expect.objectContaining({ code: 'query-timeout' }));
    const large = prepare('SELECT $this ?a ?c { ?a :p ?b . ?c :p ?d }');
    expect(() =>
      over({ timeoutMs: 60_000, memoryMb: 1 }).solutions(large, bindings({ this: ex('n') })),
    ).toThrow(expect.objectContaining({ code: 'query-memory' }));
  });
});
