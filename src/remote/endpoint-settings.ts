/** How to reach a database: settings `SPARQL_ENDPOINT` and those beside it. */
export interface EndpointSettings {
  /** Address for queries, and for updates unless `updateEndpoint` is given. */
  readonly endpoint: string;
  readonly updateEndpoint?: string | undefined;
  /** Address of the SPARQL 1.1 Graph Store HTTP Protocol. */
  readonly graphStore?: string | undefined;
  /** A bearer token; it is preferred to user and password. */
  readonly token?: string | undefined;
  /** For HTTP Basic or Digest authentication, whichever the database asks for. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Name of a dialect; found out when it is not given. */
  readonly dialect?: string | undefined;
}
