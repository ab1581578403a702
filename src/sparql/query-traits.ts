/** Traits of a query's answer: whether it is ordered, and always the same. */
import type { BaseQuad, Term } from '@rdfjs/types';
import {
  partsIn,
  termsOf,
  variableOf,
  type Algebra,
  type Part,
  type QueryForm,
} from './algebra/index.js';
import { parseQuery } from './syntax/index.js';

export interface QueryTraits {
  /** Whether an ORDER BY orders the whole answer. */
  readonly isOrdered: boolean;
  /** The variables it is ordered by; undefined where other expressions are among them. */
  readonly orderVariables: readonly string[] | undefined;
  /** Whether a LIMIT or OFFSET cuts unordered rows, so that other rows would be right too. */
  readonly takesAnyRows: boolean;
  /** Everything that varies, as written in the query: `NOW`, `SERVICE`. */
  readonly changing: readonly string[];
  /**
   * Choices left to engines, so that different answers may be right (SPARQL 1.1 §15.4, §15.5, §16.4,
   * §18.5.1): `LIMIT or OFFSET`, `SAMPLE`.
   */
  readonly choices: readonly string[];
  /** As `isRepeatable`. */
  readonly isRepeatable: boolean;
}

/** Functions whose value varies. */
const CHANGING = new Set(['now', 'rand', 'uuid', 'struuid']);

/** @throws ServiceError `malformed-query`, or `bad-request` for an update. */
export function queryTraitsOf(text: string, baseIri: string): QueryTraits {
  const operation = parseQuery(text, baseIri);
  const parts = [...partsIn(operation)];
  const order = orderOf(operation);
  return {
    isOrdered: order !== undefined,
    orderVariables: order && variablesOf(order),
    takesAnyRows: parts.some((each) => each.type === 'slice' && !orderOf(each)),
    changing: [...new Set(parts.flatMap(changingIn))],
    choices: [...new Set(parts.flatMap(choicesIn))],
    isRepeatable: isRepeatable(operation),
  };
}

function choicesIn(part: Part): string[] {
  if (part.type === 'slice') return ['LIMIT or OFFSET'];
  if (part.type === 'describe') return ['DESCRIBE'];
  return part.type === 'expression' &&
    part.subType === 'aggregate' &&
    ['sample', 'group_concat'].includes(part.aggregator)
    ? [part.aggregator.toUpperCase()]
    : [];
}

/**
 * Whether a query's answer over a version is always the same, to the byte: nothing in it varies,
 * and no template makes new blank nodes.
 */
export function isRepeatable(query: QueryForm): boolean {
  return [...partsIn(query)].every(
    (each) =>
      changingIn(each).length === 0 &&
      operatorOf(each) !== 'bnode' &&
      !(each.type === 'construct' && hasBlankNode(each.template)),
  );
}

/** What may take long between two checks of the budget, or gives no rows. */
const LONG_OPERATIONS = ['construct', 'describe', 'service', 'search'];
const LONG_FUNCTIONS = [
  ...['regex', 'replace', 'concat', 'encode_for_uri', 'md5', 'sha1', 'sha256', 'sha384', 'sha512'],
];

/**
 * Whether each step of a query is brief or checks the budget, so that it can be stopped after a
 * millisecond or two: no regular expression, no growing text, no outside request.
 */
export function hasBriefSteps(query: QueryForm): boolean {
  return [...partsIn(query)].every((part) => {
    if (part.type !== 'expression') return !LONG_OPERATIONS.includes(part.type);
    if (part.subType === 'aggregate') return part.aggregator !== 'group_concat';
    return part.subType === 'operator'
      ? !LONG_FUNCTIONS.includes(part.operator)
      : part.subType !== 'named';
  });
}

function hasBlankNode(quads: readonly BaseQuad[]): boolean {
  return quads.some((quad) => termsOf(quad).some(isBlank));
}

function isBlank(term: Term): boolean {
  return term.termType === 'Quad' ? hasBlankNode([term]) : term.termType === 'BlankNode';
}

/** The query's own ORDER BY: rows of a sub-query are a bag (SPARQL 1.1 §12). */
function orderOf(query: QueryForm): (Algebra & { type: 'orderby' }) | undefined {
  switch (query.type) {
    case 'orderby':
      return query;
    case 'project':
      return query.input.type === 'orderby' ? query.input : undefined;
    case 'slice':
    case 'distinct':
    case 'reduced':
    case 'construct':
    case 'describe':
    case 'from':
      return orderOf(query.input);
    default:
      return undefined;
  }
}

/** The variables, if all are that or their descending order. */
function variablesOf({ expressions }: Algebra & { type: 'orderby' }): string[] | undefined {
  const variables = expressions.map((each) =>
    variableOf(each.subType === 'operator' && each.operator === 'desc' ? each.args[0] : each),
  );
  return variables.every((name) => name !== undefined) ? variables : undefined;
}

function changingIn(part: Part): string[] {
  if (part.type === 'service') return ['SERVICE'];
  const operator = operatorOf(part);
  return operator !== undefined && CHANGING.has(operator) ? [operator.toUpperCase()] : [];
}

function operatorOf(part: Part): string | undefined {
  return part.type === 'expression' && part.subType === 'operator' ? part.operator : undefined;
}
