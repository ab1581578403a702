/**
 * A chart parser in small parts: a parser gives every way to read the words from one place on, and what it found there is
 * remembered, so that the ways of a whole question cost no more than those of its parts.
 */
import type { Token } from '../language/words.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** One way to read some words: what they mean, the index after them, and how far-fetched it is (0: as it stands). */
export interface Reading<T> {
  readonly value: T;
  readonly end: number;
  readonly cost: number;
}

/** All ways to read the words from an index on. */
export type Parser<T> = (sentence: Sentence, start: number) => readonly Reading<T>[];

/** The words of a question while it is read. */
export class Sentence {
  readonly #memory = new Map<unknown, Map<number, readonly Reading<unknown>[]>>();
  readonly #expected = new Map<number, Set<string>>();
  /** Index of the last token that some parser looked for and did not find fitting. */
  #reached = 0;

  constructor(readonly text: string, readonly tokens: readonly Token[], readonly vocabulary: Vocabulary) {}

  /** How many tokens were read in the farthest attempt. */
  get reached(): number {
    return this.#reached;
  }

  /** Words that would have been read at an index. */
  expectedAt(index: number): ReadonlySet<string> {
    return this.#expected.get(index) ?? new Set();
  }

  /** Remembers that words were looked for. */
  expect(index: number, words: readonly string[]): void {
    this.#reached = Math.max(this.#reached, index);
    const expected = this.#expected.get(index) ?? new Set();
    for (const word of words) expected.add(word);
    this.#expected.set(index, expected);
  }

  /** The question's text from one token up to another. */
  textOf(start: number, end: number): string {
    return this.text.slice(this.tokens[start]?.start, this.tokens[end - 1]?.end);
  }

  /** What a parser gives at an index, worked out once. */
  remember<T>(parser: unknown, start: number, read: () => readonly Reading<T>[]): readonly Reading<T>[] {
    let ofParser = this.#memory.get(parser);
    if (!ofParser) this.#memory.set(parser, (ofParser = new Map<number, readonly Reading<unknown>[]>()));
    let readings = ofParser.get(start) as readonly Reading<T>[] | undefined;
    if (!readings) {
      // A rule that begins with itself reads nothing there.
      ofParser.set(start, []);
      ofParser.set(start, (readings = read()));
    }
    return readings;
  }
}

/** The words that the grammar itself has: `which`, `did`, `more than`. */
export const GRAMMAR_WORDS = new Set<string>();

/** One of these words. */
export function word(...words: readonly string[]): Parser<string> {
  for (const each of words) GRAMMAR_WORDS.add(each);
  return (sentence, start) => {
    sentence.expect(start, words);
    const token = sentence.tokens[start];
    return token && words.includes(token.word) ? [{ value: token.word, end: start + 1, cost: 0 }] : [];
  };
}

/** One of these phrases, words parted by blanks. */
export function phrase(...phrases: readonly string[]): Parser<string> {
  const split = phrases.map((each) => each.split(' '));
  for (const each of split.flat()) GRAMMAR_WORDS.add(each);
  return (sentence, start) => split.flatMap((words) => {
    const fitting = words.findIndex((each, offset) => sentence.tokens[start + offset]?.word !== each);
    sentence.expect(start + Math.max(fitting, 0), [words[Math.max(fitting, 0)]!]);
    return fitting === -1 ? [{ value: words.join(' '), end: start + words.length, cost: 0 }] : [];
  });
}

/** Nothing. */
export const nothing: Parser<undefined> = (_sentence, start) => [{ value: undefined, end: start, cost: 0 }];

type Parsers<T extends readonly unknown[]> = { readonly [Index in keyof T]: Parser<T[Index]> };

/** Parts after each other. */
export function seq<const T extends readonly unknown[]>(...parsers: Parsers<T>): Parser<T> {
  return (sentence, start) => {
    let readings: Reading<unknown[]>[] = [{ value: [], end: start, cost: 0 }];
    for (const parser of parsers as readonly Parser<unknown>[]) {
      readings = readings.flatMap((left) => parser(sentence, left.end).map((right) => ({ value: [...left.value, right.value], end: right.end, cost: left.cost + right.cost })));
      if (readings.length === 0) return [];
    }
    return readings as unknown as Reading<T>[];
  };
}

/** Any of these. */
export function either<T>(...parsers: readonly Parser<T>[]): Parser<T> {
  return (sentence, start) => parsers.flatMap((parser) => parser(sentence, start));
}

/** The part, or nothing. */
export function maybe<T>(parser: Parser<T>): Parser<T | undefined> {
  return either<T | undefined>(parser, nothing);
}

/** The part as often as it stands there, every number of times from `atLeast` on. */
export function many<T>(parser: Parser<T>, atLeast = 0): Parser<readonly T[]> {
  return (sentence, start) => {
    const found: Reading<readonly T[]>[] = atLeast === 0 ? [{ value: [], end: start, cost: 0 }] : [];
    let last: Reading<readonly T[]>[] = [{ value: [], end: start, cost: 0 }];
    for (let times = 1; last.length > 0; times += 1) {
      last = last.flatMap((left) => parser(sentence, left.end).filter(({ end }) => end > left.end).map((right) => ({ value: [...left.value, right.value], end: right.end, cost: left.cost + right.cost })));
      if (times >= atLeast) found.push(...last);
    }
    return found;
  };
}

/** Where a part stands that is being built. */
export interface Place {
  readonly sentence: Sentence;
  readonly vocabulary: Vocabulary;
  readonly start: number;
  readonly end: number;
}

/** The part as what it means: none, one or several things. */
export function build<T, R>(parser: Parser<T>, meaningsOf: (value: T, place: Place) => readonly R[]): Parser<R> {
  return (sentence, start) => parser(sentence, start).flatMap(({ value, end, cost }) => meaningsOf(value, { sentence, vocabulary: sentence.vocabulary, start, end }).map((meaning) => ({ value: meaning, end, cost })));
}

/** The part, more far-fetched than others. */
export function costing<T>(cost: number, parser: Parser<T>): Parser<T> {
  return (sentence, start) => parser(sentence, start).map((reading) => ({ ...reading, cost: reading.cost + cost }));
}

/** The part where it fits. */
export function where<T>(parser: Parser<T>, isFitting: (value: T, place: Place) => boolean): Parser<T> {
  return build(parser, (value, place) => (isFitting(value, place) ? [value] : []));
}

/** A part that is made when it is first looked for, as parts that contain each other must be. */
export function lazy<T>(parserOf: () => Parser<T>): Parser<T> {
  let parser: Parser<T> | undefined;
  return (sentence, start) => (parser ??= parserOf())(sentence, start);
}

/** A part with a name of its own, worked out once at each index; of readings with the same key the least far-fetched is kept. */
export function rule<T>(parserOf: () => Parser<T>, keyOf: (value: T) => string): Parser<T> {
  let parser: Parser<T> | undefined;
  const self: Parser<T> = (sentence, start) => sentence.remember(self, start, () => {
    parser ??= parserOf();
    const best = new Map<string, Reading<T>>();
    for (const reading of parser(sentence, start)) {
      const key = `${reading.end} ${keyOf(reading.value)}`;
      const known = best.get(key);
      if (!known || reading.cost < known.cost) best.set(key, reading);
    }
    return [...best.values()];
  });
  return self;
}
