/** The words by which likely questions are found, and the questions in usual words that they ask. */
import type { Each } from './grammar/parts.js';

/** What a question may want to know, by its words. */
export const SIGNALS = {
  count: /^(?:many|number|count|total|often)$/,
  how: /^how$/,
  most: /^(?:most|mostly|main|mainly|top|busiest|busy|peak|biggest|largest|closest|key|leading|common|frequent|frequently)$/,
  perYear: /^(?:yearly|annual|annually|per|change|changed|evolve|evolved|over|develop|developed)$/,
  year: /^years?$/,
  month: /^months?$/,
  time: /^times?$/,
  funder: /^(?:(?:co)?(?:fund|financ|sponsor)\w*|pay|pays|paid|money|donors?|contribut\w*)$/,
  partner:
    /^(?:partner\w*|cooperat\w*|collaborat\w*|work|works|working|worked|together|joint|jointly|involv\w*)$/,
  partners: /^partners?$/,
  between: /^(?:between|joint|jointly)$/,
  organizers: /^organizers?$/,
  organizer:
    /^(?:organiz(?!er)\w*|hold|held|holds|ran|runs?|do|does|did|done|doing|activit\w*|carried)$/,
  head: /^(?:head|heads|headed|lead|leads|leader|leaders|led|director|chief|runs?|ambassador|boss)$/,
  said: /^(?:quot\w*|say|says|said|spoke|statements?|talk\w*|comment\w*|spokes\w*)$/,
  who: /^(?:who|whom|whose)$/,
  where: /^(?:where|based|seat|located|headquarters|headquartered)$/,
  when: /^(?:when|dates?|established|founded|opened|started|old|set)$/,
  closed: /^(?:close|closed|end|ended|shut|until)$/,
  active: /^(?:still|active|open|now|currently|today|right|existing|working)$/,
  last: /^(?:last|latest|newest|recent|recently|lately|new)$/,
  first: /^(?:first|earliest|oldest)$/,
  youngest: /^youngest$/,
  participants: /^(?:participants?|attended|attendance|attendees)$/,
  part: /^(?:part|participated?|attend|attended|attending|present)$/,
  biggest: /^(?:biggest|largest|best)$/,
  host: /^host\w*$/,
  long: /^(?:long|longest|last(?:s|ed|ing)|days?|weeks?)$/,
  short: /^shortest$/,
  type: /^(?:types?|kinds?|sorts?)$/,
  news: /^(?:news|report\w*|press|article\w*|mention\w*|wrote|written|published)$/,
  osce: /^osce$/,
  documents: /^(?:documents?|adopt\w*|decided|decisions?|declarations?|agreed)$/,
  before: /^(?:predecessors?|preced\w*)$/,
  after: /^(?:successors?|succeed\w*|became|replaced?)$/,
  within: /^(?:departments?|units?|sections?|bodies|belong\w*)$/,
  than: /^(?:more|than)$/,
  second: /^(?:second|2nd)$/,
  join: /^(?:join|joined|member\w*|become|became|participating)$/,
  chair: /^(?:chair\w*|presidency)$/,
  /** Only where it begins the question. */
  whether: /^(?:did|has|have)$/,
} as const satisfies Readonly<Record<string, RegExp>>;
/** One of them. */
export type Signal = keyof typeof SIGNALS;

/** Words that say nothing about what is asked for. */
export const EMPTY_WORDS = new Set(
  (
    'a an the and of in on at to for by from with as is are was were be been being it its this that ' +
    'these those there what which whether has have had having i we you me us our can please tell ' +
    'show give list name find about any anything all everything something some ever also so osce ' +
    'csce need want like see get got know information info overview details going regarding concerning take took taken place ' +
    'happened saw stuff things idea btw etc came come up gave given'
  ).split(' '),
);

/** A question with one of them is not answered without asking back: what it means hangs on it. */
export const DECISIVE_WORDS =
  /^(?:not|no|nobody|none|never|without|except|excluding|than|nor|or|and|but|both|only|just|others?|another|will|would|should|could|must|may|might|why|if|because|less|fewer|more|least|fewest|each|every|best|better|worst|trends?|doing|plan\w*|contribut\w*|next|upcoming|future)$/;

/** Words for kinds of things that are close to what they mean, so that these are only offered. */
export const NEAR_KINDS: readonly (readonly [words: RegExp, className: string])[] = [
  [/^governments$/, 'State'],
  [/^governments$/, 'GovernmentBody'],
  [/^presences?$/, 'FieldOperation'],
  [/^(?:train(?:s|ed)?|teach(?:es)?|taught)$/, 'TrainingCourse'],
];

