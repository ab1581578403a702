/** Files that are complete or absent, and the limit of their directory: all can be made again. */
import { createHash } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import { mkdir, open, readFile, stat, readdir, rm, rmdir, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { placeFile, placeLargeFile, isAbandoned, isUnfinished } from '../../files.js';
import type { FileParts } from './rdf-document.js';

export interface FileDigest {
  /** In bytes. */
  readonly size: number;
  /** Lower-case hexadecimal digest of the file's bytes. */
  readonly sha256: string;
}

const PIECE_BYTES = 1 << 16;

/** Writes a file and its digest beside it, replacing atomically. */
export async function writeWholeFile(
  path: string,
  parts: FileParts,
  isGzipped: boolean,
): Promise<FileDigest> {
  const hash = createHash('sha256');
  let size = 0;
  await mkdir(dirname(path), { recursive: true });
  return placeLargeFile(path, async (part) => {
    const file = await open(part, 'w');
    try {
      const pieces = inPieces(parts);
      for await (const bytes of isGzipped ? gzipped(pieces) : pieces) {
        hash.update(bytes);
        size += bytes.length;
        await file.appendFile(bytes);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    const digest = { size, sha256: hash.digest('hex') };
    placeFile(digestPath(path), (name) => {
      writeFileSync(name, JSON.stringify(digest));
    });
    return digest;
  });
}

/** Undefined when the file is absent, or its length has changed. */
export async function digestOfFile(path: string): Promise<FileDigest | undefined> {
  try {
    const digest = JSON.parse(await readFile(digestPath(path), 'utf8')) as FileDigest;
    return (await stat(path)).size === digest.size ? digest : undefined;
  } catch {
    return undefined;
  }
}

const digestPath = (path: string): string => `${path}.digest`;

/** In the pieces of a new file, so that it compresses to the same bytes. */
export function partsOfFile(path: string): FileParts {
  return createReadStream(path, { highWaterMark: PIECE_BYTES });
}

/**
 * The bytes in pieces of one size, independent of the parts. All are in one buffer, each until the
 * next is asked for, as V8 would let tens of megabytes of them wait for its collector.
 */
async function* inPieces(parts: FileParts): AsyncGenerator<Buffer> {
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let length = 0;
  const take = function* (bytes: Uint8Array): Generator<Buffer> {
    for (let start = 0; start < bytes.length;) {
      const end = Math.min(start + PIECE_BYTES - length, bytes.length);
      piece.set(bytes.subarray(start, end), length);
      length += end - start;
      start = end;
      if (length === PIECE_BYTES) {
        yield piece;
        length = 0;
      }
    }
  };
  let texts = '';
  for await (const part of parts) {
    if (typeof part === 'string' && (texts += part).length < PIECE_BYTES) continue;
    yield* take(Buffer.from(texts));
    texts = '';
    if (typeof part !== 'string') yield* take(part);
  }
  yield* take(Buffer.from(texts));
  if (length > 0) yield piece.subarray(0, length);
}

/** Compressed; a piece is asked for when the one before was read. */
async function* gzipped(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gzip = createGzip({ chunkSize: 1 << 18 });
  const compressed: Buffer[] = [];
  gzip.on('data', (bytes: Buffer) => compressed.push(bytes));
  try {
    for await (const piece of pieces) {
      await promisify((done: (error?: Error | null) => void) => gzip.write(piece, done))();
      yield* compressed.splice(0);
    }
    gzip.end();
    await finished(gzip);
    yield* compressed;
  } finally {
    gzip.destroy();
  }
}

/** A file used so recently may be on its way to a client, or into a bundle. */
const IN_USE_MS = 60_000;

export async function noteUse(path: string): Promise<void> {
  const now = new Date();
  // A file that disappears meanwhile is made again; if the disk takes no note, it counts as old.
  await utimes(path, now, now).catch(() => undefined);
}

/** Removes least recently used files beyond the limit, and unfinished ones. */
export async function pruneExports(root: string, maxBytes: number): Promise<void> {
  const paths = (await readdir(root, { recursive: true }).catch(() => [])).map((name) =>
    join(root, name),
  );
  const found = await Promise.all(
    paths.map(async (path) => ({ path, info: await stat(path).catch(() => undefined) })),
  );
  const files = found
    .flatMap(({ path, info }) =>
      info?.isFile() === true && !path.endsWith(digestPath(''))
        ? [{ path, size: info.size, usedMs: info.mtimeMs }]
        : [],
    )
    .sort((left, right) => left.usedMs - right.usedMs);
  let byteCount = files.reduce((sum, { size }) => sum + size, 0);
  const inUseMs = Date.now() - IN_USE_MS;
  for (const { path, size, usedMs } of files) {
    const isOld = !isUnfinished(path) && byteCount > maxBytes && usedMs < inUseMs;
    if (!isOld && !isAbandoned(path)) continue;
    byteCount -= size;
    await Promise.all([path, digestPath(path)].map((each) => rm(each, { force: true })));
    // Those with other files in them stay.
    await rmdir(dirname(path)).catch(() => undefined);
  }
}
