/** Parses functions: `Deputy Head of the OSCE Presence in Albania` is a role and a body. */
import type { KnownNames } from '../names/known-names.js';
import type { Lexicon } from '../names/lexicon.js';
import type { Mention } from '../names/mention.js';
import { tidyName } from '../names/words.js';
import type { ArticleSentence } from '../names/prepared-article.js';
import { PART_HEADS, SMALL_BODY, SUBUNIT_HEADS } from '../names/body-words.js';
import { SIGNS } from '../names/masked-sentence.js';
import {
  holdsRole,
  isHonorific,
  isPortfolioWord,
  isPost,
  OF_OFFICIALS,
} from '../names/role-words.js';
import type { TextRange } from '../names/sentences.js';

/** Ministers lead the ministry of the same name. */
const MINISTER = new RegExp(
  '\\b(?:(?<before>(?:Foreign|Interior|Defen[cs]e|Justice|Finance|Health|' +
    'Education|Environment|Labour|Economy|Agriculture|Security)) Minister|' +
    'Minister (?<joint>of|for) (?<after>.+))$',
  'u',
);

const PORTFOLIOS: Readonly<Record<string, string>> = { Foreign: 'Foreign Affairs' };

/** The ministry of a (deputy) minister; undefined for other roles. */
export function ministryOf(role: string, state: string): string | undefined {
  const found = portfolioOf(role);
  return found && `Ministry ${found.joint} ${found.portfolio} of ${state}`;
}

export function portfolioOf(
  role: string,
): { readonly portfolio: string; readonly joint: string } | undefined {
  const groups = MINISTER.exec(role)?.groups;
  const portfolio =
    groups?.before === undefined ? groups?.after : (PORTFOLIOS[groups.before] ?? groups.before);
  return portfolio === undefined ? undefined : { portfolio, joint: groups?.joint ?? 'of' };
}

/** A function: the role's words with their place in the sentence, and the body. */
export interface PersonFunction extends TextRange {
  readonly role: string;
  readonly affiliation:
    { readonly name: string; readonly start: number; readonly end: number } | undefined;
  /** The body is not named, but described or clear from the role. */
  readonly isDerived: boolean;
}

