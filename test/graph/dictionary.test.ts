import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DictionaryView } from '../../src/graph/dictionary-view.js';
import { Dictionary } from '../../src/graph/dictionary.js';
import {
  InlineKind,
  UNBOUND,
  inlineIdOf,
  inlineKindOf,
  inlineLiteralOf,
  inlineValueOf,
  isInline,
  toInlineId,
} from '../../src/graph/index.js';
import {
  XSD,
  blankNode,
  dateLiteral,
  integerLiteral,
  literal,
  quad,
  termKey,
  type Term,
} from '../../src/rdf/index.js';
import { ex, quads } from '../support/arbitraries.js';

const terms: fc.Arbitrary<Term> = quads.chain(({ subject, predicate, object }) =>
  fc.constantFrom<Term>(subject, predicate, object),
);
const numberedIri = (index: number): Term => ex(`thing/${index}`);

describe('A Dictionary', () => {
  it('gives equal terms the same id, other terms other ids, and each id its term back', () => {
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 40 }), (list) => {
        const dictionary = new Dictionary();
        const ids = new Map<string, number>();
        for (const term of list) {
          const id = dictionary.add(term);
          expect(ids.get(termKey(term)) ?? id).toBe(id);
          ids.set(termKey(term), id);
          expect(termKey(dictionary.termOf(id))).toBe(termKey(term));
          expect(dictionary.idOf(term)).toBe(id);
        }
        expect(new Set(ids.values()).size).toBe(ids.size);
      }),
      { numRuns: 100 },
    );
  });

  it('does not know terms never added, or literals of an unknown datatype or language', () => {
    const dictionary = new Dictionary();
    dictionary.add(literal('x'));
    for (const term of [
      ex('x'),
      literal('y'),
      literal('x', 'en'),
      literal('x', ex('type')),
      blankNode('x'),
      quad(ex('s'), ex('p'), ex('o')),
    ])
      expect(dictionary.idOf(term)).toBe(UNBOUND);
  });

  it('has views that keep what they had while it grows, and do not see later terms', () => {
    const dictionary = new Dictionary();
    const views: { view: DictionaryView; size: number }[] = [];
    for (let index = 0; index < 20_000; index += 1) {
      if (index % 1_500 === 0)
        views.push({ view: new DictionaryView(dictionary.buffers), size: index });
      expect(dictionary.add(numberedIri(index))).toBe(index + 1);
    }
    for (const { view, size } of views) {
      expect(view.size).toBe(size);
      for (const index of [0, 1, Math.floor(size / 2), size - 1].filter(
        (each) => each >= 0 && each < size,
      )) {
        expect(view.idOf(numberedIri(index))).toBe(index + 1);
        expect(view.textOf(index + 1)).toBe(numberedIri(index).value);
      }
      for (const index of [size, size + 1, 19_999])
        expect(view.idOf(numberedIri(index))).toBe(UNBOUND);
    }
  });

  it.each([
    ['few', 150, true],
    ['so many that its table has grown', 5_000, false],
  ])('takes back %s last terms, and reuses their numbers', (_, count, isSameTable) => {
    const dictionary = new Dictionary();
    for (let index = 0; index < 100; index += 1) dictionary.add(numberedIri(index));
    const [view, { table }] = [new DictionaryView(dictionary.buffers), dictionary];
    for (let index = 100; index < count; index += 1) dictionary.add(numberedIri(index));
    expect(dictionary.table === table).toBe(isSameTable);
    dictionary.truncate(100, table);
    const known = Array.from({ length: count }, (_each, index) =>
      dictionary.idOf(numberedIri(index)),
    );
    expect(known).toEqual(known.map((_each, index) => (index < 100 ? index + 1 : UNBOUND)));
    expect(dictionary.add(literal('other'))).toBe(101);
    expect(dictionary.termOf(101)).toEqual(literal('other'));
    expect([view.size, view.idOf(numberedIri(50)), view.idOf(literal('other'))]).toEqual([
      100,
      51,
      UNBOUND,
    ]);
  });

  it('goes on from earlier buffers, also when their table has entries of later terms', () => {
    const dictionary = new Dictionary();
    for (let index = 0; index < 500; index += 1) dictionary.add(numberedIri(index));
    const { buffers } = dictionary;
    for (let index = 500; index < 600; index += 1) dictionary.add(numberedIri(index));
    const again = Dictionary.of({
      ...buffers,
      bytes: buffers.bytes.slice(),
      ends: buffers.ends.slice(),
      kinds: buffers.kinds.slice(),
      extras: buffers.extras.slice(),
      table: buffers.table.slice(),
    });
    expect([again.size, again.idOf(numberedIri(499)), again.idOf(numberedIri(500))]).toEqual([
      500,
      500,
      UNBOUND,
    ]);
    for (let index = 2_000; index > 500; index -= 1) again.add(numberedIri(index));
    expect([
      again.size,
      again.idOf(numberedIri(499)),
      again.idOf(numberedIri(2_000)),
      again.idOf(numberedIri(501)),
    ]).toEqual([2_000, 500, 501, 2_000]);
  });
});

