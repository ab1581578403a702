/** English plurals of the labels of classes. */

/** Last words that no rule makes right. */
const IRREGULAR: Readonly<Record<string, string>> = {
  person: 'people',
  series: 'series',
  news: 'news',
  police: 'police',
  criterion: 'criteria',
};

/**
 * A label of a class for more than one: the noun before “of”, “for” or “in” changes, or else the
 * last word.
 */
export function pluralOf(label: string): string {
  const [, noun = label, rest = ''] = /^(.+?)(\s(?:of|for|in)\s.*)$/.exec(label) ?? [];
  return noun.replace(/[^\s-]+$/, pluralOfWord) + rest;
}

/** `1 news item`, `14 news items`. */
export function countedNoun(count: number, label: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? label : pluralOf(label)}`;
}

function pluralOfWord(word: string): string {
  const irregular = IRREGULAR[word.toLowerCase()];
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}
