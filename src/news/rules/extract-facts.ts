/** From an article to its facts: combines the findings of all families of rules. */
import { matchesOf } from '../../rdf/index.js';
import type { Article } from '../read/article.js';
import { findEventDates } from './event-dates.js';
import { findEventStatus, findFormat } from './event-words.js';
import { findEventType } from './event-types.js';
import type { EventFact, ExtractedFacts, FactStatement, FactRelation } from '../facts.js';
import type { Lexicon } from '../names/lexicon.js';
import { tidyName } from '../names/words.js';
import { findIssuers } from './issuers.js';
import { findOrganizers } from './organizers.js';
import { assertedOf } from './asserted.js';
import { findParticipants } from './participants.js';
import { findPeople } from './people.js';
import { findPlaces } from './places.js';
import { findProject } from './projects.js';
import { regexp } from './rows.js';
import { prepare, type PreparedArticle } from '../names/prepared-article.js';
import type { SourcedText } from '../read/sourced-text.js';

/** With the place of each statement; the page's address is for the item's id. */
export function extractFacts(
  article: Article,
  { lexicon, sourceUrl }: { readonly lexicon: Lexicon; readonly sourceUrl?: string },
): ExtractedFacts {
  const reading = prepare(article, lexicon);
  const status = findEventStatus(reading);
  // A postponed event keeps what was planned for it.
  const now = status.length > 0 ? reading : assertedOf(reading);
  const type = findEventType(now);
  const people = findPeople(reading);
  const organizers = findOrganizers(now, people, type[0]?.object);
  const isEvent = type.length > 0 || (reading.mayHaveEvent && organizers.statements.length > 0);
  // `In Kyiv, Lee held talks`: no list of towns.
  const isPerson = ({ object }: FactStatement): boolean =>
    people.persons.some(({ name }) => name === object);
  const participants = isEvent ? findParticipants(now, type[0]?.object) : undefined;
  const project = findProject(now);
  const ofEvent = [
    ...type,
    ...findEventDates(now),
    ...findPlaces(now).filter((each) => !isPerson(each)),
    ...findFormat(now),
    ...status,
  ];
  const statements = [
    ...labelStatements(reading),
    ...(isEvent ? ofEvent : []),
    ...organizers.statements,
    ...people.statements,
    ...(participants ? [participants] : []),
    ...(project ? [project] : []),
  ];
  const objects = (relation: FactRelation): string[] =>
    statements.filter((each) => each.relation === relation).map((each) => each.object);
  const [date = null] = objects('issuedOn');
  return {
    facts: {
      id: idOf(date, article.title.text, sourceUrl),
      label: article.title.text,
      date,
      contentType: objects('contentType')[0] ?? 'News',
      issuers: objects('issuedBy'),
      fieldsOfWork: objects('fieldOfWork'),
      event: isEvent ? toEvent(reading, objects, participants) : null,
      organisers: organizers.organisers,
      persons: people.persons,
      project: project ? { title: project.object, kind: project.kind } : null,
      summary: objects('summary')[0] ?? null,
    },
    statements,
    sentences: [...reading.title, ...reading.sentences].map((sentence) => ({
      ...sentence.spanOf({ start: 0, end: sentence.text.length }),
      text: sentence.text,
    })),
  };
}

/** Statements of the title and the labels, which need no rules. */
function labelStatements(reading: PreparedArticle): FactStatement[] {
  const { title, isTitleFromText, paragraphs, contentType, issuedOn, dateline, fieldsOfWork } =
    reading.article;
  const [lead] = paragraphs;
  const from = (
    relation: FactRelation,
    text: SourcedText,
    object = text.text,
    [rule, confidence]: readonly [string, number] = ['label', 1],
  ): FactStatement => ({ relation, object, span: text.span(), rule, confidence });
  return [
    from('title', title, title.text, isTitleFromText ? ['first-sentence', 0.6] : undefined),
    ...(lead ? [from('summary', lead, lead.text, ['lead', 1])] : []),
    ...(contentType ? [from('contentType', contentType)] : []),
    ...(issuedOn
      ? [from('issuedOn', issuedOn.text, issuedOn.date)]
      : dateline?.date
        ? [from('issuedOn', dateline.text, dateline.date, ['dateline', 0.9])]
        : []),
    ...findIssuers(reading),
    ...fieldsOfWork.map((text) =>
      from('fieldOfWork', text, reading.lexicon.field(text.text)?.name ?? tidyName(text.text)),
    ),
  ];
}

function toEvent(
  reading: PreparedArticle,
  objects: (relation: FactRelation) => string[],
  participants: ReturnType<typeof findParticipants>,
): EventFact {
  const places = objects('place');
  const [place = null] = places;
  return {
    type: objects('eventType')[0] ?? 'event',
    startDate: objects('startDate')[0] ?? null,
    endDate: objects('endDate')[0] ?? null,
    place,
    ...(places.length > 1 ? { places } : {}),
    countryIso2: place === null ? null : countryOf(reading, place),
    // The objects of this relation are forms of an event.
    format: (objects('format')[0] ?? null) as EventFact['format'],
    // And those of this one are statuses.
    status: objects('eventStatus')[0] as EventFact['status'],
    participantsCount: participants ? Number(participants.object) : null,
    ...(participants?.isApproximate ? { participantsApproximate: true } : {}),
  };
}

/** A place beside its State: `in Shkodra, Albania`, `Georgia’s town of Gori`. */
const WITH_STATE = regexp('<with state>', 'g');

/** The place's known State, itself, or the one beside it. */
function countryOf({ lexicon, sentences }: PreparedArticle, place: string): string | null {
  const known = lexicon.place(place)?.iso2 ?? lexicon.state(place)?.iso2;
  if (known) return known;
  for (const sentence of sentences)
    for (const { index, 0: words } of matchesOf(WITH_STATE, sentence.lowered)) {
      const named = sentence.mentionsIn({ start: index, end: index + words.length });
      const state = named.find(({ kind }) => kind === 'state' || kind === 'adjective')?.state;
      if (state && named.some(({ name }) => name === place)) return state;
    }
  return null;
}

/** The day, or else the number of the page, and at most eight words of the title. */
function idOf(date: string | null, title: string, sourceUrl = ''): string {
  const number = /\/(\d{3,})(?:[?#].*)?$/.exec(sourceUrl)?.[1];
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const slug = (words ?? []).slice(0, 8).join('-');
  return [date ?? number, slug].filter((part) => part !== undefined).join('-');
}
