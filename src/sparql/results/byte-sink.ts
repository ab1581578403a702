/** A smaller first chunk reaches readers sooner. */
const FIRST_CHUNK_BYTES = 65_536;
const CHUNK_BYTES = 262_144;
/** The buffer of a small answer. */
const SMALL_BYTES = 4_096;
/** A chunk counts as full when the next row may not fit. */
const SPARE_BYTES = 4_096;
/** Up to this length a loop copies faster than a call. */
const SHORT_BYTES = 8;
/** Escaping multiplies lengths by up to `MAX_GROWTH`, so room is made for parts. */
const PART_BYTES = 512;
const MAX_GROWTH = 6;

const encoder = new TextEncoder();

/** Unused chunk buffers; two let one be filled while the other is read. */
const spareBuffers: ArrayBuffer[] = [];
const MAX_SPARE = 2;

/** Takes back a chunk's buffer, to make less garbage. */
export function reuse({ buffer }: Uint8Array): void {
  if (
    buffer instanceof ArrayBuffer &&
    buffer.byteLength === CHUNK_BYTES &&
    spareBuffers.length < MAX_SPARE
  )
    spareBuffers.push(buffer);
}

export const toBytes = (text: string): Uint8Array => encoder.encode(text);

/** The bytes of a text that are not written unchanged. */
export interface Escapes {
  /** For each byte: 0 if plain, `SPECIAL`, or the index of its escape. */
  readonly flags: Uint8Array;
  /** The same for two bytes: 0 where both are plain. */
  readonly pairFlags: Uint8Array;
  readonly escapes: readonly Uint8Array[];
}

/** A byte that changes the form of its whole text. */
export const SPECIAL = 255;

export class ByteSink {
  bytes = new Uint8Array(0);
  length = 0;
  #view = new DataView(this.bytes.buffer);
  #chunkBytes = FIRST_CHUNK_BYTES;

  get isFull(): boolean {
    return this.length >= this.#chunkBytes - SPARE_BYTES;
  }

  reserve(count: number): void {
    if (this.length + count > this.bytes.length) this.#grow(this.length + count);
  }

  append(part: Uint8Array): void {
    const count = part.length;
    this.reserve(count);
    const { bytes, length } = this;
    if (count > SHORT_BYTES) bytes.set(part, length);
    else for (let index = 0; index < count; index += 1) bytes[length + index] = part[index]!;
    this.length = length + count;
  }

  text(text: string): void {
    this.reserve(text.length * 3);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** False where a byte is special: part of the text may then be appended, and must be undone. */
  escaped(source: DataView, from: number, to: number, escapes: Escapes): boolean {
    for (let start = from; start < to; start += PART_BYTES)
      if (!this.#escapedPart(source, start, Math.min(start + PART_BYTES, to), escapes))
        return false;
    return true;
  }

  /** The bytes so far, in a buffer that becomes the caller's; the sink starts anew. */
  take(): Uint8Array<ArrayBuffer> {
    const { bytes, length } = this;
    this.length = 0;
    if (length * 2 <= bytes.length) return bytes.slice(0, length);
    this.#setBytes(new Uint8Array(0));
    this.#chunkBytes = CHUNK_BYTES;
    return bytes.subarray(0, length);
  }

  /** Copies plain bytes four at a time: three times as fast as one by one. */
  #escapedPart(
    source: DataView,
    from: number,
    to: number,
    { flags, pairFlags, escapes }: Escapes,
  ): boolean {
    this.reserve((to - from) * MAX_GROWTH);
    const [bytes, view] = [this.bytes, this.#view];
    let at = this.length;
    for (let index = from; ; index += 1) {
      for (; index + 4 <= to; index += 4, at += 4) {
        const four = source.getInt32(index);
        if ((pairFlags[four & 0xffff]! | pairFlags[four >>> 16]!) !== 0) break;
        view.setInt32(at, four);
      }
      if (index >= to) break;
      const byte = source.getUint8(index);
      const flag = flags[byte]!;
      if (flag === 0) bytes[at++] = byte;
      else if (flag === SPECIAL) return false;
      else for (const part of escapes[flag]!) bytes[at++] = part;
    }
    this.length = at;
    return true;
  }

  #grow(needed: number): void {
    const least = this.#chunkBytes === FIRST_CHUNK_BYTES ? SMALL_BYTES : this.#chunkBytes;
    const size = Math.max(needed, this.bytes.length * 2, least);
    const spare = size === CHUNK_BYTES ? spareBuffers.pop() : undefined;
    const larger = spare ? new Uint8Array(spare) : new Uint8Array(size);
    larger.set(this.bytes.subarray(0, this.length));
    this.#setBytes(larger);
  }

  #setBytes(bytes: Uint8Array<ArrayBuffer>): void {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}
