/** A news item's facts as quads, each linked to its relation and words. */
import {
  DCTERMS,
  RDFS,
  SCHEMA,
  XSD,
  dateLiteral,
  integerLiteral,
  literal,
  namedNode,
  toSlug,
  type NamedNode,
  type Quad,
} from '../../rdf/index.js';
import {
  ROLES,
  type NewsFacts,
  type EventFact,
  type FactRelation,
  type PersonFact,
} from '../facts.js';
import { ministryOf } from '../rules/person-function.js';
import { ItemQuads, type FactsToQuadsOptions } from './item-quads.js';
import { ATTENDANCE_MODES, EVENT_STATUSES, contentTypeOf, eventClassOf } from './news-classes.js';

/** What is written of an item: all quads of its graph, each once, and what they rest on. */
export type NewsQuads = Readonly<
  Pick<ItemQuads, 'graph' | 'newsItem' | 'event' | 'quads' | 'statements' | 'links'>
>;

/** Unknown things are described in the item's graph; a name without a link gives no quad. */
export function factsToQuads(facts: NewsFacts, options: FactsToQuadsOptions): NewsQuads {
  const item = new ItemQuads(facts, options);
  writeItem(item);
  writeIssuers(item);
  for (const name of facts.fieldsOfWork)
    item.sayLinked('fieldOfWork', name, item.linker.linkField(name), (field) =>
      item.add(item.newsItem, item.og('fieldOfWork'), field),
    );
  if (facts.event && item.event) {
    writeEvent(item, facts.event, item.event);
    writePlaces(item, facts.event, item.event);
  }
  writeOrganizers(item);
  writePeople(item);
  writeProject(item);
  const { graph, newsItem, event, quads, statements, links } = item;
  return { graph, newsItem, event, quads, statements, links };
}

function writeItem(item: ItemQuads): void {
  const { facts, newsItem, og } = item;
  const { label, date, summary, contentType } = facts;
  item.say('title', label, () => writeTitle(item));
  if (date) item.say('issuedOn', date, () => item.add(newsItem, DCTERMS.issued, dateLiteral(date)));
  // An item's existing abstract has other evidence than the page's words.
  const [known] = item.linker.valuesOf(newsItem, DCTERMS.abstract);
  if (summary)
    item.say('summary', summary, () =>
      known === undefined || known.object.value === summary
        ? item.text(newsItem, DCTERMS.abstract, summary)
        : undefined,
    );
  if (!contentType) return;
  const { slug, isDeclared } = contentTypeOf(contentType, item.names);
  const type = item.names.thing('content-type', slug);
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
  const { type } = facts.event;
  // No evidence is needed that it is an event.
  if (eventClassOf(type, item.names) === 'Event' || !item.isLeft('eventType', type))
    item.type(event, item.og('Event'));
  return title;
}

function writeIssuers(item: ItemQuads): void {
  const { linker, facts, options } = item;
  const bodies: string[] = [];
  for (const name of facts.issuers) {
    const isUnfit = options.unfitIssuers?.includes(name);
    if (isUnfit) item.say('issuedBy', name, () => undefined, { link: linker.link(name) });
    const noted = isUnfit ? 'OSCE' : name;
    const link = item.linkBody(noted);
    if (link.outcome !== 'none') bodies.push(link.iri);
    const write = (issuer: NamedNode): Quad => item.add(item.newsItem, item.og('issuedBy'), issuer);
    item.sayLinked('issuedBy', name, link, write, { noted });
  }
  const hostIso2 = bodies.map((iri) => linker.gazetteer.entries.get(iri)?.hostIso2).find(Boolean);
  const [, iso2] = facts.event ? placesLeft(item, facts.event) : [];
  item.around = { hostIso2: iso2 ?? hostIso2 ?? null, bodies };
}

/** The places of an event that are not left out, and its State, which is that of its first place. */
function placesLeft(
  item: ItemQuads,
  { place, places = [], countryIso2 }: EventFact,
): readonly [places: readonly (string | null)[], iso2: string | null] {
  const left = [...new Set([place, ...places])].filter(
    (name) => name === null || item.isLeft('place', name),
  );
  return [left, left[0] === place ? countryIso2 : null];
}

