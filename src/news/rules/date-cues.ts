/** Words around a day that decide whether it is the event’s, and whether its first or its last. */
import { Finder } from '../names/finder.js';
import { SIGNS } from '../names/masked-sentence.js';
import { alternation } from '../names/slots.js';
import { WORD_CLASSES } from './word-classes.js';

/** The meaning of a verb near a date. */
export interface DateCue {
  readonly name: string;
  /** Looked for in the masked sentence, in which the date is one sign. */
  readonly finder: Finder;
  readonly meaning: 'end' | 'start' | 'other';
  /** Not in the lead, where it is the news. */
  readonly isForBody?: true;
}

const END = alternation(`
    conclud\\w+ | ended | ends | ending | end | close of | closed | closes | finish\\w*
    | complet\\w+ | (?:wrapped|wound|winds|wraps) up | rounded off
    | (?:came|come|coming|brought) to (?:its|an?|the) (?:end|close)
    | drew to (?:a|its|an) (?:close|end)
    | taken down | (?:is|was) over(?! (?:\\d|an?\\b|half|[a-z]+ty\\b)) | last day
    | final day | to an end | came home | came back | returned | are back | went home | flew home
    | got back`);
const START = alternation(`
    start\\w* | commenc\\w+ | rang in | began | begins? | beginning | begun | opened | opens | opening | launched
    | kicked off | kicks off
    | got under way | gets under way | got going | first day`);
const LAST_UNTIL = alternation(
  `
    lasts? | lasted | runs? | ran | continues? | continued | goes on | go on | went on | held
    | scheduled | planned | (?:is|be|was|stays?) open | (?:be seen | on (?:show|display|view))
    | will (?:debate | discuss | meet | work | train | learn) | attend\\w* | stay\\w*
    | tak(?:es?|ing) place | took place`,
);
export const DATE = SIGNS.date;
/** Documents with a date of their own. */
const DOCUMENT = alternation(`
    laws? | decree | decision | resolution | agreement | report | letter | constitution
    | elections? | order | treaty | convention | protocol | document | declaration | survey | vote
    | plan | strategy | text | version | memorandum`);
const EARLIER = alternation(`
    adopted | elected | signed into force | entered into force | enters into force | (?<!case )law of
    | resolution of | decision of | killed | arrested | detained | attack\\w* | born | next
    | follow-up`);
/**
 * Things that end at an event without being one, or are concluded without ending: `the end of a
 * two-year project`, `concluded a memorandum`.
 */
const NOT_OF_LONGER =
  '(?! (?:of )?(?:a|an|the|this|its|their) (?:[a-z-]+ )*' +
  '(?:series|projects?|programme|cycle|year|agreement|memorandum|contract|treaty|protocol))';
/** Words between a verb and its date; other verbs and clauses end the reach. */
const NEAR = '(?:(?!\\b(?:which|who|that|and (?:began|ended|concluded))\\b)[^;.])';

const cue = (name: string, source: string, meaning: DateCue['meaning']): DateCue => ({
  name,
  finder: new Finder(new RegExp(source, 'giu')),
  meaning,
});

