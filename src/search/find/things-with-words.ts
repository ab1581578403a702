/** Things that have words, or words that begin so, without regard to their order. */
import { thingOf, type CatalogueView, type Word } from '../../catalogue/index.js';
import { searchedWords } from './query-words.js';

/** The IRIs of things that have all words of a text; none for a text without words. */
export function thingsWithWords(view: CatalogueView, text: string): string[] {
  const [first = new Set<number>(), ...others] = searchedWords(text).map((word) =>
    thingsWith(view, word),
  );
  return view.irisOf([...first].filter((thing) => others.every((things) => things.has(thing))));
}

/** Those with each word of a text. */
export function thingsByWord(view: CatalogueView, text: string): string[][] {
  return searchedWords(text).map((word) => view.irisOf([...thingsWith(view, word)]));
}

/** A word with a hyphen is also two words of the same thing. */
function thingsWith(view: CatalogueView, { text, parts }: Word): Set<number> {
  const withBeginning = (beginning: string): Set<number> =>
    new Set(
      view
        .textsFrom(beginning)
        .map(thingOf)
        .filter((thing) => view.isThere(thing)),
    );
  const things = withBeginning(text);
  const [first, ...others] = parts.map(withBeginning);
  for (const thing of first ?? []) if (others.every((each) => each.has(thing))) things.add(thing);
  return things;
}
