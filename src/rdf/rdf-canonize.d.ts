/** The part of rdf-canonize 5 that we call; the package ships no types. */
declare module 'rdf-canonize' {
  /** Quads in the library's own opaque form. */
  type Dataset = readonly object[];

  export const NQuads: { parse(document: string): Dataset };

  export function canonize(
    input: string | Dataset,
    options: {
      algorithm: 'RDFC-1.0';
      inputFormat?: 'application/n-quads';
      maxDeepIterations: number;
      canonicalIdMap: Map<string, string>;
    },
  ): Promise<string>;
}
