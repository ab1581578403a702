/** How much of something one request may have. `docs/limits.md` lists these for users. */
export const LIMITS = {
  /** UTF-16 units of a text that a query makes. */
  textLength: 2 ** 25,
  /** Characters of a regular expression. */
  patternLength: 20_000,
  /** Characters of a number that a query computes with. */
  numberLength: 10_000,
  /** Triple terms in triple terms that a query makes. */
  tripleTermDepth: 100,
  /** Elements in elements of RDF/XML, objects and arrays in each other in JSON-LD. */
  documentDepth: 500,
  /** Attributes of one element of RDF/XML, namespaces included. */
  attributeCount: 1_000,
} as const;
