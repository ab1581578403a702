import { describe, expect, it } from '@jest/globals';
import {
  classesIn,
  declaredPrefixes,
  cursorAt,
  queryVariables,
} from '../../../src/web/query/query-cursor.js';

/** The place of the bar in a query. */
function placeOf(marked: string): ReturnType<typeof cursorAt> {
  const offset = marked.indexOf('¦');
  return cursorAt(marked.replace('¦', ''), offset);
}

describe('A place in a query', () => {
  it.each([
    ['¦', 'header'],
    ['SELECT ¦', 'header'],
    ['PREFIX og: <http://x.example/> SEL¦', 'header'],
    ['SELECT * { } ORDER ¦', 'header'],
    ['SELECT * { ¦', 'subject'],
    ['SELECT * { ?s ¦', 'predicate'],
    ['SELECT * { ?s og:¦', 'predicate'],
    ['SELECT * { ?s a ¦', 'object'],
    ['SELECT * { ?s a og:E¦', 'object'],
    ['SELECT * { ?s a og:Event . ¦', 'subject'],
    ['SELECT * { ?s a og:Event ; ¦', 'predicate'],
    ['SELECT * { ?s og:p ?o, ¦', 'object'],
    ['SELECT * { ?s og:p/¦', 'predicate'],
    ['SELECT * { ?s (og:p|¦', 'predicate'],
    ['SELECT * { ?s (og:p|og:q)+ ¦', 'object'],
    ['SELECT * { ?s og:p [ ¦', 'predicate'],
    ['SELECT * { ?s og:p [ og:q ?x ] ; ¦', 'predicate'],
    ['SELECT * { OPTIONAL { ¦', 'subject'],
    ['SELECT * { { ?s ?p ?o } UNION { ¦', 'subject'],
    ['SELECT * { ?s ?p ?o FILTER(¦', 'expression'],
    ['SELECT * { ?s ?p ?o FILTER(?o > 3) ¦', 'subject'],
    ['SELECT * { ?s ?p ?o OPTIONAL { ?s ?q ?r } ¦', 'subject'],
    ['SELECT (COUNT(¦', 'expression'],
    ['SELECT * { GRAPH ?g { ?s ¦', 'predicate'],
    ['SELECT * { ?s ?p "text ¦', 'nothing'],
    ['SELECT * { # a comment ¦', 'nothing'],
    ['SELECT * { ?s ?p ?o ¦', 'nothing'],
  ])('in %s is for %s', (marked, slot) => {
    expect(placeOf(marked).slot).toBe(slot);
  });

  it('knows what is written of its word, and what the statement is about', () => {
    expect(placeOf('SELECT * { ?event og:organizer <pres¦ }')).toEqual({
      slot: 'object',
      written: '<pres',
      start: 31,
      subject: '?event',
      predicate: 'og:organizer',
    });
    expect(placeOf('SELECT * { ?event a og:Event ; og:o¦ }')).toMatchObject({
      slot: 'predicate',
      written: 'og:o',
      subject: '?event',
    });
    expect(placeOf('SELECT * { ?a og:p [ og:¦ ] }')).toMatchObject({
      slot: 'predicate',
      subject: '[]',
    });
  });

  it('behind a whole string or IRI is behind it', () => {
    expect(placeOf('SELECT * { <http://x.example/>¦ }')).toMatchObject({
      slot: 'predicate',
      written: '',
    });
    expect(placeOf('SELECT * { ?s ?p "a"¦ }')).toMatchObject({ slot: 'nothing', written: '' });
  });
});

describe('A query', () => {
  const QUERY =
    'PREFIX og: <http://og.example/#>\nPREFIX : <http://x.example/>\nSELECT ?event { ' +
    '?event a og:Event, og:Thing ; og:place $place . ?other rdf:type <http://x.example/C> }';

  it('tells its prefixes', () => {
    expect([...declaredPrefixes(QUERY)]).toEqual([
      ['og', 'http://og.example/#'],
      ['', 'http://x.example/'],
    ]);
  });

  it('tells its variables, each once', () => {
    expect(queryVariables(QUERY)).toEqual(['?event', '$place', '?other']);
  });

  it('tells of which classes its subjects are', () => {
    expect([...classesIn(QUERY)]).toEqual([
      ['?event', ['og:Event']],
      ['?other', ['<http://x.example/C>']],
    ]);
  });
});
