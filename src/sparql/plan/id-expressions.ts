/**
 * Expressions that ids answer: comparisons of numbers and dates that are their own ids, and of
 * IRIs.
 */
import {
  FIRST_INLINE_ID,
  FIRST_LOCAL_ID,
  InlineKind,
  TermKind,
  UNBOUND,
  inlineIdOf,
  inlineKindOf,
  inlineValueOf,
  toInlineId,
  type TermId,
} from '../../graph/index.js';
import type { Expression } from '../expressions/index.js';
import type { QueryContext, RowScope } from '../operators/index.js';
import { dateOfDayNumber } from '../values/index.js';

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

/**
 * A comparison that ids decide wherever they can, and `otherwise` where they cannot; undefined for
 * any other expression.
 */
export function idComparison(
  expression: Expression,
  scope: RowScope,
  context: QueryContext,
  otherwise: () => boolean,
): (() => boolean) | undefined {
  if (expression.subType !== 'operator' || expression.args.length !== 2) return undefined;
  const holds = COMPARISONS[expression.operator];
  if (!holds) return undefined;
  const texts = expression.args.map((argument) => textOperandOf(argument, scope));
  if (texts[0] && texts[1]) return textComparison(holds, texts[0], texts[1], context, otherwise);
  const [left, right] = expression.args.map((argument) => operandOf(argument, scope, context));
  if (!left || !right) return undefined;
  if (left.isIri || right.isIri) return iriComparison(expression.operator, left.read, right.read);
  return () => {
    const a = left.read();
    const b = right.read();
    // Within a kind, ids are ordered as values are.
    if (a >= FIRST_INLINE_ID && b >= FIRST_INLINE_ID && inlineKindOf(a) === inlineKindOf(b))
      return holds(a - b);
    return otherwise();
  };
}

/** Equality with an IRI is that of terms; other comparisons of IRIs are errors. */
function iriComparison(
  operator: string,
  left: () => TermId,
  right: () => TermId,
): (() => boolean) | undefined {
  if (operator !== '=' && operator !== '!=') return undefined;
  const isEqual = operator === '=';
  return () => {
    const a = left();
    const b = right();
    return a !== UNBOUND && b !== UNBOUND && (a === b) === isEqual;
  };
}

/** STR of a variable, as its id. */
function textOperandOf(expression: Expression, scope: RowScope): (() => TermId) | undefined {
  if (expression.subType !== 'operator' || expression.operator !== 'str') return undefined;
  const [argument] = expression.args;
  return argument?.subType === 'term' &&
    argument.term.termType === 'Variable' &&
    !scope.isDefined(argument.term.value)
    ? scope.idReader(argument.term.value)
    : undefined;
}

/** Strings are ordered by code point, as the dictionary's bytes are. */
function textComparison(
  holds: (order: number) => boolean,
  left: () => TermId,
  right: () => TermId,
  { graph: { dictionary } }: QueryContext,
  otherwise: () => boolean,
): () => boolean {
  const hasText = (id: TermId): boolean =>
    id !== UNBOUND &&
    id < FIRST_LOCAL_ID &&
    dictionary.kindOf(id) !== TermKind.blankNode &&
    dictionary.kindOf(id) !== TermKind.triple;
  return () => {
    const a = left();
    const b = right();
    return hasText(a) && hasText(b) ? holds(dictionary.compareTexts(a, b)) : otherwise();
  };
}

interface Operand {
  readonly read: () => TermId;
  readonly isIri: boolean;
}

/** A variable, or a constant whose id says all of it. */
function operandOf(
  expression: Expression,
  scope: RowScope,
  context: QueryContext,
): Operand | undefined {
  if (expression.subType !== 'term') return undefined;
  const { term } = expression;
  switch (term.termType) {
    case 'Variable':
      return scope.isDefined(term.value)
        ? undefined
        : { read: scope.idReader(term.value), isIri: false };
    case 'NamedNode': {
      const id = context.idOf(term);
      return { read: () => id, isIri: true };
    }
    case 'Literal': {
      const id = term.language === '' ? inlineIdOf(term.value, term.datatype.value) : UNBOUND;
      return id === UNBOUND ? undefined : { read: () => id, isIri: false };
    }
    default:
      return undefined;
  }
}

/**
 * YEAR, MONTH and DAY of a variable, for dates that are their own ids; undefined for any other
 * expression.
 */
export function idFunction(
  expression: Expression,
  scope: RowScope,
  otherwise: () => TermId,
): (() => TermId) | undefined {
  if (expression.subType !== 'operator' || !isPartOfDate(expression.operator)) return undefined;
  const part = expression.operator;
  const [argument] = expression.args;
  if (argument?.subType !== 'term' || argument.term.termType !== 'Variable') return undefined;
  const read = scope.idReader(argument.term.value);
  return () => {
    const id = read();
    if (id < FIRST_INLINE_ID || inlineKindOf(id) !== InlineKind.date) return otherwise();
    return toInlineId(InlineKind.integer, dateOfDayNumber(inlineValueOf(id))[part]);
  };
}

function isPartOfDate(operator: string): operator is 'year' | 'month' | 'day' {
  return operator === 'year' || operator === 'month' || operator === 'day';
}
