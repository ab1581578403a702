/** Sorts more lines than fit into memory, by files of sorted lines that are then merged. */
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of one file: it is in memory while it is sorted. */
const FILE_LENGTH = 1 << 22;
const BYTES_AT_ONCE = 1 << 14;

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
    // A character for each byte: such texts are compared as their bytes are.
    this.#lines.push(Buffer.from(line).toString('latin1'));
    this.#length += line.length;
    if (this.#length > this.fileLength) this.#store();
  }

  /** All lines in the order of their bytes, each once; to be called once, after the last line. */
  *sorted(): Generator<string> {
    try {
      this.#store();
      // The least last.
      const readers: LineReader[] = [];
      for (const file of this.#files) insert(readers, new LineReader(file));
      let last: string | undefined;
      for (let reader = readers.pop(); reader; reader = readers.pop()) {
        if (reader.line !== last) yield Buffer.from(reader.line, 'latin1').toString();
        last = reader.line;
        if (reader.goOn()) insert(readers, reader);
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

class LineReader {
  line = '';
  #lines: string[] = [];
  #next = 0;
  #offset = 0;

  constructor(private readonly file: number) {
    this.goOn();
  }

  goOn(): boolean {
    // The last one may be cut.
    while (this.#next >= this.#lines.length - 1) {
      const bytes = Buffer.allocUnsafe(BYTES_AT_ONCE);
      const length = readSync(this.file, bytes, 0, BYTES_AT_ONCE, this.#offset);
      if (length === 0) return false;
      this.#offset += length;
      const rest = this.#lines.at(-1) ?? '';
      this.#lines = (rest + bytes.toString('latin1', 0, length)).split('\n');
      this.#next = 0;
    }
    this.line = this.#lines[this.#next++]!;
    return true;
  }
}

/** Puts a reader before all whose lines are less. */
function insert(readers: LineReader[], reader: LineReader): void {
  let [first, end] = [0, readers.length];
  while (first < end) {
    const middle = (first + end) >> 1;
    if (readers[middle]!.line < reader.line) end = middle;
    else first = middle + 1;
  }
  readers.splice(first, 0, reader);
}
