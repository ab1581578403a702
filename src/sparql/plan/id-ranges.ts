/** Comparisons of a variable with a constant as ranges of ids, which have the values' order. */
import { inlineKindOf, inlineKindRange, isInline, type TermId } from '../../graph/index.js';
import type { Expression } from '../expressions/index.js';
import type { IdRange, QueryContext } from '../operators/index.js';

/** The same comparison with its sides exchanged. */
const EXCHANGED: Readonly<Record<string, string>> = {
  '=': '=',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};

/** A condition as a range of inline ids; undefined where it is none. */
export function rangeOf(expression: Expression, context: QueryContext): IdRange | undefined {
  if (expression.subType !== 'operator' || !(expression.operator in EXCHANGED)) return undefined;
  const [left, right] = expression.args;
  if (left?.subType !== 'term' || right?.subType !== 'term') return undefined;
  if (left.term.termType !== 'Variable') {
    if (right.term.termType !== 'Variable') return undefined;
    const { operator } = expression;
    return rangeOf({ ...expression, operator: EXCHANGED[operator]!, args: [right, left] }, context);
  }
  if (right.term.termType !== 'Literal') return undefined;
  const id = context.idOf(right.term);
  if (!isInline(id)) return undefined;
  const [kindFrom, kindEnd] = inlineKindRange(inlineKindOf(id));
  const bounds: Readonly<Record<string, readonly [from: TermId, end: TermId]>> = {
    '=': [id, id + 1],
    '<': [kindFrom, id],
    '>': [id + 1, kindEnd],
    '<=': [kindFrom, id + 1],
    '>=': [id, kindEnd],
  };
  const [from, end] = bounds[expression.operator]!;
  return { variable: left.term.value, kindFrom, kindEnd, from, end };
}
