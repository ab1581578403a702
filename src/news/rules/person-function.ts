/** Parses functions: `Deputy Head of the OSCE Presence in Albania` is a role and a body. */
import type { KnownNames } from '../names/known-names.js';
import type { Lexicon } from '../names/lexicon.js';
import type { Mention } from '../names/mention.js';
import { tidyName } from '../names/tidy-name.js';
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
import { portfolioOf } from './ministries.js';

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

/** Role and body in a range of a masked sentence; undefined without a role. */
export function readFunction(
  sentence: ArticleSentence,
  slot: TextRange,
  options: FunctionContext,
): PersonFunction | undefined {
  if (options.isOffice) return readOffice(sentence, slot, options.known);
  const masked = withoutRank(sentence, slot).replace(TAIL, '');
  const before = BEFORE_ROLE.exec(masked)?.[0].length ?? 0;
  if (CLAUSE.test(masked.slice(before))) return undefined;
  const start = slot.start + before;
  const words = sentence.masked.slice(start, slot.start + masked.length);
  if (BODY_ROLE_IN.test(words))
    return bodyFirstFunction(
      sentence,
      whole(start, words),
      BODY_ROLE.exec(words)?.groups?.role ?? '',
    );
  const ofPart = ROLE_OF_PART.exec(words)?.groups;
  if (ofPart) return ofPartFunction(sentence, start, whole(start, words), ofPart);
  const ofAny = ROLE_OF_BODY.exec(words)?.groups;
  const ofBody =
    ofAny?.body !== SIGNS.name ||
    (OF_NAME.test(words) && isUnknownBody(sentence.mentionsIn(whole(start, words)).at(-1)))
      ? ofAny
      : undefined;
  const bodyFirst = ofBody ? undefined : BODY_ROLE.exec(words)?.groups;
  const all = whole(start, words);
  const [state] = sentence.mentionsIn(all);
  if (
    state &&
    SENT_TO.test(words) &&
    STATES_POST.test(words) &&
    POST_ABROAD.test(textOf(sentence, all))
  )
    return statesPost(sentence, all, state);
  if (ofBody && SENT_TO.test(words) && POST_ABROAD.test(textOf(sentence, all)))
    return { ...wholeRole(sentence, all), affiliation: undefined, isDerived: false };
  if (ofBody) return ofBodyFunction(sentence, start, all, ofBody.role ?? '');
  if (bodyFirst) return bodyFirstFunction(sentence, all, bodyFirst.role ?? '');
  const small = OF_SMALL_BODY.exec(words)?.groups;
  return small ? smallBodyFunction(sentence, all, small) : plainFunction(sentence, all, options);
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
    masked.endsWith(' \ue007');
  return isRank ? masked.slice(0, -2) : masked;
}

const whole = (start: number, words: string): TextRange => ({ start, end: start + words.length });

/** `President of Adil Soz`: no subject, and not one word, which may be a town. */
const isUnknownBody = (mention: Mention | undefined): boolean =>
  mention !== undefined &&
  !mention.isCompound &&
  /^(?:\p{Lu}{3,}$|\S+ \S)/u.test(mention.name) &&
  !mention.name.split(' ').some(isPortfolioWord);

/** `Basic Court in Bar`: the seat belongs to the name. */
function withSeat(
  sentence: ArticleSentence,
  last: Mention | undefined,
  before: Mention | undefined,
): Mention | undefined {
  const isSeat =
    last && before?.kind === 'body' && sentence.text.slice(before.end, last.start) === ' in ';
  if (!isSeat || (last.kind !== 'name' && last.kind !== 'place')) return last;
  const isWritten = before.end - before.start === before.name.length;
  return isWritten && !SUBUNIT_HEADS.has(before.name.split(' ').at(-1) ?? '')
    ? { ...before, end: last.end, name: `${before.name} in ${last.name}` }
    : before;
}

