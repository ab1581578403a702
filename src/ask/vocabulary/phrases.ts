/** Phrases of one or more words, found where they begin in a question. */
import { type Token, wordsOfPhrase } from '../language/words.js';

interface Entry<T> {
  readonly words: readonly string[];
  readonly value: T;
}

/** A table from phrases to their meanings; a phrase can have several. */
export class Phrases<T> {
  readonly #byFirst = new Map<string, Entry<T>[]>();

  add(phrase: string, value: T): void {
    this.addWords(wordsOfPhrase(phrase), value);
  }

  addWords(words: readonly string[], value: T): void {
    const [first] = words;
    if (first === undefined) return;
    const entries = this.#byFirst.get(first) ?? [];
    if (entries.some((entry) => entry.value === value && entry.words.join(' ') === words.join(' ')))
      return;
    entries.push({ words, value });
    this.#byFirst.set(first, entries);
  }

  /** The meanings of the phrases that begin at a token, each with the index after it. */
  at(tokens: readonly Token[], start: number): { value: T; end: number }[] {
    const entries = this.#byFirst.get(tokens[start]?.word ?? '') ?? [];
    return entries
      .filter(({ words }) => words.every((word, offset) => tokens[start + offset]?.word === word))
      .map(({ words, value }) => ({ value, end: start + words.length }));
  }

  *words(): Generator<string> {
    for (const entries of this.#byFirst.values()) for (const { words } of entries) yield* words;
  }
}
