/**
 * The end of a backup file: SHA-256 of all before it, so that damage shows wherever it is. SQLite
 * does not read it. Backups of earlier releases have none.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

const SEAL = /^\nosce-graph backup sha256 ([0-9a-f]{64})\n$/;
const SEAL_BYTES = 91;
const MAGIC = 'SQLite format 3\0';

/** Whether a file is a database, damaged or not. */
export function isDatabase(file: string): boolean {
  return statSync(file).isFile() && textAt(file, 0, MAGIC.length) === MAGIC;
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
  return start < 0 ? undefined : SEAL.exec(textAt(file, start, SEAL_BYTES))?.[1];
}

function textAt(file: string, position: number, length: number): string {
  const descriptor = openSync(file, 'r');
  const bytes = Buffer.alloc(length);
  const count = readSync(descriptor, bytes, 0, length, position);
  closeSync(descriptor);
  return bytes.toString('latin1', 0, count);
}

function digestOf(file: string, length: number): string {
  const [hash, bytes] = [createHash('sha256'), Buffer.alloc(1 << 20)];
  const descriptor = openSync(file, 'r');
  for (let at = 0; at < length;) {
    const count = readSync(descriptor, bytes, 0, Math.min(bytes.length, length - at), at);
    hash.update(bytes.subarray(0, count));
    at += count;
  }
  closeSync(descriptor);
  return hash.digest('hex');
}
