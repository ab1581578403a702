/** The facts in memory, one immutable version after another. */
export { assertedVersionOf, isAssertedOnly } from './asserted.js';
export * from './description.js';
export { Dictionary } from './dictionary.js';
export { DictionaryView, type DictionaryBuffers } from './dictionary-view.js';
export { GraphVersion, TermGraph } from './graph-version.js';
export * from './id-change.js';
export * from './id-graph.js';
export { IdRules, type TermNumbers } from './id-inference.js';
export { Inference, inferredRefusal } from './inference.js';
export { inlineIdOf } from './inline-bytes.js';
export * from './labels.js';
export { countedNoun, pluralOf } from './plural.js';
export { NQuadsReader, type NQuadsOptions } from './n-quads-reader.js';
export { NQuadsWriter } from './n-quads-writer.js';
export {
  EMPTY_PAIRS,
  blockOf,
  endOfKey,
  firstNotLess,
  firstRowOf,
  graphOf,
  sortedTable,
  tableAt,
  type PairTable,
} from './pair-table.js';
export {
  NO_PAIRS,
  hasDelta,
  rowCountOf,
  rowCountOfKey,
  visitRows,
  withRowChange,
  type LayeredPairs,
  type PairOrder,
  type PredicatePairs,
} from './predicate-pairs.js';
export { COUNTRY, IN_COUNTRY, LARGER } from './countries.js';
export * from './event-paths.js';
export { pathText, patternLines, patternOf, patternText } from './path-text.js';
export * from './paths.js';
export { orderedBy, positionsOf } from './row-order.js';
export { InferenceRules, reachable } from './rules.js';
export { QuadBuffer, RowBuffer, type IdQuadSink } from './row-buffer.js';
export { sharedBytes, sharedIds } from './shared-memory.js';
export { Statements, type GraphCounts, type StatementsRoots } from './statements.js';
export * from './term-ids.js';
export { kindOfTerm } from './term-records.js';
export { needsWholeGraph } from './watched-graph.js';
export { emptyVersion, versionOf, versionOfNTriples } from './versions.js';
