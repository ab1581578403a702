/** Adjectives, and the main date of each class. */
import { SCHEMA, type NamedNode } from '../../rdf/index.js';
import type { DateOf } from '../concept.js';

/** A class, or a property with its value, a literal or a thing. */
export type AdjectiveMeaning =
  | { readonly class: string }
  | { readonly relation: string; readonly value: string }
  | { readonly relation: string; readonly thing: NamedNode };

/** To support another adjective, add a line. */
export const ADJECTIVES: readonly {
  readonly words: readonly string[];
  readonly meaning: AdjectiveMeaning;
}[] = [
  {
    words: ['active', 'open', 'still open', 'still active', 'currently active'],
    meaning: { relation: 'status', value: 'active' },
  },
  {
    words: ['closed', 'former', 'discontinued', 'no longer active', 'no longer open'],
    meaning: { class: 'ClosedFieldActivity' },
  },
  {
    words: ['online', 'virtual'],
    meaning: { relation: 'attendanceMode', thing: SCHEMA.OnlineEventAttendanceMode },
  },
  {
    words: ['hybrid'],
    meaning: { relation: 'attendanceMode', thing: SCHEMA.MixedEventAttendanceMode },
  },
  {
    words: ['in person', 'on site', 'face to face'],
    meaning: { relation: 'attendanceMode', thing: SCHEMA.OfflineEventAttendanceMode },
  },
  {
    words: ['cancelled', 'canceled', 'called off'],
    meaning: { relation: 'eventStatus', thing: SCHEMA.EventCancelled },
  },
  {
    words: ['postponed', 'put off'],
    meaning: { relation: 'eventStatus', thing: SCHEMA.EventPostponed },
  },
  {
    words: ['rescheduled'],
    meaning: { relation: 'eventStatus', thing: SCHEMA.EventRescheduled },
  },
];

/** The first line whose class matches a thing applies. */
export const DATES: readonly { readonly of: string; readonly date: DateOf }[] = [
  { of: 'Event', date: { of: 'event' } },
  { of: 'NewsItem', date: { of: 'path', path: 'dcterms:issued', said: 'issued' } },
  { of: 'Statement', date: { of: 'path', path: 'og:statedIn/dcterms:issued', said: 'reported' } },
  { of: 'Chairpersonship', date: { of: 'path', path: 'og:year', said: '' } },
];

/** Subclasses with names of their own: “meetings” rarely means Summits. */
export const NOT_MEANT: Readonly<Record<string, readonly string[]>> = {
  Meeting: ['SummitMeeting', 'MinisterialCouncilMeeting'],
};

/** The cost of the second reading of a word: after the first, and before anything far-fetched. */
export const SECOND_READING_COST = 0.5;

/** Regions, by the names of what is in them; to support another, add a line. */
export const REGIONS: Readonly<Record<string, readonly string[]>> = {
  'Central Asia': ['Kazakhstan', 'Kyrgyzstan', 'Tajikistan', 'Turkmenistan', 'Uzbekistan'],
  'South Caucasus': ['Armenia', 'Azerbaijan', 'Georgia'],
  'Western Balkans': [
    'Albania',
    'Bosnia and Herzegovina',
    'Kosovo',
    'Montenegro',
    'North Macedonia',
    'Serbia',
  ],
  'Baltic States': ['Estonia', 'Latvia', 'Lithuania'],
  'Baltic countries': ['Estonia', 'Latvia', 'Lithuania'],
  Baltics: ['Estonia', 'Latvia', 'Lithuania'],
  'Nordic countries': ['Denmark', 'Finland', 'Iceland', 'Norway', 'Sweden'],
};
