/**
 * What the text says of the item's event. Clauses about another time or event, and those that deny,
 * wish, offer, ask or suppose, are hidden from the rules of all relations, as quotations are.
 */
import { DAY_MS, matchesOf } from '../../rdf/index.js';
import { Finder } from '../names/finder.js';
import type { Mention } from '../names/mention.js';
import type { ArticleSentence, PreparedArticle } from '../names/prepared-article.js';
import type { TextRange } from '../names/sentences.js';
import { alternation, spellOut } from '../names/slots.js';
import { NUMBER } from './numbers.js';
import { WORD_CLASSES } from './word-classes.js';

const SIGN = '[\ue000-\ue007]';
const BE = '(?:is|are|was|were|be|been|being)';
/** Helping verbs. */
export const AUX = `(?:${BE}|has|have|had|will|would|can|could|may|might|should|must|shall|does|did)\\b`;
/** Verbs in the past. */
export const PAST = alternation(`
  [a-z]{2,}ed | held | gave | took | led | ran | began | sent | brought | met | made | came | went
  | paid | bore | lent | spoke | told | said | found | set | put | taught | left | did`);
const MEANS =
  '(?:plan|intend|hope|wishe?|want|aim|offer|propose|agree|ask|request|urge|refuse|decline|expect)s';
/** A verb that is no infinitive. */
export const FINITE = `(?:(?:also|later|then|again|now|therefore) )?(?:${AUX}|${PAST}\\b|${MEANS}\\b)`;
const SUBJECT =
  '(?:it|they|he|she|we|this|both|(?:(?!(?:wh[a-z]+|how|that|if|to|by|with|and)\\b)' +
  `(?:[a-z\\d-]+|${SIGN}(?:['’]s)?) ){0,5}?(?:[a-z]+|${SIGN}))`;

/** Where a clause begins: a main one, or one that says more of a noun before it. */
const BEGINS = new RegExp(
  '(?<main>[;()] ?|: | [–—] |,? (?=(?:but(?! (?:in|at|by|from|with|on|for)\\b)|while|whereas|although|though|because|unless|until) )|' +
    `,? and (?=(?:[a-z]+ )?${AUX}|${SUBJECT} ${FINITE})|,? nor (?=${AUX})|` +
    `, (?=${FINITE}|${SUBJECT} ${FINITE}))|` +
    `,? (?=(?:which|whom?|whose|where|when) )| (?=(?:what|how|why|whether) )| (?=that (?:${SUBJECT} )?${FINITE})|` +
    `, (?=(?:to|having|originally|initially|not) )| (?=(?:after|before|since) ${SUBJECT} ${FINITE})`,
  'g',
);

interface Clause extends TextRange {
  readonly text: string;
  /** It says more of a noun in the clause before. */
  readonly isAttribute: boolean;
  /** It shares the subject of the clause before. */
  readonly goesOn: boolean;
}

const GOES_ON = new RegExp(`^${FINITE}`);
const HAS_VERB = new RegExp(`(?:^| )${FINITE}`);

/** Words for a time before the subject. */
const FRONTED =
  /^(?:(?:in|over|during|since|until|for|on) [^,]{1,40}|(?:last|next|earlier|later) [^,]{1,20}|[^,]{1,20} (?:ago|earlier|before)|before (?:that|then)|as a rule|[a-z]+ly)$/;
const COMPARES = /^(?:unlike|contrary to|in contrast to) /;

function clausesOf(lowered: string): Clause[] {
  const clauses: Clause[] = [];
  let [start, isAttribute] = [0, false];
  const add = (end: number): void => {
    const text = lowered.slice(start, end);
    if (end > start) clauses.push({ start, end, text, isAttribute, goesOn: GOES_ON.test(text) });
  };
  // `Last year, the Court …`
  const isFronted = (end: number): boolean => start === 0 && FRONTED.test(lowered.slice(0, end));
  for (const match of matchesOf(BEGINS, lowered)) {
    if (match.index < start || (match.groups?.main === ', ' && isFronted(match.index))) continue;
    add(match.index);
    start = match.index + match[0].length;
    isAttribute = match.groups?.main === undefined;
  }
  add(lowered.length);
  return clauses;
}

/** How far a sign reaches: its clause, the rest of it, a phrase, or all that is said of an event. */
type Reach = 'clause' | 'rest' | 'words' | 'phrase' | 'event' | 'rest of event';

