/**
 * A backup's other files, in a table of their own: the JSON-LD contexts that documents link to, and
 * access tokens by choice.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { placeFile } from '../files.js';
import { FILES_TABLE } from './log-database.js';
import { SqliteDatabase, hasTable } from './sqlite.js';

export interface BackupExtras {
  readonly contexts: number;
  readonly tokens: number;
}

/** A file of a data directory, by its relative path. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const TOKENS = 'tokens.json';
const CONTEXT = /^contexts\/[\w-]{22}\.jsonld$/;

/** Adds files of a data directory to a copy of its log. */
export function addFiles(
  backup: string,
  directory: string,
  { withTokens }: { readonly withTokens: boolean },
): void {
  const contexts = join(directory, 'contexts');
  const names = [
    ...(existsSync(contexts) ? readdirSync(contexts).map((name) => `contexts/${name}`) : []),
    ...(withTokens ? [TOKENS] : []),
  ].filter((name) => isKnown(name) && existsSync(join(directory, name)));
  const database = new SqliteDatabase(backup);
  try {
    database.exec(
      `CREATE TABLE ${FILES_TABLE} (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT`,
    );
    for (const name of names)
      database.run(
        `INSERT INTO ${FILES_TABLE} VALUES (?, ?)`,
        name,
        readFileSync(join(directory, name)),
      );
  } finally {
    database.close();
  }
}

/** The files in a backup; older ones have none. */
export function filesIn(backup: string): StoredFile[] {
  const database = new SqliteDatabase(backup, { mode: 'read' });
  try {
    const rows = hasTable(database, FILES_TABLE)
      ? (database.all(`SELECT name, bytes FROM ${FILES_TABLE}`) as StoredFile[])
      : [];
    return rows.filter(({ name }) => isKnown(name));
  } finally {
    database.close();
  }
}

export function extrasOf(files: readonly StoredFile[]): BackupExtras {
  const tokens = files.find(({ name }) => name === TOKENS);
  return {
    contexts: files.filter(({ name }) => name !== TOKENS).length,
    tokens: tokens
      ? (JSON.parse(Buffer.from(tokens.bytes).toString('utf8')) as { tokens: unknown[] }).tokens
          .length
      : 0,
  };
}

/** Removes them from a backup that is to become a log. */
export function dropFiles(backup: string): void {
  const database = new SqliteDatabase(backup);
  database.exec(`DROP TABLE IF EXISTS ${FILES_TABLE}`);
  database.close();
}

/** Writes files into a data directory, replacing existing ones in one step each. */
export function putFiles(files: readonly StoredFile[], directory: string): void {
  for (const { name, bytes } of files) {
    const file = join(directory, name);
    mkdirSync(dirname(file), { recursive: true });
    placeFile(file, (part) => {
      writeFileSync(part, bytes, name === TOKENS ? { mode: 0o600 } : {});
    });
  }
}

const isKnown = (name: string): boolean => name === TOKENS || CONTEXT.test(name);