function writeEvent(item: ItemQuads, fact: EventFact, event: NamedNode): void {
  const { og } = item;
  const { type, startDate, endDate, status, participantsCount, format } = fact;
  const dayOf = (day: string | null) => (day ? dateLiteral(day) : undefined);
  const count = participantsCount === null ? undefined : integerLiteral(participantsCount);
  item.say('eventType', type, () => item.type(event, og(eventClassOf(type, item.names))));
  const values: readonly [FactRelation, unknown, NamedNode, Quad['object'] | undefined][] = [
    ['startDate', startDate, og('startDate'), dayOf(startDate)],
    ['endDate', endDate, og('endDate'), dayOf(endDate)],
    ['eventStatus', status, SCHEMA.eventStatus, status && EVENT_STATUSES[status]],
    ['participantsCount', participantsCount, og('participantCount'), count],
    ['format', format, og('attendanceMode'), format ? ATTENDANCE_MODES[format] : undefined],
  ];
  for (const [relation, value, property, term] of values)
    if (term)
      item.say(relation, String(value), () => {
        if (relation === 'participantsCount' && fact.participantsApproximate)
          item.add(event, og('participantCountApproximate'), literal('true', XSD.boolean));
        return item.add(event, property, term);
      });
}

function writePlaces(item: ItemQuads, fact: EventFact, event: NamedNode): void {
  const [places, iso2] = placesLeft(item, fact);
  if (!places[0] && !iso2) return;
  const state = iso2 ? item.linker.stateOf(iso2) : undefined;
  places.forEach((name, index) => {
    const link = item.linker.linkPlace(name, iso2, { isFurther: index > 0 });
    item.links.push({ relation: 'place', name: name ?? `no town, ${iso2}`, link });
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
    const link = item.linkBody(name, { kind, ...(state ? { stateIso2: state } : {}) });
    const said = event ? properties : ['involves'];
    const write = (body: NamedNode): Quad | undefined =>
      said.map((property) => item.add(event ?? newsItem, item.og(property), body))[0];
    item.sayLinked(relation, name, link, write);
  }
}

function writeProject(item: ItemQuads): void {
  if (!item.facts.project) return;
  const { title, kind } = item.facts.project;
  item.sayLinked('projectTitle', title, item.linker.linkNamed('project', title), (project) => {
    if (kind) item.plain(project, item.og('projectKind'), kind);
    return item.add(item.event ?? item.newsItem, item.og('partOfProject'), project);
  });
}

/** Each person with a statement about the post that the item names with them. */
function writePeople(item: ItemQuads): void {
  const used = new Set<string>();
  for (const whole of item.facts.persons) {
    if (!item.isLeft('person', whole.name)) continue;
    const fact = postLeft(item, whole, whole.name);
    const link = item.linker.linkNamed('person', fact.name);
    const person = link.outcome === 'none' ? undefined : namedNode(link.iri);
    const statement = person && statementBy(item, person, used);
    item.sayLinked(
      'person',
      fact.name,
      link,
      (speaker) => statement && writeStatement(item, fact, speaker, statement),
    );
    if (!person) continue;
    const second = fact.second && { name: fact.name, ...postLeft(item, fact.second, fact.name) };
    const posts = [fact, ...(second ? [second] : [])];
    // A statement was made in one capacity: that in the OSCE, or the first.
    const capacity = fact.isOnlyNamed ? undefined : (posts.find(isOfOsce) ?? fact);
    for (const post of posts)
      writePost(item, post, person, post === capacity ? statement : undefined);
  }
}

/** A post without what is left out of it. */
const postLeft = <Post extends Omit<PersonFact, 'name'>>(
  item: ItemQuads,
  post: Post,
  name: string,
): Post => ({
  ...post,
  role: item.isLeft('personRole', post.role ?? '', name) ? post.role : null,
  affiliation: item.isLeft('affiliation', post.affiliation ?? '', name) ? post.affiliation : null,
});

const isOfOsce = ({ role, affiliation }: PersonFact): boolean =>
  /-in-[Oo]ffice$/.test(role ?? '') || /^OSCE\b/.test(affiliation ?? '');

/** The person's known statement in the item, or the first that is in neither graph nor item. */
function statementBy(
  { linker: { source }, og, names, options: { slug }, newsItem }: ItemQuads,
  person: NamedNode,
  used: Set<string>,
): NamedNode {
  const known = [...source.match(newsItem, og('hasStatement'))].map(({ object }) => object.value);
  let iri = known.find(
    (each) => [...source.match(namedNode(each), og('speaker'), person)].length > 0,
  );
  for (let number = 1; iri === undefined; number += 1) {
    const next = names.thing('statement', `${slug}-${number}`).value;
    if (!known.includes(next) && !used.has(next)) iri = next;
  }
  used.add(iri);
  return namedNode(iri);
}

/** Only people with words of their own have a statement. */
function writeStatement(
  item: ItemQuads,
  { name, role, isOnlyNamed }: PersonFact,
  speaker: NamedNode,
  statement: NamedNode,
): Quad {
  const { newsItem, event, og } = item;
  const quoted = item.linker.valuesOf(newsItem, og('quotes'));
  if (isOnlyNamed && !quoted.some(({ object }) => object.equals(speaker)))
    return item.add(newsItem, og('mentions'), speaker);
  item.type(statement, og('Statement'));
  item.textOnce(statement, RDFS.label, `Statement by ${name}${role ? `, ${role}` : ''}`);
  item.add(newsItem, og('hasStatement'), statement);
  item.add(statement, og('statedIn'), newsItem);
  item.add(statement, og('speaker'), speaker);
  if (event) {
    item.add(event, og('statement'), statement);
    item.add(event, og('speaker'), speaker);
  }
  return item.add(newsItem, og('quotes'), speaker);
}

function writePost(
  item: ItemQuads,
  { name: about, role, affiliation }: PersonFact,
  person: NamedNode,
  statement?: NamedNode,
): void {
  const { og, names } = item;
  const noted = affiliation ? employerIn(item, role ?? '', affiliation) : '';
  const link = noted ? item.linkBody(noted) : undefined;
  const body = link && link.outcome !== 'none' ? link : undefined;
  // As in the shipped data, where the body says it.
  const title = body ? (role ?? '').replace(/^OSCE (?=\p{Lu})/u, '') : (role ?? '');
  const slugs = [...(body ? [names.thingOf(body.iri)?.slug] : []), toSlug(title)];
  const post = role ? names.thing('post', slugs.join('-')) : undefined;
  const writeRole = (held: NamedNode): Quad => {
    item.type(held, og('Post'));
    item.textOnce(held, RDFS.label, body ? `${title}, ${body.label}` : title);
    item.textOnce(held, og('roleName'), title);
    if (statement) item.add(statement, og('inCapacity'), held);
    return item.add(person, og('holdsPost'), held);
  };
  if (role && post) item.say('personRole', role, () => writeRole(post), { about });
  if (!affiliation || !link) return;
  const write = (employer: NamedNode): Quad =>
    item.add(post ?? person, og(post ? 'postAt' : 'affiliation'), employer);
  item.sayLinked('affiliation', affiliation, link, write, { about, noted });
}

/** A minister works at the ministry, the Chair's people and OSCE offices at theirs, if known. */
function employerIn({ linker }: ItemQuads, role: string, body: string): string {
  const isChair = /^(?:OSCE )?Chair|-in-[Oo]ffice\b/.test(role);
  const office = role.startsWith('OSCE ') ? role : undefined;
  const whole = body !== 'OSCE' ? ministryOf(role, body) : isChair ? 'OSCE Chairmanship' : office;
  const isKnown = [body, whole].every(
    (name) => name !== undefined && linker.link(name).outcome === 'linked',
  );
  return isKnown && whole !== undefined ? whole : body;
}
