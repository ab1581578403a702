/**
 * A chart parser built from combinators: a parser returns every reading of the words from an index,
 * and rules cache their results by index, so ambiguity does not multiply the work.
 */
import { getOrMake } from '../../rdf/index.js';
import { isEnglishWord, slipsBetween } from '../language/typing-slips.js';
import type { Token } from '../language/words.js';
import type { Phrases } from '../vocabulary/phrases.js';
import { alternativesOf } from '../vocabulary/relation-table.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { keyOfValue } from '../concept.js';

/** `cost` grows with how far-fetched the reading is (0: literal). */
export interface Parse<T> {
  readonly value: T;
  readonly end: number;
  readonly cost: number;
}

/** Returns all readings of the words from an index. */
export type Parser<T> = (sentence: Sentence, start: number) => readonly Parse<T>[];

/** Cached readings, by parser and index. */
type Memory = Map<unknown, Map<number, readonly Parse<unknown>[]>>;

/** Readings of parts of a sentence; real questions have 1,700 at most. */
const MAX_WORK = 3_000;

/** A very long sentence has more readings than can be told apart. */
export class TooManyReadings extends Error {}

/** The tokens of a question, with the state of the parser. */
export class Sentence {
  readonly #memory: Memory = new Map();
  /** Readings of parts found so far. */
  #work = 0;
  /** Index of the farthest token that a parser looked at without a match. */
  reached = 0;
  readonly tokens: readonly Token[];
  readonly isInSmallLetters: boolean;

  constructor(
    readonly text: string,
    tokens: readonly Token[],
    readonly vocabulary: Vocabulary,
  ) {
    this.tokens = tokens.map((token) => this.#withoutSlip(token));
    this.isInSmallLetters = text === text.toLowerCase();
  }

  /** With the one word that is near, if nothing knows the word. */
  #withoutSlip(token: Token): Token {
    const { word } = token;
    if (!/^\p{L}{5,}$/u.test(word) || !this.isUnknown(word) || isEnglishWord(word)) return token;
    const known = [...GRAMMAR_WORDS, ...this.vocabulary.words];
    const near = [
      ...known.filter((each) => slipsBetween(word, each) === 1),
      ...this.vocabulary.lookup.wordsNear(word).filter((each) => slipsBetween(word, each)),
    ];
    const [only, ...others] = new Set(near);
    return only === undefined || others.length > 0 ? token : { ...token, word: only, isSlip: true };
  }

  /** Records that a parser looked at a token. */
  look(index: number): void {
    this.reached = Math.max(this.reached, index);
  }

