/** What a result format has to offer, so that all four are written by one loop. */
import type { TermSyntax } from './term-encoder.js';

/** One result format: how it writes terms, and the text around them. */
export interface SolutionSyntax extends TermSyntax {
  head(variables: readonly string[]): string;
  /** What stands before the row's first cell, and after its last; `isFirst` is of the row. */
  rowStart(isFirst: boolean): string;
  readonly rowEnd: string;
  /**
   * What stands before and after the cell of a variable; `isFirst` is of the cells that are bound
   * in the row.
   */
  cellStart(variable: string): string;
  readonly cellEnd: string;
  /** What stands between two cells. */
  readonly separator: string;
  /** What stands for a variable that is not bound; undefined where its cell is left out. */
  readonly unbound: string | undefined;
  readonly foot: string;
  boolean?(value: boolean): string;
}
