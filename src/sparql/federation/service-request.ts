/** Requests to an endpoint, and its solutions: for SERVICE, the pattern as written. */
import { messageOf } from '../../errors.js';
import { toNTriplesTerm, type Term } from '../../rdf/index.js';
import type { PatternText } from '../algebra/index.js';
import { ACCEPT_RESULTS, readSolutions, type Binding } from './endpoint-answer.js';
import { endpointFailed, type Outbound } from './outbound.js';

/** Values for the pattern's variables; a term for each variable in each row. */
export interface KnownValues {
  readonly variables: readonly string[];
  readonly rows: readonly (readonly Term[])[];
}

/** The query for a pattern. @param limit how many solutions are needed. */
export function queryText(
  { prologue, group }: PatternText,
  variables: readonly string[],
  options: { readonly known?: KnownValues | undefined; readonly limit?: number | undefined },
): string {
  const { known, limit } = options;
  const selected = variables.length === 0 ? '*' : variables.map((name) => `?${name}`).join(' ');
  const pattern = known ? `{ ${valuesText(known)} ${group} }` : group;
  const end = limit === undefined ? '' : ` LIMIT ${limit}`;
  return `${prologue}SELECT ${selected} WHERE ${pattern}${end}`;
}

function valuesText({ variables, rows }: KnownValues): string {
  const names = variables.map((name) => `?${name}`).join(' ');
  const values = rows.map((row) => `(${row.map(toNTriplesTerm).join(' ')})`).join(' ');
  return `VALUES (${names}) { ${values} }`;
}

export interface EndpointQuery {
  readonly keyword: string;
  readonly address: string;
  readonly query: string;
  readonly freshLabel: () => string;
}

/**
 * All solutions of a query at an endpoint.
 * @throws ServiceError as `Outbound.fetch` does, and `endpoint-failed` where they cannot be read.
 */
export async function solutionsAt(
  outbound: Outbound,
  { keyword, address, query, freshLabel }: EndpointQuery,
): Promise<Binding[]> {
  // In the form that every endpoint takes (SPARQL 1.1 Protocol §2.1.2).
  const answer = await outbound.fetch(keyword, address, {
    method: 'POST',
    headers: {
      Accept: ACCEPT_RESULTS,
      'Content-Type': 'application/x-www-form-urlencoded',
      'User-Agent': 'osce-graph',
    },
    body: new URLSearchParams({ query }).toString(),
  });
  return readSolutions(answer, freshLabel).catch((error: unknown) => {
    const reason = `its answer cannot be read: ${messageOf(error)}`;
    throw endpointFailed(keyword, address, reason, error);
  });
}

/** Whether a term can be in VALUES: older endpoints know no triple terms or directions. */
export function isSendable(term: Term): boolean {
  if (term.termType === 'NamedNode') return !/[\0-\x20<>"{}|^`\\]/.test(term.value);
  return term.termType === 'Literal' && !term.direction;
}
