/**
 * The facts of a news item as quads of the item's graph, each tied to the relation and the words it
 * came from.
 */
import {
  DCTERMS,
  RDF,
  RDFS,
  XSD,
  literal,
  namedNode,
  toSlug,
  type NamedNode,
  type Names,
  type Quad,
} from '../../rdf/index.js';
import { nameKey } from './body-names.js';
import type {
  BodyKind,
  EventFact,
  NewsFacts,
  OrganizerFact,
  PersonFact,
  Relation,
} from '../facts.js';
import type { Linker } from './linker.js';
import type { HostContext, Link, LinkContext, LinkedThing, NewThing } from './links.js';
import { furtherEventOf } from './item-events.js';
import {
  INFERRED_PROPERTIES,
  attendanceModeOf,
  contentTypeOf,
  eventClassOf,
} from './news-classes.js';
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
  /** What the object's name came to, where it is a name. */
  readonly link?: Link;
  /** The quad that says it, or the first of them; none where the name is none of a thing. */
  readonly said: Quad | undefined;
  /** All that rests on the statement: what describes the thing that it names too. */
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
 * The quads of a news item. Names are linked to the graph of `linker`; what it does not know is
 * described in the item's own graph. A name that cannot be linked without guessing gives no quad,
 * and stands in `links` with the reason.
 */
export function factsToQuads(facts: NewsFacts, options: FactsToQuadsOptions): NewsQuads {
  const writer = new NewsWriter(facts, options);
  writer.write();
  return {
    graph: writer.sink.graph,
    newsItem: writer.newsItem,
    ...(writer.event ? { event: writer.event } : {}),
    quads: writer.sink.quads,
    statements: writer.statements,
    links: writer.links,
  };
}

class NewsWriter {
  readonly sink: QuadSink;
  readonly newsItem: NamedNode;
  readonly event: NamedNode | undefined;
  private readonly furtherEvent: NamedNode | undefined;
  readonly statements: ProducedStatement[] = [];
  readonly links: NameLink[] = [];
  private hostContext: HostContext = {};
  private readonly bodiesByName = new Map<string, Link>();
  private readonly statementIris = new Set<string>();
  private readonly og: Names['og'];

  constructor(
    private readonly facts: NewsFacts,
    private readonly options: FactsToQuadsOptions,
  ) {
    const { names, slug, known } = options;
    this.og = (localName) => names.og(localName);
    this.sink = new QuadSink(names.graphs.page(slug));
    this.newsItem = known?.newsItem ?? names.thing('news', slug);
    this.event = facts.event ? (known?.event ?? names.thing('event', slug)) : undefined;
    this.furtherEvent = facts.event && facts.furtherEvent ? furtherEventOf(slug, names) : undefined;
  }

  write(): void {
    const { facts, sink, newsItem } = this;
    this.say('title', facts.label, () => this.writeItem());
    if (facts.date) this.sayDate('issuedOn', newsItem, DCTERMS.issued, facts.date);
    const { summary } = facts;
    if (summary) this.say('summary', summary, () => this.text(newsItem, DCTERMS.abstract, summary));
    this.writeContentType();
    this.writeIssuers();
    this.writeFields();
    if (facts.event && this.event) this.writeEvent(facts.event, this.event);
    if (facts.furtherEvent && this.furtherEvent)
      this.writeFurtherEvent(facts.furtherEvent, this.furtherEvent);
    for (const organizer of facts.organisers) this.writeOrganizer(organizer);
    facts.persons.forEach((person, index) => {
      this.writePerson(person, index + 1);
    });
    if (facts.project) this.writeProject(facts.project.title, facts.project.kind);
    for (const name of facts.inferred ?? [])
      sink.add(newsItem, this.og('inferredProperty'), this.propertyOf(name));
  }

  /**
   * Whatever `write` adds rests on the words of this statement; it gives back the quad that says
   * it.
   */
  private say(
    relation: Relation,
    object: string,
    write: () => Quad | undefined,
    more: Pick<ProducedStatement, 'about' | 'link'> = {},
  ): void {
    const { quads, result: said } = this.sink.recording(write);
    this.statements.push({ relation, object, ...more, said, quads });
  }

