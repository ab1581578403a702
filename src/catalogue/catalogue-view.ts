/** A version in a catalogue: its words, names, texts and things. */
import type { SqliteDatabase } from '../commits/index.js';
import { compareCodePoints, getOrMake } from '../rdf/index.js';
import { catalogueLost, type Catalogue, type VersionKey } from './catalogue.js';
import { PER_PLACE, textIdOf, thingOf } from './text-ids.js';
import { NO_KIND } from './kinds.js';
import { Field } from './searched-properties.js';
import { AFTER_LETTERS } from './similar-texts.js';
import { SortedTexts } from './sorted-texts.js';

/** Items that a view keeps, most of them numbers of texts. */
const MAX_KEPT = 1_000_000;
const MATCHING = 'SELECT rowid AS number FROM text_words WHERE text_words MATCH ?';

/** Of each thing that has ended the first version without it, as far as versions were looked at. */
interface Ended {
  readonly until: Map<number, number>;
  to: number;
}

const endedThings = new WeakMap<SqliteDatabase, Ended>();

/** 1. It is read in one thread, and its version stays as it was. */
export class CatalogueView {
  readonly #database: SqliteDatabase;
  readonly #until: ReadonlyMap<number, number>;
  readonly #kinds: ReadonlyMap<number, string>;
  readonly #iris = new Map<number, string>();
  readonly #last: number;
  readonly #sorted: number;
  /** Words, also those that were in use before. */
  readonly words: SortedTexts;
  /** Those of names. */
  readonly keys: SortedTexts;
  readonly #kept = new Map<string, readonly unknown[]>();
  #keptCount = 0;

  /** @throws `catalogueLost` where the catalogue has no such version. */
  constructor(
    { database }: Catalogue,
    private readonly version: VersionKey,
  ) {
    this.#database = database;
    const { number, identity } = version;
    const found = database.get(
      'SELECT last, sorted FROM versions, about WHERE number = ? AND identity = ?',
      number,
      identity,
    ) as { last: number; sorted: number } | undefined;
    if (!found) throw catalogueLost();
    this.#last = found.last;
    this.#until = endedUntil(database, number);
    const kinds = database.all('SELECT id, kind FROM kinds') as { id: number; kind: string }[];
    this.#kinds = new Map(kinds.map(({ id, kind }) => [id, kind]));
    this.#sorted = found.sorted;
    this.words = new SortedTexts(database, 'words', 'word');
    this.keys = new SortedTexts(database, 'names', 'key');
  }

  isThere(thing: number): boolean {
    const until = this.#until.get(thing);
    return thing <= this.#last && (until === undefined || until > this.version.number);
  }

  kindOf(thing: number): string {
    return this.#kinds.get(thing % PER_PLACE) ?? NO_KIND;
  }

  /** The kinds of things that some version has. */
  get kinds(): string[] {
    return [...this.#kinds.values()];
  }

  /** Whether some thing has just this word. */
  hasWord(word: string): boolean {
    return this.#isSome(MATCHING, quoted(word));
  }

  /** Words with a beginning, also those that were in use before. */
  wordsFrom(beginning: string): string[] {
    const sql = 'SELECT word FROM words WHERE word >= ? AND word < ?';
    const rows = this.#database.all(sql, beginning, beginning + AFTER_LETTERS) as {
      word: string;
    }[];
    return rows.map(({ word }) => word);
  }

  /** Whether it is of a version, and does not keep so much that a new one is to take its place. */
  isStillFor({ number, identity }: VersionKey): boolean {
    return (
      this.version.number === number &&
      this.version.identity === identity &&
      this.#keptCount + this.words.size + this.keys.size <= MAX_KEPT
    );
  }

  /** The numbers of texts with a word, ascending; some may be of things that are not there. */
  textsWith(word: string): readonly number[] {
    return this.kept(`texts ${word}`, () => this.#matching(quoted(word)));
  }

  /** What was found under a name before, or is now. */
  kept<Item>(name: string, find: () => readonly Item[]): readonly Item[] {
    // The name says what is kept.
    return getOrMake(this.#kept as Map<string, readonly Item[]>, name, () => {
      const found = find();
      this.#keptCount += found.length;
      return found;
    });
  }

