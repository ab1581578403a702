import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  nearestTexts,
  similarTexts,
  type SimilarityOptions,
  type SeekableTexts,
} from '../../src/catalogue/similar-texts.js';
import { compareCodePoints } from '../../src/rdf/index.js';
import { slipsBetween } from '../support/typing-slips.js';

/** Few letters, so that texts are alike; one beyond ASCII. */
const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '𐌰'), maxLength: 7 });
const lists = fc
  .array(words, { maxLength: 40 })
  .map((texts) => [...new Set(texts)].sort(compareCodePoints));

const seekable = (texts: readonly string[]): SeekableTexts => ({
  seek: (text) => texts.find((each) => compareCodePoints(each, text) >= 0),
});

/** The texts that are like one, with their slips. */
const similar = (
  texts: readonly string[],
  text: string,
  options: SimilarityOptions,
): [string, number][] => [...similarTexts(seekable(texts), text, options)];

const prefixesOf = (text: string): string[] =>
  Array.from({ length: text.length + 1 }, (_, length) => text.slice(0, length));

describe('Sorted texts', () => {
  it('are found with up to two slips, and with none missing', () => {
    fc.assert(
      fc.property(
        lists,
        words.filter((word) => word !== ''),
        fc.integer({ min: 0, max: 2 }),
        (texts, word, maxEdits) => {
          const wanted = texts.flatMap((text) =>
            slipsBetween(text, word) <= maxEdits ? [[text, slipsBetween(text, word)]] : [],
          );
          expect(similar(texts, word, { maxEdits })).toEqual(wanted);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are found with slips by their beginnings', () => {
    fc.assert(
      fc.property(
        lists,
        words.filter((word) => word !== ''),
        fc.integer({ min: 0, max: 2 }),
        (texts, word, maxEdits) => {
          const slips = (text: string): number =>
            Math.min(...prefixesOf(text).map((prefix) => slipsBetween(prefix, word)));
          const wanted = texts.flatMap((text) =>
            slips(text) <= maxEdits ? [[text, slips(text)]] : [],
          );
          expect(similar(texts, word, { maxEdits, isPrefix: true })).toEqual(wanted);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are found where they are long, and what is longer than all costs no more', () => {
    const long = 'abcd'.repeat(20_000);
    const texts = ['abc', long, `${long}d`].sort();
    const typed = `${long.slice(0, 30_001)}ж${long.slice(30_002)}`;
    expect(similar(texts, typed, { maxEdits: 2 })).toEqual([
      [long, 1],
      [`${long}d`, 2],
    ]);
    expect(similar(texts, `${long}${long}`, { maxEdits: 2 })).toEqual([]);
    expect(similar(texts, `${long}bb`, { maxEdits: 1, isPrefix: true })).toEqual([]);
  });

  it('give the nearest only where the nearest are asked for', () => {
    const texts = ['albania', 'albanian', 'armenia', 'austria'];
    const nearest = (isUsed: (text: string) => boolean): unknown[] => [
      ...nearestTexts(seekable(texts), 'albnia', 2, isUsed),
    ];
    expect(nearest(() => true)).toEqual([['albania', 1]]);
    expect(nearest((text) => text !== 'albania')).not.toContainEqual(['albania', 1]);
  });
});
