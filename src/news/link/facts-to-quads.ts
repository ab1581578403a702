/** A news item's facts as quads, each linked to its relation and words. */
import { DCTERMS, RDFS, SCHEMA, XSD, literal, type NamedNode, type Quad } from '../../rdf/index.js';
import type { NewsFacts, EventFact, OrganizerRole, FactRelation } from '../facts.js';
import {
  ItemQuads,
  type FactsToQuadsOptions,
  type NameLink,
  type ProducedStatement,
} from './item-quads.js';
import {
  ATTENDANCE_MODES,
  EVENT_STATUSES,
  INFERRED_PROPERTIES,
  contentTypeOf,
  eventClassOf,
} from './news-classes.js';
import { writePeople } from './person-quads.js';

export interface NewsQuads {
  readonly graph: NamedNode;
  readonly newsItem: NamedNode;
  readonly event: NamedNode | undefined;
  /** All quads of the item's graph, each once. */
  readonly quads: readonly Quad[];
  readonly statements: readonly ProducedStatement[];
  readonly links: readonly NameLink[];
}

/** The relation and the event's properties for each role of a body. */
export const ROLES = {
  organiser: { relation: 'organiser', properties: ['organizer'] },
  'co-organiser': { relation: 'organiser', properties: ['organizer', 'coOrganizer'] },
  partner: { relation: 'partner', properties: ['partner'] },
  supporter: { relation: 'partner', properties: ['partner', 'supporter'] },
  host: { relation: 'host', properties: ['host'] },
  funder: { relation: 'funder', properties: ['funder'] },
} as const satisfies Record<
  OrganizerRole,
  { relation: FactRelation; properties: readonly string[] }
>;

/**
 * Unknown things are described in the item's own graph. A name that cannot be linked without
 * guessing gives no quad, and is in `links` with the reason.
 */
export function factsToQuads(facts: NewsFacts, options: FactsToQuadsOptions): NewsQuads {
  const item = new ItemQuads(facts, options);
  writeItem(item);
  writeIssuers(item);
  for (const name of facts.fieldsOfWork) {
    const link = item.noteLink('fieldOfWork', name, item.linker.linkField(name));
    item.sayLinked('fieldOfWork', name, link, (field) =>
      item.add(item.newsItem, item.og('fieldOfWork'), field),
    );
  }
  if (facts.event && item.event) writeEvent(item, facts.event, item.event);
  writeOrganizers(item);
  writePeople(item, facts.persons);
  writeProject(item);
  for (const name of facts.inferred ?? [])
    item.add(item.newsItem, item.og('inferredProperty'), propertyOf(item, name));
  const { graph, newsItem, event, quads, statements, links } = item;
  return { graph, newsItem, event, quads, statements, links };
}

function writeItem(item: ItemQuads): void {
  const { facts, newsItem, og } = item;
  const { label, date, summary, contentType } = facts;
  item.say('title', label, () => writeTitle(item));
  if (date) item.say('issuedOn', date, () => item.date(newsItem, DCTERMS.issued, date));
  // An item's existing abstract has other evidence than the page's words.
  const [known] = item.linker.valuesOf(newsItem, DCTERMS.abstract);
  if (summary)
    item.say('summary', summary, () =>
      known === undefined || known.object.value === summary
        ? item.text(newsItem, DCTERMS.abstract, summary)
        : undefined,
    );
  if (!contentType) return;
  const { slug, isDeclared } = contentTypeOf(contentType);
  const type = item.options.names.thing('content-type', slug);
  item.say('contentType', contentType, () => {
    if (!isDeclared) {
      item.type(type, og('ContentType'));
      item.label(type, contentType);
    }
    return item.add(newsItem, og('contentType'), type);
  });
}

function writeTitle(item: ItemQuads): Quad {
  const { facts, newsItem, event } = item;
  item.type(newsItem, item.og('NewsItem'));
  const title = item.textOnce(newsItem, RDFS.label, facts.label);
  item.textOnce(newsItem, DCTERMS.title, facts.label);
  item.plain(newsItem, DCTERMS.language, 'en');
  if (!facts.event || !event) return title;
  item.add(newsItem, item.og('reportsOn'), event);
  item.textOnce(event, RDFS.label, item.options.eventLabel ?? facts.label);
  // No evidence is needed that it is an event.
  if (eventClassOf(facts.event.type) === 'Event') item.type(event, item.og('Event'));
  return title;
}

