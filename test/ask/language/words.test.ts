import { describe, expect, it } from '@jest/globals';
import { normalWord, tokensOf } from '../../../src/ask/language/words.js';

const words = (question: string): string[] => tokensOf(question).map(({ word }) => word);

describe('The words of a question', () => {
  it.each([
    [
      'Which events were co-organised by ODIHR?',
      ['which', 'events', 'were', 'coorganized', 'by', 'odihr'],
    ],
    ["Didn't Latvia's MFA host it?", ['did', 'not', 'latvia', "'s", 'mfa', 'host', 'it']],
    [
      'in-person round-tables, 1,200 people',
      ['in', 'person', 'round', 'tables', ',', '1200', 'people'],
    ],
    ['from 2015–2017 or 2019-05-01', ['from', '2015', '-', '2017', 'or', '2019-05-01']],
    [
      'György Szabó & the “Centre” (U.S.)!',
      ['gyorgy', 'szabo', 'and', 'the', '"', 'center', '"', '(', 'us', ')'],
    ],
    ['events } ; DROP ALL #', ['events', '}', ';', 'drop', 'all', '#']],
    ['', []],
  ])('are folded and in one spelling: %s', (question, expected) => {
    expect(words(question)).toEqual(expected);
  });

  it('know their places', () => {
    const question = 'What’s  Ta’ Qali?';
    for (const { text, start, end } of tokensOf(question))
      expect(question.slice(start, end)).toBe(text);
  });

  it.each([
    ['organisations', 'organizations'],
    ['programme', 'program'],
    ['defence', 'defense'],
    ['co-operation', 'cooperation'],
    ['centre', 'center'],
    ['labour', 'labor'],
  ])('are the same in British and American spelling: %s', (british, american) => {
    expect(normalWord(british)).toBe(normalWord(american));
  });
});
