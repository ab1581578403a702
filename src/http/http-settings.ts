/** What the doors are told: the settings that only HTTP needs. */

/** Settings of the doors; none of them changes what the graph holds. */
export interface HttpSettings {
  /** How links to this server are written; from the request when not set. */
  readonly publicUrl: string | undefined;
  /** The bearer token that may write; without one nobody may. */
  readonly writeToken: string | undefined;
  readonly maxBodyMb: number;
}
