/** Makes segments: texts are cut into words once, and words and keys are sorted. */
import { sharedBytes, sharedIds, type IdGraph, type TermId } from '../../graph/index.js';
import type { Names } from '../../rdf/index.js';
import { KindReader } from './kinds.js';
import { foldedWord, nameKeysOf, wordsIn } from './name-text.js';
import { searchedRows, type TextRow } from './searched-rows.js';
import { Field } from './searched-properties.js';
import type { Segment } from './segment.js';
import { toSortedTexts } from './sorted-texts.js';

/** Longer names are found by their words. */
const MAX_KEY_LENGTH = 256;

/** Of all things, or some. Cost: some microseconds a text. */
export function buildSegment(graph: IdGraph, names: Names, only?: ReadonlySet<TermId>): Segment {
  const rows = searchedRows(graph, only);
  const things = thingsOf(rows, only);
  const words = new WordTable();
  const keys: { key: string; row: number }[] = [];
  const columns = {
    rowThings: sharedIds(rows.length),
    rowTexts: sharedIds(rows.length),
    rowFields: sharedBytes(rows.length),
    rowWordCounts: sharedBytes(rows.length),
  };
  let place = 0;
  rows.forEach(({ thing, text, field }, row) => {
    while (things[place] !== thing) place += 1;
    columns.rowThings[row] = place;
    columns.rowTexts[row] = text;
    columns.rowFields[row] = field;
    const lexical = graph.dictionary.textOf(text);
    columns.rowWordCounts[row] = Math.min(255, words.add(lexical, row));
    if (field !== Field.text)
      for (const key of nameKeysOf(lexical))
        if (key.length <= MAX_KEY_LENGTH) keys.push({ key, row });
  });
  keys.sort((left, right) =>
    left.key < right.key ? -1 : left.key > right.key ? 1 : left.row - right.row,
  );
  return {
    things,
    ...columns,
    ...kindsOf(things, columns.rowThings, new KindReader(graph, names)),
    ...words.toColumns(),
    keys: toSortedTexts(keys.map(({ key }) => key)),
    keyRows: toShared(keys.map(({ row }) => row)),
  };
}

function thingsOf(rows: readonly TextRow[], only: ReadonlySet<TermId> | undefined): Uint32Array {
  if (only) return toShared([...only].sort((left, right) => left - right));
  return toShared(
    rows.map(({ thing }) => thing).filter((thing, row, all) => row === 0 || all[row - 1] !== thing),
  );
}

/** Kinds of the things that have rows; others are not needed, and may be missing in the graph. */
function kindsOf(
  things: Uint32Array,
  rowThings: Uint32Array,
  reader: KindReader,
): Pick<Segment, 'kinds' | 'kindNames'> {
  const kinds = new Uint16Array(
    new SharedArrayBuffer(things.length * Uint16Array.BYTES_PER_ELEMENT),
  );
  const numbers = new Map<string, number>();
  rowThings.forEach((place, row) => {
    if (rowThings[row - 1] === place) return;
    const kind = reader.kindOf(things[place]!);
    if (!numbers.has(kind)) numbers.set(kind, numbers.size);
    kinds[place] = numbers.get(kind)!;
  });
  return { kinds, kindNames: [...numbers.keys()] };
}

function toShared(values: readonly number[]): Uint32Array {
  const shared = sharedIds(values.length);
  shared.set(values);
  return shared;
}

class WordTable {
  readonly #numbers = new Map<string, number>();
  /** The words of a word as written: mostly one, more for those with a hyphen. */
  readonly #written = new Map<string, readonly number[]>();
  readonly #lastRows: number[] = [];
  readonly #counts: number[] = [];
  #words = new Uint32Array(1 << 12);
  #rows = new Uint32Array(1 << 12);
  #length = 0;

  /** Adds the words of a row; rows come in ascending order. Returns how many words the text has. */
  add(text: string, row: number): number {
    let count = 0;
    for (const raw of wordsIn(text)) {
      count += 1;
      for (const word of this.#numbersOf(raw)) {
        if (this.#lastRows[word] === row) continue;
        this.#lastRows[word] = row;
        this.#counts[word]! += 1;
        this.#push(word, row);
      }
    }
    return count;
  }

  toColumns(): Pick<Segment, 'words' | 'postingStarts' | 'postings'> {
    const sorted = [...this.#numbers.keys()].sort();
    const postingStarts = sharedIds(sorted.length + 1);
    const next = new Uint32Array(sorted.length);
    sorted.forEach((word, place) => {
      const number = this.#numbers.get(word)!;
      next[number] = postingStarts[place]!;
      postingStarts[place + 1] = postingStarts[place]! + this.#counts[number]!;
    });
    const postings = sharedIds(this.#length);
    for (let index = 0; index < this.#length; index += 1)
      postings[next[this.#words[index]!]!++] = this.#rows[index]!;
    return { words: toSortedTexts(sorted), postingStarts, postings };
  }

  #numbersOf(raw: string): readonly number[] {
    let numbers = this.#written.get(raw);
    if (!numbers) {
      const { text, parts } = foldedWord(raw);
      numbers = [...new Set([text, ...parts])].filter(Boolean).map((word) => this.#numberOf(word));
      this.#written.set(raw, numbers);
    }
    return numbers;
  }

  #numberOf(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(word, number);
      this.#lastRows.push(-1);
      this.#counts.push(0);
    }
    return number;
  }

  #push(word: number, row: number): void {
    if (this.#length === this.#words.length) {
      this.#words = grown(this.#words);
      this.#rows = grown(this.#rows);
    }
    this.#words[this.#length] = word;
    this.#rows[this.#length] = row;
    this.#length += 1;
  }
}

function grown(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(column.length * 2);
  larger.set(column);
  return larger;
}
