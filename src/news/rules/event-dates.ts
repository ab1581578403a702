/** Which of the days in the text are the event's. */
import type { DateMention } from '../names/dates.js';
import type { FactStatement } from '../facts.js';
import type { Mention } from '../names/mention.js';
import {
  type PreparedArticle,
  type ArticleSentence,
  statement,
} from '../names/prepared-article.js';
import { alternation } from '../names/slots.js';
import { addDays } from '../read/calendar.js';
import { matchesOf } from '../../rdf/index.js';
import { eventWords, tellsOfSeveral } from './event-types.js';
import { SIGNS } from '../names/masked-sentence.js';
import { regexp, type Row, rowsOf } from './word-classes.js';

/** The meaning of words near a date. */
export interface DateCue extends Row {
  readonly meaning: 'end' | 'start' | 'other';
  /** Not in the lead, where it is the news. */
  readonly isForBody?: true;
  /** The day of an event that was put off or cancelled. */
  readonly isPlan?: true;
  /** Another day than was planned, or the day to which it was moved. */
  readonly isNew?: true;
  readonly isMove?: true;
}

const DATE = SIGNS.date;
const DATES = new RegExp(DATE, 'g');

/** Cues in order; the first match for a date decides. */
export const DATE_CUES = rowsOf('dates') as readonly DateCue[];

/** Sentences that number their events: “the second one was held on …”. */
const ORDINAL = new RegExp(
  '\\b(?:first|second|third|fourth|fifth|other|next|last|former|latter|another)' +
    '(?:, | (?:\\w+ )?(?:one|event|workshop|seminar|discussion|session|' +
    'meeting|training|course|part|module|round|conference|visit|camp|' +
    'debate|group|table|lecture|town|group)|(?:was|took|on|in)\\b)',
  'i',
);

/** Words for the event in a sentence that gives its last day apart from the first. */
const ENDING = regexp(
  '\\bopening (?:speech|address|remarks)\\b|\\b(?:gathered|assembled|in session) since\\b|' +
    '(?:<event>|\\b(?:it|which)) (?:\\w+ ){0,2}?' +
    '(?:beg[au]n|start|open|end|conclude|finish|close|come to|last|run|continue|go on)',
  'i',
);

/** Words of a sentence of the body for the time of the event. */
const HELD = new RegExp(
  '\\b(?:held|took place|takes place|take place|lasted|organi[sz]ed|' +
    'ran|runs|lasts|is taking place|is being held|goes on|opened|' +
    'began|begun|started|concluded|completed|closed|finished|ended|came to|met|conducted|' +
    'competed|argued|' +
    'there was|inaugurated)\\b',
  'i',
);

/** Events of one item lie no further apart. */
const MAX_DAYS_APART = 90;

/** The days of the event, as far as the text gives them. */
export function findEventDates(reading: PreparedArticle): FactStatement[] {
  if (!reading.mayHaveEvent) return [];
  const leads = reading.sentences.filter(({ section }) => section === 'lead');
  const body = reading.sentences.filter(
    ({ section, masked }) => section === 'body' && masked.includes(DATE),
  );
  const isPutOff = reading.sentences.some(({ lowered }) => PUT_OFF.test(lowered));
  // `The new dates are 14 to 18 September.`
  const renewed = isPutOff
    ? reading.sentences.flatMap((each) => datesIn(each)).find(({ cue }) => cue?.isNew)
    : undefined;
  if (renewed) return toStatements(renewed, 0.9);
  // A feature's “today” is no day.
  const isFeature = reading.article.contentType?.text.toLowerCase() === 'feature';
  const lead = leads
    .flatMap((sentence) => datesIn(sentence))
    .filter(({ date }) => !(isFeature && date.rule === 'relative-day'));
  const told = (...words: readonly RegExp[]): FoundDate[] =>
    body
      .filter(({ masked }) => words.some((pattern) => pattern.test(masked)))
      .flatMap((sentence) => datesIn(sentence));
  if (tellsOfSeveral(reading))
    return nearTheFirst([...lead, ...told(HELD, ORDINAL)]).flatMap((found) =>
      toStatements(found, 0.75),
    );
  if (lead[0]) {
    const whole = told(LASTED).find(
      (each) => eventWords(each.sentence).length > 0 && isWithin(lead[0], each),
    );
    const own = whole ? [whole] : withEnd(lead[0], [...lead, ...told(ENDING)]);
    return own.flatMap((found) => toStatements(found, 0.9));
  }
  const held = told(HELD);
  if (held[0]) return withEnd(held[0], held).flatMap((found) => toStatements(found, 0.7));
  const planned = (isPutOff ? leads : [])
    .flatMap((sentence) => datesIn(sentence, true))
    .find(({ cue }) => cue?.isPlan);
  const day =
    body.flatMap((each) => datesIn(each)).find(({ date }) => date.last !== null) ?? planned;
  return day ? toStatements(day, 0.6) : dayOfWriting(reading);
}

