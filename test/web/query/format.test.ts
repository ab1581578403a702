import { describe, expect, it } from '@jest/globals';
import { formatted } from '../../../src/web/query/format.js';
import { sparqlTokensOf } from '../../../src/web/query/sparql-tokens.js';

const QUERIES = [
  'PREFIX og: <http://x/#> SELECT ?e (COUNT(*) AS ?n) WHERE { ?e a og:Event ; og:organizer ?b . FILTER(?n > 3 && REGEX(STR(?b), "a")) OPTIONAL { ?b og:seat ?p } } GROUP BY ?e ORDER BY DESC(?n) LIMIT 5',
  'ASK { ?x ^<urn:p>/<urn:q>* "text"@en , 5 } # the end',
  'SELECT * { { ?x ?p ?y } UNION { ?y ?p ?x } VALUES ?x { <urn:a> <urn:b> } BIND(1 AS ?z) }',
  'CONSTRUCT { ?s ?p [ <urn:p> "x"^^<urn:t> ] } { # why\n ?s ?p ?o }',
];

describe('A formatted query', () => {
  it.each(QUERIES)('has the same tokens, and is the same when formatted again: %s', (query) => {
    const once = formatted(query);
    const tokens = (text: string): string[] => [...sparqlTokensOf(text)].map((each) => each.text);
    expect(tokens(once)).toEqual(tokens(query));
    expect(formatted(once)).toBe(once);
  });

  it('has a line for each statement, indented by braces', () => {
    expect(formatted('SELECT ?e { ?e a <urn:E>; <urn:p> ?b. FILTER(?b>1) }')).toBe(
      'SELECT ?e {\n  ?e a <urn:E>;\n    <urn:p> ?b.\n  FILTER(?b>1)\n}\n',
    );
  });
});
