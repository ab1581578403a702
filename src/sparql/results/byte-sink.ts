/** Text gathered as UTF-8 bytes, from strings and from bytes that are UTF-8 already. */

const FIRST_BYTES = 4_096;
const encoder = new TextEncoder();

export class ByteSink {
  bytes = new Uint8Array(FIRST_BYTES);
  length = 0;

  /** Makes room for so many more bytes. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.length + count, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  /** Appends ASCII text. */
  ascii(text: string): void {
    this.reserve(text.length);
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < text.length; index += 1) bytes[at++] = text.charCodeAt(index);
    this.length = at;
  }

  /** Appends any text. */
  text(text: string): void {
    this.reserve(text.length * 3);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** Appends a part of a buffer. */
  part(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from);
    const { bytes } = this;
    let at = this.length;
    for (let index = from; index < to; index += 1) bytes[at++] = source[index]!;
    this.length = at;
  }

  /**
   * Appends a part of a buffer with some ASCII characters replaced: `escapes[byte]` is what stands
   * for a byte, if anything.
   */
  escaped(
    source: Uint8Array,
    from: number,
    to: number,
    escapes: readonly (string | undefined)[],
  ): void {
    // No escape is longer than this.
    this.reserve((to - from) * 6);
    const { bytes } = this;
    let at = this.length;
    for (let index = from; index < to; index += 1) {
      const byte = source[index]!;
      const escape = byte < 128 ? escapes[byte] : undefined;
      if (escape === undefined) bytes[at++] = byte;
      else
        for (let character = 0; character < escape.length; character += 1)
          bytes[at++] = escape.charCodeAt(character);
    }
    this.length = at;
  }

  /** The bytes so far, in a buffer of their own; the sink begins anew. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }
}

/**
 * A table of escapes for `ByteSink.escaped`, from characters and what stands for them; those that
 * stand for themselves are left out.
 */
export function escapeTable(
  escapes: Iterable<readonly [character: string, escape: string]>,
): (string | undefined)[] {
  const table: (string | undefined)[] = Array.from({ length: 128 }, () => undefined);
  for (const [character, escape] of escapes)
    if (character !== escape) table[character.charCodeAt(0)] = escape;
  return table;
}
