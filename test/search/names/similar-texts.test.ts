import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  visitNearest,
  visitSimilar,
  type SimilarityOptions,
} from '../../../src/search/names/similar-texts.js';
import { toSortedTexts } from '../../../src/search/names/sorted-texts.js';
import { slipsBetween } from '../../support/typing-slips.js';

/** Few letters, so that texts are alike; one beyond ASCII. */
const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ж'), maxLength: 7 });
const lists = fc.array(words, { maxLength: 40 }).map((texts) => texts.sort());

/** The fewest slips of each row that is visited. */
function similar(
  texts: readonly string[],
  text: string,
  options: SimilarityOptions,
): Map<number, number> {
  const found = new Map<number, number>();
  visitSimilar(toSortedTexts(texts), text, options, (first, end, edits) => {
    for (let row = first; row < end; row += 1)
      found.set(row, Math.min(edits, found.get(row) ?? edits));
  });
  return found;
}

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
          const wanted = texts.flatMap((text, row) =>
            slipsBetween(text, word) <= maxEdits ? [[row, slipsBetween(text, word)] as const] : [],
          );
          expect(
            [...similar(texts, word, { maxEdits })].sort(([left], [right]) => left - right),
          ).toEqual(wanted);
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
          const wanted = texts.flatMap((text, row) =>
            slips(text) <= maxEdits ? [[row, slips(text)] as const] : [],
          );
          expect(
            [...similar(texts, word, { maxEdits, isPrefix: true })].sort(
              ([left], [right]) => left - right,
            ),
          ).toEqual(wanted);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are found where they are long, and what is longer than all costs no more', () => {
    const long = 'abcd'.repeat(20_000);
    const texts = ['abc', long, `${long}d`].sort();
    const typed = `${long.slice(0, 30_001)}ж${long.slice(30_002)}`;
    expect([...similar(texts, typed, { maxEdits: 2 })].sort()).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(similar(texts, `${long}${long}`, { maxEdits: 2 }).size).toBe(0);
    expect([...similar(texts, `${long}bb`, { maxEdits: 1, isPrefix: true })]).toEqual([]);
  });

  it('give the nearest only where the nearest are asked for', () => {
    const found: string[] = [];
    const texts = ['albania', 'albanian', 'armenia', 'austria'];
    visitNearest(toSortedTexts(texts), 'albnia', 2, (first, end) =>
      found.push(...texts.slice(first, end)),
    );
    expect(found).toEqual(['albania']);
  });
});
