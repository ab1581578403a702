/** The language of the rules: regular expressions with slots for what a sentence names. */
import { LIST_SIGN, SIGNS, type SignedText } from './masked-sentence.js';
import type { TextRange } from './sentences.js';

/** What each slot stands for. Any other is a list of bodies, which get that part. */
const SLOTS: Readonly<Record<string, string>> = {
  person: SIGNS.name,
  office: SIGNS.body,
  body: SIGNS.body,
  project: `[${SIGNS.quotation}${SIGNS.name}]`,
  place: `[${SIGNS.place}${SIGNS.name}]`,
};

/**
 * A rule's pattern with its slots filled in, which become named groups, and with the words of its
 * classes (`<event>`). Patterns are written in small letters.
 */
export function compile(pattern: string, classes: Readonly<Record<string, string>> = {}): RegExp {
  const source = spellOut(pattern, classes).replace(
    /\{([a-z]{4,})\}/g,
    (_, slot: string) => `(?<${slot}>${SLOTS[slot] ?? LIST_SIGN})`,
  );
  return new RegExp(source, source.includes('\\p{') ? 'dgu' : 'dg');
}

/** Replaces names of classes by their words, recursively. @throws Error for an unknown class */
export function spellOut(pattern: string, classes: Readonly<Record<string, string>>): string {
  return pattern.replace(/(?<!\(\?)<([a-z ]+)>/g, (_, name: string) => {
    const words = classes[name];
    if (words === undefined)
      throw new Error(
        `The pattern "${pattern}" has the class <${name}>, which is not in word-classes.ts.`,
      );
    return spellOut(words, classes);
  });
}

/** Alternatives that are written with spaces and line breaks around their strokes. */
export function alternation(list: string): string {
  return `(?:${list.trim().replace(/\s+\|\s+/g, '|')})`;
}

/** One place where a pattern fits: the whole, and where each slot stands in the signed text. */
export interface SlotMatch extends TextRange {
  readonly slots: ReadonlyMap<string, TextRange>;
}

/** All places where a compiled pattern, which is global, fits. */
export function matchSlots(pattern: RegExp, signed: SignedText): SlotMatch[] {
  const matches: SlotMatch[] = [];
  // As `matchAll` does, which makes a new expression each time: there are some hundred for every
  // sentence.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(signed.lowered); match; match = pattern.exec(signed.lowered)) {
    if (match[0] === '') pattern.lastIndex += 1;
    const slots = new Map<string, TextRange>();
    for (const [name, indices] of Object.entries(match.indices?.groups ?? {})) {
      // A group that took no part has no indices, which the type does not say.
      if (indices as [number, number] | undefined)
        slots.set(name, { start: indices[0], end: indices[1] });
    }
    matches.push({ start: match.index, end: match.index + match[0].length, slots });
  }
  return matches;
}
