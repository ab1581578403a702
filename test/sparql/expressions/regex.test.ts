import { describe, expect, it } from '@jest/globals';
import { compileExpression } from '../../../src/sparql/expressions/index.js';
import { TestScope, evaluate, parseExpression, show } from './evaluate.js';

const T = '"true"^boolean';
const F = '"false"^boolean';

function itGives(table: readonly (readonly [string, string])[]): void {
  it.each(table)('gives %s as %s', (text, expected) => {
    expect(evaluate(text, { blank: '_:b' })).toBe(expected);
  });
}

describe('REGEX', () => {
  itGives([
    ['REGEX("abCd", "bc")', F],
    ['REGEX("abCd", "bc", "i")', T],
    ['REGEX("abc"@en, "b")', T],
    ['REGEX(:a, "b")', 'error'],
    ['REGEX("abc", "b"@en)', 'error'],
    ['REGEX("abc", "(")', 'error'],
    ['REGEX("abc", "b", "g")', 'error'],
    ['REGEX("a\\nc", "a.c")', F],
    ['REGEX("a\\nc", "a.c", "s")', T],
    ['REGEX("a\\nb\\nc", "^b$")', F],
    ['REGEX("a\\nb\\nc", "^b$", "m")', T],
    ['REGEX("a\\rb", "^b", "m")', F],
    ['REGEX("a\u2028c", "a.c")', T],
    ['REGEX("abc", " a\\n\\tb [c] ", "x")', T],
    ['REGEX("a c", "a[ ]c", "x")', T],
    ['REGEX("a?+*.{}()[]c", "A?+*.{}()[]C", "iq")', T],
    ['REGEX("abc", "a.c", "q")', F],
    ['REGEX("example.com", "example\\\\.com")', T],
    ['REGEX("abbc", "ab{2}c")', T],
    ['REGEX("ab{2}c", "b{2}c$")', F],
    ['REGEX("a", "a{")', 'error'],
    ['REGEX("\u{1F600}", "^.$")', T],
    ['REGEX("٣", "\\\\d")', T],
    ['REGEX("é", "^\\\\w$")', T],
    ['REGEX("_", "\\\\w")', F],
    ['REGEX("\u00a0", "\\\\s")', F],
    ['REGEX("-", "[a\\\\-z]")', T],
    ['REGEX("b", "^[a-z-[aeiou]]$")', T],
    ['REGEX("e", "^[a-z-[aeiou]]$")', F],
    ['REGEX("Ж", "\\\\p{Lu}")', T],
    ['REGEX("Ж", "\\\\p{IsCyrillic}")', T],
    ['REGEX("Z", "\\\\P{IsCyrillic}")', T],
    ['REGEX("a", "\\\\p{Letter}")', 'error'],
    ['REGEX("abab", "^(ab)\\\\1$")', T],
    ['REGEX("a1", "^\\\\i\\\\c$")', T],
    ['REGEX("a b", "^[^\\\\S]")', F],
    ['REGEX("]", "[]]")', 'error'],
    ['REGEX("a&&b", "a[&][&]b")', T],
    ['REGEX("a-", "^[a-]+$")', T],
    ['REGEX("aa1", "(a)(a)\\\\11")', F],
    ['REGEX("/\\"@", "\\\\/\\\\\\"\\\\@")', T],
    ['REGEX("a", "[z-a]")', 'error'],
    ['REGEX("x", "\\\\q")', 'error'],
    ['REGEX("", "^$")', T],
    ['REGEX("a", ?none)', 'error'],
  ]);

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

describe('REPLACE', () => {
  itGives([
    ['REPLACE("abcd", "b", "Z")', '"aZcd"'],
    ['REPLACE("abab", "B", "Z", "i")', '"aZaZ"'],
    ['REPLACE("abab", "B.", "Z", "i")', '"aZb"'],
    ['REPLACE("a"@en, "a", "b")', '"b"@en'],
    ['REPLACE(7, "a", "b")', 'error'],
    ['REPLACE("banana", "ana", "*")', '"b*na"'],
    ['REPLACE("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'],
    ['REPLACE("aAbBaC", "a", "~/", "i")', '"~/~/bB~/C"'],
    ['REPLACE("日本語"@ja, "[^a-z0-9]", "-")', '"---"@ja'],
    ['REPLACE("abc", "(b)", "<$0$1>")', '"a<bb>c"'],
    ['REPLACE("abc", "b", "\\\\$")', '"a$c"'],
    ['REPLACE("abc", "b", "\\\\\\\\")', '"a\\c"'],
    ['REPLACE("abc", "b", "$")', 'error'],
    ['REPLACE("abc", "b", "\\\\x")', 'error'],
    ['REPLACE("abc", "(b)", "$12")', '"ab2c"'],
    ['REPLACE("a.c", ".", "$", "q")', '"a$c"'],
    ['REPLACE("abc", "(", "x")', 'error'],
    ['REPLACE("x\u{1F600}y", ".", "-")', '"---"'],
    ['REPLACE("abc", "b", "x"@en)', 'error'],
  ]);
});
