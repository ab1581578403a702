/**
 * Sorts more lines than fit into memory, by files of sorted lines that are then merged. Lines are
 * text of bytes, a character for each byte of UTF-8, so that they are compared as their bytes are.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of one file: it is in memory while it is sorted. */
const FILE_LENGTH = 1 << 22;
const BYTES_AT_ONCE = 1 << 14;

export const toByteText = (text: string): string => Buffer.from(text).toString('latin1');
export const fromByteText = (text: string): string => Buffer.from(text, 'latin1').toString();

export class LineSorter {
  #lines: string[] = [];
  #length = 0;
  /** Descriptors of files that have no name any more, so that nothing is left behind. */
  readonly #files: number[] = [];

  constructor(
    private readonly directory: string,
    private readonly fileLength = FILE_LENGTH,
  ) {}

  /** A line without a line feed. */
  add(line: string): void {
    this.#lines.push(line);
    this.#length += line.length;
    if (this.#length > this.fileLength) this.#store();
  }

  /** All lines in the order of their bytes, each once; to be called once, after the last line. */
  *sorted(): Generator<string> {
    try {
      this.#store();
      const runs: Run[] = [];
      for (const file of this.#files) insertNext(runs, linesIn(file));
      let last: string | undefined;
      for (let run = runs.pop(); run; run = runs.pop()) {
        if (run.line !== last) yield run.line;
        last = run.line;
        insertNext(runs, run.rest);
      }
    } finally {
      this.close();
    }
  }

  /** Frees the disk; to be called where `sorted` was not begun. */
  close(): void {
    for (const file of this.#files.splice(0)) closeSync(file);
  }

  #store(): void {
    if (this.#lines.length === 0) return;
    mkdirSync(this.directory, { recursive: true });
    const path = join(this.directory, `lines.${randomUUID()}.part`);
    const file = openSync(path, 'wx+');
    this.#files.push(file);
    rmSync(path);
    this.#lines.sort();
    for (let start = 0; start < this.#lines.length; start += 1_024)
      writeFileSync(file, `${this.#lines.slice(start, start + 1_024).join('\n')}\n`, 'latin1');
    [this.#lines, this.#length] = [[], 0];
  }
}

/** A file from a line on. */
interface Run {
  readonly line: string;
  readonly rest: Iterator<string, undefined>;
}

function* linesIn(file: number): Generator<string, undefined> {
  const bytes = Buffer.allocUnsafe(BYTES_AT_ONCE);
  let [rest, offset] = ['', 0];
  for (;;) {
    const length = readSync(file, bytes, 0, BYTES_AT_ONCE, offset);
    if (length === 0) return undefined;
    offset += length;
    const lines = (rest + bytes.toString('latin1', 0, length)).split('\n');
    // The last one may be cut.
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** Puts a file's next line before all that are less, if it has one. */
function insertNext(runs: Run[], rest: Run['rest']): void {
  const { value: line } = rest.next();
  if (line === undefined) return;
  let [first, end] = [0, runs.length];
  while (first < end) {
    const middle = (first + end) >> 1;
    if (runs[middle]!.line < line) end = middle;
    else first = middle + 1;
  }
  runs.splice(first, 0, { line, rest });
}
