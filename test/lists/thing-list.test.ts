import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import {
  DCTERMS,
  DEFAULT_BASE_IRI,
  RDF,
  RDFS,
  XSD,
  daySpanOf,
  foldText,
  literal,
  namesFor,
  quad,
  type Literal,
  type NamedNode,
  type Quad,
} from '../../src/rdf/index.js';
import {
  LIST_KINDS,
  ListSelection,
  ThingList,
  type ListFilter,
  type ListKind,
} from '../../src/lists/index.js';
import { indexOf } from '../support/search-index.js';

const names = namesFor(DEFAULT_BASE_IRI);
const kindOf = (name: string): ListKind => LIST_KINDS.find((kind) => kind.name === name)!;
const NEWS = kindOf('news');
const filterOf = (kind: ListKind, name: string): ListFilter =>
  kind.filters.find((filter) => filter.name === name)!;
const news = (slug: string): NamedNode => names.thing('news', slug);

/** A news item as a test writes it. */
interface Item {
  readonly label: string;
  readonly language: string;
  readonly date: string | null;
  readonly issuers: readonly string[];
  readonly fields: readonly string[];
}

const DATATYPES: Readonly<Record<number, NamedNode>> = {
  4: XSD.gYear,
  7: XSD.gYearMonth,
  10: XSD.date,
};
const dateOf = (text: string): Literal => literal(text, DATATYPES[text.length] ?? XSD.dateTime);

function quadsOf(items: readonly Item[]): Quad[] {
  return items.flatMap(({ label, language, date, issuers, fields }, index) => {
    const item = news(`item-${index}`);
    return [
      quad(item, RDF.type, names.og('NewsItem')),
      quad(item, RDFS.label, language === '' ? literal(label) : literal(label, language)),
      ...(date === null ? [] : [quad(item, DCTERMS.issued, dateOf(date))]),
      ...issuers.map((slug) => quad(item, names.og('issuedBy'), names.thing('organization', slug))),
      ...fields.map((slug) => quad(item, names.og('fieldOfWork'), names.thing('field', slug))),
    ];
  });
}

/** Labels that begin alike, and letters that a number of four cannot tell apart. */
const labels = fc.oneof(
  fc.stringMatching(/^[abAé ]{0,6}$/),
  fc.constantFrom('Ж', 'Жя', 'Ўа', 'aЖb', 'aЯa', 'ÿÿÿÿ', '\u0101bc', 'abcdЖ', 'abcd'),
);
const items: fc.Arbitrary<Item[]> = fc.array(
  fc.record({
    label: labels,
    language: fc.constantFrom('', 'en', 'de'),
    date: fc.constantFrom(
      null,
      '2020-01-05',
      '2020-01-05',
      '2019-12-31',
      '2020-02-29',
      '2020',
      '2020-01',
      '2020-01-05T10:00:00Z',
      '0999-03-01',
    ),
    issuers: fc.subarray(['x', 'y', 'z']),
    fields: fc.subarray(['f', 'g']),
  }),
  { maxLength: 25 },
);

const listOf = (version: GraphVersion, kind = NEWS): ThingList =>
  ThingList.of(version, names, kind);
const idOf = (version: GraphVersion, term: NamedNode): number => version.ids.dictionary.idOf(term);
const slugs = (list: ThingList, ids: readonly number[]): string[] =>
  ids.map((id) => list.graph.dictionary.textOf(id).split('/').at(-1)!);

/** The first day of a date, as a text that sorts. */
const dayKey = (date: string): number => daySpanOf(/^\d{4}(?:-\d\d){0,2}/.exec(date)![0])!.first;

/** Positions in the order that a list should have: the slow twin. */
function sortedItems(all: readonly Item[], sort: string): number[] {
  const text = (index: number): string => foldText(all[index]!.label);
  const tie = (left: number, right: number): number =>
    text(left) < text(right)
      ? -1
      : text(left) > text(right)
        ? 1
        : `item-${left}` < `item-${right}`
          ? -1
          : 1;
  const direction = sort.startsWith('-') ? -1 : 1;
  return all
    .map((_, index) => index)
    .sort((left, right) => {
      if (sort.endsWith('label')) return direction * tie(left, right);
      const [a, b] = [all[left]!.date, all[right]!.date];
      if (a === null || b === null)
        return Number(a === null) - Number(b === null) || tie(left, right);
      return direction * (dayKey(a) - dayKey(b)) || tie(left, right);
    });
}

