/** Words for the relations of States, places and bodies. */
import { IN_COUNTRY, patternText } from '../../graph/index.js';
import { nameInQuery } from './event-relations.js';
import { alternativesOf, type RelationEntry } from './relation-entry.js';

export const BODY_RELATIONS: readonly RelationEntry[] = [
  // States and places
  {
    id: 'joined',
    from: 'ParticipatingState',
    nouns: ['(date|year) of (joining|accession)', '(joining|accession) (date|year)'].flatMap(
      alternativesOf,
    ),
    verbs: [
      's join',
      's become (a participating State|a member|a member State|member)',
      's be (admitted|accepted)',
      's (accede|enter|come in)',
    ],
    traits: ['osce', 'single', 'membership'],
  },
  {
    id: 'partnerSince',
    from: 'PartnerForCooperation',
    verbs: [
      's become a partner (for co-operation)?',
      's join',
      's become (an Asian|a Mediterranean) partner',
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
  // As in lists; in a town are those with their seat there, too.
  ...[
    { to: 'State', path: 'og:hostState|og:ofState', orSeat: () => '' },
    {
      to: 'Place',
      path: 'og:operatesIn|og:ofPlace|og:seat',
      orSeat: (body: string, place: string) => ` UNION { ${body} og:seat ${place} }`,
    },
  ].map(({ to, path, orSeat }): RelationEntry => ({
    id: `bodyIn${to}`,
    from: 'Organization',
    to,
    path,
    pattern: (body, place) =>
      patternText(IN_COUNTRY.Organization, [body, place], nameInQuery) + orSeat(body, place),
    prepositions: ['in'],
    nouns: [],
    traits: ['single', 'wide'],
  })),
  // A place such as Kosovo has what serves it, and a town what has its seat there.
  {
    id: 'bodyOfPlace',
    from: 'Organization',
    to: 'Place',
    path: '(og:ofPlace|og:seat)',
    prepositions: ['of'],
    nouns: [],
    traits: ['single', 'main'],
  },
  {
    id: 'seat',
    nouns: ['seat', 'headquarters', 'head office'],
    verbs: [
      's be (based|located|headquartered|situated|seated) in o',
      's have (its|their|a|an) (seat|headquarters) in o',
      's sit in o',
    ],
    prepositions: ['in'],
    traits: ['single', 'main'],
  },
  {
    id: 'anyOffice',
    from: 'Organization',
    to: 'Place',
    path: '(og:seat|og:office)',
    verbs: ['s (maintain|have|run) (an|its|their)? (office|offices) in o'],
    nouns: [],
  },
  {
    id: 'hostState',
    verbs: ['s work in o', 's operate in o', 'o host s'],
    prepositions: ['in'],
    nouns: ['host State', 'host country'],
    traits: ['single', 'main'],
  },
  {
    id: 'operatesIn',
    verbs: ['s work in o', 's operate in o'],
    prepositions: ['in'],
    traits: ['single'],
  },
  {
    id: 'seatState',
    from: 'Organization',
    to: 'State',
    path: 'og:seat/og:inState',
    verbs: ['s be (based|located|headquartered) in o', 's have (its|their) seat in o'],
    traits: ['single'],
  },
  {
    id: 'parentBody',
    verbs: [
      's belong to o',
      's be (part|a part) of o',
      's be attached to o',
      's make up o',
      's come under o',
      'o (consist of|comprise|include) s',
    ],
    prepositions: ['of', 'in', 'within'],
    nouns: ['parent body'],
    traits: ['single', 'main'],
  },
  {
    id: 'ofState',
    verbs: ['s belong to o', 's be from o'],
    prepositions: ['of', 'from'],
    traits: ['single', 'main'],
  },
  {
    id: 'ministryOf',
    from: 'Ministry',
    to: 'State',
    path: 'og:ofState',
    verbs: ['s belong to o', 'o have s'],
    nouns: [],
  },
  {
    id: 'ofPlace',
    verbs: ['s belong to o', 's be from o'],
    prepositions: ['from'],
    traits: ['single'],
  },
  {
    id: 'established',
    nouns: [
      '(date|year) of (establishment|foundation)',
      'founding (date|year)',
      'establishment',
    ].flatMap(alternativesOf),
    verbs: ['s be (established|founded|set up|created|opened|launched)', 's (open|start|begin)'],
    traits: ['single'],
  },
  {
    id: 'dissolved',
    nouns: ['(date|year) of closure', 'closing (date|year)', 'closure'].flatMap(alternativesOf),
    verbs: [
      's be (closed|dissolved|shut|discontinued|wound up) (down)?',
      's (close|shut) down',
      's (close|end|cease)',
    ],
    traits: ['single'],
  },
  {
    id: 'startedWork',
    verbs: ['s (start|begin) (work|its work|their work|working|to work|operating)'],
    traits: ['single'],
  },
  {
    id: 'successor',
    verbs: ['o succeed s', 'o replace s', 'o follow s', 'o take over from s', 'o come after s'],
    nouns: ['successor'],
  },
  { id: 'predecessor', verbs: ['o precede s', 'o come before s'], nouns: ['predecessor'] },
  {
    id: 'abbreviation',
    from: 'Organization',
    nouns: ['abbreviation', 'acronym', 'short form', 'short name'],
  },
];
