/** The complete meaning of a question. */
import type { Concept, DateOf, Ranking } from '../concept.js';
import type { Relation } from '../vocabulary/relation.js';

/**
 * `things` are listed, counted, looked for. `properties` are given for each thing. `groups` are
 * counted: without a date, the concept has a mark on what is counted for each of its things.
 */
export type Query =
  | {
      readonly ask: 'things';
      readonly concept: Concept;
      /** Whether the question presupposes that something exists. */
      readonly isPresupposed?: boolean;
    }
  | { readonly ask: 'count'; readonly concept: Concept }
  | { readonly ask: 'exists'; readonly concept: Concept }
  | {
      readonly ask: 'properties';
      readonly concept: Concept;
      readonly of: readonly Property[];
      /** Of dates: only their years. */
      readonly isOfYears?: boolean;
      /** The first and the last day, with the time between them. */
      readonly isTime?: boolean;
    }
  | {
      readonly ask: 'groups';
      readonly concept: Concept;
      /** Grouped by the year of this date. */
      readonly date?: DateOf;
      readonly top?: Ranking | undefined;
    };

/** A date of things, or the ends of a relation from them. */
export type Property = { readonly date: DateOf } | { readonly relation: Relation };

/** Of “the top fields of work” and “the latest events”. */
export const DEFAULT_TOP = 10;
