/** Queries and updates that another engine evaluates as they are written. */
import { ServiceError } from '../errors.js';
import { dataFactory, quad, type Quad } from '../rdf/index.js';
import { hasService, refuseOutbound } from './federation/index.js';
import type { AlgebraNode } from './parse-query.js';
import { withSearches, type QueryForm } from './plan/index.js';
import { parsedQuery } from './query-shapes.js';
import { parseUpdate, type GraphRef, type UsedDataset } from './update/index.js';

export interface ForwardedSettings {
  readonly baseIri: string;
  readonly serviceAllow: readonly string[];
}

/**
 * What kind of answer a query has, for an engine elsewhere.
 * @throws ServiceError `malformed-query`; `bad-request` for what only we evaluate, `outbound-refused`
 */
export function forwardedQuery(
  text: string,
  { baseIri, serviceAllow }: ForwardedSettings,
): 'solutions' | 'boolean' | 'graph' {
  const { algebra } = parsedQuery(text, baseIri);
  refuseOutbound(algebra, serviceAllow);
  if (hasService(algebra as unknown as QueryForm)) refuse('SERVICE');
  if (withSearches(algebra, baseIri) !== algebra) refuse('og:matches');
  const { type } = algebra.type === 'from' ? (algebra.input as AlgebraNode) : algebra;
  if (type === 'ask') return 'boolean';
  return type === 'construct' || type === 'describe' ? 'graph' : 'solutions';
}

/** An operation of an update: what it removes and inserts for each solution of a pattern. */
export interface ForwardedOperation {
  readonly remove: readonly Quad[];
  readonly insert: readonly Quad[];
  /** The query for the solutions; undefined where there is just one, the empty one. */
  readonly query: string | undefined;
}

/**
 * The operations of an update, each with the query that an engine elsewhere is to be asked.
 * @throws ServiceError `malformed-query`; `bad-request` for operations that only we evaluate.
 */
export function forwardedUpdate(
  text: string,
  { baseIri }: ForwardedSettings,
): ForwardedOperation[] {
  return parseUpdate(text, baseIri).flatMap((operation): ForwardedOperation[] => {
    if (operation.type === 'modify') {
      const { remove, insert, pattern, dataset } = operation;
      const query = pattern && selectText(pattern, dataset);
      return [{ remove, insert, query }];
    }
    if (operation.type === 'create') return [];
    if (operation.type === 'clear' || operation.type === 'drop') return [emptied(operation.source)];
    return refuse(operation.type.toUpperCase());
  });
}

function selectText(
  { prologue, group }: { readonly prologue: string; readonly group: string },
  dataset: UsedDataset | undefined,
): string {
  const from = [
    ...(dataset?.default ?? []).map(({ value }) => `FROM <${value}>`),
    ...(dataset?.named ?? []).map(({ value }) => `FROM NAMED <${value}>`),
  ];
  return `${prologue}SELECT * ${from.join(' ')} WHERE ${group}`;
}

/** The variables of the query for all of a graph, in a template. */
const VARIABLES = ['s', 'p', 'o'].map((name) => dataFactory.variable(name)) as unknown as [
  Quad['subject'],
  Quad['predicate'],
  Quad['object'],
];

function refuse(what: string): never {
  throw new ServiceError(
    'bad-request',
    `In front of a database (SPARQL_ENDPOINT) ${what} cannot be used. Ask without it.`,
  );
}

function emptied(source: GraphRef): ForwardedOperation {
  if (typeof source === 'string') return refuse(`CLEAR ${source}`);
  return {
    remove: [quad(...VARIABLES, source)],
    insert: [],
    query: `SELECT * WHERE { GRAPH <${source.value}> { ?s ?p ?o } }`,
  };
}
