/** Limits the directory of exports: files can be made again, the same to the byte. */
import { readdir, rm, rmdir, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isAbandoned, isUnfinished } from '../../files.js';
import { digestPath } from './whole-file.js';

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
