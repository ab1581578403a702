/** The part of rdf-canonize 5 that we call; the package ships no types. */
declare module 'rdf-canonize' {
  import type { Quad } from '@rdfjs/types';

  /** Plain objects: without the methods of their types. */
  type Dataset = readonly Quad[];

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
