/**
 * Words that rules share, by their name in patterns: `<event>`. They are regular expressions in
 * lower case, with alternatives between ` | `; a class may include others. Add a word to its class.
 */
import { LIST_SIGN, SIGNS } from '../names/masked-sentence.js';
import { alternation } from '../names/slots.js';
import { GOODS } from './event-words.js';
import { participlesBut, VERB_CLASSES } from './verbs.js';

/** Nouns that make an event before them an adjective: `training centre`. */
const NOT_A_NOUN =
  '(?! (?:cent(?:re|er)|school|room|hall|material|manual|plan|agenda|' +
  'facilit|ground|need|institution|academ|course|report|paper|network)\\w*)';

const CLASSES: Readonly<Record<string, string>> = {
  // Events

  /** Nouns for events that bodies organize. */
  event: `\\b(?:${alternation(`
    events? | workshops? | seminars? | webinars? | conferences? | symposium | congress | courses?
    | master[- ]?class(?:es)? | trainings? | meetings? | get-together | round[- ]?tables? | visits?
    | trips? | tours? | excursions? | camps? | retreat | forums? | sessions? | schools? | exercises?
    | simulations? | drills? | competitions? | contests? | quiz | tournament | mock trials?
    | moot courts? | hackathon | campaigns? | discussions? | debates? | dialogues?
    | ceremon(?:y|ies) | reception | launch | programme | project | lectures? | class(?:es)?
    | weeks? | (?:film|open|book|culture|cultural|information) (?:days?|nights?) | journeys?
    | gatherings? | series | cycles? | consultations? | hearings? | briefings? | fairs?
    | exhibitions? | shows? | festivals? | concerts? | academy | assembl(?:y|ies) | talks | summit
    | celebrations? | graduations? | anniversary
    | opening(?! (?:hours|remarks|speech|session|statement|day|words|address))
    | presentations? | undertaking | initiative`)})\\b`,
  /** The event as the object of a verb. */
  'an event':
    '(?:it\\b|this\\b|them\\b|both\\b|one\\b|the (?:two|three|four|' +
    'five) days\\b(?! of (?!training))|<near><event>)',
  /** Nouns for events with the organizer as a genitive: `the Mission’s workshop`. */
  'own event': `\\b(?:${alternation(`
    workshops? | seminars? | webinars? | conferences? | symposium | (?:training )?courses?
    | trainings? | round[- ]?tables? | study (?:visit|trip|tour)s?
    | (?:summer|winter) (?:school|academy) | camps? | forums? | master[- ]?class(?:es)? | exercises?
    | competitions? | contests? | hackathons? | debates? | festivals? | quiz | concerts?
    | exhibitions? | receptions? | events?`)})${NOT_A_NOUN}`,

  // Verbs (`verbs.ts` has the forms of each class)

  /** `ended a visit` is a visitor’s; only study visits are organized. */
  'no visit':
    '(?!(?<=\\b(?:end|conclud|beg[aiu]n|start|complet|continu|finish|open|clos|led|lead)[a-z]*) ' +
    '(?:(?:his|her|their|its|an?|the) )?(?:[a-z-]+ )*(?<!study )visit)',
  /** After a participle: an event before it, a word for one, or nothing. */
  'of an event':
    '(?:(?<=<event>[^;:]{0,120})|(?<=^(?:(?!lecturers|trainers|experts|teachers|speakers|' +
    'equipment|lessons|funds|interpreters|transport|travel|meals|prizes|' +
    'music)[a-z]+ ){0,2}(?:<hold ed>|<manage ed>))|(?<=(?:^|' +
    '; |: |, |, and )(?:the )?' +
    '(?:it|they|this|these|both(?! the\\b)|one|two|three|which|all|each|' +
    '[a-z]+ days)\\b[^;:]{0,150}))',
  /** Leads an event. */
  'in charge': 'in charge of | responsible for | behind | at the (?:helm|head|wheel) of',
  organization: 'organi[sz](?:ation|ing) | preparations?(?= of)',
  /** Nouns for those who play a part, by the part. */
  organizers:
    '(?:(?:co-)?(?:organi[sz]er|initiator|convenor|convener|originator)|architect|' +
    '(?<=joint |co-)host|mastermind)s?\\b|hosts(?=[.,;]|$| (?:of|is|are|was|were) )|' +
    '(?:driving forces?|(?:mother|father|brain|soul)s?(?= (?:of|behind) (?:it\\b|(?:the|this) (?:[a-z-]+ ){0,3}<event>)))\\b',
  partners:
    '(?:(?:partner|supporter|backer|helper|helpmate|collaborator|ally|right hand)s?|' +
    'allies)\\b(?! (?:for|countr\\w+|state\\w*) )',
  donors:
    '(?:donor|sponsor|funder|contributor|benefactor|financier|financer|paymaster|underwriter)s?\\b',
  hosts: 'hosts?\\b(?! (?:countr|state|nation|cit|town|famil|communit)\\w+)',
  undertaking: `
    efforts? | initiative | event | undertaking | venture | project | work | enterprise
    | activity | action | programme | brainchild | idea | (?:co-)?production | doing
    | achievement | endeavour | affair | job | handiwork | creation | invention | offspring | child`,

  // Giving, helping and paying

  goods: GOODS,
  /** Help of any kind but money. */
  help: `
    support | assistance | help(?:ing hand)? | backing | aid | advice | expertise | know-how
    | (?<!\\bunder the )guidance | blessing | hospitality
    | co-?operation | collaboration
    | contributions?\\b(?! to the (?:discussion|debate|work|talks)) | participation | sponsorship | facilitation | patronage`,
  /** Things given as help. */
  'helping hands': `
    support | assistance | help | backing | expertise | trainers | experts | advice | speakers
    | lecturers | instructors | interpreters | premises | halls? | blessing`,
  money: `
    money | fund(?:s|ing)? | financing | finances? | means | budget | grants? | costs? | expenses?
    | bill | generosity | wherewithal | cheque | fees | <purse> | donations?(?! ceremon)
    | <currency>
    | (?:financial|monetary|voluntary|extra-budgetary) (?:support | assistance | contributions?
      | help | aid | backing | means | resources)`,
  purse: 'purse(?: strings)? | wallet | pockets? | coffers | chequebook | cash(?:box)?',
  currency: `euros? | dollars? | pounds? | francs? | eur | usd | dinars? | denars? | leva | lei
  | tenge
    | soms? | somoni | manats? | drams? | lari | roubles? | rubles? | marks | hryvnias? | crowns
    | kroner | kronor | zlotys? | forints? | lek | yen`,
  sum: '(?:(?:[\\w,.]+ ){1,3}<currency>|<currency> ?\\d[\\d,.]*)',
  costs:
    'costs? | expenses? | outlay | fees | fares | financing | (?:purchase )?price | bill | tab',

  // Small words

  besides: '\\b(?:besides|beside|next to|apart from|in addition to)',
  is: `
    is | are | was | were | has been | have been | had been | will be | being | been | be
    | is being | are being`,
  /** Not before what is only a subject or a time of what was done: `started an inquiry into`. */
  'no other':
    '(?! (?:about|into|against|concerning|regarding|behind|towards?|before|from|during|after|over|between) )',
  /** Words of one clause: no other body that does something, unless both verbs have one object. */
  near:
    '(?:and \ue008 [a-z]+ed )?(?:<no other>' +
    '(?! (?:for|at|on|in|to|of) (?:the|its|their|this|an?) (?:[a-z-]+ ){0,3}?<event>)' +
    '(?:[^,;:.\ue008]|\ue008(?! [a-z]+ed ))){0,100}?',
  /** Between a subject and its active verb; `was` and `were` would be passive. */
  aux:
    `(?:${alternation(`
    has | have | had | also | jointly | together | today | yesterday | recently | will
    | successfully | again | then | itself | themselves | both
    | (?:is|are) (?:going )?to | (?:is|are|was|were) (?:pleased|glad|proud|happy) to | now
    | once more
    | once again | therefore | thus | first | this (?:week|year|month) | last (?:week|year|month)
    | (?:each|every) year | for the [a-z]+ (?:time|year(?: running)?) | in turn
    | for (?:its|their) part | of [a-z]+ | (?:is|are|was|were) able to | managed to | went on to
    | could not have`)}[ ,]+|` +
    `(?:,? ?(?:on |from |between )?${SIGNS.date},? )|(?:in|at) ${SIGNS.place},? ){0,4}`,
  /** Before the subject's helpers, between it and its verb. */
  jointly:
    '(?:(?:together|jointly|along|in (?:[a-z]+ )?(?:co-?operation|partnership|collaboration|' +
    'co-?ordination|conjunction|tandem|association)) with|alongside|' +
    'with (?:the )?(?:[a-z]+ )?<help> (?:of|from)|(?:supported|assisted|funded) by)',
  /** Words in commas, or in brackets, between a subject and its verb. */
  aside:
    '(?:,? \\([^()]{1,60}\\)|(?: \\([^()]{1,40}\\))?,? <jointly> \ue008(?: \\([^()]{1,40}\\))?(?:,?|[^;:.]{1,120},)| and (?:its|their) (?:[a-z]+ )?partners?,? [^;:.,]{1,80},|' +
    ', (?!(?:was|were|is|are|has|have|had)\\b)[^,;.]{1,100},)?',
  /** Before a participle: words that are not its subject in the active voice. */
  passive:
    '(?<!(?<!\\b(?:in|at|near|of|for|on|by|from) )' +
    `${LIST_SIGN} (?:(?:has|have|had|also|today|jointly|together) )*)`,
  /** From a participle to `by`, without another clause. */
  gap: '(?:(?!\\b(?:by|who|which|that|whose)\\b)[^;.:]){0,90}?',
  /** `by`, unless another participle before it takes the agent: `held in Osh and attended by`. */
  by: `(?<!\\bnot )(?<!\\b(?:${participlesBut('organize', 'hold', 'manage', 'teach', 'give money', 'give help')}) )by`,
};

/** The classes as sources of regular expressions, each in a group of its own. */
export const WORD_CLASSES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...CLASSES, ...VERB_CLASSES }).map(([name, source]) => [
    name,
    alternation(source),
  ]),
);
