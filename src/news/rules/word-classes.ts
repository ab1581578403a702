/**
 * Words that rules share, by their name in patterns: `<event>`. They are regular expressions in
 * lower case, with alternatives between ` | `; a class may include others. Add a word to its class.
 */
import { LIST_SIGN, SIGNS } from '../names/masked-sentence.js';
import { alternation } from '../names/slots.js';
import { GOODS } from './event-words.js';

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
    | celebrations? | anniversary | presentations? | undertaking | initiative`)})\\b`,
  /** The event as the object of a verb. */
  'an event': '(?:it\\b|this\\b|them\\b|both\\b|one\\b|<near><event>)',
  /** Nouns for events with the organizer as a genitive: `the Mission’s workshop`. */
  'own event': `\\b(?:${alternation(`
    workshops? | seminars? | webinars? | conferences? | symposium | (?:training )?courses?
    | trainings? | round[- ]?tables? | study (?:visit|trip|tour)s?
    | (?:summer|winter) (?:school|academy) | camps? | forums? | master[- ]?class(?:es)? | exercises?
    | competitions? | contests? | hackathons? | debates? | festivals? | quiz | concerts?
    | exhibitions? | receptions? | events?`)})${NOT_A_NOUN}`,

  // Verbs of organizing

  /** The subject organizes, whatever the object. */
  organizes: `
    <is> (?:also |now |jointly |currently |at present )?(?:co-?)?organi[sz]ing | convened?s?
    | co-?host(?:ed|s)?\\b(?! by) | jointly host(?:ed|s)?\\b(?! by)
    | host(?:ed|s)? jointly\\b(?! by)
    | held (?:the|its|their|an?) (?:\\d+[a-z]* |[a-z]+ )?[\ue003\ue008](?! (?:responsible|account))
    | (?:co-?)?organi[sz](?:ed|es|e)\\b(?! (?:crime|criminal|by\\b|groups?))`,
  organized: `\\b(?:${alternation(`
    (?:co-?)?organi[sz]ed | convened | staged | arranged | co-?hosted | jointly hosted
    | hosted jointly
    | put together | masterminded`)})\\b`,
  /** The subject organizes when the object is an event. */
  holds:
    alternation(`
    held | holds? | ran | runs? | convened?s? | arranged?s? | conduct(?:ed|s)? | concluded?s?
    | launch(?:ed|es)? | opened | opens | staged?s? | completed?s? | deliver(?:ed|s)? | led | leads?
    | set up | sets up | put on | puts on | put together | offer(?:ed|s)? | prepared?s?
    | initiated?s? | carried out | carry out | carries out
    | (?:carried|carries|carry)(?= (?:it|(?:the |its |these |both )?[a-z ]{1,30}) out\\b)
    | (?:set|put)(?= it (?:up|on)) | hosted jointly | gave | gives? | given | begun | wrapped up
    | began | begins? | starts? | started | provided?s? | planned | plans? | devoted
    | brought to (?:a close|an end) | ended | finished | closed | continued?s? | resumed?s?
    | kick(?:ed|s) off | postponed | cancell?ed | called off | put off | rescheduled | drew up | drawn up | worked out | designed | devised`) +
    '|<is> (?:also |now |jointly |currently |at present )?' +
    alternation(`
    holding | running | convening | arranging | conducting | launching | opening | staging
    | completing | delivering | giving | offering | preparing | carrying out | starting
    | concluding | planning | beginning`),
  /** `ended a visit` is a visitor's; only study visits are organized. */
  'no visit':
    '(?!(?<=\\b(?:ended|concluded?s?|began|begins?|begun|started|starts|completed?s?|' +
    'continued?s?|opened|led)) (?:(?:his|her|their|its|an?|the) )?(?:[a-z-]+ )*(?<!study )visit)',
  'organizes an event': '<organizes> | <holds> <an event>',
  /** Infinitives. */
  'to hold': `
    organi[sz]e | hold | stage | run | arrange | convene | put on | conduct | prepare | set up
    | give | offer | bring | deliver | implement | host jointly | carry (?:it |[^.;]{0,30} )?out`,
  /** Participles whose agent organizes when an event is held. */
  held: `\\b(?:co-?)?(?:${alternation(`
    held | run | convened | arranged | conducted | concluded | launched | staged
    | completed | delivered | led | set up | put on | put together | offered | prepared | initiated
    | carried out | given | called into being | made possible | brought about | taught | trained
    | provided | facilitated | co-ordinated | brought together | invited | instructed | shown
    | implemented | planned | started | begun | wrapped up | kicked off
    | called(?! (?:for|on|upon|off)\\b) | summoned | taken care of | looked after | managed
    | handled | engaged | hired | announced | put into the hands [^;:.]{1,60}? | devised | designed
    | developed | headed | supervised`)})\\b`,
  /** After a participle: an event before it, a word for one, or nothing. */
  'of an event':
    '(?:(?<=<event>[^;:]{0,120})|(?<=^(?:(?!lecturers|trainers|experts|teachers|speakers|' +
    'equipment|lessons|funds|interpreters)[a-z]+ ){0,2}<held>)|(?<=(?:^|; |: |, |, and )(?:the )?' +
    '(?:it|they|this|these|both|one|two|three|which|all|each|[a-z]+ days)\\b[^;:]{0,150}))',
  trains: `
    trained | taught | instructed | introduced | helped train | (?:is|are) (?:training|teaching)
    | familiari[sz]ed | acquainted`,
  organization: 'organi[sz](?:ation|ing)',
  organizers:
    '(?:the |its |their |one of the |among the |joint |main |both |' +
    'two |three |an? |co-|driving )*(?:organi[sz]ers?|initiators?|' +
    'architects|(?<=joint )hosts?|(?<=co-)hosts?|hosts(?=[.,;]|$| of ))\\b',
  undertaking: `
    efforts? | initiative | event | undertaking | venture | project | work | enterprise
    | activity | action | programme | brainchild | idea | (?:co-)?production | doing
    | achievement`,

  // Giving and signing

  goods: GOODS,
  gift: 'gift | donation | present',
  signs: `
    signed | sign | put their (?:signatures?|names?) to
    | concluded an? (?:[a-z]+ )?(?:agreement|memorandum)`,

  // Helping and paying

  /** Help of any kind but money. */
  support: `
    support | assistance | help | backing | aid | advice | expertise | know-how | guidance
    | contributions? | participation | sponsorship | facilitation | patronage`,
  supports: `
    supported | supports? | assisted | assists? | backed | backs | helped | helps? | stood by
    | (?:is|are|was|were) (?:also )?<supporting>
    | lent a hand | gave (?:it |them )?a hand | joined in`,
  supporting: 'supporting | helping | assisting | backing',
  /** Things given as help. */
  'helping hands': `
    support | assistance | help | backing | expertise | trainers | experts | advice | speakers
    | lecturers | instructors | interpreters`,
  gives: `
    gave | given | gives? | provided?s? | lent | lends? | offered | contributed?s? | added
    | rendered | sent | delegated | (?:is|are|was|were) (?:giving|lending|providing|offering)`,
  contributes: `
    contributed?s? | lent | lends? | seconded | delegated | suppl(?:ied|ies|y) | made available
    | put at (?:its|their|the) disposal | added`,
  partners: '(?:its |the |an? |[a-z]+ ){0,3}partners?\\b',
  money: `
    money | fund(?:s|ing)? | financing | finances? | means | budget | grants? | costs? | expenses
    | bill | donations?(?! ceremon)
    | (?:financial|monetary|voluntary|extra-budgetary) (?:support | assistance | contributions?
      | help | aid | backing | means | resources)`,
  currency: 'euros? | dollars? | pounds? | francs? | eur | usd',
  sum: '(?:(?:[\\w,.]+ ){1,3}<currency>|<currency> ?\\d[\\d,.]*)',
  pays: `
    funded | funds | financed?s? | fund | co-?funded | co-?financed | sponsored | sponsors
    | co-?sponsored | (?:is|are|was|were) (?:also )?<paying>
    | (?:paid|pays?)(?! (?:[a-z\ue007-]+ ){0,4}(?:attention|visits?|tribute|heed|respects?|homage|calls?)\\b)
    | put up the money | footed the bill | donated the money
    | (?:bore | borne | bears? | covered | covers? | met | meets? | carried | carry | carries
      | shared | took over | took on | assumed | absorbed | defrayed
      | shouldered) (?:all |most of |half of )?(?:the |its |their )?(?:[a-z]+ )?(?:costs? | expenses
      | bill)
    | contributed (?:financially|to the costs?|(?:<near> )?<money>|<sum>)`,
  paying: '(?:co-?)?(?:funding|financing) | paying | sponsoring',
  paid: `
    funded | financed | co-?funded | co-?financed | sponsored | co-?sponsored
    | financially supported | supported financially | paid for | paid | bankrolled | underwritten`,
  'gives money': `
    gave | given | gives? | provided?s? | lent | contributed?s? | granted?s? | made
    | made available | makes? available | allocated | put up | supplied | supplies | supply
    | donated | raised | found`,
  donors:
    '(?:the |its |their |an? |main |joint |two |three )*' +
    '(?:donors?|sponsors?|funders?|contributors?)\\b',

  // Small words

  besides: '\\b(?:besides|beside|next to|apart from|in addition to)',
  is: `
    is | are | was | were | has been | have been | had been | will be | being | been | be
    | is being | are being`,
  /** Words of one clause: no other body that does something, unless both verbs have one object. */
  near: '(?:and \ue008 [a-z]+ed )?(?:[^,;:.\ue008]|\ue008(?! [a-z]+ed )){0,100}?',
  /** Between a subject and its active verb; `was` and `were` would be passive. */
  aux:
    `(?:${alternation(`
    has | have | had | also | jointly | together | today | yesterday | recently | will
    | successfully | again | then | itself | themselves | both
    | (?:is|are) (?:going )?to | which | who | now | once more
    | once again | therefore | thus | first | this (?:week|year|month) | last (?:week|year|month)
    | (?:each|every) year | for the [a-z]+ (?:time|year(?: running)?) | in turn
    | for (?:its|their) part | of [a-z]+`)}[ ,]+|` +
    `(?:,? ?(?:on |from |between )?${SIGNS.date},? )|(?:in|at) ${SIGNS.place},? ){0,4}`,
  /** Before the subject's helpers, between it and its verb. */
  jointly:
    '(?:(?:together|jointly|along|in (?:[a-z]+ )?(?:co-?operation|partnership|collaboration|' +
    'co-?ordination|conjunction|tandem|association)) with|alongside|' +
    'with (?:the )?(?:[a-z]+ )?<support> (?:of|from)|(?:supported|assisted|funded) by)',
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
  by: `(?<!\\bnot )(?<!\\b${alternation(`
    supported | assisted | backed | helped | facilitated | funded | financed | sponsored
    | paid(?: for)? | hosted | attended | opened | closed | chaired | moderated | addressed
    | followed | written | authored | published | represented | joined | visited | watched
    | welcomed | praised | taught | lectured | guided | inspired | accompanied | caused | requested
    | issued | adopted | drafted | signed | made possible`)} )by`,
  /** The same after a participle about paying. */
  'by payer': `(?<!\\b${alternation(`
    organi[sz]ed | held | run | conducted | convened | arranged | carried out | given
    | implemented | attended | opened | hosted`)} )by`,
};

/** The classes as sources of regular expressions, each in a group of its own. */
export const WORD_CLASSES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLASSES).map(([name, source]) => [name, alternation(source)]),
);