const ROLE =
  '(?:(?:co-)?(?:<to organize>|<to hold>|<to fund>|<to support>|<to host>|<to bear>|take (?:place|part)|contribute|do so)\\b)';
const OTHER =
  '(?:(?:the|its|their|this|an?) )?(?:next|previous|last|earlier|preceding|similar|coming|' +
  "upcoming|future|following|(?:last|next) year['’]s|previous year['’]s)";
const WORDS = '(?:(?!of |for |from )[a-z\ue002\ue000-]+ ){0,4}?';
const PART = '(?:modules?|parts?|editions?|phases?|stages?|rounds?|follow-up)\\b';
const ITS_OTHER_EVENT = `${OTHER} ${WORDS}(?:<event>|one\\b|${PART})`;
const OTHER_EVENT = `(?:an?|another|further|more|\\d+|two|three|several|similar|regular|such) ${WORDS}<event>`;
/** A day that is too far from the item's. */
const LONG_AGO = '\ue00a';
const PERIOD = '(?:year|month)s?';
const TIME = alternation(`
  (?:last|next|the (?:previous|following|coming)) ${PERIOD}(?!['’]) | previously
  | (?:${NUMBER}|an?|one|several|a few|many) (?:${PERIOD}|weeks?) (?:ago|earlier|before)
  | in (?:the )?(?:previous|past|earlier|recent|coming|future|next few) ${PERIOD}
  | (?:earlier|later) (?:this|that|in the) year | in the (?:past|(?:near )?future)
  | (?:until|from|between|through|up to) (?:[a-z]+ )?(?:19|20)\\d\\d\\b | before (?:that|then)\\b
  | (?:the|its) (?:19|20)\\d\\d ${WORDS}(?:<event>|edition)
  | on (?:an )?earlier occasions? | in (?:the )?(?:[a-z]+ (?:of )?)?(?:19|20)\\d\\d\\b | ${LONG_AGO}`);
/** Whether an event was put off is read apart. */
const PUT_OFF = '(?:cancell?ed|postponed|put off|called off)';
const PREPOSITION = '(?:in|at|by|from|with|on|for)\\b';
const NOT =
  `(?:not|never|no longer|neither)\\b(?! (?:only|just|merely|least|${PREPOSITION}|(?:been )?${PUT_OFF})\\b)|` +
  "n[’']t\\b";

/** A subject after the word for a condition. */
const SOMEBODY = `(?:(?:(?:the|an?|its|their|this) )?(?:[a-z]+ )?${SIGN}|it|they|he|she|we)`;
const WHERE_TRUE =
  '(?:provid(?:ed|ing)|assuming|supposing|once|as (?:soon|long) as|on condition|in the event)';
const ROLE_VERB = 'organi[sz]|h[eo]ld|fund|financ|sponsor|support|host|conduct|convene|\\brun';
const DOUBT =
  '\\b(?:reportedly|allegedly|supposedly|purportedly|presumably|rumou?red|doubt(?:ed|ful)|unclear|' +
  '(?:falsely|wrongly|mistakenly|incorrectly) [a-z]+|(?:rumou?r|allegation|claim)s?(?: that\\b|$)|' +
  '(?:alleg|claim|pretend)(?:es|ed|s)?(?: that\\b|$)|(?:some|many|others) (?:believe|think|claim|say)|' +
  '(?:is|are|was|were) (?:said|believed|thought|reported|alleged|claimed) to)\\b';
const WANTS = '\\b(?:recommend|demand|request|insist|urg|ask|propos|suggest|advis)(?:e|es|ed|s)?';
const DONE = '(?:<organize ed>|<hold ed>|<manage ed>|<fund ed>|<support ed>|<host ed>)';
const HABIT = alternation(`
  often | usually | traditionally | annually | regularly | normally | typically | generally | sometimes
  | frequently | always | as a rule | in most cases | (?:every|each) (?:year|month|spring|summer|autumn
  | winter) | (?:once|twice|three times) an? (?:year|month)`);

