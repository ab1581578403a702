/** A list request: filters, order, and part; and the addresses of what it leads to. */
import { daySpanOf } from '../../rdf/index.js';
import { resolveValue, type Criteria, type ListFilter, type ListKind } from '../../lists/index.js';
import type { ThingList } from '../../lists/index.js';
import type { IndexSource } from '../../search/index.js';
import { numberOf } from '../exchange/request.js';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 1_000;
/** Longer than any name. */
export const MAX_WORDS_LENGTH = 500;

/** Parameters of the page or its presentation. */
const OF_PAGE = ['page', 'size', 'format', 'facets', 'view'];

export interface ListRequest {
  readonly kind: ListKind;
  readonly values: ReadonlyMap<ListFilter, readonly string[]>;
  /** As sent: ISO dates, months or years. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly words: string;
  readonly isMap: boolean;
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

export function readListRequest(kind: ListKind, asked: URLSearchParams): ListRequest {
  const sent = withMonthAsPeriod(asked);
  const one = (name: string): string | undefined => sent.get(name) ?? undefined;
  const facets = sent.getAll('facets');
  return {
    kind,
    words: (one('q') ?? '').trim(),
    isMap: sent.has('view'),
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
    isPaged: sent.has('page') || sent.has('size'),
    facets: kind.filters.filter(({ name }) => facets.includes('true') || facets.includes(name)),
    parameters: [...sent],
  };
}

/** A month narrows the period, and every view but the map is a list. */
function withMonthAsPeriod(asked: URLSearchParams): URLSearchParams {
  const sent = new URLSearchParams(
    [...asked].filter(([name, value]) => name !== 'month' && (name !== 'view' || value === 'map')),
  );
  const month = asked.get('month') ?? '';
  const span = daySpanOf(month);
  if (span && (dayOf(sent.get('from'), 'first') ?? -Infinity) <= span.first)
    sent.set('from', month);
  if (span && (dayOf(sent.get('to'), 'last') ?? Infinity) >= span.last) sent.set('to', month);
  return sent;
}

const dayOf = (date: string | null | undefined, end: 'first' | 'last'): number | undefined =>
  daySpanOf(date ?? '')?.[end];

/** @throws ServiceError `bad-request` for a value unknown in the version. */
export async function toCriteria(
  { values, from, to, words }: ListRequest,
  list: ThingList,
  indexOf: IndexSource,
): Promise<Criteria> {
  const resolved = new Map<ListFilter, ReadonlySet<number>[]>();
  for (const [filter, texts] of values) {
    const sets: ReadonlySet<number>[] = [];
    for (const text of texts) sets.push(new Set(await resolveValue(list, filter, text, indexOf)));
    resolved.set(filter, filter.takesAll ? sets : [new Set(sets.flatMap((each) => [...each]))]);
  }
  return {
    values: resolved,
    from: dayOf(from, 'first'),
    to: dayOf(to, 'last'),
    words: words === '' ? undefined : await (await indexOf()).thingsByWord(words),
  };
}

type Changes = Readonly<Record<string, string | undefined>>;

/** Addresses of a list and its pages, pinned to a version so that pages fit together. */
export class ListAddresses {
  readonly base: string;
  /** An empty list has one. */
  readonly pageCount: number;

  constructor(
    private readonly request: ListRequest,
    private readonly version: number,
    readonly publicUrl: string,
    total = 0,
  ) {
    this.base = `${publicUrl}/${request.kind.name}`;
    this.pageCount = Math.max(1, Math.ceil(total / request.pageSize));
  }

  /** With other parameters, or without the undefined ones, on the first page. */
  changed(changes: Changes): string {
    const parameters = [
      ...this.request.parameters.filter(([name]) => name !== 'page' && !(name in changes)),
      ...Object.entries(changes).filter(([, value]) => value !== undefined),
    ] as [string, string][];
    return parameters.length === 0
      ? this.base
      : `${this.base}?${new URLSearchParams(parameters).toString()}`;
  }

  page(number: number, changes: Changes = {}): string {
    return this.changed({ ...changes, page: String(number), version: String(this.version) });
  }

  get self(): string {
    return this.page(this.request.page);
  }

  /** The filtered list as a whole, in this version. */
  collection(changes: Changes = {}): string {
    const none = Object.fromEntries(OF_PAGE.map((name) => [name, undefined]));
    return this.changed({ ...none, ...changes, version: String(this.version) });
  }

  /** The same of the latest version. */
  unpinned(changes: Changes = {}): string {
    const page = this.request.parameters.find(([name]) => name === 'page')?.[1];
    return this.changed({ version: undefined, page, ...changes });
  }

  get pages(): { first: string; previous?: string; next?: string; last: string } {
    const { page } = this.request;
    return {
      first: this.page(1),
      ...(page > 1 ? { previous: this.page(Math.min(page - 1, this.pageCount)) } : {}),
      ...(page < this.pageCount ? { next: this.page(page + 1) } : {}),
      last: this.page(this.pageCount),
    };
  }
}

/** Pages link to the requested host, whatever its name. */
export function pathIn(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}
