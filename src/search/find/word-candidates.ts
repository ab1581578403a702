/** The words of texts that a searched word may mean, and how well they match. */
import { stemOf } from '../names/name-text.js';
import type { Segment } from '../names/segment.js';
import { visitNearest, visitSimilar } from '../names/similar-texts.js';
import type { SortedTexts } from '../names/sorted-texts.js';
import { lengthAt, rowsOfPrefix, rowsOfText, textAt } from '../names/sorted-texts.js';
import { allowedEdits } from '../names/whole-names.js';

/** What may differ: word forms and beginnings, or slips too. */
export type Leniency = 'strict' | 'lenient';

/** A word, as its place in a segment, and its quality: 1 for the very word. */
export interface Candidate {
  readonly place: number;
  readonly quality: number;
}

const SAME_STEM = 0.9;
/** For a word with this beginning, by the part of it that is present: from this to this. */
const BEGINNING = [0.5, 0.85] as const;
/** By number of slips. */
const SIMILAR = [1, 0.65, 0.45] as const;
const SIMILAR_BEGINNING = 0.4;
const MIN_BEGINNING = 2;
const MIN_SIMILAR_BEGINNING = 5;

/** The best first. Cost: some microseconds, some hundred with slips, more for short beginnings. */
export function candidatesFor({ words }: Segment, word: string, leniency: Leniency): Candidate[] {
  const qualities = new Map<number, number>();
  const take = (place: number, quality: number): void => {
    if (quality > (qualities.get(place) ?? 0)) qualities.set(place, quality);
  };
  takeSame(words, word, take);
  if (word.length >= MIN_BEGINNING) takeBeginnings(words, word, take);
  if (leniency === 'lenient') takeSimilar(words, word, take);
  return [...qualities]
    .map(([place, quality]) => ({ place, quality }))
    .sort((left, right) => right.quality - left.quality || left.place - right.place);
}

type Take = (place: number, quality: number) => void;

/** The word itself, and other forms of it. */
function takeSame(words: SortedTexts, word: string, take: Take): void {
  const { first, end } = rowsOfText(words, word);
  if (end > first) take(first, 1);
  const stem = stemOf(word);
  // Stems are beginnings of their words, except for a last letter (ministri, ministry).
  const trunk = stem.slice(0, Math.max(3, stem.length - 1));
  const forms = rowsOfPrefix(words, trunk);
  for (let place = forms.first; place < forms.end; place += 1) {
    // Longer words have other stems.
    if (lengthAt(words, place) <= stem.length + 8 && stemOf(textAt(words, place)) === stem)
      take(place, SAME_STEM);
  }
}

function takeBeginnings(words: SortedTexts, word: string, take: Take): void {
  const { first, end } = rowsOfPrefix(words, word);
  for (let place = first; place < end; place += 1) {
    const share = word.length / lengthAt(words, place);
    if (share < 1) take(place, BEGINNING[0] + share * (BEGINNING[1] - BEGINNING[0]));
  }
}

function takeSimilar(words: SortedTexts, word: string, take: Take): void {
  const visit =
    (qualityOf: (edits: number) => number) =>
    (first: number, end: number, edits: number): void => {
      for (let place = first; place < end; place += 1) take(place, qualityOf(edits));
    };
  visitNearest(
    words,
    word,
    allowedEdits(word.length),
    visit((edits) => SIMILAR[edits] ?? 0),
  );
  if (word.length >= MIN_SIMILAR_BEGINNING)
    visitSimilar(
      words,
      word,
      { maxEdits: 1, isPrefix: true },
      visit((edits) => (edits === 0 ? 0 : SIMILAR_BEGINNING)),
    );
}
