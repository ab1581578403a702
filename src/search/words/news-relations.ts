/** Words for the relations of news items, of persons' statements, and of the Chair. */
import { COUNTRY, PLACE } from './event-relations.js';
import { ABOUT, TO_BE_ABOUT, TO_BE_FILED, type RelationEntry } from './relation-entry.js';

export const NEWS_RELATIONS: readonly RelationEntry[] = [
  // News
  {
    id: 'issuedBy',
    nouns: ['issuer', 'publisher'],
    verbs: [
      'o issue s',
      's come out',
      'o publish s',
      'o release s',
      'o (put|bring|send) out s',
      's (come|be) from o',
    ],
    prepositions: ['from', 'by', 'of'],
    traits: ['light', 'main'],
  },
  {
    id: 'fieldOfWork',
    verbs: [...TO_BE_ABOUT, ...TO_BE_FILED],
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
    path: 'og:reportsOn?/og:partOfProject',
    verbs: ['s be about o', 's report on o'],
    prepositions: ['about', 'on'],
    nouns: ['project'],
  },
  // News about a State is about events there; “from” it, that of the bodies there too.
  ...(
    [
      ['State', COUNTRY, 'og:hostState'],
      ['Place', PLACE, 'og:operatesIn'],
    ] as const
  ).flatMap(([to, path, ofIssuer]): RelationEntry[] => [
    {
      id: `newsOf${to}`,
      from: 'NewsItem',
      to,
      path: `og:reportsOn/(${path})`,
      verbs: ['s report on events in o', 's (report on|be about|concern|cover|be on|be from) o'],
      prepositions: ['in', 'from', ...ABOUT],
      nouns: [],
      traits: ['single', 'main'],
    },
    {
      id: `newsOf${to}OrIssuer`,
      from: 'NewsItem',
      to,
      path: `(og:reportsOn/(${path}))|(og:issuedBy/${ofIssuer})`,
      verbs: ['s come from events or bodies in o'],
      nouns: [],
    },
  ]),
  { id: 'contentType', nouns: ['content type', 'type'], traits: ['main'] },
  // Statements of persons
  {
    id: 'speaker',
    from: 'Statement',
    nouns: ['speaker'],
    verbs: ['o speak', 'o be (quoted|cited|a speaker)', 'o give a speech'],
    traits: ['light'],
  },
  { id: 'inCapacity', prepositions: ['as'], traits: ['single'] },
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
    id: 'statedAs',
    from: 'Statement',
    to: 'text',
    path: 'og:inCapacity/og:roleName',
    nouns: ['role', 'function', 'capacity', 'position'],
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
    path: 'og:statedIn/og:reportsOn/(og:country|og:place/og:within*/og:inState)',
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
    verbs: ['s represent o', 's be from o'],
    prepositions: ['from', 'of', 'at'],
    nouns: ['employer', 'affiliation'],
    traits: ['role'],
  },
  {
    id: 'holdsPost',
    verbs: ['s hold o'],
    nouns: ['post', 'function', 'position', 'office'],
  },
  { id: 'postAt', verbs: ['s belong to o'], prepositions: ['at'], traits: ['single'] },
  {
    id: 'postIn',
    from: 'Post',
    to: 'State',
    path: 'og:postAt/og:ofState?',
    verbs: ['s be of o'],
    nouns: [],
  },
  // The Chair
  {
    id: 'chairedBy',
    verbs: [
      'o chair',
      'o (hold|have|assume|take over) the (chairpersonship|chairmanship|chair)',
      'o be (in)? (the)? chair',
      'o preside over',
      'o lead',
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
];
