/**
 * The words for relations. To teach a verb, add it to its line: `o organize s` says that what the
 * relation leads to (`o`) organizes what it goes from (`s`); passive, past and the rest follow.
 * Relations that are not listed have the words of the ontology: their labels as nouns, and
 * `og:verbalForm` in the same notation.
 */
import type { RelationTrait } from './relation.js';

/**
 * A line of the table. `from` and `to` are local names of classes, `to` may also be one of
 * `LITERAL_KINDS`; what is left out is read from the ontology.
 */
export interface RelationEntry {
  readonly id: string;
  readonly from?: string;
  readonly to?: string;
  readonly path?: string;
  readonly directPath?: string;
  readonly verbs?: readonly string[];
  readonly prepositions?: readonly string[];
  readonly nouns?: readonly string[];
  readonly traits?: readonly RelationTrait[];
}

const ABOUT = [
  'about',
  'on',
  'concerning',
  'regarding',
  'related to',
  'relating to',
  'on the subject of',
  'on the topic of',
  'devoted to',
  'dedicated to',
];
const TO_BE_ABOUT = [
  's deal with o',
  's concern o',
  's cover o',
  's address o',
  's focus on o',
  's relate to o',
  's be about o',
  's be on o',
  's be concerned with o',
  's be devoted to o',
  's be dedicated to o',
];

