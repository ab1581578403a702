/** Limits of one request. `docs/limits.md` lists them for users. */
export const LIMITS = {
  /** UTF-16 units of a text that a query makes. */
  textLength: 2 ** 25,
  /** Characters of a regular expression. */
  patternLength: 20_000,
  /** Characters of a number that a query computes with. */
  numberLength: 10_000,
  /** Nested triple terms that a query makes. */
  tripleTermDepth: 100,
  /** Nested elements of RDF/XML, and nested objects and arrays of JSON-LD. */
  documentDepth: 500,
  /** Attributes of one element of RDF/XML, namespaces included. */
  attributeCount: 1_000,
} as const;
