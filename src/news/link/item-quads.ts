/** A news item's quads in the making, each linked to its relation and words. */
import {
  RDFS,
  SKOS,
  namedNode,
  objectsOf,
  type NamedNode,
  type Names,
  type Quad,
  type QuadSource,
} from '../../rdf/index.js';
import {
  isNeverDoubted,
  statementKey,
  type FactRelation,
  type NewsFacts,
  type StatementKey,
} from '../facts.js';
import { nameKey } from '../names/body-names.js';
import { KOSOVO_ISO2 } from './gazetteer.js';
import type { Linker } from './linker.js';
import type { LinkResult, LinkContext, LinkedThing, NewThing } from './links.js';
import { GraphQuads, languageOfNames } from './graph-quads.js';

export interface FactsToQuadsOptions {
  readonly linker: Linker;
  /** Slug of the news item, used in the IRIs of its graph, event and statements. */
  readonly slug: string;
  /** The IRIs of an item that is in the graph already. */
  readonly known?:
    { readonly newsItem: NamedNode; readonly event?: NamedNode | undefined } | undefined;
  /** The event's own name; without it, it takes the item's label. */
  readonly eventLabel?: string;
  /** Names after “Issued by” that are of no body: the item is the OSCE's. */
  readonly unfitIssuers?: readonly string[];
  /** Statements of the facts that are left out, except the title and publishers. */
  readonly without?: readonly StatementKey[];
}

/** The quads of one relation on the page. A repeated statement is here twice. */
export interface ProducedStatement extends StatementKey {
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
  readonly link: LinkResult;
}

export function eventOf(
  source: QuadSource,
  newsItem: NamedNode,
  names: Names,
): NamedNode | undefined {
  return objectsOf(source, newsItem, names.og('reportsOn')).find(
    (each): each is NamedNode => each.termType === 'NamedNode',
  );
}

/** Classes of things known only by name, by the relation that names them. */
const NAMED_CLASSES: Partial<Readonly<Record<FactRelation, string>>> = {
  person: 'Person',
  projectTitle: 'Project',
};

/** Collects the quads, statements and links of an item; names become things of its graph. */
export class ItemQuads extends GraphQuads {
  readonly newsItem: NamedNode;
  readonly event: NamedNode | undefined;
  readonly statements: ProducedStatement[] = [];
  readonly links: NameLink[] = [];
  readonly linker: Linker;
  readonly names: Names;
  readonly og: Names['og'];
  /** Where names of bodies that several States have are looked for first. */
  around: LinkContext = {};
  readonly #bodiesByName = new Map<string, LinkResult>();
  readonly #without: ReadonlySet<string>;

  constructor(
    readonly facts: NewsFacts,
    readonly options: FactsToQuadsOptions,
  ) {
    const { slug, known, linker } = options;
    const { names } = linker;
    super(names.graphs.page(slug));
    this.linker = linker;
    this.names = names;
    this.og = names.og;
    this.newsItem = known?.newsItem ?? names.thing('news', slug);
    this.#without = new Set(options.without?.map(statementKey));
    this.event = facts.event ? (known?.event ?? names.thing('event', slug)) : undefined;
  }

  /** Whether a statement of the facts is not left out. */
  isLeft(relation: FactRelation, object: string, about?: string): boolean {
    return (
      isNeverDoubted(relation) || !this.#without.has(statementKey({ relation, object, about }))
    );
  }

  /** Adds quads with this statement's words as evidence; `write` returns its main quad. */
  say(
    relation: FactRelation,
    object: string,
    write: () => Quad | undefined,
    more: Pick<ProducedStatement, 'about' | 'link'> = {},
  ): void {
    if (!this.isLeft(relation, object, more.about)) return;
    const { quads, result: said } = this.recording(write);
    this.statements.push({ relation, object, ...more, said, quads });
  }

  /** A text that a thing has once: an existing one counts. */
  textOnce(subject: NamedNode, predicate: NamedNode, value: string, language = 'en'): Quad {
    const [known] = this.linker.valuesOf(subject, predicate);
    return known ? this.copy(known) : this.text(subject, predicate, value, language);
  }

  linkBody(name: string, context: LinkContext = {}): LinkResult {
    // A body named with its kind is the same where it is named without, as somebody's employer.
    const named = context.kind ? undefined : this.#bodiesByName.get(nameKey(name));
    const link = named ?? this.linker.link(name, { ...this.around, ...context });
    if (context.kind) this.#bodiesByName.set(nameKey(name), link);
    return link;
  }

  /** Notes the link, and describes the named thing unless the reference data do. */
  sayLinked(
    relation: FactRelation,
    name: string,
    link: LinkResult,
    write: (thing: NamedNode) => Quad | undefined,
    { about, noted = name }: { about?: string; noted?: string } = {},
  ): void {
    if (!this.isLeft(relation, name, about)) return;
    this.links.push({ relation, name: noted, link });
    const className = NAMED_CLASSES[relation];
    const writeLinked = (): Quad | undefined => {
      if (link.outcome === 'none') return undefined;
      const thing = this.describe(link);
      if (className !== undefined) this.#nameAgain(thing, className, name);
      return write(thing);
    };
    this.say(relation, name, writeLinked, { link, about });
  }

  /** People and projects are described wherever they are named; another spelling is one more name. */
  #nameAgain(thing: NamedNode, className: string, spelling: string): void {
    const language = languageOfNames(this.names.thingOf(thing.value)?.kind);
    this.type(thing, this.og(className));
    if (this.textOnce(thing, RDFS.label, spelling, language).object.value !== spelling)
      this.text(thing, SKOS.altLabel, spelling, language);
  }

  /** The node of a thing, which the graph of an item describes unless the reference data do. */
  describe(thing: LinkedThing | NewThing): NamedNode {
    if (thing.outcome === 'linked') this.#describeKnown(thing.iri, new Set());
    else this.#describeNew(thing);
    return namedNode(thing.iri);
  }

  #describeKnown(iri: string, described: Set<string>): void {
    if (described.has(iri)) return;
    described.add(iri);
    for (const known of this.linker.descriptionOf(iri)) {
      this.copy(known);
      this.#describeKnown(known.object.value, described);
    }
  }

  #describeNew({ iri, classes, label, altLabels, parent, iso2 }: NewThing): void {
    const node = namedNode(iri);
    const kind = this.names.thingOf(iri)?.kind;
    for (const className of classes) this.type(node, this.og(className));
    const language = languageOfNames(kind);
    this.label(node, label, language);
    for (const name of altLabels) this.text(node, SKOS.altLabel, name, language);
    if (parent) this.add(node, this.og('parentBody'), this.describe(parent));
    if (iso2 === undefined) return;
    if (kind === 'state') {
      this.plain(node, this.og('iso2'), iso2);
      return;
    }
    const [within, inState] = kind === 'place' ? ['within', 'inState'] : ['ofPlace', 'ofState'];
    const state = this.linker.stateOf(iso2);
    if (iso2 === KOSOVO_ISO2) this.add(node, this.og(within), this.names.thing('place', 'kosovo'));
    else if (state) this.add(node, this.og(inState), this.describe(state));
  }
}
