import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../../src/errors.js';
import { WORDS } from '../../../src/sparql/syntax/grammar.js';
import { engineFor, versionOfTriG } from '../../support/sparql.js';

const engine = engineFor();
const version = versionOfTriG('');

async function suggestionFor(text: string): Promise<unknown> {
  const error: unknown = await engine.query(version, text).catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError) || error.code !== 'malformed-query')
    throw new Error(`expected a malformed query, found ${String(error)}`);
  const { suggestion } = error.details;
  if (typeof suggestion === 'string') expect(error.message).toContain(suggestion);
  return suggestion;
}

describe('A prefix that is not declared', () => {
  it.each([
    ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
    ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
    ['owl', 'http://www.w3.org/2002/07/owl#'],
    ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
    ['skos', 'http://www.w3.org/2004/02/skos/core#'],
    ['schema', 'https://schema.org/'],
    ['dcterms', 'http://purl.org/dc/terms/'],
    ['dct', 'http://purl.org/dc/terms/'],
    ['dc', 'http://purl.org/dc/elements/1.1/'],
    ['foaf', 'http://xmlns.com/foaf/0.1/'],
    ['org', 'http://www.w3.org/ns/org#'],
    ['prov', 'http://www.w3.org/ns/prov#'],
    ['geo', 'http://www.w3.org/2003/01/geo/wgs84_pos#'],
    ['og', 'https://w3id.org/osce-graph/ontology#'],
    ['sh', 'http://www.w3.org/ns/shacl#'],
    ['oa', 'http://www.w3.org/ns/oa#'],
    ['dcat', 'http://www.w3.org/ns/dcat#'],
    ['void', 'http://rdfs.org/ns/void#'],
    ['wd', 'http://www.wikidata.org/entity/'],
  ])('and that everybody knows is told with its line: %s', async (prefix, iri) => {
    expect(await suggestionFor(`SELECT * { "${prefix}:x" ?p ?o ; ${prefix}:term ?x }`)).toBe(
      `Add "PREFIX ${prefix}: <${iri}>" at the top`,
    );
  });

  it.each([
    ['PREFIX example: <http://e/> SELECT * { ?s exmple:p ?o }', 'Did you mean example:?'],
    ['SELECT * { ?s ours:p ?o }', 'Declare it with "PREFIX ours: <…>" at the top'],
    ['SELECT * { ?s ?p http://e/x }', 'Put an IRI between < and >: <http://e/x>'],
    ['SELECT * { ?s <p> ?o ; urn:a:b ?x }', 'Put an IRI between < and >: <urn:a:b>'],
  ])('is told otherwise: %j', async (text, suggestion) => {
    expect(await suggestionFor(text)).toBe(suggestion);
  });
});

