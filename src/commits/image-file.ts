/**
 * A version's columns in one file, `image.bin`, so that a start reads them back instead of parsing
 * the log. It is a cache: an image with any fault counts as missing.
 *
 *     "OGIMAGE7"   sections …   header (JSON, UTF-8)   its length   its CRC-32   "OGIMAGE7"
 *
 * Sections, in order: the dictionary's text, `ends`, `kinds`, `extras` and hash table; three tables
 * of touches of resources; then the chunks of the statements
 * (`graph/chunks.ts`), as far as they are written. A table without rows and an empty slot have no
 * bytes. Numbers are 32 bits in the machine's order, which the header names. The header has the
 * version's number and time, the digest that the log gave that commit, where the statements lie in
 * the chunks, and the length and the CRC-32 of each section.
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
  tableAt,
  type PairTable,
  type StatementsRoots,
} from '../graph/index.js';
import type { CommitLog } from './commit-log.js';
import { Touches } from './touches.js';

const MAGIC = Buffer.from('OGIMAGE7', 'latin1');
const FOOTER_BYTES = 8 + MAGIC.length;
/** Bytes copied, summed and written between turns of the event loop. */
const CHUNK_BYTES = 1 << 20;
/** Spare room for terms in a dictionary that was read, so that the next commit need not copy it. */
const ROOM = 1 / 8;
const CHUNKS_FROM = 8;

interface Section {
  readonly byteCount: number;
  readonly checksum: number;
}

interface Header {
  readonly endianness: string;
  readonly version: number;
  readonly committedAt: string | null;
  readonly digest: string;
  /** Of statements and terms. */
  readonly size: number;
  readonly termCount: number;
  readonly roots: StatementsRoots;
  readonly sections: readonly Section[];
}

export const imageFileOf = (directory: string): string => join(directory, 'image.bin');

export interface PicturedVersion {
  readonly version: GraphVersion;
  readonly touches: Touches;
}

/** `digest` is the log's for the version's commit. Cost: the file's bytes, in small steps. */
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

type Column = Uint8Array | Uint32Array;

async function writeSections(
  handle: FileHandle,
  { version, touches: { rows } }: PicturedVersion,
  digest: string,
): Promise<void> {
  const { dictionary, statements, size } = version.ids;
  const { ends, kinds, extras, table, bytes } = dictionary;
  const termCount = dictionary.size;
  const columns: (Column | undefined)[] = [
    bytes.subarray(0, ends[termCount]),
    ...[ends, kinds, extras].map((column) => column.subarray(0, termCount + 1)),
    table,
    ...[rows.base, rows.added, rows.removed].map((each) =>
      each.length > 0 ? blockOf(each) : undefined,
    ),
    ...statements.chunks.slots.map((chunk) => chunk?.words.subarray(0, chunk.used)),
  ];
  await handle.write(MAGIC);
  const sections: Section[] = [];
  for (const column of columns) sections.push(await writeColumn(handle, column));
  const header: Header = {
    endianness: endianness(),
    version: version.number,
    committedAt: version.committedAt?.toISOString() ?? null,
    digest,
    size,
    termCount,
    roots: statements.roots,
    sections,
  };
  const headerBytes = Buffer.from(JSON.stringify(header), 'utf8');
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32LE(headerBytes.length, 0);
  numbers.writeUInt32LE(crc32(headerBytes), 4);
  await handle.write(Buffer.concat([headerBytes, numbers, MAGIC]));
}

async function writeColumn(
  handle: FileHandle,
  { buffer, byteOffset, byteLength }: Column = new Uint8Array(),
): Promise<Section> {
  let checksum = 0;
  for (let start = 0; start < byteLength; start += CHUNK_BYTES) {
    const length = Math.min(CHUNK_BYTES, byteLength - start);
    // A copy, since a hash table may get entries between its sum and its writing.
    const chunk = Buffer.from(new Uint8Array(buffer, byteOffset + start, length));
    checksum = crc32(chunk, checksum);
    await handle.write(chunk);
  }
  return { byteCount: byteLength, checksum };
}

/** The image's version, if there is a usable one. @throws ServiceError `log-damaged` */
export function readImage(directory: string, log: CommitLog): PicturedVersion | undefined {
  let pictured: PicturedVersion;
  try {
    pictured = examineImage(directory, log);
  } catch {
    return undefined;
  }
  // Damage of the log must show now, not on later use of the past.
  log.verify(pictured.version.number);
  return pictured;
}

/** `readImage` with the reason for a failure. @throws Error */
export function examineImage(directory: string, log: CommitLog): PicturedVersion {
  const descriptor = openSync(imageFileOf(directory), 'r');
  try {
    const header = readHeader(descriptor);
    if (header?.endianness !== endianness() || log.chainDigestOf(header.version) !== header.digest)
      throw new Error('it is incomplete, or belongs to another log or another kind of machine');
    return readSections(descriptor, header);
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

/** Reads section after section into shared memory. @throws Error for a damaged one. */
function readSections(descriptor: number, header: Header): PicturedVersion {
  const { size, termCount, roots, committedAt } = header;
  const sections = header.sections.entries();
  let position = MAGIC.length;
  const nextBytes = (share = 0): Uint8Array => {
    const [number, { byteCount, checksum }] = sections.next().value!;
    const room = share === 0 ? 0 : (Math.ceil((byteCount * share) / 4) + 1_024) * 4;
    const bytes = sharedBytes(byteCount + room);
    for (let start = 0; start < byteCount;) {
      const count = readSync(descriptor, bytes, start, byteCount - start, position + start);
      if (count === 0) throw new Error('the image ends too soon');
      start += count;
    }
    if (crc32(bytes.subarray(0, byteCount)) !== checksum)
      throw new Error(`section ${number} is damaged`);
    position += byteCount;
    return bytes;
  };
  const nextIds = (share?: number): Uint32Array => new Uint32Array(nextBytes(share).buffer);
  const dictionary = Dictionary.of({
    size: termCount,
    bytes: nextBytes(ROOM),
    ends: nextIds(ROOM),
    kinds: nextBytes(ROOM),
    extras: nextIds(ROOM),
    table: nextIds(),
  });
  const nextTable = (): PairTable => {
    const ids = nextIds();
    return ids.length > 0 ? tableAt(ids, 0) : EMPTY_PAIRS;
  };
  const touches = new Touches({ base: nextTable(), added: nextTable(), removed: nextTable() });
  const chunks: (SharedArrayBuffer | undefined)[] = [];
  while (chunks.length < header.sections.length - CHUNKS_FROM) {
    const { buffer, byteLength } = nextBytes();
    // `sharedBytes` returns shared memory.
    chunks.push(byteLength > 0 ? (buffer as SharedArrayBuffer) : undefined);
  }
  const content = { statements: Statements.of({ roots, chunks }), size };
  const at = committedAt === null ? undefined : new Date(committedAt);
  const version = new GraphVersion(dictionary, content, header.version, at, header.digest);
  return { version, touches };
}
