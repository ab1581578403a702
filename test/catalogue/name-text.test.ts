import { describe, expect, it } from '@jest/globals';
import { textKey, nameKeysOf, stemOf, wordsOf } from '../../src/catalogue/name-text.js';

describe('A text that is compared', () => {
  it.each([
    ['Türkiye', 'turkiye'],
    ['Co-operation', 'cooperation'],
    ['O’Brien & Sons', 'obriensons'],
    ['Łódź, Poland', 'lodzpoland'],
    ['Женева', 'женева'],
    ['Project no. 12', 'projectno12'],
  ])('has neither case, marks nor punctuation: %s', (text, key) => {
    expect(textKey(text)).toBe(key);
  });

  it.each([
    ['OSCE Presence in Albania', ['oscepresenceinalbania', 'presenceinalbania']],
    ['The OSCE Secretariat', ['theoscesecretariat', 'secretariat']],
    ['the Centre', ['thecentre', 'centre']],
    ['OSCE', ['osce']],
    ['Theatre', ['theatre']],
    ['–', []],
  ])('is a name with and without what may stand before it: %s', (name, keys) => {
    expect(nameKeysOf(name)).toEqual(keys);
  });

  it('is cut into words, those with a hyphen as one and as its parts', () => {
    const text = 'Moldova’s table-top exercise, 2021';
    const words = [...wordsOf(text)];
    expect(words.map((word) => [word.text, ...word.parts])).toEqual([
      ['moldovas', 'moldova'],
      ['tabletop', 'table', 'top'],
      ['exercise'],
      ['2021'],
    ]);
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Moldova’s',
      'table-top',
      'exercise',
      '2021',
    ]);
  });

  it.each([
    ['ministries', 'ministry'],
    ['elections', 'election'],
    ['organizing', 'organized'],
    ['reports', 'reported'],
  ])('has the same stem in its forms: %s, %s', (left, right) => {
    expect(stemOf(left)).toBe(stemOf(right));
  });
});
