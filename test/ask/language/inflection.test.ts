import { describe, expect, it } from '@jest/globals';
import { pluralOf, verbFormsOf } from '../../../src/ask/language/inflection.js';

describe('Inflection', () => {
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

  it.each([
    ['organize', 'organizes', 'organized', 'organized', 'organizing'],
    ['hold', 'holds', 'held', 'held', 'holding'],
    ['take', 'takes', 'took', 'taken', 'taking'],
    ['carry', 'carries', 'carried', 'carried', 'carrying'],
    ['run', 'runs', 'ran', 'run', 'running'],
    ['admit', 'admits', 'admitted', 'admitted', 'admitting'],
    ['fund', 'funds', 'funded', 'funded', 'funding'],
  ])('makes the forms of verbs: %s', (base, third, past, participle, ing) => {
    expect(verbFormsOf(base)).toEqual({ base, third, past, participle, ing });
  });
});
