/** The things that match a text, with their scores. */
import { Field, fieldOf, thingOf, wordCountOf, type CatalogueView } from '../../catalogue/index.js';
import { getOrMake } from '../../rdf/index.js';
import { visitBeginnings, visitSimilarNames } from './names-meant.js';
import { queryWordsOf, respaced, type QueryWord } from './query-words.js';
import { candidatesFor, type Candidate, type Leniency } from './word-candidates.js';

/** The weight of a whole name, by `Field` and kind of match; words add up to less. */
const SAME_NAME = [0.96, 0.9, 0.88, 0] as const;
const NAME_BEGINNING = [0.74, 0.7, 0, 0] as const;
/** Added for a name in proportion to the part matched. */
const BEGINNING_SHARE = 0.1;
const SIMILAR_NAME = [0.73, 0.71, 0, 0] as const;
const A_SLIP_MORE = 0.05;
const MAX_EDITS = 2;
/** The most that words add up to. */
const WORDS = 0.6;
const WORD_IN_FIELD = [1, 0.95, 0.95, 0.5] as const;
/** The part of a name's score that depends on how much of the name the words are. */
const COVERAGE = 0.25;
/** The weight of a word in another text of the thing than the best one. */
const ELSEWHERE = 0.25;

/** A thing with its best text and score. */
export interface Match {
  readonly thing: number;
  readonly text: number;
  readonly score: number;
}

export interface Matches {
  readonly matches: Match[];
  /** The words of texts that match one of the search. */
  readonly words: ReadonlySet<string>;
}

/** A searched word, its bit, and the words of texts that it may mean, the best first. */
interface FoundWord extends QueryWord {
  readonly bit: number;
  readonly candidates: readonly Candidate[];
}

/** What matches in a text. */
interface Mark {
  /** Bits of the words in it. */
  words: number;
  /** Of the weights of these words. */
  sum: number;
  /** The weight of the name. */
  readonly whole: number;
}

/**
 * Things with the whole name, and those with all words. If nothing has them all, slips and misplaced
 * spaces are forgiven; if still nothing is found, things with the most words count. Cost: the texts
 * with the words.
 */
export function matchesOf(view: CatalogueView, text: string): Matches {
  const search = new Search(view, text);
  const isKnown = (word: string): boolean => view.hasWord(word);
  const words = queryWordsOf(text, isKnown);
  const spaced = respaced(words, isKnown);
  return search.withAll(words, 'strict') ?? search.withAll(spaced, 'lenient') ?? search.withMost();
}

class Search {
  /** The weights of names that match. */
  readonly #named = new Map<number, number>();
  #words: readonly FoundWord[] = [];

