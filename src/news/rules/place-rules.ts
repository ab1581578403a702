/** Patterns over masked sentences for places. */
import { alternation, compile } from '../names/slots.js';
import { PEOPLE, TEACHERS } from './participant-rules.js';
import { WORD_CLASSES } from './word-classes.js';

/** A pattern for a place of an event. */
export interface PlaceRule {
  readonly name: string;
  /** With the slot `{place}`. */
  readonly pattern: string;
  readonly confidence: number;
  /** Only places in the lexicon, or named as areas. */
  readonly isForKnown?: true;
  /** Only places with such names. */
  readonly names?: RegExp;
}

const SETTLEMENT = alternation(
  `
    city | town | village | capital | resort | municipality | settlement | port | border town
    | mountain resort | spa | community | centre`,
);
/** `the Albanian city of`, `Kazakhstan’s capital,`, `its capital`. */
const APPOSITION =
  "(?:(?:(?:the|its|their|a) )?(?:[a-z-]+ )?(?:\ue002 |\ue001[’']s? )?" +
  `(?:[a-z-]+ )?(?:capital )?${SETTLEMENT}(?: of)?,? |` +
  '(?:[a-z]+-[a-z]+|sunny|rainy|snowy|wintry|distant|remote|nearby|faraway|old|little|tiny|quiet|' +
  'neighbouring|coastal|hot|cold|icy|windy|historic|downtown|central) )';
/** Parts of towns, and buildings in them. */
const PART = alternation(`
    park | centre | middle | square | main square | streets | outskirts | suburbs? | district
    | quarter | hills | mountains | vicinity | surroundings | heart | north | south | east | west
    | old town | hall | hotel | building | library | school | museum | theatre | town hall
    | university | market | barracks | stadium | gallery | club | quay | harbour | shores? | banks?
    | airport | premises | campus | foot | crossing point | border crossing | checkpoint`);

/** After a place at which the event was. */
const IS_VENUE =
  '(?:, [^,;.]{1,60},)? (?:(?:is|was|became|becomes) (?:the )?(?:[a-z]+ )?(?:home|host|venue|' +
  'setting|scene|site|stage|backdrop|destination|meeting[- ](?:point|place)) (?:to|of|for)|' +
  '(?:is|was) (?:chosen|picked|selected) (?:as|for)|' +
  'play(?:s|ed) host to|l(?:ent|ends) its [^,;.]{1,30}? to|(?:provide[ds]|formed|lent|offered) (?:the|its|an?) (?:[a-z]+ )?(?:home|' +
  'setting|scene|stage|backdrop|venue) (?:to|of|for)|g(?:ave|ives) (?:shelter|a home) to|' +
  'open(?:s|ed) its (?:gates|doors) (?:to|for))\\b';
/** The same of a place that begins a sentence and is in no list. */
export const FIRST_WORD_VENUE = new RegExp(`^(?<place>\\p{Lu}[\\p{L}-]+)${IS_VENUE}`, 'u');

/** Where something is that has no name: `on the slopes above`. */
const SPOT =
  '(?:in|at|on|under|beneath|to|amid) (?:an? |the )?(?:[a-z-]+ )?(?:outskirts|suburbs|edge|rim|slopes|' +
  'heights|hills|woods|forests?|vicinity|surroundings|gates|foot|walls|old town|main square|' +
  '(?:town|city|village|municipal|public|central) (?:square|park|hall|library|garden|market|theatre)|city centre) (?:of|above|near|outside|around|over)';