/** A row of the table below: `if` is tested on the clause. */
interface Sign {
  readonly reach: Reach;
  readonly pattern: RegExp;
  readonly finder: Finder;
  /** Not of a coming event on a page that announces it. */
  readonly isToCome?: true;
  /** Only after a sentence about the event. */
  readonly isLater?: true;
  /** Only after a sentence about an event of another kind. */
  readonly isBeside?: true;
}
const SIDE_EVENT = alternation(`
  (?:press |news )?(?:briefing|conference(?<=(?:press|news) conference)) | presentation | reception | hearing
  | debate | exhibition | concert | dinner | lunch | show | performance | assembly`);
const HELD_BESIDE = `\\b(?:gave|held|started|hosted|gives|holds) (?:an?|its|their) ${WORDS}${SIDE_EVENT}`;
const sign = (reach: Reach, words: string, more: Partial<Sign> = {}): Sign => {
  const source = spellOut(words, WORD_CLASSES);
  return {
    reach,
    pattern: new RegExp(source),
    finder: new Finder(new RegExp(source, 'g')),
    ...more,
  };
};

const SIGNS_OF_NO_FACT: readonly Sign[] = [
  // Denied: `was not funded by`, `neither A nor B`, `no ministry`, `without A`, `not in Tirana`
  sign('words', `(?<=\\bnot (?:[a-z]+ )?)${PREPOSITION}[^,;]*?(?=,? but ${PREPOSITION})`),
  sign('phrase', `\\bnot ${PREPOSITION}`),
  sign(
    'clause',
    `\\b(?:(?:${AUX}|do) (?:[a-z]+ )?(?:${NOT})|(?:was|were|did|do|does|has|had|is|are|could|would)n[’']t\\b)(?!.* without\\b)|` +
      '^(?:and |but )?(?:neither|nor|no(?! (?:fewer|less|more|longer|doubt)\\b)|none of|nobody) |\\bby (?:neither|no) (?!fewer|less)',
  ),
  sign(
    'phrase',
    `(?<!\\b(?:${NOT}|impossible)[^,;]*)\\b(?:without|instead of|rather than|in place of|except)\\b`,
  ),
  sign('event', COMPARES.source),
  sign(
    'clause',
    `\\b(?:declin|refus|reject|fail|hesitat)(?:e|es|ed|s|ing)\\b(?! (?:rate|number))|\\bturned down\\b|` +
      '\\b(?:withdr[ae]wn?|pulled out|stayed away)\\b|\\bcancelled (?:its|their)\\b',
  ),
  // Supposed
  sign(
    'event',
    `(?!.*\\b${PUT_OFF})(?:^(?:if|unless|in case|should|(?:had|were) ${SOMEBODY} (?:[a-z]+ed|${PAST}|to))\\b|\\bif (?!not\\b))`,
  ),
  sign('rest', `\\b${WHERE_TRUE} (?:that\\b|${SOMEBODY} (?:${FINITE}|[a-z]+s\\b))`),
  sign(
    'words',
    `^(?:whether|how|why)\\b(?! to\\b)(?=.*(?:${ROLE_VERB}))(?:(?!<event>|\\bat (?:an?|the) )[^,;])*`,
  ),
  // Doubted, rumoured, demanded
  sign('event', `${DOUBT}|${WANTS}(?: that\\b|$)`),
  // Usual
  sign(
    'clause',
    `^(?!(?:the|this) [^,;]*?[^s] is\\b)(?!.*\\b(?:was|were|today|yesterday)\\b)(?!.*${SIGN} (?:[a-z]+ )?(?:<did organize>|<did hold>)).*\\b${HABIT}\\b`,
  ),
  sign(
    'clause',
    `\\bcould (?:[a-z]+ )?(?:be |${ROLE})|` +
      '\\b(?:would|might|(?<!\\b(?:in|of|since|until|by|last|next|early|late) )may(?! \\d)|should|ought to)\\b' +
      '(?! not [^,;]* without\\b)',
  ),
  // Meant, offered, asked
  sign(
    'rest',
    '\\b(?:plan|intend|hop|wish|want|aim|offer|propos|promis|pledg|agree|ask|request|urg|appeal|encourag|' +
      'recommend|suggest|expect|consider|prepar|undert|call|ready|willing|unable|reluctant|invit)[a-z]*\\b' +
      `(?: (?:[a-z]+ |${SIGN} ){0,5}?)?to ${ROLE}`,
  ),
  sign('rest', `(?:\\b[a-z]+ )?to (?:be|have been) (?:[a-z]+ ){0,2}?${DONE}`, { isToCome: true }),
  sign(
    'clause',
    '^to (?:be|have been)\\b|^(?:originally|initially)\\b|\\b(?:is|are|was|were) to (?:be|have been) ',
    { isToCome: true },
  ),
  sign(
    'rest',
    `\\b(?:recommend|suggest|propos|advis|call(?:s|ed|ing) for)[a-z]* (?:[a-z]+ing )?${OTHER_EVENT}`,
  ),
  // Of another event or time
  sign(
    'clause',
    '(?=.*\\b(?:since|so far|until now|over the (?:last|past)|in recent years)\\b).*\\b(?:has|have) (?:[a-z]+ )?(?:<train ed>|<support ed>)',
  ),
  sign('clause', '\\bon the eve of (?:the|this|its) <event>'),
  sign(
    'rest of event',
    `\\b(?:followed by|preceded by|follow(?:ed|s|ing)? up on|result of|based on|follow-up (?:to|of)) (?:an?|another|the next|further) |` +
      `\\b(?:ahead of|prior to|in the run-up to|buil[dt]s? on|complement(?:s|ed|ing)?|follow(?:s|ed)|modelled on|` +
      `dr[ae]ws? on|after|unlike) ${OTHER_EVENT}(?=[^,;]*? ${DONE})`,
  ),
  sign(
    'clause',
    `^(?:after|before|since) (?:(?!<event>)[^,;])*${SIGN} (?:[a-z]+ )?${FINITE} ${OTHER_EVENT}`,
  ),
  sign(
    'event',
    `^(?:and |but )?(?:the |its |an? )?(?:first|second|third|fourth|fifth|final|remaining) ${WORDS}(?:<event>|${PART})(?=.*${DONE})`,
    { isLater: true },
  ),
  // Beside the event of the lead
  sign('clause', `${HELD_BESIDE} (?:about|on) (?:the|this) ${WORDS}<event>`),
  sign(
    'clause',
    `^(?!.*\ue005)(?=.*${HELD_BESIDE})|` +
      `^(?!.*\ue005).*\\b(?:an?|its|their) ${WORDS}${SIDE_EVENT}(?:(?!${AUX})[^,;])*? ${DONE}`,
    { isBeside: true },
  ),
  sign('event', `^(?:and |but )?(?:for |at |in |during )?${ITS_OTHER_EVENT}`),
  sign('phrase', `\\b(?:of|after|before|since|on|from|than|to|at|for|in|about) ${ITS_OTHER_EVENT}`),
  sign('event', ITS_OTHER_EVENT),
  sign(
    'event',
    `\\b(?:had|used to) (?:[a-z]+ )?(?:<organize ed>|<hold ed>|<fund ed>|<support ed>|hosted|been) ${OTHER_EVENT}`,
    { isLater: true },
  ),
  sign(
    'event',
    `\\b(?:will|(?:is|are) (?:going )?to|(?:is|are) (?:planned|scheduled|due|set|expected)|(?:plans|intends) to) (?:(?!${FINITE})[^,;])*?${OTHER_EVENT}|` +
      `^(?:and )?(?:(?:in|on|at) [^,]{1,20}, )?${OTHER_EVENT}[^,;]* (?:will|(?:is|are) (?:going to|to|planned|scheduled|due|expected))\\b|^(?:an?other|(?:a )?further) [^,;]* will `,
    { isToCome: true },
  ),
  sign(
    'phrase',
    `(?<!\\b(?:${AUX}|been) (?:[a-z]+ly )?)(?<=^| )[a-z]+ed (?:(?:in|by) ${SIGN} )?${TIME}`,
  ),
  sign(
    'event',
    `(?<!\\b(?:[a-z]+ed(?: (?:in|by) ${SIGN})?|for|of|from|since|by|than|as)(?: the)? )\\b${TIME}`,
  ),
];

