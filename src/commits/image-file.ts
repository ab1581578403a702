/**
 * A version's columns in one file, `image.bin`, so that a start reads them back instead of parsing
 * the log. It is a cache: an image with any fault counts as missing.
 *
 *     "OGIMAGE5"   sections …   header (JSON, UTF-8)   its length   its CRC-32   "OGIMAGE5"
 *
 * Sections, in order: the dictionary's text, `ends`, `kinds`, `extras` and hash table; then the
 * chunks of the statements (`graph/chunks.ts`), as far as they are written; then each table of
 * touches that has rows. Numbers are 32 bits in the machine's order, which the header names. The
 * header has the version's number and time, the digest that the log gave that commit, where the
 * statements lie in the chunks, sizes, and the CRC-32 of each section.
 *
 * 1. The file is written under another name, brought to the disk and then renamed: `image.bin` is
 *    whole, or damaged.
 * 2. An image belongs to a log when the log has the same digest for the version's commit: the chain
 *    of digests covers everything before it.
 * 3. Writing reads only what never changes: chunks as far as they were written when it began, and
 *    records of the dictionary up to its size. Hash tables may have got later entries; whoever reads
 *    one with such entries makes it anew.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { placeLargeFile } from '../files.js';
import {
  Dictionary,
  EMPTY_PAIRS,
  GraphVersion,
  Statements,
  blockOf,
  sharedBytes,
  sharedIds,
  tableAt,
  type DictionaryBuffers,
  type LayeredPairs,
  type StatementsRoots,
} from '../graph/index.js';
import type { CommitLog } from './commit-log.js';
import { Touches } from './touches.js';

const MAGIC = Buffer.from('OGIMAGE5', 'latin1');
const FOOTER_BYTES = 8 + MAGIC.length;
/** Bytes copied, summed and written between turns of the event loop. */
const CHUNK_BYTES = 1 << 20;
/** Spare room for terms in a dictionary that was read, so that the next commit need not copy it. */
const ROOM = 1 / 8;
const LAYERS = ['base', 'added', 'removed'] as const;

interface Header {
  readonly endianness: string;
  readonly version: number;
  readonly committedAt: string | null;
  readonly digest: string;
  readonly size: number;
  readonly roots: StatementsRoots;
  /** The words of the chunk in each slot; 0 for an empty slot. */
  readonly chunks: readonly number[];
  readonly dictionary: {
    readonly size: number;
    readonly textLength: number;
    readonly tableLength: number;
  };
  /** The words of base, added and removed of touches of resources, then of links to them. */
  readonly touches: readonly number[];
  readonly checksums: readonly number[];
}

export const imageFileOf = (directory: string): string => join(directory, 'image.bin');

/** A version with the touches of its resources so far. */
export interface PicturedVersion {
  readonly version: GraphVersion;
  readonly touches: Touches;
}

/**
 * Writes the image of a version. `digest` is the log's for its commit. Cost: the file's bytes,
 * copied in small steps.
 */