/** What is behind one of them is excluded, so no offered question may be about it. */
export const EXCLUDING_WORDS =
  /^(?:not|no|non|nobody|none|never|neither|nor|without|lack\w*|missing|except\w*|excluding|besides|beyond|apart|outside|instead|rather|other|others|but)$/;

/** What a thing can be in a question. */
export type Part =
  Each<'place body bodies topic person project meeting time kind adjective size number text'>;

/** What is asked about. */
export type Family = 'event' | 'news' | 'body' | 'state' | 'other';

/** How a thing restricts events or news, and the words before it that certainly mean so. */
type Clause = readonly [text: string, after: RegExp];

const ANY = /^/;
/** Of what is only offered: its words often mean something else. */
export const NEVER = /(?!)/;
const ON =
  /^(?:(?:up)?on|about|regarding|concerning|against|for|of|in|to|mention\w*|adjective|beside|)$/;
const BY = /^(?:by|of|did|does|do|has|have|possessive|beside)$/;
/** In questions for partners. */
export const OF_PARTNERS = /^(?:with|of|do|does|did|has|have|possessive)$/;

/** A part that is missing cannot restrict. */
export const CLAUSES: Readonly<Record<'event' | 'news', Partial<Record<Part, Clause>>>> = {
  event: {
    place: ['in {}', /^(?:in|at|across|within|beside)$/],
    body: ['organized by {}', BY],
    topic: ['about {}', ON],
    bodies: ['with {}', /^with$/],
    project: ['of the project "{}"', ANY],
    adjective: ['', ANY],
    size: ['with {}', ANY],
    time: ['{}', ANY],
    text: ['mentioning "{}"', NEVER],
  },
  news: {
    place: ['about events in {}', /^(?:in|about|on|from|at|for|beside)$/],
    body: ['issued by {}', /^(?:by|of|from|did|has|have|possessive|beside)$/],
    topic: ['about {}', ON],
    person: ['that quote {}', /^(?:quot\w+|mention\w*|by|of|did|has|have|possessive)$/],
    project: ['about the project "{}"', ANY],
    time: ['{}', ANY],
    text: ['mentioning "{}"', NEVER],
  },
};
/** With “funded” or “with”, a body or a State has this role in events instead. */
export const FUNDED: Clause = [
  'funded by {}',
  /^(?:by|from|did|does|has|have|possessive|adjective)$/,
];
export const INVOLVED: Clause = ['with {}', /^(?:with|and|between|did|has|have)$/];

/** A question that some signals ask for: all in `needs`; those in `uses` can be words of it, too. */
export interface Form {
  readonly needs: readonly Signal[];
  readonly uses: readonly Signal[];
  /**
   * With slots: `{events}`, `{items}` and, of both, `{all}` are descriptions, `{event}` and `{one}`
   * of one; `!body` are those without a body, `:with` those that one took any part in, and `:kind`
   * those of a kind that is named; `{kinds:body}` and `{kind:body}` are the
   * kind that is named, of a family; `{n}` is a number or nothing; others are clues by their parts.
   */
  readonly text: string;
  /** Words before the kind or clue of the first slot with which it is certain. */
  readonly after: RegExp;
  /** Whether it is offered only if it uses all words. */
  readonly isWhole: boolean;
}

/** A text that begins with `?` is only offered, one with `=` only if it uses all words. */
function form(needs: string, uses: string, text: string, after = ANY): Form {
  const signals = (words: string): Signal[] => words.split(' ').filter(Boolean) as Signal[];
  return {
    needs: signals(needs),
    uses: signals(uses),
    text: text.replace(/^[?=]/, ''),
    after: /^[?=]/.test(text) ? NEVER : after,
    isWhole: text.startsWith('='),
  };
}
const WHICH = /^(?:which|what|)$/;

