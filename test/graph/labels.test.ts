import { describe, expect, it } from '@jest/globals';
import { labelOf, localNameOf, versionOf } from '../../src/graph/index.js';
import { DCTERMS, RDFS, blankNode, literal, quad } from '../../src/rdf/index.js';
import { ex } from '../support/arbitraries.js';

const labelled = (...labels: readonly [string, string][]): string =>
  labelOf(
    versionOf(labels.map(([text, language]) => quad(ex('x'), RDFS.label, literal(text, language)))),
    ex('x'),
  );

describe('The label of a term', () => {
  it('is the English one, then the one without a language, then any', () => {
    expect(labelled(['Семинар', 'ru'], ['Workshop', 'en'])).toBe('Workshop');
    expect(labelled(['Семинар', 'ru'], ['Workshop', 'en-gb'])).toBe('Workshop');
    expect(labelled(['Семинар', 'ru'], ['W-21', ''])).toBe('W-21');
    expect(labelled(['Семинар', 'ru'])).toBe('Семинар');
  });

  it('is the rdfs:label before the title, and without either the end of the IRI', () => {
    const title = quad(ex('x'), DCTERMS.title, literal('Title', 'en'));
    expect(
      labelOf(versionOf([title, quad(ex('x'), RDFS.label, literal('Метка', 'ru'))]), ex('x')),
    ).toBe('Метка');
    expect(labelOf(versionOf([title]), ex('x'))).toBe('Title');
    expect(labelOf(versionOf([]), ex('ontology#Event'))).toBe('Event');
  });

  it('is the text of a literal and the mark of a blank node', () => {
    expect(labelOf(versionOf([]), literal('28'))).toBe('28');
    expect(labelOf(versionOf([]), blankNode('c1b0'))).toBe('_:c1b0');
  });

  it.each([
    ['http://e/a#b', 'b'],
    ['http://e/a/b', 'b'],
    ['urn:x:y', 'y'],
    ['http://e/', 'http://e/'],
    ['nothing', 'nothing'],
    ['urn:x:', 'urn:x:'],
  ])('ends an IRI after its last separator: %s', (iri, name) => {
    expect(localNameOf(iri)).toBe(name);
  });

  it('is found in a very long IRI without looking at any part of it twice', () => {
    const long = `urn:${'a'.repeat(1_000_000)}`;
    expect(localNameOf(`${long}/`)).toBe(`${long}/`);
    expect(localNameOf(`${long}/b`)).toBe('b');
  });
});
