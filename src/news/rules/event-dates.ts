/** Which of the days in the text are the event's. */
import type { DateMention } from '../names/dates.js';
import type { FactStatement } from '../facts.js';
import type { Mention } from '../names/mention.js';
import { type Reading, type Sentence, statement } from '../names/reading.js';

/** What a verb near a date says about it. */
export interface DateCue {
  readonly name: string;
  /** Looked for in the masked sentence, in which the date is one sign. */
  readonly pattern: RegExp;
  readonly meaning: 'end' | 'start' | 'other';
}

const END = '(?:conclud\\w+|ended|ends|ending|closed|closes|finish\\w*|complet\\w+|wrapped up|came to (?:its|an|the) (?:end|close)|drew to a close|last day)';
const START = '(?:start\\w*|began|begins?|opened|opens|launched|kicked off|got under way|gets under way)';
const DATE = '\ue005';
/** Words between a verb and its date; other verbs and clauses end the reach. */
const NEAR = '(?:(?!\\b(?:which|who|that|and (?:began|ended|concluded))\\b)[^;.])';

/** Cues in order; the first that fits a date decides. */
export const DATE_CUES: readonly DateCue[] = [
  { name: 'deadline', pattern: new RegExp(`\\b(?:(?:register|apply|applications?|deadline|accreditation|submit\\w*)\\b[^;._]{0,40}|(?:until|since|by|before|after|dated|of|till) )${DATE}`, 'iu'), meaning: 'other' },
  { name: 'past-event', pattern: new RegExp(`\\b(?:adopted|elections?|elected|signed into force|entered into force|law of|resolution of|decision of|killed|arrested|detained|attack\\w*|born)\\b${NEAR}{0,30}${DATE}`, 'iu'), meaning: 'other' },
  { name: 'ends', pattern: new RegExp(`\\b${END}\\b${NEAR}{0,60}${DATE}|${DATE},? (?:it |they |was |is |marked )?(?:the )?${END}\\b`, 'iu'), meaning: 'end' },
  { name: 'starts', pattern: new RegExp(`\\b${START}\\b${NEAR}{0,60}${DATE}|${DATE},? (?:it |they |was |is |marked )?(?:the )?${START}\\b`, 'iu'), meaning: 'start' },
];

/** Sentences that number the events they tell of: “the second one was held on …”. */
const ORDINAL = /\b(?:first|second|third|fourth|other|next|last) (?:one|event|workshop|seminar|discussion|session|meeting|training|course|part|module|round|conference|visit|camp|debate|group)\b/i;

/** Words for the event in a sentence that gives its last day apart from the first. */
const EVENT_WORD = /\b(?:event|workshop|seminar|conference|course|training|camp|visit|tour|school|exercise|meeting|it|which) (?:\w+ ){0,2}?(?:end|conclude|finish|close|come to|last)/i;

/** Words of a sentence of the body that tell when the event was. */
const HELD = /\b(?:held|took place|takes place|take place|lasted|organi[sz]ed|ran|opened|began|started|concluded|ended|came to)\b/i;

/** The days of the event, as far as the text gives them. */
export function findEventDates(reading: Reading): FactStatement[] {
  if (!reading.mayHaveEvent) return [];
  const lead = reading.sentences.filter((sentence) => sentence.section === 'lead').flatMap(datesIn);
  const body = reading.sentences.filter((sentence) => sentence.section === 'body');
  const numbered = body.filter((sentence) => ORDINAL.test(sentence.masked)).flatMap(datesIn);
  if (lead[0]) return withEnd(lead[0], [...lead, ...body.filter((sentence) => EVENT_WORD.test(sentence.masked)).flatMap(datesIn)]).flatMap((found) => toStatements(found, 0.9));
  if (numbered.length > 0) return numbered.flatMap((found) => toStatements(found, 0.75));
  const told = body.filter((sentence) => HELD.test(sentence.masked)).flatMap(datesIn);
  return told[0] ? toStatements(told[0], 0.7) : [];
}

/** A first day, with the last day where the text gives it apart: “opened on … and ends on …”. */
function withEnd(first: FoundDate, all: readonly FoundDate[]): FoundDate[] {
  const end = all.find((each) => each !== first && each.cue?.meaning === 'end' && each.date.last === null && each.date.first > first.date.first);
  return first.date.last === null && first.cue?.meaning !== 'end' && end ? [first, end] : [first];
}

interface FoundDate {
  readonly sentence: Sentence;
  readonly mention: Mention;
  readonly date: DateMention;
  readonly cue: DateCue | undefined;
}

/** The days of a sentence that may be an event's, ranges first, since they say most. */
function datesIn(sentence: Sentence): FoundDate[] {
  const found: FoundDate[] = [];
  for (let at = sentence.masked.indexOf(DATE); at >= 0; at = sentence.masked.indexOf(DATE, at + 1)) {
    const mention = sentence.mentionsIn({ start: at, end: at + 1 })[0];
    const cue = cueAt(sentence.masked, at);
    if (mention?.date && cue?.meaning !== 'other') found.push({ sentence, mention, date: mention.date, cue });
  }
  return found.sort((a, b) => Number(b.date.last !== null) - Number(a.date.last !== null));
}

/** The cue that holds for the date sign at one position: other dates are hidden from the patterns. */
function cueAt(masked: string, at: number): DateCue | undefined {
  const start = Math.max(0, at - 100);
  const around = [...masked.slice(start, at + 60)].map((sign, i) => (sign === DATE && start + i !== at ? '_' : sign)).join('');
  return DATE_CUES.find((cue) => cue.pattern.test(around));
}

function toStatements({ sentence, mention, date, cue }: FoundDate, confidence: number): FactStatement[] {
  const found = { rule: cue ? `${date.rule}-${cue.name}` : date.rule, confidence: date.rule === 'relative-day' ? confidence - 0.1 : confidence };
  if (date.last !== null) {
    return [statement('startDate', date.first, sentence, mention, found), statement('endDate', date.last, sentence, mention, found)];
  }
  return [statement(cue?.meaning === 'end' ? 'endDate' : 'startDate', date.first, sentence, mention, found)];
}
