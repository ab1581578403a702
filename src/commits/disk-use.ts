/** A data directory's use of its disk. */
import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a data directory's files (log, image, exports), and free bytes of its disk. */
export async function diskUseOf(
  directory: string,
): Promise<{ readonly usedBytes: number; readonly freeBytes: number }> {
  const names = await readdir(directory, { recursive: true });
  const sizes = await Promise.all(names.map((name) => sizeOf(join(directory, name))));
  const { bavail, bsize } = await statfs(directory);
  return { usedBytes: sizes.reduce((sum, size) => sum + size, 0), freeBytes: bavail * bsize };
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? found.size : 0;
}
