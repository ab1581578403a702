/** Parses functions: `Deputy Head of the OSCE Presence in Albania` is a role and a body. */
import { PART_HEADS, SUBUNIT_HEADS, tidyName } from '../names/words.js';
import type { Mention } from '../names/mention.js';
import type { ArticleSentence } from '../names/masked-sentence.js';
import type { PreparedArticle } from '../names/prepared-article.js';
import { holdsRole, isPortfolioWord, isPost } from '../names/role-words.js';
import type { TextRange } from '../names/sentences.js';
import { matchRows, regexp, type Row, rowsOf } from './rows.js';

/** Ministers lead the ministry of the same name. */
const MINISTER =
  /\b(?:(?<before>Foreign|Interior|Defen[cs]e|Justice|Finance|Health|Education|Environment|Labour|Economy|Agriculture|Security) Minister|Minister (?<joint>of|for) (?<after>.+))$/u;

/** The ministry of a (deputy) minister; undefined for other roles. */
export function ministryOf(role: string, state: string): string | undefined {
  const { joint = 'of' } = MINISTER.exec(role)?.groups ?? {};
  const portfolio = portfolioOf(role);
  return portfolio && `Ministry ${joint} ${portfolio} of ${state}`;
}

function portfolioOf(role: string): string | undefined {
  const { before, after } = MINISTER.exec(role)?.groups ?? {};
  return before === 'Foreign' ? 'Foreign Affairs' : (before ?? after);
}

/** The body of a function, with its place in the sentence. */
type Employer = TextRange & Readonly<{ name: string }>;

/** A function: the role's words with their place in the sentence, and the body. */
export interface PersonFunction extends TextRange {
  readonly role: string;
  readonly affiliation?: Employer | undefined;
  /** The body is not named, but clear from the role. */
  readonly isDerived?: boolean;
}

/** In order; the first that fits the words decides. */
const FUNCTION_ROWS = rowsOf('functions') as readonly (Row & {
  /** Where its body is. */
  readonly reads: keyof typeof READERS;
  /** Only for these posts. */
  readonly posts?: string;
})[];

const BEFORE_ROLE = regexp('^<before role>');
const AFTER_ROLE = regexp('<after role>');
/** `Head of Mission Ambassador` is one function and a form of address. */
const ENDS_IN_RANK = /(?<!\b[Dd]eputy) (?:Ambassador|Professor|Dr\.?)$/;
const LAST_ROLE = regexp('(?<=<role>) <role>$');
const NO_FUNCTION = regexp('^<no function>');

/** Role and body in a range of a masked sentence; undefined without a role. */
export function readFunction(
  sentence: ArticleSentence,
  slot: TextRange,
  reading: PreparedArticle,
): PersonFunction | undefined {
  const whole = sentence.toText(slot);
  const isRanked = ENDS_IN_RANK.test(sentence.text.slice(whole.start, whole.end));
  const given = sentence.lowered.slice(slot.start, slot.end);
  const masked = (isRanked ? given.replace(LAST_ROLE, '') : given).replace(AFTER_ROLE, '');
  const before = BEFORE_ROLE.exec(masked)?.[0].length ?? 0;
  const words = masked.slice(before);
  if (NO_FUNCTION.test(words)) return undefined;
  const range = { start: slot.start + before, end: slot.start + masked.length };
  const text = sentence.toText(range);
  const said = sentence.text.slice(text.start, text.end);
  for (const { row, slots } of matchRows(FUNCTION_ROWS, { lowered: words })) {
    const at = (name: string): TextRange => {
      const { start, end } = slots.get(name) ?? { start: words.length, end: words.length };
      return { start: range.start + start, end: range.start + end };
    };
    const isPost = !row.posts || new RegExp(row.posts, 'i').test(said);
    const isBody = row.reads !== 'name' || isUnknownBody(sentence.mentionsIn(range).at(-1));
    if (isPost && isBody) return READERS[row.reads]({ sentence, range, role: at('role'), at });
  }
  return plainFunction(sentence, range, reading);
}

/** Words for a function, with the places of what a row finds in them. */
interface Said {
  readonly sentence: ArticleSentence;
  readonly range: TextRange;
  readonly role: TextRange;
  readonly at: (slot: string) => TextRange;
}

/** The body is in the slot for it, is the last mention, or one of two. */
const READERS = {
  body: ({ sentence, role, at }: Said) =>
    made(sentence, sentence.toText(role), sentence.mentionsIn(at('body'))[0]),
  part: ofPart,
  whole: ofBody,
  name: ofBody,
};

/** A function whose words are a range of the text. */
const made = (
  { text }: ArticleSentence,
  { start, end }: TextRange,
  affiliation?: Employer,
  isDerived = false,
): PersonFunction => ({
  start,
  end,
  role: tidyName(text.slice(start, end)),
  affiliation,
  isDerived,
});

