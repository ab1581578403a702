/** Finds the known or new thing for a name on a page. Never guesses. */
import {
  RDF,
  RDFS,
  SKOS,
  namedNode,
  quadKey,
  toSlug,
  type Names,
  type Quad,
  type QuadSource,
} from '../../rdf/index.js';
import { BodyLinker } from './bodies.js';
import { commonNoun, ministryOf, nameKey } from '../names/body-names.js';
import { Gazetteer, KOSOVO_ISO2, bestNamed, type NamedEntry } from './gazetteer.js';
import type { LinkResult, LinkContext, LinkedThing, NewThing } from './links.js';
import { REFUSED_NAME, linked, noLink, noOneLink, only } from './links.js';
import { NewThings } from './new-things.js';

/** People's decisions about names, which are compared by `nameKey`. */
export interface NameDecisions {
  /** The things that somebody assigned to a name, on some page. */
  readonly things: ReadonlyMap<string, readonly string[]>;
  /** Kinds (as in IRIs) and names of which somebody decided that they are of no thing. */
  readonly noThings: ReadonlySet<string>;
}

interface LinkerKnowledge {
  readonly gazetteer?: Gazetteer;
  readonly decisions?: NameDecisions;
  /** The things that somebody assigned to names on this page, whatever else was decided. */
  readonly here?: ReadonlyMap<string, string>;
  /** Keys of statements that no longer count. */
  readonly outgoing?: ReadonlySet<string>;
}

/**
 * Links names to one version of the graph. In this order: a reviewer's decision; the exact name;
 * the name without the site's additions, or in another spelling; a ministry by its kind and State;
 * a body of a State by the rest of its name; a part of a known body. A name of several things is
 * linked only when the State or the context leaves one of them.
 */
export class Linker {
  readonly gazetteer: Gazetteer;
  readonly newThings: NewThings;
  readonly #bodies: BodyLinker;

  /** The knowledge is that of `source`; a missing gazetteer is made. */
  constructor(
    readonly source: QuadSource,
    readonly names: Names,
    private readonly knowledge: LinkerKnowledge = {},
  ) {
    this.gazetteer = knowledge.gazetteer ?? new Gazetteer(source, names);
    this.newThings = new NewThings(this.gazetteer, names);
    this.#bodies = new BodyLinker(this.gazetteer, this.newThings, names);
  }

  link(name: string, context: LinkContext = {}): LinkResult {
    const text = name.trim();
    if (nameKey(text) === '') return noLink('the name is empty');
    return (
      this.#asDecided(text, ['organization', 'state'], context) ??
      this.#unlessRefused(this.#bodies.link(text, context), text)
    );
  }

  /** Without a name, the State; `isFurther` is another town, maybe of another State. */
  linkPlace(
    name: string | null,
    iso2: string | null,
    { isFurther = false }: { readonly isFurther?: boolean } = {},
  ): LinkResult {
    const text = name?.trim() ?? '';
    const decided = text && this.#asDecided(text, ['place'], isFurther ? {} : { stateIso2: iso2 });
    if (decided) return decided;
    const link = text ? this.#placeNamed(text, iso2, isFurther) : this.#wholeState(iso2);
    return this.#unlessRefused(link, text);
  }

  linkNamed(kind: 'person' | 'project', name: string): LinkResult {
    const known = this.#linkOfKind(kind, name);
    if (known) return known;
    const made: NewThing = {
      outcome: 'new',
      iri: this.newThings.mint(kind, toSlug(name), name),
      label: name,
      classes: [kind === 'person' ? 'Person' : 'Project'],
      altLabels: [],
      reasons: [`no ${kind} with this name is known`],
    };
    return this.#unlessRefused(made, name);
  }

  /** The field of work with this name. A field is never new: the list is closed. */
  linkField(name: string): LinkResult {
    return this.#linkOfKind('field', name) ?? noLink(`no field of work is called "${name}"`);
  }

  /** Undefined for codes that are none of a State, Kosovo's among them. */
  stateOf(iso2: string): LinkedThing | NewThing | undefined {
    const known = this.gazetteer.state(iso2);
    return known ? linked(known, 'label') : this.newThings.stateOfCode(iso2);
  }

  /** None for reference data; for another item's thing the known statements, to be complete. */
  descriptionOf(iri: string): Quad[] {
    const entry = this.gazetteer.entries.get(iri);
    if (!entry || entry.inReference) return [];
    const properties = ['iso2', 'ofState', 'ofPlace', 'parentBody', 'inState', 'within'];
    return [RDF.type, RDFS.label, SKOS.altLabel, ...properties.map(this.names.og)].flatMap(
      (property) => this.#asserted(namedNode(iri), property),
    );
  }

  /** The asserted statements of the graph with this subject and predicate that still count. */
  valuesOf(subject: Quad['subject'], predicate: Quad['predicate']): Quad[] {
    const { outgoing } = this.knowledge;
    return this.#asserted(subject, predicate).filter((each) => !outgoing?.has(quadKey(each)));
  }

