import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText, namesFor, toSlug } from '../../src/rdf/index.js';

describe('A slug', () => {
  it.each([
    ['OSCE Presence in Albania', 'osce-presence-in-albania'],
    ['Łódź', 'lodz'],
    ['Große Straße', 'grosse-strasse'],
    ['Đorđe Þór Ørsted Æsir Œuvre', 'dorde-thor-orsted-aesir-oeuvre'],
    ['Əliyev, Iğdır', 'aliyev-igdir'],
    ['  Côte d’Ivoire (2021) ', 'cote-d-ivoire-2021'],
    ['Семинар', 'unnamed'],
    ['', 'unnamed'],
  ])('of "%s" is "%s"', (name, slug) => {
    expect(toSlug(name)).toBe(slug);
  });

  it('is cut between words, and inside only the first one', () => {
    expect(toSlug('one two three', 8)).toBe('one-two');
    expect(toSlug('one two three', 7)).toBe('one-two');
    expect(toSlug('one two three', 6)).toBe('one');
    expect(toSlug('abcdefghij k', 4)).toBe('abcd');
  });

  it('is always ASCII words joined by hyphens, within its length, and its own slug', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 30 }),
        (name, maxLength) => {
          const slug = toSlug(name, maxLength);
          if (slug !== 'unnamed') expect(slug.length).toBeLessThanOrEqual(maxLength);
          expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
          expect(toSlug(slug)).toBe(slug);
        },
      ),
    );
  });
});

describe('Folded text', () => {
  it.each([
    ['Café', 'cafe\u0301'],
    ['“Women’s”', '"women\'s"'],
    ['North–South', 'north-south'],
    ['STRASSE', 'straße'],
    ['«да»', '"ДА"'],
  ])('is the same for "%s" and "%s"', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it('keeps apart what differs in letters', () => {
    expect(foldText('Iran')).not.toBe(foldText('Iraq'));
    expect(foldText('Семинар')).not.toBe(foldText('Семинары'));
  });
});

describe('Names', () => {
  const names = namesFor('http://localhost/kg/');

  it('stand below the base IRI', () => {
    expect(names.og('Event').value).toBe('http://localhost/kg/ontology#Event');
    expect(names.thing('state', 'austria').value).toBe('http://localhost/kg/id/state/austria');
    expect(
      Object.values(names.graphs).map(
        (graph) => (typeof graph === 'function' ? graph('x') : graph).value,
      ),
    ).toEqual(
      ['ontology', 'reference', 'inferred', 'receipts', 'review', 'edits', 'queries', 'page/x'].map(
        (name) => `http://localhost/kg/graph/${name}`,
      ),
    );
  });

  it('tell kind and slug of a thing, and of nothing else', () => {
    expect(names.thingOf('http://localhost/kg/id/state/austria')).toEqual({
      kind: 'state',
      slug: 'austria',
    });
    for (const iri of [
      'http://localhost/kg/id/state',
      'http://localhost/kg/id/state/',
      'http://localhost/kg/id//austria',
      'http://localhost/kg/id/state/austria/x',
      'http://other/id/state/austria',
      'http://localhost/kg/ontology#Event',
    ]) {
      expect([iri, names.thingOf(iri)]).toEqual([iri, undefined]);
    }
  });
});
