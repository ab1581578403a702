/**
 * Copies of a whole log in one file: made while others write, checked, and restored. A table of
 * their own has other files of the data directory: the JSON-LD contexts that documents link to, and
 * access tokens by choice.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ServiceError, badRequest, messageOf, notFound } from '../errors.js';
import { placeFile } from '../files.js';
import { forgetAcknowledged } from './acknowledged.js';
import { isDatabase, requireSeal, seal, unseal } from './backup-seal.js';
import { CommitLog, type CommitInfo } from './commit-log.js';
import { lockDirectory } from './directory-lock.js';
import { imageFileOf } from './image-file.js';
import { FILES_TABLE, logFileOf } from './log-database.js';
import { SqliteDatabase, hasTable } from './sqlite.js';

export interface BackupInfo {
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  readonly versions: number;
  /** The latest. */
  readonly version: number;
  readonly committedAt: Date;
  /** The digest of the chain of commits up to it. */
  readonly digest: string;
  /** How many of both are included. */
  readonly contexts: number;
  readonly tokens: number;
}

/** A file of a data directory, by its relative path. */
interface StoredFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const TOKENS = 'tokens.json';
const CONTEXT = /^contexts\/[\w-]{22}\.jsonld$/;

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
  { withTokens }: { readonly withTokens: boolean } = { withTokens: false },
): BackupInfo {
  if (existsSync(file)) throw badRequest(`The backup file must not exist; ${file} already exists.`);
  const logFile = logFileOf(directory);
  if (!existsSync(logFile))
    throw notFound(`There is no graph in the data directory ${directory}: ${logFile} is missing.`);
  const info = placeFile(file, (part) => {
    const log = new CommitLog(directory, 'read');
    try {
      log.copyTo(part);
    } finally {
      log.close();
    }
    addFiles(part, directory, withTokens);
    if (withTokens) chmodSync(part, 0o600);
    seal(part);
    return infoOf(part);
  });
  return { ...info, file };
}

/** @throws ServiceError `not-found`, `bad-request`, `log-damaged`, `configuration` */
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
  const files = filesIn(file);
  const tokens = files.find(({ name }) => name === TOKENS);
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
      contexts: files.filter((each) => each !== tokens).length,
      tokens: tokens
        ? (JSON.parse(Buffer.from(tokens.bytes).toString()) as { tokens: unknown[] }).tokens.length
        : 0,
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
      within(part, 'write', (copy) => copy.exec(`DROP TABLE IF EXISTS ${FILES_TABLE}`));
      checkBackup(part, baseIri);
      emptyWriteAheadLog(directory);
      forgetAcknowledged(directory);
      return stored;
    });
    rmSync(imageFileOf(directory), { force: true });
    for (const { name, bytes } of files) {
      const target = join(directory, name);
      mkdirSync(dirname(target), { recursive: true });
      placeFile(target, (part) => {
        writeFileSync(part, bytes, name === TOKENS ? { mode: 0o600 } : {});
      });
    }
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

function addFiles(backup: string, directory: string, withTokens: boolean): void {
  const contexts = join(directory, 'contexts');
  const names = existsSync(contexts) ? readdirSync(contexts).map((name) => `contexts/${name}`) : [];
  within(backup, 'write', (database) => {
    database.exec(
      `CREATE TABLE ${FILES_TABLE} (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT`,
    );
    for (const name of withTokens ? [...names, TOKENS] : names)
      if (isKnown(name) && existsSync(join(directory, name))) {
        const bytes = readFileSync(join(directory, name));
        database.run(`INSERT INTO ${FILES_TABLE} VALUES (?, ?)`, name, bytes);
      }
  });
}

/** The files in a backup; older ones have none. */
function filesIn(backup: string): StoredFile[] {
  return within(backup, 'read', (database) =>
    hasTable(database, FILES_TABLE)
      ? (database.all(`SELECT name, bytes FROM ${FILES_TABLE}`) as StoredFile[])
      : [],
  ).filter(({ name }) => isKnown(name));
}

const isKnown = (name: string): boolean => name === TOKENS || CONTEXT.test(name);

function within<T>(file: string, mode: 'read' | 'write', use: (open: SqliteDatabase) => T): T {
  const database = new SqliteDatabase(file, { mode });
  try {
    return use(database);
  } finally {
    database.close();
  }
}
