/** Parses queries and updates, or refuses them with a suggestion. */
export { readSyntax, readUnchecked, toAlgebra, type Syntax } from './grammar.js';
export { positionOf } from './position.js';
export { withoutStringsAndComments } from './query-text.js';
export { resolveIri } from './resolve-iri.js';
export { selectBreachIn } from './select-rules.js';
export { selectBreachOf, variableAfter } from './rule-breaches.js';
export { toSyntaxError } from './syntax-error.js';
export { syntaxError } from './syntax-problem.js';
