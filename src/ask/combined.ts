/** Questions that join several: `which …, and who …?`, and comparisons of things. */
import { cluesIn } from './clues.js';
import {
  allOf,
  type Column,
  type Concept,
  keyOf,
  namedThings,
  openMarkOf,
  partsOfAll,
  type Query,
  walk,
} from './concept.js';
import { both, isCertainly } from './grammar/compatibility.js';
import { dateOfConcept } from './grammar/noun-phrase.js';
import type { Sentence } from './grammar/parsing.js';
import type { ClassConcept } from './vocabulary/classes.js';
import type { Vocabulary } from './vocabulary/vocabulary.js';

/** What one text certainly asks; undefined if nothing or several things. */
export type Reader = (text: string) => Query | undefined;

const JOINING = /^(?:and|,|;|:|but|\+|with)$/;
const ASKING = /^(?:who|whom|when|where|which|what|since|their|its|places?|dates?|organizers?)$/;

/** The texts of the questions that are joined, the one that says most of all first. */
export function joinedParts(sentence: Sentence): readonly string[] {
  const { tokens } = sentence;
  const parts: string[] = [];
  let start = 0;
  for (let end = 1; end < tokens.length; end += 1) {
    let next = end;
    while (JOINING.test(tokens[next]?.word ?? '')) next += 1;
    if (next === end || !ASKING.test(tokens[next]?.word ?? '')) continue;
    parts.push(sentence.textOf(start, end));
    [start, end] = [next, next];
  }
  const all = [...parts, sentence.textOf(start, tokens.length)];
  const main = all.find((each) => !BARE.test(each)) ?? '';
  return [main, ...all.filter((each) => each !== main)];
}

const BARE = /^(?:when|where|who|places?|dates?|organi[sz]ers?)$/i;

/** The things that the first question asks about, each with what all of them ask of it. */
export function inOneTable(
  [first = '', ...others]: readonly string[],
  vocabulary: Vocabulary,
  read: Reader,
): Query | undefined {
  const query = read(first);
  if (!query || !['things', 'count', 'table'].includes(query.ask)) return undefined;
  const own = askedIn(query);
  const isOfGap = query.ask === 'things' && own.columns.length > 0;
  // “It” can be what is asked about or what is asked for.
  const isUnclear = isOfGap && others.some((text) => /\b(?:it|they|them)\b/i.test(text));
  const meant = [
    ...(isUnclear ? [] : [own]),
    ...(isOfGap ? [{ concept: query.concept, columns: [] }] : []),
  ];
  const found = meant.flatMap((each) => {
    const columns = others.map((text) => columnsFor(text, each.concept, vocabulary, read));
    return columns.every((one) => one !== undefined)
      ? [{ ...each, columns: [...each.columns, ...columns.flat()] }]
      : [];
  });
  const [asked, ...more] = found;
  if (!asked || more.length > 0) return undefined;
  const concept = allOf(...partsOfAll(asked.concept).filter(isSaid));
  return { ask: 'table', concept, columns: asked.columns };
}

/** Not that there is a date, which a verb implies. */
const isSaid = (part: Concept): boolean => part.kind !== 'dated' || part.span.said !== '';

/** What a question asks, and of which things. */
function askedIn(query: Query): { concept: Concept; columns: readonly Column[] } {
  const { concept } = query;
  if (query.ask === 'table') return query;
  const parts = partsOfAll(concept);
  const [link, ...links] = parts.filter((part) => part.kind === 'related');
  if (query.ask !== 'things' || link?.direction !== 'from' || links.length > 0)
    return { concept, columns: [] };
  const ends = allOf(...parts.filter((part) => part !== link));
  const { relation, direction, other } = link;
  return { concept: other, columns: [{ relation, direction, ends }] };
}

/** Classes whose things a further question can be about, by what is asked of all of them. */
const KINDS = 'Event FieldOperation Organization ParticipatingState State NewsItem'.split(' ');

