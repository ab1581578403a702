/**
 * Finds a database file that lost its end. SQLite reads missing bytes as zeros, and counts a page of
 * which only a part is missing as there (https://sqlite.org/fileformat2.html).
 */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

export const DATABASE_MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const HEADER_BYTES = 100;
const WAL_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** Pages in a write-ahead log, and how many the database has with them. */
interface LoggedPages {
  readonly pages: ReadonlySet<number>;
  readonly count: number | undefined;
}

/** Whether a page is neither whole in the file nor in its log. Cost: the headers of frames. */
export function isCut(file: string): boolean {
  // The log first: pages go from there to the file.
  const logged = pagesInWal(`${file}-wal`);
  return reading(file, (descriptor, size) => {
    const header = bytesAt(descriptor, 0, HEADER_BYTES);
    if (
      header.length < HEADER_BYTES ||
      !header.subarray(0, DATABASE_MAGIC.length).equals(DATABASE_MAGIC)
    )
      return false;
    const pageSize = pageSizeOf(header.readUInt16BE(16));
    const count = logged.count ?? header.readUInt32BE(28);
    for (let page = Math.floor(size / pageSize) + 1; page <= count; page += 1)
      if (!logged.pages.has(page)) return true;
    return false;
  });
}

/** The pages up to the last commit; frames from before have other salts. */
function pagesInWal(file: string): LoggedPages {
  const none: LoggedPages = { pages: new Set(), count: undefined };
  if (!existsSync(file)) return none;
  return reading(file, (descriptor, size) => {
    const header = bytesAt(descriptor, 0, WAL_HEADER_BYTES);
    if (header.length < WAL_HEADER_BYTES) return none;
    const frameBytes = FRAME_HEADER_BYTES + pageSizeOf(header.readUInt32BE(8));
    const pages = new Set<number>();
    let [count, waiting] = [undefined as number | undefined, [] as number[]];
    for (let at = WAL_HEADER_BYTES; at + frameBytes <= size; at += frameBytes) {
      const frame = bytesAt(descriptor, at, FRAME_HEADER_BYTES);
      if (!frame.subarray(8, 16).equals(header.subarray(16, 24))) break;
      waiting.push(frame.readUInt32BE(0));
      if (frame.readUInt32BE(4) === 0) continue;
      count = frame.readUInt32BE(4);
      for (const page of waiting) pages.add(page);
      waiting = [];
    }
    return { pages, count };
  });
}

/** 1 means 65,536, which two bytes cannot hold. */
const pageSizeOf = (size: number): number => (size === 1 ? 65_536 : size);

export function reading<T>(file: string, read: (descriptor: number, size: number) => T): T {
  const descriptor = openSync(file, 'r');
  try {
    return read(descriptor, fstatSync(descriptor).size);
  } finally {
    closeSync(descriptor);
  }
}

export function bytesAt(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, position));
}