/** The words of a role, without the adjective of a minister’s State. */
function roleRange(sentence: ArticleSentence, range: TextRange): TextRange {
  const { start, end } = sentence.toText(range);
  const [first] = sentence.mentionsIn(range);
  const isOfState =
    first?.kind === 'adjective' && /\bminister\b/i.test(sentence.text.slice(start, end));
  return { start: isOfState ? first.end + 1 : start, end };
}

/** `President of Adil Soz`: no subject, and not one word, which may be a town. */
const isUnknownBody = (mention: Mention | undefined): boolean =>
  mention !== undefined &&
  /^(?:\p{Lu}{3,}$|\S+ \S)/u.test(mention.name) &&
  !mention.name.split(' ').some(isPortfolioWord);

/** The words have the whole name. */
const isWritten = ({ start, end, name }: Mention): boolean => end - start === name.length;

/** `Basic Court in Bar`: the seat belongs to the name. */
function withSeat(sentence: ArticleSentence, range: TextRange): Mention | undefined {
  const [last, before] = sentence.mentionsIn(range).reverse();
  if (before?.kind !== 'body' || !last || sentence.text.slice(before.end, last.start) !== ' in ')
    return last;
  return isWritten(before) && !SUBUNIT_HEADS.has(before.name.split(' ').at(-1) ?? '')
    ? { ...before, end: last.end, name: `${before.name} in ${last.name}` }
    : before;
}

/** The last body or State named, whose ministry or chair the function may be in. */
function ofBody({ sentence, range, role }: Said): PersonFunction {
  const body = withSeat(sentence, range);
  const found = made(sentence, roleRange(sentence, role), body);
  if (!body || body.kind === 'state') return found;
  if (OFFICE_HOLDER.test(body.name))
    return made(sentence, sentence.toText(range), { ...body, name: 'OSCE' }, true);
  if (body.whole === undefined || !isWritten(body)) return found;
  const whole = { name: body.whole, start: body.end - body.whole.length, end: body.end };
  const part = sentence.text
    .slice(found.start, whole.start)
    .replace(/ (?:of|at|in)(?: the)?\s*$/, '');
  return made(sentence, { start: found.start, end: found.start + part.length }, whole);
}

/** Bodies that are people at the same time. */
const OFFICE_HOLDER = /-in-[Oo]ffice$|Secretary[- ]General$/;

/** `Head of the Mission’s Rule of Law Department`: units are of the function, not bodies. */
function ofPart({ sentence, range, role, at }: Said): PersonFunction | undefined {
  const [body, ...others] = sentence.mentionsIn({ start: role.end, end: range.end });
  const part = others.at(-1) ?? body;
  const found = made(sentence, roleRange(sentence, role), part);
  if (!part || !body) return undefined;
  const words = at('part');
  const isName = words.end - words.start === 1;
  if (isName && !part.name.split(' ').some((word) => PART_HEADS.has(word))) return found;
  return isName
    ? { ...found, end: part.end, role: `${found.role} of the ${part.name}`, affiliation: body }
    : { ...found, affiliation: body };
}

/** A role without a body; an adjective of nationality before a minister means the State. */
function plainFunction(
  sentence: ArticleSentence,
  range: TextRange,
  { lexicon, known }: PreparedArticle,
): PersonFunction | undefined {
  const text = sentence.toText(range);
  const mentions = sentence.mentionsIn(range);
  const adjective = mentions.find(
    ({ kind, start }) => kind === 'adjective' && start === text.start,
  );
  const state = adjective && lexicon.stateOfAdjective(adjective.name);
  const own = roleRange(sentence, range);
  if (state && own.start > text.start)
    return made(sentence, own, { ...adjective, name: state.name }, true);
  const found = made(sentence, text);
  if (!holdsRole(found.role)) return undefined;
  const whole = mentions.find((each) => each.kind === 'role' && each.whole)?.whole;
  const employer =
    whole ??
    known.ministryOf(portfolioOf(found.role) ?? '')?.name ??
    (/-in-[Oo]ffice\b/.test(found.role) ? 'OSCE' : undefined) ??
    // `Dutch Ambassador Ann Lee`
    (/\bAmbassador$/i.test(found.role) ? state?.name : undefined);
  return employer === undefined
    ? found
    : { ...found, affiliation: { ...text, name: employer }, isDerived: whole === undefined };
}

/** Office and office-holder: `OSCE Representative on Freedom of the Media`. */
export function readOffice(
  { text }: ArticleSentence,
  body: Mention | undefined,
): PersonFunction | undefined {
  if (!body || !isPost(body)) return undefined;
  const { start, end, name } = body;
  const [, coordinator] = /^(?:OSCE )?(Project Co-?ordinator) in /.exec(name) ?? [];
  const acting = /\bacting $/i.exec(text.slice(0, start))?.[0] ?? '';
  const role = coordinator ?? (acting ? name.replace(/^OSCE /, '') : name);
  const whole = /^(?:UN|United Nations) /.test(name) ? 'UN' : 'OSCE';
  const employer = coordinator ? name : whole;
  return {
    start,
    end,
    role: acting + role,
    affiliation: { start, end, name: employer },
    isDerived: coordinator === undefined && !text.startsWith('OSCE ', start),
  };
}
