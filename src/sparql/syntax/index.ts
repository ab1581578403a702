/** Parses queries and updates, or refuses them. */
export { baseOf, mentionedIn, parseQuery, toQuery } from './parse-query.js';
export { parseUpdate, patternTexts } from './parse-update.js';
export { positionOf } from './position.js';
export { withoutStringsAndComments } from './query-text.js';
export { resolveIri } from './resolve-iri.js';
export { syntaxError } from './syntax-error.js';
export {
  isNode,
  nodesIn,
  rangeOf,
  readTree,
  rewritten,
  selectsAll,
  variablesIn,
  type Node,
  type TextRange,
} from './syntax-tree.js';
