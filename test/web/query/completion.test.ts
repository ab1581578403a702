import { describe, expect, it } from '@jest/globals';
import type { Completion } from '@codemirror/autocomplete';
import { inOrder } from '../../../src/web/query/completion-order.js';
import { optionsAt, placeAt } from '../../../src/web/query/completion.js';
import type { KnownTerms } from '../../../src/web/query/vocabulary.js';

const OG = 'http://og.example/#';
const vocabulary: KnownTerms = {
  prefixes: new Map([['og', OG]]),
  terms: [
    {
      iri: `${OG}Event`,
      kind: 'class',
      label: 'event',
      definition: 'Something that takes place.',
      count: 100,
    },
    ...['Body', 'ForeignMinistry', 'InformalGroup'].map((name) => ({
      iri: OG + name,
      kind: 'class' as const,
      label: name === 'ForeignMinistry' ? 'foreign ministry' : undefined,
      definition: undefined,
      count: name === 'InformalGroup' ? 50 : 5,
    })),
    { iri: 'urn:odd', kind: 'class', label: undefined, definition: undefined, count: 1 },
    { iri: `${OG}often`, kind: 'property', label: 'often', definition: undefined, count: 100_000 },
    {
      iri: `${OG}organizer`,
      kind: 'property',
      label: 'organizer',
      definition: undefined,
      count: 10,
    },
  ],
  propertiesOf: (iri) => new Map(iri === `${OG}Event` ? [[`${OG}organizer`, 'mandatory']] : []),
  valueClassesOf: (iri) => new Set(iri === `${OG}organizer` ? [`${OG}Body`] : []),
  isWithin: (iri, classes) =>
    classes.has(iri) || (iri.endsWith('Ministry') && classes.has(`${OG}Body`)),
};

/** What is offered at the bar, those first that the editor puts first. */
function offered(marked: string): string[] {
  return optionsOf(marked).map(({ label }) => label);
}

function optionsOf(marked: string): Completion[] {
  const text = marked.replace('¦', '');
  const place = placeAt(text, marked.indexOf('¦'));
  return inOrder(place.written, optionsAt(place, text, vocabulary));
}

describe('What the editor offers', () => {
  it('for an object of `a` is classes alone, by prefix or as an IRI', () => {
    const labels = offered('SELECT * { ?x a ¦');
    expect(labels).toEqual(expect.arrayContaining(['og:Event', '<urn:odd>']));
    expect(labels.filter((label) => !/^og:[A-Z]|^<urn:odd>$/.test(label))).toEqual([]);
  });

  it('for several words after `a` is the classes with a label that begins so', () => {
    expect(offered('SELECT * { ?x a foreign mini¦')[0]).toBe('og:ForeignMinistry');
  });

  it('for a predicate is properties, those of the subject’s class before more used ones', () => {
    const labels = offered('SELECT * { ?x a og:Event ; ¦').filter((label) =>
      label.startsWith('og:'),
    );
    expect(labels).toEqual(['og:organizer', 'og:often']);
    expect(offered('SELECT * { ?x ¦').filter((label) => label.startsWith('og:'))).toEqual([
      'og:often',
      'og:organizer',
    ]);
  });

  it('reads the classes of the subject by the query’s own prefixes', () => {
    expect(
      offered(`PREFIX z: <${OG}> SELECT * { ?x a z:Event ; ¦`).find((label) =>
        /^(?:og|z):/.test(label),
      ),
    ).toMatch(/:organizer$/);
  });

  it('begins with names that begin as written, then with words in them', () => {
    expect(offered('SELECT * { ?b a for¦').filter((label) => label.startsWith('og:'))).toEqual([
      'og:ForeignMinistry',
      'og:InformalGroup',
    ]);
    expect(offered('SELECT * { ?b a mini¦')[0]).toBe('og:ForeignMinistry');
  });

  it('for a class is first what the values of a property are', () => {
    const query = 'SELECT * { ?e og:organizer ?b . ?b a ¦';
    expect(offered(`PREFIX og: <${OG}> ${query}`).slice(0, 2)).toEqual([
      'og:Body',
      'og:ForeignMinistry',
    ]);
  });

  it('tells which properties have to be there', () => {
    const [first] = optionsOf('SELECT * { ?x a og:Event ; org¦');
    expect([first!.label, first!.detail]).toEqual(['og:organizer', 'mandatory · 10 uses']);
  });

  it('after a question mark is the query’s variables', () => {
    expect(offered('SELECT ?event ?body { ?e¦')).toEqual(['?event']);
  });

  it('after PREFIX is prefixes with what they stand for', () => {
    expect(offered('PREFIX o¦')).toContain('og:');
  });

  it('in an expression is functions', () => {
    expect(offered('SELECT * { FILTER(STR¦')).toEqual(
      expect.arrayContaining(['STRSTARTS', 'STRLEN']),
    );
  });
});
