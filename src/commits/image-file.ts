/**
 * A version's columns in one file, `image.bin`, so that a start reads them back instead of parsing
 * the log. It is a cache: what is wrong with it in any way is as if it were not there.
 *
 *     "OGIMAGE3"   sections …   header (JSON, UTF-8)   its length   its CRC-32   "OGIMAGE3"
 *
 * Sections, in order: the dictionary's text, `ends`, `kinds`, `extras` and hash table; then each
 * table that has rows, in the order of the header, those of touches last: keys, values, graphs
 * where rows have different ones, starts. Numbers are 32 bits in the machine's order, which the
 * header names. The header has the version's number and time, the digest that the log gave that
 * commit, sizes, and the CRC-32 of each section.
 *
 * 1. The file is written under another name, brought to the disk and then renamed: `image.bin` is
 *    whole, or damaged.
 * 2. An image belongs to a log when the log has the same digest for the version's commit: the chain
 *    of digests stands for everything before it.
 * 3. Writing reads only what never changes: columns of the version, and records of the dictionary
 *    up to its size. Hash tables may have got later entries; whoever reads one with such entries
 *    makes it anew.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import {
  Dictionary,
  EMPTY_PAIRS,
  GraphVersion,
  sharedBytes,
  sharedIds,
  type DictionaryBuffers,
  type LayeredPairs,
  type PairTable,
  type PredicatePairs,
  type TermId,
} from '../graph/index.js';
import type { CommitLog } from './commit-log.js';
import { Touches } from './touches.js';

const MAGIC = Buffer.from('OGIMAGE3', 'latin1');
const FOOTER_BYTES = 8 + MAGIC.length;
/** So much is copied, summed and written at a time; the event loop turns in between. */
const CHUNK_BYTES = 1 << 20;
/**
 * A dictionary that was read has room for some terms more, so that the next commit need not copy
 * it.
 */
const ROOM = 1 / 8;
const LAYERS = ['base', 'added', 'removed'] as const;

/**
 * A table with rows: length, graph or -1 for a column, first key, shift, length of `starts`, keys,
 * repeats; null has no rows.
 */
type TableHeader = readonly [number, number, number, number, number, number, boolean] | null;

interface Header {
  readonly endianness: string;
  readonly version: number;
  readonly committedAt: string | null;
  readonly digest: string;
  readonly size: number;
  readonly graphCounts: readonly (readonly [TermId, number])[];
  readonly dictionary: {
    readonly size: number;
    readonly textLength: number;
    readonly tableLength: number;
  };
  /**
   * Each predicate with the tables of both orders: base, added and removed of `so`, then of `os`.
   */
  readonly predicates: readonly (readonly [TermId, readonly TableHeader[]])[];
  /** Base, added and removed of what was told of resources, then of links to them. */
  readonly touches: readonly TableHeader[];
  readonly checksums: readonly number[];
}

export const imageFileOf = (directory: string): string => join(directory, 'image.bin');

/** A version with what touched its resources so far. */
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
  const file = imageFileOf(directory);
  const temporary = `${file}.tmp`;
  const handle = await open(temporary, 'w');
  try {
    await writeSections(handle, pictured, digest);
    await handle.sync();
    await handle.close();
    await rename(temporary, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeSections(
  handle: FileHandle,
  { version, touches }: PicturedVersion,
  digest: string,
): Promise<void> {
  const { dictionary, statements, graphCounts, size } = version.ids;
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
  const addTables = (...orders: readonly LayeredPairs[]): TableHeader[] => {
    const tables = orders.flatMap((layers) => LAYERS.map((layer) => layers[layer]));
    for (const each of tables) if (each.length > 0) sections.push(columnsOf(each));
    return tables.map(toHeader);
  };
  const predicates = [...statements].map(
    ([predicate, { so, os }]) => [predicate, addTables(so, os)] as const,
  );
  const touchTables = addTables(touches.told, touches.linked);
  await handle.write(MAGIC);
  const checksums: number[] = [];
  for (const columns of sections) checksums.push(await writeColumns(handle, columns));
  const header: Header = {
    endianness: endianness(),
    version: version.number,
    committedAt: version.committedAt?.toISOString() ?? null,
    digest,
    size,
    graphCounts: [...graphCounts],
    dictionary: { size: dictionary.size, textLength, tableLength: table.length },
    predicates,
    touches: touchTables,
    checksums,
  };
  const headerBytes = Buffer.from(JSON.stringify(header), 'utf8');
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32LE(headerBytes.length, 0);
  numbers.writeUInt32LE(crc32(headerBytes), 4);
  await handle.write(Buffer.concat([headerBytes, numbers, MAGIC]));
}

type Column = Uint8Array | Uint32Array;

const columnsOf = ({ keys, values, graphs, starts, length }: PairTable): Column[] => [
  keys.subarray(0, length),
  values.subarray(0, length),
  ...(typeof graphs === 'number' ? [] : [graphs.subarray(0, length)]),
  starts,
];

const toHeader = ({
  length,
  graphs,
  firstKey,
  shift,
  starts,
  keyCount,
  hasRepeats,
}: PairTable): TableHeader =>
  length === 0
    ? null
    : [
        length,
        typeof graphs === 'number' ? graphs : -1,
        firstKey,
        shift,
        starts.length,
        keyCount,
        hasRepeats,
      ];

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
 * The version of an image that belongs to this log; undefined when there is none that can be used.
 * Throws `log-damaged` when the log itself is.
 */
export function readImage(directory: string, log: CommitLog): PicturedVersion | undefined {
  let pictured: PicturedVersion | undefined;
  try {
    pictured = readFile(imageFileOf(directory), log);
  } catch {
    return undefined;
  }
  // The image is as good as the log only if the log is whole: damage must show now, not when the
  // past is asked for.
  if (pictured) log.verify(pictured.version.number);
  return pictured;
}

/** `readImage` for whoever wants to know what is wrong. @throws Error that says it. */
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
    const statements = new Map(
      header.predicates.map(([predicate, tables]) => [predicate, readPairs(reader, tables)]),
    );
    const content = { statements, graphCounts: new Map(header.graphCounts), size: header.size };
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

function readPairs(reader: SectionReader, tables: readonly TableHeader[]): PredicatePairs {
  const [so, os] = readLayers(reader, tables) as [LayeredPairs, LayeredPairs];
  return { so, os };
}

/** Each three tables as base, added and removed of one order. */
function readLayers(reader: SectionReader, headers: readonly TableHeader[]): LayeredPairs[] {
  const tables = headers.map((header) => readTable(reader, header));
  const layersAt = (at: number): LayeredPairs => ({
    base: tables[at]!,
    added: tables[at + 1]!,
    removed: tables[at + 2]!,
  });
  return tables.flatMap((_table, at) => (at % LAYERS.length === 0 ? [layersAt(at)] : []));
}

function readTable(reader: SectionReader, header: TableHeader): PairTable {
  if (header === null) return EMPTY_PAIRS;
  const [length, graph, firstKey, shift, startsLength, keyCount, hasRepeats] = header;
  const columnCount = graph === -1 ? 3 : 2;
  const ids = reader.readIds(length * columnCount + startsLength);
  const column = (index: number): Uint32Array => ids.subarray(index * length, (index + 1) * length);
  return {
    length,
    keys: column(0),
    values: column(1),
    graphs: graph === -1 ? column(2) : graph,
    firstKey,
    shift,
    starts: ids.subarray(columnCount * length),
    keyCount,
    hasRepeats,
  };
}
