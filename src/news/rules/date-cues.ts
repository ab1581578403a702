/** Words around a day that decide whether it is the event’s, and whether its first or its last. */
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

export const DATE = SIGNS.date;

/** Cues in order; the first match for a date decides. */
export const DATE_CUES = rowsOf('dates') as readonly DateCue[];

/** Sentences that number their events: “the second one was held on …”. */
export const ORDINAL = new RegExp(
  '\\b(?:first|second|third|fourth|fifth|other|next|last|former|latter|another)' +
    '(?:, | (?:\\w+ )?(?:one|event|workshop|seminar|discussion|session|' +
    'meeting|training|course|part|module|round|conference|visit|camp|' +
    'debate|group|table|lecture|town|group)|(?:was|took|on|in)\\b)',
  'i',
);

/** Words for the event in a sentence that gives its last day apart from the first. */
export const ENDING = regexp(
  '\\bopening (?:speech|address|remarks)\\b|\\b(?:gathered|assembled|in session) since\\b|' +
    '(?:<event>|\\b(?:it|which)) (?:\\w+ ){0,2}?' +
    '(?:beg[au]n|start|open|end|conclude|finish|close|come to|last|run|continue|go on)',
  'i',
);

/** Words of a sentence of the body for the time of the event. */
export const HELD = new RegExp(
  '\\b(?:held|took place|takes place|take place|lasted|organi[sz]ed|' +
    'ran|runs|lasts|is taking place|is being held|goes on|opened|' +
    'began|begun|started|concluded|completed|closed|finished|ended|came to|met|conducted|' +
    'competed|argued|' +
    'there was|inaugurated)\\b',
  'i',
);
