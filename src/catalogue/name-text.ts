/** Compares texts without case, marks and punctuation, word by word or as a whole. */
import { stemmer } from 'stemmer';
import { foldText } from '../rdf/index.js';

export interface Word {
  /** Folded and joined at hyphens and apostrophes: `co-operation` is `cooperation`. */
  readonly text: string;
  /** The parts of such a word, also folded; empty for a plain one. */
  readonly parts: readonly string[];
  /** Offsets in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ‐‑-][\p{L}\p{N}\p{M}]+)*/gu;
const NO_PARTS: readonly string[] = [];

export function* wordsOf(text: string): Generator<Word> {
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    yield { ...foldedWord(raw), start: match.index, end: match.index + raw.length };
  }
}

export function wordsIn(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/** A word in comparable form. Parts of one letter, as in `Moldova's`, are ignored. */
export function foldedWord(raw: string): Pick<Word, 'text' | 'parts'> {
  const parts = foldText(raw)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return {
    text: parts.join(''),
    parts: parts.length > 1 ? parts.filter((part) => part.length > 1) : NO_PARTS,
  };
}

/** A text in comparable form as a whole: its letters and digits, folded, without gaps. */
export function textKey(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Optional first words of names. */
const LEADING = /^(?:the\s+)?(?:osce(?:\s+the)?\s+)?/iu;

/** The name's keys: its own, and that without a leading “the” and “OSCE”. */
export function nameKeysOf(name: string): string[] {
  const whole = textKey(name);
  const shorter = textKey(name.trim().replace(LEADING, ''));
  return [whole, shorter].filter((key, index, keys) => key !== '' && keys.indexOf(key) === index);
}

/** The stem of a folded English word; words of other alphabets are their own. */
export function stemOf(word: string): string {
  return /^[a-z]{3,}$/.test(word) ? stemmer(word) : word;
}