describe('A word that SPARQL does not have', () => {
  it.each([
    ['SELCT * { ?s ?p ?o }', 'SELECT'],
    ['SELECT * WHER { ?s ?p ?o }', 'WHERE'],
    ['SELECT * { ?s ?p ?o FILER(?o > 1) }', 'FILTER'],
    ['SELECT * { ?s ?p ?o OPTINAL { ?s ?q ?r } }', 'OPTIONAL'],
    ['SELECT DISTICT ?s { ?s ?p ?o }', 'DISTINCT'],
    ['SELECT ?s { ?s ?p ?o } ODER BY ?s', 'ORDER'],
    ['SELECT ?s { ?s ?p ?o } GRUOP BY ?s', 'GROUP'],
    ['SELECT ?s { ?s ?p ?o } LIMT 5', 'LIMIT'],
    ['PREFX a: <b> SELECT * {}', 'PREFIX'],
    ['SELECT * { { ?s ?p 1 } UNOIN { ?s ?p 2 } }', 'UNION'],
    ['CONTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }', 'CONSTRUCT'],
    ['SELECT * { ?s ?p ?o SEVRICE <x> { } }', 'SERVICE'],
    ['SELECT * { BINT(1 AS ?x) }', 'BIND'],
    ['SELECT * { ?s ?p ?o FILTER(STRLENGTH(?o) > 5) }', 'STRLEN'],
    ['SELECT * { ?s ?p ?o FILTER(CONTAIN(?o, "x")) }', 'CONTAINS'],
    ['SELECT * { ?s ?p ?o FILTER(regexp(?o, "x")) }', 'REGEX'],
    ['SELECT (COUNTS(?x) AS ?y) { ?s ?p ?x }', 'COUNT'],
    ['SELECT (SUBST("abc", 1) AS ?y) {}', 'SUBSTR'],
    ['SELECT (GROUPCONCAT(?x) AS ?y) { ?s ?p ?x }', 'GROUP_CONCAT'],
    ['SELECT (STRSTART("abc", "a") AS ?y) {}', 'STRSTARTS'],
    ['SELECT (YAER(NOW()) AS ?y) {}', 'YEAR'],
  ])('is told the one that it is like: %j', async (text, word) => {
    expect(await suggestionFor(text)).toBe(`Did you mean ${word}?`);
  });

  it.each([
    ['SELECT * { ?s ?p ?o FILTER(LENGTH(?o) > 5) }', 'In SPARQL, LENGTH is called STRLEN'],
    [
      'SELECT * { ?s ?p ?o FILTER(SUBSTRING(?o, 1) = "x") }',
      'In SPARQL, SUBSTRING is called SUBSTR',
    ],
    ['SELECT (AVERAGE(?x) AS ?y) { ?s ?p ?x }', 'In SPARQL, AVERAGE is called AVG'],
    ['SELECT * { ?s ?p ?o FILTER(UPPER(?o) = "A") }', 'In SPARQL, UPPER is called UCASE'],
    [
      'SELECT * { ?s ?p ?o FILTER(frobnicate(?o)) }',
      'SPARQL has no function frobnicate. Name other functions by an IRI or a prefixed name, ' +
        'such as xsd:date(?x)',
    ],
    ['SELECT TOP 10 ?x { ?x ?p ?y }', 'To limit the number of rows, end the query with LIMIT 10'],
  ])('of another language is told what SPARQL has: %j', async (text, suggestion) => {
    expect(await suggestionFor(text)).toBe(suggestion);
  });

  it.each([
    ['SELECT name WHERE { ?x <p> ?name }', 'Did you mean the variable ?name?'],
    ['SELECT * WHERE { ?x <p> name }', 'Write a variable as ?name, and a text as "name"'],
    ['SELECT * { ?s ?p ?label FILTER(STRLEN(label) > 3) }', 'Did you mean the variable ?label?'],
  ])('may be a variable without its ?: %j', async (text, suggestion) => {
    expect(await suggestionFor(text)).toBe(suggestion);
  });

  it.each([
    ['hello world'],
    ['SELECT * { ?s ?p ?o } xyzzy'],
    ['SELECT * { ?s ?p ?o } LIMIT 5 quux 7'],
  ])('and that is like none is not guessed at: %j', async (text) => {
    expect(await suggestionFor(text)).toBeUndefined();
  });

  it('is known from the words of the grammar', () => {
    expect(WORDS).toEqual(
      expect.arrayContaining([
        'SELECT',
        'ORDER',
        'GROUP',
        'STRLEN',
        'GROUP_CONCAT',
        'LATERAL',
        'INSERT DATA',
      ]),
    );
  });
});