/** What a further question asks of things; undefined if it is not about them. */
function columnsFor(
  text: string,
  own: Concept,
  vocabulary: Vocabulary,
  read: Reader,
): readonly Column[] | undefined {
  if (/^(?:when|dates?)$/i.test(text)) {
    const dated = [...walk(own)].flatMap((part) => (part.kind === 'dated' ? [part.date] : []));
    const date = dateOfConcept(own) ?? dated.find(({ of }) => of === 'path');
    return date && [{ date }];
  }
  for (const name of KINDS.filter((each) => isCertainly(own, each))) {
    const ofClass = vocabulary.classNamed(name);
    const query = read(textAbout(text, ofClass));
    const asked = query && askedIn(query);
    if (!asked || asked.columns.length === 0) continue;
    const parts = partsOfAll(asked.concept).filter(isSaid);
    if (parts.every((part) => keyOf(part) === keyOf(ofClass))) return asked.columns;
  }
  return undefined;
}

/** A further question about all things of a class instead of “them” or “it”. */
function textAbout(text: string, { name, plural }: ClassConcept): string {
  const owned = /^(?:(?:what|who) (?:is|are|was|were|'s) )?(?:their|its) (.+)$/i.exec(text)?.[1];
  if (owned !== undefined) return `${owned} of ${plural}`;
  const bare =
    /^(where|places?)?(?:who|organi[sz]ers?)?(?: (?:is|are|was|were)(?: (?:it|they))?)?$/i;
  const [isBare, isPlace] = bare.exec(text) ?? [];
  if (isBare !== undefined && name === 'Event')
    return isPlace ? 'where did events take place' : 'who organized events';
  const named = text.replace(/\b(?:them|they|it|these|those|each)\b/i, plural);
  return named === text
    ? `${text} ${plural}`
    : named.replace(/^(when|where) (?:was|is) /i, '$1 were ');
}

const COMPARING = /\b(?:more|most|vs|versus|compare|compared|comparison|busier)\b/i;
const BETWEEN = /^(?:(?:vs|versus|or|and|to|with|than|compared|,|\/)(?: |$))+(?:in)?$/;

/** How often each of several things is what a question asks for the most of. */
export function comparison(sentence: Sentence, read: Reader): Query | undefined {
  if (!COMPARING.test(sentence.text)) return undefined;
  const { text, tokens } = sentence;
  const isJoined = (end: number, next: number): boolean => {
    // A name can take the comma behind it with it.
    const start = tokens[end - 1]?.word === ',' ? end - 1 : end;
    const words = tokens.slice(start, next).map(({ word }) => word);
    return BETWEEN.test(words.join(' '));
  };
  const clues = cluesIn(sentence).filter(({ thing }) => thing !== undefined);
  const first = clues.findIndex(({ end }, at) => isJoined(end, clues[at + 1]?.start ?? end));
  const behind = clues.slice(first + 1);
  const last = behind.findIndex(({ end }, at) => !isJoined(end, behind[at + 1]?.start ?? end));
  const compared = first === -1 ? [] : clues.slice(first, first + 2 + last);
  const things = compared.flatMap(({ thing }) => thing ?? []);
  const [left, right] = [compared[0], compared.at(-1)];
  if (!left || !right || things.length < 2) return undefined;
  const before = text.slice(0, tokens[left.start]?.start).trim();
  const asked =
    `${before.replace(/ (?:in|between)$/, '')} ${text.slice(tokens[right.end - 1]?.end)}`
      .replace(/\b(?:compared?|comparison|(?:by )?(?:the )?(?:number|count) of|as)\b|[:,;?]/gi, ' ')
      .replace(/\b(?:the )?more\b/i, 'the most')
      .replace(/\s+/g, ' ')
      .trim();
  const bare = asked.replace(
    /^(?:who|which|where|did|does|do|has|have)\b(?: (?:had|has|have|was|were there))?\s*/i,
    '',
  );
  const most = bare.includes('the most') ? bare : `the most ${bare}`;
  const isIn = before.endsWith(' in');
  const words = [
    'who ',
    'which States ',
    'which States had ',
    'which cities had ',
    'which bodies ',
  ];
  const texts = [...words, 'which bodies organized '].map((each) => each + most);
  for (const each of [asked, ...texts, `${asked} events`, bare]) {
    const query = read(each);
    if (query?.ask !== 'groups' || query.date) continue;
    // Without the class that the question asks for.
    const counted = partsOfAll(query.concept).filter(openMarkOf);
    const isPlace = counted.some(
      (part) => part.kind === 'related' && ['State', 'Place'].includes(part.relation.to.name),
    );
    const [concept] = both(namedThings(...things), allOf(...counted));
    // What somebody did in two places is not what these did.
    if (concept && (isPlace || !isIn)) return { ask: 'groups', concept };
  }
  return undefined;
}
