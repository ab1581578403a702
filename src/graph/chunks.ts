/**
 * The shared memory of graph versions: blocks of 32-bit words in a few large buffers.
 *
 * The first word of a block is its length. Blocks are packed into chunks of up to a mebibyte; a
 * block of a quarter of that or more is a chunk of its own. An address is a chunk's slot and the
 * offset in it, in steps of four words; 0 is no block.
 *
 * 1. A written block never changes, and its place is never reused.
 * 2. A version has a list of chunks by slot. The next version's list has the same chunks in the
 *    same slots, without unused ones. So a thread that has one version needs only the new chunks of
 *    the next.
 * 3. Versions with the same predecessor may write into the same chunk: each takes unused room. Only
 *    the thread that made a chunk writes to it.
 * 4. `liveWords` counts, for each slot, the words of blocks that the version uses. A full chunk
 *    that is less than half in use is sparse: a later writer moves the rest of it.
 */
import { sharedIds } from './shared-memory.js';

export type Address = number;

const LARGE_BLOCK_WORDS = 1 << 16;
const MAX_CHUNK_WORDS = 1 << 18;
const MIN_CHUNK_WORDS = 1 << 12;
const SLOT_SHIFT = 16;
const STEP_WORDS = 4;
const MAX_SLOTS = 1 << 16;

/** A block with its length in place. A large one is shared, so that it can become a chunk. */
export function newBlock(wordCount: number): Uint32Array {
  const block = wordCount >= LARGE_BLOCK_WORDS ? sharedIds(wordCount) : new Uint32Array(wordCount);
  block[0] = wordCount;
  return block;
}

export const slotOf = (address: Address): number => address >>> SLOT_SHIFT;

const roomOf = (wordCount: number): number => Math.ceil(wordCount / STEP_WORDS) * STEP_WORDS;

export class Chunk {
  /** Views of its larger blocks, by place. */
  readonly views = new Map<number, object>();

  /** `used` is the number of words taken. A chunk of another thread is full. */
  constructor(
    readonly words: Uint32Array,
    public used = words.length,
  ) {}
}

/** A view costs about as much as so many words; 300 tables viewed anew take 2 ms after a commit. */
const VIEWED_WORDS = 256;

export class Chunks {
  constructor(
    /** By slot; the first is never used, so that no address is 0. */
    readonly slots: readonly (Chunk | undefined)[] = [undefined],
    readonly liveWords?: readonly number[],
    /** The slot being filled; 0 if none. */
    readonly tail = 0,
  ) {}

  blockAt(address: Address): Uint32Array {
    const { words } = this.slots[slotOf(address)]!;
    const at = placeOf(address);
    return words.subarray(at, at + words[at]!);
  }

  /** A block through `view`; views of large ones are kept for all versions. */
  viewAt<View extends object>(
    address: Address,
    view: (words: Uint32Array, at: number) => View,
  ): View {
    const { views, words } = this.slots[slotOf(address)]!;
    const at = placeOf(address);
    if (words[at]! < VIEWED_WORDS) return view(words, at);
    let known = views.get(at);
    if (!known) views.set(at, (known = view(words, at)));
    // All views of a block are of one kind.
    return known as View;
  }

  roomAt(address: Address): number {
    return roomOf(this.slots[slotOf(address)]!.words[placeOf(address)]!);
  }
}

const placeOf = (address: Address): number => (address & (MAX_SLOTS - 1)) * STEP_WORDS;

export class ChunkWriter {
  readonly #slots: (Chunk | undefined)[];
  readonly #liveWords: number[];
  #tail: number;

  constructor(
    readonly before: Chunks,
    liveWords: readonly number[],
  ) {
    this.#slots = [...before.slots];
    this.#liveWords = [...liveWords];
    this.#tail = before.tail;
  }

  /** Stores a block; a large shared one as it is, others as a copy. */
  put(block: Uint32Array): Address {
    const wordCount = block[0]!;
    if (wordCount >= LARGE_BLOCK_WORDS) return this.#adopt(block);
    let chunk = this.#slots[this.#tail];
    if (!chunk || chunk.used + wordCount > chunk.words.length) chunk = this.#nextChunk(wordCount);
    const at = chunk.used;
    chunk.used += roomOf(wordCount);
    chunk.words.set(block, at);
    this.#liveWords[this.#tail]! += roomOf(wordCount);
    return this.#tail * MAX_SLOTS + at / STEP_WORDS;
  }

  /** The version no longer needs a block. */
  free(address: Address): void {
    if (address === 0) return;
    const slot = slotOf(address);
    const { words } = this.#slots[slot]!;
    this.#liveWords[slot]! -= roomOf(words[placeOf(address)]!);
    if (this.#liveWords[slot] === 0 && slot !== this.#tail) this.#slots[slot] = undefined;
  }

  /** The sparse chunks, once an eighth of all room could be won. */
  sparseSlots(): ReadonlySet<number> {
    const sparse = new Set<number>();
    let [dead, all] = [0, 0];
    this.#slots.forEach((chunk, slot) => {
      if (!chunk || slot === this.#tail) return;
      const live = this.#liveWords[slot]!;
      all += chunk.used;
      if (live * 2 >= chunk.used) return;
      dead += chunk.used - live;
      sparse.add(slot);
    });
    return dead * 8 >= all ? sparse : new Set();
  }

  /** Stores a block of this version again; returns its new address. */
  move(address: Address): Address {
    const { words } = this.#slots[slotOf(address)]!;
    const at = placeOf(address);
    const moved = this.put(words.subarray(at, at + words[at]!));
    this.free(address);
    return moved;
  }

  end(): Chunks {
    return new Chunks(this.#slots, this.#liveWords, this.#tail);
  }

  #adopt(block: Uint32Array): Address {
    let own = block;
    if (!(block.buffer instanceof SharedArrayBuffer) || block.buffer.byteLength > block.byteLength)
      (own = sharedIds(block.length)).set(block);
    const slot = this.#freeSlot();
    this.#slots[slot] = new Chunk(own);
    this.#liveWords[slot] = roomOf(block.length);
    return slot * MAX_SLOTS;
  }

  /** A chunk twice as long as the last, so that small graphs have small ones. */
  #nextChunk(wordCount: number): Chunk {
    const before = this.#slots[this.#tail];
    if (before && this.#liveWords[this.#tail] === 0) this.#slots[this.#tail] = undefined;
    const length = Math.max(
      roomOf(wordCount),
      Math.min(MAX_CHUNK_WORDS, Math.max(MIN_CHUNK_WORDS, (before?.words.length ?? 0) * 2)),
    );
    const chunk = new Chunk(sharedIds(length), 0);
    this.#tail = this.#freeSlot();
    this.#slots[this.#tail] = chunk;
    this.#liveWords[this.#tail] = 0;
    return chunk;
  }

  #freeSlot(): number {
    const free = this.#slots.indexOf(undefined, 1);
    const slot = free > 0 ? free : this.#slots.length;
    if (slot >= MAX_SLOTS) throw new RangeError('The graph has too many chunks of memory.');
    return slot;
  }
}
