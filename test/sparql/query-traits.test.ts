import { describe, expect, it } from '@jest/globals';
import { queryTraitsOf } from '../../src/sparql/index.js';

describe('What a query says of its answer', () => {
  it.each([
    ['SELECT * { ?s ?p ?o }', false, undefined, false, []],
    ['SELECT ?s { ?s ?p ?o } ORDER BY ?s DESC(?o)', true, ['s', 'o'], false, []],
    ['SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY STR(?s) LIMIT 3', true, undefined, false, []],
    ['SELECT ?s { ?s ?p ?o } LIMIT 3', false, undefined, true, []],
    ['SELECT ?s { { SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 3 } }', false, undefined, false, []],
    ['SELECT ?s { { SELECT ?s { ?s ?p ?o } OFFSET 3 } } ORDER BY ?s', true, ['s'], true, []],
    ['SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY ?n', true, ['n'], false, []],
    [
      'SELECT (now() AS ?n) { ?s ?p "RAND()" FILTER(RAND() < 1) }',
      false,
      undefined,
      false,
      ['NOW', 'RAND'],
    ],
    ['SELECT * { SERVICE <http://x/> { ?s ?p ?o } }', false, undefined, false, ['SERVICE']],
    [
      'ASK { ?s ?p ?o FILTER EXISTS { ?s ?p ?x FILTER(?x = UUID()) } }',
      false,
      undefined,
      false,
      ['UUID'],
    ],
    ['CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } ORDER BY ?s LIMIT 2', true, ['s'], false, []],
  ] as const)('%s', (text, isOrdered, orderVariables, takesAnyRows, changing) => {
    const traits = queryTraitsOf(text, 'http://example.org/');
    expect({ ...traits, changing: [...traits.changing].sort() }).toMatchObject({
      isOrdered,
      orderVariables,
      takesAnyRows,
      changing,
    });
  });
});