  private sayDate(
    relation: Relation,
    subject: NamedNode,
    predicate: NamedNode,
    date: string,
    about?: string,
  ): void {
    this.say(
      relation,
      date,
      () => this.sink.date(subject, predicate, date),
      about === undefined ? {} : { about },
    );
  }

  private writeItem(): Quad {
    const { facts, sink, newsItem, event, og } = this;
    sink.type(newsItem, og('NewsItem'));
    const title = this.text(newsItem, RDFS.label, facts.label);
    this.text(newsItem, DCTERMS.title, facts.label);
    sink.plain(newsItem, DCTERMS.language, 'en');
    if (!facts.event || !event) return title;
    sink.add(newsItem, og('reportsOn'), event);
    this.text(event, RDFS.label, this.options.eventLabel ?? facts.label);
    // That it is an event no word needs to say.
    if (eventClassOf(facts.event.type) === 'Event') sink.type(event, og('Event'));
    return title;
  }

  private writeContentType(): void {
    const { facts, sink, og } = this;
    if (!facts.contentType) return;
    const { slug, isDeclared } = contentTypeOf(facts.contentType);
    const contentType = this.options.names.thing('content-type', slug);
    this.say('contentType', facts.contentType, () => {
      if (!isDeclared) {
        sink.type(contentType, og('ContentType'));
        sink.label(contentType, facts.contentType);
      }
      return sink.add(this.newsItem, og('contentType'), contentType);
    });
  }

  private writeIssuers(): void {
    const bodies: string[] = [];
    for (const name of this.facts.issuers) {
      const link = this.linkBody('issuedBy', name, {});
      if (link.outcome !== 'none') bodies.push(link.iri);
      this.sayLinked('issuedBy', name, link, (issuer) =>
        this.sink.add(this.newsItem, this.og('issuedBy'), issuer),
      );
    }
    const hostIso2 = bodies
      .map((iri) => this.options.linker.hostStateOf(iri))
      .find((iso2) => iso2 !== undefined);
    this.hostContext = { stateIso2: this.facts.event?.countryIso2 ?? hostIso2 ?? null, bodies };
  }

  private writeFields(): void {
    for (const name of this.facts.fieldsOfWork) {
      const link = this.noteLink('fieldOfWork', name, this.options.linker.linkField(name));
      this.sayLinked('fieldOfWork', name, link, (field) =>
        this.sink.add(this.newsItem, this.og('fieldOfWork'), field),
      );
    }
  }

  /** That there was such an event rests on the word for its type, and so does its name. */
  private writeFurtherEvent(fact: EventFact, event: NamedNode): void {
    const { sink, og, facts, newsItem } = this;
    this.say(
      'eventType',
      fact.type,
      () => {
        sink.add(newsItem, og('reportsOn'), event);
        this.text(
          event,
          RDFS.label,
          `${fact.type.charAt(0).toUpperCase()}${fact.type.slice(1)}: ${facts.label}`,
        );
        return sink.type(event, og(eventClassOf(fact.type)));
      },
      { about: fact.type },
    );
    this.writeDays(fact, event, fact.type);
    this.writePlaces(fact, event, fact.type);
  }

  private writeDays({ startDate, endDate }: EventFact, event: NamedNode, about?: string): void {
    if (startDate) this.sayDate('startDate', event, this.og('startDate'), startDate, about);
    if (endDate) this.sayDate('endDate', event, this.og('endDate'), endDate, about);
  }

  private writeEvent(fact: EventFact, event: NamedNode): void {
    const { sink, og } = this;
    this.say('eventType', fact.type, () => sink.type(event, og(eventClassOf(fact.type))));
    this.writeDays(fact, event);
    const { durationDays, participantsCount } = fact;
    if (durationDays !== undefined)
      this.say('durationDays', String(durationDays), () =>
        sink.integer(event, og('durationDays'), durationDays),
      );
    if (participantsCount !== null) {
      this.say('participantsCount', String(participantsCount), () => {
        if (fact.participantsApproximate)
          sink.add(event, og('participantCountApproximate'), literal('true', XSD.boolean));
        return sink.integer(event, og('participantCount'), participantsCount);
      });
    }
    const mode = attendanceModeOf(fact.format);
    if (mode && fact.format)
      this.say('format', fact.format, () => sink.add(event, og('attendanceMode'), mode));
    this.writePlaces(fact, event);
  }