/** Cues in order; the first match for a date decides. */
export const DATE_CUES: readonly DateCue[] = [
  cue(
    'after-it',
    `\\b(?:returned|back|home)\\b[^;.,]{0,40}${DATE},? (?:having|after) (?:finish|complet|end)`,
    'other',
  ),
  cue(
    'after-days',
    `${DATE},? after (?:an? |the |his |her |their )?[a-z-]+(?:-day | days\\b)`,
    'end',
  ),
  cue('since-when', `\\bsince ${DATE},? when\\b`, 'start'),
  cue(
    'new-days',
    '\\bwill now (?:be held|take place|meet|open|start|begin)\\b[^;.]{0,60}? ' +
      `(?:on |from )?${DATE}|\\bwill now run (?:from )?${DATE}|` +
      '(?<!\\bnext [^;.]{0,40})\\b(?:is|are) now (?:scheduled|planned|' +
      `set|due) (?:for|on) ${DATE}|\\bnew (?:days?|dates?) (?:is|are|will be|was|were) ${DATE}`,
    'start',
  ),
  cue(
    'moved',
    '\\b(?:moved|postponed|(?:put|pushed) (?:off|back)|rescheduled|shifted|' +
      'brought forward)\\b[^;.]{0,40}? ' +
      `(?:(?:to|until|till|for) )?${DATE}`,
    'start',
  ),
  cue('from-until', `\\bfrom _ (?:until|till|to|through) ${DATE}`, 'end'),
  cue('lasts-until', `\\b${LAST_UNTIL}\\b[^;._]{0,30}? (?:until|till|through|to) ${DATE}`, 'end'),
  cue(
    'since',
    '\\b(?:hosted|held|running|meeting|met|together|under way|been|gathered|assembled|debating|' +
      `in session)\\b[^;._]{0,50} since ${DATE}|` +
      `(?:^|: |, (?:and )?)since ${DATE},?[^;._]{0,60} (?:has|have) been\\b`,
    'start',
  ),
  cue(
    'deadline',
    '\\b(?:(?:register|apply|applications?|deadline|accreditation|submit\\w*)\\b[^;._]{0,40}|' +
      `(?:until|since|by|before|after|dated|till|as of|${DOCUMENT} of) )${DATE}`,
    'other',
  ),
  cue('continued', `\\bcontinue[ds]? (?:in [^;._]{1,30} )?(?:on )?${DATE}`, 'end'),
  cue('previous', `\\bprevious\\b${NEAR}{0,80}${DATE}`, 'other'),
  cue('past-event', `\\b${EARLIER}\\b${NEAR}{0,30}${DATE}`, 'other'),
  cue(
    'planned',
    '\\b(?:scheduled for|planned for|due on|announced for(?=[^;.]*\\b(?:cancel|postpon|moved|' +
      `put off)))\\b${NEAR}{0,30}${DATE}`,
    'other',
  ),
  {
    ...cue('founding', `\\b(?:founded|established|set up|created)\\b${NEAR}{0,30}${DATE}`, 'other'),
    isForBody: true,
  },
  cue(
    'put-off',
    '\\b(?:(?:was|were|had been) (?:set|fixed|due|to (?:(?:be|have been) held|have taken place|' +
      'open|start|begin|take place|' +
      `meet))\\b${NEAR}{0,60}${DATE}` +
      '(?=.{0,30}\\b(?:postponed|put (?:off|back)|pushed|deferred|rescheduled|shifted|moved))|' +
      '(?:should|ought to|would) have (?:been held|taken place|begun|started|opened|' +
      `met)(?: as planned)?,? (?:on |from )?${DATE}|` +
      '(?:originally|initially|first) (?:been )?(?:planned|scheduled|due|set|fixed|' +
      `announced)\\b[^;.,]{0,60}${DATE}|\\binstead of (?:on )?${DATE})`,
    'other',
  ),
  cue(
    'election',
    `\\b(?:(?:elections?|votes?|referendum|poll) (?:of |on |set for |due on |scheduled for )?|` +
      '(?:elects (?:an?|its) (?:new )?(?:president|parliament)|' +
      `go(?:es)? to the polls)\\b${NEAR}{0,40})${DATE}`,
    'other',
  ),
  cue(
    'started-on',
    `\\b(?:began|begun|beginning|started|starting|opened|opening) (?:on )?${DATE}`,
    'start',
  ),
  cue(
    'ends',
    `\\b${END}\\b${NOT_OF_LONGER}${NEAR}{0,60}${DATE}|` +
      `${DATE},? (?:when (?:the|this|its) (?:[a-z]+ ){1,3}|it |they |was |is |marked |came )?` +
      `(?:the |also |at the |as the )?${END}\\b(?! with\\b)${NOT_OF_LONGER}`,
    'end',
  ),
  cue(
    'starts',
    `\\b${START}\\b${NEAR}{0,60}${DATE}|` +
      `${DATE},? (?:it |they |was |is |marked )?(?:the )?${START}\\b`,
    'start',
  ),
];

/** Sentences that number their events: “the second one was held on …”. */
export const ORDINAL = new RegExp(
  '\\b(?:first|second|third|fourth|fifth|other|next|last|former|latter|another)' +
    '(?:, | (?:\\w+ )?(?:one|event|workshop|seminar|discussion|session|' +
    'meeting|training|course|part|module|round|conference|visit|camp|' +
    'debate|group|table|lecture|town|group)|(?:was|took|on|in)\\b)',
  'i',
);

/** Words for the event in a sentence that gives its last day apart from the first. */
export const ENDING = new RegExp(
  '\\bopening (?:speech|address|remarks)\\b|\\b(?:gathered|assembled|in session) since\\b|' +
    `(?:${WORD_CLASSES.event ?? ''}|\\b(?:it|which)) (?:\\w+ ){0,2}?` +
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
