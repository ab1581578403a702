/**
 * The names and texts of things in a SQLite file: `catalogue.sqlite`, which lasts, or a passing one.
 * It is derived from the graph, and made anew when it is missing, damaged or of another release.
 *
 *     about     release, with the digest of the schema  base  sorted
 *     versions  number  identity  last
 *     kinds     id  kind
 *     things    id  iri  until
 *     texts     id  text
 *     names     key  id
 *     words     word
 *     text_words   the words of each text (FTS5)
 *
 * 1. Nothing in it changes but `until`: a thing that becomes another one gets a new number. So a
 *    version has the things up to its `last` that end (`until`) with a later version, or never.
 * 2. Things up to `sorted` are in the order of their IRIs.
 * 3. A thing's number tells its kind; a text's its thing, field, place among the thing's texts, and
 *    count of words (`text-ids.ts`). Keys (`nameKeysOf`) lead to names.
 * 4. Things of further kinds than their numbers can tell have none.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { SqliteDatabase } from '../commits/index.js';
import { ServiceError } from '../errors.js';
import { getOrMake, readPackage } from '../rdf/index.js';
import type { DescribedThing } from './described-things.js';
import { foldedWord, nameKeysOf, wordsIn } from './name-text.js';
import { Field } from './searched-properties.js';
import { MAX_TEXTS, PER_PLACE, textIdOf } from './text-ids.js';

/** A version of a log. Numbers may begin anew; the identity is unique. */
export interface VersionKey {
  readonly number: number;
  readonly identity: string;
}

const SCHEMA = `
  CREATE TABLE about (release TEXT NOT NULL, base TEXT NOT NULL, sorted INTEGER NOT NULL) STRICT;
  CREATE TABLE versions (number INTEGER PRIMARY KEY, identity TEXT NOT NULL, last INTEGER NOT NULL) STRICT;
  CREATE TABLE kinds (id INTEGER PRIMARY KEY CHECK (id < ${PER_PLACE}), kind TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE things (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, until INTEGER) STRICT;
  CREATE INDEX things_by_iri ON things (iri);
  CREATE INDEX things_by_until ON things (until) WHERE until IS NOT NULL;
  CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
  CREATE TABLE names (key TEXT, id INTEGER, PRIMARY KEY (key, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE words (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE text_words USING fts5 (words, content = '', detail = none, tokenize = 'ascii');`;

const RELEASE = `${readPackage().version} ${createHash('sha256').update(SCHEMA).digest('hex')}`;
/** Longer names are found by their words. */
const MAX_KEY_LENGTH = 256;
/** Of a file that is opened anew, fewer ended things than this do not matter. */
const FEW_ENDED = 1_000;

export class Catalogue {
  readonly #kinds = new Map<string, number>();
  /** Words that are known to be there. */
  readonly #words = new Set<string>();
  readonly #written = new Map<string, readonly string[]>();

  private constructor(
    readonly database: SqliteDatabase,
    private readonly base: string,
  ) {}

  /** A file to read; undefined for one that cannot be used. */
  static read(file: string, base: string): Catalogue | undefined {
    let database: SqliteDatabase | undefined;
    try {
      database = new SqliteDatabase(file, { mode: 'read' });
      if (isOf(base, database)) return new Catalogue(database, base);
    } catch {
      // A file that is missing or damaged is as good as one of another release.
    }
    database?.close();
    return undefined;
  }

  /** A file to write, which no other process does; emptied if it cannot be used, or is worn. */
  static open(file: string, base: string): Catalogue {
    const known = Catalogue.read(file, base);
    const isUsable = known?.isWorn === false;
    known?.close();
    if (!isUsable) removeCatalogue(file);
    const catalogue = new Catalogue(new SqliteDatabase(file, { mode: 'create' }), base);
    catalogue.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    if (!isUsable) catalogue.#begin();
    return catalogue;
  }

  /** The latest version that it has. */
  get latest(): VersionKey | undefined {
    const sql = 'SELECT number, identity FROM versions ORDER BY number DESC LIMIT 1';
    return this.database.get(sql) as VersionKey | undefined;
  }

  has({ number, identity }: VersionKey): boolean {
    const sql = 'SELECT 1 FROM versions WHERE number = ? AND identity = ?';
    return this.database.get(sql, number, identity) !== undefined;
  }

  /** Whether more has ended than is in use. */
  get isWorn(): boolean {
    const sql = 'SELECT count(*) AS ended FROM things WHERE until IS NOT NULL';
    const { ended } = this.database.get(sql) as { ended: number };
    return ended > FEW_ENDED && ended > this.#lastThing / PER_PLACE - ended;
  }

