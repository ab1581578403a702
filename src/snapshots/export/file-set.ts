/** Files of a directory or a zip archive, read one at a time. */
import { createReadStream, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { openPromise, type Entry } from 'yauzl';
import { badRequest, messageOf } from '../../errors.js';

export interface FileSet {
  /** Paths below the directory or in the archive, with `/`. */
  readonly names: readonly string[];
  open(name: string): Promise<Readable>;
  close(): void;
}

export function directoryFiles(directory: string): FileSet {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return {
    names: entries
      .map((entry) =>
        join(entry.parentPath, entry.name).slice(join(directory, '/').length).split(sep).join('/'),
      )
      .sort(),
    open: (name) => Promise.resolve(createReadStream(join(directory, name))),
    close: () => undefined,
  };
}

/** @throws ServiceError `bad-request` unless it is a readable zip archive. */
export async function zipFiles(path: string): Promise<FileSet> {
  try {
    const archive = await openPromise(path, { autoClose: false });
    const entries = new Map<string, Entry>();
    for await (const entry of archive.eachEntry())
      if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
    return {
      names: [...entries.keys()].sort(),
      // Names come from the list.
      open: (name) => archive.openReadStreamPromise(entries.get(name)!),
      close: () => archive.close(),
    };
  } catch (cause) {
    throw badRequest(`${path} cannot be read as a zip archive: ${messageOf(cause)}.`, { cause });
  }
}
