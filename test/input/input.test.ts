/** Values are checked by schemas, and refusals say what was expected and what was found. */
import { describe, expect, it } from '@jest/globals';
import type { ServiceError } from '../../src/errors.js';
import {
  DATE,
  FILLED,
  IRI,
  VERSION_VALUE,
  checked,
  membersOf,
  readJson,
  typedValue,
  wholeNumber,
  type Place,
} from '../../src/input/index.js';

const SCHEMA = membersOf(
  { text: { ...FILLED, maxLength: 5 } },
  {
    limit: wholeNumber(2, 9),
    version: VERSION_VALUE,
    isAll: { type: 'boolean' },
    from: { ...DATE, notAfter: 'to' },
    to: DATE,
    day: { type: 'string', format: 'date' },
    at: { type: 'string', format: 'date-time' },
    things: { type: 'array', items: IRI, minItems: 1, maxItems: 2 },
    color: { type: 'string', enum: ['red', 'blue'] },
    inner: membersOf({ name: FILLED }),
  },
);

async function refusalOf(value: unknown, place: Place = 'body'): Promise<ServiceError> {
  return checked(value, SCHEMA, place).then(
    () => {
      throw new Error(`It took ${JSON.stringify(value)}.`);
    },
    (error: unknown) => error as ServiceError,
  );
}

describe('A value', () => {
  it.each([
    { text: 'a' },
    { text: 'abcde', limit: 9, version: 'latest', isAll: false },
    { text: 'a', version: 0, from: '2020', to: '2020-01-01', day: '2024-02-29' },
    { text: 'a', from: '2020-05', to: '2020', at: '2024-02-29T23:59:59.5+02:00' },
    { text: 'a', things: ['urn:x'], color: 'blue', inner: { name: 'n' } },
  ])('may be what the schema allows: %j', async (value) => {
    await expect(checked(value, SCHEMA, 'body')).resolves.toBe(value);
  });

  it.each([
    [null, '', 'an object', 'null'],
    [[], '', 'an object', 'a list of 0'],
    [{}, 'text', 'a text that is not empty, at most 5 characters long', 'nothing'],
    [{ text: '' }, 'text', 'a text that is not empty, at most 5 characters long', '""'],
    [{ text: ' \t' }, 'text', 'a text that is not empty, at most 5 characters long', '" \\t"'],
    [{ text: 'a'.repeat(101) }, 'text', expect.any(String), 'a text of 101 characters'],
    [{ text: {} }, 'text', expect.any(String), 'an object'],
    [{ text: 'a', limit: 1 }, 'limit', 'a whole number from 2 to 9', '1'],
    [{ text: 'a', limit: 1e400 }, 'limit', 'a whole number from 2 to 9', 'null'],
    [{ text: 'a', limit: 2.5 }, 'limit', 'a whole number from 2 to 9', '2.5'],
    [{ text: 'a', limit: '3' }, 'limit', 'a whole number from 2 to 9', '"3"'],
    [{ text: 'a', version: [2] }, 'version', expect.any(String), 'a list of 1'],
    [{ text: 'a', version: '2.5' }, 'version', expect.any(String), '"2.5"'],
    [{ text: 'a', version: -1 }, 'version', expect.any(String), '-1'],
    [{ text: 'a', isAll: 'yes' }, 'isAll', 'true or false', '"yes"'],
    [{ text: 'a', from: '2021-13' }, 'from', expect.stringContaining('month'), '"2021-13"'],
    [{ text: 'a', from: '2021', to: '2020-12-31' }, 'from', 'at most “to”', '"2021"'],
    [{ text: 'a', to: '0000-12' }, 'to', expect.stringContaining('month'), '"0000-12"'],
    [{ text: 'a', day: '0000-01-31' }, 'day', expect.stringContaining('a day'), '"0000-01-31"'],
    [{ text: 'a', day: '2023-02-29' }, 'day', expect.stringContaining('a day'), '"2023-02-29"'],
    [{ text: 'a', at: '2023-04-31T10:00:00Z' }, 'at', expect.any(String), expect.any(String)],
    [{ text: 'a', at: '2023-04-30T10:00:00' }, 'at', expect.any(String), expect.any(String)],
    [{ text: 'a', things: [] }, 'things', expect.stringContaining('from 1 to 2'), 'a list of 0'],
    [{ text: 'a', things: ['urn:x', 'a b'] }, 'things[1]', 'an absolute IRI', '"a b"'],
    [{ text: 'a', color: 'green' }, 'color', 'red or blue', '"green"'],
    [{ text: 'a', inner: { name: 3 } }, 'inner.name', 'a text that is not empty', '3'],
    [{ text: 'a', inner: {} }, 'inner.name', 'a text that is not empty', 'nothing'],
  ] as const)(
    'is refused with all that a program needs: %j',
    async (value, parameter, expected, found) => {
      const { code, details } = await refusalOf(value);
      expect([code, details]).toEqual([
        'bad-request',
        expect.objectContaining({ parameter, expected, found }),
      ]);
    },
  );

  it.each([
    '{"text": "a", "__proto__": 1}',
    '{"text": "a", "toString": 1}',
    '{"text": "a", "txt": 1}',
  ])('has no other members: %s', async (text) => {
    const { code, details } = await refusalOf(JSON.parse(text));
    expect([code, details.parameter]).toEqual([
      'bad-request',
      Object.keys(JSON.parse(text) as object)[1],
    ]);
  });

  it.each([
    ['Blue', ['blue']],
    ['rde', ['red']],
    ['green', undefined],
  ])('that is none of a list is refused with the nearest: %s', async (color, suggestions) => {
    const { details, message } = await refusalOf({ text: 'a', color });
    expect(details.suggestions).toEqual(suggestions);
    expect(message.includes('Did you mean')).toBe(suggestions !== undefined);
  });

  it('of a path that is none of a list is not found', async () => {
    expect((await refusalOf({ text: 'a', color: 'green' }, 'path')).code).toBe('not-found');
    expect((await refusalOf({ text: 'a', limit: 1 }, 'path')).code).toBe('bad-request');
  });
});

