/** The facts of a news item as quads of the item's graph, each tied to the relation and the words it came from. */
import { DCTERMS, RDF, RDFS, XSD, literal, namedNode, toSlug, type NamedNode, type Names, type Quad } from '../../rdf/index.js';
import { nameKey } from './body-names.js';
import type { BodyKind, EventFact, NewsFacts, OrganizerFact, PersonFact, Relation } from '../facts.js';
import type { Linker } from './linker.js';
import type { HostContext, Link, LinkContext, LinkedThing, NewThing } from './links.js';
import { INFERRED_PROPERTIES, attendanceModeOf, contentTypeOf, eventClassOf } from './news-classes.js';
import { QuadSink } from './quad-sink.js';
import { describeThing } from './thing-quads.js';

/** What the quads of an item are made with. */
export interface FactsToQuadsOptions {
  readonly names: Names;
  readonly linker: Linker;
  /** Slug of the news item: its graph, its event and its statements are named by it. */
  readonly slug: string;
  /** The item's IRIs where it is in the graph already. */
  readonly known?: { readonly newsItem: NamedNode; readonly event?: NamedNode };
  /** The event's own name; without it, it takes the item's label. */
  readonly eventLabel?: string;
}

/** The quads that one relation of the page says. A page that says it twice has it twice here. */
export interface ProducedStatement {
  readonly relation: Relation;
  /** The object as the facts write it, as in `FactStatement.object`. */
  readonly object: string;
  /** For `personRole` and `affiliation`: the person. */
  readonly about?: string;
  readonly quads: readonly Quad[];
}

/** What a name of the facts came to. */
export interface NameLink {
  readonly relation: Relation;
  readonly name: string;
  readonly kind?: BodyKind;
  readonly link: Link;
}

/** A news item as quads, and how they came about. */
export interface NewsQuads {
  readonly graph: NamedNode;
  readonly newsItem: NamedNode;
  readonly event?: NamedNode;
  /** All quads of the item's graph, each once. */
  readonly quads: readonly Quad[];
  readonly statements: readonly ProducedStatement[];
  readonly links: readonly NameLink[];
}

/**
 * The quads of a news item. Names are linked to the graph of `linker`; what it does not know is described in the item's
 * own graph. A name that cannot be linked without guessing gives no quad, and stands in `links` with the reason.
 */
export function factsToQuads(facts: NewsFacts, options: FactsToQuadsOptions): NewsQuads {
  const writer = new NewsWriter(facts, options);
  writer.write();
  return {
    graph: writer.sink.graph, newsItem: writer.newsItem, ...(writer.event ? { event: writer.event } : {}),
    quads: writer.sink.quads, statements: writer.statements, links: writer.links,
  };
}

class NewsWriter {
  readonly sink: QuadSink;
  readonly newsItem: NamedNode;
  readonly event: NamedNode | undefined;
  readonly statements: ProducedStatement[] = [];
  readonly links: NameLink[] = [];
  private hostContext: HostContext = {};
  private readonly bodiesByName = new Map<string, Link>();
  private readonly statementIris = new Set<string>();
  private readonly og: Names['og'];

  constructor(private readonly facts: NewsFacts, private readonly options: FactsToQuadsOptions) {
    const { names, slug, known } = options;
    this.og = (localName) => names.og(localName);
    this.sink = new QuadSink(names.graphs.page(slug));
    this.newsItem = known?.newsItem ?? names.thing('news', slug);
    this.event = facts.event ? known?.event ?? names.thing('event', slug) : undefined;
  }

  write(): void {
    const { facts, sink, newsItem, og } = this;
    sink.type(newsItem, og('NewsItem'));
    this.say('title', facts.label, [this.text(newsItem, RDFS.label, facts.label), this.text(newsItem, DCTERMS.title, facts.label)]);
    sink.plain(newsItem, DCTERMS.language, 'en');
    if (facts.date) this.say('issuedOn', facts.date, [sink.date(newsItem, DCTERMS.issued, facts.date)]);
    if (facts.summary) this.text(newsItem, DCTERMS.abstract, facts.summary);
    this.writeContentType();
    this.writeIssuers();
    this.writeFields();
    if (facts.event && this.event) this.writeEvent(facts.event, this.event);
    for (const organizer of facts.organisers) this.writeOrganizer(organizer);
    facts.persons.forEach((person, index) => {
      this.writePerson(person, index + 1);
    });
    if (facts.project) this.writeProject(facts.project.title, facts.project.kind);
    for (const name of facts.inferred ?? []) this.writeInferred(name);
  }

  private say(relation: Relation, object: string, quads: readonly Quad[], about?: string): void {
    this.statements.push({ relation, object, quads, ...(about === undefined ? {} : { about }) });
  }

