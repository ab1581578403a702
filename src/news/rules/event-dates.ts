/** Which of the days in the text are the event's. */
import { matchesOf } from '../../rdf/index.js';
import type { FactStatement } from '../facts.js';
import type { DateMention } from '../names/dates.js';
import { SIGNS, type ArticleSentence } from '../names/masked-sentence.js';
import type { Mention } from '../names/mention.js';
import { type PreparedArticle, statement } from '../names/prepared-article.js';
import { tellsOfSeveral } from './event-types.js';
import { matchRows, regexp, type Row, rowsOf } from './rows.js';

/** The meaning of words near a date. */
interface DateCue extends Row {
  readonly meaning: 'end' | 'start' | 'other';
  /** The day of an event that was put off or cancelled. */
  readonly isPlan?: true;
  /** The day to which it was moved. */
  readonly isMove?: true;
}

/** Cues in order; the first match for a date decides. */
export const DATE_CUES = rowsOf('dates') as readonly DateCue[];

const DATE = SIGNS.date;
const DATES = new RegExp(DATE, 'g');

/** Sentences that number their events: “the second one was held on …”. */
const ORDINAL = regexp('<ordinal>');
/** Words of a sentence of the body for the time of the event. */
const HELD = regexp('<held>');
const PUT_OFF = regexp('<may be put off>');
/** Events in progress at the time of writing. */
const GOING_ON = regexp('\\b<going on>\\b');

/** The days of the event, as far as the text gives them: all, if it is about several events. */
export function findEventDates(reading: PreparedArticle): FactStatement[] {
  const { sentences } = reading;
  const daysIn = (each: ArticleSentence, confidence: number): FoundDate[] =>
    datesIn(each, confidence).filter(({ cue }) => cue?.meaning !== 'other');
  const leads = sentences.filter(({ section }) => section === 'lead');
  const lead = leads.flatMap((each) => daysIn(each, 0.9));
  const isSeveral = tellsOfSeveral(reading);
  const isTold = ({ section, masked, lowered }: ArticleSentence): boolean =>
    section === 'body' &&
    masked.includes(DATE) &&
    (HELD.test(lowered) || (isSeveral && ORDINAL.test(lowered)));
  const told =
    isSeveral || lead.length === 0
      ? sentences.filter(isTold).flatMap((each) => daysIn(each, 0.7))
      : [];
  const days = [...lead, ...told];
  if (isSeveral) return days.flatMap((each) => toStatements({ ...each, confidence: 0.75 }));
  if (days[0]) return withEnd(days[0], days).flatMap(toStatements);
  const isPutOff = sentences.some(({ lowered }) => PUT_OFF.test(lowered));
  const planned = leads
    .flatMap((each) => datesIn(each, 0.6))
    .find(({ cue }) => isPutOff && cue?.isPlan);
  return planned ? toStatements(planned) : dayOfWriting(reading);
}

/** The day of the dateline, where a press release names no other and is in the present tense. */
function dayOfWriting({ article: { dateline }, sentences }: PreparedArticle): FactStatement[] {
  const isGoingOn = sentences.some(
    ({ section, lowered }) => section === 'lead' && GOING_ON.test(lowered),
  );
  if (!dateline?.date || !isGoingOn) return [];
  const found = { span: dateline.text.span(), rule: 'day-of-writing', confidence: 0.5 };
  return [{ relation: 'startDate', object: dateline.date, ...found }];
}

/** A first day, with the last day where the text gives it apart: “opened on … and ends on …”. */
function withEnd(first: FoundDate, all: readonly FoundDate[]): FoundDate[] {
  const isEnd = first.cue?.meaning === 'end';
  const other = all.find(
    ({ cue, date }) =>
      date.last === null &&
      cue?.meaning === (isEnd ? 'start' : 'end') &&
      (isEnd ? date.first < first.date.first : date.first > first.date.first),
  );
  if (!other || first.date.last !== null) return [first];
  return isEnd ? [other, first] : [first, other];
}

interface FoundDate {
  readonly sentence: ArticleSentence;
  readonly mention: Mention;
  readonly date: DateMention;
  readonly cue: DateCue | undefined;
  readonly confidence: number;
}

/** The days of a sentence. */
const datesIn = (sentence: ArticleSentence, confidence: number): FoundDate[] =>
  matchesOf(DATES, sentence.masked).flatMap(({ index: at }): FoundDate[] => {
    const [mention] = sentence.mentionsIn({ start: at, end: at + 1 });
    const cue = cueAt(sentence, at);
    const date = mention?.date && dayOf(mention.date, cue);
    return date ? [{ sentence, mention, date, cue, confidence }] : [];
  });

/** `moved from 21 May to 4 June` is no span. */
const dayOf = (date: DateMention, cue: DateCue | undefined): DateMention =>
  cue?.isMove && date.row.isOfTwo && date.last !== null
    ? { ...date, first: date.last, last: null }
    : date;

/** The cue for one date sign: other dates are hidden from the patterns. */
function cueAt({ lowered }: ArticleSentence, at: number): DateCue | undefined {
  const hidden = (start: number, end: number): string =>
    lowered.slice(start, end).replaceAll(DATE, '_');
  const around = hidden(Math.max(0, at - 100), at) + DATE + hidden(at + 1, at + 70);
  const [match] = matchRows(DATE_CUES, { lowered: around });
  return match?.row;
}

function toStatements({ sentence, mention, date, cue, confidence }: FoundDate): FactStatement[] {
  const found = {
    rule: cue ? `${date.row.name}-${cue.name}` : date.row.name,
    confidence: date.row.days ? confidence - 0.1 : confidence,
  };
  const of = (relation: 'startDate' | 'endDate', day: string): FactStatement =>
    statement(relation, day, sentence, mention, found);
  if (date.last !== null) return [of('startDate', date.first), of('endDate', date.last)];
  return [of(cue?.meaning === 'end' ? 'endDate' : 'startDate', date.first)];
}
