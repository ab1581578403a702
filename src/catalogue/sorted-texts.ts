/** Sorted texts in a column of a table, of which those that were looked at are kept. */
import type { SqliteDatabase } from '../commits/index.js';
import { compareCodePoints } from '../rdf/index.js';

/** Texts of one read. */
const AT_ONCE = 64;

/** All from one text on, up to the last of these. */
interface Run {
  readonly from: string;
  readonly texts: readonly string[];
}

export class SortedTexts {
  /** By `from`; they may overlap. */
  readonly #runs: Run[] = [];
  readonly #sql: string;

  constructor(
    private readonly database: SqliteDatabase,
    table: 'words' | 'names',
    column: string,
  ) {
    this.#sql = `SELECT json_group_array(text) AS texts FROM (SELECT DISTINCT ${column} AS text
      FROM ${table} WHERE ${column} >= ? ORDER BY ${column} LIMIT ${AT_ONCE})`;
  }

  /** How many are kept, by their bytes. */
  get size(): number {
    return this.#runs.length * AT_ONCE * 8;
  }

  /** The first text from one on. */
  seek(text: string): string | undefined {
    const isFrom = (found: string): boolean => compareCodePoints(found, text) >= 0;
    const next = firstWhere(this.#runs, ({ from }) => compareCodePoints(from, text) > 0);
    let run = this.#runs[next - 1];
    const last = run?.texts.at(-1);
    if (!run || (run.texts.length === AT_ONCE && last !== undefined && !isFrom(last))) {
      const { texts } = this.database.get(this.#sql, text) as { texts: string };
      run = { from: text, texts: JSON.parse(texts) as string[] };
      this.#runs.splice(next, 0, run);
    }
    return run.texts[firstWhere(run.texts, isFrom)];
  }
}

/** The place of the first for which something is true, as it is for all after it. */
function firstWhere<Item>(items: readonly Item[], isTrue: (item: Item) => boolean): number {
  let [start, end] = [0, items.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    const item = items[middle];
    if (item === undefined || isTrue(item)) end = middle;
    else start = middle + 1;
  }
  return start;
}
