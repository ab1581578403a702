/** The ontology's names for kinds of events and items, and ways to attend. */
import { SCHEMA, toSlug, type NamedNode } from '../../rdf/index.js';
import type { EventFact, EventStatus } from '../facts.js';

/** Words for events and their classes (local names); a hyphen in a word is a space here. */
const EVENT_CLASSES: Readonly<Record<string, string>> = {
  workshop: 'Workshop',
  training: 'TrainingCourse',
  'training course': 'TrainingCourse',
  course: 'TrainingCourse',
  'training seminar': 'TrainingCourse',
  'training workshop': 'TrainingCourse',
  'training session': 'TrainingCourse',
  'train the trainer course': 'TrainTheTrainersCourse',
  'train the trainers course': 'TrainTheTrainersCourse',
  'training of trainers': 'TrainTheTrainersCourse',
  seminar: 'Seminar',
  webinar: 'Webinar',
  lecture: 'Lecture',
  'round table': 'RoundTable',
  roundtable: 'RoundTable',
  conference: 'Conference',
  forum: 'ForumEvent',
  meeting: 'Meeting',
  'expert meeting': 'ExpertMeeting',
  'working group meeting': 'WorkingGroupMeeting',
  consultation: 'Consultation',
  'plenary session': 'PlenarySession',
  'plenary meeting': 'PlenarySession',
  summit: 'SummitMeeting',
  'ministerial meeting': 'Meeting',
  'ministerial council meeting': 'MinisterialCouncilMeeting',
  visit: 'Visit',
  'study visit': 'StudyVisit',
  'study tour': 'StudyVisit',
  'exchange visit': 'ExchangeVisit',
  'summer school': 'SummerSchool',
  academy: 'AcademyEvent',
  camp: 'Camp',
  'winter camp': 'WinterCamp',
  'youth camp': 'YouthCamp',
  exercise: 'Exercise',
  'simulation exercise': 'SimulationExercise',
  'table top exercise': 'TableTopExercise',
  'tabletop exercise': 'TableTopExercise',
  competition: 'Competition',
  campaign: 'Campaign',
  discussion: 'Discussion',
  debate: 'Discussion',
  'panel discussion': 'PanelDiscussion',
  'public debate': 'PublicDebate',
  'side event': 'SideEvent',
  launch: 'Launch',
  'launch event': 'Launch',
  presentation: 'Presentation',
  ceremony: 'Ceremony',
  inauguration: 'Inauguration',
  'opening ceremony': 'OpeningCeremony',
  'closing ceremony': 'ClosingCeremony',
  graduation: 'GraduationCeremony',
  'graduation ceremony': 'GraduationCeremony',
  'award ceremony': 'AwardCeremony',
  handover: 'Handover',
  'hand over': 'Handover',
  donation: 'Handover',
  'handover ceremony': 'Handover',
  signing: 'Signing',
  'signing ceremony': 'Signing',
  'needs assessment': 'NeedsAssessment',
  'election observation': 'ElectionObservation',
};

/** The listed class, or that of the last words (`regional conference`), or `Event`. */
export function eventClassOf(type: string): string {
  const words = type.toLowerCase().replace(/-/g, ' ').split(/\s+/).filter(Boolean);
  for (let start = 0; start < words.length; start += 1) {
    const tail = words.slice(start).join(' ');
    const found = EVENT_CLASSES[tail] ?? EVENT_CLASSES[tail.replace(/s$/, '')];
    if (found) return found;
  }
  return 'Event';
}

/** Content types that the ontology declares, and other words for them. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  news: 'news',
  'news item': 'news',
  'press release': 'press-release',
  'press releases': 'press-release',
  'press statement': 'press-statement',
  statement: 'statement',
  'spot report': 'spot-report',
  'daily report': 'daily-report',
  'weekly report': 'weekly-report',
  'weekly update': 'weekly-report',
  'status report': 'status-report',
  story: 'story',
  feature: 'feature',
  interview: 'interview',
  speech: 'speech',
  event: 'event',
  publication: 'publication',
};

/** The slug of a content type, and whether the ontology declares it. */
export function contentTypeOf(contentType: string): { slug: string; isDeclared: boolean } {
  const slug = CONTENT_TYPES[contentType.trim().toLowerCase()];
  return slug === undefined
    ? { slug: toSlug(contentType), isDeclared: false }
    : { slug, isDeclared: true };
}

/** How people attended, in schema.org. */
export function attendanceModeOf(format: EventFact['format']): NamedNode | undefined {
  switch (format) {
    case 'in-person':
      return SCHEMA.OfflineEventAttendanceMode;
    case 'online':
      return SCHEMA.OnlineEventAttendanceMode;
    case 'hybrid':
      return SCHEMA.MixedEventAttendanceMode;
    case null:
      return undefined;
  }
}

export const EVENT_STATUSES: Readonly<Record<EventStatus, NamedNode>> = {
  scheduled: SCHEMA.EventScheduled,
  cancelled: SCHEMA.EventCancelled,
  postponed: SCHEMA.EventPostponed,
  rescheduled: SCHEMA.EventRescheduled,
};

/** Properties of the names in `inferred`: local names of the ontology, or `issued`, `type`. */
export const INFERRED_PROPERTIES: Readonly<Record<string, string>> = {
  fieldsOfWork: 'fieldOfWork',
  issuers: 'issuedBy',
  contentType: 'contentType',
  date: 'issued',
  startDate: 'startDate',
  endDate: 'endDate',
  place: 'place',
  eventType: 'type',
  format: 'attendanceMode',
  organisers: 'organizer',
  persons: 'quotes',
  participantsCount: 'participantCount',
  project: 'partOfProject',
  summary: 'abstract',
  affiliation: 'postAt',
};
