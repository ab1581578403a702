/** Whose words a text gives, directly or reported: others are only named. */
import { SIGNS } from '../names/masked-sentence.js';
import type { ArticleSentence, PreparedArticle } from '../names/prepared-article.js';
import { SAYS } from './person-rules.js';
import { VERB_CLASSES } from './verbs.js';

const VERB = `(?:${SAYS}|: ?${SIGNS.quotation})`;
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
/** `she said`, `the Ambassador stressed`: who was named last. */
const ANAPHOR = new RegExp(
  `(?:\\b(?:[Hh]e|[Ss]he|[Tt]hey)|\\b[Tt]he (?:[a-z]+ )?${SIGNS.role})` +
    `(?: (?:also|then|later|has|had|[a-z]+ly))* ${SAYS}|${SIGNS.quotation},? (?:said|added) (?:he|she)\\b`,
);

/** `Ann Lee met Bob Roe and said`, `…, stressing that` */
const ALSO_SAYS = new RegExp(
  ` and(?: (?:also|then|[a-z]+ly))* ${SAYS}|, (?:also )?${VERB_CLASSES['state ing'] ?? ''}`,
);

/** The people of these names, by their full names, whose words the text has. */
export function findSpeakers(
  { sentences }: PreparedArticle,
  names: readonly string[],
): ReadonlySet<string> {
  const speakers = new Set<string>();
  let last: string | undefined;
  for (const sentence of sentences) {
    const people = peopleOf(sentence, names);
    const anaphor = ANAPHOR.exec(sentence.masked)?.index;
    const meant =
      anaphor === undefined ? undefined : (people.find(({ at }) => at < anaphor)?.name ?? last);
    if (meant !== undefined) speakers.add(meant);
    if (people[0] && ALSO_SAYS.test(sentence.masked.slice(people[0].at)))
      speakers.add(people[0].name);
    for (const { name, at } of people) if (isSpeaker(sentence, at)) speakers.add(name);
    last = people.at(-1)?.name ?? last;
  }
  return speakers;
}

function isSpeaker({ masked }: ArticleSentence, at: number): boolean {
  const gap = AFTER_NAME.exec(masked.slice(at + 1))?.groups?.gap;
  if (gap !== undefined && !OTHER_ACT.test(gap) && !isInRelativeClause(masked.slice(0, at)))
    return true;
  return BEFORE_NAME.test(masked.slice(0, at));
}

/** `Ann Lee, who met Bob Roe, said`: she did. */
const isInRelativeClause = (before: string): boolean => /, (?:who|which) [^,]*$/.test(before);

/** People of a sentence and their places in its masked form; a surname is of the whole name. */
function peopleOf(
  sentence: ArticleSentence,
  names: readonly string[],
): { readonly name: string; readonly at: number }[] {
  return [...sentence.masked.matchAll(new RegExp(SIGNS.name, 'g'))].flatMap(({ index: at }) => {
    const said = sentence.mentionsIn({ start: at, end: at + 1 })[0]?.name;
    const name = names.find((each) => each === said || each.endsWith(` ${said}`));
    return name === undefined ? [] : [{ name, at }];
  });
}