const PUT_OFF =
  /postpon|put off|pushed|cancel|called off|resched|deferred|delayed|adjourned|\bnew dates?\b/;
/** Events in progress at the time of writing. */
const GOING_ON = new RegExp(
  `\\b${alternation(`
    (?:is|are) (?:being held | meeting | gathering | taking place | taking part | under way
      | attending | discussing | learning | holding | hosting)
    | (?:has|have) (?:gathered | met | come together | assembled | begun | started | opened
      | convened | got under way)
    | begins | starts | opens | meets | takes place | kicks off`)}\\b`,
  'i',
);

/** The day of the dateline, where a press release names no other and is in the present tense. */
function dayOfWriting({ article: { dateline }, sentences }: PreparedArticle): FactStatement[] {
  const isGoingOn = sentences.some(
    (sentence) => sentence.section === 'lead' && GOING_ON.test(sentence.masked),
  );
  return dateline?.date && isGoingOn
    ? [
        {
          relation: 'startDate',
          object: dateline.date,
          span: dateline.text.span(),
          rule: 'day-of-writing',
          confidence: 0.5,
        },
      ]
    : [];
}

/** Words of a sentence with all days of the event, of which the lead names one. */
const LASTED =
  /\b(?:lasted|ran|took place|was held|were held|held (?:on|from|between)|had begun)\b/i;

const isWithin = (day: FoundDate | undefined, range: FoundDate): boolean =>
  day?.date.last === null &&
  range.date.last !== null &&
  range.date.first <= day.date.first &&
  day.date.first <= range.date.last;

function nearTheFirst(found: readonly FoundDate[]): FoundDate[] {
  const first = found[0]?.date.first ?? '';
  return found.filter(
    ({ date }, at) =>
      at === 0 ||
      (addDays(first, -MAX_DAYS_APART) < date.first && date.first < addDays(first, MAX_DAYS_APART)),
  );
}

/** A first day, with the last day where the text gives it apart: “opened on … and ends on …”. */
function withEnd(first: FoundDate, all: readonly FoundDate[]): FoundDate[] {
  if (first.date.last !== null) return [first];
  const isEnd = (each: FoundDate): boolean =>
    each.cue?.meaning === 'end' && each.date.last === null;
  const start = isEnd(first)
    ? all.find(
        (each) =>
          each.cue?.meaning === 'start' &&
          each.date.last === null &&
          each.date.first < first.date.first,
      )
    : first;
  const end = isEnd(first)
    ? first
    : all.find((each) => each !== first && isEnd(each) && each.date.first > first.date.first);
  return [start, end].filter((each) => each !== undefined);
}

interface FoundDate {
  readonly sentence: ArticleSentence;
  readonly mention: Mention;
  readonly date: DateMention;
  readonly cue: DateCue | undefined;
}

/** The days of a sentence that may be an event's, ranges first, since they are most informative. */
function datesIn(sentence: ArticleSentence, withPlans = false): FoundDate[] {
  const found = matchesOf(DATES, sentence.masked).flatMap(({ index: at }): FoundDate[] => {
    const [mention] = sentence.mentionsIn({ start: at, end: at + 1 });
    const cue = cueAt(sentence, at);
    return mention?.date && (cue?.meaning !== 'other' || (withPlans && cue.isPlan))
      ? [{ sentence, mention, date: dayOf(mention.date, cue), cue }]
      : [];
  });
  return found.sort((a, b) => Number(b.date.last !== null) - Number(a.date.last !== null));
}

/** `moved from 21 May to 4 June` is no span. */
const dayOf = (date: DateMention, dateCue: DateCue | undefined): DateMention =>
  dateCue?.isMove && date.rule === 'range-of-two-dates'
    ? { ...date, first: date.last ?? date.first, last: null }
    : date;

/** The cue for one date sign: other dates are hidden from the patterns. */
function cueAt({ lowered, section }: ArticleSentence, at: number): DateCue | undefined {
  const start = Math.max(0, at - 100);
  const around = Array.from(lowered.slice(start, at + 70))
    .map((sign, i) => (sign === DATE && start + i !== at ? '_' : sign))
    .join('');
  return DATE_CUES.find(
    ({ pattern, isForBody }) =>
      !(isForBody && section === 'lead') && pattern.matchesIn(around).length > 0,
  );
}

function toStatements(
  { sentence, mention, date, cue: dateCue }: FoundDate,
  confidence: number,
): FactStatement[] {
  const found = {
    rule: dateCue ? `${date.rule}-${dateCue.name}` : date.rule,
    confidence: date.rule === 'relative-day' ? confidence - 0.1 : confidence,
  };
  const of = (relation: 'startDate' | 'endDate', day: string): FactStatement =>
    statement(relation, day, sentence, mention, found);
  if (date.last !== null) return [of('startDate', date.first), of('endDate', date.last)];
  return [of(dateCue?.meaning === 'end' ? 'endDate' : 'startDate', date.first)];
}
