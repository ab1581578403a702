/**
 * What the text says of the item's event. Clauses about another time or event, and those that deny,
 * wish, offer, ask or suppose, are hidden from the rules of all relations, as quotations are.
 */
import { DAY_MS, matchesOf } from '../../rdf/index.js';
import { LONG_AGO, SIGNS, type ArticleSentence } from '../names/masked-sentence.js';
import type { DateMention } from '../names/dates.js';
import type { Mention } from '../names/mention.js';
import type { PreparedArticle } from '../names/prepared-article.js';
import type { TextRange } from '../names/sentences.js';
import { regexp, type Row, rowsOf } from './rows.js';

interface Clause extends TextRange {
  readonly text: string;
  /** It says more of a noun in the clause before. */
  readonly isAttribute: boolean;
}

/** Where a clause begins: a main one, or one that says more of a noun before it. */
const BEGINS = regexp('<beginning>', 'g');
const FRONTED = regexp('^<fronted>$');

function clausesOf(lowered: string): Clause[] {
  const clauses: Clause[] = [];
  let [start, isAttribute] = [0, false];
  const add = (end: number): void => {
    if (end > start) clauses.push({ start, end, text: lowered.slice(start, end), isAttribute });
  };
  for (const match of matchesOf(BEGINS, lowered)) {
    const main = match.groups?.main;
    if (main === ', ' && start === 0 && FRONTED.test(lowered.slice(0, match.index))) continue;
    add(match.index);
    start = match.index + match[0].length;
    isAttribute = main === undefined;
  }
  add(lowered.length);
  return clauses;
}

/** A row of the table: it is tested on the clause. */
interface ClauseRow extends Row {
  /** How far it hides: its clause, a phrase, or all that is said of an event. */
  readonly reach: 'clause' | 'phrase' | 'event';
  /** Not of a coming event on a page that announces it. */
  readonly isToCome?: true;
  /** Only after a sentence about the event. */
  readonly isLater?: true;
  /** Only after a sentence about an event of another kind. */
  readonly isBeside?: true;
}

export const CLAUSE_ROWS = rowsOf('clauses') as readonly ClauseRow[];

const PHRASE = regexp('^<phrase>');

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
    if (reach === 'clause') return { start, end };
    if (reach === 'phrase') {
      const after = match.index + match[0].length;
      const phrase = PHRASE.exec(text.slice(after))?.[0].length ?? 0;
      return { start: start + match.index, end: start + after + phrase };
    }
    // What is said more of the event is about it too.
    let last = at;
    while (clauses[last + 1]?.isAttribute) last += 1;
    return { start, end: clauses[last]?.end ?? end };
  }
  return undefined;
}

const FAR = 270 * DAY_MS;

/** The sentence with a sign for days far from the item's, and without the item's own year. */
function withTimes(sentence: ArticleSentence, day: string | undefined): string {
  if (day === undefined) return sentence.lowered.replace(/\b(?:19|20)\d\d\b/g, '____');
  const isFar = ({ date }: Mention): boolean =>
    date !== undefined && Math.abs(Date.parse(date.last ?? date.first) - Date.parse(day)) > FAR;
  return sentence.lowered
    .replaceAll(day.slice(0, 4), '____')
    .replaceAll(SIGNS.date, (sign, at: number) =>
      sentence.mentionsIn({ start: at, end: at + 1 }).some(isFar) ? LONG_AGO : sign,
    );
}

function hiddenRanges(lowered: string, isOf: (row: ClauseRow) => boolean): TextRange[] {
  const rows = CLAUSE_ROWS.filter((row) => isOf(row) && row.pattern.mayMatch(lowered));
  const clauses = clausesOf(lowered);
  const found: TextRange[] = [];
  for (const at of clauses.keys()) {
    const hidden = hiddenIn(clauses, at, rows);
    if (hidden && hidden.start >= (found.at(-1)?.end ?? 0)) found.push(hidden);
  }
  return found;
}

const ANNOUNCES = regexp('^<announces>');
const EVENT = regexp('<own event>');
const HAS_SIDE_EVENT = regexp('<side event>');

const NEW_EVENT = regexp('<another event>');

const daysIn = (sentence: ArticleSentence): readonly DateMention[] =>
  sentence
    .mentionsIn({ start: 0, end: sentence.lowered.length })
    .flatMap(({ date }) => (date ? [date] : []));

/** Whether a sentence gives an event of its own other days than the lead gives its event. */
function isOfOtherDays(sentence: ArticleSentence, lead: ArticleSentence): boolean {
  const [own, others] = [daysIn(lead), daysIn(sentence)];
  const isApart = (other: DateMention): boolean =>
    own.every(
      ({ first, last }) => (other.last ?? other.first) < first || (last ?? first) < other.first,
    );
  return (
    own.length > 0 && others.length > 0 && others.every(isApart) && NEW_EVENT.test(sentence.lowered)
  );
}

/** The item without what it does not say of its event. */
export function assertedOf(reading: PreparedArticle): PreparedArticle {
  const { article, title, sentences } = reading;
  const [lead] = sentences;
  const day = article.dateline?.date ?? article.issuedOn?.date;
  const isAnnounced = lead !== undefined && ANNOUNCES.test(lead.lowered);
  // The lead is about an event, and not one of those that accompany others.
  const isMain =
    lead !== undefined && EVENT.test(lead.lowered) && !HAS_SIDE_EVENT.test(lead.lowered);
  const toAsserted = (sentence: ArticleSentence): ArticleSentence => {
    const isFirst = sentence === lead;
    if (lead && isOfOtherDays(sentence, lead))
      return sentence.without([sentence.toText({ start: 0, end: sentence.lowered.length })]);
    const ranges = hiddenRanges(
      withTimes(sentence, day),
      ({ isToCome, isLater, isBeside }) =>
        !(isToCome && isAnnounced) && !(isLater && isFirst) && !(isBeside && (isFirst || !isMain)),
    );
    return ranges.length > 0
      ? sentence.without(ranges.map((range) => sentence.toText(range)))
      : sentence;
  };
  return { ...reading, title: title.map(toAsserted), sentences: sentences.map(toAsserted) };
}
