/** What a result format has to offer, so that all four are written by one loop. */
import type { TermSyntax } from './term-forms.js';

/** One result format: how it writes terms, and the text around them. */
export interface SolutionSyntax extends TermSyntax {
  head(variables: readonly string[]): string;
  /** What stands before the first cell of the first row, and of others; and after the last. */
  readonly firstRowStart: string;
  readonly rowStart: string;
  readonly rowEnd: string;
  /** What stands before and after the cell of a variable. */
  readonly cellStart: (variable: string) => string;
  readonly cellEnd: string;
  readonly separator: string;
  /** What stands for a variable that is not bound; undefined where its cell is left out. */
  readonly unbound: string | undefined;
  readonly foot: string;
  boolean?(value: boolean): string;
}