/** To the end of a phrase with `without`, or of another event. */
const PHRASE =
  /^(?: (?:[a-z]+ )?\ue005)?(?:[^,;:()]*?)(?= (?:by|and|but|was|were|is|are|has|had|will)\b| (?:[a-z]+ )?\ue005|[,;:()]|$)/;

/** Where a sentence is. */
interface Place {
  /** The page announces the event. */
  readonly isAnnounced: boolean;
  readonly isFirst: boolean;
  /** The lead is about an event, and not one of those that accompany others. */
  readonly isBeside: boolean;
  /** The day of the item, as far as it is known. */
  readonly day: string | undefined;
}

const FAR = 270 * DAY_MS;

/** The sentence with a sign for days far from the item's, and without the item's own year. */
function withTimes(sentence: ArticleSentence, day: string | undefined): string {
  if (day === undefined) return sentence.lowered.replace(/\b(?:19|20)\d\d\b/g, '____');
  const isFar = ({ date }: Mention): boolean =>
    date !== undefined && Math.abs(Date.parse(date.last ?? date.first) - Date.parse(day)) > FAR;
  return sentence.lowered
    .replaceAll(day.slice(0, 4), '____')
    .replace(/\ue005/g, (sign, at: number) =>
      sentence.mentionsIn({ start: at, end: at + 1 }).some(isFar) ? LONG_AGO : sign,
    );
}

