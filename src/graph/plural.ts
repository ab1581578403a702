/** English plurals of nouns and of the labels of classes. */

const IRREGULAR: Readonly<Record<string, string>> = {
  person: 'people',
  man: 'men',
  woman: 'women',
  child: 'children',
  series: 'series',
  news: 'news',
  police: 'police',
  staff: 'staff',
  criterion: 'criteria',
};

/** In a phrase, the head's: `fields of work`, `Chairpersons-in-Office`. */
export function pluralOf(phrase: string): string {
  const [, head = phrase, rest = ''] =
    /^(.*?)((?:[ -](?:of|for|in|at|to)[ -].*)?)$/.exec(phrase) ?? [];
  const lastStart = head.lastIndexOf(' ') + 1;
  return head.slice(0, lastStart) + pluralOfWord(head.slice(lastStart)) + rest;
}

/** `1 news item`, `14 news items`. */
export function countedNoun(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : pluralOf(noun)}`;
}

function pluralOfWord(noun: string): string {
  const irregular = IRREGULAR[noun.toLowerCase()];
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(noun) ? `${noun}es` : `${noun}s`;
}