function ofBodyFunction(
  sentence: ArticleSentence,
  start: number,
  whole: TextRange,
  roleWords: string,
): PersonFunction | undefined {
  const [last, bodyBefore] = sentence.mentionsIn(whole).reverse();
  const body = withSeat(sentence, last, bodyBefore);
  const roleRange = sentence.toText({ start, end: start + roleWords.length });
  const role = stripAdjective(sentence, { start, end: start + roleWords.length });
  if (!body || !holdsRole(role.text)) return undefined;
  if (body.kind === 'state')
    return { ...roleRange, role: role.text, affiliation: body, isDerived: false };
  if (
    /\bminister$/i.test(role.text) &&
    !/\b(?:Ministry|Government|Cabinet)\b/.test(body.name.split(' ')[0] ?? '')
  ) {
    const affiliation = { name: `Ministry of ${body.name}`, start: body.start, end: body.end };
    return {
      start: role.start,
      end: body.end,
      role: `${role.text} of ${body.name}`,
      affiliation,
      isDerived: true,
    };
  }
  if (/-in-[Oo]ffice$|Secretary[- ]General$/.test(body.name))
    return {
      ...wholeRole(sentence, whole),
      affiliation: { ...body, name: 'OSCE' },
      isDerived: true,
    };
  if (body.whole === undefined || body.end - body.start !== body.name.length)
    return { ...roleRange, role: role.text, affiliation: body, isDerived: false };
  const part = sentence.text
    .slice(role.start, body.end - body.whole.length)
    .replace(/ (?:of|at|in)(?: the)?\s*$/, '');
  const wholeStart = body.end - body.whole.length;
  return {
    start: role.start,
    end: role.start + part.length,
    role: tidyName(part),
    affiliation: { name: body.whole, start: wholeStart, end: body.end },
    isDerived: false,
  };
}

/** The body is described, not named. */
function smallBodyFunction(
  sentence: ArticleSentence,
  all: TextRange,
  { role = '', article = '' }: Readonly<Record<string, string>>,
): PersonFunction {
  const roleRange = { start: all.start, end: all.start + role.length };
  const joint = /^ [a-z]+ /.exec(sentence.masked.slice(roleRange.end))?.[0].length ?? 0;
  const body = { start: roleRange.end + joint + article.length, end: all.end };
  return {
    ...wholeRole(sentence, roleRange),
    affiliation: { ...sentence.toText(body), name: textOf(sentence, body) },
    isDerived: true,
  };
}

