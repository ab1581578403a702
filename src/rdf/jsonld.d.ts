/** The part of jsonld 9 that we call; the published types are of an older version. */
declare module 'jsonld' {
  type JsonObject = Record<string, unknown>;
  interface Library {
    toRDF(document: unknown, options: object): Promise<string>;
    fromRDF(nquads: string, options: object): Promise<JsonObject[]>;
    compact(document: object, context: object, options: object): Promise<JsonObject>;
    frame(document: object, frame: object, options: object): Promise<JsonObject>;
    expand(document: object, options: object): Promise<JsonObject[]>;
    flatten(
      document: object,
      context: object | null,
      options: object,
    ): Promise<JsonObject | JsonObject[]>;
  }
  const library: Library;
  export default library;
}
