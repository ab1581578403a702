/** Random changes as they come: some remove what is there, blank nodes of the graph among it. */
import fc from 'fast-check';
import type { Change } from '../../src/rdf/index.js';
import { quads as anyQuads, smallQuads } from './arbitraries.js';

/** A change: some of it is there already, some removed statements too. */
export interface Step extends Change {
  /** Statements of the graph to remove, by their places. */
  readonly dropped: readonly number[];
}

export const histories: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    added: fc.array(fc.oneof(smallQuads, anyQuads), { maxLength: 8 }),
    removed: fc.array(smallQuads, { maxLength: 8 }),
    dropped: fc.array(fc.nat(), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 6 },
);

/** All pairs of versions, 0 included. */
export const pairsUpTo = (last: number): [number, number][] =>
  Array.from({ length: (last + 1) ** 2 }, (_, index) => [
    Math.floor(index / (last + 1)),
    index % (last + 1),
  ]);
