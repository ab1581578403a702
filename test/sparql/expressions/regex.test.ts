import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileExpression } from '../../../src/sparql/expressions/index.js';
import { compileRegex } from '../../../src/sparql/expressions/regex.js';
import { costOfRegex } from '../../../src/sparql/expressions/regex-cost.js';
import { translateRegex } from '../../../src/sparql/expressions/xpath-regex.js';
import { Budget } from '../../../src/sparql/workers/index.js';
import { MAX_COMPUTED_MS, computedMs } from '../../support/computed-time.js';
import { TestScope, parseExpression, show } from './evaluate.js';

const ATOM = fc.constantFrom(
  ...['a', 'b', 'ж', '.', '\\d', '\\w', '\\s', '\\i', '\\c', '[ab]', '[^a]', '[a-z-[aeiou]]'],
  ...['\\p{Lu}', '\\P{L}', '\\p{IsCyrillic}', '\\P{IsCyrillic}', '[\\-a]', '[^\\S]', '\\b', 'K'],
);
const { pattern: PATTERN } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small' },
    ATOM,
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?'))
      .map(([part, quantifier]) => `(${part})${quantifier}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => one + other),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(${one}|${other})`),
    tie('pattern').map((part) => `^${part}`),
    tie('pattern').map((part) => `${part}$`),
  ),
}));
const TEXT = fc
  .array(fc.constantFrom('a', 'b', 'A', 'e', 'ж', 'Ж', '1', ' ', '\n', '-', 'k', '😀'), {
    maxLength: 12,
  })
  .map((characters) => characters.join(''));

const T = '"true"^boolean';
const F = '"false"^boolean';

describe('REGEX', () => {
  it('follows a pattern that changes from row to row', () => {
    const scope = new TestScope();
    const evaluator = compileExpression(parseExpression('REGEX(?text, ?pattern, ?flags)'), scope);
    const showFor = (bindings: Record<string, string>): string => {
      scope.set(bindings);
      return show(evaluator());
    };
    expect(showFor({ text: '"abc"', pattern: '"B"', flags: '"i"' })).toBe(T);
    expect(showFor({ text: '"abc"', pattern: '"B"', flags: '""' })).toBe(F);
    expect(showFor({ text: '"abc"', pattern: '"("', flags: '""' })).toBe('error');
    expect(showFor({ text: '"abc"', pattern: '"c$"', flags: '""' })).toBe(T);
  });
});

/** Texts on which backtracking takes longer than anyone would wait. */
describe('A regular expression that would backtrack for long', () => {
  const long = 'é'.repeat(100_000);
  it.each([
    ['nested repetitions', '^(a+)+$', `${'a'.repeat(60)}!`, false],
    ['alternatives that overlap', '^(a|a|aa)*$', `${'a'.repeat(60)}!`, false],
    ['many optional parts', `^${'a?'.repeat(40)}${'a'.repeat(40)}$`, 'a'.repeat(40), true],
    ['repetitions that follow each other', String.raw`.*.*?\$`, long, false],
    ['a repetition that may begin anywhere', 'é*b', long, false],
    ['a subtraction', '([a-z-[aeiou]]+)+[a-z-[aeiou]]!', 'b'.repeat(5_000), false],
    ['counted repetitions', '(é{1,100}){1,10}b', long, false],
  ])('matches in time linear in the text: %s', (_, pattern, text, expected) => {
    const startMs = computedMs();
    expect(compileRegex(pattern, '')?.test(text)).toBe(expected);
    expect(computedMs() - startMs).toBeLessThan(MAX_COMPUTED_MS);
  });

  it('is stopped with the query where it has a back-reference', () => {
    const budget = new Budget({ timeoutMs: 200 });
    expect(() => compileRegex(String.raw`^(a+)+\1b$`, '')?.test('a'.repeat(60), budget)).toThrow(
      expect.objectContaining({ code: 'query-timeout' }),
    );
  });

  it('is refused when it is too large', () => {
    for (const pattern of ['[ab]'.repeat(100_000), '(a|b)'.repeat(80_000)])
      expect(() => compileRegex(pattern, '')).toThrow(/is too large: it can have 20000 characters/);
  });

  it('finds what the engine of the runtime finds', () => {
    fc.assert(
      fc.property(PATTERN, TEXT, fc.constantFrom('', 'i', 's', 'si'), (pattern, text, flags) => {
        const translated = translateRegex(pattern, flags);
        const regex = compileRegex(pattern, flags);
        if (!translated || !regex) return;
        const mode = translated.hasNestedClass ? 'v' : 'u';
        const native = new RegExp(translated.source, `${mode}${flags.includes('i') ? 'i' : ''}`);
        // So long that patterns with two repetitions are left to the other engine.
        const padded = `${text}${'\t'.repeat(400)}`;
        // Nobody would wait for the runtime's engine where it may backtrack more.
        const { degree, choices } = costOfRegex(translated.source);
        if (choices * padded.length ** (degree + 1) > 100_000_000) return;
        expect([pattern, text, regex.test(padded)]).toEqual([pattern, text, native.test(padded)]);
      }),
      { numRuns: 100 },
    );
  });
});
