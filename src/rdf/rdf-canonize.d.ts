/** The part of rdf-canonize 5 that we call; the package ships no types. */
declare module 'rdf-canonize' {
  export function canonize(
    input: string,
    options: { algorithm: 'RDFC-1.0'; inputFormat: 'application/n-quads'; maxDeepIterations: number; canonicalIdMap: Map<string, string> },
  ): Promise<string>;
}
