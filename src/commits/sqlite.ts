/**
 * The only file that knows a SQLite library: `node:sqlite`, built into Node from 22.13 on, or else
 * the optional package `better-sqlite3`.
 *
 * A process uses only one of them. SQLite's locks belong to the process, and a second copy of it
 * would drop the first one's locks on a file by closing that file.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';
import { ServiceError, messageOf } from '../errors.js';
import { fullDisk, storageFull } from '../files.js';
import { getOrMake } from '../rdf/index.js';

/** A statement's values in order, or one object with values by name. */
export type SqlParameter = string | number | null | Uint8Array | Readonly<Record<string, number>>;

export interface OpenOptions {
  /** `create` writes, and makes the file if missing; the others need an existing one. */
  readonly mode?: 'create' | 'write' | 'read';
  /** How long a statement waits for another connection's lock. */
  readonly busyTimeoutMs?: number;
  /** Only tests choose one. */
  readonly library?: Library;
}

/** The parts of both libraries in use here. */
interface Connection {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): unknown;
}

interface Statement {
  get(...parameters: SqlParameter[]): unknown;
  all(...parameters: SqlParameter[]): unknown[];
  run(...parameters: SqlParameter[]): unknown;
}

/** Opens a file with one of the libraries, creating it if missing. */
type Library = (file: string, access: { readonly isReadOnly: boolean }) => Connection;

/** The default of `better-sqlite3`; `node:sqlite` would not wait at all. */
const BUSY_TIMEOUT_MS = 5000;

/** Blobs in rows are `Uint8Array`. Texts have no NUL: Node 22 would read them up to there only. */
export class SqliteDatabase {
  readonly #connection: Connection;
  readonly #statements = new Map<string, Statement>();
  #isOpen = true;
  #isInTransaction = false;

  /** @throws ServiceError `configuration` without a library; SQLite's errors for the file. */
  constructor(
    file: string,
    { mode = 'write', busyTimeoutMs = BUSY_TIMEOUT_MS, library = usedLibrary() }: OpenOptions = {},
  ) {
    if (mode !== 'create' && !existsSync(file)) throw new Error('the file is missing');
    this.#connection = library(file, { isReadOnly: mode === 'read' });
    this.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  }

  /** Runs statements without parameters to their end, and drops their rows. */
  exec(sql: string): void {
    this.#connection.exec(sql);
  }

  /** The first row; undefined when there is none. */
  get(sql: string, ...parameters: SqlParameter[]): unknown {
    return this.#prepared(sql).get(...parameters);
  }

  all(sql: string, ...parameters: SqlParameter[]): unknown[] {
    return this.#prepared(sql).all(...parameters);
  }

  run(sql: string, ...parameters: SqlParameter[]): void {
    this.#prepared(sql).run(...parameters);
  }

  /** Each statement is read once: there are few, without values in their texts. */
  #prepared(sql: string): Statement {
    return getOrMake(this.#statements, sql, () => this.#connection.prepare(sql));
  }

  /** The first value of a pragma; `exec` runs those without one. */
  pragma(pragma: string): unknown {
    return Object.values(this.get(`PRAGMA ${pragma}`) as object)[0];
  }

  /** Runs work as one transaction, rolled back if it throws, or as a part of an open one. */
  transaction<T>(work: () => T): T {
    if (this.#isInTransaction) return work();
    this.exec('BEGIN');
    this.#isInTransaction = true;
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    } finally {
      this.#isInTransaction = false;
    }
  }

  close(): void {
    if (this.#isOpen) this.#connection.close();
    this.#isOpen = false;
  }

  #rollBack(): void {
    try {
      this.exec('ROLLBACK');
    } catch {
      // After some errors, as that of a full disk, SQLite has rolled back by itself.
    }
  }
}

export function hasTable(database: SqliteDatabase, name: string): boolean {
  const sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?";
  return database.get(sql, name) !== undefined;
}

/** https://sqlite.org/rescode.html: `node:sqlite` throws the number, `better-sqlite3` the name. */
const RESULT_CODES = {
  SQLITE_BUSY: 5,
  SQLITE_READONLY: 8,
  SQLITE_IOERR: 10,
  SQLITE_FULL: 13,
  SQLITE_CANTOPEN: 14,
  SQLITE_NOTADB: 26,
  SQLITE_IOERR_WRITE: 778,
  SQLITE_IOERR_FSYNC: 1034,
  SQLITE_IOERR_SHMSIZE: 4874,
  SQLITE_IOERR_SHMMAP: 5386,
} as const;

export function isSqliteError(thrown: unknown, name: keyof typeof RESULT_CODES): boolean {
  const { code, errcode } = Object(thrown) as { code?: unknown; errcode?: unknown };
  return typeof errcode === 'number'
    ? (RESULT_CODES[name] > 0xff ? errcode : errcode & 0xff) === RESULT_CODES[name]
    : typeof code === 'string' && code.startsWith(name);
}

/** Whether SQLite could not open a file, or not for writing, as it must even to read a log. */
export function isPermissionError(thrown: unknown): boolean {
  return isSqliteError(thrown, 'SQLITE_READONLY') || isSqliteError(thrown, 'SQLITE_CANTOPEN');
}

const OF_FULL_DISK = [
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
  // Even to read, SQLite makes the index of a write-ahead log.
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_SHMMAP',
] as const;

/** `storageFull` for the errors of SQLite too. */
export function diskFull(file: string, thrown: unknown): ServiceError | undefined {
  const isFull = OF_FULL_DISK.some((name) => isSqliteError(thrown, name));
  return isFull ? fullDisk(file, thrown) : storageFull(file, thrown);
}

/** Loads each library; undefined or an error where this Node lacks it. */
export const LIBRARIES = {
  'node:sqlite': loadBuiltIn,
  'better-sqlite3': loadPackage,
} as const;

let library: Library | undefined;

function usedLibrary(): Library {
  try {
    return (library ??= loadBuiltIn() ?? loadPackage());
  } catch (error) {
    throw new ServiceError(
      'configuration',
      `The commit log needs SQLite. Node has it built in from version 22.13 on; this is Node ` +
        `${process.versions.node}, and the optional package better-sqlite3 cannot be loaded ` +
        `(${messageOf(error).replace(/\n.*/s, '')}). ` +
        'Update Node, or run: npm install better-sqlite3@12',
      { cause: error },
    );
  }
}

/** The types of Node 20 lack it. */
interface NodeSqlite {
  readonly DatabaseSync: new (file: string, options: { readonly readOnly: boolean }) => Connection;
}

function loadBuiltIn(): Library | undefined {
  // Node 22 warns, while it loads the module, that it is experimental; no other warning is lost.
  const warner = process as { emitWarning: (...warning: unknown[]) => void };
  const { emitWarning } = warner;
  warner.emitWarning = (...warning): void => {
    if (warning[1] !== 'ExperimentalWarning') emitWarning.apply(process, warning);
  };
  try {
    const sqlite = process.getBuiltinModule('node:sqlite') as NodeSqlite | undefined;
    return (
      sqlite && ((file, { isReadOnly }) => new sqlite.DatabaseSync(file, { readOnly: isReadOnly }))
    );
  } finally {
    warner.emitWarning = emitWarning;
  }
}

function loadPackage(): Library {
  const Database = createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite3;
  // It loads its binary, which may be missing, with the first database.
  new Database(':memory:').close();
  return (file, { isReadOnly }) => new Database(file, { readonly: isReadOnly });
}