export async function writeImage(
  directory: string,
  pictured: PicturedVersion,
  digest: string,
): Promise<void> {
  await placeLargeFile(imageFileOf(directory), async (part) => {
    const handle = await open(part, 'w');
    try {
      await writeSections(handle, pictured, digest);
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

async function writeSections(
  handle: FileHandle,
  { version, touches }: PicturedVersion,
  digest: string,
): Promise<void> {
  const { dictionary, statements, size } = version.ids;
  const { ends, kinds, extras, table, bytes } = dictionary;
  const textLength = ends[dictionary.size]!;
  const records = dictionary.size + 1;
  const sections: (readonly Column[])[] = [
    [bytes.subarray(0, textLength)],
    [ends.subarray(0, records)],
    [kinds.subarray(0, records)],
    [extras.subarray(0, records)],
    [table],
  ];
  const chunks = statements.chunks.slots.map((chunk) => chunk?.words.subarray(0, chunk.used));
  const tables = [touches.told, touches.linked].flatMap((layers) =>
    LAYERS.map((layer) => (layers[layer].length > 0 ? blockOf(layers[layer]) : undefined)),
  );
  for (const words of [...chunks, ...tables]) if (words) sections.push([words]);
  const lengths = (columns: readonly (Uint32Array | undefined)[]): number[] =>
    columns.map((words) => words?.length ?? 0);
  await handle.write(MAGIC);
  const checksums: number[] = [];
  for (const columns of sections) checksums.push(await writeColumns(handle, columns));
  const header: Header = {
    endianness: endianness(),
    version: version.number,
    committedAt: version.committedAt?.toISOString() ?? null,
    digest,
    size,
    roots: statements.roots,
    chunks: lengths(chunks),
    dictionary: { size: dictionary.size, textLength, tableLength: table.length },
    touches: lengths(tables),
    checksums,
  };
  const headerBytes = Buffer.from(JSON.stringify(header), 'utf8');
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32LE(headerBytes.length, 0);
  numbers.writeUInt32LE(crc32(headerBytes), 4);
  await handle.write(Buffer.concat([headerBytes, numbers, MAGIC]));
}

type Column = Uint8Array | Uint32Array;

/** Writes columns one after another; returns their CRC-32. */
async function writeColumns(handle: FileHandle, columns: readonly Column[]): Promise<number> {
  let sum = 0;
  for (const column of columns) {
    for (let start = 0; start < column.byteLength; start += CHUNK_BYTES) {
      // A copy, since a hash table may get entries between its sum and its writing.
      const chunk = Buffer.from(
        new Uint8Array(
          column.buffer,
          column.byteOffset + start,
          Math.min(CHUNK_BYTES, column.byteLength - start),
        ),
      );
      sum = crc32(chunk, sum);
      await handle.write(chunk);
    }
  }
  return sum;
}

/**
 * The version of an image that belongs to this log; undefined without a usable one. Throws
 * `log-damaged` when the log itself is.
 */
export function readImage(directory: string, log: CommitLog): PicturedVersion | undefined {
  let pictured: PicturedVersion | undefined;
  try {
    pictured = readFile(imageFileOf(directory), log);
  } catch {
    return undefined;
  }
  // The image is as good as the log only if that is intact: damage must show now, not on later use
  // of the past.
  if (pictured) log.verify(pictured.version.number);
  return pictured;
}

/** `readImage` with the reason for a failure. @throws Error */
export function examineImage(directory: string, log: CommitLog): PicturedVersion {
  const pictured = readFile(imageFileOf(directory), log);
  if (!pictured)
    throw new Error('it is incomplete, or belongs to another log or another kind of machine');
  return pictured;
}

function readFile(file: string, log: CommitLog): PicturedVersion | undefined {
  const descriptor = openSync(file, 'r');
  try {
    const header = readHeader(descriptor);
    if (header?.endianness !== endianness() || log.chainDigestOf(header.version) !== header.digest)
      return undefined;
    const reader = new SectionReader(descriptor, header.checksums);
    const dictionary = readDictionary(reader, header.dictionary);
    const chunks = header.chunks.map((count) =>
      // `readIds` returns shared memory.
      count > 0 ? (reader.readIds(count).buffer as SharedArrayBuffer) : undefined,
    );
    const content = {
      statements: Statements.of({ roots: header.roots, chunks }),
      size: header.size,
    };
    const [told, linked] = readLayers(reader, header.touches) as [LayeredPairs, LayeredPairs];
    const version = new GraphVersion(
      dictionary,
      content,
      header.version,
      header.committedAt === null ? undefined : new Date(header.committedAt),
      header.digest,
    );
    return { version, touches: new Touches(told, linked) };
  } finally {
    closeSync(descriptor);
  }
}

function readHeader(descriptor: number): Header | undefined {
  const { size } = fstatSync(descriptor);
  const footer = Buffer.alloc(FOOTER_BYTES);
  if (size < FOOTER_BYTES + MAGIC.length) return undefined;
  readSync(descriptor, footer, 0, FOOTER_BYTES, size - FOOTER_BYTES);
  const length = footer.readUInt32LE(0);
  if (!footer.subarray(8).equals(MAGIC) || length > size - FOOTER_BYTES) return undefined;
  const bytes = Buffer.alloc(length);
  readSync(descriptor, bytes, 0, length, size - FOOTER_BYTES - length);
  return crc32(bytes) === footer.readUInt32LE(4)
    ? (JSON.parse(bytes.toString('utf8')) as Header)
    : undefined;
}

/** Reads section after section into shared memory. */
class SectionReader {
  #position = MAGIC.length;
  #section = 0;

  constructor(
    readonly descriptor: number,
    readonly checksums: readonly number[],
  ) {}

  /**
   * Fills the first bytes of a buffer with the next section. @throws Error when it is not what was
   * written.
   */
  read(buffer: Uint8Array, byteCount: number): void {
    for (let start = 0; start < byteCount;) {
      const count = readSync(
        this.descriptor,
        buffer,
        start,
        byteCount - start,
        this.#position + start,
      );
      if (count === 0) throw new Error('the image ends too soon');
      start += count;
    }
    if (crc32(buffer.subarray(0, byteCount)) !== this.checksums[this.#section])
      throw new Error(`section ${this.#section} is damaged`);
    this.#position += byteCount;
    this.#section += 1;
  }

  /** The next section as numbers, in a column of at least `length`. */
  readIds(count: number, length = count): Uint32Array {
    const ids = sharedIds(length);
    this.read(new Uint8Array(ids.buffer), count * 4);
    return ids;
  }

  /** The next section as bytes, in a column of at least `length`. */
  readBytes(count: number, length = count): Uint8Array {
    const bytes = sharedBytes(length);
    this.read(bytes, count);
    return bytes;
  }
}

function readDictionary(
  reader: SectionReader,
  { size, textLength, tableLength }: Header['dictionary'],
): Dictionary {
  const withRoom = (count: number): number => Math.ceil(count * (1 + ROOM)) + 1024;
  const records = size + 1;
  const bytes = reader.readBytes(textLength, withRoom(textLength));
  const ends = reader.readIds(records, withRoom(records));
  const kinds = reader.readBytes(records, withRoom(records));
  const extras = reader.readIds(records, withRoom(records));
  const buffers: DictionaryBuffers = {
    size,
    bytes,
    ends,
    kinds,
    extras,
    table: reader.readIds(tableLength),
  };
  return Dictionary.of(buffers);
}

/** Each three tables as base, added and removed of one order. */
function readLayers(reader: SectionReader, lengths: readonly number[]): LayeredPairs[] {
  const tables = lengths.map((count) =>
    count > 0 ? tableAt(reader.readIds(count), 0) : EMPTY_PAIRS,
  );
  const layersAt = (at: number): LayeredPairs => ({
    base: tables[at]!,
    added: tables[at + 1]!,
    removed: tables[at + 2]!,
  });
  return tables.flatMap((_table, at) => (at % LAYERS.length === 0 ? [layersAt(at)] : []));
}
