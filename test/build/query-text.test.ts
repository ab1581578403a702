import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_BASE_IRI,
  STANDARD_PREFIXES,
  namesFor,
  readOntology,
  readShapes,
} from '../../src/rdf/index.js';
import {
  SELF,
  against,
  along,
  chain,
  closure,
  firstOf,
  pathText,
  shared,
  union,
  versionOf,
} from '../../src/graph/index.js';
import {
  BuildVocabulary,
  NAME_ORDER,
  writeQuery,
  type BuiltQuery,
  type Condition,
  type ValueTest,
} from '../../src/build/index.js';

const names = namesFor(DEFAULT_BASE_IRI);
const vocabulary = new BuildVocabulary(readShapes(names), versionOf(readOntology(names)), names);
const on = (
  name: string,
  test: ValueTest = { kind: 'any' },
  ...conditions: Condition[]
): Condition => ({
  relation: vocabulary.relation(name)!,
  test,
  conditions,
});
const events = (...conditions: Condition[]): BuiltQuery => ({
  kind: names.og('Event').value,
  conditions,
  columns: [],
  order: NAME_ORDER,
});

const written = (query: BuiltQuery, nameOf: (iri: string) => string = () => 'Albania'): string =>
  writeQuery(query, {
    names,
    vocabulary,
    nameOf,
    prefixes: { ...STANDARD_PREFIXES, og: names.ontologyIri },
    kindOf: ({ classes, name }) =>
      classes.length > 0 ? 'things' : name === 'startDate' ? 'days' : 'texts',
  }).sparql;

describe('The SPARQL of a built query', () => {
  it('has conditions in words, variables named after what they are, and its prefixes', () => {
    const text = written(
      events(
        on(
          'organizer',
          { kind: 'any', classIri: names.og('Ministry').value },
          on('ofState', { kind: 'thing', iri: names.thing('state', 'albania').value }),
        ),
        on('startDate', { kind: 'days', from: '2020', to: '2021-06' }),
        on('country', { kind: 'missing' }),
      ),
    );
    expect(text).toBe(`# events
PREFIX og: <${DEFAULT_BASE_IRI}ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>

SELECT ?event (MIN(?eventName) AS ?name)
WHERE {
  ?event a og:Event .
  # not cancelled
  FILTER NOT EXISTS { ?event schema:eventStatus schema:EventCancelled }
  # organizer: any ministry (of State: Albania)
  ?event og:organizer ?organizer .
  ?organizer a og:Ministry .
  ?organizer og:ofState <${DEFAULT_BASE_IRI}id/state/albania> .
  # start date: from 2020 up to 2021-06
  ?event og:startDate ?startDate .
  FILTER(STR(?startDate) >= "2020" && SUBSTR(STR(?startDate), 1, 7) <= "2021-06")
  # country: none
  FILTER NOT EXISTS { ?event og:country ?country }
  OPTIONAL {
    ?event rdfs:label ?eventName .
    FILTER(LANG(?eventName) = "" || LANGMATCHES(LANG(?eventName), "en"))
  }
}
GROUP BY ?event
ORDER BY ?name ?event`);
  });

  it('lets no text out of its place', () => {
    const text = written(
      events(
        on('label', { kind: 'contains', text: 'a"\n} # \\' }),
        on('country', { kind: 'thing', iri: 'urn:x' }),
      ),
      () => 'line\n} DROP ALL # \u2028x',
    );
    expect(text).toContain('CONTAINS(LCASE(STR(?label)), "a\\"\\n} # \\\\")');
    expect(text.split('\n').filter((line) => line.includes('DROP'))).toEqual([
      '  # country: line } DROP ALL # x',
    ]);
  });

  it('shows columns in one row a thing, in the order that is asked for', () => {
    const [startDate, organizer] = ['startDate', 'organizer'].map((name) =>
      vocabulary.relation(name)!,
    );
    const text = written({
      ...events(),
      columns: [startDate!, organizer!],
      order: { by: startDate!, isDescending: true },
    });
    expect(text).toContain('(MIN(?startDateValue) AS ?startDate)');
    expect(text).toContain(
      '(GROUP_CONCAT(DISTINCT COALESCE(?organizerName, STR(?organizer)); SEPARATOR="; ") ' +
        'AS ?organizerNames)',
    );
    expect(text).toMatch(/GROUP BY \?event\nORDER BY DESC\(\?startDate\) \?event$/);
  });

  it('makes no row of each combination of what points at a thing', () => {
    const bodies: BuiltQuery = {
      ...events(
        on('organizer-of', { kind: 'any' }, on('country', { kind: 'any' })),
        on('organizer-of', { kind: 'thing', iri: 'urn:x' }),
      ),
      kind: names.og('Organization').value,
      columns: [vocabulary.relation('organizer-of')!],
    };
    const text = written(bodies);
    expect(text).toContain(
      '  FILTER EXISTS {\n    ?event og:organizer ?organization .\n' +
        '    ?event og:country ?country .\n  }\n',
    );
    expect(text).toContain('  <urn:x> og:organizer ?organization .\n');
    expect(text).toContain('    GROUP BY ?organization\n  }');
    expect(text).toMatch(/GROUP BY \?organization \?eventNames\nORDER BY \?name \?organization$/);
    expect(written({ ...bodies, columns: [], group: 0 })).toContain(
      '  ?event og:organizer ?organization .\n  ?event og:country',
    );
  });

  it('counts by a value, by year, or all', () => {
    expect(written({ ...events(), group: vocabulary.relation('organizer') })).toContain(
      'SELECT ?organizer (MIN(?organizerName) AS ?name) (COUNT(DISTINCT ?event) AS ?count)',
    );
    expect(written({ ...events(), group: vocabulary.relation('startDate') })).toContain(
      'BIND(SUBSTR(STR(?startDate), 1, 4) AS ?year)',
    );
    expect(written({ ...events(), group: 'all' })).toContain(
      'SELECT (COUNT(DISTINCT ?event) AS ?count)\nWHERE',
    );
  });
});

describe('The text of a path', () => {
  it('has brackets where they are needed', () => {
    const text = (path: Parameters<typeof pathText>[0]): string => pathText(path, String);
    expect(text(along('a', 'b'))).toBe('a/b');
    expect(text(chain(union(along('a'), against('b')), closure(along('c')), along('d')))).toBe(
      '(a|^b)/c*/d',
    );
    expect(text(closure(against('a')))).toBe('(^a)*');
    expect(text(closure(along('a', 'b')))).toBe('(a/b)*');
    expect(text(union(along('a', 'b'), shared(along('c'))))).toBe('a/b|c');
  });

  it('is none for a path with a choice', () => {
    expect(() => pathText(firstOf(along('a')), String)).toThrow('cannot be written');
    expect(() => pathText(SELF, String)).toThrow('cannot be written');
  });
});
