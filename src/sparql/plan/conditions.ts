/** Expressions over a step's rows, evaluated once a term rather than once a row. */
import { UNBOUND, isLocal, type TermId } from '../../graph/index.js';
import {
  isVarying,
  variableNamed,
  variableOf,
  variablesInExpression,
  type Algebra,
  type Expression,
} from '../algebra/index.js';
import { compileCondition, compileExpression, compileText } from '../expressions/index.js';
import { NumbersById, type QueryContext, type RowScope } from '../operators/index.js';

/** No term's id: an error, while 0 means not yet evaluated. */
const ERROR_ID = 0xffffffff;

export function conditionOf(
  expression: Expression,
  scope: RowScope,
  context: QueryContext,
): () => boolean {
  const only = onlyVariableOf(expression);
  if (only === undefined)
    return compileCondition(withRemembered(expression, scope, context), scope);
  const test = compileCondition(expression, scope);
  // Comparing terms costs no more than a cache.
  if (isComparisonOfTerms(expression)) return test;
  const verdict = remembered(keyReader(expression, only, scope, context), context, () =>
    test() ? 2 : 1,
  );
  return () => verdict() === 2;
}

/** The id of an expression's value at the scope's row; 0 for an error. */
export function idOfExpression(
  expression: Expression,
  scope: RowScope,
  context: QueryContext,
): () => TermId {
  const variable = variableOf(expression);
  if (variable !== undefined) return scope.idReader(variable);
  const only = onlyVariableOf(expression);
  const value = compileExpression(
    only === undefined ? withRemembered(expression, scope, context) : expression,
    scope,
  );
  const text = compileText(expression, scope);
  const idOf = (): TermId => {
    if (text?.read() === true && text.isPlain)
      return context.idOfText(text.bytes, text.start, text.end);
    const result = value();
    return result ? context.idOf(result) : UNBOUND;
  };
  if (only === undefined) return idOf;
  const known = remembered(
    keyReader(expression, only, scope, context),
    context,
    () => idOf() || ERROR_ID,
  );
  return () => {
    const id = known();
    return id === ERROR_ID ? UNBOUND : id;
  };
}

/** Caches the values of each part that reads a single variable. */
function withRemembered(
  expression: Expression,
  scope: RowScope,
  context: QueryContext,
): Expression {
  if (expression.subType !== 'operator' && expression.subType !== 'named') return expression;
  const only = onlyVariableOf(expression);
  // The dictionary's bytes are this text already.
  if (isTextOfTerm(expression)) return expression;
  if (only === undefined)
    return {
      ...expression,
      args: expression.args.map((argument) => withRemembered(argument, scope, context)),
    };
  const name = `#part ${(partCount += 1)}`;
  const id = idOfExpression(expression, scope, context);
  scope.define(name, () => context.valueOfId(id()));
  return variableNamed(name);
}

let partCount = 0;

function isTextOfTerm(expression: Expression): boolean {
  return (
    expression.subType === 'operator' &&
    expression.operator === 'str' &&
    expression.args[0]?.subType === 'term'
  );
}

function isComparisonOfTerms(expression: Expression): boolean {
  return (
    expression.subType === 'operator' &&
    /^(?:[!<>]?=|[<>])$/.test(expression.operator) &&
    expression.args.every(({ subType }) => subType === 'term')
  );
}

/** The only variable that an expression depends on; undefined for others or varying values. */
function onlyVariableOf(expression: Expression): string | undefined {
  if (!isRepeatable(expression)) return undefined;
  const variables = variablesInExpression(expression);
  return variables.size === 1 ? [...variables][0] : undefined;
}

/** Whether an expression has the same value whenever its variables have. */
export function isRepeatable(expression: Expression): boolean {
  switch (expression.subType) {
    case 'term':
      return true;
    case 'operator':
      return !isVarying(expression.operator) && expression.args.every(isRepeatable);
    case 'named':
      return expression.args.every(isRepeatable);
    default:
      return false;
  }
}

/** Functions of only a term's kind, datatype or language. */
const OF_TYPE = new Set([
  'isiri',
  'isuri',
  'isblank',
  'isliteral',
  'datatype',
  'lang',
  'langdir',
  'haslang',
  'haslangdir',
]);

/** The cache key of an expression over one variable: the term or, if enough, the term's type. */
function keyReader(
  expression: Expression,
  variable: string,
  scope: RowScope,
  context: QueryContext,
): () => TermId {
  const read = scope.idReader(variable);
  if (!readsTypesOnly(expression)) return read;
  const { dictionary } = context.graph;
  return () => {
    const id = read();
    // The query's own terms are their own keys.
    return id === UNBOUND || isLocal(id) ? id : dictionary.typeKeyOf(id);
  };
}

function readsTypesOnly(expression: Expression): boolean {
  if (expression.subType === 'term') return expression.term.termType !== 'Variable';
  if (expression.subType !== 'operator' && expression.subType !== 'named') return false;
  return (
    (expression.subType === 'operator' &&
      OF_TYPE.has(expression.operator) &&
      expression.args.every(({ subType }) => subType === 'term')) ||
    expression.args.every(readsTypesOnly)
  );
}

/** Caches results of `work`, which are never 0, by id. */
function remembered(read: () => TermId, context: QueryContext, work: () => number): () => number {
  const results = new NumbersById(context.budget);
  return () => {
    const id = read();
    const known = results.get(id);
    if (known !== 0) return known;
    const result = work();
    results.set(id, result);
    return result;
  };
}

export function describeExpression(expression: Expression): string {
  switch (expression.subType) {
    case 'term':
      return expression.term.termType === 'Variable'
        ? `?${expression.term.value}`
        : expression.term.value;
    case 'operator': {
      const args = expression.args.map(describeExpression);
      return /^\W+$/.test(expression.operator) && args.length === 2
        ? args.join(` ${expression.operator} `)
        : `${expression.operator}(${args.join(', ')})`;
    }
    case 'named':
      return `<${expression.name.value}>(${expression.args.map(describeExpression).join(', ')})`;
    case 'existence':
      return expression.not ? 'not exists' : 'exists';
    case 'aggregate':
      return `${expression.aggregator}(${describeExpression(expression.expression)})`;
    case 'wildcard':
      return '*';
  }
}

/** EXISTS and NOT EXISTS as whole conditions. */
export function existenceOf(
  expression: Expression,
): { pattern: Algebra; isNegated: boolean } | undefined {
  if (expression.subType === 'existence')
    return { pattern: expression.input, isNegated: expression.not };
  if (expression.subType !== 'operator' || expression.operator !== '!') return undefined;
  const inner = existenceOf(expression.args[0]!);
  return inner && { ...inner, isNegated: !inner.isNegated };
}
