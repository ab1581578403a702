/** A list request: filters, order, and part. */
import { badRequest } from '../../errors.js';
import { daySpanOf } from '../../rdf/index.js';
import type { Criteria, ListFilter, ListKind, ThingList } from '../../lists/index.js';
import { resolveValue } from '../../lists/index.js';
import { type SearchIndex } from '../../search/index.js';
import { positiveInteger } from '../exchange/request.js';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 1_000;
/** Longer than any name. */
const MAX_WORDS_LENGTH = 500;

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
  const words = (one('q') ?? '').trim();
  if (words.length > MAX_WORDS_LENGTH)
    throw badRequest(`?q can have at most ${MAX_WORDS_LENGTH} characters; found ${words.length}.`, {
      details: { limit: MAX_WORDS_LENGTH },
    });
  return {
    kind,
    words,
    isMap: one('view') === 'map',
    month: monthOf(one('view'), one('month')),
    from: dateOf('from', one('from')),
    to: dateOf('to', one('to')),
    values: new Map(
      kind.filters
        .map((filter) => [filter, sent.getAll(filter.name)] as const)
        .filter(([, values]) => values.length > 0),
    ),
    sort: one('sort') ?? kind.defaultSort,
    page: positiveInteger(sent, 'page', 1, Number.MAX_SAFE_INTEGER / MAX_PAGE_SIZE),
    pageSize: positiveInteger(sent, 'size', DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
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

function dateOf(name: string, value: string | undefined): string | undefined {
  if (value !== undefined && !daySpanOf(value))
    throw badRequest(`?${name} must be a date like 2021-11-23, 2021-11 or 2021; found "${value}".`);
  return value;
}

function monthOf(view = 'list', month?: string): string | undefined {
  if (month !== undefined && (month.length !== 7 || !daySpanOf(month)))
    throw badRequest(`?month must be a month like 2021-11; found "${month}".`);
  if (view === 'calendar') return month ?? 'latest';
  if (month !== undefined)
    throw badRequest('?month needs ?view=calendar; for a list, use ?from and ?to.');
  return undefined;
}

/** `?facets` alone is `?facets=true`, which means all. */
function facetsOf({ filters }: ListKind, values: readonly string[]): readonly ListFilter[] {
  if (values.includes('true')) return filters;
  return values.map((value) => {
    const filter = filters.find(({ name }) => name === value);
    if (!filter)
      throw badRequest(
        `?facets must be true, or ${filters.map(({ name }) => name).join(', ')}; found "${value}".`,
      );
    return filter;
  });
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