/** Each is tried with all that is understood; to offer another question, add a line. */
export const FORMS: readonly Form[] = [
  form('count', 'how', 'How many {all} were there?'),
  form('month most', 'active', 'In which month did the most {events} take place?'),
  form('month perYear', 'count how', 'Number of {all} per month'),
  form('year most', 'active', 'In which year did the most {events} take place?'),
  form('perYear', 'year time count how', 'Number of {all} per year'),
  form('year count', 'perYear how', 'Number of {all} per year'),
  form('funder most', 'who', 'Who funded the most {events}?'),
  form('funder most', 'who', '?Who funded the most events?'),
  form('who funder', '', 'Who funded {events}?'),
  form('most partner', 'who partners', 'Which {n} bodies were involved in the most {events:with}?'),
  form('most organizer', 'who', 'Which {n} bodies organized the most {events!body}?'),
  form('who partner', 'partners', 'Which bodies were partners of {events}?'),
  form('partners', 'partner', 'Which bodies were partners of {events}?'),
  form('who organizer', '', 'Who organized {events!body}?'),
  form('organizers', 'who', 'Who organized {events!body}?'),
  form('organizer than', 'who', '?Who organized at least 2 {events!body}?'),
  form('partner', 'who', '?Which bodies were involved in {events:with}?'),
  form('second biggest', '', 'Which {event} had the second most participants?'),
  form('biggest', 'participants', 'Which {event} had the most participants?'),
  form('long', 'than', '?The longest {events}'),
  form('long', '', 'The longest {kind:body}'),
  form('short', '', 'The shortest {kind:body}'),
  form('youngest', '', 'The newest {kind:body}'),
  form('documents', '', '?Documents of {events}'),
  form('before', '', 'Predecessors of {body}'),
  form('after', '', '?Successors of {body}'),
  form('within', '', '?Bodies of {body}'),
  form('', 'count how', '?How many {kinds:body} work in {place}?'),
  form('who', '', '?Who organized {events:kind}?'),
  form('who part', 'participants', '?Which bodies were involved in {events}?'),
  form('when last', 'time', 'When was the last {event}?'),
  form('last', 'time', 'The latest {n} {all}'),
  form('last', '', 'What was the last {one}?'),
  form('first', '', 'What was the first {event}?'),
  form('where most', '', '?In which place did the most {events} take place?'),
  form('where', 'active', 'Where did {events} take place?'),
  form('host', 'who', '?Where did {events} take place?'),
  form('type most', '', 'What is the most common type of {event}?'),
  form('whether', 'partner between part', 'Were there any {events}?'),
  form('', 'who', '=What positions did {person} hold?'),
  ...['body', 'place', 'meeting'].map((part) => form('', 'who', `=What is {${part}}?`)),
  form('', '', '{all}'),
  form('partner', 'between', '?{events}'),
  form('who most said', 'count', 'Who is quoted in the most {items}?'),
  form('said', 'organizer', '?{items}'),

  form('first active', '', 'What is the oldest active {kind:body}?'),
  form('partner', '', 'Which {kinds:body} were partners of {events}?', WHICH),
  form('partner', '', '?{events} with {kinds:body}'),
  form('part', '', '?Which {kinds:body} were involved in {events}?'),
  form('funder most', '', 'Which {n} {kinds:state} funded the most {events}?'),
  form('funder', '', '?Which {kinds:body} funded {events}?'),
  form('funder', '', '?Which {kinds:state} funded {events}?'),
  form('most', 'partner', 'Which {n} {kinds:body} organized the most {events!body}?'),
  form('', 'partner', '?Which {kinds:body} organized {events!body}?'),
  form('most', '', '?Which {kinds:state} hosted the most {events}?'),
  form('', 'organizer partner', '?Which {kinds:state} hosted {bodies}?'),
  form('partner', '', '?Which {kinds:state} were partners of {events}?'),
  form('', 'partner', 'Which {kinds:other} have had {events}?', WHICH),
  form('most', '', 'Which {n} {kinds:other} had the most {items}?'),
  form('', '', '?Which {kinds:other} have had {items}?'),
  form('', '', '?{kinds:body} in {place}'),
  form('', '', '?Which {kinds:} are there?'),
  form('', '', '?All {kinds:body}'),

  form('head', 'who', '?Who has been head of {body}?'),
  form('head', 'who', '?Who has been director of {body}?'),
  form('head osce', 'who', '?Who has been Secretary General of the OSCE?'),
  form('where', '', '?Where is {body} based?'),
  form('when', '', '?When was {body} established?'),
  form('closed', 'when active', '?When was {body} closed?'),
  form('long', 'how', '?How long was {body} open?'),
  form('join', 'when', '?When did {place} join?'),
  form('chair', 'when', '?In which years did {place} chair the OSCE?'),
  form('chair', 'who', '?Which States chaired the OSCE {time}?'),
  form('head', '', '?What positions did {person} hold?'),
  form('', 'news said organizer', 'In which news items is {person} quoted?', /^about$/),
  form('who', '', '?On behalf of which bodies was {person} quoted?'),
  form('where', '', '?Where did {meeting} take place?'),
  ...['body', 'place', 'person', 'meeting'].map((part) => form('', '', `?What is {${part}}?`)),
];
