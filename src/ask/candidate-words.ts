/** The words by which likely questions are found, and the questions in usual words that they ask. */

/** What a question may want to know, by its words. */
export const SIGNALS = {
  count: /^(?:many|number|count|total|often)$/,
  how: /^how$/,
  most: /^(?:most|mostly|main|mainly|top|busiest|biggest|largest|closest|key|leading)$/,
  perYear: /^(?:yearly|annual|annually|per|change|changed|evolve|evolved|over)$/,
  year: /^years?$/,
  time: /^times?$/,
  compare: /^(?:compare|compared|comparison|versus|vs)$/,
  funder: /^(?:fund\w*|financ\w*|pay|pays|paid|money|donors?|sponsor\w*|contribut\w*)$/,
  partner:
    /^(?:partner\w*|cooperat\w*|collaborat\w*|work|works|working|worked|together|involv\w*)$/,
  organizer: /^(?:organiz\w*|hold|held|holds|ran|do|does|did|done|doing|activit\w*|carried)$/,
  head: /^(?:head|heads|headed|lead|leads|leader|leaders|led|director|chief|runs?|ambassador|boss)$/,
  said: /^(?:quot\w*|say|says|said|spoke|statements?|talk\w*|comment\w*|spokes\w*)$/,
  who: /^(?:who|whom|whose)$/,
  where: /^(?:where|based|seat|located|headquarters|headquartered)$/,
  when: /^(?:when|dates?|established|founded|opened|started)$/,
  closed: /^(?:close|closed|end|ended|shut|until)$/,
  active: /^(?:still|active|open|now|currently|today|right|existing|working)$/,
  last: /^(?:last|latest|newest|recent|recently|lately|new)$/,
  first: /^(?:first|earliest|oldest)$/,
  participants: /^(?:participants?|attended|attendance|attendees)$/,
  biggest: /^(?:biggest|largest)$/,
  news: /^(?:news|report\w*|press|article\w*|mention\w*|wrote|written|published)$/,
  join: /^(?:join|joined|member\w*|become|became|participating)$/,
  chair: /^(?:chair|chaired|chairs|chairing|chairmanship|chairpersonship|presidency)$/,
} as const satisfies Readonly<Record<string, RegExp>>;
/** One of them. */
export type Signal = keyof typeof SIGNALS;

/** Words that say nothing about what is asked for. */
export const EMPTY_WORDS = new Set(
  (
    'a an the and of in on at to for by from with as is are was were be been being it its this that ' +
    'these those there what which whether has have had having i we you me us our can please tell ' +
    'show give list name find about any anything all everything something some ever also so osce ' +
    'csce need want like see get know information info overview details going regarding concerning take took taken place happened'
  ).split(' '),
);

/** A question with one of them is not answered without asking back: what it means hangs on it. */
export const DECISIVE_WORDS =
  /^(?:not|no|nobody|none|never|without|except|excluding|than|nor|or|and|but|both|only|just|others?|another|will|would|should|could|must|may|might|why|if|because|less|fewer|more|least|fewest|each|every|best|better|worst|trends?|plan\w*|contribut\w*)$/;

/** What a thing can be in a question. */
export type Part =
  | 'place'
  | 'body'
  | 'bodies'
  | 'topic'
  | 'person'
  | 'project'
  | 'meeting'
  | 'time'
  | 'kind'
  | 'text';

/** What is asked about. */
export type Family = 'event' | 'news' | 'body' | 'state' | 'other';

/** How a thing restricts events or news, and the words before it that certainly mean so. */
export interface Clause {
  readonly text: string;
  readonly after?: RegExp;
}

/** Of what is only offered: its words often mean something else. */
export const NEVER = /(?!)/;
const ON = /^(?!(?:by|did|does|do|has|have|from|with|possessive)$)/;
const BY = /^(?:by|of|did|does|do|has|have|possessive)$/;

/** A part that is missing cannot restrict. */
export const CLAUSES: Readonly<Record<'event' | 'news', Partial<Record<Part, Clause>>>> = {
  event: {
    place: { text: 'in {}', after: /^(?:in|at|across|within)$/ },
    body: { text: 'organized by {}', after: BY },
    topic: { text: 'about {}', after: ON },
    bodies: { text: 'with {}', after: /^with$/ },
    project: { text: 'of the project "{}"' },
    time: { text: '{}' },
    text: { text: 'mentioning "{}"', after: NEVER },
  },
  news: {
    place: { text: 'about events in {}', after: /^(?:in|about|on|from|at)$/ },
    body: { text: 'issued by {}', after: /^(?:by|of|from|did|has|have|possessive)$/ },
    topic: { text: 'about {}', after: ON },
    person: {
      text: 'that quote {}',
      after: /^(?:quot\w+|mention\w*|by|of|did|has|have|possessive)$/,
    },
    project: { text: 'about the project "{}"' },
    time: { text: '{}' },
    text: { text: 'mentioning "{}"', after: NEVER },
  },
};

