/** Words for the relations of events. */
import {
  COUNTRY_OF_EVENT,
  COUNTRY_OR_PLACE_OF_EVENT,
  FUNDER_OF_PROJECT,
  PLACE_OF_EVENT,
  pathText,
  type ListPath,
  type PropertyName,
} from '../../graph/index.js';
import { ABOUT, TO_BE_ABOUT, TO_BE_FILED, type RelationEntry } from './relation-entry.js';

/** A property with the prefix of questions' queries. */
export const nameInQuery = (property: PropertyName): string =>
  typeof property === 'string' ? `og:${property}` : `<${property.value}>`;

const inWords = (path: ListPath): string => pathText(path, nameInQuery);
export const [COUNTRY, PLACE, AREA] = [
  inWords(COUNTRY_OF_EVENT),
  inWords(PLACE_OF_EVENT),
  inWords(COUNTRY_OR_PLACE_OF_EVENT),
];

export const EVENT_RELATIONS: readonly RelationEntry[] = [
  {
    id: 'organizer',
    nouns: ['organizer', 'co-organizer'],
    traits: ['light', 'main', 'role'],
    verbs: [
      'o (organize|co-organize|hold|run|stage|arrange|convene|conduct) s',
      'o (put on|carry out|make|deliver) s',
      'o be (an)? organizer of s',
    ],
    prepositions: ['by', 'with', 'together with', 'jointly with'],
  },
  // “events of Albania” are in Albania rather than by it, so that nothing is read there.
  {
    id: 'organizerOf',
    from: 'Event',
    to: 'Organization',
    path: 'og:organizer',
    prepositions: ['of'],
    nouns: [],
  },
  { id: 'host', to: 'Organization', verbs: ['o host s', 'o be the host of s'], traits: ['role'] },
  // “hosted by North Macedonia”: there, or else by one of its bodies.
  {
    id: 'hostOfState',
    from: 'Event',
    to: 'State',
    path: '(og:host|og:organizer)/og:ofState?',
    verbs: ['o host s'],
    nouns: [],
    traits: ['second'],
  },
  {
    id: 'funder',
    from: 'Event',
    nouns: ['funder', 'donor', 'sponsor'],
    verbs: [
      'o (fund|finance|sponsor|pay for|co-fund|co-finance|bankroll|underwrite) s',
      'o (provide|give) (funding|funds|money) (for|to) s',
      's (receive|get) (funding|funds|money) from o',
      'o be (a)? (funder|donor|sponsor) of s',
    ],
    prepositions: ['with (funding|funds|money|financing|financial support) from'],
    traits: ['role'],
  },
  {
    id: 'funderOfProject',
    from: 'Project',
    to: 'Actor',
    path: inWords(FUNDER_OF_PROJECT),
    verbs: ['o (fund|finance|sponsor|pay for) s'],
    nouns: [],
    traits: ['strict'],
  },
  {
    id: 'involved',
    from: 'Event',
    to: 'Actor',
    path: '(og:organizer|og:host|og:partner|og:funder|og:supporter)',
    verbs: ['o be involved in s', 's involve o'],
    nouns: [],
    prepositions: ['with the (involvement|participation) of', 'involving'],
    traits: ['role'],
  },
  {
    id: 'supporter',
    verbs: [
      'o support s',
      's have support from o',
      's have the support of o',
      's receive support from o',
    ],
    prepositions: ['with support from', 'with the support of'],
    traits: ['role'],
  },
  {
    id: 'partner',
    verbs: [
      'o (partner|cooperate) in s',
      'o be (a)? partner (in|of|at) s',
      's have o as (a)? partner',
    ],
    prepositions: ['in (cooperation|partnership|collaboration) with'],
    traits: ['role'],
  },
  {
    id: 'place',
    path: PLACE,
    directPath: 'og:place',
    verbs: ['s (take place|be) in o', 's go to o', 'o host s'],
    prepositions: ['in', 'at'],
    traits: ['single', 'main'],
    nouns: ['place', 'venue', 'location'],
  },
  {
    id: 'country',
    path: COUNTRY,
    verbs: ['s (take place|be) in o', 's go to o', 'o host s'],
    prepositions: ['in', 'across'],
    traits: ['single', 'main'],
  },
  // “Handovers to Serbia” need not be there.
  ...['StudyVisit', 'Visit'].flatMap((from): RelationEntry[] => [
    { id: `countryOf${from}`, from, to: 'State', path: COUNTRY, prepositions: ['to'], nouns: [] },
    { id: `placeOf${from}`, from, to: 'Place', path: PLACE, prepositions: ['to'], nouns: [] },
  ]),
  {
    id: 'territory',
    from: 'Event',
    to: 'Actor',
    path: AREA,
    nouns: [],
  },
  {
    id: 'partOfProject',
    from: 'Event',
    verbs: ['s (be|form) (part|a part) of o', 's belong to o', 'o be behind s'],
    prepositions: [
      'within',
      'under',
      'of',
      'in',
      'within the framework of',
      'in the framework of',
      'as part of',
      'in the context of',
    ],
    nouns: ['project'],
    traits: ['single', 'main'],
  },
  {
    id: 'topicOfEvent',
    from: 'Event',
    to: 'FieldOfWork',
    path: 'og:reportedBy/og:fieldOfWork',
    verbs: [
      ...TO_BE_ABOUT,
      ...TO_BE_FILED,
      'o be (addressed|discussed|covered|treated) (at|in|during) s',
    ],
    prepositions: ABOUT,
    nouns: ['field of work', 'topic', 'theme', 'subject', 'subject area'],
    traits: ['unclear-and', 'main'],
  },
  {
    id: 'dimension',
    from: 'FieldOfWork',
    nouns: ['dimension'],
    verbs: [
      's belong to o',
      's (be|form) (part|a part) of o',
      's (fall|come) under o',
      's fall (in|within) o',
    ],
    prepositions: ['of', 'in'],
    traits: ['main'],
  },
  {
    id: 'dimensionOfSeries',
    from: 'MeetingSeries',
    to: 'Dimension',
    path: 'og:dimension',
    verbs: ['s belong to o', 's (be|form) (part|a part) of o'],
    prepositions: ['of', 'in'],
    traits: ['main'],
  },
  {
    id: 'inSeries',
    prepositions: ['of', 'in'],
    verbs: ['s belong to o', 's (be|form) (part|a part) of o'],
    traits: ['main'],
  },
  {
    id: 'startDate',
    verbs: ['s start', 's begin', 's open', 's kick off', 's be opened'],
    nouns: ['start date', 'first day'],
    traits: ['single'],
  },
  {
    id: 'endDate',
    verbs: ['s end', 's finish', 's conclude', 's close'],
    nouns: ['end date', 'last day'],
    traits: ['single'],
  },
  // Its narrowest classes; the pattern for this path decides.
  {
    id: 'eventType',
    from: 'Event',
    to: 'EventType',
    path: 'a',
    nouns: ['type', 'kind', 'event type', 'type of event', 'kind of event'],
    traits: ['role'],
  },
  // Its values have adjectives: “cancelled”.
  {
    id: 'eventStatus',
    from: 'Event',
    to: 'text',
    path: 'schema:eventStatus',
    nouns: ['status'],
    traits: ['single'],
  },
  {
    id: 'participantCount',
    nouns: ['number of participants', 'participants', 'number of attendees'],
  },
  { id: 'adoptedDocument', verbs: ['s adopt o'], nouns: ['adopted document', 'document'] },
];
