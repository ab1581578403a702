/** What a result format has to offer, so that all four are written by one loop. */
import type { Solution } from '../sparql-engine.js';

/** One result format: the text before, of and after the rows. */
export interface SolutionWriter {
  head(variables: readonly string[]): string;
  row(variables: readonly string[], solution: Solution, isFirst: boolean): string;
  foot(): string;
  boolean?(value: boolean): string;
}
