import { describe, expect, it } from '@jest/globals';
import type { ServiceError } from '../../src/errors.js';
import { XSD, literal, namedNode, type Term } from '../../src/rdf/index.js';
import { ex } from '../support/arbitraries.js';
import { answerOf, engineFor, versionOfTriG } from '../support/sparql.js';

const engine = engineFor();
const version = versionOfTriG(
  ':a :p :b , "x" ; :q 1 . :b :p :c ; :q 2 . :c :q 3 . :g { :d :p :b . :e :label "b"@en }',
);

type Asked = (query: string, values: Readonly<Record<string, Term>>) => Promise<string[] | boolean>;

const answer: Asked = (query, values) =>
  answerOf(engine, version, query, { values: new Map(Object.entries(values)) });

describe('Values for variables of a query', () => {
  it('are terms of patterns, paths, graphs, templates and DESCRIBE', async () => {
    const x = ex('b');
    expect(await answer('SELECT ?s { ?s :p ?_x }', { _x: x })).toEqual(['?s=:a', '?s=:d']);
    expect(await answer('SELECT ?s { ?s :p+ ?_x }', { _x: ex('c') })).toHaveLength(3);
    expect(await answer('SELECT ?o { ?_x :p* ?o }', { _x: ex('z') })).toEqual(['?o=:z']);
    expect(await answer('SELECT ?s { GRAPH ?_g { ?s ?p ?_x } }', { _g: ex('g'), _x: x })).toEqual([
      '?s=:d',
    ]);
    expect(await answer('CONSTRUCT { ?_x :of ?s } { ?s :p ?_x }', { _x: x })).toHaveLength(2);
    expect(await answer('DESCRIBE ?_x', { _x: ex('c') })).toEqual(
      expect.arrayContaining([expect.stringContaining(':c :q')]),
    );
    expect(await answer('ASK { ?_x :p ?o }', { _x: ex('c') })).toBe(false);
  });

  it('count in expressions, in BOUND and in EXISTS', async () => {
    const two = { _n: literal('2', XSD.integer) };
    expect(await answer('SELECT ?s { ?s :q ?n FILTER(?n >= ?_n) }', two)).toHaveLength(2);
    const optional = 'SELECT ?s { ?s :q ?n FILTER(!BOUND(?_n) || ?n >= ?_n) }';
    expect(await answer(optional, two)).toHaveLength(2);
    expect(await answer(optional, {})).toHaveLength(3);
    expect(
      await answer('SELECT ?s { ?s :q ?n FILTER NOT EXISTS { ?s :p ?_x } }', { _x: ex('b') }),
    ).toEqual(['?s=:b', '?s=:c']);
  });

  it('are the same in subqueries, MINUS and aggregates', async () => {
    const x = { _x: ex('b') };
    expect(await answer('SELECT ?s { { SELECT ?s { ?s :p ?_x } } }', x)).toHaveLength(2);
    expect(await answer('SELECT ?s { { SELECT ?s ?_x { ?s :p ?_x } } }', x)).toHaveLength(2);
    expect(await answer('SELECT ?s { ?s :p ?o MINUS { ?s :p ?_x } }', x)).toEqual(['?s=:b']);
    expect(await answer('SELECT (COUNT(*) AS ?n) { ?s :p ?_x }', x)).toEqual([
      `?n="2"^^<${XSD.integer.value}>`,
    ]);
  });

  it('are columns where they are selected', async () => {
    const x = { _x: ex('b') };
    expect(await answer('SELECT DISTINCT ?_x ?s { ?s :p ?_x } ORDER BY ?s LIMIT 1', x)).toEqual([
      '?_x=:b ?s=:a',
    ]);
    expect(await answer('SELECT * { ?s :p ?_x }', x)).toEqual(['?s=:a ?_x=:b', '?s=:d ?_x=:b']);
  });

  it('are not a part of the text, whatever is in them', async () => {
    for (const value of ['"', "'", '\\', '\n', '} UNION { ?s ?p ?o', 'b"@en . ?s ?p "', '?s', '#'])
      expect([
        value,
        await answer('SELECT ?s { ?s :label ?_x }', { _x: literal(value, 'en') }),
      ]).toEqual([value, []]);
    expect(await answer('SELECT ?s { ?s :label ?_x }', { _x: literal('b', 'en') })).toEqual([
      '?s=:e',
    ]);
  });
});

/** The answer, or why there is none. */
const outcomeOf = async (...asked: Parameters<Asked>): Promise<unknown> => {
  try {
    return await answer(...asked);
  } catch (error) {
    return (error as ServiceError).code;
  }
};

describe('Values that are no nodes', () => {
  it('match nothing or are refused', async () => {
    const text = { _x: literal('} DELETE WHERE { ?s ?p ?o', 'en') };
    const iri = { _x: namedNode('urn:x> ?o } UNION { ?s ?p <urn:y') };
    for (const query of [
      'SELECT ?o { ?_x :p ?o }',
      'SELECT ?s { ?s ?_x ?o }',
      'SELECT ?s { GRAPH ?_x { ?s ?p ?o } }',
      'SELECT ?s { ?s :p <<( ?_x :p :b )>> }',
      'CONSTRUCT { ?_x :of ?s } { ?s :p :b }',
    ])
      expect([[], 'bad-request']).toContainEqual(await outcomeOf(query, text));
    expect(await outcomeOf('SELECT ?s { ?s :p ?_x }', iri)).toBe('bad-request');
  });
});