function writeIssuers(item: ItemQuads): void {
  const { linker, facts } = item;
  const bodies: string[] = [];
  for (const name of facts.issuers) {
    const isUnfit = item.options.unfitIssuers?.includes(name);
    if (isUnfit) item.say('issuedBy', name, () => undefined, { link: linker.link(name) });
    const link = item.linkBody('issuedBy', isUnfit ? 'OSCE' : name);
    if (link.outcome !== 'none') bodies.push(link.iri);
    item.sayLinked('issuedBy', name, link, (issuer) =>
      item.add(item.newsItem, item.og('issuedBy'), issuer),
    );
  }
  const hostIso2 = bodies.map((iri) => linker.gazetteer.entries.get(iri)?.hostIso2).find(Boolean);
  item.hostContext = { stateIso2: facts.event?.countryIso2 ?? hostIso2 ?? null, bodies };
}

function writeEvent(item: ItemQuads, fact: EventFact, event: NamedNode): void {
  const { og } = item;
  const { type, startDate, endDate, status, durationDays, participantsCount, format } = fact;
  item.say('eventType', type, () => item.type(event, og(eventClassOf(type))));
  if (startDate)
    item.say('startDate', startDate, () => item.date(event, og('startDate'), startDate));
  if (endDate) item.say('endDate', endDate, () => item.date(event, og('endDate'), endDate));
  if (status)
    item.say('eventStatus', status, () =>
      item.add(event, SCHEMA.eventStatus, EVENT_STATUSES[status]),
    );
  if (durationDays !== undefined)
    item.say('durationDays', String(durationDays), () =>
      item.integer(event, og('durationDays'), durationDays),
    );
  if (participantsCount !== null)
    item.say('participantsCount', String(participantsCount), () => {
      if (fact.participantsApproximate)
        item.add(event, og('participantCountApproximate'), literal('true', XSD.boolean));
      return item.integer(event, og('participantCount'), participantsCount);
    });
  if (format)
    item.say('format', format, () =>
      item.add(event, og('attendanceMode'), ATTENDANCE_MODES[format]),
    );
  writePlaces(item, fact, event);
}

function writePlaces(
  item: ItemQuads,
  { place, places = [], countryIso2 }: EventFact,
  event: NamedNode,
): void {
  if (!place && !countryIso2) return;
  const state = countryIso2 ? item.linker.stateOf(countryIso2) : undefined;
  [...new Set([place, ...places])].forEach((name, index) => {
    const link = item.noteLink(
      'place',
      name ?? `no town, ${countryIso2}`,
      item.linker.linkPlace(name, countryIso2, { isFurther: index > 0 }),
    );
    const write = (): Quad | undefined => {
      if (state && index === 0) item.add(event, item.og('country'), item.describe(state));
      if (link.outcome === 'none') return undefined;
      return item.add(event, item.og('place'), item.describe(link));
    };
    item.say('place', name ?? '', write, { link });
  });
}

function writeOrganizers(item: ItemQuads): void {
  const { event, newsItem, facts } = item;
  for (const { role, name, kind, state } of facts.organisers) {
    const { relation, properties } = ROLES[role];
    const link = item.linkBody(relation, name, { kind, ...(state ? { stateIso2: state } : {}) });
    const said = event ? properties : ['involves'];
    item.sayLinked(
      relation,
      name,
      link,
      (body) => said.map((property) => item.add(event ?? newsItem, item.og(property), body))[0],
    );
  }
}

function writeProject(item: ItemQuads): void {
  if (!item.facts.project) return;
  const { title, kind } = item.facts.project;
  const found = item.linker.linkNamed('project', title);
  item.sayLinked('projectTitle', title, item.noteLink('projectTitle', title, found), (project) => {
    if (kind) item.plain(project, item.og('projectKind'), kind);
    return item.add(item.event ?? item.newsItem, item.og('partOfProject'), project);
  });
}

function propertyOf({ og, options }: ItemQuads, inferred: string): NamedNode {
  const property = INFERRED_PROPERTIES[inferred];
  if (property === undefined)
    throw new Error(
      `In the facts of ${options.slug}, "inferred" has "${inferred}"; ` +
        `expected one of ${Object.keys(INFERRED_PROPERTIES).join(', ')}.`,
    );
  return typeof property === 'string' ? og(property) : property;
}
