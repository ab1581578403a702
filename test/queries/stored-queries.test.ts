import { beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import {
  StoredQueries,
  boundValues,
  nameOfType,
  type StoredQuery,
} from '../../src/queries/index.js';
import {
  DEFAULT_BASE_IRI,
  SH,
  literal,
  namesFor,
  parseN3Syntax,
  quad,
  readOntology,
  quadKey,
  toNTriplesTerm,
  type Change,
} from '../../src/rdf/index.js';
import { indexOf } from '../support/search-index.js';

const names = namesFor(DEFAULT_BASE_IRI);
const PREFIXES = `PREFIX og: <${names.ontologyIri}> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX ex: <http://example.org/>\n`;
const DATA = `PREFIX og: <${names.ontologyIri}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
<${names.thing('state', 'albania').value}> a og:State ; rdfs:label "Albania"@en .
<${names.thing('place', 'tirana').value}> a og:Place ; rdfs:label "Tirana"@en .
<${names.thing('state', 'georgia').value}> a og:State ; rdfs:label "Georgia"@en .
<${names.thing('organization', 'georgia').value}> a og:Organization ; rdfs:label "Georgia"@en .
<${names.thing('person', 'ana').value}> a og:Person ; rdfs:label "Ana"@en .
<${names.thing('person', 'ana-2').value}> a og:Person ; rdfs:label "Ana"@en .`;

let version: GraphVersion;
let queries: StoredQueries;
beforeAll(() => {
  version = versionOf([
    ...readOntology(names),
    ...parseN3Syntax(DATA, { format: 'turtle', baseIri: names.baseIri, source: 'test' }),
  ]);
  queries = new StoredQueries(names, versionOf(readOntology(names)));
});

/** A version after a change. */
function mergeOf(before: GraphVersion, { added, removed }: Change): GraphVersion {
  const gone = new Set(removed.map(quadKey));
  return versionOf([...[...before.match()].filter((each) => !gone.has(quadKey(each))), ...added]);
}

/** A query as it is after it was stored. */
function stored(text: string, name = 'mine'): StoredQuery {
  const { change } = queries.put(version, name, text);
  return queries.find(mergeOf(version, change), name);
}

const bind = async (
  query: StoredQuery,
  given: Readonly<Record<string, string>>,
): Promise<Record<string, string>> => {
  const bound = await boundValues(query, new Map(Object.entries(given)), {
    version,
    names,
    indexOf: () => indexOf(version, names),
  });
  return Object.fromEntries([...bound].map(([name, term]) => [name, toNTriplesTerm(term)]));
};

async function refusalOf(work: () => unknown): Promise<ServiceError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('Parameters of a stored query', () => {
  it('have types by their suffix, and by where they stand', () => {
    const query = stored(`${PREFIXES} SELECT * {
      ?event og:place ?_place ; og:startDate ?day ; rdfs:label ?_label_en , ?_name .
      ?event og:participantCount ?_people_integer ; ex:at ?_where_iri ; ex:is ?_kind_ex_kind .
      ?body og:matches ?_words .
      FILTER(?day >= ?__since_date && CONTAINS(STR(?event), ?__part) && ?__born_in = "x")
    }`);
    expect(
      query.parameters.map(({ name, type, isRequired }) => [name, nameOfType(type), isRequired]),
    ).toEqual([
      ['place', 'thing', true],
      ['label', '@en', true],
      ['name', 'text', true],
      ['people', 'integer', true],
      ['where', 'iri', true],
      ['kind', 'http://example.org/kind', true],
      ['words', 'text', true],
      ['since', 'date', false],
      ['part', 'text', false],
      ['born', '@in', false],
    ]);
  });

  it('are refused where the query gives them a value, or two have one name', async () => {
    for (const [text, part] of [
      ['SELECT ?x { ?x ?p ?o BIND(1 AS ?_a) }', '(AS)'],
      ['SELECT ?x { ?x ?p ?_a VALUES ?_a { 1 } }', '(VALUES)'],
      ['SELECT (COUNT(*) AS ?n) { ?x ?p ?_a } GROUP BY ?_a', '(GROUP BY)'],
      ['SELECT ?x { SERVICE <http://example.org/> { ?x ?p ?_a } }', 'SERVICE'],
      ['SELECT ?x { ?x ?p ?_a, ?_a_iri }', 'two parameters called “a”'],
      ['SELECT ?x { ?x ?p ?_version }', '“version”'],
      ['#+ defaults:\n#+   - b: 1\nSELECT ?x { ?x ?p ?_a }', '“b”'],
    ] as const) {
      const { code, message } = await refusalOf(() => queries.put(version, 'mine', text));
      expect([text, code]).toEqual([text, 'malformed-query']);
      expect(message).toContain(part);
    }
    expect((await refusalOf(() => queries.put(version, 'mine', 'CLEAR ALL'))).code).toBe(
      'bad-request',
    );
  });

  it('become terms: things by IRI, slug or name, the kind of the parameter’s name first', async () => {
    const query = stored('SELECT ?x { ?x ?p ?_state , ?__person }');
    const albania = toNTriplesTerm(names.thing('state', 'albania'));
    for (const value of ['Albania', 'albania', names.thing('state', 'albania').value])
      expect(await bind(query, { state: value })).toEqual({ _state: albania });
    for (const value of ['Georgia', 'georgia'])
      expect(await bind(query, { state: value })).toEqual({
        _state: toNTriplesTerm(names.thing('state', 'georgia')),
      });
    const several = await refusalOf(() => bind(query, { state: 'Albania', person: 'Ana' }));
    expect(several.message).toContain('“Ana” is the name of 2 things');
    const slip = await refusalOf(() => bind(query, { state: 'Albanja' }));
    expect(slip.message).toContain('Did you mean “Albania”?');
  });

  it('have defaults and choices', async () => {
    const query = stored(`#+ defaults:
#+   - since: 2015-01-01
#+ enumerate:
#+   - kind:
#+     - Workshop
SELECT ?x { ?x ?p ?day FILTER(?day > ?_since_date && ?_kind = "x") }`);
    expect(await bind(query, { kind: 'Workshop' })).toEqual({
      _since_date: '"2015-01-01"^^<http://www.w3.org/2001/XMLSchema#date>',
      _kind: '"Workshop"',
    });
    const other = await refusalOf(() => bind(query, { kind: 'Dance' }));
    expect(other.message).toContain('?kind must be Workshop; found "Dance"');
    const missing = await refusalOf(() => bind(query, {}));
    expect(missing.message).toContain('?kind is missing');
  });

  it('bind hostile values as they are, or refuse them', async () => {
    const HOSTILE = [
      '"',
      "'''",
      '"""',
      '\\',
      '\\"',
      '\n} DROP ALL #',
      '} UNION { ?s ?p ?o',
      '<urn:x> ?p ?o',
      'urn:x> ?p ?o . <urn:y',
      'urn:x\\u003e',
      'http://example.org/{a}',
      'http://example.org/a b',
      'http://example.org/\u0000',
      'x"@en . ?s ?p "y',
      '"x"@en--ltr',
      '"1"^^xsd:integer',
      '1 || true',
      '2021-01-01" || "',
      '$x',
      '?_text_string',
      '%3E',
      '\u202e',
    ];
    const query = stored(`SELECT ?x { ?x ?p ?_text_string , ?__label_en
      FILTER(?p = ?__iri_iri || ?p = ?__count_integer || ?p = ?__day_date || ?p = ?__thing) }`);
    for (const value of HOSTILE) {
      expect(await bind(query, { text: value, label: value })).toEqual({
        _text_string: toNTriplesTerm(literal(value)),
        __label_en: toNTriplesTerm(literal(value, 'en')),
      });
      for (const name of ['count', 'day']) {
        const refusal = await refusalOf(() => bind(query, { text: 'x', [name]: value }));
        expect([value, refusal.code]).toEqual([value, 'bad-request']);
      }
      if (value !== 'urn:x') {
        const iri = await refusalOf(() => bind(query, { text: 'x', iri: value }));
        expect([value, iri.code]).toEqual([value, 'bad-request']);
      }
      const node = stored('SELECT ?x { ?x ?p ?_node }', 'node');
      const thing = await refusalOf(() => bind(node, { node: value }));
      expect([value, thing.code]).toEqual([value, 'bad-request']);
    }
  });
});

describe('Stored queries', () => {
  it('come with the product, each with title, description and topic', () => {
    expect(queries.shipped.length).toBeGreaterThan(10);
    expect(queries.shipped[0]!.name).toBe('foreign-affairs');
    for (const { title, description, topic, isShipped, query } of queries.shipped) {
      expect([title, description, topic].every((text) => text.length > 5)).toBe(true);
      expect([isShipped, query.includes('#+')]).toEqual([true, false]);
    }
  });

  it('are statements of a graph of their own, which another text replaces', () => {
    const first = queries.put(version, 'mine', '#+ summary: One\nASK {}').change;
    expect(first.added.map(({ predicate }) => predicate.value)).toContain(SH.ask.value);
    expect(new Set(first.added.map(({ graph }) => graph.value))).toEqual(
      new Set([names.graphs.queries.value]),
    );
    const after = mergeOf(version, first);
    const second = queries.put(after, 'mine', '#+ summary: Two\nSELECT * {}');
    expect(second.before?.title).toBe('One');
    const later = mergeOf(after, second.change);
    expect(queries.find(later, 'mine')).toMatchObject({ title: 'Two', kind: 'select' });
    expect(later.count(names.query('mine'))).toBe(4);
    const gone = mergeOf(later, queries.remove(later, 'mine').change);
    expect([gone.size, queries.all(gone).length]).toEqual([version.size, queries.shipped.length]);
  });

  it('keep their names in order', async () => {
    for (const name of ['', 'Mine', 'a--b', 'a/b', '../a', 'a b', '1a', 'x'.repeat(65)])
      expect((await refusalOf(() => queries.put(version, name, 'ASK {}'))).code).toBe(
        'bad-request',
      );
    expect((await refusalOf(() => queries.put(version, 'foreign-affairs', 'ASK {}'))).code).toBe(
      'forbidden',
    );
    const unknown = await refusalOf(() => queries.find(version, 'foreign-afairs'));
    expect([unknown.code, unknown.message]).toEqual([
      'not-found',
      expect.stringContaining('Did you mean “foreign-affairs”?'),
    ]);
  });

  it('that cannot be read are not listed, and say why when they are asked for', async () => {
    const broken = mergeOf(version, {
      added: [quad(names.query('broken'), SH.select, literal('SELECT'), names.graphs.queries)],
      removed: [],
    });
    expect(queries.all(broken).map(({ name }) => name)).not.toContain('broken');
    expect((await refusalOf(() => queries.find(broken, 'broken'))).code).toBe('malformed-query');
  });
});
