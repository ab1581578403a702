import { describe, expect, it } from '@jest/globals';
import { findQuotations, splitSentences } from '../../src/news/names/sentences.js';

const split = (text: string): string[] =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('The sentence splitter', () => {
  it('does not cut after initials, titles and abbreviations', () => {
    expect(split('Fletcher M. Burton met Dr. Novak. They spoke.')).toEqual([
      'Fletcher M. Burton met Dr. Novak.',
      'They spoke.',
    ]);
  });

  it('keeps a quotation with the words that say whose it is', () => {
    expect(split('“It works. We see it,” said Ann Lee. He left.')).toEqual([
      '“It works. We see it,” said Ann Lee.',
      'He left.',
    ]);
  });

  it('cuts endless sentences', () => {
    expect(split('word '.repeat(1_000)).every((each) => each.length <= 1_500)).toBe(true);
  });
});

describe('The quotation finder', () => {
  it('reads typographic, straight and mixed marks', () => {
    const text = 'He said “one” and "two" and “three" too.';
    expect(findQuotations(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '“one”',
      '"two"',
      '“three"',
    ]);
  });
});
