/** Expressions of SPARQL compiled to closures over the current row. */
export { addNumerics, divideNumerics, multiplyNumerics } from './arithmetic.js';
export { compileCondition, compileExpression, compileText, isKnownFunction } from './compile.js';
export type { Evaluator, ExpressionScope, TermIds } from './expression.js';
export { isInLanguage } from './string-functions.js';
export { compileRegex } from './regex.js';