/** With “funded” or “with”, a body or a State has this role instead. */
export const ROLES: readonly (readonly [Signal, Clause])[] = [
  [
    'funder',
    { text: 'funded by {}', after: /^(?:by|from|did|does|has|have|possessive|adjective)$/ },
  ],
  ['partner', { text: 'with {}', after: /^(?:with|and)$/ }],
];

/** A question that some signals ask for: all in `needs`; those in `uses` can be words of it, too. */
export interface Form {
  readonly needs: readonly Signal[];
  readonly uses: readonly Signal[];
  /** `{}` is a description, `{1}` its singular, `{k}` a kind, `{bodies}` another, `{b}` a body. */
  readonly text: string;
  /** Words before the thing or kind that it is about with which it is certain; `NEVER` if only offered. */
  readonly after: RegExp;
}

function form(needs: string, uses: string, text: string, after = /^/): Form {
  const signals = (words: string): Signal[] => words.split(' ').filter(Boolean) as Signal[];
  return { needs: signals(needs), uses: signals(uses), text, after };
}

/** Questions about events, and about news. */
export const QUESTIONS: Readonly<Record<'event' | 'news', readonly Form[]>> = {
  event: [
    form('count', 'how organizer', 'How many {} were there?'),
    form('year most', '', 'In which year did the most {} take place?'),
    form('perYear', 'year time count how', 'Number of {} per year'),
    form('year count', 'perYear how', 'Number of {} per year'),
    form('compare', '', 'Number of {} per country', NEVER),
    form('participants most', 'count', 'Which {} had the most participants?'),
    form('biggest', 'most', 'Which {} had the most participants?'),
    form('who funder', '', 'Who funded {}?'),
    form('who most partner', '', 'Which body other than {b} was involved in the most {}?'),
    form('who most organizer', '', 'Which body organized the most {}?'),
    form('who most', 'partner', 'Which body organized the most {}?', NEVER),
    form('who partner', '', 'Which bodies were partners of {}?'),
    form('who organizer', '', 'Who organized {}?'),
    form('when last', 'time', 'When was the last {1}?'),
    form('when first', 'time', 'When was the first {1}?'),
    form('last', 'time year organizer', 'The latest {}', NEVER),
    form('last', '', 'What was the last {1}?'),
    form('first', '', 'What was the first {1}?'),
    form('where', 'organizer', 'Where did {} take place?'),
    form('', 'organizer', '{}'),
    form('partner', 'organizer', '{}', NEVER),
  ],
  news: [
    form('count', 'how news', 'How many {} are there?'),
    form('perYear', 'year time count how news', 'Number of {} per year'),
    form('who said', 'news', 'Who was quoted in {}?'),
    form('last', 'time year news', 'The latest {}', NEVER),
    form('last', 'news', 'What was the last {1}?'),
    form('', 'news', '{}'),
    form('said', 'news organizer', '{}', NEVER),
  ],
};

/** Questions about a kind of bodies, States or projects, and events of a description. */
export const OF_KINDS: Readonly<Record<Exclude<Family, 'event' | 'news'>, readonly Form[]>> = {
  body: [
    form('first active', '', 'What is the oldest active {k1}?'),
    form('active', 'where organizer', 'Active {k}', NEVER),
    form('closed', '', 'Closed {k}', NEVER),
    form('partner', 'organizer', 'Which {k} were partners of {}?', /^(?:which|what|)$/),
    form('partner', '', '{} with {k}', NEVER),
    form('most', 'organizer partner', 'Which {k} organized the most {}?'),
    form('', 'organizer partner', 'Which {k} organized {}?', NEVER),
  ],
  state: [
    form('most', '', 'Which {k} hosted the most {}?', NEVER),
    form('', 'organizer partner', 'Which {k} hosted {bodies}?', NEVER),
  ],
  other: [form('', '', 'Which {k} have had {}?')],
};

const OF_PARTNERS = /^(?:with|of|do|does|did|has|have|possessive)$/;

/** Questions about one thing. */
export const ABOUT_ONE: Partial<Record<Part, readonly Form[]>> = {
  body: [
    form('head', 'who', 'Who has been head of {}?', NEVER),
    form('where', '', 'Where is {} based?', NEVER),
    form('when', '', 'When was {} established?', NEVER),
    form('closed', 'when active', 'When was {} closed?', NEVER),
    form('active', '', 'When was {} closed?', NEVER),
    form('said', 'who', 'Who was quoted on behalf of {}?', /^(?:for|of|from|by)$/),
    form('partner', 'who', 'Which bodies were partners of events organized by {}?', OF_PARTNERS),
  ],
  place: [
    form('join', 'when', 'When did {} join?', NEVER),
    form('chair', 'when', 'In which years did {} chair the OSCE?', NEVER),
  ],
  person: [
    form('head', '', 'What positions did {} hold?', NEVER),
    form('', 'news said organizer', 'In which news items is {} quoted?', /^about$/),
    form('who', '', 'On behalf of which bodies was {} quoted?', NEVER),
  ],
  meeting: [
    form('when', '', 'When was {}?', NEVER),
    form('where', '', 'Where did {} take place?', NEVER),
  ],
};
