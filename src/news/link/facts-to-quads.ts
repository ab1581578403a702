/** A news item's facts as quads, each linked to its relation and words. */
import { DCTERMS, RDF, RDFS, type NamedNode, type Quad } from '../../rdf/index.js';
import type { NewsFacts, OrganizerFact, FactRelation } from '../facts.js';
import { writeEvent } from './event-quads.js';
import type { FactsToQuadsOptions, NameLink, ProducedStatement } from './item-quads.js';
import { ItemQuads } from './item-quads.js';
import { INFERRED_PROPERTIES, contentTypeOf, eventClassOf } from './news-classes.js';
import { writePeople } from './person-quads.js';

export interface NewsQuads {
  readonly graph: NamedNode;
  readonly newsItem: NamedNode;
  readonly event?: NamedNode;
  /** All quads of the item's graph, each once. */
  readonly quads: readonly Quad[];
  readonly statements: readonly ProducedStatement[];
  readonly links: readonly NameLink[];
}

/** The relation and the event's properties for each role of a body. */
const ROLES: Readonly<
  Record<OrganizerFact['role'], { relation: FactRelation; properties: readonly string[] }>
> = {
  organiser: { relation: 'organiser', properties: ['organizer'] },
  'co-organiser': { relation: 'organiser', properties: ['organizer', 'coOrganizer'] },
  partner: { relation: 'partner', properties: ['partner'] },
  supporter: { relation: 'partner', properties: ['partner', 'supporter'] },
  host: { relation: 'host', properties: ['host'] },
  funder: { relation: 'funder', properties: ['funder'] },
};

/**
 * Unknown things are described in the item's own graph. A name that cannot be linked without
 * guessing gives no quad, and is in `links` with the reason.
 */
export function factsToQuads(facts: NewsFacts, options: FactsToQuadsOptions): NewsQuads {
  const item = new ItemQuads(facts, options);
  writeFacts(item);
  return {
    graph: item.sink.graph,
    newsItem: item.newsItem,
    ...(item.event ? { event: item.event } : {}),
    quads: item.sink.quads,
    statements: item.statements,
    links: item.links,
  };
}

function writeFacts(item: ItemQuads): void {
  const { facts, newsItem, event } = item;
  const { date, summary, project } = facts;
  item.say('title', facts.label, () => writeItem(item));
  if (date) item.sayDate('issuedOn', newsItem, DCTERMS.issued, date);
  if (summary) item.say('summary', summary, () => writeAbstract(item, summary));
  writeContentType(item);
  writeIssuers(item);
  writeFields(item);
  if (facts.event && event) writeEvent(item, facts.event, event);
  for (const organizer of facts.organisers) writeOrganizer(item, organizer);
  writePeople(item, facts.persons);
  if (project) writeProject(item, project.title, project.kind);
  for (const name of facts.inferred ?? [])
    item.sink.add(newsItem, item.og('inferredProperty'), propertyOf(item, name));
}

/** An item's existing abstract has other evidence than the page's words. */
function writeAbstract({ sink, newsItem, options }: ItemQuads, summary: string): Quad | undefined {
  const known = options.linker.known.firstOf(newsItem, DCTERMS.abstract)?.object.value;
  return known === undefined || known === summary
    ? sink.text(newsItem, DCTERMS.abstract, summary)
    : undefined;
}

function writeItem(item: ItemQuads): Quad {
  const { facts, sink, newsItem, event } = item;
  sink.type(newsItem, item.og('NewsItem'));
  const title = item.text(newsItem, RDFS.label, facts.label);
  item.text(newsItem, DCTERMS.title, facts.label);
  sink.plain(newsItem, DCTERMS.language, 'en');
  if (!facts.event || !event) return title;
  sink.add(newsItem, item.og('reportsOn'), event);
  item.text(event, RDFS.label, item.options.eventLabel ?? facts.label);
  // No evidence is needed that it is an event.
  if (eventClassOf(facts.event.type) === 'Event') sink.type(event, item.og('Event'));
  return title;
}

function writeContentType(item: ItemQuads): void {
  const { facts, sink } = item;
  if (!facts.contentType) return;
  const { slug, isDeclared } = contentTypeOf(facts.contentType);
  const contentType = item.options.names.thing('content-type', slug);
  item.say('contentType', facts.contentType, () => {
    if (!isDeclared) {
      sink.type(contentType, item.og('ContentType'));
      sink.label(contentType, facts.contentType);
    }
    return sink.add(item.newsItem, item.og('contentType'), contentType);
  });
}

function writeIssuers(item: ItemQuads): void {
  const bodies: string[] = [];
  for (const name of item.facts.issuers) {
    const isUnfit = item.options.unfitIssuers?.includes(name);
    if (isUnfit)
      item.say('issuedBy', name, () => undefined, { link: item.options.linker.link(name, {}) });
    const link = item.linkBody('issuedBy', isUnfit ? 'OSCE' : name, {});
    if (link.outcome !== 'none') bodies.push(link.iri);
    item.sayLinked('issuedBy', name, link, (issuer) =>
      item.sink.add(item.newsItem, item.og('issuedBy'), issuer),
    );
  }
  const hostIso2 = bodies
    .map((iri) => item.options.linker.hostStateOf(iri))
    .find((iso2) => iso2 !== undefined);
  item.hostContext = { stateIso2: item.facts.event?.countryIso2 ?? hostIso2 ?? null, bodies };
}

function writeFields(item: ItemQuads): void {
  for (const name of item.facts.fieldsOfWork) {
    const link = item.noteLink('fieldOfWork', name, item.options.linker.linkField(name));
    item.sayLinked('fieldOfWork', name, link, (field) =>
      item.sink.add(item.newsItem, item.og('fieldOfWork'), field),
    );
  }
}

function writeOrganizer(item: ItemQuads, fact: OrganizerFact): void {
  const { sink, event } = item;
  const { relation, properties } = ROLES[fact.role];
  const link = item.linkBody(relation, fact.name, {
    kind: fact.kind,
    ...(fact.state ? { stateIso2: fact.state } : {}),
  });
  const said = event ? properties : ['involves'];
  item.sayLinked(
    relation,
    fact.name,
    link,
    (body) => said.map((property) => sink.add(event ?? item.newsItem, item.og(property), body))[0],
  );
}

function writeProject(item: ItemQuads, title: string, kind: string | null): void {
  const { sink } = item;
  const link = item.noteLink(
    'projectTitle',
    title,
    item.options.linker.linkNamed('project', 'Project', title),
  );
  item.sayLinked('projectTitle', title, link, (project) => {
    if (kind) sink.plain(project, item.og('projectKind'), kind);
    return sink.add(item.event ?? item.newsItem, item.og('partOfProject'), project);
  });
}

function propertyOf(item: ItemQuads, inferred: string): NamedNode {
  const property = INFERRED_PROPERTIES[inferred];
  if (property === undefined)
    throw new Error(
      `In the facts of ${item.options.slug}, "inferred" has "${inferred}"; ` +
        `expected one of ${Object.keys(INFERRED_PROPERTIES).join(', ')}.`,
    );
  const standard: Readonly<Record<string, NamedNode>> = {
    issued: DCTERMS.issued,
    abstract: DCTERMS.abstract,
    type: RDF.type,
  };
  return standard[property] ?? item.og(property);
}
