/** The lines of a page in reading order, not yet classified. */
import { checkLimit } from './page-limits.js';
import { SourcedTextBuilder, type SourcedText } from './sourced-text.js';

/** A line of text, or a block of HTML. */
export interface PageLine {
  readonly text: SourcedText;
  /** It was a list entry: a leading dash in text, `<li>` in HTML. */
  readonly isListed: boolean;
  /** It was an `<h1>`. */
  readonly isHeading: boolean;
}

/** A dash or bullet before a line, from a page or the extraction of its text; or alone. */
const LIST_MARK = /^[-•*–](?:\s+|$)/;

/** Collects lines piece by piece, without their list marks. */
export class LineBuilder {
  readonly lines: PageLine[] = [];
  readonly #text = new SourcedTextBuilder();

  /** Adds a piece to the line, as `SourcedTextBuilder` does. */
  add(...piece: Parameters<SourcedTextBuilder['add']>): void {
    this.#text.add(...piece);
  }

  /** Ends the line, unless it is empty. */
  end(isListed = false, isHeading = false): void {
    const whole = this.#text.take();
    const text = whole.slice(LIST_MARK.exec(whole.text)?.[0].length ?? 0);
    if (text.length === 0) return;
    this.lines.push({ text, isListed: isListed || text.length < whole.length, isHeading });
    checkLimit('lines', this.lines.length);
  }
}
