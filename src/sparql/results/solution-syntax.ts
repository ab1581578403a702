/** The interface of result formats, so that one loop writes them all. */
import type { TermSyntax } from './term-forms.js';

/** A result format: its terms and the text around them, all written by one loop. */
export interface SolutionSyntax extends TermSyntax {
  head(variables: readonly string[]): string;
  /** Text before the first cell of the first row, and of others; and after the last. */
  readonly firstRowStart: string;
  readonly rowStart: string;
  readonly rowEnd: string;
  /** Text around a variable's cell. */
  readonly cellStart: (variable: string) => string;
  readonly cellEnd: string;
  readonly separator: string;
  /** Text for an unbound variable; undefined where its cell is left out. */
  readonly unbound: string | undefined;
  readonly foot: string;
  boolean?(value: boolean): string;
}