/** Patterns for places, over masked sentences. */
export const PLACE_RULES: readonly PlaceRule[] = [
  {
    name: 'place-is-venue',
    pattern: `{place}${IS_VENUE}`,
    confidence: 0.75,
  },
  {
    name: 'place-hosts',
    pattern:
      '{place}(?:, [^,;.]{1,60},)? (?:hosted|hosts|saw|sees|housed|witnessed) ' +
      '(?:[^;.]{0,60}? (?:to|for|at|of) )?(?:(?:an?|the|this|its) )?(?:[a-z-]+ ){0,3}<event>',
    confidence: 0.75,
    isForKnown: true,
  },
  {
    name: 'venue-in-place',
    pattern: '\\b(?:at|in) (?:the )?[\ue000\ue003](?:(?! and )[^,;.]){0,30} in {place}',
    confidence: 0.85,
  },
  {
    name: 'at-premises-of-place',
    pattern:
      '\\b(?:at|in|filled|packed|crowded into) (?:the |a )?{place} ' +
      '(?:[a-z-]+ )?(?:training cent(?:re|er)|training ground|polygon|' +
      'crossing(?: point)?|checkpoint|barracks|border post|airfield|range|town hall|city hall)\\b',
    confidence: 0.75,
  },
  {
    name: 'in-place',
    pattern:
      '\\b(?:in|near|off|outside|above|overlooking|close to|not far from|in (?:and|or) (?:around|about)|around|' +
      '(?:with)?in sight of|(?:kilomet(?:er|re)s|km|miles|minutes|hours|drive|walk) (?:from|outside|above)|' +
      `${SPOT}|` +
      `on (?:the )?(?:[a-z-]+ )?(?:mount(?:ains?)?|island|plateau|` +
      `shores?)(?: of)?) ${APPOSITION}?{place}`,
    confidence: 0.85,
  },
  {
    name: 'at-sites',
    pattern:
      '\\b(?:visited|inspected|toured|saw|(?:held|took place) (?:in|' +
      'at)) (?:[a-z]+ ){1,2}(?:sites|places|towns|villages|depots|' +
      'schools|locations|venues|cities)(?:,| –|:) (?:at|in) {place}',
    confidence: 0.75,
  },
  {
    name: 'in-part-of-place',
    pattern:
      '\\b(?:in|at|on|near|to|into|filled|packed|took over) (?:an?|the|its) ' +
      `(?:[a-z-]+ ){0,2}${PART}s? (?:of|in|near|at) ${APPOSITION}?{place}`,
    confidence: 0.75,
    isForKnown: true,
  },
  {
    name: 'visited-place',
    pattern: `\\b(?:visited|visits|visiting|toured) ${APPOSITION}?{place}`,
    confidence: 0.8,
  },
  {
    name: 'trip-to-place',
    pattern:
      '\\b(?:(?:visit|trip|tour|journey|travel\\w*(?: from [^,;.]{1,30})?|flew|flies|' +
      'went(?: on)?|came|flocked|streamed|(?:made|found) their way|it was|' +
      'whom [^;.]{1,60}? (?:took|brought|sent|invited)|' +
      '(?:took|brought|led|sent|carried|invited|drew|attracted) (?:[^,;.]{1,60}?)) to|' +
      '(?:left|set (?:out|off)|departed|headed) for|(?:converged|descended) on|poured into) ' +
      `(?:the )?${APPOSITION}?{place}`,
    confidence: 0.75,
  },
  {
    name: 'station',
    pattern:
      '(?:^|, and |; |, |\\band )in {place},?(?: on \ue005,)? (?:he|she|they|both|all|' +
      'the (?:\ue000(?= )|two|three|delegation|group|guests|visitors|participants|officers|' +
      'journalists))\\b',
    confidence: 0.7,
  },
  {
    name: 'travelled-where',
    pattern:
      '\\b(?:travel(?:l?ed|s)|went|moved|flew|drove|proceeded)(?: ' +
      'on)? to {place}(?: and [\ue003\ue004])?(?:, where\\b| to (?:meet|see|visit|talk|listen|' +
      'speak|discuss|learn)\\b)',
    confidence: 0.7,
  },
  {
    name: 'where-event',
    pattern: '{place}(?:, \ue001)?, where (?:an?|the|this|its|their) (?:[a-z-]+ ){0,3}<event>',
    confidence: 0.75,
  },
  {
    name: 'talks-in-place',
    pattern: '\\b(?:talks|meetings?|discussions?|conversations?) in {place}',
    confidence: 0.7,
  },
  {
    name: 'venue-is-place',
    pattern:
      '\\b(?:(?:the|its|their) (?:[a-z-]+ )?(?:venue|village|town|city|place|setting|location|resort|destination)' +
      `(?: (?:of|for|chosen)[^;:.,]{0,40})? (?:is|was)(?: (?:called|named))?|(?:choice|lot)\\b[^;:.]{0,60} (?:fell|falls) on) ` +
      `${APPOSITION}?{place}(?=[.,;]|$)`,
    confidence: 0.85,
  },
  {
    name: 'on-lake',
    pattern: '\\b(?:on|by|along|beside) (?:the )?(?:(?:shores?|banks?) of )?(?:the )?{place}',
    confidence: 0.8,
    names: /^(?:Lake|Mount|River|Cape) | (?:Lake|Island|River|Peninsula|Plateau|Pass|Reserve)$/,
  },
  { name: 'at-place', pattern: '\\bat (?:the )?{place}(?![^,;.]{0,3}\\()', confidence: 0.55 },
  {
    name: 'in-area',
    pattern: '\\bin the {place}(?! of\\b)',
    confidence: 0.7,
    names: / (?:region|province|district|oblast|county|canton|municipality|valley)$/i,
  },
];

/** Where a visit has just ended. */
export const LEAVING = compile(
  '\\b(?:(?:flew|went|travelled|came|returned|drove) (?:back |home |away )*from|departed(?: from)?|left|' +
    'took leave of|bade farewell to) {place}',
);

/** Where an event was moved. */
export const MOVED = compile(
  '<event>[^;:.]{0,100}? (?:moved|shifted|transferred|relocated|switched)(?: (?!from\\b)[a-z]+){0,3}? to (?:the )?{place}',
  WORD_CLASSES,
);

