/** Adjectives, and the main date of each class. */
import { SCHEMA, type NamedNode } from '../../rdf/index.js';
import type { DateOf } from '../concept.js';

/** A class, or a property with its value. To support another adjective, add a line. */
export const ADJECTIVES: readonly (readonly [
  words: string,
  meaning: string,
  value?: string | NamedNode,
])[] = [
  ['active, open, still open, still active, currently active', 'status', 'active'],
  ['closed, former, discontinued, no longer active, no longer open', 'ClosedFieldActivity'],
  ['online, virtual', 'attendanceMode', SCHEMA.OnlineEventAttendanceMode],
  ['hybrid', 'attendanceMode', SCHEMA.MixedEventAttendanceMode],
  ['in person, on site, face to face', 'attendanceMode', SCHEMA.OfflineEventAttendanceMode],
  ['cancelled, canceled, called off', 'eventStatus', SCHEMA.EventCancelled],
  ['postponed, put off', 'eventStatus', SCHEMA.EventPostponed],
  ['rescheduled', 'eventStatus', SCHEMA.EventRescheduled],
];

/** The first line whose class matches a thing applies. */
export const DATES: readonly { readonly of: string; readonly date: DateOf }[] = [
  { of: 'Event', date: { of: 'event' } },
  { of: 'NewsItem', date: { of: 'path', path: 'dcterms:issued', said: 'issued' } },
  { of: 'Statement', date: { of: 'path', path: 'og:statedIn/dcterms:issued', said: 'reported' } },
  { of: 'Chairpersonship', date: { of: 'path', path: 'og:year', said: '' } },
];

/** Events that hardly any news item reports on. */
export const UNREPORTED: readonly string[] = ['SummitMeeting', 'MinisterialCouncilMeeting'];

/** Subclasses with names of their own: “meetings” rarely means Summits. */
export const NOT_MEANT: Readonly<Record<string, readonly string[]>> = { Meeting: UNREPORTED };

/** The cost of the second reading of a word: after the first, and before anything far-fetched. */
export const SECOND_READING_COST = 0.5;

/** Regions, by the names of what is in them; to support another, add a line. */
export const REGIONS: readonly (readonly [names: string, parts: string])[] = [
  ['Central Asia', 'Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan, Uzbekistan'],
  ['South Caucasus', 'Armenia, Azerbaijan, Georgia'],
  [
    'Western Balkans',
    'Albania, Bosnia and Herzegovina, Kosovo, Montenegro, North Macedonia, Serbia',
  ],
  ['Baltic States, Baltic countries, Baltics', 'Estonia, Latvia, Lithuania'],
  ['Nordic countries', 'Denmark, Finland, Iceland, Norway, Sweden'],
];
