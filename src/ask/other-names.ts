/** Second names of the same thing in a question: “ODIHR, that is, the Office for …, ”. */
import type { Vocabulary } from './vocabulary/vocabulary.js';

const ALSO =
  '(?:now|today|formerly|previously|then|also|better|once)?,? ?(?:known as|called|a\\.?k\\.?a\\.?|that is|i\\.e\\.|in other words|or|namely)?';
const SECOND = new RegExp(
  String.raw`(?:,| [(–-]| (?=a\.?k\.?a|now|formerly)) ?${ALSO},? ?(?:the )?([^,()?–]+?)(?=\)|,|[?.]*$| –)[),–]*`,
  'gi',
);
const MOST_WORDS = 12;
/** Words with capitals at the end: a name, maybe shortened. */
const NAME_AT_END =
  /(?:the )?(\p{Lu}[\p{L}\p{M}-]+(?: (?:(?:to|of|in|for|and|on|the) )*\p{Lu}[\p{L}\p{M}-]+)*)$/u;

/** “The site at Lohur, i.e. the event "…"” */
const DESCRIBED =
  /\b(?:the|an?) ((?:(?!\bthe\b)[^",?])+?),? \(?(?:i\.e\.|that is|namely|meaning),? ((?:the )?(?:\w+ )?["“„«]([^"”“»]+)["”“»])/gu;

/**
 * The question without second names. Both have to be names of one thing, or the first a part of
 * one; else the question stays as it is, and is refused.
 */
export function withoutSecondNames(text: string, vocabulary: Vocabulary): string {
  const namesakes = (name: string): string[] =>
    vocabulary.lookup.namesMatching(name).map(({ iri }) => iri);
  for (const match of text.matchAll(SECOND)) {
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    const [, second = ''] = match;
    const [thing, ...others] = new Set(namesakes(second.trim()));
    if (thing === undefined || others.length > 0) continue;
    const words = before.split(' ');
    const isSame = words.slice(-MOST_WORDS).some((_, index, { length }) => {
      const same = new Set(namesakes(words.slice(index - length).join(' ')));
      return same.size === 1 && same.has(thing);
    });
    if (isSame) return before + after;
    const [whole = '', short = ''] = NAME_AT_END.exec(before) ?? [];
    const isPart = vocabulary
      .labelsOf(thing)
      .some((name) => short.split(' ').every((word) => name.split(' ').includes(word)));
    if (short !== '' && isPart) return `${before.slice(0, -whole.length)}the ${second}${after}`;
  }
  // The title has to have the names of the description.
  return text.replace(DESCRIBED, (whole, description: string, event: string, title: string) => {
    const capitalized = description.match(/\b\p{Lu}[\p{L}\p{M}]+/gu) ?? [];
    return capitalized.length > 0 && capitalized.every((each) => title.includes(each))
      ? event
      : whole;
  });
}
