/** Lists of bodies in a masked sentence, and words for a list named elsewhere. */
import { matchesOf } from '../../rdf/index.js';
import { NAMED_WORK_HEADS } from './words.js';
import { LIST_SIGN, type ArticleSentence, SIGNS, type SignedText } from './masked-sentence.js';
import type { Mention } from './mention.js';
import type { TextRange } from './sentences.js';

const BODY_SIGNS = `[${SIGNS.body}${SIGNS.state}${SIGNS.name}]`;

/** Small words for the kind of a body: `the public foundation X`. */
const KIND_WORDS =
  '(?:(?:public|private|local|international|national|regional|non-governmental|non-profit|' +
  'civil society|youth|charitable|independent|partner|human rights|women.s|student|' +
  'environmental|umbrella|law|media|foundation|organi[sz]ation|association|network|group|' +
  'company|resource centre|bank|agency|ngo|union|institute|body|centre|think tank|federation|' +
  'society|movement|initiative|club|university|academy|coalition|newspaper|publisher)[ -]|' +
  '(?:governments|parliaments|authorities|(?:[a-z]+ )?offices?|' +
  '(?:[a-z]+ )?branch(?:es)?|representatives?) of (?:the )?){0,4}';
/** A possessor: `the Secretariat’s`, `the host country’s`. */
const POSSESSOR =
  `(?:(?:${BODY_SIGNS}|(?:host )?(?:country|state|region|city|town|republic|` +
  "capital|canton|province|municipality|entity|district))[’']s? (?:own )?)?";
const BODY =
  `(?:(?:the|a|an|its|their|our|both|host|local) ){0,2}${POSSESSOR}(?:[a-z]+-based )?` +
  `(?:${SIGNS.adjective} )?` +
  `${KIND_WORDS}(?:${SIGNS.adjective} ?)?${BODY_SIGNS}(?: \\([^()]{1,40}\\))?` +
  `(?: (?:of|in|at|from) (?:the )?[${SIGNS.body}${SIGNS.state}${SIGNS.place}${SIGNS.name}])?` +
  "(?:['’]s? (?:[a-z]+ ){1,2}(?:league|branch|section|chapter|wing))?";
const ANY_SIGN = Object.values(SIGNS).join('');
const SEPARATOR =
  '(?:,? and also |,? and |, as well as | as well as |,? plus |; |, |,? but also |' +
  `,? and, [^,;:.]{1,40}, |, an? [^,;:.${SIGNS.body}${SIGNS.date}]{1,60},? and )(?:also )?` +
  '(?:(?:by|with|from|of|to|between|for) )?';

/** `two bodies`, `the three OSCE field operations`: bodies by their number. */
const COUNTED =
  '(?:(?:the|these|all|its|both) ){0,2}(?:same )?' +
  '(?:two|three|four|five|six|seven|eight|nine|ten|several|both|\\d) ' +
  `(?:(?:[a-z-]+|[${SIGNS.body}${SIGNS.adjective}]) ){0,2}` +
  '(?:bodies|organi[sz]ations|institutions|agencies|states|countries|' +
  'governments|ministries|missions|offices|field operations|departments|units|' +
  'universities|sides|structures|embassies|associations|groups|ngos)(?: of [a-z]+)?';
const ITEM = `(?:${COUNTED}(?:,|:| –) )?${BODY}`;
const LIST = new RegExp(`${ITEM}(?:${SEPARATOR}${ITEM}(?!['’]s )){0,20}`, 'g');

const BODY_END = `[${ANY_SIGN})]`;

