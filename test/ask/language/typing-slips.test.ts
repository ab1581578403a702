import { describe, expect, it } from '@jest/globals';
import { isEnglishWord, slipsBetween } from '../../../src/ask/language/typing-slips.js';

describe('A slip of the keyboard', () => {
  it.each([
    ['presense', 'presence', 1],
    ['kazahkstan', 'kazakhstan', 1],
    ['luxemburg', 'luxembourg', 1],
    ['montenegrro', 'montenegro', 1],
  ])('is near: %s is %s', (typed, meant, slips) => {
    expect(slipsBetween(typed, meant)).toBe(slips);
  });

  // Other places, other words, other numbers: not what was meant.
  it.each([
    ['pinsk', 'minsk'],
    ['lublin', 'dublin'],
    ['posted', 'hosted'],
    ['osh', 'oslo'],
    ['zamunda', 'moldova'],
    ['2018', '2019'],
    ['anna', 'ann'],
    ['narnia', 'armenia'],
  ])('is not another word: %s is not %s', (typed, meant) => {
    expect(slipsBetween(typed, meant)).toBeUndefined();
  });

  it('is none in a word that English has', () => {
    expect([
      isEnglishWord('palaces'),
      isEnglishWord('cancelled'),
      isEnglishWord('presense'),
      isEnglishWord('kazahkstan'),
    ]).toEqual([true, true, false, false]);
  });
});