  /** The same for words that begin so. */
  textsFrom(beginning: string): readonly number[] {
    return this.#matching(`${quoted(beginning)} *`);
  }

  /** The numbers of names with a key, of things that are there. */
  namesWith(key: string): number[] {
    const sql = 'SELECT id AS number FROM names WHERE key = ?';
    return numbersOf(this.#database, sql, key).filter((id) => this.isThere(thingOf(id)));
  }

  /** Numbers of names whose keys begin so, each followed by the length of its key. */
  namesFrom(beginning: string): number[] {
    const sql = "SELECT id || ',' || length(key) AS number FROM names WHERE key >= ? AND key < ?";
    return numbersOf(this.#database, sql, beginning, beginning + AFTER_LETTERS);
  }

  /** Whether a key begins so. */
  isKeyBeginning(beginning: string): boolean {
    const sql = 'SELECT id AS number FROM names WHERE key >= ? AND key < ?';
    return this.#isSome(sql, beginning, beginning + AFTER_LETTERS);
  }

  textOf(id: number): string {
    return this.#text('id = ?', id) ?? '';
  }

  /** The first text about a thing, from one of its names or texts on. */
  textAbout(id: number): string | undefined {
    const thing = thingOf(id);
    const from = Math.max(id, textIdOf(thing, Field.text));
    return this.#text('id >= ? AND id < ? ORDER BY id LIMIT 1', from, textIdOf(thing + 1));
  }

  /** The IRIs of things, in their order. */
  irisOf(things: readonly number[]): string[] {
    const sql = `SELECT json_group_array(iri) AS iris FROM (
      SELECT iri FROM json_each(?) AS given CROSS JOIN things ON things.id = given.value)`;
    const { iris } = this.#database.get(sql, JSON.stringify(things)) as { iris: string };
    return JSON.parse(iris) as string[];
  }

  /** Sorts things by their IRIs. */
  compareIris(left: number, right: number): number {
    if (left <= this.#sorted && right <= this.#sorted) return left - right;
    return compareCodePoints(this.#iriOf(left), this.#iriOf(right));
  }

  #iriOf(thing: number): string {
    return getOrMake(this.#iris, thing, () => this.irisOf([thing])[0] ?? '');
  }

  #text(where: string, ...given: number[]): string | undefined {
    const found = this.#database.get(`SELECT text FROM texts WHERE ${where}`, ...given);
    return (found as { text: string } | undefined)?.text;
  }

  #matching(words: string): readonly number[] {
    return numbersOf(this.#database, MATCHING, words);
  }

  /** Whether a query finds a text of a thing that is there: of many, mostly one of the first is. */
  #isSome(sql: string, ...given: string[]): boolean {
    return ['LIMIT 50', ''].some((limit) =>
      numbersOf(this.#database, `${sql} ${limit}`, ...given).some((id) =>
        this.isThere(thingOf(id)),
      ),
    );
  }
}

/** Words have no quotation marks. */
const quoted = (word: string): string => `"${word}"`;

/** The numbers that a query finds: as one text, since rows are objects, and take much longer. */
function numbersOf(database: SqliteDatabase, sql: string, ...given: (string | number)[]): number[] {
  const { numbers } = database.get(
    `SELECT group_concat(number) AS numbers FROM (${sql})`,
    ...given,
  ) as { numbers: string | null };
  return numbers === null ? [] : (JSON.parse(`[${numbers}]`) as number[]);
}

function endedUntil(database: SqliteDatabase, number: number): ReadonlyMap<number, number> {
  const ended = getOrMake(endedThings, database, () => ({ until: new Map(), to: 0 }));
  const sql = 'SELECT id, until FROM things WHERE until > ?';
  const rows = number > ended.to ? database.all(sql, ended.to) : [];
  for (const { id, until } of rows as { id: number; until: number }[]) ended.until.set(id, until);
  ended.to = Math.max(ended.to, number);
  return ended.until;
}
