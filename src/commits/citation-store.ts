/**
 * Citations, kept for good in a table of the log's database, so that a copy of the log has them
 * too.
 */
import type { CommitLog } from './commit-log.js';
import { CITATIONS_TABLE, logFileOf } from './log-database.js';
import { SqliteDatabase, hasTable } from './sqlite.js';

/** A citation; the record is the caller's JSON text. */
export interface StoredCitation {
  readonly id: string;
  /** The cited version; beside the record so that compaction finds the versions to keep. */
  readonly version: number;
  readonly citedAt: Date;
  readonly record: string;
}

/** The citations of one log, read over a connection of its own and written by the log. */
export class CitationStore {
  readonly #database: SqliteDatabase;
  /** Citations not yet written, which count already. */
  #pendingCount = 0;

  constructor(private readonly log: CommitLog) {
    this.#database = new SqliteDatabase(logFileOf(log.directory), { mode: 'read' });
  }

  get(id: string): StoredCitation | undefined {
    return this.#where('id = ?', id)[0];
  }

  /** The oldest first. */
  list(): StoredCitation[] {
    return this.#where('true');
  }

  /** Stores a citation; it is durable when this resolves. An existing one stays as it is. */
  async add(citation: StoredCitation): Promise<void> {
    this.#pendingCount += 1;
    try {
      await this.log.addCitation(citation);
    } finally {
      this.#pendingCount -= 1;
    }
  }

  /** How many were made after a moment. Cost: all citations. */
  countSince(moment: Date): number {
    return this.#where('cited_at > ?', moment.toISOString()).length + this.#pendingCount;
  }

  #where(condition: string, ...parameters: string[]): StoredCitation[] {
    if (!hasTable(this.#database, CITATIONS_TABLE)) return [];
    const sql =
      `SELECT id, version, cited_at AS citedAt, record FROM ${CITATIONS_TABLE} ` +
      `WHERE ${condition} ORDER BY cited_at, id`;
    const rows = this.#database.all(sql, ...parameters) as (Omit<StoredCitation, 'citedAt'> & {
      citedAt: string;
    })[];
    return rows.map((row) => ({ ...row, citedAt: new Date(row.citedAt) }));
  }

  close(): void {
    this.#database.close();
  }
}