  /** Counts readings of parts. @throws TooManyReadings */
  count(readings: number): void {
    this.#work += readings;
    if (this.#work > MAX_WORK) throw new TooManyReadings();
  }

  /** Whether neither the grammar, the vocabulary nor a name has a word. */
  isUnknown(word: string): boolean {
    const { words, lookup } = this.vocabulary;
    return !GRAMMAR_WORDS.has(word) && !words.has(word) && !lookup.isNameWord(word);
  }

  /** The question's text from one token up to another. */
  textOf(start: number, end: number): string {
    return this.text.slice(this.tokens[start]?.start, this.tokens[end - 1]?.end);
  }

  /** The same without slips. */
  meantBy(start: number, end: number): string {
    const tokens = this.tokens.slice(start, end);
    return tokens.some(({ isSlip }) => isSlip)
      ? tokens.map(({ word }) => word).join(' ')
      : this.textOf(start, end);
  }

  /** The readings of a parser at an index, computed once. */
  remember<T>(
    parser: unknown,
    start: number,
    read: () => readonly Parse<T>[],
  ): readonly Parse<T>[] {
    const ofParser = getOrMake(this.#memory, parser, () => new Map());
    let parses = ofParser.get(start) as readonly Parse<T>[] | undefined;
    if (!parses) {
      // A left-recursive rule matches nothing here.
      ofParser.set(start, []);
      ofParser.set(start, (parses = read()));
    }
    return parses;
  }
}

/** The words that the grammar uses: `which`, `did`, `more than`. */
export const GRAMMAR_WORDS = new Set<string>();

/** One of the phrases of a pattern, written as for `alternativesOf`. */
export function phrase(pattern: string): Parser<string> {
  // What need not be there comes last: the longer of two readings that mean the same is kept.
  const split = [...new Set(alternativesOf(pattern).reverse())].map((each) =>
    each.split(' ').filter(Boolean),
  );
  for (const each of split.flat()) GRAMMAR_WORDS.add(each);
  return (sentence, start) =>
    split.flatMap((words) => {
      const fitting = words.findIndex(
        (each, offset) => sentence.tokens[start + offset]?.word !== each,
      );
      sentence.look(start + Math.max(fitting, 0));
      return fitting === -1 ? [{ value: words.join(' '), end: start + words.length, cost: 0 }] : [];
    });
}

/** The vocabulary table's meanings for the words here. */
export function inTable<Name extends TableName>(name: Name): Parser<ValueIn<Vocabulary[Name]>> {
  return ({ tokens, vocabulary }, start) =>
    (vocabulary[name] as Phrases<ValueIn<Vocabulary[Name]>>)
      .at(tokens, start)
      .map((found) => ({ ...found, cost: 0 }));
}
type TableName = 'adjectives' | 'demonyms' | 'regions' | 'relationNouns' | 'roles';
type ValueIn<Table> = Table extends Phrases<infer Value> ? Value : never;

const nothing: Parser<undefined> = (_sentence, start) => [
  { value: undefined, end: start, cost: 0 },
];

type Parsers<T extends readonly unknown[]> = { readonly [Index in keyof T]: Parser<T[Index]> };

/** What is read so far, each with everything that a parser reads next. */
function appended<T>(
  sentence: Sentence,
  before: readonly Parse<readonly T[]>[],
  parser: Parser<T>,
): readonly Parse<readonly T[]>[] {
  const found = before.flatMap((left) =>
    parser(sentence, left.end).map(({ value, end, cost }) => ({
      value: [...left.value, value],
      end,
      cost: left.cost + cost,
    })),
  );
  sentence.count(found.length);
  return found;
}

export function seq<const T extends readonly unknown[]>(...parsers: Parsers<T>): Parser<T> {
  return (sentence, start) => {
    let parses: readonly Parse<readonly unknown[]>[] = [{ value: [], end: start, cost: 0 }];
    for (const parser of parsers as readonly Parser<unknown>[])
      parses = appended(sentence, parses, parser);
    return parses as unknown as Parse<T>[];
  };
}

export function either<T>(...parsers: readonly Parser<T>[]): Parser<T> {
  return (sentence, start) => parsers.flatMap((parser) => parser(sentence, start));
}

export function maybe<T>(parser: Parser<T>): Parser<T | undefined> {
  return either<T | undefined>(parser, nothing);
}

/** The part, repeated at least `atLeast` times; every number of repetitions is a reading. */
export function many<T>(part: Parser<T>, atLeast = 0): Parser<readonly T[]> {
  const further: Parser<T> = (sentence, start) =>
    part(sentence, start).filter(({ end }) => end !== start);
  return (sentence, start) => {
    const found: Parse<readonly T[]>[] = [];
    let last: readonly Parse<readonly T[]>[] = [{ value: [], end: start, cost: 0 }];
    for (let times = 0; last.length > 0; times += 1) {
      if (times >= atLeast) found.push(...last);
      last = appended(sentence, last, further);
    }
    return found;
  };
}

/** Maps what a parser finds to zero or more meanings. */
export function mapped<T, R>(
  parser: Parser<T>,
  meaningsOf: (value: T, sentence: Sentence, start: number, end: number) => readonly R[],
): Parser<R> {
  return (sentence, start) =>
    parser(sentence, start).flatMap(({ value, end, cost }) =>
      meaningsOf(value, sentence, start, end).map((meaning) => ({ value: meaning, end, cost })),
    );
}

/** Cached by index. Of readings that end at the same place and mean the same, the cheapest is kept. */
export function rule<T>(parser: Parser<T>): Parser<T> {
  const self: Parser<T> = (sentence, start) =>
    sentence.remember(self, start, () => {
      const best = new Map<unknown, Parse<T>>();
      for (const parse of parser(sentence, start)) {
        // Functions have no key, and are all different.
        const key = keyOfValue(parse.value) as string | undefined;
        const ofMeaning = key === undefined ? parse : `${parse.end} ${key}`;
        const known = best.get(ofMeaning);
        if (!known || parse.cost < known.cost) best.set(ofMeaning, parse);
      }
      return [...best.values()];
    });
  return self;
}
