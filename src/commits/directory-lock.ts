/**
 * One writer a data directory. The lock is the operating system's, so it goes with the process,
 * however that ends.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceError, messageOf } from '../errors.js';
import { SqliteDatabase, isSqliteError } from './sqlite.js';

/** The right to write to a data directory, held by one process. */
export interface DirectoryLock {
  release(): void;
}

/**
 * Takes the write lock of a data directory, which is created where it is missing.
 * @throws ServiceError `data-directory-in-use` when another process has it, `configuration` when it
 * cannot be created.
 */
export function lockDirectory(directory: string): DirectoryLock {
  let database: SqliteDatabase | undefined;
  try {
    mkdirSync(directory, { recursive: true });
    database = new SqliteDatabase(join(directory, 'lock.sqlite'), {
      mode: 'create',
      busyTimeoutMs: 200,
    });
    database.exec(
      'PRAGMA journal_mode = DELETE; CREATE TABLE IF NOT EXISTS lock (pid INTEGER); ' +
        'BEGIN EXCLUSIVE',
    );
  } catch (error) {
    database?.close();
    if (error instanceof ServiceError) throw error;
    if (isSqliteError(error, 'SQLITE_BUSY')) {
      throw new ServiceError(
        'data-directory-in-use',
        `The data directory ${directory} is open in another process. Stop that process, ` +
          'use another directory (DATA_DIR), or write through its HTTP address.',
        { cause: error },
      );
    }
    throw new ServiceError(
      'configuration',
      `The data directory ${directory} cannot be used: ${messageOf(error)}.`,
      { cause: error },
    );
  }
  const open = database;
  return {
    release: () => {
      open.close();
    },
  };
}
