/** Copies of a whole log in one file: made while others write, checked, and restored. */
import { chmodSync, copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ServiceError, badRequest, messageOf, notFound } from '../errors.js';
import { placeFile } from '../files.js';
import { forgetAcknowledged } from './acknowledged.js';
import type { BackupExtras } from './backup-files.js';
import { addFiles, dropFiles, extrasOf, filesIn, putFiles } from './backup-files.js';
import { isDatabase, requireSeal, seal, unseal } from './backup-seal.js';
import { CommitLog, type CommitInfo } from './commit-log.js';
import { lockDirectory } from './directory-lock.js';
import { imageFileOf } from './image-file.js';
import { logFileOf } from './log-database.js';

export interface BackupInfo extends BackupExtras {
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  readonly versions: number;
  /** The latest. */
  readonly version: number;
  readonly committedAt: Date;
  /** The digest of the chain of commits up to it. */
  readonly digest: string;
}

/**
 * Copies the current log of a data directory into a file, and reads the copy again to check it;
 * contexts are included, and tokens on request. Others may write meanwhile. The file is complete,
 * or it does not exist.
 * @throws ServiceError `bad-request` when the file exists already; `not-found` when there is no
 *   log; `log-damaged`, `storage-full`
 */
export function backUp(
  directory: string,
  file: string,
  options: { readonly withTokens: boolean } = { withTokens: false },
): BackupInfo {
  if (existsSync(file)) throw badRequest(`The backup file must not exist; ${file} already exists.`);
  requireLog(directory);
  const info = placeFile(file, (part) => {
    const log = new CommitLog(directory, 'read');
    try {
      log.copyTo(part);
    } finally {
      log.close();
    }
    addFiles(part, directory, options);
    if (options.withTokens) chmodSync(part, 0o600);
    seal(part);
    return infoOf(part);
  });
  return { ...info, file };
}

/**
 * Reads a backup to the end. `baseIri` is that of the service it is for.
 * @throws ServiceError `not-found`; `bad-request` for a file of another kind; `log-damaged`; or
 *   `configuration` when its IRIs have another base.
 */
export function checkBackup(file: string, baseIri?: string): BackupInfo {
  if (!existsSync(file)) throw notFound(`There is no file ${file}.`);
  if (!isDatabase(file))
    throw badRequest(
      `${file} is not a backup. A backup is a file that osce-graph backup has written.`,
    );
  try {
    requireSeal(file);
    return infoOf(file, baseIri);
  } catch (error) {
    if (error instanceof ServiceError && error.code !== 'log-damaged') throw error;
    throw new ServiceError(
      'log-damaged',
      `The backup ${file} is damaged. Use another copy of it, or an earlier backup. ` +
        `(${messageOf(error)})`,
      { cause: error },
    );
  }
}

function infoOf(file: string, baseIri?: string): BackupInfo {
  const log = new CommitLog(dirname(file), 'read', file);
  try {
    if (baseIri !== undefined) log.requireBase(baseIri);
    log.verify();
    const commits = log.list();
    const last: CommitInfo | undefined = commits.at(-1);
    if (!last) throw log.damaged('it contains no commits');
    return {
      file,
      size: statSync(file).size,
      versions: commits.length,
      version: last.id,
      committedAt: last.committedAt,
      digest: last.digest,
      ...extrasOf(filesIn(file)),
    };
  } finally {
    log.close();
  }
}

/**
 * Replaces a data directory's log by a backup. The backup is checked first, and the exchange is one
 * step: the directory has its old log before, and the backup's after. The other files of the backup
 * follow.
 * @throws ServiceError as `checkBackup`; `data-directory-in-use`; `bad-request` when there is a log
 *   and `replaces` is not set.
 */
export function restoreBackup(
  file: string,
  directory: string,
  { baseIri, replaces }: { readonly baseIri: string; readonly replaces: boolean },
): BackupInfo {
  const info = checkBackup(file, baseIri);
  const lock = lockDirectory(directory);
  const logFile = logFileOf(directory);
  try {
    if (existsSync(logFile) && !replaces)
      throw badRequest(
        `The data directory ${directory} already holds a graph. Use another one (DATA_DIR), ` +
          'or --replace to overwrite the graph.',
      );
    const files = placeFile(logFile, (part) => {
      copyFileSync(file, part);
      const stored = filesIn(part);
      unseal(part);
      dropFiles(part);
      checkBackup(part, baseIri);
      emptyWriteAheadLog(directory);
      forgetAcknowledged(directory);
      return stored;
    });
    rmSync(imageFileOf(directory), { force: true });
    putFiles(files, directory);
    return info;
  } finally {
    lock.release();
  }
}

/** The old log's write-ahead log must not be taken for the new one's. */
function emptyWriteAheadLog(directory: string): void {
  const file = logFileOf(directory);
  if (!existsSync(file)) return;
  try {
    // The last connection to close brings everything into the database.
    new CommitLog(directory, 'write').close();
  } catch {
    // It is damaged, and about to be replaced.
  }
  for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
}

function requireLog(directory: string): void {
  if (!existsSync(logFileOf(directory)))
    throw notFound(
      `There is no graph in the data directory ${directory}: ${logFileOf(directory)} is missing.`,
    );
}
