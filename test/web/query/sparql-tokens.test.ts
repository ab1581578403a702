import { describe, expect, it } from '@jest/globals';
import { roleOfWord, sparqlTokenAt, sparqlTokensOf } from '../../../src/web/query/sparql-tokens.js';

const shown = (text: string): string[] =>
  [...sparqlTokensOf(text)].map((word) => `${word.kind} ${word.text}`);

describe('The words of a query', () => {
  it('are those that SPARQL has', () => {
    expect(
      shown(
        'SELECT ?x { ?x a og:Event ; rdfs:label "a \\" b"@en--ltr, \'c\' . ' +
          '_:b <http://x.example/#y> 1.5e3 }',
      ),
    ).toEqual([
      'word SELECT',
      'variable ?x',
      'punctuation {',
      'variable ?x',
      'word a',
      'prefixed og:Event',
      'punctuation ;',
      'prefixed rdfs:label',
      'string "a \\" b"',
      'language @en--ltr',
      'punctuation ,',
      "string 'c'",
      'punctuation .',
      'blank _:b',
      'iri <http://x.example/#y>',
      'number 1.5e3',
      'punctuation }',
    ]);
  });

  it('tell a comparison from an IRI, and a path from a name', () => {
    expect(shown('FILTER(?a < ?b && ?c<=3)')).toEqual([
      'word FILTER',
      'punctuation (',
      'variable ?a',
      'punctuation <',
      'variable ?b',
      'punctuation &&',
      'variable ?c',
      'punctuation <=',
      'number 3',
      'punctuation )',
    ]);
    expect(shown('og:place/og:inState+')).toEqual([
      'prefixed og:place',
      'punctuation /',
      'prefixed og:inState',
      'punctuation +',
    ]);
    expect(shown('og:a. :b')).toEqual(['prefixed og:a', 'punctuation .', 'prefixed :b']);
  });

  it('have triple terms and annotations', () => {
    expect(
      shown('?r rdf:reifies <<( ?s ?p ?o )>> ~ ?q {| ?x ?y |}').filter((word) =>
        word.startsWith('punctuation'),
      ),
    ).toEqual([
      'punctuation <<(',
      'punctuation )>>',
      'punctuation ~',
      'punctuation {|',
      'punctuation |}',
    ]);
  });

  it('leave out comments, but not what only looks like one', () => {
    expect(shown('# a comment\n<http://x.example/#no> "# no"')).toEqual([
      'iri <http://x.example/#no>',
      'string "# no"',
    ]);
  });

  it.each([
    '"open',
    "'''open \n still",
    '<http://open',
    '"""a " b',
    '\\',
    '\u0000',
    '😀',
    '@',
    '?',
    'a:%',
    '<<<<',
    'é:ü',
  ])('cover %j to its end, whatever it is', (text) => {
    let at = 0;
    while (at < text.length) {
      const word = sparqlTokenAt(text, at);
      expect(word.end).toBeGreaterThan(at);
      at = word.end;
    }
    expect(at).toBe(text.length);
  });

  it('have roles', () => {
    expect(['select', 'a', 'Count', 'true', 'event'].map(roleOfWord)).toEqual([
      'keyword',
      'type',
      'function',
      'boolean',
      undefined,
    ]);
  });
});
