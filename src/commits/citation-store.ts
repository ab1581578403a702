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

interface Row {
  id: string;
  version: number;
  cited_at: string;
  record: string;
}

const SELECT = `SELECT id, version, cited_at, record FROM ${CITATIONS_TABLE}`;

function toStored({ id, version, cited_at, record }: Row): StoredCitation {
  return { id, version, citedAt: new Date(cited_at), record };
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
    if (!hasTable(this.#database, CITATIONS_TABLE)) return undefined;
    const row = this.#database.get(`${SELECT} WHERE id = ?`, id) as Row | undefined;
    return row && toStored(row);
  }

  /** The oldest first. */
  list(): StoredCitation[] {
    if (!hasTable(this.#database, CITATIONS_TABLE)) return [];
    return (this.#database.all(`${SELECT} ORDER BY cited_at, id`) as Row[]).map(toStored);
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
    if (!hasTable(this.#database, CITATIONS_TABLE)) return this.#pendingCount;
    const { count } = this.#database.get(
      `SELECT count(*) AS count FROM ${CITATIONS_TABLE} WHERE cited_at > ?`,
      moment.toISOString(),
    ) as { count: number };
    return count + this.#pendingCount;
  }

  close(): void {
    this.#database.close();
  }
}
