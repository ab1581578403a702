/** Settings that only HTTP needs; none of them changes what the graph holds. */
export interface HttpSettings {
  /** How links to this server are written; from the request when not set. */
  readonly publicUrl: string | undefined;
  /** A bearer token that may everything; others are kept in the data directory. */
  readonly writeToken: string | undefined;
  readonly maxBodyMb: number;
}