/** `role of the BODY`: the last joining word before a body or a State. */
const ROLE_OF_BODY = new RegExp(
  '^(?<role>.*?)(?: (?:of|at|in|for)(?: the)? [\\ue000\\ue001] and)?,? ' +
    '(?:of|at|in|for|from|with|to|on|within|under|inside)(?: the| its|' +
    " an?)?(?: [\\p{Lu}][\\p{L}-]+-based| [\\ue002\\ue004])?(?: [a-z]+['’]s)?" +
    '(?: (?:non-governmental|public|local|daily|weekly|news|private|state|' +
    'women’s|youth|human rights|newspaper|portal|association|organi[sz]ation|' +
    'foundation|company|network|agency|group|ngo|NGO|club|federation))* ' +
    '(?<body>[\\ue000\\ue001\\ue003])(?: in [\\ue003\\ue004])?$',
  'u',
);
/** `inspector at the Batken police department`, `at the police station in Osh`. */
const OF_SMALL_BODY = new RegExp(
  '^(?<role>.*\\ue007) (?:of|at|in|with|from|for) (?<article>(?:the |an? )?)' +
    `(?:[\\ue000\\ue002-\\ue004] (?:[a-z-]+ )?(?:mission|delegation)|(?!(?:mission|office)$)(?:[\\ue000\\ue002] )?${SMALL_BODY})$`,
  'u',
);
const OF_NAME = /\b(?:of|at|from|with)(?: the)? \ue003$/;
/** `role of the BODY’s part`. */
const ROLE_OF_PART = new RegExp(
  '^(?<role>.*?),? (?<joint>of|at|in|for)(?: the)? ' +
    "(?<body>[\\ue000\\ue001])['’]s? (?<part>[\\ue000\\ue003]|" +
    '[\\ue003a-z -]*office(?: in [\\ue003\\ue004])?)$',
  'u',
);
/** `BODY role`, `BODY’s role`. */
const BODY_ROLE = /^(?<body>[\ue000\ue001])(?:['’]s?)? (?<role>.+)$/u;
/** Posts whose name includes the destination: `German Ambassador to Montenegro`. */
const POST_ABROAD = /\b(?:Ambassador|Permanent Representative|Envoy|Delegate|Observer)\b.* to /iu;
const SENT_TO = / to (?:the )?[\ue000\ue001\ue004]$/u;
/** `Germany’s Ambassador to Montenegro` has the sending State before the post. */
const STATES_POST = /^\ue001['’]s? (?:[a-z]+ )*\ue007/u;
/** `BODY role in State`: the person works there; `BODY’s role of the UNIT`. */
const BODY_ROLE_IN =
  /^\ue000(?:(?:['’]s?)? .*\ue007.* in (?:the )?[\ue001\ue004]|['’]s \ue007 of the \ue000)$/u;
/** `HALO instructor` */
const INITIALS_FIRST = /^(?<body>\p{Lu}{3,8}) (?<role>\p{Ll}.*)$/u;
/** Where the words after a function are no longer part of it. */
const TAIL = new RegExp(
  ',? (?:from (?:the )?[\\ue001-\\ue004]|and one of|in charge of|based in|' +
    'responsible for|at the time\\b|working (?:for|in|at)|with the participation|' +
    '(?<=\\ue007 )in [\\ue003\\ue004]$|(?<=\\ue007[^\\ue000]* )and (?:the )?\\ue000$).*$| \\([^()]*\\)$|' +
    '(?<=[\\ue000\\ue001]) and (?:(?:the |an? )?(?:[\\ue000\\ue001] )?\\ue007|other|' +
    '(?:[a-z]+ )?(?:representatives|members|officials|experts)\\b|[a-z]+ed\\b).*$|' +
    ' and$| (?:(?:which|who|that) )?(?:was|were|is|are|has|had|have|will|would|' +
    'met|attended|took|gave|visited|led|since|until) .*$',
  'u',
);
/** Before the noun of a function: words of a clause, which is none. */
const CLAUSE = new RegExp(
  `^[^\\ue007]*\\b(?:${OF_OFFICIALS}|` +
    'met|with|during|at|in|by|to|after|before|while|when|who|which|that|' +
    'until|once|formerly|previously|yesterday|today|was|were|is|are|has|had|have|will|his|her|' +
    '[a-z]{2,}ing(?= (?:the|an?|at|in|on|to|for|with|his|her|its|that)\\b))\\b',
);
/** The text before the words for a function. */
const BEFORE_ROLE = new RegExp(
  '^(?:and )?(?:(?:once|formerly|until [a-z]+) [^,;]{1,40} (?:and|but) now )?(?:the |an? |its |their )?(?:\\ue007 at the (?=\\ue007 of ))?(?:then |' +
    '(?:newly|recently) (?:appointed|elected) |new |next |incoming |outgoing )?' +
    '(?:(?:organi[sz]ation|association|foundation|ngo|' +
    "network|institution|agency|company|club|country)['’]s )?",
  'i',
);
/** `isOffice`: the body is the role. */
export interface FunctionContext {
  readonly lexicon: Lexicon;
  readonly known: KnownNames;
  readonly isOffice: boolean;
}

/** The masked words for a function, with their place. */
interface Said {
  readonly sentence: ArticleSentence;
  readonly range: TextRange;
  readonly words: string;
}
type Groups = Readonly<Record<string, string>>;

/** Role and body in a range of a masked sentence; undefined without a role. */
export function readFunction(
  sentence: ArticleSentence,
  slot: TextRange,
  context: FunctionContext,
): PersonFunction | undefined {
  if (context.isOffice) return readOffice(sentence, slot, context.known);
  const masked = withoutRank(sentence, slot).replace(TAIL, '');
  const before = BEFORE_ROLE.exec(masked)?.[0].length ?? 0;
  const words = masked.slice(before);
  if (CLAUSE.test(words)) return undefined;
  const range = { start: slot.start + before, end: slot.start + masked.length };
  const said = { sentence, range, words };
  const named = sentence.mentionsIn(range);
  if (BODY_ROLE_IN.test(words)) return bodyFirstFunction(said);
  const ofPart = ROLE_OF_PART.exec(words)?.groups;
  if (ofPart) return ofPartFunction(said, ofPart);
  const isAbroad = SENT_TO.test(words) && POST_ABROAD.test(wordsOf(sentence, range));
  if (isAbroad && named[0] && STATES_POST.test(words)) return statesPost(said, named[0]);
  const ofBody = ROLE_OF_BODY.exec(words)?.groups;
  if (
    ofBody &&
    (ofBody.body !== SIGNS.name || (OF_NAME.test(words) && isUnknownBody(named.at(-1))))
  )
    return isAbroad
      ? toFunction(sentence, sentence.toText(range))
      : ofBodyFunction(said, ofBody.role ?? '');
  if (BODY_ROLE.test(words)) return bodyFirstFunction(said);
  const small = OF_SMALL_BODY.exec(words)?.groups;
  return small ? smallBodyFunction(said, small) : plainFunction(said, context);
}

/** A function whose words are a range of the text. */
const toFunction = (
  sentence: ArticleSentence,
  range: TextRange,
  affiliation?: PersonFunction['affiliation'],
  isDerived = false,
): PersonFunction => ({
  start: range.start,
  end: range.end,
  role: tidyName(sentence.text.slice(range.start, range.end)),
  affiliation,
  isDerived,
});

const wordsOf = (sentence: ArticleSentence, range: TextRange): string =>
  toFunction(sentence, sentence.toText(range)).role;

/** The words of a role, without the adjective of a minister’s State. */
function roleRange(sentence: ArticleSentence, range: TextRange): TextRange {
  const { start, end } = sentence.toText(range);
  const [first] = sentence.mentionsIn(range);
  const isOfState =
    first?.kind === 'adjective' &&
    first.start === start &&
    /\bminister\b/i.test(sentence.text.slice(start, end));
  return { start: isOfState ? first.end + 1 : start, end };
}

/** The masked words of a slot: `Police Academy trainer Major` is a function and a rank. */
function withoutRank(sentence: ArticleSentence, slot: TextRange): string {
  const masked = sentence.masked.slice(slot.start, slot.end);
  const [noun, rank] = sentence.mentionsIn(slot).slice(-2);
  const isRank =
    noun?.kind === 'role' &&
    rank?.kind === 'role' &&
    !isHonorific(noun.name) &&
    isHonorific(rank.name) &&
    rank.name.toLowerCase() !== 'general' &&
    masked.endsWith(` ${SIGNS.role}`);
  return isRank ? masked.slice(0, -2) : masked;
}

/** `President of Adil Soz`: no subject, and not one word, which may be a town. */
const isUnknownBody = (mention: Mention | undefined): boolean =>
  mention !== undefined &&
  !mention.isCompound &&
  /^(?:\p{Lu}{3,}$|\S+ \S)/u.test(mention.name) &&
  !mention.name.split(' ').some(isPortfolioWord);

/** The words have the whole name. */
export const isWritten = ({ start, end, name }: Mention): boolean => end - start === name.length;

/** `Basic Court in Bar`: the seat belongs to the name. */
function withSeat(
  sentence: ArticleSentence,
  last: Mention | undefined,
  before: Mention | undefined,
): Mention | undefined {
  const isSeat =
    last && before?.kind === 'body' && sentence.text.slice(before.end, last.start) === ' in ';
  if (!isSeat || (last.kind !== 'name' && last.kind !== 'place')) return last;
  return isWritten(before) && !SUBUNIT_HEADS.has(before.name.split(' ').at(-1) ?? '')
    ? { ...before, end: last.end, name: `${before.name} in ${last.name}` }
    : before;
}

function ofBodyFunction({ sentence, range }: Said, words: string): PersonFunction | undefined {
  const [last, bodyBefore] = sentence.mentionsIn(range).reverse();
  const body = withSeat(sentence, last, bodyBefore);
  const place = roleRange(sentence, { start: range.start, end: range.start + words.length });
  const found = toFunction(sentence, place, body);
  if (!body || !holdsRole(found.role)) return undefined;
  if (body.kind === 'state') return found;
  if (
    /\bminister$/i.test(found.role) &&
    !/^(?:\S*-)?(?:Ministry|Government|Cabinet)\b/.test(body.name)
  )
    return {
      ...found,
      end: body.end,
      role: `${found.role} of ${body.name}`,
      affiliation: { ...body, name: `Ministry of ${body.name}` },
      isDerived: true,
    };
  if (/-in-[Oo]ffice$|Secretary[- ]General$/.test(body.name))
    return toFunction(sentence, sentence.toText(range), { ...body, name: 'OSCE' }, true);
  if (body.whole === undefined || !isWritten(body)) return found;
  const wholeStart = body.end - body.whole.length;
  const part = sentence.text
    .slice(place.start, wholeStart)
    .replace(/ (?:of|at|in)(?: the)?\s*$/, '');
  const own = { start: place.start, end: place.start + part.length };
  return toFunction(sentence, own, { name: body.whole, start: wholeStart, end: body.end });
}

/** The body is described, not named. */
function smallBodyFunction(
  { sentence, range, words }: Said,
  { role = '', article = '' }: Groups,
): PersonFunction {
  const joint = /^ [a-z]+ /.exec(words.slice(role.length))?.[0].length ?? 0;
  const end = range.start + role.length;
  const body = { start: end + joint + article.length, end: range.end };
  return toFunction(
    sentence,
    sentence.toText({ start: range.start, end }),
    { ...sentence.toText(body), name: wordsOf(sentence, body) },
    true,
  );
}

/** A post abroad, with its State. */
function statesPost({ sentence, range }: Said, state: Mention): PersonFunction {
  const { end } = sentence.toText(range);
  const start = state.end + (/^['’]s? /.exec(sentence.text.slice(state.end))?.[0].length ?? 0);
  return toFunction(sentence, { start, end }, state);
}

/** `Head of the Mission’s Rule of Law Department`: units are of the function, not bodies. */
function ofPartFunction(
  { sentence, range }: Said,
  { role: words = '', joint, part: partWords = '' }: Groups,
): PersonFunction | undefined {
  const end = range.start + words.length;
  const mentions = sentence.mentionsIn({ start: end, end: range.end });
  const [body, part] = [mentions[0], mentions.at(-1)];
  const found = toFunction(sentence, roleRange(sentence, { start: range.start, end }), part);
  if (!part || !body || !holdsRole(found.role)) return undefined;
  const isUnit = partWords.length > 1 || part.name.split(' ').some((word) => PART_HEADS.has(word));
  if (!isUnit) return found;
  // An officer in a department is not its officer.
  return joint === 'of' && partWords.length === 1
    ? { ...found, end: part.end, role: `${found.role} of the ${part.name}`, affiliation: body }
    : { ...found, affiliation: body };
}

function bodyFirstFunction({ sentence, range, words }: Said): PersonFunction | undefined {
  const [body] = sentence.mentionsIn(range);
  const { length } = BODY_ROLE.exec(words)?.groups?.role ?? '';
  const own = sentence.toText({ start: range.end - length, end: range.end });
  const found = toFunction(sentence, own, body);
  return body && holdsRole(found.role) ? found : undefined;
}

/** A role without a body; an adjective of nationality before a minister means the State. */
function plainFunction(
  { sentence, range }: Said,
  { lexicon, known }: FunctionContext,
): PersonFunction | undefined {
  const text = sentence.toText(range);
  const mentions = sentence.mentionsIn(range);
  const adjective = mentions.find(
    ({ kind, start }) => kind === 'adjective' && start === text.start,
  );
  const own = roleRange(sentence, range);
  const state = lexicon.stateByIso2(adjective?.state ?? '');
  if (adjective && state && own.start > text.start)
    return toFunction(sentence, own, { ...adjective, name: state.name }, true);
  const { role } = toFunction(sentence, text);
  const { body: initials = '', role: ofInitials = '' } = INITIALS_FIRST.exec(role)?.groups ?? {};
  if (holdsRole(ofInitials)) {
    const end = text.start + initials.length;
    const body = { start: text.start, end, name: initials };
    return toFunction(sentence, { start: end + 1, end: text.end }, body);
  }
  if (!holdsRole(role)) return undefined;
  const inKnown = mentions.find(({ kind, whole }) => kind === 'role' && whole !== undefined);
  const employer =
    inKnown?.whole ??
    known.ministryOf(portfolioOf(role)?.portfolio ?? '')?.name ??
    (sentence.masked.endsWith(' its ', range.start)
      ? bodyBefore(sentence, text.start)
      : undefined) ??
    (/-in-[Oo]ffice\b/.test(role) ? 'OSCE' : undefined) ??
    // `Dutch Ambassador Ann Lee`
    (/\bAmbassador$/i.test(role) ? state?.name : undefined);
  const affiliation = employer === undefined ? undefined : { ...text, name: employer };
  return toFunction(sentence, text, affiliation, affiliation !== undefined && !inKnown);
}

/** `The Mission agreed, replied Ann Lee, its Head`: the only body before, with which it begins. */
const bodyBefore = ({ mentions, text }: ArticleSentence, end: number): string | undefined => {
  const [body, other] = mentions.filter((each) => each.kind === 'body' && each.end < end);
  return other || !/^[“"]?(?:The )?$/.test(text.slice(0, body?.start)) ? undefined : body?.name;
};

/** Office and office-holder: `OSCE Representative on Freedom of the Media`. */
function readOffice(
  sentence: ArticleSentence,
  slot: TextRange,
  known: KnownNames,
): PersonFunction | undefined {
  const [body] = sentence.mentionsIn(slot);
  if (!body || !isPost(body)) return undefined;
  const { start, end, name } = body;
  const to = (role: string, affiliation: string, isDerived: boolean): PersonFunction => ({
    start,
    end,
    role,
    affiliation: { start, end, name: affiliation },
    isDerived,
  });
  // In news of the Parliamentary Assembly, `Secretary General` is its own.
  const assembly = /^Secretary[- ]General$/.test(sentence.text.slice(start, end))
    ? known.resolve('Parliamentary Assembly')
    : undefined;
  if (assembly) return to(name, assembly.name, true);
  const coordinator = /^(?:OSCE )?(Project Co-?ordinator) in /.exec(name)?.[1];
  const acting = /\bacting $/i.exec(sentence.text.slice(0, start))?.[0] ?? '';
  const role = coordinator ?? (acting ? name.replace(/^OSCE /, '') : name);
  if (coordinator !== undefined) return to(acting + role, name, false);
  return to(acting + role, /^(?:UN|United Nations) /.test(name) ? 'UN' : 'OSCE', true);
}
