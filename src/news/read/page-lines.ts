/** The lines of a page in reading order, not yet classified. */
import { checkLimit } from './page-limits.js';
import { SourcedText } from './sourced-text.js';

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

/** Collects lines piece by piece, with a single space for white space, and without list marks. */
export class LineBuilder {
  readonly lines: PageLine[] = [];
  #pieces: string[] = [];
  #starts: number[] = [];
  #ends: number[] = [];

  /**
   * Adds text for a range of the source. With equal lengths the characters correspond one to one;
   * else each is for the whole range (a character reference, white space).
   */
  add(piece: string, source: number, sourceLength = piece.length): this {
    const isSpace = /^\s+$/.test(piece);
    if (isSpace && (this.#pieces.at(-1) ?? ' ').endsWith(' ')) return this;
    const text = isSpace ? ' ' : piece;
    const isExact = text.length === sourceLength;
    for (let at = 0; at < text.length; at += 1) {
      this.#starts.push(isExact ? source + at : source);
      this.#ends.push(isExact ? source + at + 1 : source + sourceLength);
    }
    if (text !== '') this.#pieces.push(text);
    return this;
  }

  /** The text since the last call, trimmed. */
  take(): SourcedText {
    const [starts, ends] = [Uint32Array.from(this.#starts), Uint32Array.from(this.#ends)];
    const taken = new SourcedText(this.#pieces.join(''), starts, ends);
    [this.#pieces, this.#starts, this.#ends] = [[], [], []];
    return taken.trim();
  }

  /** Ends the line, unless it is empty. */
  end(isListed = false, isHeading = false): void {
    const whole = this.take();
    const text = whole.slice(LIST_MARK.exec(whole.text)?.[0].length ?? 0);
    if (text.length === 0) return;
    this.lines.push({ text, isListed: isListed || text.length < whole.length, isHeading });
    checkLimit('lines', this.lines.length);
  }
}