/** A post abroad, with its State. */
function statesPost(sentence: ArticleSentence, all: TextRange, state: Mention): PersonFunction {
  const { end } = sentence.toText(all);
  const start = state.end + (/^['’]s? /.exec(sentence.text.slice(state.end))?.[0].length ?? 0);
  return {
    start,
    end,
    role: tidyName(sentence.text.slice(start, end)),
    affiliation: state,
    isDerived: false,
  };
}

/** `Head of the Mission’s Rule of Law Department`: units are of the function, not bodies. */
function ofPartFunction(
  sentence: ArticleSentence,
  start: number,
  whole: TextRange,
  { role: roleWords = '', joint, part: partWords = '' }: Readonly<Record<string, string>>,
): PersonFunction | undefined {
  const mentions = sentence.mentionsIn({ ...whole, start: start + roleWords.length });
  const [body] = mentions;
  const part = mentions.at(-1);
  const role = stripAdjective(sentence, { start, end: start + roleWords.length });
  if (!part || !body || !holdsRole(role.text)) return undefined;
  const isUnit = partWords.length > 1 || part.name.split(' ').some((word) => PART_HEADS.has(word));
  // An officer in a department is not its officer.
  const isOfUnit = isUnit && joint === 'of' && partWords.length === 1;
  return {
    start: role.start,
    end: isOfUnit ? part.end : role.end,
    role: isOfUnit ? `${role.text} of the ${part.name}` : role.text,
    affiliation: isUnit ? body : part,
    isDerived: false,
  };
}

function bodyFirstFunction(
  sentence: ArticleSentence,
  whole: TextRange,
  roleWords: string,
): PersonFunction | undefined {
  const body = sentence.mentionsIn(whole)[0];
  const range = sentence.toText({ start: whole.end - roleWords.length, end: whole.end });
  const role = tidyName(sentence.text.slice(range.start, range.end));
  return body && holdsRole(role)
    ? { ...range, role, affiliation: body, isDerived: false }
    : undefined;
}

/** A role without a body; an adjective of nationality before a minister means the State. */
function plainFunction(
  sentence: ArticleSentence,
  whole: TextRange,
  { lexicon, known }: FunctionContext,
): PersonFunction | undefined {
  const text = sentence.toText(whole);
  const adjective = sentence
    .mentionsIn(whole)
    .find((mention) => mention.kind === 'adjective' && mention.start === text.start);
  const role = stripAdjective(sentence, whole);
  const state = adjective ? lexicon.stateByIso2(adjective.state ?? '') : undefined;
  if (!state || !adjective || !/\bminister\b/i.test(role.text)) {
    const words = tidyName(sentence.text.slice(text.start, text.end));
    const initials = INITIALS_FIRST.exec(words)?.groups;
    if (initials?.role !== undefined && initials.body !== undefined && holdsRole(initials.role)) {
      const end = text.start + initials.body.length;
      return {
        start: end + 1,
        end: text.end,
        role: initials.role,
        affiliation: { start: text.start, end, name: initials.body },
        isDerived: false,
      };
    }
    const inKnown = sentence
      .mentionsIn(whole)
      .find((mention) => mention.kind === 'role' && mention.whole !== undefined);
    const body =
      inKnown?.whole ??
      known.ministryOf(portfolioOf(words)?.portfolio ?? '')?.name ??
      (sentence.masked.endsWith(' its ', whole.start)
        ? bodyBefore(sentence, text.start)
        : undefined);
    const employer = body ?? (/-in-[Oo]ffice\b/.test(words) ? 'OSCE' : undefined);
    const affiliation = employer === undefined ? undefined : { ...text, name: employer };
    return holdsRole(words)
      ? { ...text, role: words, affiliation, isDerived: inKnown === undefined }
      : undefined;
  }
  return {
    start: role.start,
    end: text.end,
    role: role.text,
    affiliation: { name: state.name, start: adjective.start, end: adjective.end },
    isDerived: true,
  };
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
  const body = sentence.mentionsIn(slot)[0];
  if (!body || !isPost(body)) return undefined;
  const coordinator = /^(?:OSCE )?(Project Co-?ordinator) in /.exec(body.name)?.[1];
  const isOsce = coordinator === undefined;
  const acting = /\bacting $/i.exec(sentence.text.slice(0, body.start))?.[0] ?? '';
  const organization = /^(?:UN|United Nations) /.test(body.name) ? 'UN' : 'OSCE';
  // In news of the Parliamentary Assembly, `Secretary General` is its own.
  const assembly = /^Secretary[- ]General$/.test(sentence.text.slice(body.start, body.end))
    ? known.resolve('Parliamentary Assembly')
    : undefined;
  if (assembly)
    return {
      ...body,
      role: body.name,
      affiliation: { ...body, name: assembly.name },
      isDerived: true,
    };
  return {
    start: body.start,
    end: body.end,
    role: acting + (coordinator ?? (acting ? body.name.replace(/^OSCE /, '') : body.name)),
    affiliation: { name: isOsce ? organization : body.name, start: body.start, end: body.end },
    isDerived: isOsce,
  };
}

function stripAdjective(sentence: ArticleSentence, range: TextRange): TextRange & { text: string } {
  const { start, end } = sentence.toText(range);
  const first: Mention | undefined = sentence.mentionsIn(range)[0];
  const words = sentence.text.slice(start, end);
  const isMinister = /\bminister\b/i.test(words);
  const from =
    isMinister && first?.kind === 'adjective' && first.start === start ? first.end + 1 : start;
  return { start: from, end, text: tidyName(sentence.text.slice(from, end)) };
}

const textOf = (sentence: ArticleSentence, range: TextRange): string => {
  const { start, end } = sentence.toText(range);
  return tidyName(sentence.text.slice(start, end));
};

const wholeRole = (sentence: ArticleSentence, range: TextRange): TextRange & { role: string } => ({
  ...sentence.toText(range),
  role: textOf(sentence, range),
});
