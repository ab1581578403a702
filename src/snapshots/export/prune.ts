/**
 * Keeps the directory of exports small: files are made again, the same to the byte, when they are
 * asked for again.
 */
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writerOf } from './whole-file.js';

/** Versions and subsets whose files stay; the least recently added to go first. */
const KEPT_DIRECTORIES = 12;

/**
 * Makes room before files are made in `current`: removes the oldest directories, and files that a
 * process left unfinished there.
 */
export async function pruneExports(root: string, current: string): Promise<void> {
  await mkdir(current, { recursive: true });
  const now = new Date();
  await utimes(current, now, now);
  const directories = await Promise.all(
    (await readdir(root)).map(async (name) => ({
      name,
      time: (await stat(join(root, name))).mtimeMs,
    })),
  );
  const old = directories
    .filter(({ name }) => name !== basename(current))
    .sort((left, right) => right.time - left.time)
    .slice(KEPT_DIRECTORIES - 1);
  await Promise.all(old.map(({ name }) => rm(join(root, name), { recursive: true, force: true })));
  for (const name of await readdir(current, { recursive: true })) {
    const writer = writerOf(name);
    if (writer !== undefined && !isRunning(writer)) await rm(join(current, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else runs, though it may not be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
