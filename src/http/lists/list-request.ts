/** A list request: filters, order, and part. */
import { badRequest } from '../../errors.js';
import { daySpanOf } from '../../rdf/index.js';
import type { Criteria, ListFilter, ListKind, ThingList } from '../../lists/index.js';
import { resolveValue } from '../../lists/index.js';
import { type SearchIndex } from '../../search/index.js';
import { numberOf } from '../exchange/request.js';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 1_000;
/** Longer than any name. */
export const MAX_WORDS_LENGTH = 500;

/** A parsed request; values of filters are still texts. */
export interface ListRequest {
  readonly kind: ListKind;
  readonly values: ReadonlyMap<ListFilter, readonly string[]>;
  /** As sent: ISO dates, months or years. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly words: string;
  readonly isMap: boolean;
  /** The calendar's month, `latest` for the last with anything; undefined for a list. */
  readonly month: string | undefined;
  readonly sort: string;
  readonly page: number;
  readonly pageSize: number;
  /** Whether the request names a part of the list. */
  readonly isPaged: boolean;
  readonly facets: readonly ListFilter[];
  /** The parameters with values, as sent. */
  readonly parameters: readonly (readonly [string, string])[];
}

export function sortNames({ sorts }: ListKind): string[] {
  return [...Object.keys(sorts), 'label'].flatMap((name) => [name, `-${name}`]);
}

/** @param sent from `readParameters`. @throws ServiceError `bad-request` */
export function readListRequest(kind: ListKind, sent: URLSearchParams): ListRequest {
  const one = (name: string): string | undefined => sent.get(name) ?? undefined;
  return {
    kind,
    words: (one('q') ?? '').trim(),
    isMap: one('view') === 'map',
    month: monthOf(one('view'), one('month')),
    from: one('from'),
    to: one('to'),
    values: new Map(
      kind.filters
        .map((filter) => [filter, sent.getAll(filter.name)] as const)
        .filter(([, values]) => values.length > 0),
    ),
    sort: one('sort') ?? kind.defaultSort,
    page: numberOf(sent, 'page', 1),
    pageSize: numberOf(sent, 'size', DEFAULT_PAGE_SIZE),
    isPaged: one('page') !== undefined || one('size') !== undefined,
    facets: facetsOf(kind, sent.getAll('facets')),
    parameters: [...sent],
  };
}

/** For programs, a calendar's month is a period, and the calendar a list. */
export function readDataRequest(kind: ListKind, sent: URLSearchParams): ListRequest {
  const read = readListRequest(kind, sent);
  const { month, from, to } = read;
  if (month === undefined) return read;
  const listed = new URLSearchParams(
    [...sent].filter(([name]) => name !== 'view' && name !== 'month'),
  );
  const span = daySpanOf(month);
  if (span && firstDay(from, -Infinity) <= span.first) listed.set('from', month);
  if (span && lastDay(to, Infinity) >= span.last) listed.set('to', month);
  return readListRequest(kind, listed);
}

/** The first day of a date, or the other value. */
function firstDay<None>(date: string | undefined, none: None): number | None {
  return (date === undefined ? undefined : daySpanOf(date)?.first) ?? none;
}

function lastDay<None>(date: string | undefined, none: None): number | None {
  return (date === undefined ? undefined : daySpanOf(date)?.last) ?? none;
}

function monthOf(view = 'list', month?: string): string | undefined {
  if (view === 'calendar') return month ?? 'latest';
  if (month !== undefined)
    throw badRequest('?month needs ?view=calendar; for a list, use ?from and ?to.');
  return undefined;
}

/** `?facets` alone is `?facets=true`, which means all. */
function facetsOf({ filters }: ListKind, values: readonly string[]): readonly ListFilter[] {
  if (values.includes('true')) return filters;
  return filters.filter(({ name }) => values.includes(name));
}

/** @throws ServiceError `bad-request` for a value unknown in the version. */
export async function toCriteria(
  { values, from, to, words }: ListRequest,
  list: ThingList,
  indexOf: () => Promise<SearchIndex>,
): Promise<Criteria> {
  const resolved = new Map<ListFilter, ReadonlySet<number>[]>();
  for (const [filter, texts] of values) {
    const sets: ReadonlySet<number>[] = [];
    for (const text of texts) sets.push(new Set(await resolveValue(list, filter, text, indexOf)));
    resolved.set(filter, filter.takesAll ? sets : [new Set(sets.flatMap((each) => [...each]))]);
  }
  return {
    values: resolved,
    from: firstDay(from, undefined),
    to: lastDay(to, undefined),
    words: words === '' ? undefined : { text: words, index: await indexOf() },
  };
}