export const RELATION_TABLE: readonly RelationEntry[] = [
  // Events
  {
    id: 'organizer',
    nouns: ['organizer', 'co-organizer'],
    traits: ['light', 'main', 'role'],
    verbs: [
      'o organize s',
      'o hold s',
      'o run s',
      'o stage s',
      'o arrange s',
      'o convene s',
      'o conduct s',
      'o put on s',
      'o carry out s',
      'o co-organize s',
      'o be an organizer of s',
      'o be organizer of s',
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
  {
    id: 'funder',
    from: 'Event',
    nouns: ['funder', 'donor', 'sponsor'],
    verbs: [
      'o fund s',
      'o finance s',
      'o sponsor s',
      'o pay for s',
      'o co-fund s',
      'o co-finance s',
    ],
    prepositions: [
      'with funding from',
      'with funds from',
      'with money from',
      'with financing from',
      'with financial support from',
    ],
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
      'o partner in s',
      'o cooperate in s',
      'o be a partner in s',
      'o be a partner of s',
      'o be a partner at s',
      'o be partner of s',
      'o be partner in s',
      's have o as a partner',
      's have o as partner',
    ],
    prepositions: [
      'in cooperation with',
      'in partnership with',
      'in collaboration with',
      'in co-operation with',
    ],
    traits: ['role'],
  },
  {
    id: 'place',
    path: 'og:place/og:within*',
    directPath: 'og:place',
    verbs: ['s take place in o', 's be in o', 'o host s'],
    prepositions: ['in', 'at'],
    traits: ['single', 'main'],
    nouns: ['place', 'venue', 'location'],
  },
  {
    id: 'country',
    verbs: ['s take place in o', 's be in o', 'o host s'],
    prepositions: ['in', 'across'],
    traits: ['single', 'main'],
  },
  {
    id: 'territory',
    from: 'Event',
    to: 'Actor',
    path: 'og:country|(og:place/og:within*)',
    nouns: [],
  },
  {
    id: 'partOfProject',
    from: 'Event',
    verbs: ['s be part of o', 's belong to o'],
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
    verbs: TO_BE_ABOUT,
    prepositions: ABOUT,
    nouns: ['field of work', 'topic'],
    traits: ['unclear-and', 'main'],
  },
  {
    id: 'dimension',
    from: 'FieldOfWork',
    nouns: ['dimension'],
    verbs: ['s belong to o', 's be part of o'],
    prepositions: ['of', 'in'],
    traits: ['main'],
  },
  {
    id: 'dimensionOfSeries',
    from: 'MeetingSeries',
    to: 'Dimension',
    path: 'og:dimension',
    verbs: ['s belong to o', 's be part of o'],
    prepositions: ['of', 'in'],
    traits: ['main'],
  },
  {
    id: 'inSeries',
    prepositions: ['of', 'in'],
    verbs: ['s belong to o', 's be part of o'],
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
  {
    id: 'participantCount',
    nouns: ['number of participants', 'participants', 'number of attendees'],
  },
  { id: 'adoptedDocument', verbs: ['s adopt o'], nouns: ['adopted document', 'document'] },
  // News
  {
    id: 'issuedBy',
    nouns: ['issuer', 'publisher'],
    verbs: ['o issue s', 'o publish s', 'o release s', 'o put out s'],
    prepositions: ['from', 'by', 'of'],
    traits: ['light', 'main'],
  },
  {
    id: 'fieldOfWork',
    verbs: [...TO_BE_ABOUT, 's be filed under o'],
    prepositions: ABOUT,
    traits: ['unclear-and', 'main'],
  },
  {
    id: 'quotes',
    verbs: ['s quote o', 's cite o'],
    prepositions: ['quoting', 'with quotes from', 'with quotes by', 'with a quote from'],
    traits: ['main'],
  },
  {
    id: 'reportsOn',
    verbs: ['s report on o', 's cover o', 's be about o', 's describe o', 's concern o'],
    prepositions: ['on', 'about', 'from'],
    traits: ['main'],
  },
  {
    id: 'projectOfNews',
    from: 'NewsItem',
    to: 'Project',
    path: 'og:partOfProject',
    verbs: ['s be about o', 's report on o'],
    prepositions: ['about', 'on'],
    nouns: ['project'],
  },
  { id: 'contentType', nouns: ['content type', 'type'], traits: ['main'] },
  // What persons say
  {
    id: 'speaker',
    from: 'Statement',
    nouns: ['speaker'],
    verbs: ['o speak', 'o be quoted', 'o be cited', 'o be a speaker', 'o give a speech'],
    traits: ['light'],
  },
  { id: 'statedIn', prepositions: ['in'], traits: ['single'] },
  {
    id: 'capacity',
    from: 'Statement',
    to: 'Actor',
    path: 'og:inCapacity/og:postAt',
    prepositions: [
      'for',
      'on behalf of',
      'in the name of',
      'as a representative of',
      'as representative of',
    ],
    traits: ['role'],
  },
  {
    id: 'statedAt',
    from: 'Statement',
    to: 'Event',
    path: 'og:statedIn/og:reportsOn',
    prepositions: ['at', 'during'],
    traits: ['single'],
  },
  {
    id: 'statedInPlace',
    from: 'Statement',
    to: 'Place',
    path: 'og:statedIn/og:reportsOn/og:place/og:within*',
    directPath: 'og:statedIn/og:reportsOn/og:place',
    prepositions: ['in', 'at'],
    traits: ['single'],
  },
  {
    id: 'statedInState',
    from: 'Statement',
    to: 'State',
    path: 'og:statedIn/og:reportsOn/og:country',
    prepositions: ['in'],
    traits: ['single'],
  },
  {
    id: 'statedOnTopic',
    from: 'Statement',
    to: 'FieldOfWork',
    path: 'og:statedIn/og:fieldOfWork',
    prepositions: ABOUT,
    traits: ['unclear-and'],
  },
  {
    id: 'represents',
    from: 'Person',
    to: 'Actor',
    path: '(og:holdsPost/og:postAt)|og:affiliation',
    prepositions: ['from', 'of', 'at'],
    nouns: ['employer', 'affiliation'],
    traits: ['role'],
  },
  { id: 'postAt', prepositions: ['at'], traits: ['single'] },
  // The Chair
  {
    id: 'chairedBy',
    verbs: [
      'o chair',
      'o hold the chairpersonship',
      'o hold the chairmanship',
      'o hold the chair',
      'o have the chairpersonship',
      'o have the chairmanship',
      'o be in the chair',
      'o preside over',
      'o lead',
      'o be chair',
      'o be the chair',
      'o assume the chairpersonship',
      'o take over the chairpersonship',
    ],
    nouns: ['chair', 'chairing State'],
    traits: ['osce', 'alone', 'single', 'main'],
  },
  {
    id: 'chairpersonInOffice',
    nouns: [
      'Chairperson-in-Office',
      'Chairman-in-Office',
      'Chair-in-Office',
      'Chairwoman-in-Office',
      'CiO',
    ],
    verbs: ['o chair', 'o be in the chair', 'o preside over', 'o be chair', 'o be the chair'],
    traits: ['osce', 'alone'],
  },
  // States and places
  {
    id: 'joined',
    from: 'ParticipatingState',
    nouns: ['date of joining', 'date of accession', 'joining date', 'accession date'],
    verbs: [
      's join',
      's become a participating State',
      's become a member',
      's become a member State',
      's become member',
      's be admitted',
      's accede',
      's enter',
      's be accepted',
    ],
    traits: ['osce', 'single', 'membership'],
  },
  {
    id: 'partnerSince',
    from: 'PartnerForCooperation',
    verbs: [
      's become a partner',
      's become a partner for co-operation',
      's join',
      's become an Asian partner',
      's become a Mediterranean partner',
    ],
    traits: ['strict', 'single', 'membership'],
  },
  {
    id: 'iso2',
    nouns: [
      'ISO code',
      'country code',
      'two-letter code',
      'ISO 3166-1 alpha-2 code',
      'alpha-2 code',
    ],
    traits: ['single'],
  },
  {
    id: 'iso3',
    nouns: ['three-letter code', 'ISO 3166-1 alpha-3 code', 'alpha-3 code'],
    traits: ['single'],
  },
  {
    id: 'officialName',
    nouns: ['official name', 'long name', 'full official name'],
    traits: ['single'],
  },
  {
    id: 'capital',
    nouns: ['capital', 'capital city'],
    verbs: ['s have o as its capital', 's have o as capital'],
    traits: ['single', 'main'],
  },
  {
    id: 'inState',
    prepositions: ['in', 'of'],
    verbs: ['s lie in o', 's be in o', 's be located in o'],
    traits: ['single', 'main'],
  },
  {
    id: 'within',
    prepositions: ['in'],
    verbs: ['s lie in o', 's be in o', 's be located in o'],
    traits: ['single'],
  },
  // Bodies
  {
    id: 'seat',
    nouns: ['seat', 'headquarters', 'head office'],
    verbs: [
      's be based in o',
      's be located in o',
      's be headquartered in o',
      's be situated in o',
      's be seated in o',
      's have its seat in o',
      's have their seat in o',
      's have a seat in o',
      's have its headquarters in o',
      's have their headquarters in o',
      's sit in o',
      's be in o',
    ],
    prepositions: ['in'],
    traits: ['single', 'main'],
  },
  {
    id: 'hostState',
    verbs: ['s work in o', 's operate in o', 'o host s', 's be in o'],
    prepositions: ['in'],
    nouns: ['host State', 'host country'],
    traits: ['single', 'main'],
  },
  {
    id: 'operatesIn',
    verbs: ['s work in o', 's operate in o', 's be in o'],
    prepositions: ['in'],
    traits: ['single'],
  },
  {
    id: 'seatState',
    from: 'Organization',
    to: 'State',
    path: 'og:seat/og:inState',
    verbs: [
      's be based in o',
      's be located in o',
      's be headquartered in o',
      's have its seat in o',
      's have their seat in o',
    ],
    traits: ['single'],
  },
  {
    id: 'parentBody',
    verbs: ['s belong to o', 's be part of o', 's be a part of o'],
    prepositions: ['of', 'in', 'within'],
    nouns: ['parent body'],
    traits: ['single', 'main'],
  },
  {
    id: 'ofState',
    verbs: ['s belong to o', 's be from o', 'o have s'],
    prepositions: ['of', 'from', 'in'],
    traits: ['single', 'main'],
  },
  {
    id: 'ofPlace',
    verbs: ['s belong to o', 's be from o'],
    prepositions: ['of', 'from', 'in'],
    traits: ['single'],
  },
  {
    id: 'established',
    nouns: ['date of establishment', 'founding date', 'establishment'],
    verbs: [
      's be established',
      's be founded',
      's be set up',
      's be created',
      's be opened',
      's open',
      's start',
      's begin',
      's be launched',
    ],
    traits: ['single'],
  },
  {
    id: 'dissolved',
    nouns: ['date of closure', 'closing date', 'closure'],
    verbs: [
      's be closed',
      's close',
      's be dissolved',
      's be shut down',
      's shut down',
      's be shut',
      's be discontinued',
      's end',
      's be wound up',
      's cease',
      's close down',
      's be closed down',
    ],
    traits: ['single'],
  },
  {
    id: 'startedWork',
    verbs: [
      's start work',
      's begin work',
      's start working',
      's begin working',
      's start to work',
      's begin to work',
      's start operating',
      's begin operating',
    ],
    traits: ['single'],
  },
  {
    id: 'successor',
    verbs: ['o succeed s', 'o replace s', 'o follow s', 'o take over from s'],
    nouns: ['successor'],
  },
  { id: 'predecessor', nouns: ['predecessor'] },
  {
    id: 'abbreviation',
    from: 'Organization',
    nouns: ['abbreviation', 'acronym', 'short form', 'short name'],
  },
];

/** Verbs that say of the things of a class only that they were. */
export const CLASS_VERBS: Readonly<Record<string, readonly string[]>> = {
  Event: ['s take place', 's happen', 's occur', 's be', 's go on'],
  Meeting: ['s meet'],
  NewsItem: ['s appear', 's come out', 's be'],
  FieldOperation: ['s work', 's operate'],
  ParticipatingState: ['s participate'],
};

/**
 * Other words for classes than the ontology's labels, with more for those whom the label would
 * surprise.
 */
export const FURTHER_NOUNS: Readonly<Record<string, readonly string[]>> = {
  State: ['nation'],
  ParticipatingState: [
    'member State',
    'participating nation',
    'OSCE member',
    'member country',
    'participating country',
    'OSCE State',
    'OSCE country',
  ],
  PartnerForCooperation: ['partner country', 'co-operation partner', 'cooperation partner'],
  Place: ['city', 'town', 'village'],
  NewsItem: ['news article', 'news report', 'news story'],
  OsceBody: ['unit', 'OSCE unit'],
  InternationalOrganization: ['international body'],
  CivilSocietyOrganization: ['civil society group', 'civil-society organization'],
  TrainingCourse: ['training event'],
  StudyVisit: ['study-visit'],
  SummitMeeting: ['summit'],
};

/** The words for those who take part in an event, whose number is known at best. */
export const PARTICIPANT_NOUNS: readonly string[] = [
  'participant',
  'attendee',
  'person',
  'visitor',
  'guest',
];
/** What those do at it. */
export const PARTICIPANT_VERBS: readonly string[] = [
  'attend',
  'take part in',
  'participate in',
  'come to',
  'be at',
  'be present at',
  'be in attendance at',
];
