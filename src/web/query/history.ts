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
export const pastQueries = (): PastQuery[] => keptList(KEY, isPastQuery);

/** A list in this browser's storage; none without storage, or of another form. */
export function keptList<Each>(key: string, isOne: (value: unknown) => value is Each): Each[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isOne) : [];
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
  const others = pastQueries().filter(({ query }) => query !== past.query);
  keep([past, ...others].slice(0, MOST_KEPT));
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

/** A query's text without the prologue, in a line. */
export function gistOf(query: string): string {
  const body =
    query
      .replace(/^\s*(?:#.*|(?:prefix|base)\s+[^>]*>)\s*$/gim, '')
      .replace(/\s+/g, ' ')
      .trim() || query.trim();
  return body.length > 90 ? `${body.slice(0, 89)}…` : body;
}
