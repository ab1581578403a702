/** Clean text that knows the place of each character in the original page. */
import type { PageSpan } from '../facts.js';

/** Text with the place in the source of each of its characters, or of what stands for it. */
export class SourcedText {
  constructor(
    readonly text: string,
    private readonly starts: Uint32Array,
    private readonly ends: Uint32Array,
  ) {}

  get length(): number {
    return this.text.length;
  }

  /** The range `[start, end)` of the text in the source. */
  span(start = 0, end = this.text.length): PageSpan {
    return { start: this.starts[start] ?? 0, end: this.ends[Math.max(start, end - 1)] ?? 0 };
  }

  /** The part `[start, end)`, with its places. */
  slice(start: number, end = this.text.length): SourcedText {
    return new SourcedText(
      this.text.slice(start, end),
      this.starts.subarray(start, end),
      this.ends.subarray(start, end),
    );
  }

  /** Without white space at either end. */
  trim(): SourcedText {
    const start = this.text.length - this.text.trimStart().length;
    return this.slice(start, Math.max(start, this.text.trimEnd().length));
  }
}

/** Joins pieces with their places, with a single space for each run of white space. */
export class SourcedTextBuilder {
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
    const taken = new SourcedText(
      this.#pieces.join(''),
      Uint32Array.from(this.#starts),
      Uint32Array.from(this.#ends),
    );
    [this.#pieces, this.#starts, this.#ends] = [[], [], []];
    return taken.trim();
  }
}
