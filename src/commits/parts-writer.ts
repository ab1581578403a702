/**
 * Parts of a large change on their way to the log: some at a time, so that neither memory nor one
 * transaction holds all of them.
 */

/** Parts are written when there are this many bytes of them. */
const BYTES_A_TRANSACTION = 8 << 20;

/** Numbers parts and writes them in groups. */
export class PartsWriter {
  #parts: Uint8Array[] = [];
  #partCount = 0;
  #byteCount = 0;

  constructor(
    private readonly transaction: (work: () => void) => void,
    private readonly insert: (part: number, bytes: Uint8Array) => void,
  ) {}

  add(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#byteCount += bytes.length;
    if (this.#byteCount >= BYTES_A_TRANSACTION) this.flush();
  }

  /** Writes what has not been written yet. */
  flush(): void {
    this.transaction(() => {
      for (const bytes of this.#parts) this.insert(this.#partCount++, bytes);
    });
    this.#parts = [];
    this.#byteCount = 0;
  }
}
