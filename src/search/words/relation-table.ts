/**
 * The words for relations. To teach a verb, add it to its line: `o organize s` means that the
 * relation's object (`o`) organizes its subject (`s`); passive, past and other forms follow.
 * Relations that are not listed have the words of the ontology: their labels as nouns, and
 * `og:verbalForm` in the same notation.
 */
import { BODY_RELATIONS } from './body-relations.js';
import { EVENT_RELATIONS } from './event-relations.js';
import { NEWS_RELATIONS } from './news-relations.js';
import { alternativesOf, type RelationEntry } from './relation-entry.js';

export const RELATION_TABLE: readonly RelationEntry[] = [
  ...EVENT_RELATIONS,
  ...NEWS_RELATIONS,
  ...BODY_RELATIONS,
].map((entry) => ({
  ...entry,
  ...(entry.verbs ? { verbs: entry.verbs.flatMap(alternativesOf) } : {}),
  ...(entry.prepositions ? { prepositions: entry.prepositions.flatMap(alternativesOf) } : {}),
}));

/** Verbs that only mean that things of the class existed or happened. */
export const CLASS_VERBS: Readonly<Record<string, readonly string[]>> = {
  Event: ['s take place', 's happen', 's occur', 's be', 's go on', 's run'],
  Meeting: ['s meet'],
  NewsItem: ['s appear', 's come out', 's be'],
  FieldOperation: ['s work', 's operate'],
  ParticipatingState: ['s participate', 's take part', 's belong'],
};

/** Further nouns for classes, where the ontology's label may be unfamiliar. */
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
  AsianPartner: ['Asian partner'],
  MediterraneanPartner: ['Mediterranean partner'],
  PartnerForCooperation: [
    'partner country',
    'co-operation partner',
    'cooperation partner',
    'OSCE partner',
    'partner of the OSCE',
  ],
  Place: ['city', 'town', 'village'],
  NewsItem: ['item', 'news article', 'news report', 'news story'],
  OsceBody: ['unit', 'OSCE unit'],
  InternationalOrganization: ['international body'],
  CivilSocietyOrganization: ['civil society group', 'civil-society organization'],
  TrainingCourse: ['training event'],
  StudyVisit: ['study-visit'],
  Project: ['programme'],
  SummitMeeting: ['summit'],
  MinisterialCouncilMeeting: [
    'meeting of the Ministerial Council',
    'session of the Ministerial Council',
  ],
};
