/** Second names of the same thing in a question: “ODIHR, that is, the Office for …, ”. */
import type { NameLookup } from './vocabulary/name-lookup.js';

const ALSO =
  '(?:now|today|formerly|previously|then|also|better|once)?,? ?(?:known as|called|a\\.?k\\.?a\\.?|that is|i\\.e\\.|in other words|or|namely)?';
const SECOND = new RegExp(
  String.raw`(?:,| [(–-]| (?=a\.?k\.?a|now|formerly)) ?${ALSO},? ?(?:the )?([^,()?–]+?)(?=\)|,|[?.]*$| –)[),–]*`,
  'gi',
);
const MOST_WORDS = 12;

/** Both names have to be names of one thing; else the question stays as it is, and is refused. */
export function withoutSecondNames(text: string, lookup: NameLookup): string {
  for (const match of text.matchAll(SECOND)) {
    const before = text.slice(0, match.index);
    const [, second = ''] = match;
    const named = new Set(lookup.namesMatching(second.trim()).map(({ iri }) => iri));
    const words = before.split(' ');
    const isSame = words
      .slice(-MOST_WORDS)
      .some((_, index, { length }) =>
        lookup
          .namesMatching(words.slice(index - length).join(' '))
          .some(({ iri }) => named.has(iri)),
      );
    if (named.size === 1 && isSame) return before + text.slice(match.index + match[0].length);
  }
  return text.replace(DESCRIBED, (whole, description: string, title: string) => {
    const capitalized = description.match(/\b\p{Lu}[\p{L}\p{M}]+/gu) ?? [];
    const isInTitle = capitalized.length > 0 && capitalized.every((each) => title.includes(each));
    return isInTitle
      ? whole.slice(whole.indexOf(description) + description.length).replace(MEANING, '')
      : whole;
  });
}

const MEANING = /^,? \(?(?:i\.e\.|that is|namely|meaning),? /;
/** “The site at Lohur, i.e. the event "…"”: the title has to have the names of the description. */
const DESCRIBED =
  /\b(?:the|an?) ((?:(?!\bthe\b)[^",?])+?),? \(?(?:i\.e\.|that is|namely|meaning),? (?:the )?(?:\w+ )?["“„«]([^"”“»]+)["”“»]/gu;
