/** The ontology's names for kinds of events and items, and ways to attend. */
import { SCHEMA, toSlug, type NamedNode } from '../../rdf/index.js';
import type { EventFact, EventStatus } from '../facts.js';

/** Words for events that are the names of their classes, such as `StudyVisit`. */
const EVENT_WORDS = (
  'workshop, training course, train the trainers course, seminar, webinar, lecture, round ' +
  'table, conference, meeting, expert meeting, working group meeting, consultation, plenary ' +
  'session, ministerial council meeting, visit, study visit, exchange visit, summer school, ' +
  'camp, winter camp, youth camp, exercise, simulation exercise, table top exercise, ' +
  'competition, campaign, discussion, panel discussion, public debate, side event, launch, ' +
  'presentation, ceremony, inauguration, opening ceremony, closing ceremony, graduation ' +
  'ceremony, award ceremony, handover, signing, needs assessment, election observation'
).split(', ');

/** Other words for events, by class. A hyphen in a word is a space here. */
const OTHER_EVENT_WORDS: Readonly<Record<string, readonly string[]>> = {
  TrainingCourse: [
    'training',
    'course',
    'training seminar',
    'training workshop',
    'training session',
  ],
  TrainTheTrainersCourse: ['train the trainer course', 'training of trainers'],
  RoundTable: ['roundtable'],
  ForumEvent: ['forum'],
  PlenarySession: ['plenary meeting'],
  SummitMeeting: ['summit'],
  Meeting: ['ministerial meeting'],
  StudyVisit: ['study tour'],
  AcademyEvent: ['academy'],
  TableTopExercise: ['tabletop exercise'],
  Discussion: ['debate'],
  Launch: ['launch event'],
  GraduationCeremony: ['graduation'],
  Handover: ['hand over', 'donation', 'handover ceremony'],
  Signing: ['signing ceremony'],
};

const EVENT_CLASSES: ReadonlyMap<string, string> = new Map([
  ...EVENT_WORDS.map(
    (words) => [words, words.replace(/(?:^| )./g, (each) => each.trim().toUpperCase())] as const,
  ),
  ...Object.entries(OTHER_EVENT_WORDS).flatMap(([name, words]) =>
    words.map((each) => [each, name] as const),
  ),
]);

/** The listed class, or that of the last words (`regional conference`), or `Event`. */
export function eventClassOf(type: string): string {
  const words = type.toLowerCase().replace(/-/g, ' ').split(/\s+/).filter(Boolean);
  for (let start = 0; start < words.length; start += 1) {
    const tail = words.slice(start).join(' ');
    const found = EVENT_CLASSES.get(tail) ?? EVENT_CLASSES.get(tail.replace(/s$/, ''));
    if (found) return found;
  }
  return 'Event';
}

/** Slugs of content types that the ontology declares. */
const DECLARED_TYPES: ReadonlySet<string> = new Set(
  (
    'news press-release press-statement statement spot-report daily-report weekly-report ' +
    'status-report story feature interview speech event publication'
  ).split(' '),
);

const SAME_TYPES: Readonly<Record<string, string>> = {
  'news-item': 'news',
  'press-releases': 'press-release',
  'weekly-update': 'weekly-report',
};

/** The slug of a content type, and whether the ontology declares it. */
export function contentTypeOf(contentType: string): { slug: string; isDeclared: boolean } {
  const own = toSlug(contentType);
  const slug = SAME_TYPES[own] ?? own;
  return { slug, isDeclared: DECLARED_TYPES.has(slug) };
}

/** How people attended, in schema.org. */
export const ATTENDANCE_MODES: Readonly<Record<NonNullable<EventFact['format']>, NamedNode>> = {
  'in-person': SCHEMA.OfflineEventAttendanceMode,
  online: SCHEMA.OnlineEventAttendanceMode,
  hybrid: SCHEMA.MixedEventAttendanceMode,
};

export const EVENT_STATUSES: Readonly<Record<EventStatus, NamedNode>> = {
  scheduled: SCHEMA.EventScheduled,
  cancelled: SCHEMA.EventCancelled,
  postponed: SCHEMA.EventPostponed,
  rescheduled: SCHEMA.EventRescheduled,
};
