/** Queries and updates that another engine evaluates as written. */
import { badRequest } from '../errors.js';
import { dataFactory, quadFrom, toNTriplesTerm, type Quad, type Term } from '../rdf/index.js';
import {
  formOf,
  possibleVariables,
  type Dataset,
  type GraphRef,
  type PatternText,
} from './algebra/index.js';
import { hasService, refuseOutbound } from './federation/index.js';
import { withSearches } from './plan/index.js';
import type { ProtocolDataset } from './protocol-dataset.js';
import { parsedQuery } from './query-shapes.js';
import {
  parseUpdate,
  patternTexts,
  rangeOf,
  readTree,
  selectsAll,
  type Node,
} from './syntax/index.js';

export interface ForwardedSettings {
  readonly baseIri: string;
  readonly serviceAllow: readonly string[];
}

/**
 * A query's kind of answer, for a remote engine.
 * @throws ServiceError `malformed-query`; `bad-request` for what only we evaluate,
 *   `outbound-refused`
 */
export function forwardedQuery(
  text: string,
  { baseIri, serviceAllow }: ForwardedSettings,
): 'solutions' | 'boolean' | 'graph' {
  const { algebra } = parsedQuery(text, baseIri);
  refuseOutbound(algebra, serviceAllow);
  if (hasService(algebra)) refuse('SERVICE');
  if (withSearches(algebra, baseIri) !== algebra) refuse('og:matches');
  const { type } = formOf(algebra);
  if (type === 'ask') return 'boolean';
  return type === 'construct' || type === 'describe' ? 'graph' : 'solutions';
}

/** SELECT * with its columns in order of mention, as we have them; each engine has its own order. */
export function withNamedColumns(text: string, baseIri: string): string {
  const tree = readTree(text, baseIri);
  const place = selectsAll(tree) ? rangeOf((tree.variables as [Node])[0]) : undefined;
  const names = [...possibleVariables(parsedQuery(text, baseIri).algebra)];
  return place && names.length > 0
    ? text.slice(0, place.start) + names.map((name) => `?${name}`).join(' ') + text.slice(place.end)
    : text;
}

/** The dataset that a query names by FROM. @throws ServiceError `malformed-query` */
export function namedDataset(text: string, baseIri: string): ProtocolDataset | undefined {
  const { algebra } = parsedQuery(text, baseIri);
  if (algebra.type !== 'from') return undefined;
  const iris = (graphs: readonly Term[] = []): string[] => graphs.map(({ value }) => value);
  return { defaultGraphs: iris(algebra.default), namedGraphs: iris(algebra.named) };
}

/** An operation of an update: what it removes and inserts for each solution of a pattern. */
export interface ForwardedOperation {
  readonly remove: readonly Quad[];
  readonly insert: readonly Quad[];
  /** Undefined where the only solution is the empty one. */
  readonly query: string | undefined;
}

/**
 * An update's operations, each with the query for the remote engine; `dataset` is the request's.
 * @throws ServiceError `malformed-query`; `bad-request` for operations that only we evaluate.
 */
export function forwardedUpdate(
  text: string,
  { baseIri }: ForwardedSettings,
  dataset?: ProtocolDataset,
): ForwardedOperation[] {
  const patterns = patternTexts(text, baseIri);
  return parseUpdate(text, baseIri, dataset).flatMap((operation): ForwardedOperation[] => {
    if (operation.type === 'modify') {
      const { remove, insert, where, dataset } = operation;
      if (where.type === 'nop') return [{ remove, insert, query: undefined }];
      // DELETE WHERE uses its template as the pattern.
      const pattern = patterns.shift() ?? patternOf(remove);
      return [{ remove, insert, query: selectText(pattern, dataset) }];
    }
    if (operation.type === 'create') return [];
    if (operation.type === 'clear' || operation.type === 'drop') return [emptied(operation.source)];
    return refuse(operation.type.toUpperCase());
  });
}

function patternOf(template: readonly Quad[]): PatternText {
  const termText = (term: Term): string =>
    term.termType === 'Variable' ? `?${term.value}` : toNTriplesTerm(term);
  const patterns = template.map(({ subject, predicate, object, graph }) => {
    const triple = [subject, predicate, object].map(termText).join(' ');
    return graph.termType === 'DefaultGraph'
      ? `${triple} .`
      : `GRAPH ${termText(graph)} { ${triple} }`;
  });
  return { prologue: '', group: `{ ${patterns.join(' ')} }` };
}

function selectText({ prologue, group }: PatternText, dataset: Dataset | undefined): string {
  const from = [
    ...(dataset?.default ?? []).map(({ value }) => `FROM <${value}>`),
    ...(dataset?.named ?? []).map(({ value }) => `FROM NAMED <${value}>`),
  ];
  return `${prologue}SELECT * ${from.join(' ')} WHERE ${group}`;
}

function refuse(what: string): never {
  throw badRequest(
    `In front of a database (SPARQL_ENDPOINT) ${what} cannot be used. Ask without it.`,
  );
}

function emptied(source: GraphRef): ForwardedOperation {
  if (typeof source === 'string') return refuse(`CLEAR ${source}`);
  return {
    remove: [quadFrom([...['s', 'p', 'o'].map((name) => dataFactory.variable(name)), source])],
    insert: [],
    query: `SELECT * WHERE { GRAPH <${source.value}> { ?s ?p ?o } }`,
  };
}