/** Where an event was to be. */
export const PLANNED = compile(
  '<event>[^;:.]{0,80}? (?<!\\belections? )(?:held|take place|planned|scheduled|open|begin|' +
    'start|meet)[^;:.]{0,60}? in {place}',
  WORD_CLASSES,
);

/** The destination State of a journey. */
export const DESTINATION = compile(
  '\\b(?:visit|trip|tour|journey|travel\\w*|went|came|visited|took [^,;.]{1,60}|' +
    "brought [^,;.]{1,60}|in) (?:to )?(?:the )?(?<state>\ue001)(?![’'])",
);

/** `south Germany`: a part of a State that has no name of its own. */
export const PART_OF_STATE = compile(
  '\\bin (?<part>(?:the )?(?:north|south|east|west|central|northern|southern|eastern|' +
    'western|north-eastern|south-eastern|north-western|south-western)) (?<state>\ue001)',
);

/** After these words, a place is the origin of people or things. */
export const NOT_A_VENUE = new RegExp(
  `${alternation(`
    delegations? | disputes? | issues | problems | officers | officials | police | people
    | experts | guards | situation
    | conflict | those | elections? | crisis | war | killed | attack\\w* | students
    | municipalit\\w+
    | organi[sz]ations | institutions | bodies | journalists | judges | communities | women | youth
    | posted | born | adopted | founded | established | published | ratified | drafted
    | signed earlier | known | killed | based | located | served | serving | worked | studied
    | live[ds]? | living | left | riots | violence | unrest | fighting
    | seat | headquarters | (?<!\\bat [^,;.]{1,20}['’]s )offices?
    | embass\\w+ | held last | held again | next | returned | return | return visit | second visit
    | next visit | followed by (?:one|another)`)} (?:in|from|near|outside|on|above|(?<!\\b(?:brought|brings|took|drew|led|attracted)\\b[^,;.]{1,60})to) (?:the )?$`,
  'i',
);

/** `workshops for police in Bitola` are held there, if no place is named otherwise. */
export const FOR_PEOPLE = new RegExp(
  `\\b(?:course|training|workshop|seminar)s? for (?:[^ ,;.]+ ){0,3}` +
    '(?:officers|officials|police|guards|students|journalists|judges|women|youth) in $',
);

/** Before a place: that the event was held. */
export const HELD_BEFORE = new RegExp(
  '\\b(?:held|took place|takes place|opened|opens|ended|concluded|began|started|gathered|met|' +
    'organi[sz]ed|convened|conducted|hosted)(?: (?:today|yesterday|here|on|from|to|and|' +
    '\\d+|[A-Z][a-z]+))*,? in (?:the )?(?:[a-z]+ ){0,3}(?:of )?$',
);
/** Home towns of participants. */
export const PEOPLE_BEFORE = new RegExp(
  `\\b(?:${PEOPLE}|${TEACHERS}|schools?|elections(?: held)?) in $`,
  'i',
);

/** `residents of Korça` meet there, if no place is named otherwise. */
export const HOME = new RegExp(
  '\\b(?:residents|inhabitants|citizens|students|pupils|' +
    'schoolchildren|teachers|farmers|traders|officers|inspectors|' +
    'guards|judges|women|men|young people|people) (?:of|in) $',
  'i',
);

/** `in Osh on 9 May`: something happened there, whatever precedes it. */
export const DATED = /^(?:, \ue001)?,? (?:(?:on|from|between) )?\ue005/;

/** Areas that a sentence names beside a town are the origin of people. */
export const AREA_NAME = / (?:Canton|Region|Province|Oblast|District|County|Municipality|Valley)$/;

/** Names of buildings and grounds. */
export const VENUE = new RegExp(
  `${alternation(`
    School | Academy | University | Airport | Square | Park | Palace | Hall | Hotel | Stadium
    | (?:Theatre | Museum | Library | Gallery)(?: of \\p{Lu}[\\p{L} ]*)? | House | Institute
    | Lyceum | Gymnasium | Barracks | Garden
    | Castle | Monastery | Island | Base | Training Centre
    | Training Ground`)}$|^Hotel |^(?:Palace|House|Hall) of `,
  'u',
);
/** Before a venue: `at the`, `in the hall of the`. */
export const AT =
  /\b(?:at|in|under the roof of|within the walls of) (?:the |a |an |its )?(?:(?!(?:with|by|from|for|to|and) )[\p{L}-]+ ){0,3}(?:of |of the |['’]s )?$/u;

/** `in Osh and Batken`, `in Osh, Batken and Talas`, `in Osh, it moved to Batken`. */
export const JOINED_PLACE = new RegExp(
  '^(?: \\(\\ue005\\))?(?:, | and (?:then )?(?:in |to )?|, and (?:in |to )?|, (?:in|to) |' +
    '[^;.]{0,50}? (?:(?<!(?:was|were|been) )moved|before moving) (?:on )?to )' +
    '[\\ue003\\ue004](?=[ .,;]|$)(?!, (?:the |an? )?\\ue007)',
);