describe('Ids that are their own terms', () => {
  it.each<[string, Term]>([
    ['0', integerLiteral(0)],
    ['a negative integer', integerLiteral(-7)],
    ['the largest', literal('134217727', XSD.integer)],
    ['the smallest', literal('-134217728', XSD.integer)],
    ['a date', dateLiteral('2021-11-23')],
    ['the first date', dateLiteral('0001-01-01')],
    ['the last date', dateLiteral('9999-12-31')],
    ['a leap day', dateLiteral('2000-02-29')],
    ['true', literal('true', XSD.boolean)],
    ['false', literal('false', XSD.boolean)],
  ])('hold %s without a record', (_, term) => {
    const dictionary = new Dictionary();
    const id = dictionary.add(term);
    expect([isInline(id), dictionary.size]).toEqual([true, 0]);
    expect(dictionary.termOf(id)).toEqual(term);
  });

  it.each<[string, string]>([
    ['007', 'integer'],
    ['+1', 'integer'],
    ['-0', 'integer'],
    ['134217728', 'integer'],
    ['99999999999', 'integer'],
    ['', 'integer'],
    [' 1', 'integer'],
    ['2021-02-29', 'date'],
    ['0000-01-01', 'date'],
    ['2021-1-1', 'date'],
    ['2021-11-23Z', 'date'],
    ['1', 'boolean'],
    ['TRUE', 'boolean'],
  ])('do not hold "%s"^^xsd:%s, which comes back as it was written', (lexical, name) => {
    const dictionary = new Dictionary();
    const term = literal(lexical, XSD[name as 'integer' | 'date' | 'boolean']);
    const id = dictionary.add(term);
    expect(isInline(id)).toBe(false);
    expect(dictionary.termOf(id)).toEqual(term);
  });

  it('are ordered as their values are', () => {
    const anyInteger = fc.integer({ min: -(2 ** 27), max: 2 ** 27 - 1 });
    fc.assert(
      fc.property(anyInteger, anyInteger, (left, right) => {
        expect(
          Math.sign(toInlineId(InlineKind.integer, left) - toInlineId(InlineKind.integer, right)),
        ).toBe(Math.sign(left - right));
      }),
    );
    const day = fc
      .date({
        min: new Date('0001-01-01T00:00:00Z'),
        max: new Date('9999-12-31T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (left, right) => {
        const [a, b] = [left, right].map((text) => inlineIdOf(text, XSD.date.value)) as [
          number,
          number,
        ];
        expect([inlineKindOf(a), inlineValueOf(a), inlineLiteralOf(a)]).toEqual([
          InlineKind.date,
          Date.parse(left) / 86_400_000,
          { lexical: left, datatype: XSD.date.value },
        ]);
        expect(Math.sign(a - b)).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  it('are those of canonical forms that fit', () => {
    const near = fc.oneof(
      fc.integer().map(String),
      fc.stringMatching(/^-?\d{0,11}$/),
      fc.stringMatching(/^\d{4}-[01]\d-[0-3]\d$/),
      fc.stringMatching(/^\d{4}-\d\d-\d\d.?$/),
      fc.constantFrom(
        'true',
        'false',
        'tru',
        'falsee',
        '',
        '-',
        '0000-01-01',
        '1900-02-29',
        '2000-02-29',
        '2021-1a-01',
      ),
    );
    fc.assert(
      fc.property(near, (text) => {
        const day = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : NaN);
        const isDay = text >= '0001' && !isNaN(+day) && day.toISOString().startsWith(text);
        const isInteger = String(Number(text)) === text && /^-?\d{1,9}$/.test(text);
        const ids = [XSD.integer, XSD.date, XSD.boolean].map(({ value }) =>
          inlineIdOf(text, value),
        );
        expect([text, ...ids]).toEqual([
          text,
          isInteger ? toInlineId(InlineKind.integer, Number(text)) : UNBOUND,
          isDay ? toInlineId(InlineKind.date, +day / 86_400_000) : UNBOUND,
          ['false', 'true'].includes(text)
            ? toInlineId(InlineKind.boolean, Number(text === 'true'))
            : UNBOUND,
        ]);
      }),
      { numRuns: 600 },
    );
  });
});
