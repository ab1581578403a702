/**
 * The text of queries and updates: read by the grammar, or refused with what is wrong and what was
 * probably meant.
 */
export { readSyntax, readUnchecked, toAlgebra, type Syntax } from './grammar.js';
export { withoutStringsAndComments } from './query-text.js';
export { resolveIri } from './resolve-iri.js';
export { selectBreachIn } from './select-rules.js';
export { selectBreachOf } from './rule-breaches.js';
export { toSyntaxError } from './syntax-error.js';
export { syntaxError } from './syntax-problem.js';
