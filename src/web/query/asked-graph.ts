/** Which graph the queries of the page are put to, as addresses say it. */

/** A version, with what was inferred in it or without. */
export interface AskedGraph {
  /** Where it is not just the latest. */
  readonly version: string | undefined;
  readonly isAssertedOnly: boolean;
}

/** The parameters of an address for it; none for all of the latest version. */
export function graphParameters({
  version,
  isAssertedOnly,
}: AskedGraph): Readonly<Record<string, string>> {
  return {
    ...(version === undefined ? {} : { version }),
    ...(isAssertedOnly ? { inferred: 'false' } : {}),
  };
}
