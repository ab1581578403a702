import { describe, expect, it } from '@jest/globals';
import type { ServiceError } from '../../../src/errors.js';
import { engineFor, versionOfTriG } from '../../support/sparql.js';

const engine = engineFor();
const version = versionOfTriG('');

describe('A rule about variables that is broken', () => {
  it.each<[string, number, string]>([
    [
      'SELECT ?x (COUNT(*) AS ?n) { ?x ?p ?y }',
      8,
      'Add GROUP BY ?x, or take one of its values: (SAMPLE(?x) AS ?any)',
    ],
    [
      'SELECT (SUM(?y) AS ?n) ?x { ?x ?p ?y }',
      24,
      'Add GROUP BY ?x, or take one of its values: (SAMPLE(?x) AS ?any)',
    ],
    [
      'SELECT ?x (STR(?y) AS ?z) { ?x ?p ?y } GROUP BY ?x',
      16,
      'Add ?y to GROUP BY, or take one of its values: (SAMPLE(?y) AS ?any)',
    ],
    [
      'SELECT (COUNT(?y) + ?p AS ?n) { ?x ?p ?y }',
      21,
      'Add GROUP BY ?p, or take one of its values: (SAMPLE(?p) AS ?any)',
    ],
    [
      'SELECT ?x { ?x ?p ?y } ORDER BY COUNT(?y)',
      8,
      'Add GROUP BY ?x, or take one of its values: (SAMPLE(?x) AS ?any)',
    ],
    [
      'SELECT * { { SELECT ?x (MAX(?y) AS ?m) { ?x ?p ?y } } }',
      21,
      'Add GROUP BY ?x, or take one of its values: (SAMPLE(?x) AS ?any)',
    ],
    [
      'SELECT * { ?x ?p ?y } GROUP BY ?x',
      8,
      'Name the variables of GROUP BY, and aggregates: SELECT ?x (COUNT(*) AS ?n)',
    ],
    ['SELECT ?x ?x { ?x ?p ?y }', 11, 'Give one of them another name'],
    [
      'SELECT * { ?s ?p ?x BIND(1 AS ?x) }',
      31,
      'Choose another name after AS, or compare the two in a FILTER',
    ],
    ['SELECT (1 AS ?s) { ?s ?p ?o }', 14, 'Choose another name'],
    ['SELECT * { VALUES (?a ?a) { (1 1) } }', 23, 'Choose another name'],
    ['SELECT * { ?s ?p ?o LATERAL { SELECT (1 AS ?o) {} } }', 44, 'Choose another name'],
    [
      'SELECT * { VALUES (?x ?y) { (1) } }',
      12,
      'Give each row a value, or UNDEF, for each variable: VALUES (?x ?y) { (1 2) (3 UNDEF) }',
    ],
    [
      'SELECT * { ?s ?p ?o FILTER(COUNT(?o) > 1) }',
      28,
      'Use aggregates in SELECT, HAVING and ORDER BY. To use their values in a pattern, ' +
        'write a sub-query: { SELECT ?x (COUNT(*) AS ?n) WHERE { … } GROUP BY ?x }',
    ],
    [
      'SELECT (SUM(COUNT(?x)) AS ?y) { ?x ?p ?o }',
      13,
      'Compute the inner one in a sub-query: { SELECT ?x (COUNT(*) AS ?n) WHERE { … } GROUP ' +
        'BY ?x }',
    ],
    [
      'SELECT * { _:a ?p ?o OPTIONAL { _:a ?q ?r } }',
      33,
      'Use a variable, which can be used anywhere',
    ],
    ['SELECT * { ?s ?p "a"@en--up }', 21, 'Write "…"@en--ltr or "…"@ar--rtl'],
    [
      'SELECT * { ?s ?p <http://e:x/> }',
      19,
      'Between < and >, write an IRI with a scheme such as https:, or a reference that is ' +
        'resolved against BASE. A port after the host must be a number',
    ],
  ])('is told at its place: %j', async (text, column, suggestion) => {
    const error = (await engine
      .query(version, text)
      .catch((thrown: unknown) => thrown)) as ServiceError;
    expect([error.code, error.details]).toEqual([
      'malformed-query',
      expect.objectContaining({ line: 1, column, suggestion }),
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

describe('A syntax error', () => {
  it('lists what could stand at its place', async () => {
    const error = (await engine
      .query(version, 'SELECT ?x { ?x ?p ?y } LIMIT x')
      .catch((thrown: unknown) => thrown)) as ServiceError;
    expect(error.details).toEqual({
      line: 1,
      column: 30,
      expected: ['a number'],
      found: 'x',
    });
    const open = (await engine
      .query(version, 'SELECT ?x ')
      .catch((thrown: unknown) => thrown)) as ServiceError;
    expect(open.details).toEqual({
      line: 1,
      column: 10,
      expected: ['a variable', '"{"', '"("', 'FROM', 'WHERE'],
      found: '',
    });
  });

  it('far into a long text says only what stands there', async () => {
    const error = (await engine
      .query(version, `SELECT * { ${'?s ?p ?o . '.repeat(2_000)} LIMIT }`)
      .catch((thrown: unknown) => thrown)) as ServiceError;
    expect(error.details).toEqual({ line: 1, column: 22_013, found: 'LIMIT' });
  });
});
