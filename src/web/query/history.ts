/** Queries run on this browser, latest first; none where storage is forbidden. */

export interface PastQuery {
  readonly query: string;
  /** When, as an ISO date. */
  readonly at: string;
  readonly outcome: string;
}

const KEY = 'osce-graph.queries';
const MOST_KEPT = 50;
/** Longer ones are not kept. */
const LONGEST = 20_000;

/** The queries that were kept; what somebody else has written there is passed over. */
export function pastQueries(): PastQuery[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPastQuery) : [];
  } catch {
    return [];
  }
}

function isPastQuery(value: unknown): value is PastQuery {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['query', 'at', 'outcome'].every(
      (name) => typeof (value as Record<string, unknown>)[name] === 'string',
    )
  );
}

/** Keeps a query that was run, once. */
export function rememberQuery(past: PastQuery): void {
  if (past.query.length > LONGEST) return;
  keep([past, ...pastQueries().filter(({ query }) => query !== past.query)].slice(0, MOST_KEPT));
}

export function forgetQueries(): void {
  keep([]);
}

function keep(queries: readonly PastQuery[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(queries));
  } catch {
    // Storage is full or switched off; the page works without.
  }
}
