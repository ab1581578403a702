/** What a request asks of a list: filters, order, and which part of it. */
import { ServiceError } from '../../errors.js';
import { daySpanOf } from '../../rdf/index.js';
import {
  resolveValue,
  type Criteria,
  type ListFilter,
  type ListKind,
  type ThingList,
} from '../../lists/index.js';
import { type SearchIndex } from '../../search/index.js';
import { positiveInteger } from '../exchange/request.js';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 1_000;
/** Longer than any name. */
const MAX_WORDS_LENGTH = 500;

/** Parameters that all lists have, besides their filters. */
const COMMON = ['q', 'sort', 'page', 'size', 'version', 'format', 'facets'];

/** A request that has been read; values of filters are still texts. */
export interface ListRequest {
  readonly kind: ListKind;
  readonly values: ReadonlyMap<ListFilter, readonly string[]>;
  /** As they were sent: ISO dates, months or years. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly words: string;
  /**
   * The month that a calendar shows, `latest` for the last that has anything; undefined where the
   * page is a list.
   */
  readonly month: string | undefined;
  readonly sort: string;
  readonly page: number;
  readonly pageSize: number;
  /** Whether the request says which part of the list it wants. */
  readonly isPaged: boolean;
  readonly facets: readonly ListFilter[];
  /** The parameters that have values, in the order that was sent. */
  readonly parameters: readonly (readonly [string, string])[];
}

/** The names of the parameters that a list takes. */
export function parameterNames(kind: ListKind): string[] {
  return [
    ...kind.filters.map(({ name }) => name),
    ...(kind.period ? ['from', 'to', 'view', 'month'] : []),
    ...COMMON,
  ];
}

/** The orders that a list has. */
export function sortNames({ sorts }: ListKind): string[] {
  return [...Object.keys(sorts), 'label'].flatMap((name) => [name, `-${name}`]);
}

/**
 * Reads a request. Parameters without a value, as forms send them, count as not sent.
 * @throws ServiceError `bad-request` for a parameter that the list does not have, or a value that
 * it cannot take.
 */
export function readListRequest(kind: ListKind, sent: URLSearchParams): ListRequest {
  const allowed = parameterNames(kind);
  for (const name of sent.keys()) {
    if (!allowed.includes(name))
      throw new ServiceError(
        'bad-request',
        `The list of ${kind.nouns[1]} takes ${allowed.map((each) => `?${each}`).join(', ')}; ` +
          `found ?${name}.`,
        { details: { parameter: name, available: allowed } },
      );
  }
  const parameters = [...sent].flatMap(([name, value]): [string, string][] =>
    value !== '' ? [[name, value]] : name === 'facets' ? [[name, 'true']] : [],
  );
  const valuesOf = (name: string): string[] =>
    parameters.filter(([each]) => each === name).map(([, value]) => value);
  const one = (name: string): string | undefined => {
    const [value, ...others] = valuesOf(name);
    if (others.length > 0)
      throw new ServiceError(
        'bad-request',
        `?${name} may be given only once; found ${others.length + 1}.`,
      );
    return value;
  };
  const words = (one('q') ?? '').trim();
  if (words.length > MAX_WORDS_LENGTH)
    throw new ServiceError(
      'bad-request',
      `?q can have at most ${MAX_WORDS_LENGTH} characters; found ${words.length}.`,
      { details: { limit: MAX_WORDS_LENGTH } },
    );
  return {
    kind,
    words,
    month: monthOf(one('view'), one('month')),
    from: dateOf('from', one('from')),
    to: dateOf('to', one('to')),
    values: new Map(
      kind.filters
        .map((filter) => [filter, valuesOf(filter.name)] as const)
        .filter(([, values]) => values.length > 0),
    ),
    sort: sortOf(kind, one('sort')),
    page: positiveInteger(sent, 'page', 1, Number.MAX_SAFE_INTEGER / MAX_PAGE_SIZE),
    pageSize: positiveInteger(sent, 'size', DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
    isPaged: one('page') !== undefined || one('size') !== undefined,
    facets: facetsOf(kind, valuesOf('facets')),
    parameters,
  };
}

/**
 * As `readListRequest`, for programs: to them the month of a calendar is a period, and the calendar
 * a list.
 */
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

/** The first day of a date; the other value where there is no date. */
function firstDay<None>(date: string | undefined, none: None): number | None {
  return (date === undefined ? undefined : daySpanOf(date)?.first) ?? none;
}

/** The last day of a date. */
function lastDay<None>(date: string | undefined, none: None): number | None {
  return (date === undefined ? undefined : daySpanOf(date)?.last) ?? none;
}

function dateOf(name: string, value: string | undefined): string | undefined {
  if (value !== undefined && !daySpanOf(value))
    throw new ServiceError(
      'bad-request',
      `?${name} must be a date like 2021-11-23, 2021-11 or 2021; found "${value}".`,
    );
  return value;
}

function monthOf(view = 'list', month?: string): string | undefined {
  if (view !== 'list' && view !== 'calendar')
    throw new ServiceError('bad-request', `?view must be list or calendar; found "${view}".`);
  if (month !== undefined && (month.length !== 7 || !daySpanOf(month)))
    throw new ServiceError('bad-request', `?month must be a month like 2021-11; found "${month}".`);
  if (view === 'calendar') return month ?? 'latest';
  if (month !== undefined)
    throw new ServiceError(
      'bad-request',
      '?month needs ?view=calendar; for a list, use ?from and ?to.',
    );
  return undefined;
}

function sortOf(kind: ListKind, value = kind.defaultSort): string {
  const available = sortNames(kind);
  if (!available.includes(value))
    throw new ServiceError(
      'bad-request',
      `?sort must be one of ${available.join(', ')}; found "${value}".`,
      {
        details: { parameter: 'sort', available },
      },
    );
  return value;
}

/** `?facets` alone is `?facets=true`, which asks for all. */
function facetsOf({ filters }: ListKind, values: readonly string[]): readonly ListFilter[] {
  if (values.includes('true')) return filters;
  return values.map((value) => {
    const filter = filters.find(({ name }) => name === value);
    if (!filter)
      throw new ServiceError(
        'bad-request',
        `?facets must be true, or ${filters.map(({ name }) => name).join(', ')}; found "${value}".`,
      );
    return filter;
  });
}

/**
 * The request as a selection needs it.
 * @throws ServiceError `bad-request` for a value that names nothing in the list's version.
 */
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
