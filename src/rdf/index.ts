/** Terms, vocabularies, syntaxes in and out, and the `Change` of every write. */
export type { BlankNode, Literal, NamedNode, Quad, Term } from '@rdfjs/types';
export { fromPatchLines, rdfPatchParts, type Change } from './change.js';
export * from './canonical-labels.js';
export { ContextTerms, type ContextKey } from './context-terms.js';
export * from './calendar.js';
export { ContextStore } from './context-store.js';
export { getOrMake, groupedBy } from './get-or-make.js';
export { offsetOfDepth } from './json-error.js';
export { greatestOf, leastOf } from './extremes.js';
export { LIMITS } from './limits.js';
export * from './digest.js';
export * from './formats.js';
export { compactJsonLd, reshapeJsonLd, toJsonLd, type Frame, type JsonLdForm } from './json-ld.js';
export {
  ReadableJson,
  contextWithout,
  nativeValueOf,
  type JsonObject,
  type ReadableObject,
} from './readable-json.js';
export * from './names.js';
export { openFile, readRdfFile, readText } from './named-file.js';
export { escapeLiteral, toNQuad, toNTriplesTerm, toPlainText } from './n-quads.js';
export * from './parse.js';
export { LIST_SEPARATOR, csvField, csvParts, type CsvCell } from './csv.js';
export * from './quad-source.js';
export { escapeXml, rdfXmlParts } from './rdf-xml.js';
export * from './serialize.js';
export * from './shipped-files.js';
export * from './terms.js';
export { withTripleTerms } from './triple-terms.js';
export { matchesOf } from './matches.js';
export { editsBetween } from './typing-edits.js';
export * from './vocabularies.js';
export { isWellFormedIri, requireWellFormed } from './well-formed.js';
