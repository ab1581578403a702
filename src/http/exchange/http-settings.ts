/** Settings that only HTTP needs; none of them changes what the graph holds. */
export interface HttpSettings {
  /** How links to this server are written; from the request when not set. */
  readonly publicUrl: string | undefined;
  /** A bearer token that may everything; others are kept in the data directory. */
  readonly writeToken: string | undefined;
  readonly maxBodyMb: number;
  /**
   * The proxies whose `X-Forwarded-*` headers are believed: how many there are, or their addresses.
   */
  readonly trustProxy?: number | readonly string[] | undefined;
  /** Requests that one address may send in a minute. */
  readonly rateLimit?: number | undefined;
  /** How long a client may be too slow; see `slow-clients.ts`. */
  readonly clientPatienceMs?: number | undefined;
}
