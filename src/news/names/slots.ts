/** The language of the rules: regular expressions with slots for the names in a sentence. */
import { Finder } from './finder.js';
import { LIST_SIGN, SIGNS } from './masked-sentence.js';
import type { TextRange } from './sentences.js';

/** Patterns of slots. Any other slot is a list of bodies, which get that role. */
const SLOTS: Readonly<Record<string, string>> = {
  person: SIGNS.name,
  office: SIGNS.body,
  body: SIGNS.body,
  project: `[${SIGNS.quotation}${SIGNS.name}]`,
  place: `[${SIGNS.place}${SIGNS.name}]`,
};

/** A rule's pattern with slots as named groups and words of classes (`<event>`), in lower case. */
export function compile(pattern: string, classes: Readonly<Record<string, string>> = {}): Finder {
  const source = spellOut(pattern.replace(/\s+\|\s+/g, '|'), classes).replace(
    /\{([a-z]{4,})\}/g,
    (_, slot: string) => `(?<${slot}>${SLOTS[slot] ?? LIST_SIGN})`,
  );
  return new Finder(new RegExp(source, source.includes('\\p{') ? 'dgu' : 'dg'));
}

/** Replaces names of classes by their words, recursively. @throws Error for an unknown class */
export function spellOut(pattern: string, classes: Readonly<Record<string, string>>): string {
  return pattern.replace(/(?<!\(\?|\\k)<([a-z ]+)>/g, (_, name: string) => {
    const words = classes[name];
    if (words === undefined)
      throw new Error(
        `The pattern "${pattern}" has the class <${name}>, which is in no table of words.`,
      );
    return spellOut(words, classes);
  });
}

/** Alternatives written with spaces and line breaks around their strokes. */
export function alternation(list: string): string {
  return `(?:${list.trim().replace(/\s+\|\s+/g, '|')})`;
}

/** A match of a pattern: the whole, and each slot in the signed text. */
export interface SlotMatch extends TextRange {
  readonly slots: ReadonlyMap<string, TextRange>;
}

/** All matches of a compiled pattern in a text in lower case. */
export function matchSlots(pattern: Finder, text: string): SlotMatch[] {
  return pattern.matchesIn(text).map((match) => {
    const slots = new Map<string, TextRange>();
    for (const [name, indices] of Object.entries(match.indices?.groups ?? {})) {
      // A group that took no part has no indices, which the type omits.
      if (indices as [number, number] | undefined)
        slots.set(name, { start: indices[0], end: indices[1] });
    }
    return { start: match.index, end: match.index + match[0].length, slots };
  });
}