/** The last item is the next verb's subject: `with A, B organized`, `by A; B helped`, `with A, a body, and B`. */
const NEW_SUBJECT = new RegExp(
  `^(?<rest>.* and .*?${BODY_END}|[^,]*${BODY_END}(?:, an? [^,]*(?=, and ))?)(?:, |, and )(?<subject>${BODY})$`,
);
const AFTER_SEMICOLON = new RegExp(`^(?<rest>.*[^;]); (?<subject>[^;]*)$`);
/** A comma ends words before the subject: `With the help of A and B, C and D organized`. */
const FRONTED = new RegExp(
  '^(?:with|in|under|thanks to|through|together|jointly|along|alongside|following|besides|on|' +
    'by|at|as|for|within|to|after|before|during|since|ahead|amid|marking) [^,;:.]*$',
);
const AFTER_FRONTED = /^(?<rest>[^,]*), (?<subject>[^,]*)$/;

/** What follows a subject: its verb, or others who took part. */
const AFTER_SUBJECT = new RegExp(
  '^ (?!(?:and|or|in|on|at|to|for|of|from|with|as|by|who|which|that|but)\\b)[a-z]|' +
    '^,? (?:together|jointly|along|alongside|with|in (?:[a-z]+ )?(?:co-?operation|partnership)) ',
);

/** Before the first of a list and a later one: a list keeps its preposition. */
const PREPOSITIONS = '(?:by|with|from|of|to|between|for)';
const GOVERNING = new RegExp(`\\b(${PREPOSITIONS}) (?:not only )?$`);
const GOES_ON = new RegExp(
  '(?:,? and(?: also)? |,? as well as |,? plus |; |, |,? but also )(?:also )?' +
    `(${PREPOSITIONS}) (?!(?:the|an?) (?:[a-z]+ )?(?:time|part|while)\\b)(?=.)`,
  'g',
);

/** Words for bodies named elsewhere, as the subject of a verb of bodies. */
const PRONOUN = new RegExp(
  `\\b${COUNTED}\\b(?!(?:,|:| –| of) ?${LIST_SIGN})|` +
    '\\b(?:they|both|the (?:same )?two|all (?:two|three|four|five))' +
    '(?= (?:(?:had|have|also|jointly|together|then|will) ){0,2}(?:(?:co-?)?organi[sz]ed?|' +
    'held|hold|ran|arranged|convened|conducted|staged|put on|signed|funded|financed)\\b)',
  'g',
);

/** `the parliaments of`, `A, of`: a body of the list follows, no whole of the one before. */
const PLACED_BODIES = new RegExp(
  '(?:,|and|governments|parliaments|authorities|offices?|' +
    'branch(?:es)?|representatives?)(?: of| in| at| from)(?: the)? $',
  'i',
);

/** The lists of bodies in a masked sentence, and words that refer to one. */
export function findLists(lowered: string): TextRange[] {
  const lists: TextRange[] = [];
  for (const match of matchesOf(LIST, lowered)) {
    lists.push(
      ...byPreposition(lowered, {
        start: match.index,
        end: match.index + match[0].length,
      }).flatMap((list) => bySubject(lowered, list)),
    );
  }
  for (const match of matchesOf(PRONOUN, lowered)) {
    const range = { start: match.index, end: match.index + match[0].length };
    if (!lists.some((list) => list.start < range.end && range.start < list.end)) lists.push(range);
  }
  return lists.sort((a, b) => a.start - b.start);
}

/** Cuts a list at another preposition: `by A and B, with C as partner`. */
function byPreposition(lowered: string, { start, end }: TextRange): TextRange[] {
  const lists: TextRange[] = [];
  let governing = GOVERNING.exec(lowered.slice(0, start))?.[1];
  let from = start;
  for (const match of matchesOf(GOES_ON, lowered.slice(start, end))) {
    const [words, preposition] = match;
    // `the Ministries of Justice and of the Interior`
    if (preposition === governing || preposition === 'of' || preposition === 'to') continue;
    lists.push({ start: from, end: start + match.index });
    from = start + match.index + words.length;
    governing = preposition;
  }
  return [...lists, { start: from, end }];
}

