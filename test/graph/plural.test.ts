import { describe, expect, it } from '@jest/globals';
import { countedNoun, pluralOf } from '../../src/graph/index.js';

describe('Plurals', () => {
  it.each([
    ['workshop', 'workshops'],
    ['ministry', 'ministries'],
    ['field of work', 'fields of work'],
    ['Partner for Co-operation', 'Partners for Co-operation'],
    ['person', 'people'],
    ['Chairperson-in-Office', 'Chairpersons-in-Office'],
    ['launch', 'launches'],
    ['meeting series', 'meeting series'],
    ['train-the-trainers course', 'train-the-trainers courses'],
    ['news', 'news'],
  ])('makes plurals: %s, %s', (singular, plural) => {
    expect(pluralOf(singular)).toBe(plural);
  });

  it('are used for every count but one', () => {
    expect([0, 1, 1200].map((count) => countedNoun(count, 'criterion'))).toEqual([
      '0 criteria',
      '1 criterion',
      '1,200 criteria',
    ]);
  });
});
