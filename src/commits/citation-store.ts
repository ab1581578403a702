/**
 * Citations, kept for good in a table of the log's database, so that a copy of the log has them
 * too.
 */
import { join } from 'node:path';
import { SqliteDatabase } from './sqlite.js';

/** The table's name; it is no part of the commit log and may be missing. */
export const CITATIONS_TABLE = 'citations';

/** One citation: what it says is the caller's, as JSON text. */
export interface StoredCitation {
  readonly id: string;
  /**
   * The version that was cited; it stands beside the record so that whoever drops versions finds
   * those to keep.
   */
  readonly version: number;
  readonly citedAt: Date;
  readonly record: string;
}

interface Row {
  id: string;
  version: number;
  cited_at: string;
  record: string;
}

/**
 * The citations of one data directory, over a connection of its own. The log's tables must be
 * there.
 */
export class CitationStore {
  readonly #database: SqliteDatabase;

  constructor(directory: string, mode: 'write' | 'read') {
    this.#database = new SqliteDatabase(join(directory, 'log.sqlite'), { mode });
    if (mode === 'read') return;
    this.#database.exec('PRAGMA synchronous = FULL');
    this.#database.exec(
      `CREATE TABLE IF NOT EXISTS ${CITATIONS_TABLE} (id TEXT PRIMARY KEY,
        version INTEGER NOT NULL, cited_at TEXT NOT NULL, record TEXT NOT NULL) STRICT`,
    );
  }

  get(id: string): StoredCitation | undefined {
    if (!this.#hasTable()) return undefined;
    const row = this.#database.get(
      `SELECT id, version, cited_at, record FROM ${CITATIONS_TABLE} WHERE id = ?`,
      id,
    ) as Row | undefined;
    return (
      row && {
        id: row.id,
        version: row.version,
        citedAt: new Date(row.cited_at),
        record: row.record,
      }
    );
  }

  /**
   * Keeps a citation; it is durable when this returns. One that is there already stays as it is.
   */
  add({ id, version, citedAt, record }: StoredCitation): void {
    this.#database.run(
      `INSERT OR IGNORE INTO ${CITATIONS_TABLE} VALUES (?, ?, ?, ?)`,
      id,
      version,
      citedAt.toISOString(),
      record,
    );
  }

  /** How many were made after a moment. Cost: all citations. */
  countSince(moment: Date): number {
    return (
      this.#database.get(
        `SELECT count(*) AS count FROM ${CITATIONS_TABLE} WHERE cited_at > ?`,
        moment.toISOString(),
      ) as { count: number }
    ).count;
  }

  close(): void {
    this.#database.close();
  }

  /** A log of earlier times that is open for reading has none. */
  #hasTable(): boolean {
    return (
      this.#database.get(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?",
        CITATIONS_TABLE,
      ) !== undefined
    );
  }
}
