/** Adjectives, and the dates that count for the things of a class. */
import { SCHEMA, type NamedNode } from '../../rdf/index.js';
import type { DateOf } from '../concept.js';

/** What an adjective says: a class, a value of a property, or a thing that a property leads to. */
export type AdjectiveMeaning =
  | { readonly class: string }
  | { readonly relation: string; readonly value: string }
  | { readonly relation: string; readonly thing: NamedNode };

/** To teach an adjective, add a line. */
export const ADJECTIVES: readonly {
  readonly words: readonly string[];
  readonly meaning: AdjectiveMeaning;
}[] = [
  { words: ['active', 'open'], meaning: { relation: 'status', value: 'active' } },
  { words: ['closed', 'former', 'discontinued'], meaning: { class: 'ClosedFieldActivity' } },
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
];

/** The first line whose class a thing is of counts. */
export const DATES: readonly { readonly of: string; readonly date: DateOf }[] = [
  { of: 'Event', date: { of: 'event' } },
  { of: 'NewsItem', date: { of: 'path', path: 'dcterms:issued', said: 'issued' } },
  { of: 'Statement', date: { of: 'path', path: 'og:statedIn/dcterms:issued', said: 'reported' } },
  { of: 'Chairpersonship', date: { of: 'path', path: 'og:year', said: '' } },
];

/** Classes that people mostly ask for, for what is proposed to them. */
export const FIRST_CLASSES: readonly string[] = [
  'Event',
  'NewsItem',
  'FieldOperation',
  'ParticipatingState',
  'Person',
  'FieldOfWork',
  'Project',
  'Workshop',
  'Conference',
  'TrainingCourse',
  'Ministry',
  'Institution',
  'SummitMeeting',
  'MinisterialCouncilMeeting',
];

/**
 * Classes below one that its word hardly means, as they have their own names: “meetings” are not
 * Summits first of all.
 */
export const NOT_MEANT: Readonly<Record<string, readonly string[]>> = {
  Meeting: ['SummitMeeting', 'MinisterialCouncilMeeting'],
};

/**
 * How the second reading of a word is ranked behind the first, and before everything far-fetched.
 */
export const SECOND_READING_COST = 0.5;
