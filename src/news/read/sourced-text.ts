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
