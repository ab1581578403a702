/** One writer a data directory. The lock is the operating system's: it ends with the process. */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ServiceError, messageOf } from '../errors.js';
import { removeAbandoned } from '../files.js';
import { SqliteDatabase, diskFull, isPermissionError, isSqliteError } from './sqlite.js';

/** The file with the address of the server that has a directory open. */
const ADDRESS = 'server';

/** The right to write to a data directory, held by one process. */
export interface DirectoryLock {
  /** Notes the address of the server that holds the lock, for others that want it. */
  announce(address: string): void;
  release(): void;
}

/** Creates it if missing. @throws ServiceError `data-directory-in-use`, `configuration` */
export function lockDirectory(directory: string): DirectoryLock {
  let database: SqliteDatabase | undefined;
  try {
    createDirectory(directory);
    const file = join(directory, 'lock.sqlite');
    database = new SqliteDatabase(file, { mode: 'create', busyTimeoutMs: 200 });
    // SQLite opens an unwritable file for reading, and locks nothing.
    accessSync(file, constants.W_OK);
    database.exec(
      'PRAGMA journal_mode = DELETE; CREATE TABLE IF NOT EXISTS lock (pid INTEGER); ' +
        'BEGIN EXCLUSIVE',
    );
    // Of a server that was killed.
    rmSync(join(directory, ADDRESS), { force: true });
    removeAbandoned(directory);
  } catch (error) {
    database?.close();
    if (error instanceof ServiceError) throw error;
    if (isSqliteError(error, 'SQLITE_BUSY')) {
      throw inUse(directory, error);
    }
    throw unusable(directory, error);
  }
  const open = database;
  const addressFile = join(directory, ADDRESS);
  return {
    announce: (address) => {
      try {
        writeFileSync(addressFile, `${address}\n`);
      } catch {
        // A full disk: others get less information.
      }
    },
    release: () => {
      rmSync(addressFile, { force: true });
      open.close();
    },
  };
}

function inUse(directory: string, cause: unknown): ServiceError {
  const file = join(directory, ADDRESS);
  const server = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  const holder = server === '' ? 'another process' : `the server at ${server}`;
  return new ServiceError(
    'data-directory-in-use',
    `The data directory ${directory} is open in ${holder}. Stop it, or use another directory ` +
      `(DATA_DIR)${server && `; a command with --server can ask it: --server ${server}`}.`,
    { cause, ...(server === '' ? {} : { details: { server } }) },
  );
}

/** By levels: Node's own `mkdir` never returns in /proc. @throws ServiceError `configuration` */
export function createDirectory(directory: string): void {
  if (existsSync(directory)) {
    if (statSync(directory).isDirectory()) return;
    throw unusable(directory, new Error('it is a file, not a directory'));
  }
  createDirectory(dirname(resolve(directory)));
  try {
    mkdirSync(directory);
  } catch (cause) {
    // Another process may have made it meanwhile.
    if (!existsSync(directory))
      throw (
        diskFull(directory, cause) ??
        unusable(directory, new Error(`it cannot be created (${messageOf(cause)})`, { cause }))
      );
  }
}

export function unusable(directory: string, cause: unknown): ServiceError {
  const full = diskFull(directory, cause);
  if (full) return full;
  const code = isPermissionError(cause) ? 'EACCES' : (cause as { code?: unknown }).code;
  const reason = isReadOnlyFileSystem(directory)
    ? 'it is on a read-only file system. Use serve --read-only while another process writes to ' +
      'it, or copy it to a place where you can write'
    : code !== 'EACCES'
      ? messageOf(cause)
      : existsSync(directory)
        ? 'you need permission to write to it'
        : 'it does not exist';
  return new ServiceError(
    'configuration',
    `The directory ${directory} cannot be used: ${reason}.`,
    { cause },
  );
}

function isReadOnlyFileSystem(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EROFS';
  }
}
