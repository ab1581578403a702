/** People's decisions about names, for linking. Names are compared by `nameKey`. */
export interface NameDecisions {
  /** The things that somebody assigned to a name, on some page. */
  thingsOf(key: string): readonly string[];
  /** The thing that somebody assigned to a name on this page. */
  thingHere(key: string): string | undefined;
  /** Whether somebody decided that the name is none of a thing of this kind (as in its IRI). */
  isNoThing(kind: string, key: string): boolean;
}

export const NO_DECISIONS: NameDecisions = {
  thingsOf: () => [],
  thingHere: () => undefined,
  isNoThing: () => false,
};

/** Assigns things to names on this page, by key, whatever else was decided. */
export function withThings(
  decisions: NameDecisions,
  things: ReadonlyMap<string, string>,
): NameDecisions {
  return {
    thingsOf: (key) => decisions.thingsOf(key),
    thingHere: (key) => things.get(key),
    isNoThing: (kind, key) => decisions.isNoThing(kind, key),
  };
}
