/** The graph of the page's queries: a version, with or without inferred statements. */
export interface AskedGraph {
  /** Unless it is just the latest. */
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
