/** The language of the rules: regular expressions with slots in braces for what a sentence names. */
import { LIST_SIGN, type MaskedSentence, SIGNS, type SignedText } from './masked-sentence.js';
import type { Mention } from './mention.js';
import type { Range } from './sentences.js';

/** What each slot stands for. A slot with another name stands for a list of bodies and gives them that part. */
const SLOTS: Readonly<Record<string, string>> = {
  person: SIGNS.name,
  office: SIGNS.body,
  body: SIGNS.body,
  project: `[${SIGNS.quotation}${SIGNS.name}]`,
  place: `[${SIGNS.place}${SIGNS.name}]`,
};

/** A rule's pattern with its slots filled in; slots become named groups. Patterns are written in small letters. */
export function compile(pattern: string): RegExp {
  const source = pattern.replace(/\{([a-z]{4,})\}/g, (_, slot: string) => `(?<${slot}>${SLOTS[slot] ?? LIST_SIGN})`);
  return new RegExp(source, source.includes('\\p{') ? 'dgu' : 'dg');
}

/** One place where a pattern fits: the whole, and where each slot stands in the signed text. */
export interface SlotMatch extends Range {
  readonly slots: ReadonlyMap<string, Range>;
}

/** All places where a compiled pattern fits. */
export function matchSlots(pattern: RegExp, signed: SignedText): SlotMatch[] {
  const matches: SlotMatch[] = [];
  for (const match of signed.lowered.matchAll(pattern)) {
    const slots = new Map<string, Range>();
    for (const [name, indices] of Object.entries(match.indices?.groups ?? {})) {
      // A group that took no part has no indices, which the type does not say.
      if (indices as [number, number] | undefined) slots.set(name, { start: indices[0], end: indices[1] });
    }
    matches.push({ start: match.index, end: match.index + match[0].length, slots });
  }
  return matches;
}

const BODY_SIGNS = `[${SIGNS.body}${SIGNS.state}${SIGNS.name}]`;

/** Small words that say what kind of body a name is: `the public foundation X`. */
const KIND_WORDS = '(?:(?:public|private|local|international|national|regional|non-governmental|non-profit|civil society|youth|charitable|independent|partner|'
  + 'foundation|organi[sz]ation|association|network|group|company|bank|agency|ngo|union|institute|body|centre|think tank)[ -]|(?:governments|parliaments|authorities) of (?:the )?){0,3}';
const BODY = `(?:(?:the|a|an|its|their|both|host|local) ){0,2}${KIND_WORDS}${SIGNS.adjective}?${BODY_SIGNS}(?: \\([^()]{1,40}\\))?`
  + `(?: (?:of|in|at) (?:the )?[${SIGNS.body}${SIGNS.state}${SIGNS.place}${SIGNS.name}])?`;
const SEPARATOR = '(?:,? and also |,? and |, as well as | as well as |,? plus |; |, )(?:also )?(?:(?:by|with|from|of|to|between) )?';
/** `by two bodies, A and B`: a count before the list. */
const COUNT = '(?:(?:the )?(?:two|three|four|five|several|both|\\d) (?:[a-z-]+ )?(?:bodies|partners|organi[sz]ations|institutions|agencies|hosts|sponsors|donors|states|countries)(?:,|:| –) )?';
const LIST = new RegExp(`${COUNT}${BODY}(?:${SEPARATOR}${BODY}){0,20}`, 'g');
/** The last item is the subject of the verb that follows: `with A, B organized`, `by A and B, and C helped`. */
const NEW_SUBJECT = new RegExp(`^(?<rest>.* and .*?[^,]|[^,]*[^,])(?:, |, and )(?<subject>${BODY})$`);

/** The lists of bodies in a masked sentence. */
export function findLists(lowered: string): Range[] {
  const lists: Range[] = [];
  for (const match of lowered.matchAll(LIST)) {
    const end = match.index + match[0].length;
    const isSubject = /^ [a-z]/.test(lowered.slice(end)) && !/^ (?:and|or|in|on|at|to|for|of|from|with|as|by|who|which|that|but)\b/.test(lowered.slice(end));
    const before = isSubject ? NEW_SUBJECT.exec(match[0])?.groups : undefined;
    if (before?.rest === undefined) lists.push({ start: match.index, end });
    else lists.push({ start: match.index, end: match.index + before.rest.length }, { start: end - (before.subject ?? '').length, end });
  }
  return lists;
}

/** A sentence with its lists of bodies gathered. */
export const withLists = (sentence: MaskedSentence): SignedText => sentence.withLists(findLists);

/** The bodies (and States, and names not known otherwise) in a slot, without the wholes that parts are said to be of. */
export function bodiesIn(signed: SignedText, slot: Range): Mention[] {
  const mentions: Mention[] = [];
  for (const mention of signed.mentionsIn(slot)) {
    const before = signed.text.slice(0, mention.start);
    const isWhole = mentions.length > 0 && / (?:of|in|at)(?: the)? $/.test(before) && !/(?:,|and|governments|parliaments|authorities)(?: of| in| at)(?: the)? $/i.test(before);
    if (before.endsWith('(')) continue;
    if (!isWhole && (mention.kind === 'body' || mention.kind === 'state' || mention.kind === 'name')) mentions.push(mention);
  }
  return mentions;
}
