/**
 * The end of a backup file: SHA-256 of all before it, so that damage shows wherever it is. SQLite
 * does not read it. Backups of earlier releases have none.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, statSync, truncateSync } from 'node:fs';
import { DATABASE_MAGIC, bytesAt, reading } from './cut-file.js';

const SEAL = /^\nosce-graph backup sha256 ([0-9a-f]{64})\n$/;
const SEAL_BYTES = 91;

/** Whether a file is a database, damaged or not. */
export function isDatabase(file: string): boolean {
  return (
    statSync(file).isFile() &&
    reading(file, (descriptor) => bytesAt(descriptor, 0, DATABASE_MAGIC.length)).equals(
      DATABASE_MAGIC,
    )
  );
}

export function seal(file: string): void {
  const sum = digestOf(file, statSync(file).size);
  appendFileSync(file, `\nosce-graph backup sha256 ${sum}\n`);
}

/** @throws Error when the file is not what was sealed, or is cut in its seal. */
export function requireSeal(file: string): void {
  const end = statSync(file).size - SEAL_BYTES;
  const sum = sumIn(file);
  if (sum !== undefined && digestOf(file, end) !== sum)
    throw new Error('its bytes are not those that were written');
  if (sum === undefined && (end + SEAL_BYTES) % LEAST_PAGE !== 0)
    throw new Error('its end is missing');
}

/** Every page of a database is as long, or some times as long. */
const LEAST_PAGE = 512;

/** Leaves the database alone. */
export function unseal(file: string): void {
  if (sumIn(file) !== undefined) truncateSync(file, statSync(file).size - SEAL_BYTES);
}

function sumIn(file: string): string | undefined {
  const start = statSync(file).size - SEAL_BYTES;
  if (start < 0) return undefined;
  const end = reading(file, (descriptor) => bytesAt(descriptor, start, SEAL_BYTES));
  return SEAL.exec(end.toString('latin1'))?.[1];
}

function digestOf(file: string, length: number): string {
  const [hash, step] = [createHash('sha256'), 1 << 20];
  reading(file, (descriptor) => {
    for (let at = 0; at < length; at += step)
      hash.update(bytesAt(descriptor, at, Math.min(step, length - at)));
  });
  return hash.digest('hex');
}
