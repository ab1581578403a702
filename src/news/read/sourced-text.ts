/** Clean text that knows the place of each character in the original page. */
import type { PageSpan } from '../facts.js';

/**
 * A piece of clean text and its source. With equal lengths the characters correspond one to one;
 * else the piece is for the source as a whole (a character reference, white space, a tag).
 */
export interface Run {
  readonly at: number;
  readonly length: number;
  readonly source: number;
  readonly sourceLength: number;
}

/** Text with a map to the source. Runs are in order and cover the text without gaps. */
export class SourcedText {
  constructor(
    readonly text: string,
    private readonly runs: readonly Run[],
  ) {}

  /** A range of the source, with no-break spaces as spaces. */
  static ofSource(source: string, start: number, end: number): SourcedText {
    const text = source.slice(start, end).replace(/[\u00a0\u2007\u202f\t]/g, ' ');
    return new SourcedText(text, [
      { at: 0, length: text.length, source: start, sourceLength: end - start },
    ]);
  }

  get length(): number {
    return this.text.length;
  }

  /** The range `[start, end)` of the text in the source. */
  span(start = 0, end = this.text.length): PageSpan {
    const first = this.runAt(start);
    const last = this.runAt(Math.max(start, end - 1));
    if (first === undefined || last === undefined) return { start: 0, end: 0 };
    return {
      start: first.length === first.sourceLength ? first.source + (start - first.at) : first.source,
      end:
        last.length === last.sourceLength
          ? last.source + (end - last.at)
          : last.source + last.sourceLength,
    };
  }

  /** The part `[start, end)`, with its places. */
  slice(start: number, end = this.text.length): SourcedText {
    const runs: Run[] = [];
    for (const run of this.runs) {
      const from = Math.max(run.at, start);
      const to = Math.min(run.at + run.length, end);
      if (from >= to) continue;
      const isExact = run.length === run.sourceLength;
      runs.push({
        at: from - start,
        length: to - from,
        source: isExact ? run.source + (from - run.at) : run.source,
        sourceLength: isExact ? to - from : run.sourceLength,
      });
    }
    return new SourcedText(this.text.slice(start, end), runs);
  }

  /** Without white space at either end. */
  trim(): SourcedText {
    const start = this.text.length - this.text.trimStart().length;
    return this.slice(start, Math.max(start, this.text.trimEnd().length));
  }

  /** By binary search: an HTML page has a run for every entity and gap. */
  private runAt(offset: number): Run | undefined {
    let low = 0;
    let high = this.runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.runs[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.runs[low];
  }
}

/** Joins pieces with their places, with a single space for each run of white space. */
export class SourcedTextBuilder {
  /** Joined at the end: a growing string that is read costs its length each time. */
  private pieces: string[] = [];
  private length = 0;
  private endsWithSpace = false;
  private runs: Run[] = [];

  /** Adds text for `sourceLength` characters of the source from `source` on. */
  add(text: string, source: number, sourceLength: number): void {
    if (text.length === 0) return;
    if (/^\s+$/.test(text)) {
      if (this.length === 0 || this.endsWithSpace) return;
      text = ' ';
    }
    const last = this.runs.at(-1);
    const isExact = text.length === sourceLength;
    if (
      last &&
      isExact &&
      last.length === last.sourceLength &&
      last.source + last.length === source
    ) {
      this.runs[this.runs.length - 1] = {
        ...last,
        length: last.length + text.length,
        sourceLength: last.length + text.length,
      };
    } else {
      this.runs.push({ at: this.length, length: text.length, source, sourceLength });
    }
    this.pieces.push(text);
    this.length += text.length;
    this.endsWithSpace = text.endsWith(' ');
  }

  /** The text since the last call, trimmed; undefined when empty. */
  take(): SourcedText | undefined {
    const taken = new SourcedText(this.pieces.join(''), this.runs).trim();
    this.pieces = [];
    this.length = 0;
    this.endsWithSpace = false;
    this.runs = [];
    return taken.length > 0 ? taken : undefined;
  }
}

/** Line and column (both from 1) of an offset. */
export function lineAndColumn(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
