/** Things that have words, or words that begin so, without regard to their order. */
import type { TermId } from '../../graph/index.js';
import type { Word } from '../names/name-text.js';
import type { SearchIndex } from '../names/search-index.js';
import { rowsOfPrefix } from '../names/sorted-texts.js';
import { searchedWords } from './query-words.js';

/** Things that have all words of a text; none for a text without words. */
export function thingsWithWords(index: SearchIndex, text: string): TermId[] {
  const [first = new Set<TermId>(), ...others] = searchedWords(text).map((word) =>
    thingsWithWord(index, word),
  );
  return [...first].filter((thing) => others.every((things) => things.has(thing)));
}

/** Things that have a word; one with a hyphen is also two words of the same thing. */
export function thingsWithWord(index: SearchIndex, { text, parts }: Word): Set<TermId> {
  const things = thingsWithBeginning(index, text);
  const [first, ...others] = parts.map((part) => thingsWithBeginning(index, part));
  for (const thing of first ?? []) if (others.every((each) => each.has(thing))) things.add(thing);
  return things;
}

function thingsWithBeginning(index: SearchIndex, beginning: string): Set<TermId> {
  const things = new Set<TermId>();
  for (const segment of index.segments) {
    const isSuperseded = index.supersededIn(segment);
    const { first, end } = rowsOfPrefix(segment.words, beginning);
    for (let at = segment.postingStarts[first]!; at < segment.postingStarts[end]!; at += 1) {
      const place = segment.rowThings[segment.postings[at]!]!;
      if (isSuperseded[place] === 0) things.add(segment.things[place]!);
    }
  }
  return things;
}
