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
export const NO_DECISIONS: NameDecisions = { thingsOf: () => [], thingHere: () => undefined, isNoThing: () => false };

/** One name stands for a thing on this page, whatever else was decided. */
export function withDecision(decisions: NameDecisions, key: string, thing: string): NameDecisions {
  return {
    thingsOf: (asked) => decisions.thingsOf(asked),
    thingHere: (asked) => (asked === key ? thing : undefined),
    isNoThing: (kind, asked) => decisions.isNoThing(kind, asked),
  };
}