describe('A text', () => {
  it.each([
    ['12', 'integer', 12],
    ['-3', 'integer', -3],
    ...['1.0', '1e3', '0x1f', ' 1', '+1', '007', ''].map(
      (text) => [text, 'integer', text] as const,
    ),
    ['1.50', 'number', 1.5],
    ['NaN', 'number', 'NaN'],
    ['1', 'boolean', true],
    ['false', 'boolean', false],
    ['True', 'boolean', 'True'],
    ['12', 'string', '12'],
  ] as const)('is a number or boolean only in its plain form: %j as %s', (text, type, value) => {
    expect(typedValue(text, { type })).toBe(value);
  });
});

describe('JSON', () => {
  it.each([
    ['[', 200_000],
    ['{"a":', 200_000],
    ['[', 101],
  ])('that is nested too deeply is refused: %s %d times', (open, count) => {
    expect(() => readJson(open.repeat(count))).toThrow(
      expect.objectContaining({ code: 'bad-request', details: { limit: 100 } }),
    );
  });

  it.each([
    String.raw`"\udbff"`,
    String.raw`{"a": ["\udc00\ud800"]}`,
    String.raw`[{"\ud800x": 1}]`,
    '{"a": {"__proto__": {}}}',
    String.raw`[{"__pr\u006fto__": 1}]`,
  ])('that programs take for something else is refused: %s', (text) => {
    expect(() => readJson(text)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });

  it('may be nested less deeply, and have any brackets in texts', () => {
    expect(readJson(`${'['.repeat(100)}${']'.repeat(100)}`)).toHaveLength(1);
    expect(readJson(JSON.stringify('[{\\"'.repeat(1_000)))).toHaveLength(4_000);
    expect(readJson(String.raw`["\ud83d\udca9", {"a": "__proto__"}]`)).toHaveLength(2);
    expect(() => readJson('{')).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });
});