  private writePlaces(fact: EventFact, event: NamedNode, about?: string): void {
    const { linker } = this.options;
    const state = fact.countryIso2 ? linker.stateOf(fact.countryIso2) : undefined;
    if (!fact.place && !fact.countryIso2) return;
    const places = [...new Set([fact.place, ...(fact.places ?? [])])];
    places.forEach((name, index) => {
      const link = this.noteLink(
        'place',
        name ?? `no town, ${fact.countryIso2}`,
        linker.linkPlace(name, fact.countryIso2, { isFurther: index > 0 }),
      );
      this.say(
        'place',
        name ?? '',
        () => {
          if (state && index === 0) this.sink.add(event, this.og('country'), this.describe(state));
          return link.outcome === 'none'
            ? undefined
            : this.sink.add(event, this.og('place'), this.describe(link));
        },
        { link, ...(about === undefined ? {} : { about }) },
      );
    });
  }

  private writeOrganizer(fact: OrganizerFact): void {
    const { sink, og } = this;
    const event = fact.isOfFurther ? (this.furtherEvent ?? this.event) : this.event;
    const about = event && event === this.furtherEvent ? this.facts.furtherEvent?.type : undefined;
    const relation =
      fact.role === 'co-organiser'
        ? 'organiser'
        : fact.role === 'supporter'
          ? 'partner'
          : fact.role;
    const link = this.linkBody(relation, fact.name, {
      kind: fact.kind,
      ...(fact.state ? { stateIso2: fact.state } : {}),
    });
    const properties = event ? ROLE_PROPERTIES[fact.role] : ['involves'];
    this.sayLinked(
      relation,
      fact.name,
      link,
      (body) =>
        properties.map((property) => sink.add(event ?? this.newsItem, og(property), body))[0],
      about,
    );
  }

  private writePerson(fact: PersonFact, number: number): void {
    const { sink, og, newsItem, event } = this;
    const link = this.noteLink(
      'person',
      fact.name,
      this.options.linker.linkNamed('person', PERSON, fact.name),
    );
    const person = link.outcome === 'none' ? undefined : namedNode(link.iri);
    const statement = person && this.statementBy(person, number);
    this.sayLinked('person', fact.name, link, () => {
      // There is a person, or this would not be called.
      const [speaker, said] = [person!, statement!];
      sink.type(said, og('Statement'));
      this.text(
        said,
        RDFS.label,
        fact.role ? `Statement by ${fact.name}, ${fact.role}` : `Statement by ${fact.name}`,
      );
      sink.add(newsItem, og('hasStatement'), said);
      sink.add(said, og('statedIn'), newsItem);
      sink.add(said, og('speaker'), speaker);
      if (event) {
        sink.add(event, og('statement'), said);
        sink.add(event, og('speaker'), speaker);
      }
      return sink.add(newsItem, og('quotes'), speaker);
    });
    if (person && statement) this.writePost(fact, person, statement);
  }

  private writePost(fact: PersonFact, person: NamedNode, statement: NamedNode): void {
    const { sink, og } = this;
    const { name: about, role, affiliation } = fact;
    const link = affiliation ? this.linkBody('affiliation', affiliation, {}) : undefined;
    const body = link && link.outcome !== 'none' ? link : undefined;
    const post = role ? this.postOf(role, body) : undefined;
    if (role && post) {
      this.say(
        'personRole',
        role,
        () => {
          sink.type(post, og('Post'));
          this.text(post, RDFS.label, body ? `${role}, ${body.label}` : role);
          this.text(post, og('roleName'), role);
          sink.add(statement, og('inCapacity'), post);
          return sink.add(person, og('holdsPost'), post);
        },
        { about },
      );
    }
    if (!affiliation || !link) return;
    this.sayLinked(
      'affiliation',
      affiliation,
      link,
      (employer) =>
        post
          ? sink.add(post, og('postAt'), employer)
          : sink.add(person, og('affiliation'), employer),
      about,
    );
  }

  private postOf(role: string, body: LinkedThing | NewThing | undefined): NamedNode {
    const bodySlug = body ? this.options.names.thingOf(body.iri)?.slug : undefined;
    return this.options.names.thing(
      'post',
      bodySlug ? `${bodySlug}-${toSlug(role)}` : toSlug(role),
    );
  }