/** What a clause hides, if it says nothing of the event. */
function hiddenIn(
  clauses: readonly Clause[],
  at: number,
  signs: readonly Sign[],
): TextRange | undefined {
  const { start, end, text } = clauses[at] ?? { start: 0, end: 0, text: '' };
  for (const { reach, pattern } of signs) {
    const match = pattern.exec(text);
    if (!match) continue;
    const from = start + match.index;
    if (reach === 'words') return { start: from, end: from + match[0].length };
    if (reach === 'clause') return { start, end };
    if (reach === 'rest')
      return { start: HAS_VERB.test(text.slice(0, match.index)) ? from : start, end };
    if (reach === 'phrase') {
      const length = PHRASE.exec(text.slice(match.index + match[0].length))?.[0].length ?? 0;
      return { start: from, end: from + match[0].length + length };
    }
    // The event is the subject of what goes on, or only of what is said more of it.
    const isSubject = match.index < 8;
    let last = at;
    while (clauses[last + 1]?.isAttribute || (isSubject && clauses[last + 1]?.goesOn)) last += 1;
    return { start: reach === 'event' ? start : from, end: clauses[last]?.end ?? end };
  }
  return undefined;
}

function hiddenRanges(sentence: ArticleSentence, place: Place): TextRange[] {
  const lowered = withTimes(sentence, place.day);
  const signs = SIGNS_OF_NO_FACT.filter(
    ({ finder, isToCome, isLater, isBeside }) =>
      !(isToCome && place.isAnnounced) &&
      !(isLater && place.isFirst) &&
      !(isBeside && !place.isBeside) &&
      finder.mayMatch(lowered),
  );
  if (signs.length === 0) return [];
  const clauses = clausesOf(lowered);
  const found: TextRange[] = [];
  for (let at = 0; at < clauses.length; at += 1) {
    const hidden = hiddenIn(clauses, at, signs);
    if (!hidden || hidden.start < (found.at(-1)?.end ?? 0)) continue;
    found.push(hidden);
  }
  return found;
}

const ANNOUNCES = new RegExp(
  `^(?:(?!\\b(?:was|were|had|held|took place)\\b|${SIGN} (?:also )?${PAST}\\b).)*?` +
    '\\b(?:will|(?:is|are) (?:going )?to|(?:is|are) (?:planned|scheduled|due|set))\\b',
);

const EVENT = new RegExp(spellOut('<own event>', WORD_CLASSES));
const HAS_SIDE_EVENT = new RegExp(SIDE_EVENT);

/** The item without what it does not say of its event. */
export function assertedOf(reading: PreparedArticle): PreparedArticle {
  const [lead] = reading.sentences;
  const day = reading.article.dateline?.date ?? reading.article.issuedOn?.date;
  const isAnnounced = lead !== undefined && ANNOUNCES.test(lead.lowered);
  const isMain =
    lead !== undefined && EVENT.test(lead.lowered) && !HAS_SIDE_EVENT.test(lead.lowered);
  const toAsserted = (sentence: ArticleSentence): ArticleSentence => {
    const isFirst = sentence === lead;
    const place = { isAnnounced, isFirst, isBeside: isMain && !isFirst, day };
    const ranges = hiddenRanges(sentence, place).map((range) => sentence.toText(range));
    return ranges.length > 0 ? sentence.without(ranges) : sentence;
  };
  return {
    ...reading,
    title: reading.title.map(toAsserted),
    sentences: reading.sentences.map(toAsserted),
  };
}
