/** Queries run on this browser, latest first; none where storage is forbidden. */

export interface PastQuery {
  readonly query: string;
  /** When, as an ISO date. */
  readonly at: string;
  readonly outcome: string;
  /** The first rows of its answer. */
  readonly rows?: string;
  /** Saved queries have a name, and stay. */
  readonly name?: string;
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
  const before = pastQueries();
  const same = before.find(({ query }) => query === past.query);
  const kept = [
    { ...(same?.name === undefined ? {} : { name: same.name }), ...past },
    ...before.filter((each) => each !== same),
  ];
  const unnamed = kept.filter(({ name }) => name === undefined).slice(0, MOST_KEPT);
  keep(kept.filter((each) => each.name !== undefined || unnamed.includes(each)));
}

/** Gives a query a name, under which it stays; without one it is history again. */
export function nameQuery(query: string, name: string | undefined): void {
  keep(
    pastQueries().map(({ name: before, ...past }) =>
      past.query !== query
        ? { ...past, ...(before === undefined ? {} : { name: before }) }
        : { ...past, ...(name === undefined ? {} : { name }) },
    ),
  );
}

/** Forgets all but those that were saved. */
export function forgetQueries(): void {
  keep(pastQueries().filter(({ name }) => name !== undefined));
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