describe('An operator of another language', () => {
  it.each([
    ['SELECT * { ?s ?p ?o FILTER(?o == 1) }', 'To test equality, use a single ='],
    ['SELECT * { ?s ?p ?o FILTER(?o <> 1) }', 'To test whether two values differ, use !='],
    ['SELECT * { ?s ?p ?o FILTER(?o > 1 AND ?o < 3) }', 'To require both conditions, use &&'],
    ['SELECT * { ?s ?p ?o FILTER(?o > 1 or ?o < 3) }', 'To require either condition, use ||'],
    ['SELECT * { ?s ?p ?o FILTER(?o > 1 & ?o < 3) }', 'To require both conditions, use &&'],
    ['SELECT * { ?s ?p ?o FILTER(?o > 1 | ?o < 3) }', 'To require either condition, use ||'],
    ['SELECT * { ?s ?p ?o FILTER(NOT ?o) }', 'To negate a condition, write !(…)'],
    [
      'SELECT * { ?s ?p ?o FILTER(?o IS NOT NULL) }',
      'To test whether a variable has a value, use BOUND(?o)',
    ],
    [
      'SELECT * { ?s ?p ?o FILTER(?o IS NULL) }',
      'To test whether a variable has a value, use !BOUND(?o)',
    ],
    [
      'SELECT * { ?s ?p ?o FILTER(?o BETWEEN 1 AND 3) }',
      'SPARQL has no BETWEEN. Write ?x >= 1 && ?x <= 10',
    ],
    [
      'SELECT * { ?s ?p ?o FILTER(?o LIKE "a%") }',
      'SPARQL has no LIKE. To find part of a text, use CONTAINS(?x, "part") or REGEX(?x, ' +
        '"pattern", "i")',
    ],
    ['SELECT * { ?s ?p ?o FILTER(?o IN 1, 2) }', 'Put the values of IN in brackets: ?x IN (1, 2)'],
    [
      'SELECT * { ?s ?p ?o FILTER(?o<?s&&?s>?o) }',
      'Text between < and > is read as an IRI. Put a space after <',
    ],
    ['SELECT * { ?s ?p ?o FILTER(?o > ) }', 'A value is missing after ">"'],
  ])('is told what SPARQL has: %j', async (text, suggestion) => {
    expect(await suggestionFor(text)).toBe(suggestion);
  });
});

describe('A sign that is missing or too much', () => {
  const DOT =
    'If a new triple begins here, put "." before it. For the same subject, put ";". For the ' +
    'same subject and predicate, put ","';

  it.each([
    ['SELECT * { ?s ?p ?o ?s2 ?p2 ?o2 }', DOT],
    ['SELECT * {\n ?s <p> "x"\n ?s <q> ?r }', DOT],
    ['SELECT * { <s> <p> <o> <s> <q> <r> }', DOT],
    ['SELECT * { ?s ?p 1 [ ?q ?r ] ?x ?y }', DOT],
    ['SELECT * { ?s ?p ?o . . ?s ?q ?r }', 'One dot between two triples is enough'],
    ['SELECT * { ?s ?p }', 'The triple has no object'],
    ['SELECT * { ?s ?p ?o . ?s }', 'The triple has no predicate and no object'],
    ['SELECT * { ?s ?p ?o', 'The "{" at line 1, column 10 is not closed. Put "}" at the end'],
    [
      'SELECT * {\n  { ?s ?p ?o }\n',
      'The "{" at line 1, column 10 is not closed. Put "}" at the end',
    ],
    [
      'SELECT * { ?s ?p ?o FILTER(?o > 1 }',
      'The "(" at line 1, column 27 is not closed. Put ")" before "}"',
    ],
    [
      'SELECT * { FILTER(STRLEN(?x) > 5 ?x ?y ?z }',
      'The "(" at line 1, column 18 is not closed. Put ")" before "?x"',
    ],
    [
      'SELECT * { ?s ?p [ ?q ?r . ?a ?b ?c }',
      'The "[" at line 1, column 18 is not closed. Put "]" before "."',
    ],
    [
      'SELECT ?s { ?s ?p ?o ORDER BY ?s',
      'The "{" at line 1, column 11 is not closed. Put "}" before "ORDER"',
    ],
    ['SELECT * { "{" ?p ?o', 'The "{" at line 1, column 10 is not closed. Put "}" at the end'],
    ['SELECT * { ?s ?p ?o }}', 'This "}" closes nothing. Remove it'],
    ['SELECT (COUNT(?s)) AS ?n) { ?s ?p ?o }', 'The value needs a name: (… AS ?value)'],
    ['SELECT ?x, ?y { ?x ?p ?y }', 'Separate the variables of SELECT by spaces, not commas'],
    [
      'SELECT ?x { ?x ?p ?y } GROUP BY ?x, ?y',
      'Separate the keys of GROUP BY and ORDER BY with spaces, not commas',
    ],
    [
      'SELECT ?x { ?x ?p ?y } ORDER BY DESC(?x), ?y',
      'Separate the keys of GROUP BY and ORDER BY with spaces, not commas',
    ],
    ['SELECT * { ?s ?p ?o };', 'A query ends without a semicolon'],
    ['SELECT * { ?s ?p ?o } LIMIT 5;', 'A query ends without a semicolon'],
    ['SELECT * { ?s ?p “abc” }', 'Put a text between straight quotation marks: "…"'],
    [
      'SELECT * { ?s ?p `abc` }',
      'Put a text between straight quotation marks: "…". Variables begin with ?',
    ],
    ['SELECT * { <urn:a b> ?p ?o }', 'An IRI has no spaces. Write a space as %20'],
  ])('is told where it belongs: %j', async (text, suggestion) => {
    expect(await suggestionFor(text)).toBe(suggestion);
  });

  it.each([
    [
      'SELECT * { ?s ?p "abc }',
      18,
      'Put " at its end, or """ at both ends if it has several lines. ' +
        'Inside it, write \\" for ", and \\\\ for \\',
    ],
    [
      "SELECT * { ?s ?p 'abc\n' }",
      18,
      "Put ' at its end, or ''' at both ends if it has several lines. " +
        "Inside it, write \\' for ', and \\\\ for \\",
    ],
    ['SELECT * { ?s ?p """abc" }', 18, 'Put """ at its end'],
  ])('is told of a string that it has no end: %j', async (text, column, suggestion) => {
    const error = (await engine
      .query(version, text)
      .catch((thrown: unknown) => thrown)) as ServiceError;
    expect(error.details).toMatchObject({ line: 1, column, suggestion });
  });
});

