/** A cache of answers. A version never changes, so neither does a query's answer over it. */
import { LRUCache } from 'lru-cache';
import { taggedFor, type Encoding } from '../exchange/encodings.js';
import { MIN_COMPRESSED } from '../exchange/streaming.js';

export interface KnownAnswer {
  readonly body: Buffer;
  readonly mediaType: string;
  /** Undefined if uncompressed. */
  readonly encoding: Encoding | undefined;
}

const MEMORY_BYTES = 32 * 2 ** 20;
/** Large answers are seldom repeated, and would push out many small ones. */
const ANSWER_BYTES = 2 ** 20;

/** The latest answers by a tag of everything that determines their bytes before compression. */
export class AnswerMemory {
  readonly #answers = new LRUCache<string, KnownAnswer>({
    maxSize: MEMORY_BYTES,
    maxEntrySize: ANSWER_BYTES,
    sizeCalculation: ({ body }) => body.length + 1,
  });

  /** Tags of answers that would be the same again, also of those that are not kept. */
  readonly repeatable = new LRUCache<string, true>({ max: 10_000 });

  /** The answer for a client that prefers an encoding; short ones are only kept uncompressed. */
  find(tag: string, encoding: Encoding | undefined): KnownAnswer | undefined {
    const plain = this.#answers.get(tag);
    if (encoding === undefined || (plain && plain.body.length < MIN_COMPRESSED)) return plain;
    return this.#answers.get(taggedFor(tag, encoding));
  }

  /** The same chunks; the answer is cached once all of them have been read. */
  async *remember(
    tag: string,
    { mediaType, encoding }: Omit<KnownAnswer, 'body'>,
    chunks: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    const kept: Buffer[] = [];
    let byteCount = 0;
    for await (const chunk of chunks) {
      byteCount += chunk.length;
      // A copy, since the chunks' bytes may be reused.
      if (byteCount <= ANSWER_BYTES) kept.push(Buffer.from(chunk));
      yield chunk;
    }
    if (byteCount > ANSWER_BYTES) return;
    const key = encoding ? taggedFor(tag, encoding) : tag;
    this.#answers.set(key, { mediaType, encoding, body: Buffer.concat(kept) });
  }
}
