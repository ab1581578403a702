/** A news item's quads in the making, each linked to its relation and words. */
import { RDFS, namedNode, type NamedNode, type Names, type Quad } from '../../rdf/index.js';
import type { BodyKind, NewsFacts, FactRelation } from '../facts.js';
import { nameKey } from './body-names.js';
import type { Linker } from './linker.js';
import type { HostContext, LinkResult, LinkContext, LinkedThing, NewThing } from './links.js';
import { GraphQuads, languageOfNames } from './graph-quads.js';
import { describeThing } from './thing-quads.js';

export interface FactsToQuadsOptions {
  readonly names: Names;
  readonly linker: Linker;
  /** Slug of the news item, used in the IRIs of its graph, event and statements. */
  readonly slug: string;
  /** The IRIs of an item that is in the graph already. */
  readonly known?: { readonly newsItem: NamedNode; readonly event?: NamedNode };
  /** The event's own name; without it, it takes the item's label. */
  readonly eventLabel?: string;
  /** Names after “Issued by” that are of no body: the item is the OSCE's. */
  readonly unfitIssuers?: readonly string[];
}

/** The quads of one relation on the page. A repeated statement is here twice. */
export interface ProducedStatement {
  readonly relation: FactRelation;
  /** The object as in `FactStatement.object`. */
  readonly object: string;
  /** For `personRole` and `affiliation`: the person. */
  readonly about?: string | undefined;
  /** The result for the object's name, if it is a name. */
  readonly link?: LinkResult;
  /** The statement's quad, or the first of them; none where the name is none of a thing. */
  readonly said: Quad | undefined;
  /** All quads with the statement as evidence, including descriptions of the named thing. */
  readonly quads: readonly Quad[];
}

export interface NameLink {
  readonly relation: FactRelation;
  readonly name: string;
  readonly kind?: BodyKind;
  readonly link: LinkResult;
}

/** Classes of things known only by name, by the relation that names them. */
const NAMED_CLASSES: Partial<Readonly<Record<FactRelation, string>>> = {
  person: 'Person',
  projectTitle: 'Project',
};

/** Collects the quads, statements and links of an item; names become things of its graph. */
export class ItemQuads {
  readonly sink: GraphQuads;
  readonly newsItem: NamedNode;
  readonly event: NamedNode | undefined;
  readonly statements: ProducedStatement[] = [];
  readonly links: NameLink[] = [];
  /** Where names of bodies that several States have are looked for first. */
  hostContext: HostContext = {};
  readonly #bodiesByName = new Map<string, LinkResult>();

  constructor(
    readonly facts: NewsFacts,
    readonly options: FactsToQuadsOptions,
  ) {
    const { names, slug, known } = options;
    this.sink = new GraphQuads(names.graphs.page(slug));
    this.newsItem = known?.newsItem ?? names.thing('news', slug);
    this.event = facts.event ? (known?.event ?? names.thing('event', slug)) : undefined;
  }

  /** Adds quads with this statement's words as evidence; returns its main quad. */
  say(
    relation: FactRelation,
    object: string,
    write: () => Quad | undefined,
    more: Pick<ProducedStatement, 'about' | 'link'> = {},
  ): void {
    const { quads, result: said } = this.sink.recording(write);
    this.statements.push({ relation, object, ...more, said, quads });
  }

  sayDate(
    relation: FactRelation,
    subject: NamedNode,
    predicate: NamedNode,
    date: string,
    about?: string,
  ): void {
    this.say(relation, date, () => this.sink.date(subject, predicate, date), { about });
  }

  og(localName: string): NamedNode {
    return this.options.names.og(localName);
  }

  /** A text that a thing has once: an existing one counts. */
  text(subject: NamedNode, predicate: NamedNode, value: string, language = 'en'): Quad {
    const known = this.options.linker.known.firstOf(subject, predicate);
    return known ? this.sink.copy(known) : this.sink.text(subject, predicate, value, language);
  }

  linkBody(relation: FactRelation, name: string, context: LinkContext): LinkResult {
    // A body named with its kind is the same where it is named without, as somebody's employer.
    const named = context.kind ? undefined : this.#bodiesByName.get(nameKey(name));
    const link =
      named ?? this.options.linker.link(name, { ...context, hostContext: this.hostContext });
    if (context.kind) this.#bodiesByName.set(nameKey(name), link);
    return this.noteLink(relation, name, link, context.kind);
  }

  noteLink(relation: FactRelation, name: string, link: LinkResult, kind?: BodyKind): LinkResult {
    this.links.push({ relation, name, link, ...(kind ? { kind } : {}) });
    return link;
  }

  /** Describes the named thing unless the reference data do; nothing without a link. */
  sayLinked(
    relation: FactRelation,
    name: string,
    link: LinkResult,
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
                : this.#describeNamed(link, className, name),
            ),
      { link, about },
    );
  }

  /** The node. Another spelling of a known name becomes an alternative. */
  describe(link: LinkedThing | NewThing): NamedNode {
    describeThing(this.sink, link, this.options.linker);
    return namedNode(link.iri);
  }

  /** Like `describe`; people and projects are described wherever they are named. */
  #describeNamed(link: LinkedThing | NewThing, className: string, spelling: string): NamedNode {
    const thing = this.describe(link);
    const language = languageOfNames(this.options.names.thingOf(link.iri)?.kind);
    this.sink.type(thing, this.og(className));
    if (this.text(thing, RDFS.label, spelling, language).object.value !== spelling)
      this.sink.altLabel(thing, spelling, language);
    return thing;
  }
}
