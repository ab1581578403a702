import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { forwardedUpdate, withNamedColumns } from '../../src/sparql/index.js';

const BASE = 'http://example.org/';
const settings = { baseIri: BASE, serviceAllow: [] };

describe('A query for a database', () => {
  it.each([
    ['SELECT * { ?z ?a ?m }', 'SELECT ?z ?a ?m { ?z ?a ?m }'],
    [
      '# SELECT * { ?x }\nSELECT DISTINCT * WHERE { ?b ?a "* ?c" } LIMIT 3',
      '# SELECT * { ?x }\nSELECT DISTINCT ?b ?a WHERE { ?b ?a "* ?c" } LIMIT 3',
    ],
    ['SELECT ?a { { SELECT * { ?b ?a ?c } } }', undefined],
    ['SELECT (COUNT(*) AS ?n) { ?b ?a ?c }', undefined],
    ['SELECT * { <a> <b> <c> }', undefined],
    ['ASK { ?b ?a ?c }', undefined],
  ])('names its columns in our order: %s', (query, sent = query) => {
    expect(withNamedColumns(query, BASE)).toBe(sent);
  });
});

describe('An update for a database', () => {
  const insert = 'INSERT { ?s <p> 1 }';
  const dataset = { defaultGraphs: ['urn:a'], namedGraphs: ['urn:b'] };

  it('reads the graphs of the request', () => {
    const [operation] = forwardedUpdate(`${insert} WHERE { ?s <q> ?o }`, settings, dataset);
    expect(operation?.query).toBe(
      'SELECT * FROM <urn:a> FROM NAMED <urn:b> WHERE { { ?s <q> ?o } }',
    );
  });

  it.each([
    ['USING', `${insert} USING <urn:c> WHERE { ?s <q> ?o }`],
    ['USING NAMED', `${insert} USING NAMED <urn:c> WHERE { GRAPH ?g { ?s <q> ?o } }`],
    ['WITH', `WITH <urn:c> ${insert} WHERE { ?s <q> ?o }`],
    ['WITH, after others', `INSERT DATA { <s> <p> 1 } ; WITH <urn:c> DELETE { ?s <p> 1 } WHERE {}`],
  ])('is refused where both name graphs: %s', (_, update) => {
    for (const named of [dataset, { defaultGraphs: [], namedGraphs: ['urn:b'] }])
      expect(() => forwardedUpdate(update, settings, named)).toThrow(
        expect.objectContaining({ constructor: ServiceError, code: 'bad-request' }),
      );
    expect(forwardedUpdate(update, settings).length).toBeGreaterThan(0);
  });
});
