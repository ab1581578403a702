/** Any text in place of an answer: rows or a SyntaxError, in time. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AnswerReader } from '../../../src/web/answer/answer-reader.js';
import { MAX_COMPUTED_MS, computedMs } from '../../support/computed-time.js';
import { FUZZ_RUNS, anyOf, edited, editsWith } from '../../support/mistakes.js';

const PIECE = fc.constantFrom(
  ...['{', '}', '[', ']', '"', ',', ':', '\n', '\n]}}\n', ']}}', 'null', 'true', '1', '\\', '{}'],
  ...['"head":', '"vars":', '"results":', '"bindings":[', '"boolean":', '"a"', '"__proto__":'],
  ...['"type":"uri"', '"type":"triple"', '"value":', '\ud800', '\ufeff', '😀'],
);
const WHOLE =
  '{"head":{"vars":["a","b"]},"results":{"bindings":[\n' +
  '{"a":{"type":"uri","value":"urn:x"},"b":{"type":"literal","value":"x","xml:lang":"en"}},\n' +
  '{"b":{"type":"triple","value":{"subject":{"type":"bnode","value":"b"}}}}\n]}}\n';

/** The number of rows; undefined where the text is refused. */
function read(text: string, size: number): number | undefined {
  const startMs = computedMs();
  let count: number | undefined = 0;
  try {
    const reader = new AnswerReader();
    for (let at = 0; at < text.length; at += size)
      count += reader.push(text.slice(at, at + size)).length;
    count += reader.end().length;
    expect(count).toBeLessThanOrEqual(text.length);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    count = undefined;
  }
  expect(computedMs() - startMs).toBeLessThan(MAX_COMPUTED_MS);
  return count;
}

describe('An AnswerReader', () => {
  it('reads or refuses any characters', () => {
    fc.assert(
      fc.property(anyOf(PIECE), fc.integer({ min: 1, max: 50 }), (text, size) => {
        read(text, size);
      }),
      { numRuns: 3 * FUZZ_RUNS },
    );
  });

  it('reads or refuses an answer with mistakes, by line or in one piece', () => {
    expect(read(WHOLE, 7)).toBe(2);
    for (const text of [WHOLE, WHOLE.replaceAll('\n', '')])
      fc.assert(
        fc.property(editsWith(PIECE), fc.integer({ min: 1, max: 50 }), (edits, size) => {
          read(edited(text, edits), size);
        }),
        { numRuns: 3 * FUZZ_RUNS },
      );
  });

  it.each<[string, string, number | undefined]>([
    ['arrays in each other', `{"results":{"bindings":[${'['.repeat(50_000)}`, undefined],
    [
      'one long line',
      `{"head":{"vars":[]},"results":{"bindings":[${'{},'.repeat(300_000)}{}]}}`,
      300_001,
    ],
    [
      'many lines',
      `{"head":{"vars":[]},"results":{"bindings":[\n${'{},\n'.repeat(100_000)}{}\n]}}\n`,
      100_001,
    ],
    ['an end that comes early', WHOLE.replace('\n{"b"', '\n]}}\n{"b"'), undefined],
  ])('reads or refuses what is large (%s)', (_what, text, count) => {
    expect(read(text, 4_096)).toBe(count);
  });
});
