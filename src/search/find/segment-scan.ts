/** Scores a segment's matches, row by row. */
import { getOrMake } from '../../rdf/index.js';
import { Field } from '../names/searched-properties.js';
import type { Segment } from '../names/segment.js';
import { visitBeginnings, visitSimilarNames } from '../names/whole-names.js';
import type { QueryWord } from './query-words.js';
import { candidatesFor, type Candidate, type Leniency } from './word-candidates.js';

/** The weight of a whole name, by `Field` and kind of match; words add up to less. */
const SAME_NAME = [0.96, 0.9, 0.88] as const;
const NAME_BEGINNING = [0.74, 0.7] as const;
/** Added for a name in proportion to the part matched. */
const BEGINNING_SHARE = 0.1;
const SIMILAR_NAME = [0.73, 0.71] as const;
const A_SLIP_MORE = 0.05;
const MAX_EDITS = 2;
/** The most that words add up to. */
const WORDS = 0.6;
const WORD_IN_FIELD = [1, 0.95, 0.95, 0.5] as const;
/** The part of a name's score that depends on how much of the name the words are. */
const COVERAGE = 0.25;
/** The weight of a word in another text of the thing than the best one. */
const ELSEWHERE = 0.25;

/** Whether the words of a thing's texts, and whether its name matches, are enough. */
export type ThingFilter = (words: number, isNamed: boolean) => boolean;

/** Called with a thing's place, its words, its best row and score. */
export type ThingVisitor = (place: number, words: number, row: number, score: number) => void;

/** By row, all zero between searches: words found, their sum, and the weight of the name. */
interface Marks {
  readonly words: Uint32Array;
  readonly sums: Float32Array;
  readonly wholes: Float32Array;
}

const marksOfSegment = new WeakMap<Segment, Marks>();

function marksOf(segment: Segment): Marks {
  const { length } = segment.rowThings;
  return getOrMake(marksOfSegment, segment, () => ({
    words: new Uint32Array(length),
    sums: new Float32Array(length),
    wholes: new Float32Array(length),
  }));
}

/** Searches a segment; `finish` has to be called in the end. */
export class SegmentScan {
  readonly #marks: Marks;
  #words: readonly QueryWord[] = [];
  #fullWeight = 0;
  #found = new Set<number>();

  /** `isSuperseded` is 1 for things that a later segment replaces. */
  constructor(
    private readonly segment: Segment,
    private readonly isSuperseded: Uint8Array,
  ) {
    this.#marks = marksOf(segment);
  }

  /** The words of the segment that match one of the search. */
  get found(): ReadonlySet<number> {
    return this.#found;
  }

  /** Marks the names that are the text or begin with it. Whether one is the text. */
  markNames(text: string): boolean {
    const { rowFields } = this.segment;
    let isThere = false;
    visitBeginnings(this.segment, text, (row, _, share) => {
      const field = rowFields[row]!;
      if (share === 1 && this.isSuperseded[this.segment.rowThings[row]!] === 0) isThere = true;
      this.#markWhole(
        row,
        share === 1 ? SAME_NAME[field]! : NAME_BEGINNING[field]! + share * BEGINNING_SHARE,
      );
    });
    return isThere;
  }

  markSimilarNames(text: string): void {
    visitSimilarNames(this.segment, text, MAX_EDITS, (row, edits) => {
      if (edits > 0)
        this.#markWhole(
          row,
          SIMILAR_NAME[this.segment.rowFields[row]!]! - (edits - 1) * A_SLIP_MORE,
        );
    });
  }

  /** Marks rows of words, replacing others; returns a bit for each word. Cost: their rows. */
  markWords(words: readonly QueryWord[], leniency: Leniency): number {
    this.#clearWords();
    this.#words = words;
    this.#fullWeight = words.reduce((sum, { weight }) => sum + weight, 0);
    let present = 0;
    words.forEach(({ text, weight }, index) => {
      const candidates = candidatesFor(this.segment, text, leniency);
      if (candidates.length > 0) present |= 1 << index;
      for (const candidate of candidates) this.#markWord(candidate, 1 << index, weight);
    });
    return present;
  }

  /** Visits wanted things, by words and by name. Cost: a look at each row. */
  visitThings(isWanted: ThingFilter, visit: ThingVisitor): void {
    const { words, wholes } = this.#marks;
    const { rowThings } = this.segment;
    const rowCount = rowThings.length;
    for (let row = 0, first = 0; row < rowCount; first = row) {
      const place = rowThings[first]!;
      let mask = 0;
      let isNamed = false;
      for (; row < rowCount && rowThings[row] === place; row += 1) {
        mask |= words[row]!;
        if (wholes[row]! > 0) isNamed = true;
      }
      if ((mask === 0 && !isNamed) || !isWanted(mask, isNamed) || this.isSuperseded[place] === 1)
        continue;
      const best = this.#bestRow(first, row);
      visit(place, mask, best, this.#rowScore(best) + this.#elsewhereScore(mask & ~words[best]!));
    }
  }

  finish(): void {
    this.#clearWords();
    this.#marks.wholes.fill(0);
  }

  /** The row with the highest score of some. */
  #bestRow(first: number, end: number): number {
    let best = first;
    for (let row = first + 1; row < end; row += 1)
      if (this.#rowScore(row) > this.#rowScore(best)) best = row;
    return best;
  }

  #rowScore(row: number): number {
    const whole = this.#marks.wholes[row]!;
    const words = this.#wordScore(row);
    return whole > words ? whole : words;
  }

  #wordScore(row: number): number {
    const { rowFields, rowWordCounts } = this.segment;
    const { words, sums } = this.#marks;
    if (words[row] === 0) return 0;
    const field = rowFields[row]!;
    const coverage =
      field === Field.text ? 0 : Math.min(1, bitCountOf(words[row]!) / rowWordCounts[row]!);
    return (
      WORDS *
      WORD_IN_FIELD[field]! *
      (sums[row]! / this.#fullWeight) *
      (1 - COVERAGE + COVERAGE * coverage)
    );
  }

  #elsewhereScore(words: number): number {
    if (words === 0) return 0;
    const weight = this.#words.reduce(
      (sum, word, index) => ((words & (1 << index)) === 0 ? sum : sum + word.weight),
      0,
    );
    return (WORDS * ELSEWHERE * weight) / this.#fullWeight;
  }

  #clearWords(): void {
    this.#marks.words.fill(0);
    this.#marks.sums.fill(0);
    this.#found = new Set();
  }

  #markWhole(row: number, score: number): void {
    if (score > this.#marks.wholes[row]!) this.#marks.wholes[row] = score;
  }

  #markWord({ place, quality }: Candidate, bit: number, weight: number): void {
    const { postings, postingStarts } = this.segment;
    const { words, sums } = this.#marks;
    this.#found.add(place);
    const end = postingStarts[place + 1]!;
    for (let at = postingStarts[place]!; at < end; at += 1) {
      const row = postings[at]!;
      // Better candidates come first.
      if ((words[row]! & bit) !== 0) continue;
      words[row]! |= bit;
      sums[row]! += weight * quality;
    }
  }
}

export function bitCountOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
