import { describe, expect, it } from '@jest/globals';
import { wrongArguments } from '../../src/mcp/check-arguments.js';

const INPUT = {
  text: { type: 'string', description: 'A name.', minLength: 1, maxLength: 5 },
  limit: { type: 'integer', minimum: 1, maximum: 9 },
  version: { type: ['integer', 'string'] },
  isAll: { type: 'boolean' },
};
const wrong = (given: unknown): string | undefined => wrongArguments(given, INPUT, ['text']);

describe('Arguments of a tool', () => {
  it('may be what the schema allows', () => {
    for (const given of [
      { text: 'a' },
      { text: 'abcde', limit: 9, version: 'latest', isAll: false },
      { text: 'a', version: 1 },
    ])
      expect(wrong(given)).toBeUndefined();
  });

  it('are refused with what was expected and what was found', () => {
    for (const [given, words] of [
      [null, 'must be a JSON object; found null'],
      [[], 'must be a JSON object; found a list'],
      [{}, '"text" is missing: A name.'],
      [{ text: '' }, 'must be a text that is not empty, of at most 5 characters; found ""'],
      [{ text: '  ' }, 'not empty'],
      [{ text: 'abcdef' }, 'found "abcdef"'],
      [{ text: 'a'.repeat(101) }, 'found a text of 101 characters'],
      [{ text: {} }, 'found an object'],
      [{ text: 'a', limit: 0 }, 'a whole number of at least 1 and at most 9; found 0'],
      [{ text: 'a', limit: 1.5 }, 'found 1.5'],
      [{ text: 'a', version: true }, 'a whole number or a text; found true'],
      [{ text: 'a', isAll: 'yes' }, 'true or false; found "yes"'],
      [JSON.parse('{"text": "a", "__proto__": 1}'), 'no argument "__proto__"'],
      [{ text: 'a', toString: 1 }, 'no argument "toString"'],
    ] as const)
      expect([given, wrong(given)]).toEqual([given, expect.stringContaining(words)]);
  });
});