  /** Whether one of them says this, in any graph. */
  has({ subject, predicate, object }: Quad): boolean {
    return this.valuesOf(subject, predicate).some((each) => each.object.equals(object));
  }

  #asserted(subject: Quad['subject'], predicate: Quad['predicate']): Quad[] {
    const { inferred } = this.names.graphs;
    return [...this.source.match(subject, predicate)].filter(
      ({ graph }) => !graph.equals(inferred),
    );
  }

  /** As decided. Common names (“the Mission”) are decided for their State, or not at all. */
  #asDecided(
    text: string,
    kinds: readonly string[],
    context: LinkContext,
  ): LinkedThing | undefined {
    const { decisions, here } = this.knowledge;
    const { entries } = this.gazetteer;
    const key = nameKey(text);
    const now = entries.get(here?.get(key) ?? '');
    if (now && kinds.includes(now.kind)) return linked(now, 'review', 'decided by a reviewer');
    const things = decisions?.things.get(key);
    if (!things) return undefined;
    const isCommon = commonNoun(text) !== undefined || ministryOf(key) !== undefined;
    // The name of a thing of the reference data keeps its meaning on other pages.
    const own = this.gazetteer
      .named(text, 'exact')
      .filter(({ entry }) => entry.inReference && kinds.includes(entry.kind));
    if (own.length === 1 && !isCommon) return undefined;
    const iso2 =
      context.stateIso2 ?? this.gazetteer.stateInKey(key)?.iso2 ?? context.hostIso2 ?? undefined;
    const isOneOfMany = isCommon && kinds.includes('organization');
    const fits = (code: string | undefined): boolean =>
      isOneOfMany ? code !== undefined && code === iso2 : !code || !iso2 || code === iso2;
    const one = only(
      things
        .flatMap((iri) => entries.get(iri) ?? [])
        .filter((entry) => kinds.includes(entry.kind) && fits(entry.iso2)),
    );
    return one && linked(one, 'review', 'decided by a reviewer');
  }

  /** Nothing, where somebody decided that a new thing of the name is none. */
  #unlessRefused(link: LinkResult, name: string): LinkResult {
    if (link.outcome !== 'new') return link;
    const key = `${this.names.thingOf(link.iri)?.kind} ${nameKey(name)}`;
    return this.knowledge.decisions?.noThings.has(key) ? REFUSED_NAME : link;
  }

  #linkOfKind(kind: string, name: string): LinkResult | undefined {
    const decided = this.#asDecided(name, [kind], {});
    if (decided) return decided;
    const { how, found } = this.#namedOfKind(kind, name);
    const bearers = bestNamed(found);
    const one = only(bearers);
    if (one) return linked(one.entry, how ?? one.type);
    return bearers.length > 1 ? noOneLink(name, bearers) : undefined;
  }

  /** Things of a kind with this name, or else with it in another spelling. */
  #namedOfKind(kind: string, name: string): { how?: 'spelling'; found: readonly NamedEntry[] } {
    const isOfKind = ({ entry }: NamedEntry): boolean => entry.kind === kind;
    const found = this.gazetteer.named(name, 'exact').filter(isOfKind);
    return found.length > 0
      ? { found }
      : { how: 'spelling', found: this.gazetteer.named(name, 'spelling').filter(isOfKind) };
  }

  #placeNamed(text: string, iso2: string | null, isFurther: boolean): LinkResult {
    const places = this.#namedOfKind('place', text).found;
    const inState = iso2 && this.#onePlace(places.filter(({ entry }) => entry.iso2 === iso2));
    if (inState) return linkedPlace(inState);
    const anywhere = this.#onePlace(places);
    if (anywhere && (!iso2 || isFurther))
      return linkedPlace(anywhere, 'the only known place with this name');
    if (places.length > 1 && !iso2)
      return noLink(
        `there are several places called "${text}", and the page does not say which one`,
        places.map(({ entry }) => entry.iri),
      );
    return this.newThings.place(text, iso2 ?? undefined);
  }

  /** The only one of the best kind of name; of a capital and the State of its name, the capital. */
  #onePlace(found: readonly NamedEntry[]): NamedEntry | undefined {
    const best = bestNamed(found);
    return only(best) ?? only(best.filter(({ entry }) => this.gazetteer.isCapital(entry)));
  }

  /** A State as the place of an event without a named town. */
  #wholeState(iso2: string | null): LinkResult {
    if (!iso2) return noLink('the page names neither a place nor a State');
    if (iso2 === KOSOVO_ISO2) return this.#placeNamed('Kosovo', null, false);
    const label = this.stateOf(iso2)?.label;
    if (label === undefined) return noLink(`no State has the code "${iso2}"`);
    const known = this.gazetteer
      .named(label, 'exact')
      .find(
        ({ entry }) =>
          entry.kind === 'place' && entry.iso2 === iso2 && !this.gazetteer.isCapital(entry),
      );
    return known ? linkedPlace(known) : this.newThings.place(label, iso2);
  }
}

const linkedPlace = ({ entry, type }: NamedEntry, ...reasons: string[]): LinkedThing => ({
  ...linked(entry, type, ...reasons),
  score: reasons.length ? 0.8 : 1,
});
