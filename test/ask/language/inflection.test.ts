import { describe, expect, it } from '@jest/globals';
import { verbFormsOf } from '../../../src/ask/language/inflection.js';

describe('Inflection', () => {
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
