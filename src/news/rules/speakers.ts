/** Whose words a text gives, directly or reported: others are only named. */
import { SIGNS, type ArticleSentence } from '../names/masked-sentence.js';
import type { PreparedArticle } from '../names/prepared-article.js';
import { withOffices } from '../names/role-words.js';
import { regexp } from './rows.js';

/** `Ann Lee, who also said`: what is between a speaker and the verb. */
const AFTER_NAME = regexp('^<to speech>(?:<said>|: ?<quotation>)');
/** `“It works,” said the Head of the Mission, Ann Lee`; also without quotation marks. */
const BEFORE_NAME = regexp('<said by>$');
/** `she said`: the subject before; `the Ambassador stressed`: who holds that office. */
const ANAPHOR = regexp('<somebody said>', 'd');
/** An office without the name of its holder. */
const UNNAMED = regexp('<unnamed office>', 'd');
const RANKED = regexp('(?:<role> )*<name>', 'g');
/** `Ann Lee met Bob Roe and said`, `…, stressing that` */
const ALSO_SAYS = regexp('<also says>');

/** Somebody of the text, and words for the person's functions. */
type Holder = Readonly<{ name: string; posts: readonly string[] }>;

/** The names of the people whose words the text has. */
export function findSpeakers(
  { sentences }: PreparedArticle,
  holders: readonly Holder[],
): ReadonlySet<string> {
  const speakers = new Set<string>();
  const named = sentences.map((sentence) => peopleOf(sentence, holders));
  const ranks = named.flat();
  let subject: string | undefined;
  for (const [index, sentence] of sentences.entries()) {
    const people = named[index] ?? [];
    const [first] = people;
    const words = withOffices(sentence);
    const holderAt = (match: RegExpExecArray): string | undefined => {
      const [start, end] = match.indices?.groups?.office ?? [0, 0];
      const noun = sentence.mentionsIn({ start, end })[0]?.name ?? '';
      return [...holders, ...ranks].find((each) => holds(each, noun.toLowerCase()))?.name;
    };
    const anaphor = ANAPHOR.exec(words);
    const unnamed = UNNAMED.exec(words);
    const subjectBefore = (end: number): string | undefined => {
      const at = first?.at ?? end;
      if (unnamed && unnamed.index < Math.min(at, end)) return holderAt(unnamed);
      return at < end ? first?.name : subject;
    };
    const meant = anaphor?.groups?.office ? holderAt(anaphor) : subjectBefore(anaphor?.index ?? 0);
    if (anaphor && meant !== undefined) speakers.add(meant);
    if (first && ALSO_SAYS.test(words.slice(first.at))) speakers.add(first.name);
    for (const { name, at } of people)
      if (
        AFTER_NAME.test(sentence.masked.slice(at + 1)) ||
        BEFORE_NAME.test(sentence.masked.slice(0, at))
      )
        speakers.add(name);
    subject = subjectBefore(words.length);
  }
  return speakers;
}

/** `the Minister` is no deputy minister; `the Chairperson` may be the Chairperson-in-Office. */
const holds = ({ posts }: Holder, noun: string): boolean =>
  posts.some((each) => {
    const post = ` ${each.toLowerCase()}`;
    return post.includes(` ${noun}`) && post.includes('deputy') === noun.includes('deputy');
  });

/** People of a sentence with their ranks and places; a surname is of the whole name. */
function peopleOf(
  sentence: ArticleSentence,
  holders: readonly Holder[],
): (Holder & { readonly at: number })[] {
  if (!sentence.masked.includes(SIGNS.name)) return [];
  return [...sentence.masked.matchAll(RANKED)].flatMap(({ 0: words, index }) => {
    const at = index + words.length - 1;
    const mentions = sentence.mentionsIn({ start: index, end: at + 1 });
    const said = mentions.pop()?.name;
    const name = holders.find((each) => each.name === said || each.name.endsWith(` ${said}`))?.name;
    const posts = [mentions.map((each) => each.name).join(' ')];
    return name === undefined ? [] : [{ name, at, posts }];
  });
}