describe('A clause that is written as elsewhere', () => {
  it.each([
    [
      'SELECT COUNT(?x) AS ?n WHERE { ?x ?p ?o }',
      'Put a computed value of SELECT in brackets, with a name: (COUNT(?x) AS ?n)',
    ],
    [
      'SELECT ?x COUNT(*) { ?x ?p ?o } GROUP BY ?x',
      'Put a computed value of SELECT in brackets, with a name: (COUNT(*) AS ?value)',
    ],
    [
      'SELECT SUM(?x + (1)) AS ?t { ?s ?p ?x }',
      'Put a computed value of SELECT in brackets, with a name: (SUM(?x + (1)) AS ?t)',
    ],
    ['SELECT ?x AS ?y { ?x ?p ?o }', 'Put a renamed variable of SELECT in brackets: (?x AS ?y)'],
    ['SELECT (COUNT(?x)) { ?x ?p ?o }', 'The value needs a name: (… AS ?value)'],
    [
      'SELECT (COUNT ?x AS ?n) { ?x ?p ?o }',
      'Put the argument of an aggregate in brackets: COUNT(?x)',
    ],
    [
      'SELECT (COUNT DISTINCT ?x AS ?n) { ?x ?p ?o }',
      'Put the argument of an aggregate in brackets: COUNT(DISTINCT ?x)',
    ],
    ['SELECT ?x { ?x ?p ?y BIND(?y + 1 ?z) }', 'The value needs a name: (… AS ?z)'],
    ['SELECT ?x { ?x ?p ?y BIND ?y + 1 AS ?z }', 'BIND needs brackets: BIND (?x + 1 AS ?y)'],
    ['SELECT ?x { ?x ?p ?y FILTER ?y > 5 }', 'Put the condition of FILTER in brackets: (?y > 5)'],
    [
      'SELECT ?x { ?x ?p ?y FILTER ?y > 5\n ?x ?q ?z }',
      'Put the condition of FILTER in brackets: (?y > 5)',
    ],
    [
      'SELECT ?x { ?x ?p ?y FILTER (?y > 5) && (?y < 9) }',
      'Put the whole condition of FILTER in one pair of brackets: FILTER (… && …)',
    ],
    [
      'SELECT ?x { ?x ?p ?y } GROUP BY ?x HAVING ?y > 5',
      'Put the condition of HAVING in brackets: (?y > 5)',
    ],
    [
      'SELECT ?x { ?x ?p ?y } GROUP BY ?x HAVING COUNT(?y) > 5',
      'Put the condition of HAVING in brackets: HAVING (COUNT(?x) > 1)',
    ],
    ['SELECT ?x WHERE ?x a ?y', 'Put the pattern of WHERE in braces: WHERE { … }'],
    [
      'SELECT ?x { ?x ?p ?y OPTIONAL ?x ?q ?z }',
      'Put the pattern of OPTIONAL in braces: OPTIONAL { … }',
    ],
    [
      'SELECT ?x { ?x ?p ?y FILTER NOT EXISTS ?x ?q ?z }',
      'Put the pattern of EXISTS in braces: EXISTS { … }',
    ],
    ['SELECT ?x { GRAPH ?g ?x ?p ?y }', 'Put the pattern of GRAPH in braces: GRAPH … { … }'],
    [
      'SELECT ?x { ?x ?p ?y UNION ?x ?q ?z }',
      'Put both sides of UNION in braces: { … } UNION { … }',
    ],
    [
      'SELECT ?x { { ?x ?p ?y } UNION ?x ?q ?z }',
      'Put the pattern of UNION in braces: UNION { … }',
    ],
    [
      'SELECT * { ?s ?p ?o SELECT ?x { ?x ?y ?z } }',
      'Put a query inside a pattern in its own braces: { SELECT … WHERE { … } }',
    ],
    [
      'SELECT ?x { ?x ?p ?y } WHERE { ?x ?q ?z }',
      'A query has one pattern. Put all conditions in the same braces',
    ],
    ['SELECT ?x { ?x ?p ?y } GROUP BY', 'GROUP BY needs a variable or an expression: GROUP BY ?x'],
    [
      'SELECT ?x (COUNT(?y) AS ?n) ?z { ?x ?p ?y, ?z } GROUP BY LIMIT 3',
      'GROUP BY needs a variable or an expression: GROUP BY ?x ?z',
    ],
    [
      'SELECT ?x { ?x ?p ?y } ORDER BY LIMIT 3',
      'ORDER BY needs a variable or an expression: ORDER BY ?x',
    ],
    ['SELECT ?x { ?x ?p ?y } GROUP ?x', 'Write GROUP BY'],
    ['SELECT ?x { ?x ?p ?y } ORDER ?x', 'Write ORDER BY'],
    ['SELECT ?x { ?x ?p ?y } LIMIT 5 ORDER BY ?x', 'ORDER BY goes before LIMIT'],
    ['SELECT ?x { ?x ?p ?y } ORDER BY ?x GROUP BY ?x', 'GROUP BY goes before ORDER BY'],
    ['SELECT ?x { ?x ?p ?y } OFFSET 5 HAVING (?x)', 'HAVING goes before OFFSET'],
    [
      'SELECT ?x LIMIT 5 { ?x ?p ?y }',
      'LIMIT goes after the pattern: SELECT … WHERE { … } LIMIT …',
    ],
    ['SELECT ?x { ?x ?p ?y } LIMIT 5, 10', 'To skip rows, use OFFSET: LIMIT 10 OFFSET 5'],
    ['SELECT ?x { ?x ?p ?y } LIMIT', 'LIMIT needs a whole number: LIMIT 10'],
    ['SELECT ?x { ?x ?p ?y } LIMIT ten', 'LIMIT needs a whole number: LIMIT 10'],
    ['SELECT ?x { ?x ?p ?y } ORDER BY ?x DESC', 'Put the direction first: DESC(?x)'],
    ['PREFIX foaf <http://x/> SELECT * {}', 'Declare a prefix with a colon: PREFIX foaf: <…>'],
    ['PREFIX foaf: http://x/ SELECT * {}', 'Put an IRI between < and >: <http://x/>'],
    [
      '@prefix foaf: <http://x/> . SELECT * {}',
      'In SPARQL, write PREFIX without @ and without a dot at the end',
    ],
    ['PREFIX foaf: <http://x/> . SELECT * {}', 'PREFIX and BASE end without a dot'],
  ])('is told how SPARQL writes it: %j', async (text, suggestion) => {
    expect(await suggestionFor(text)).toBe(suggestion);
  });
});
