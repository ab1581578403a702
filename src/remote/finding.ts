/** One thing that was found out about a database. */
export interface Finding {
  readonly name: string;
  readonly value: string;
  /** What follows from it for this service. */
  readonly meaning: string;
}
