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

/** A dash or bullet before a line, from a page or the extraction of its text. */
const LIST_MARK = /^[-•*–]\s+/;
/** A dash alone: the next line is a navigation entry that can be unfolded. */
const FOLD_MARK = /^[-•*–]$/;

/** Collects lines piece by piece, without their list marks. */
export class LineBuilder {
  readonly lines: PageLine[] = [];
  readonly #text = new SourcedTextBuilder();
  #isFolded = false;

  /** Adds a piece to the line, as `SourcedTextBuilder` does. */
  add(...piece: Parameters<SourcedTextBuilder['add']>): void {
    this.#text.add(...piece);
  }

  /** Ends the line, unless it is empty. */
  end(isListed = false, isHeading = false): void {
    const whole = this.#text.take();
    if (whole.length === 0) return;
    const isFolded = this.#isFolded;
    this.#isFolded = FOLD_MARK.test(whole.text);
    if (this.#isFolded) return;
    const text = whole.slice(LIST_MARK.exec(whole.text)?.[0].length ?? 0);
    const isMarked = isFolded || text.length < whole.length;
    this.lines.push({ text, isListed: isListed || isMarked, isHeading });
    checkLimit('lines', this.lines.length);
  }
}