  private writeContentType(): void {
    const { facts, sink, og } = this;
    if (!facts.contentType) return;
    const { slug, isDeclared } = contentTypeOf(facts.contentType);
    const contentType = this.options.names.thing('content-type', slug);
    if (!isDeclared) {
      sink.type(contentType, og('ContentType'));
      sink.label(contentType, facts.contentType);
    }
    this.say('contentType', facts.contentType, [sink.add(this.newsItem, og('contentType'), contentType)]);
  }

  private writeIssuers(): void {
    const bodies: string[] = [];
    for (const name of this.facts.issuers) {
      const issuer = this.linkBody('issuedBy', name, {});
      if (!issuer) continue;
      bodies.push(issuer.value);
      this.say('issuedBy', name, [this.sink.add(this.newsItem, this.og('issuedBy'), issuer)]);
    }
    const hostIso2 = bodies.map((iri) => this.options.linker.hostStateOf(iri)).find((iso2) => iso2 !== undefined);
    this.hostContext = { stateIso2: this.facts.event?.countryIso2 ?? hostIso2 ?? null, bodies };
  }

  private writeFields(): void {
    for (const name of this.facts.fieldsOfWork) {
      const link = this.options.linker.linkField(name);
      this.links.push({ relation: 'fieldOfWork', name, link });
      if (link.outcome === 'none') continue;
      this.say('fieldOfWork', name, [this.sink.add(this.newsItem, this.og('fieldOfWork'), namedNode(link.iri))]);
    }
  }

  private writeEvent(fact: EventFact, event: NamedNode): void {
    const { sink, og } = this;
    sink.add(this.newsItem, og('reportsOn'), event);
    this.text(event, RDFS.label, this.options.eventLabel ?? this.facts.label);
    this.say('eventType', fact.type, [sink.type(event, og(eventClassOf(fact.type)))]);
    if (fact.startDate) this.say('startDate', fact.startDate, [sink.date(event, og('startDate'), fact.startDate)]);
    if (fact.endDate) this.say('endDate', fact.endDate, [sink.date(event, og('endDate'), fact.endDate)]);
    if (fact.durationDays !== undefined) this.say('durationDays', String(fact.durationDays), [sink.integer(event, og('durationDays'), fact.durationDays)]);
    if (fact.participantsCount !== null) {
      const count = sink.integer(event, og('participantCount'), fact.participantsCount);
      const approximate = fact.participantsApproximate ? [sink.add(event, og('participantCountApproximate'), literal('true', XSD.boolean))] : [];
      this.say('participantsCount', String(fact.participantsCount), [count, ...approximate]);
    }
    const mode = attendanceModeOf(fact.format);
    if (mode) sink.add(event, og('attendanceMode'), mode);
    this.writePlaces(fact, event);
  }

  private writePlaces(fact: EventFact, event: NamedNode): void {
    const { linker } = this.options;
    const state = fact.countryIso2 ? linker.stateOf(fact.countryIso2) : undefined;
    if (state) this.sink.add(event, this.og('country'), this.describe(state));
    if (!fact.place && !fact.countryIso2) return;
    const places = [...new Set([fact.place, ...(fact.places ?? [])])];
    places.forEach((name, index) => {
      const link = linker.linkPlace(name, fact.countryIso2, { isFurther: index > 0 });
      this.links.push({ relation: 'place', name: name ?? `no town, ${fact.countryIso2}`, link });
      if (link.outcome === 'none') return;
      const made = this.sink.add(event, this.og('place'), this.describe(link));
      if (name) this.say('place', name, [made]);
    });
  }

  private writeOrganizer(fact: OrganizerFact): void {
    const { sink, event, og } = this;
    const relation = fact.role === 'co-organiser' ? 'organiser' : fact.role === 'supporter' ? 'partner' : fact.role;
    const body = this.linkBody(relation, fact.name, { kind: fact.kind, ...(fact.state ? { stateIso2: fact.state } : {}) });
    if (!body) return;
    if (!event) {
      this.say(relation, fact.name, [sink.add(this.newsItem, og('involves'), body)]);
      return;
    }
    const properties = {
      organiser: ['organizer'], 'co-organiser': ['organizer', 'coOrganizer'], partner: ['partner'], supporter: ['partner', 'supporter'],
      host: ['host'], funder: ['funder'],
    }[fact.role];
    this.say(relation, fact.name, properties.map((property) => sink.add(event, og(property), body)));
  }

