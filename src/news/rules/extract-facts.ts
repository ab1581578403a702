/** From an article to its facts: combines the findings of all families of rules. */
import type { Article } from '../read/article.js';
import { findEventDates } from './event-dates.js';
import { findEventStatus } from './event-status.js';
import { findEventType } from './event-types.js';
import type {
  EventFact,
  ExtractedFacts,
  FactStatement,
  NewsFacts,
  FactRelation,
  QuotedSpan,
} from '../facts.js';
import type { Lexicon } from '../names/lexicon.js';
import { tidyName } from '../names/tidy-name.js';
import { findIssuers } from './issuers.js';
import { findOrganizers } from './organizers.js';
import { findFormat } from './format.js';
import { assertedOf } from './asserted.js';
import { findParticipants, type ParticipantsFinding } from './participants.js';
import { findPeople } from './people.js';
import { findPlaces } from './places.js';
import { findProject } from './projects.js';
import { prepare, type PreparedArticle } from '../names/prepared-article.js';
import type { SourcedText } from '../read/sourced-text.js';

interface ExtractionOptions {
  readonly lexicon: Lexicon;
  /** The page's address, for the id of the item. */
  readonly sourceUrl?: string;
}

/** With the place of each statement. Takes time in proportion to the text. */
export function extractFacts(article: Article, options: ExtractionOptions): ExtractedFacts {
  const reading = prepare(article, options.lexicon);
  const issuers = findIssuers(reading);
  const labels = labelStatements(reading, issuers);
  const status = findEventStatus(reading);
  // A postponed event keeps what was planned for it.
  const now = status.length > 0 ? reading : assertedOf(reading);
  const type = findEventType(now);
  const people = findPeople(reading);
  const organizers = findOrganizers(now, people, type[0]?.object);
  const isEvent = type.length > 0 || (reading.mayHaveEvent && organizers.statements.length > 0);
  const dates = isEvent ? findEventDates(now) : [];
  // `In Kyiv, Lee held talks`: no list of towns.
  const isPerson = ({ object }: FactStatement): boolean =>
    people.persons.some(({ name }) => name === object);
  const places = isEvent ? findPlaces(now).filter((each) => !isPerson(each)) : [];
  const format = isEvent ? findFormat(now) : [];
  const participants = isEvent ? findParticipants(now, type[0]?.object) : undefined;
  const project = findProject(now);
  const statements = [
    ...labels,
    ...type,
    ...dates,
    ...places,
    ...format,
    ...(isEvent ? status : []),
    ...organizers.statements,
    ...people.statements,
    ...(participants ? [participants.statement] : []),
    ...(project ? [project.statement] : []),
  ];
  return {
    facts: {
      ...labelFacts(reading, options.sourceUrl),
      issuers: issuers.map(({ object }) => object),
      event: isEvent
        ? toEvent(reading, [...type, ...dates, ...places, ...format, ...status], participants)
        : null,
      organisers: organizers.organisers,
      persons: people.persons,
      project: project?.project ?? null,
    },
    statements,
    sentences: sentencesOf(reading),
  };
}

const sentencesOf = ({ title, sentences }: PreparedArticle): QuotedSpan[] =>
  [...title, ...sentences].map((sentence) => ({
    ...sentence.spanOf({ start: 0, end: sentence.text.length }),
    text: sentence.text,
  }));

/** Statements of the title and the labels, which need no rules. */
function labelStatements(
  { article, lexicon }: PreparedArticle,
  issuers: readonly FactStatement[],
): FactStatement[] {
  const from = (relation: FactRelation, text: SourcedText, object: string): FactStatement => ({
    relation,
    object,
    span: text.span(),
    rule: 'label',
    confidence: 1,
  });
  const [lead] = article.paragraphs;
  return [
    {
      ...from('title', article.title, article.title.text),
      ...(article.isTitleFromText ? { rule: 'first-sentence', confidence: 0.6 } : {}),
    },
    ...(lead ? [{ ...from('summary', lead, lead.text), rule: 'lead' }] : []),
    ...(article.contentType
      ? [from('contentType', article.contentType, article.contentType.text)]
      : []),
    ...(article.issuedOn ? [from('issuedOn', article.issuedOn.text, article.issuedOn.date)] : []),
    ...(!article.issuedOn && article.dateline?.date
      ? [
          {
            ...from('issuedOn', article.dateline.text, article.dateline.date),
            rule: 'dateline',
            confidence: 0.9,
          },
        ]
      : []),
    ...issuers,
    ...article.fieldsOfWork.map((text) =>
      from('fieldOfWork', text, lexicon.field(text.text) ?? tidyName(text.text)),
    ),
  ];
}

function labelFacts(
  { article, lexicon }: PreparedArticle,
  sourceUrl: string | undefined,
): Omit<NewsFacts, 'issuers' | 'event' | 'organisers' | 'persons' | 'project'> {
  const date = article.issuedOn?.date ?? article.dateline?.date ?? null;
  const number = /\/(\d{3,})(?:[?#].*)?$/.exec(sourceUrl ?? '')?.[1];
  const slug = slugOf(article.title.text);
  return {
    id: [date ?? number, slug].filter((part) => part !== undefined).join('-'),
    label: article.title.text,
    date,
    contentType: article.contentType?.text ?? 'News',
    fieldsOfWork: article.fieldsOfWork.map(
      (text) => lexicon.field(text.text) ?? tidyName(text.text),
    ),
    summary: article.paragraphs[0]?.text ?? null,
  };
}

function toEvent(
  reading: PreparedArticle,
  statements: readonly FactStatement[],
  participants: ParticipantsFinding | undefined,
): EventFact {
  const objects = (relation: FactRelation): string[] =>
    statements.filter((each) => each.relation === relation).map((each) => each.object);
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
    participantsCount: participants?.count ?? null,
    ...(participants?.isApproximate ? { participantsApproximate: true } : {}),
  };
}

/** From a State to its town: `Georgia’s town of`; and from a town to its State: `, in northern`. */
const STATES_TOWN =
  /^(?:['’]s?)? (?:[a-z-]+ ){0,2}(?:city|town|village|capital|resort|port|region)(?: of|,)? $/;
const TOWN_IN =
  /^(?:, (?:(?:a|the) [a-z-]+ )?(?:in (?:the )?)?(?:(?:north|south|east|west|central)[a-z-]*(?: of)? )?| \()/;

/** The place's known State, itself, or the one beside it: `in Shkodra, Albania`. */
function countryOf({ lexicon, sentences }: PreparedArticle, place: string): string | null {
  const known = lexicon.place(place)?.country ?? lexicon.state(place)?.iso2;
  if (known) return known;
  for (const { mentions, text } of sentences) {
    for (const [at, mention] of mentions.entries()) {
      const [before, after] = [mentions[at - 1], mentions[at + 1]];
      if (mention.name !== place) continue;
      if (
        after?.kind === 'state' &&
        TOWN_IN.exec(text.slice(mention.end, after.start))?.[0].length === after.start - mention.end
      )
        return after.state ?? null;
      if (
        (before?.kind === 'state' || before?.kind === 'adjective') &&
        STATES_TOWN.test(text.slice(before.end, mention.start))
      )
        return before.state ?? null;
    }
  }
  return null;
}

/** At most eight words of a title, in the form for an address. */
function slugOf(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .slice(0, 8)
    .join('-');
}
