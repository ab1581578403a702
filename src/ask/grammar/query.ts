/** The complete meaning of a question. */
import type { Amount, Concept, DateOf, Pick } from '../concept.js';
import type { Relation } from '../vocabulary/relation.js';

/**
 * `things` are listed, counted, looked for. `properties` and `duration` are given for each
 * thing. The concept of `groups` has a mark: the things counted for each of its things or for each
 * year.
 */
export type Query =
  | {
      readonly ask: 'things';
      readonly concept: Concept;
      readonly pick?: Pick | undefined;
      /** Whether the question presupposes that something exists. */
      readonly isPresupposed?: boolean;
    }
  | { readonly ask: 'count'; readonly concept: Concept }
  | { readonly ask: 'exists'; readonly concept: Concept; readonly amount?: Amount }
  | {
      readonly ask: 'properties';
      readonly concept: Concept;
      readonly of: readonly Property[];
      /** Of dates: only their years. */
      readonly isOfYears?: boolean;
      /** Only the first or the last. */
      readonly direction?: 'first' | 'last' | undefined;
    }
  | {
      readonly ask: 'duration';
      readonly concept: Concept;
      readonly from: DateOf;
      readonly to: DateOf;
      readonly unit?: 'day' | undefined;
    }
  | {
      readonly ask: 'groups';
      readonly by: 'things';
      readonly concept: Concept;
      readonly top?: Top | undefined;
    }
  | {
      readonly ask: 'groups';
      readonly by: 'year' | 'month';
      readonly concept: Concept;
      readonly date: DateOf;
      readonly top?: Top | undefined;
    };

/** A date of things, or the ends of a relation from them, which a description can restrict. */
export type Property = { readonly isOptional?: boolean } & (
  { readonly date: DateOf } | { readonly relation: Relation; readonly end: Concept }
);

/** Of “the top fields of work” and “the latest events”. */
export const DEFAULT_TOP = 10;

/** How many groups of a ranking are shown, and from which end. */
export interface Top {
  readonly direction: 'most' | 'fewest';
  readonly count: number;
  /** Of “the second most events”: 2. */
  readonly rank?: number | undefined;
}
