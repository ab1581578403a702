/** The words of texts that a searched word may mean, and how well they match. */
import { nearestTexts, similarTexts, stemOf, type CatalogueView } from '../../catalogue/index.js';
import { allowedEdits } from './names-meant.js';

/** What may differ: word forms and beginnings, or slips too. */
export type Leniency = 'strict' | 'lenient';

/** A word of texts, and its quality: 1 for the very word. */
export interface Candidate {
  readonly word: string;
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

/** The best first. Cost: some ten microseconds, some milliseconds with slips. */
export function candidatesFor(
  view: CatalogueView,
  word: string,
  leniency: Leniency,
): readonly Candidate[] {
  return view.kept(`${leniency} ${word}`, () => candidatesIn(view, word, leniency));
}

function candidatesIn(view: CatalogueView, word: string, leniency: Leniency): Candidate[] {
  const qualities = new Map<string, number>();
  const take = (found: string, quality: number): void => {
    if (quality > (qualities.get(found) ?? 0)) qualities.set(found, quality);
  };
  takeForms(view, word, take);
  if (word.length >= MIN_BEGINNING)
    for (const found of view.wordsFrom(word)) {
      const share = word.length / found.length;
      take(found, share === 1 ? 1 : BEGINNING[0] + share * (BEGINNING[1] - BEGINNING[0]));
    }
  if (leniency === 'lenient') takeSimilar(view, word, take);
  return [...qualities]
    .map(([found, quality]) => ({ word: found, quality }))
    .sort((left, right) => right.quality - left.quality || (left.word < right.word ? -1 : 1));
}

type Take = (word: string, quality: number) => void;

/** The word itself, and other forms of it. */
function takeForms(view: CatalogueView, word: string, take: Take): void {
  const stem = stemOf(word);
  // Stems are beginnings of their words, except for a last letter (ministri, ministry).
  for (const found of view.wordsFrom(stem.slice(0, Math.max(3, stem.length - 1)))) {
    if (found === word) take(found, 1);
    // Longer words have other stems.
    else if (found.length <= stem.length + 8 && stemOf(found) === stem) take(found, SAME_STEM);
  }
}

/** The words with the fewest slips between them and one that is none. */
export function nearestWords(view: CatalogueView, word: string): Map<string, number> {
  const isUsed = (found: string): boolean => view.hasWord(found);
  return nearestTexts(view.words, word, allowedEdits(word.length), isUsed);
}

function takeSimilar(view: CatalogueView, word: string, take: Take): void {
  for (const [found, edits] of nearestWords(view, word)) take(found, SIMILAR[edits] ?? 0);
  if (word.length < MIN_SIMILAR_BEGINNING) return;
  const beginnings = similarTexts(view.words, word, { maxEdits: 1, isPrefix: true });
  for (const [found, edits] of beginnings) if (edits > 0) take(found, SIMILAR_BEGINNING);
}