describe('A ListSelection', () => {
  it('has the members in the order of any sort, page by page, whatever the page', () => {
    fc.assert(
      fc.property(
        items,
        fc.constantFrom('-issued', 'issued', 'label', '-label'),
        fc.integer({ min: 1, max: 9 }),
        (all, sort, size) => {
          const list = listOf(versionOf(quadsOf(all)));
          const selection = new ListSelection(list, { values: new Map() });
          const pages: string[] = [];
          for (let start = 0; start < all.length; start += size)
            pages.push(...slugs(list, selection.slice(sort, { start, end: start + size })));
          expect(selection.total).toBe(all.length);
          expect(pages).toEqual(sortedItems(all, sort).map((index) => `item-${index}`));
          expect(selection.slice(sort, { start: all.length + 3, end: all.length + 9 })).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('has what passes its filters and period, and counts what each value would find', () => {
    const spans = fc.constantFrom(undefined, '2019', '2020', '2020-01', '2020-01-05', '2020-02');
    fc.assert(
      fc.property(
        items,
        fc.subarray(['x', 'y', 'z']),
        fc.subarray(['f', 'g']),
        spans,
        spans,
        (all, issuers, fields, from, to) => {
          const version = versionOf([
            ...quadsOf(all),
            ...['x', 'y', 'z'].map((slug) =>
              quad(names.thing('organization', slug), RDFS.label, literal(slug)),
            ),
            ...['f', 'g'].map((slug) =>
              quad(names.thing('field', slug), RDFS.label, literal(slug)),
            ),
          ]);
          const list = listOf(version);
          const [issuer, field] = [filterOf(NEWS, 'issuer'), filterOf(NEWS, 'field')];
          const values = new Map([
            ...(issuers.length > 0
              ? [
                  [
                    issuer,
                    [
                      new Set(
                        issuers.map((slug) => idOf(version, names.thing('organization', slug))),
                      ),
                    ],
                  ] as const,
                ]
              : []),
            ...(fields.length > 0
              ? [
                  [
                    field,
                    [new Set(fields.map((slug) => idOf(version, names.thing('field', slug))))],
                  ] as const,
                ]
              : []),
          ]);
          const [fromDay, toDay] = [
            from === undefined ? undefined : daySpanOf(from)!.first,
            to === undefined ? undefined : daySpanOf(to)!.last,
          ];
          const selection = new ListSelection(list, { values, from: fromDay, to: toDay });
          const hasPeriod = (item: Item): boolean => {
            if (from === undefined && to === undefined) return true;
            if (item.date === null) return false;
            const days = daySpanOf(/^\d{4}(?:-\d\d){0,2}/.exec(item.date)![0])!;
            return days.last >= (fromDay ?? -Infinity) && days.first <= (toDay ?? Infinity);
          };
          const has = (wanted: readonly string[], present: readonly string[]): boolean =>
            wanted.length === 0 || wanted.some((slug) => present.includes(slug));
          const expected = all.flatMap((item, index) =>
            has(issuers, item.issuers) && has(fields, item.fields) && hasPeriod(item)
              ? [`item-${index}`]
              : [],
          );
          expect(slugs(list, selection.slice('label', { start: 0, end: 99 })).sort()).toEqual(
            expected.sort(),
          );
          expect(selection.total).toBe(expected.length);
          const counts: unknown = Object.fromEntries(
            [...selection.countsOf(issuer)].map(([id, count]) => [slugs(list, [id])[0], count]),
          );
          const wanted = all.filter((item) => has(fields, item.fields) && hasPeriod(item));
          expect(counts).toEqual(
            Object.fromEntries(
              ['x', 'y', 'z']
                .map((slug) => [slug, wanted.filter((item) => item.issuers.includes(slug)).length])
                .filter(([, count]) => count !== 0),
            ),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('sorts by no order that the kind does not have', () => {
    const list = listOf(versionOf([]));
    expect(
      ['abstract', '--issued', 'constructor', '-constructor', ''].map((sort) => list.orderOf(sort)),
    ).toEqual(Array.from({ length: 5 }, () => undefined));
    expect(list.orderOf('-issued')?.positions).toHaveLength(0);
  });

  it("finds words and their beginnings in a member's texts and in related names", async () => {
    const [osh, event, other] = [
      names.thing('place', 'osh'),
      names.thing('event', 'e'),
      names.thing('organization', 'unit'),
    ];
    const version = versionOf([
      ...quadsOf([
        { label: 'Border guards meet', language: 'en', date: null, issuers: ['unit'], fields: [] },
        { label: 'Judges meet', language: 'en', date: null, issuers: [], fields: [] },
      ]),
      quad(news('item-1'), names.og('reportsOn'), event),
      quad(event, RDFS.label, literal('A round-table', 'en')),
      quad(event, names.og('place'), osh),
      quad(osh, RDFS.label, literal('Osh', 'en')),
      quad(other, RDFS.label, literal('Unit for co-operation', 'en')),
    ]);
    const list = listOf(version);
    const index = await indexOf(version, names);
    const found = async (text: string): Promise<[string, string[]]> => {
      const words = await index.thingsByWord(text);
      const selection = new ListSelection(list, { values: new Map(), words });
      return [text, slugs(list, selection.slice('label', { start: 0, end: 9 }))];
    };
    const texts = [
      'meet',
      'border',
      'BORD',
      'osh',
      'judges osh',
      'osh border',
      'round-table',
      'roundtable',
      'table',
      'cooperation',
      'co-operation unit',
      'order',
      'nothing',
    ];
    expect(await Promise.all(texts.map(found))).toEqual([
      ['meet', ['item-0', 'item-1']],
      ['border', ['item-0']],
      ['BORD', ['item-0']],
      ['osh', ['item-1']],
      ['judges osh', ['item-1']],
      ['osh border', []],
      ['round-table', ['item-1']],
      ['roundtable', ['item-1']],
      ['table', ['item-1']],
      ['cooperation', ['item-0']],
      ['co-operation unit', ['item-0']],
      ['order', []],
      ['nothing', []],
    ]);
  });
});
