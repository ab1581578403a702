/**
 * The last acknowledged commit, in a file beside the log, `acknowledged`: version, digest and
 * CRC-32 in one line.
 *
 * SQLite takes a damaged end of its write-ahead log for an unfinished write, and silently skips it,
 * whole commits included. Each commit is noted here once it is durable, so a log without it is
 * recognized. The file is not synced: after a power cut it may name an older commit, never one that
 * is not durable.
 */
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { LogDatabase } from './log-database.js';

export interface Acknowledged {
  readonly version: number;
  readonly digest: string;
}

export const acknowledgedFileOf = (directory: string): string => join(directory, 'acknowledged');

/** The note's content; undefined if missing or unreadable. */
export function readAcknowledged(directory: string): Acknowledged | undefined {
  const file = acknowledgedFileOf(directory);
  const [line = '', version = '', digest = '', sum] = existsSync(file)
    ? (/^((\d+) ([0-9a-f]{64})) (\d+)\n/.exec(readFileSync(file, 'latin1'))?.slice(1) ?? [])
    : [];
  return Number(sum) === crc32(line) && line !== ''
    ? { version: Number(version), digest }
    : undefined;
}

/** Removes the note, for example when another log replaces its own. */
export function forgetAcknowledged(directory: string): void {
  rmSync(acknowledgedFileOf(directory), { force: true });
}

/** Keeps the note of a log that is open for writing. */
export class AcknowledgedNote {
  readonly #file: string;
  #descriptor: number | undefined;

  constructor(directory: string) {
    this.#file = acknowledgedFileOf(directory);
  }

  /** Notes a durable commit. The commit does not fail if the disk refuses the note. */
  write({ version, digest }: Acknowledged): void {
    const line = `${version} ${digest}`;
    try {
      this.#descriptor ??= openSync(this.#file, existsSync(this.#file) ? 'r+' : 'w+');
      writeSync(this.#descriptor, `${line} ${crc32(line)}\n`, 0);
    } catch {
      // An older note is true as well.
    }
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}

/**
 * @throws ServiceError `log-damaged` when the log lacks the acknowledged commit. Only reads, since
 *   SQLite discards the damaged end of a write-ahead log when it opens it to write.
 */
export function requireAcknowledged(
  file: string,
  acknowledged: Acknowledged,
  directory: string,
): void {
  const database = new LogDatabase(file, 'beside');
  try {
    const { version, digest } = acknowledged;
    const sql = 'SELECT id, digest FROM commits WHERE id >= ? ORDER BY id LIMIT 1';
    const row = database.row<{ id: number; digest: string }>(sql, version);
    // A missing commit may have been dropped, the last one never.
    const isThere = row !== undefined && (row.id > version || row.digest === digest);
    if (!isThere) throw database.damaged(lacking(acknowledged, directory));
  } finally {
    database.connection.close();
  }
}

export function lacking({ version }: Acknowledged, directory: string): string {
  return (
    `it lacks commit ${version}, which was acknowledged according to ` +
    `${acknowledgedFileOf(directory)}; restore a backup, or delete that file to continue without it`
  );
}
