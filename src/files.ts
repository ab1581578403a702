/** Files that are complete or absent, and the error for a disk that takes no more. */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ServiceError, badRequest, messageOf } from './errors.js';

/**
 * Fills a file under another name, brings it to the disk and renames it: readers see the old file
 * or the new one, and a failure leaves nothing behind. @throws ServiceError `storage-full`
 */
export function placeFile<T>(path: string, fill: (part: string) => T): T {
  const part = partName(path);
  try {
    rmSync(part, { force: true });
    const result = fill(part);
    toDisk(part);
    renameSync(part, path);
    toDisk(dirname(path));
    return result;
  } catch (error) {
    rmSync(part, { force: true });
    throw storageFull(path, error) ?? error;
  }
}

/** `placeFile` for a large file or a directory, which `fill` itself brings to the disk. */
export async function placeLargeFile<T>(
  path: string,
  fill: (part: string) => Promise<T>,
): Promise<T> {
  const part = partName(path);
  try {
    const result = await fill(part);
    await rename(part, path);
    return result;
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw storageFull(path, error) ?? error;
  }
}

/** The name of a file while this process writes it. */
export function partName(path: string): string {
  return `${path}.${process.pid}.part`;
}

const PART = /\.(\d+)\.part$/;

/** Whether a name is that of a file which is being written. */
export const isUnfinished = (fileName: string): boolean => PART.test(fileName);

/** Whether a name is that of a file whose writer has ended before it was complete. */
export function isAbandoned(fileName: string): boolean {
  const pid = PART.exec(fileName)?.[1];
  return pid !== undefined && !isRunning(Number(pid));
}

/** Removes what processes that were killed left unfinished in a directory. */
export function removeAbandoned(directory: string): void {
  for (const name of readdirSync(directory).filter(isAbandoned))
    rmSync(join(directory, name), { force: true });
}

/** @throws ServiceError `storage-full`; `bad-request` where nothing can be written */
export function writeTo<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    if (!('syscall' in Object(cause))) throw cause;
    throw (
      storageFull(path, cause) ??
      badRequest(`${path} cannot be written: ${messageOf(cause)}.`, { cause })
    );
  }
}

/** The error for a write that failed because the disk is full; undefined for another failure. */
export function storageFull(file: string, cause: unknown): ServiceError | undefined {
  const { code } = Object(cause) as { code?: unknown };
  if (cause instanceof ServiceError) return code === 'storage-full' ? cause : undefined;
  return FULL.has(code) ? fullDisk(file, cause) : undefined;
}

/** The error for a full disk. */
export function fullDisk(file: string, cause: unknown): ServiceError {
  return new ServiceError(
    'storage-full',
    `Nothing was written, because the disk of ${file} is full (${messageOf(cause)}). Free some ` +
      'space and retry.',
    { cause },
  );
}

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function toDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process runs, though it cannot be signalled.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