  /** Adds a later version: with things that may be others, or with all, by IRI. */
  add(version: VersionKey, things: Iterable<DescribedThing>, are: 'changed' | 'all'): void {
    const last = this.#lastThing;
    this.#writing(() => {
      const kept: number[] = [];
      for (const thing of things) {
        const known = last === 0 ? undefined : this.#inUse(thing.iri);
        if (known !== undefined && this.#isSame(known, thing)) kept.push(known);
        else {
          if (known !== undefined) this.#end(version, 'id = ?', known);
          this.#add(thing);
        }
      }
      if (are === 'all')
        this.#end(
          version,
          'until IS NULL AND id <= ? AND id NOT IN (SELECT value FROM json_each(?))',
          ...[last, JSON.stringify(kept)],
        );
      const { number, identity } = version;
      const now = this.#lastThing;
      this.database.run('INSERT INTO versions VALUES (?, ?, ?)', number, identity, now);
      if (last === 0 && are === 'all') this.database.run('UPDATE about SET sorted = ?', now);
    });
    if (are === 'all') this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.database.close();
  }

  /** One transaction; what it learns is not kept, as it may fail. */
  #writing(work: () => void): void {
    this.#kinds.clear();
    this.#words.clear();
    this.#written.clear();
    this.database.transaction(work);
  }

  #begin(): void {
    this.database.transaction(() => {
      this.database.exec(SCHEMA);
      this.database.run('INSERT INTO about VALUES (?, ?, 0)', RELEASE, this.base);
    });
  }

  get #lastThing(): number {
    const sql = 'SELECT coalesce(max(id), 0) AS last FROM things';
    return (this.database.get(sql) as { last: number }).last;
  }

  #inUse(iri: string): number | undefined {
    const found = this.database.get('SELECT id FROM things WHERE iri = ? AND until IS NULL', iri);
    return (found as { id: number } | undefined)?.id;
  }

  #end({ number }: VersionKey, where: string, ...given: (number | string)[]): void {
    this.database.run(`UPDATE things SET until = ? WHERE ${where}`, number, ...given);
  }

  #isSame(thing: number, { kind, texts }: DescribedThing): boolean {
    const rows = this.database.all(
      'SELECT id, text FROM texts WHERE id >= ? AND id < ? ORDER BY id',
      textIdOf(thing),
      textIdOf(thing + 1),
    ) as { id: number; text: string }[];
    const given = rowsOf(thing, texts);
    return (
      thing % PER_PLACE === this.#kindOf(kind) &&
      rows.length === given.length &&
      rows.every(({ id, text }, place) => given[place]?.id === id && given[place].text === text)
    );
  }

  #add({ iri, kind, texts }: DescribedThing): void {
    if (texts.length === 0) return;
    const place = Math.floor(this.#lastThing / PER_PLACE) + 1;
    const thing = place * PER_PLACE + this.#kindOf(kind);
    this.database.run('INSERT INTO things VALUES (?, ?, NULL)', thing, iri);
    for (const { id, field, text } of rowsOf(thing, texts)) {
      this.database.run('INSERT INTO texts VALUES (?, ?)', id, text);
      this.#addWords(id, text);
      if (field !== Field.text)
        for (const key of nameKeysOf(text))
          if (key.length <= MAX_KEY_LENGTH)
            this.database.run('INSERT INTO names VALUES (?, ?)', key, id);
    }
  }

  #addWords(id: number, text: string): void {
    const words = new Set(wordsIn(text).flatMap((raw) => this.#wordsOf(raw)));
    for (const word of words) {
      if (this.#words.has(word)) continue;
      this.database.run('INSERT OR IGNORE INTO words VALUES (?)', word);
      this.#words.add(word);
    }
    const all = [...words].join(' ');
    this.database.run('INSERT INTO text_words (rowid, words) VALUES (?, ?)', id, all);
  }

  /** The words of a word as written: mostly one, more for those with a hyphen. */
  #wordsOf(raw: string): readonly string[] {
    return getOrMake(this.#written, raw, () => {
      const { text, parts } = foldedWord(raw);
      return [text, ...parts].filter(Boolean);
    });
  }

  #kindOf(kind: string): number {
    return getOrMake(this.#kinds, kind, () => {
      this.database.run('INSERT OR IGNORE INTO kinds (kind) VALUES (?)', kind);
      const found = this.database.get('SELECT id FROM kinds WHERE kind = ?', kind);
      return (found as { id: number } | undefined)?.id ?? 0;
    });
  }
}

/** The failure of what reads a catalogue that is damaged, or was made anew in the meantime. */
export function catalogueLost(cause?: unknown): ServiceError {
  const message = 'The names and texts of this version are being read again. Try again later.';
  return new ServiceError('overloaded', message, { cause });
}

/** Removes a file with what SQLite keeps beside it. */
export function removeCatalogue(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { recursive: true, force: true });
}

/** The texts of a thing with their numbers. Those in the database have no NUL. */
const rowsOf = (
  thing: number,
  texts: DescribedThing['texts'],
): (DescribedThing['texts'][number] & { readonly id: number })[] =>
  texts.slice(0, MAX_TEXTS).map(({ field, text }, place) => ({
    ...{ field, text: text.replaceAll('\0', ' ') },
    id: textIdOf(thing, field, { place, wordCount: wordsIn(text).length }),
  }));

function isOf(base: string, database: SqliteDatabase): boolean {
  const sql = 'SELECT 1 FROM about WHERE release = ? AND base = ?';
  return database.get(sql, RELEASE, base) !== undefined;
}