  private writeProject(title: string, kind: string | null): void {
    const { sink, og } = this;
    const link = this.noteLink(
      'projectTitle',
      title,
      this.options.linker.linkNamed('project', PROJECT, title),
    );
    this.sayLinked('projectTitle', title, link, (project) => {
      if (kind) sink.plain(project, og('projectKind'), kind);
      return sink.add(this.event ?? this.newsItem, og('partOfProject'), project);
    });
  }

  private propertyOf(inferred: string): NamedNode {
    const property = INFERRED_PROPERTIES[inferred];
    if (property === undefined)
      throw new Error(
        `The facts of ${this.options.slug} call "${inferred}" inferred; expected one of ${Object.keys(INFERRED_PROPERTIES).join(', ')}.`,
      );
    const standard: Readonly<Record<string, NamedNode>> = {
      issued: DCTERMS.issued,
      abstract: DCTERMS.abstract,
      type: RDF.type,
    };
    return standard[property] ?? this.og(property);
  }

  /** A text that a thing has once: what the graph says already counts. */
  private text(subject: NamedNode, predicate: NamedNode, value: string): Quad {
    return this.sink.text(
      subject,
      predicate,
      this.options.linker.known.textOf(subject, predicate) ?? value,
    );
  }

  private statementBy(person: NamedNode, number: number): NamedNode {
    const { known, slug, linker, names } = this.options;
    if (!known) return names.thing('statement', `${slug}-${number}`);
    const statement = linker.known.statementBy(person, this.newsItem, slug, this.statementIris);
    this.statementIris.add(statement.value);
    return statement;
  }

  private linkBody(relation: Relation, name: string, context: LinkContext): Link {
    // A body that the item names with its kind is the same where it stands without, as somebody's
    // employer.
    const named = context.kind ? undefined : this.bodiesByName.get(nameKey(name));
    const link =
      named ?? this.options.linker.link(name, { ...context, hostContext: this.hostContext });
    if (context.kind) this.bodiesByName.set(nameKey(name), link);
    return this.noteLink(relation, name, link, context.kind);
  }

  private noteLink(relation: Relation, name: string, link: Link, kind?: BodyKind): Link {
    this.links.push({ relation, name, link, ...(kind ? { kind } : {}) });
    return link;
  }

  /**
   * A statement that names a thing, which is described here unless the reference data do; nothing
   * where the name is none.
   */
  private sayLinked(
    relation: Relation,
    name: string,
    link: Link,
    write: (thing: NamedNode) => Quad | undefined,
    about?: string,
  ): void {
    const className = NAMED_CLASSES[relation];
    this.say(
      relation,
      name,
      () =>
        link.outcome === 'none'
          ? undefined
          : write(
              className === undefined
                ? this.describe(link)
                : this.describeNamed(link, className, name),
            ),
      { link, ...(about === undefined ? {} : { about }) },
    );
  }

  /**
   * The node of a linked or new thing. Another spelling of a known name is an alternative one,
   * where it is given.
   */
  private describe(link: LinkedThing | NewThing): NamedNode {
    describeThing(this.sink, link, this.options.linker);
    return namedNode(link.iri);
  }

  /**
   * People and projects are described wherever they are named. Another spelling of a known name is
   * an alternative one.
   */
  private describeNamed(
    link: LinkedThing | NewThing,
    className: string,
    spelling: string,
  ): NamedNode {
    const thing = this.describe(link);
    this.sink.type(thing, this.og(className));
    if (this.text(thing, RDFS.label, spelling).object.value !== spelling)
      this.sink.altLabel(thing, spelling);
    return thing;
  }
}

const PERSON = 'Person';
const PROJECT = 'Project';
/** Classes of what is only known by its name, by the relation that names it. */
const NAMED_CLASSES: Partial<Readonly<Record<Relation, string>>> = {
  person: PERSON,
  projectTitle: PROJECT,
};

/** The properties by which an event has a body, for each part that the body took. */
const ROLE_PROPERTIES: Readonly<Record<OrganizerFact['role'], readonly string[]>> = {
  organiser: ['organizer'],
  'co-organiser': ['organizer', 'coOrganizer'],
  partner: ['partner'],
  supporter: ['partner', 'supporter'],
  host: ['host'],
  funder: ['funder'],
};
