/** Whose words a text gives, directly or reported: others are only named. */
import { SIGNS } from '../names/masked-sentence.js';
import type { ArticleSentence, PreparedArticle } from '../names/prepared-article.js';
import { withOffices } from '../names/role-words.js';
import { regexp } from './rows.js';
const spelled = (x: string): string => regexp(x).source;
const WORD_CLASSES: Record<string, string> = { 'say ing': spelled('<say ing>') };

/** Of writing and finding with a thing as object: `wrote a book`, `reported threats`. */
const MAKES =
  '(?:wr(?:i|o)tes?|report(?:ed|s)?|observe[ds]?|offer(?:ed|s)|found|finds|maintain(?:ed|s)|' +
  'list(?:ed|s)|demonstrate[ds]?|remember(?:ed|s)|read|invite[ds]?)\\b';
const SAID = `(?!${MAKES}(?! (?:that|how|why|what|whether|there)\\b|,|:|\\.| ?${SIGNS.quotation}))${spelled('<says>')}`;
const VERB = `(?:${SAID}|: ?${SIGNS.quotation})`;
/** Between a speaker and the verb: an apposition, other speakers, adverbs. */
const AFTER_NAME = new RegExp(
  `^(?<gap>(?: \\([^()]*\\)| (?:of|from) [^,;]{1,60})?(?:, [^;:]{1,250},| and [^;:]{1,200})?(?:,? who)?` +
    `(?: (?:also|then|both|himself|herself|later|has|had|[a-z]+ly))*,? ?)${VERB}`,
  'u',
);
/** Other verbs, of what the speaker or somebody else did. */
const OTHER_ACT = /^[^,]* (?:met|was|were|is|are|will|led|took|[a-z]+ed) (?!(?:by|as)\b)/;
/** `“It works,” said the Head of the Mission, Ann Lee`; also without quotation marks. */
const BEFORE_NAME = new RegExp(
  `(?:(?:^|[,${SIGNS.quotation}] )(?:said|says|added|adds|noted|explained|stressed|recalled|concluded|` +
    'commented|remarked|continued|emphasi[sz]ed|underlined|agreed|replied|hoped|warned|according to)|' +
    '\\b[Aa]ccording to|\\bwords of|\\bview of) ' +
    `(?:(?!\\b(?:that|and|by|with|after)\\b)(?:(?<=\\b(?:of|in|at|the) )${SIGNS.name}|[^;:${SIGNS.name}])){0,150}$`,
);
/** `she said`: the subject before; `the Ambassador stressed`: who holds that office. */
const ANAPHOR = new RegExp(
  `(?:\\b(?:[Hh]e|[Ss]he|[Tt]hey)|\\b[Tt]he (?:[a-z]+ )?(?<office>${SIGNS.role}))` +
    `(?: (?:also|then|later|has|had|[a-z]+ly))* ${SAID}|${SIGNS.quotation},? (?:said|added) (?:he|she)\\b`,
  'd',
);
/** An office without the name of its holder; the name would follow, also after its body. */
const UNNAMED = new RegExp(
  `\\b[Tt]he (?:[a-z]+ )?(?<office>${SIGNS.role})(?=(?<of>(?: (?:of|for|in|to|at|on) (?:the )?[^\\sa-z]\\S*(?<!,))*))` +
    `\\k<of>(?!,? (?:the )?(?:${SIGNS.role} )*${SIGNS.name})`,
  'd',
);

const RANKED = new RegExp(`(?:${SIGNS.role} )*${SIGNS.name}`, 'g');

/** `Ann Lee met Bob Roe and said`, `…, stressing that` */
const ALSO_SAYS = new RegExp(
  ` and(?: (?:also|then|[a-z]+ly))* ${SAID}|, (?:also )?${WORD_CLASSES['say ing'] ?? ''}`,
);

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
    const masked = withOffices(sentence);
    const holderAt = (match: RegExpExecArray): string | undefined => {
      const [start, end] = match.indices?.groups?.office ?? [0, 0];
      const noun = sentence.mentionsIn({ start, end })[0]?.name ?? '';
      return [...holders, ...ranks].find((each) => holds(each, noun.toLowerCase()))?.name;
    };
    const anaphor = ANAPHOR.exec(masked);
    const unnamed = UNNAMED.exec(masked);
    const subjectBefore = (end: number): string | undefined => {
      const at = people[0]?.at ?? end;
      if (unnamed && unnamed.index < Math.min(at, end)) return holderAt(unnamed);
      return at < end ? people[0]?.name : subject;
    };
    const meant = anaphor?.groups?.office ? holderAt(anaphor) : subjectBefore(anaphor?.index ?? 0);
    if (anaphor && meant !== undefined) speakers.add(meant);
    if (people[0] && ALSO_SAYS.test(masked.slice(people[0].at))) speakers.add(people[0].name);
    for (const { name, at } of people) if (isSpeaker(sentence, at)) speakers.add(name);
    subject = /^(?:He|She|They)\b/.test(masked) ? subject : subjectBefore(masked.length);
  }
  return speakers;
}

/** `the Minister` is no deputy minister; `the Chairperson` may be the Chairperson-in-Office. */
const holds = ({ posts }: Holder, noun: string): boolean =>
  posts.some((each) => {
    const post = ` ${each.toLowerCase()}`;
    return post.includes(` ${noun}`) && post.includes('deputy') === noun.includes('deputy');
  });

function isSpeaker({ masked }: ArticleSentence, at: number): boolean {
  const gap = AFTER_NAME.exec(masked.slice(at + 1))?.groups?.gap;
  if (gap !== undefined && !OTHER_ACT.test(gap) && !isInRelativeClause(masked.slice(0, at)))
    return true;
  return BEFORE_NAME.test(masked.slice(0, at));
}

/** `Ann Lee, who met Bob Roe, said`: she did. */
const isInRelativeClause = (before: string): boolean => /, (?:who|which) [^,]*$/.test(before);

/** People of a sentence with their ranks and places; a surname is of the whole name. */
function peopleOf(
  sentence: ArticleSentence,
  holders: readonly Holder[],
): (Holder & { readonly at: number })[] {
  return [...sentence.masked.matchAll(RANKED)].flatMap(({ 0: words, index }) => {
    const at = index + words.length - 1;
    const mentions = sentence.mentionsIn({ start: index, end: at + 1 });
    const said = mentions.pop()?.name;
    const name = holders.find((each) => each.name === said || each.name.endsWith(` ${said}`))?.name;
    const posts = [mentions.map((each) => each.name).join(' ')];
    return name === undefined ? [] : [{ name, at, posts }];
  });
}
