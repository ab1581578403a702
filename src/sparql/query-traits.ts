/** Traits of a query's answer: whether it is ordered, and always the same. */
import type { BaseQuad, Term } from '@rdfjs/types';
import { operationsIn, parseQuery, type AlgebraNode } from './parse-query.js';

export interface QueryTraits {
  /** Whether an ORDER BY orders the whole answer. */
  readonly isOrdered: boolean;
  /** The variables it is ordered by; undefined where other expressions are among them. */
  readonly orderVariables: readonly string[] | undefined;
  /** Whether a LIMIT or OFFSET cuts unordered rows, so that other rows would be right too. */
  readonly takesAnyRows: boolean;
  /** Everything that varies, as written in the query: `NOW`, `SERVICE`. */
  readonly changing: readonly string[];
}

/** Functions whose value varies. */
const CHANGING = new Set(['now', 'rand', 'uuid', 'struuid']);
/** Operations that keep the order of rows. */
const KEEPING_ORDER = new Set(['slice', 'distinct', 'reduced', 'construct', 'describe', 'from']);

/** @throws ServiceError `malformed-query`, or `bad-request` for an update. */
export function queryTraitsOf(text: string, baseIri: string): QueryTraits {
  const operation = parseQuery(text, baseIri);
  const operations = [...operationsIn(operation)];
  const order = orderOf(operation);
  return {
    isOrdered: order !== undefined,
    orderVariables: order && variablesOf(order),
    takesAnyRows: operations.some((each) => each.type === 'slice' && !orderOf(each)),
    changing: [...new Set(operations.flatMap((each) => changingIn(each)))],
  };
}

/**
 * Choices that a query leaves to engines, so that different answers may be right (SPARQL 1.1 §15.4,
 * §15.5, §16.4, §18.5.1). Throws as `queryTraitsOf` does.
 */
export function choicesIn(text: string, baseIri: string): string[] {
  const named = [...operationsIn(parseQuery(text, baseIri))].flatMap(({ type, aggregator }) => {
    if (type === 'slice') return ['LIMIT or OFFSET'];
    if (type === 'describe') return ['DESCRIBE'];
    return aggregator === 'sample' || aggregator === 'group_concat'
      ? [aggregator.toUpperCase()]
      : [];
  });
  return [...new Set(named)];
}

/** As `isRepeatable`, of a text. Throws as `queryTraitsOf` does. */
export function isRepeatableText(text: string, baseIri: string): boolean {
  return isRepeatable(parseQuery(text, baseIri));
}

/**
 * Whether a query's answer over a version is always the same, to the byte: nothing in it varies,
 * and no template makes new blank nodes.
 */
export function isRepeatable(query: AlgebraNode): boolean {
  return [...operationsIn(query)].every(
    (each) =>
      changingIn(each).length === 0 &&
      each.operator !== 'bnode' &&
      !(each.type === 'construct' && hasBlankNode(each.template as readonly BaseQuad[])),
  );
}

/** Operations that check the budget at every row, and give rows or yes and no. */
const BRIEF_OPERATIONS = new Set([
  ...['project', 'distinct', 'reduced', 'slice', 'orderby', 'ask', 'from', 'graph', 'group'],
  ...['bgp', 'path', 'join', 'leftjoin', 'union', 'minus', 'filter', 'extend', 'values'],
  ...['link', 'inv', 'seq', 'alt', 'nps', 'ZeroOrOnePath', 'ZeroOrMorePath', 'OneOrMorePath'],
  ...['expression', 'wildcard'],
]);
/** Functions that take hardly longer than reading their arguments. */
const BRIEF_FUNCTIONS = new Set([
  ...['=', '!=', '<', '>', '<=', '>=', '&&', '||', '!', '+', '-', '*', '/', 'uminus', 'uplus'],
  ...['in', 'notin', 'bound', 'if', 'coalesce', 'sameterm', 'asc', 'desc', 'str', 'lang'],
  ...['datatype', 'langmatches', 'isiri', 'isuri', 'isblank', 'isliteral', 'isnumeric'],
  ...['contains', 'strstarts', 'strends', 'strlen', 'lcase', 'ucase', 'year', 'month', 'day'],
]);

/**
 * Whether each step of a query is brief or checks the budget, so that it can be stopped after a
 * millisecond or two: no regular expression, no growing text, no outside request.
 */
export function hasBriefSteps(query: AlgebraNode): boolean {
  return [...operationsIn(query)].every(
    ({ type, subType, operator, aggregator }) =>
      BRIEF_OPERATIONS.has(type) &&
      subType !== 'named' &&
      aggregator !== 'group_concat' &&
      (typeof operator !== 'string' || BRIEF_FUNCTIONS.has(operator)),
  );
}

function hasBlankNode(quads: readonly BaseQuad[]): boolean {
  return quads.some((quad) => [quad.subject, quad.predicate, quad.object].some(isBlank));
}

function isBlank(term: Term): boolean {
  return term.termType === 'Quad' ? hasBlankNode([term]) : term.termType === 'BlankNode';
}

/** The query's own ORDER BY: rows of a sub-query are a bag (SPARQL 1.1 §12). */
function orderOf(operation: AlgebraNode): AlgebraNode | undefined {
  const input = operation.input as AlgebraNode;
  if (operation.type === 'project') return input.type === 'orderby' ? input : undefined;
  if (operation.type === 'orderby') return operation;
  return KEEPING_ORDER.has(operation.type) ? orderOf(input) : undefined;
}

function variablesOf({ expressions }: AlgebraNode): string[] | undefined {
  const variables = (expressions as Expression[]).map(variableOf);
  return variables.every((name) => name !== undefined) ? variables : undefined;
}

interface Expression {
  readonly operator?: string;
  readonly args?: readonly Expression[];
  readonly term?: { readonly termType: string; readonly value: string };
}

/** The variable, if the expression is one or its descending order. */
function variableOf({ operator, args, term }: Expression): string | undefined {
  if (operator === 'desc' && args?.[0]) return variableOf(args[0]);
  return term?.termType === 'Variable' ? term.value : undefined;
}

function changingIn(operation: AlgebraNode): string[] {
  if (operation.type === 'service') return ['SERVICE'];
  const { operator } = operation;
  return typeof operator === 'string' && CHANGING.has(operator.toLowerCase())
    ? [operator.toUpperCase()]
    : [];
}