  constructor(
    private readonly view: CatalogueView,
    text: string,
  ) {
    const same: number[] = [];
    visitBeginnings(view, text, (id, _, share) => {
      const field = fieldOf(id);
      if (share === 1) same.push(id);
      this.#name(
        id,
        share === 1 ? SAME_NAME[field] : NAME_BEGINNING[field] + share * BEGINNING_SHARE,
      );
    });
    if (same.length === 0)
      visitSimilarNames(view, text, MAX_EDITS, (id, edits) => {
        if (edits > 0) this.#name(id, SIMILAR_NAME[fieldOf(id)] - (edits - 1) * A_SLIP_MORE);
      });
  }

  /** Undefined if no thing has all required words. */
  withAll(words: readonly QueryWord[], leniency: Leniency): Matches | undefined {
    const { view } = this;
    this.#words = words.map((word, at) => ({
      ...word,
      bit: 1 << at,
      candidates: candidatesFor(view, word.text, leniency),
    }));
    const required = this.#required;
    if (required.length === 0 || required.some(({ candidates }) => candidates.length === 0))
      return undefined;
    let things: Set<number> | undefined;
    for (const each of required) {
      const earlier: ReadonlySet<number> | undefined = things;
      const found = new Set<number>();
      this.#visitTexts(each, (text) => {
        const thing = thingOf(text);
        if (earlier ? earlier.has(thing) : view.isThere(thing)) found.add(thing);
      });
      things = found;
      if (things.size === 0) return undefined;
    }
    return this.#scored(things ?? []);
  }

  /** Things whose names match, or else those with the most of the required words. */
  withMost(): Matches {
    if (this.#named.size > 0) return this.#scored([]);
    const masks = new Map<number, number>();
    for (const each of this.#required)
      this.#visitTexts(each, (text) => {
        const thing = thingOf(text);
        if (this.view.isThere(thing)) masks.set(thing, (masks.get(thing) ?? 0) | each.bit);
      });
    let most = 1;
    for (const mask of masks.values()) most = Math.max(most, bitCountOf(mask));
    return this.#scored(
      [...masks].filter(([, mask]) => bitCountOf(mask) === most).map(([thing]) => thing),
    );
  }

  /** All significant words, or all, if none is. */
  get #required(): readonly FoundWord[] {
    const significant = this.#words.filter(({ weight }) => weight === 1);
    return significant.length > 0 ? significant : this.#words;
  }

  #visitTexts({ candidates }: FoundWord, visit: (text: number, quality: number) => void): void {
    for (const { word, quality } of candidates)
      for (const text of this.view.textsWith(word)) visit(text, quality);
  }

  #name(text: number, score: number): void {
    this.#named.set(text, Math.max(this.#named.get(text) ?? 0, Math.fround(score)));
  }

  /** Some things, and those whose names match. */
  #scored(things: Iterable<number>): Matches {
    const marks = new Map<number, Mark>();
    const wanted = new Set(things);
    for (const [text, whole] of this.#named) {
      marks.set(text, { words: 0, sum: 0, whole });
      wanted.add(thingOf(text));
    }
    for (const found of this.#words)
      this.#visitTexts(found, (text, quality) => {
        if (!wanted.has(thingOf(text))) return;
        const { bit, weight } = found;
        const mark = getOrMake(marks, text, () => ({ words: 0, sum: 0, whole: 0 }));
        // Better candidates come first.
        if ((mark.words & bit) !== 0) return;
        mark.words |= bit;
        mark.sum = Math.fround(mark.sum + weight * quality);
      });
    return {
      matches: this.#bestOf(marks),
      words: new Set(this.#words.flatMap(({ candidates }) => candidates.map(({ word }) => word))),
    };
  }

  /** The best text of each thing, to whose score words in others add. */
  #bestOf(marks: ReadonlyMap<number, Mark>): Match[] {
    const weightOf = (words: number): number =>
      this.#words.reduce((sum, { bit, weight }) => ((words & bit) === 0 ? sum : sum + weight), 0);
    const fullWeight = weightOf(-1);
    const best = new Map<number, { text: number; score: number; all: number }>();
    for (const [text, mark] of marks) {
      const thing = thingOf(text);
      const score = scoreOf(text, mark, fullWeight);
      const known = best.get(thing);
      if (!known) best.set(thing, { text, score, all: mark.words });
      else {
        known.all |= mark.words;
        if (score > known.score || (score === known.score && text < known.text))
          Object.assign(known, { text, score });
      }
    }
    return Array.from(best, ([thing, { text, score, all }]) => {
      const elsewhere = all & ~(marks.get(text)?.words ?? 0);
      const added = elsewhere && (WORDS * ELSEWHERE * weightOf(elsewhere)) / fullWeight;
      return { thing, text, score: score + added };
    });
  }
}

function scoreOf(text: number, { words, sum, whole }: Mark, fullWeight: number): number {
  if (words === 0) return whole;
  const field = fieldOf(text);
  const coverage = field === Field.text ? 0 : Math.min(1, bitCountOf(words) / wordCountOf(text));
  const score =
    WORDS * WORD_IN_FIELD[field] * (sum / fullWeight) * (1 - COVERAGE + COVERAGE * coverage);
  return whole > score ? whole : score;
}

function bitCountOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