  private writePerson(fact: PersonFact, number: number): void {
    const { sink, og, newsItem, event } = this;
    const person = this.named('person', 'Person', fact.name);
    const statement = this.statementBy(person, number);
    sink.type(statement, og('Statement'));
    this.text(statement, RDFS.label, fact.role ? `Statement by ${fact.name}, ${fact.role}` : `Statement by ${fact.name}`);
    sink.add(newsItem, og('hasStatement'), statement);
    sink.add(statement, og('statedIn'), newsItem);
    const quads = [sink.add(newsItem, og('quotes'), person), sink.add(statement, og('speaker'), person)];
    if (event) {
      sink.add(event, og('statement'), statement);
      quads.push(sink.add(event, og('speaker'), person));
    }
    this.say('person', fact.name, quads);
    this.writePost(fact, person, statement);
  }

  private writePost(fact: PersonFact, person: NamedNode, statement: NamedNode): void {
    const { sink, og } = this;
    const body = fact.affiliation ? this.linkBody('affiliation', fact.affiliation, {}) : undefined;
    if (!fact.role) {
      if (body && fact.affiliation) this.say('affiliation', fact.affiliation, [sink.add(person, og('affiliation'), body)], fact.name);
      return;
    }
    const bodySlug = body ? this.options.names.thingOf(body.value)?.slug : undefined;
    const post = this.options.names.thing('post', bodySlug ? `${bodySlug}-${toSlug(fact.role)}` : toSlug(fact.role));
    const bodyLabel = body ? this.labelOf(body) : undefined;
    sink.type(post, og('Post'));
    this.text(post, RDFS.label, bodyLabel ? `${fact.role}, ${bodyLabel}` : fact.role);
    this.say('personRole', fact.role, [
      sink.add(person, og('holdsPost'), post), this.text(post, og('roleName'), fact.role), sink.add(statement, og('inCapacity'), post),
    ], fact.name);
    if (body && fact.affiliation) this.say('affiliation', fact.affiliation, [sink.add(post, og('postAt'), body)], fact.name);
  }

  private writeProject(title: string, kind: string | null): void {
    const { sink, og } = this;
    const project = this.named('project', 'Project', title);
    if (kind) sink.plain(project, og('projectKind'), kind);
    this.say('projectTitle', title, [sink.add(this.event ?? this.newsItem, og('partOfProject'), project)]);
  }

  private writeInferred(name: string): void {
    const property = INFERRED_PROPERTIES[name];
    if (property === undefined) throw new Error(`The facts of ${this.options.slug} call "${name}" inferred; expected one of ${Object.keys(INFERRED_PROPERTIES).join(', ')}.`);
    const standard: Readonly<Record<string, NamedNode>> = { issued: DCTERMS.issued, abstract: DCTERMS.abstract, type: RDF.type };
    this.sink.add(this.newsItem, this.og('inferredProperty'), standard[property] ?? this.og(property));
  }

  /** A text that a thing has once: what the graph says already counts. */
  private text(subject: NamedNode, predicate: NamedNode, value: string): Quad {
    return this.sink.text(subject, predicate, this.options.linker.known.textOf(subject, predicate) ?? value);
  }

  /** The person or project of this name; another spelling of a known name is an alternative one. */
  private named(kind: 'person' | 'project', className: string, name: string): NamedNode {
    const thing = namedNode(this.options.linker.mint(kind, name));
    this.sink.type(thing, this.og(className));
    if (this.text(thing, RDFS.label, name).object.value !== name) this.sink.altLabel(thing, name);
    return thing;
  }

  private statementBy(person: NamedNode, number: number): NamedNode {
    const { known, slug, linker, names } = this.options;
    if (!known) return names.thing('statement', `${slug}-${number}`);
    const statement = linker.known.statementBy(person, this.newsItem, slug, this.statementIris);
    this.statementIris.add(statement.value);
    return statement;
  }

  private linkBody(relation: Relation, name: string, context: LinkContext): NamedNode | undefined {
    // A body that the item names with its kind is the same where it stands without, as somebody's employer.
    const named = context.kind ? undefined : this.bodiesByName.get(nameKey(name));
    const link = named ?? this.options.linker.link(name, { ...context, hostContext: this.hostContext });
    if (context.kind) this.bodiesByName.set(nameKey(name), link);
    this.links.push({ relation, name, link, ...(context.kind ? { kind: context.kind } : {}) });
    return link.outcome === 'none' ? undefined : this.describe(link);
  }

  /** The node of a linked or new thing, which is described here unless the reference data do. */
  private describe(link: LinkedThing | NewThing): NamedNode {
    describeThing(this.sink, link, this.options.linker);
    return namedNode(link.iri);
  }

  private labelOf(thing: NamedNode): string | undefined {
    const described = this.sink.quads.find(({ subject, predicate }) => subject.equals(thing) && predicate.equals(RDFS.label));
    return described?.object.value ?? this.options.linker.gazetteer.entries.get(thing.value)?.label;
  }
}
