/** Values in queries of a database, and in its answers. */
import type { TermId } from '../graph/index.js';
import { numberOf } from './literal-values.js';
import type { ThingList } from './thing-list.js';

/** The text of a date; one that databases would change is stored as N-Triples. */
export const textOfDate = (variable: string): string =>
  `IF(STRSTARTS(STR(${variable}), "\\""), STRBEFORE(SUBSTR(STR(${variable}), 2), "\\""), ` +
  `STR(${variable}))`;

export function numberIn({ graph }: ThingList, id: TermId | undefined): number {
  return (id && numberOf(graph.dictionary, id)) || 0;
}

/** Texts as SPARQL and JSON write them alike. */
export const textsIn = (texts: readonly string[]): string =>
  texts.map((text) => JSON.stringify(text)).join(', ');
