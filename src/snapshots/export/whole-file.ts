/** Files that are complete or absent, and the limit of their directory: all can be made again. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, writeFileSync } from 'node:fs';
import { mkdir, readFile, stat, readdir, rm, rmdir, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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
  const counted = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      hash.update(piece);
      size += piece.length;
      yield piece;
    }
  };
  await mkdir(dirname(path), { recursive: true });
  return placeLargeFile(path, async (part) => {
    const pieces = Readable.from(inPieces(parts));
    const file = createWriteStream(part, { flush: true });
    if (isGzipped) await pipeline(pieces, createGzip({ chunkSize: 1 << 18 }), counted, file);
    else await pipeline(pieces, counted, file);
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

/** Where the digest of a file is. */
const digestPath = (path: string): string => `${path}.digest`;

/** In the pieces of a new file, so that it compresses to the same bytes. */
export function partsOfFile(path: string): FileParts {
  return createReadStream(path, { highWaterMark: PIECE_BYTES });
}

/** The bytes in pieces of one size, independent of the parts; texts are joined to few buffers. */
async function* inPieces(parts: FileParts): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let texts = '';
  const take = function* (bytes: Uint8Array): Generator<Buffer> {
    const all = Buffer.concat([rest, Buffer.from(texts), bytes]);
    texts = '';
    let start = 0;
    for (; start + PIECE_BYTES <= all.length; start += PIECE_BYTES)
      yield all.subarray(start, start + PIECE_BYTES);
    rest = all.subarray(start);
  };
  for await (const part of parts) {
    if (typeof part !== 'string') yield* take(part);
    else if ((texts += part).length >= PIECE_BYTES) yield* take(Buffer.alloc(0));
  }
  yield* take(Buffer.alloc(0));
  if (rest.length > 0) yield rest;
}

/** A file used so recently may be on its way to a client, or into a bundle. */
const IN_USE_MS = 60_000;

/** Notes that a file was used. */
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