/** Cuts off the subject of the verb that follows a list. */
function bySubject(lowered: string, list: TextRange): TextRange[] {
  const after = lowered.slice(list.end);
  const isFronted = FRONTED.test(lowered.slice(0, list.start));
  if (!AFTER_SUBJECT.test(after)) return [list];
  const words = lowered.slice(list.start, list.end);
  const found = [AFTER_SEMICOLON, NEW_SUBJECT, ...(isFronted ? [AFTER_FRONTED] : [])]
    .map((pattern) => pattern.exec(words)?.groups)
    .find((groups) => groups !== undefined);
  if (found?.rest === undefined) return [list];
  return [
    { start: list.start, end: list.start + found.rest.length },
    { start: list.end - (found.subject ?? '').length, end: list.end },
  ];
}

const LISTS = new RegExp(LIST_SIGN, 'g');

/** The signs of lists in a sentence, each a slot. */
export const listsIn = (lowered: string): TextRange[] =>
  matchesOf(LISTS, lowered).map(({ index }) => ({ start: index, end: index + 1 }));

export const withLists = (sentence: ArticleSentence): SignedText => sentence.withLists(findLists);

/** Bodies, States and unknown names in a slot, without the wholes of named parts. */
export function bodiesIn(signed: SignedText, slot: TextRange): Mention[] {
  const mentions: Mention[] = [];
  for (const mention of signed.mentionsIn(slot)) {
    const before = signed.text.slice(0, mention.start);
    // `Ann Lee of the Mission`: a person’s body is no whole that the person is part of.
    const isWhole =
      mentions.length > 0 &&
      (mention.kind !== 'body' || mentions.at(-1)?.kind !== 'name') &&
      / (?:of|in|at|from)(?: the)? $/.test(before) &&
      !PLACED_BODIES.test(before);
    const next = signed.mentionsIn(slot).find((other) => other.start > mention.end);
    // `the Office’s Police Programme` works for the Office.
    const isPossessor = next && !isWork(next) && /^['’]s? /.test(signed.text.slice(mention.end));
    if (before.endsWith('(') || isPossessor || isWork(mention)) continue;
    if (
      !isWhole &&
      (mention.kind === 'body' || mention.kind === 'state' || mention.kind === 'name')
    )
      mentions.push(mention);
  }
  return mentions;
}

/** `the Youth Trail`: a body's work is no body. */
const isWork = ({ kind, name }: Mention): boolean =>
  kind === 'name' && [0, -1].some((at) => NAMED_WORK_HEADS.has(name.split(' ').at(at) ?? ''));

/** Whether a slot has no names but words for bodies named elsewhere. */
export const isPronoun = (signed: SignedText, slot: TextRange): boolean =>
  signed.mentionsIn(slot).length === 0;

/** `two bodies: A and B`, `three bodies had prepared it, namely A, B and C` */
const NAMED = new RegExp(`(?::|,? namely|,? that is,| [–—-]) (?:the )?${LIST_SIGN}`);

/** A list of bodies that other words refer to. */
interface Referents {
  readonly signed: SignedText;
  readonly slot: TextRange;
}

/** Those after a colon, or the last list of several bodies before: for `they` or `two bodies`. */
export function referentsOf(
  signed: SignedText,
  slot: TextRange,
  previous: SignedText | undefined,
): Referents | undefined {
  const named = NAMED.exec(signed.lowered.slice(slot.end));
  if (named) {
    const end = slot.end + named.index + named[0].length;
    return { signed, slot: { start: end - 1, end } };
  }
  const before = signed.lowered.slice(0, slot.start);
  return lastOfSeveral(signed, before) ?? (previous && lastOfSeveral(previous, previous.lowered));
}

function lastOfSeveral(signed: SignedText, within: string): Referents | undefined {
  const slot = listsIn(within).findLast(
    (list) => bodiesIn(signed, list).filter(({ kind }) => kind === 'body').length >= 2,
  );
  return slot && { signed, slot };
}
