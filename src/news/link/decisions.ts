/** What people decided about names: what one stands for, or that it stands for nothing. */

/** Decisions that linking goes by. Names are compared by `nameKey`. */
export interface NameDecisions {
  /** The things that somebody said a name stands for, on some page. */
  thingsOf(key: string): readonly string[];
  /** The thing that somebody says a name stands for on this page. */
  thingHere(key: string): string | undefined;
  /** Whether somebody said that the name is none of a thing of this kind (as in its IRI). */
  isNoThing(kind: string, key: string): boolean;
}

/** Nobody has decided anything. */
export const NO_DECISIONS: NameDecisions = {
  thingsOf: () => [],
  thingHere: () => undefined,
  isNoThing: () => false,
};

/** Some names stand for things on this page, by their keys, whatever else was decided. */
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
