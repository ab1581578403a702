/**
 * What the text says of the item's event. Clauses about another time or event, and those that deny,
 * wish, offer, ask or suppose, are hidden from the rules of all relations, as quotations are.
 */
import { DAY_MS, matchesOf } from '../../rdf/index.js';
import type { Mention } from '../names/mention.js';
import type { ArticleSentence, PreparedArticle } from '../names/prepared-article.js';
import type { TextRange } from '../names/sentences.js';
import { LONG_AGO, SIGNS } from '../names/masked-sentence.js';
import type { Pattern } from '../names/slots.js';
import { regexp, rowsOf } from './word-classes.js';

/** Where a clause begins: a main one, or one that says more of a noun before it. */
const BEGINS = regexp('<beginning>', 'g');

interface Clause extends TextRange {
  readonly text: string;
  /** It says more of a noun in the clause before. */
  readonly isAttribute: boolean;
  /** It shares the subject of the clause before. */
  readonly goesOn: boolean;
}

const GOES_ON = regexp('^<finite>');
const HAS_VERB = regexp('(?:^| )<finite>');

/** Words for a time before the subject. */
const FRONTED =
  /^(?:(?:in|over|during|since|until|for|on) [^,]{1,40}|(?:last|next|earlier|later) [^,]{1,20}|[^,]{1,20} (?:ago|earlier|before)|before (?:that|then)|as a rule|[a-z]+ly)$/;

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
    if (match.groups?.main === ', ' && isFronted(match.index)) continue;
    add(match.index);
    start = match.index + match[0].length;
    isAttribute = match.groups?.main === undefined;
  }
  add(lowered.length);
  return clauses;
}

/** How far a sign reaches: its clause, the rest of it, a phrase, or all that is said of an event. */
type Reach = 'clause' | 'rest' | 'words' | 'phrase' | 'event' | 'rest of event';

/** A row of the table: it is tested on the clause. */
interface ClauseRow {
  readonly reach: Reach;
  readonly pattern: Pattern;
  /** Not of a coming event on a page that announces it. */
  readonly isToCome?: true;
  /** Only after a sentence about the event. */
  readonly isLater?: true;
  /** Only after a sentence about an event of another kind. */
  readonly isBeside?: true;
}

export const CLAUSE_ROWS = rowsOf('clauses') as readonly ClauseRow[];

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
    .replace(new RegExp(SIGNS.date, 'g'), (sign, at: number) =>
      sentence.mentionsIn({ start: at, end: at + 1 }).some(isFar) ? LONG_AGO : sign,
    );
}

/** What a clause hides, if it says nothing of the event. */
function hiddenIn(
  clauses: readonly Clause[],
  at: number,
  rows: readonly ClauseRow[],
): TextRange | undefined {
  const { start, end, text } = clauses[at] ?? { start: 0, end: 0, text: '' };
  for (const { reach, pattern } of rows) {
    const [match] = pattern.matchesIn(text);
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
    let last = at;
    while (clauses[last + 1]?.isAttribute) last += 1;
    return { start: reach === 'event' ? start : from, end: clauses[last]?.end ?? end };
  }
  return undefined;
}

function hiddenRanges(sentence: ArticleSentence, place: Place): TextRange[] {
  const lowered = withTimes(sentence, place.day);
  const rows = CLAUSE_ROWS.filter(
    ({ pattern, isToCome, isLater, isBeside }) =>
      !(isToCome && place.isAnnounced) &&
      !(isLater && place.isFirst) &&
      !(isBeside && !place.isBeside) &&
      pattern.mayMatch(lowered),
  );
  const clauses = clausesOf(lowered);
  const found: TextRange[] = [];
  for (let at = 0; at < clauses.length; at += 1) {
    const hidden = hiddenIn(clauses, at, rows);
    if (!hidden || hidden.start < (found.at(-1)?.end ?? 0)) continue;
    found.push(hidden);
  }
  return found;
}

const ANNOUNCES = regexp(
  '^(?:(?!\\b(?:was|were|had|held|took place)\\b|<mention> (?:also )?<past>\\b).)*?' +
    '\\b(?:will|(?:is|are) (?:going )?to|(?:is|are) (?:planned|scheduled|due|set))\\b',
);

const EVENT = regexp('<own event>');
const HAS_SIDE_EVENT = regexp('<side event>');

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
