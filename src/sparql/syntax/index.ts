/** Parses queries and updates, or refuses them. */
export { readSyntax, readUnchecked, toAlgebra, type Syntax } from './grammar.js';
export { positionOf } from './position.js';
export { withoutStringsAndComments } from './query-text.js';
export { resolveIri } from './resolve-iri.js';
export { selectBreachIn } from './select-rules.js';
export { selectBreachOf, syntaxError, toSyntaxError } from './syntax-error.js';
