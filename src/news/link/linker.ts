/** Finds the known or new thing for a name on a page. Never guesses. */
import { toSlug, type Names, type Quad, type QuadSource } from '../../rdf/index.js';
import { isSuitable, needsContext } from './body-fit.js';
import {
  commonNoun,
  looseNameKey,
  ministryOf,
  nameKey,
  withoutClosedSuffix,
} from './body-names.js';
import { Gazetteer, bestNamed, type NamedEntry } from './gazetteer.js';
import { KnownStatements } from './known-statements.js';
import type { LinkResult, LinkContext, LinkHow, LinkedThing, NewThing } from './links.js';
import { REFUSED_NAME, linked, noLink } from './links.js';
import { NewThings } from './new-things.js';
import { linkPlace } from './place-linking.js';
import { linkByCore, linkMinistry } from './state-bodies.js';

/** Kinds complete in the reference data: another spelling is a slip, no new body. */
const COMPLETE_KINDS: ReadonlySet<string> = new Set([
  'field-operation',
  'institution',
  'secretariat-unit',
]);

/** What is left of the name of a State's government. */
const GOVERNMENT = /^(?:(?:federal|central|national|royal) )?government(?: of)?$/;

/** People's decisions about names, which are compared by `nameKey`. */
export interface NameDecisions {
  /** The things that somebody assigned to a name, on some page. */
  readonly things: ReadonlyMap<string, readonly string[]>;
  /** Kinds (as in IRIs) and names of which somebody decided that they are of no thing. */
  readonly noThings: ReadonlySet<string>;
}

interface LinkerKnowledge {
  readonly gazetteer?: Gazetteer;
  readonly known?: KnownStatements;
  readonly decisions?: NameDecisions;
  /** The things that somebody assigned to names on this page, whatever else was decided. */
  readonly here?: ReadonlyMap<string, string>;
}

/**
 * Links names to one version of the graph. In this order: a reviewer's decision; the exact name;
 * the name without the site's additions, or in another spelling; a ministry by its kind and State;
 * a body of a State by the rest of its name; a part of a known body. A name of several things is
 * linked only when the State or the context leaves one of them.
 */
export class Linker {
  readonly gazetteer: Gazetteer;
  /** Existing statements of the graph. */
  readonly known: KnownStatements;
  readonly newThings: NewThings;

  /** The knowledge is that of `source`; missing parts are made. */
  constructor(
    private readonly source: QuadSource,
    readonly names: Names,
    private readonly knowledge: LinkerKnowledge = {},
  ) {
    this.gazetteer = knowledge.gazetteer ?? new Gazetteer(source, names);
    this.known = knowledge.known ?? new KnownStatements(source, names);
    this.newThings = new NewThings(this.gazetteer, names);
  }

  link(name: string, context: LinkContext = {}): LinkResult {
    const text = withoutClosedSuffix(name.trim());
    if (text === '') return noLink('the name is empty');
    const decided = this.linkAsDecided(text, ['organization', 'state'], context);
    if (decided) return decided;
    return this.unlessRefused(this.linkBody(name.trim(), text, context), text);
  }

  private linkBody(given: string, text: string, context: LinkContext): LinkResult {
    if (commonNoun(text) === 'osce') return this.linkCommonNoun(text, context);
    const government = this.linkGovernment(text, context);
    if (government) return government;
    const known = this.linkByName(given, text, context);
    if (known) return known;
    const ministry = linkMinistry(this.gazetteer, this.newThings, text, context);
    if (ministry) return ministry;
    if (text.length <= 2) return noLink(`"${text}" is too short to be the name of one thing`);
    return (
      linkByCore(this.gazetteer, text, context) ??
      this.linkChairpersonship(text) ??
      this.newThings.partOf(text, context, (whole) => this.linkWhole(whole, context)) ??
      this.newThings.state(text, context) ??
      this.linkBySpelling(text, context) ??
      this.newThings.body(text, context)
    );
  }

  /** A State’s government is the State: `Government of Norway`, `German Federal Government`. */
  private linkGovernment(text: string, context: LinkContext): LinkedThing | undefined {
    const key = nameKey(text);
    const found = this.gazetteer.stateInKey(key);
    const iso2 = found?.iso2 ?? context.stateIso2 ?? context.hostContext?.stateIso2;
    const state = iso2 && GOVERNMENT.test(found?.rest ?? key) ? this.gazetteer.state(iso2) : '';
    return state
      ? linked(
          state,
          found ? 'kind and State' : 'context',
          'the government of a State is the State',
        )
      : undefined;
  }

  /** As decided. Common names (“the Mission”) are decided for their State, or not at all. */
  private linkAsDecided(
    text: string,
    kinds: readonly string[],
    context: LinkContext,
  ): LinkedThing | undefined {
    const key = nameKey(text);
    const here = this.gazetteer.entries.get(this.knowledge.here?.get(key) ?? '');
    if (here && kinds.includes(here.kind)) return linked(here, 'review', 'decided by a reviewer');
    const things = this.knowledge.decisions?.things.get(key);
    if (!things) return undefined;
    // The name of a thing of the reference data keeps its meaning on other pages.
    const own = this.gazetteer
      .withName(text)
      .filter(({ entry }) => entry.inReference && kinds.includes(entry.kind));
    if (own.length === 1 && commonNoun(text) === undefined && ministryOf(key) === undefined)
      return undefined;
    const iso2 =
      context.stateIso2 ??
      this.gazetteer.stateInKey(key)?.iso2 ??
      context.hostContext?.stateIso2 ??
      undefined;
    const isOneOfMany =
      kinds.includes('organization') &&
      (commonNoun(text) !== undefined || ministryOf(key) !== undefined);
    const suitable = things
      .flatMap((iri) => this.gazetteer.entries.get(iri) ?? [])
      .filter(
        (entry) =>
          kinds.includes(entry.kind) &&
          (isOneOfMany
            ? entry.iso2 !== undefined && entry.iso2 === iso2
            : !entry.iso2 || !iso2 || entry.iso2 === iso2),
      );
    return suitable.length === 1 && suitable[0]
      ? linked(suitable[0], 'review', 'decided by a reviewer')
      : undefined;
  }

  private isNoThing(kind: string, name: string): boolean {
    return this.knowledge.decisions?.noThings.has(`${kind} ${nameKey(name)}`) ?? false;
  }

  private unlessRefused(link: LinkResult, name: string): LinkResult {
    const kind = link.outcome === 'new' ? this.names.thingOf(link.iri)?.kind : undefined;
    return kind !== undefined && this.isNoThing(kind, name) ? REFUSED_NAME : link;
  }

  /** A body of a completely known kind, by another spelling of its name. */
  private linkBySpelling(text: string, context: LinkContext): LinkedThing | undefined {
    if (!context.kind || !COMPLETE_KINDS.has(context.kind)) return undefined;
    const alike = bestNamed(
      this.gazetteer
        .near(text)
        .filter(({ entry }) => entry.inReference && isSuitable(entry, text, context)),
    );
    return alike.length === 1 && alike[0]
      ? linked(
          alike[0].entry,
          'similar spelling',
          `spelled like “${alike[0].entry.label}”, and all bodies of its kind are known`,
        )
      : undefined;
  }

  /** Without a name, the State as a place. `isFurther`: not the place the State was given for. */
  linkPlace(
    name: string | null,
    iso2: string | null,
    options: { isFurther?: boolean } = {},
  ): LinkResult {
    const text = name?.trim() ?? '';
    const decided =
      text === ''
        ? undefined
        : this.linkAsDecided(text, ['place'], options.isFurther ? {} : { stateIso2: iso2 });
    const link = decided ?? linkPlace(this.gazetteer, this.newThings, name, iso2, options);
    return this.unlessRefused(link, text);
  }

  /** The person or project of this name. */
  linkNamed(kind: 'person' | 'project', name: string): LinkResult {
    const known = this.linkOfKind(kind, name);
    if (known) return known;
    if (this.isNoThing(kind, name)) return REFUSED_NAME;
    return {
      outcome: 'new',
      iri: this.newThings.mint(kind, toSlug(name), name),
      label: name,
      classes: [kind === 'person' ? 'Person' : 'Project'],
      altLabels: [],
      reasons: [`no ${kind} with this name is known`],
    };
  }

  /** The field of work with this name. A field is never new: the list is closed. */
  linkField(name: string): LinkResult {
    return this.linkOfKind('field', name) ?? noLink(`no field of work is called "${name}"`);
  }

  private linkOfKind(kind: string, name: string): LinkResult | undefined {
    const decided = this.linkAsDecided(name, [kind], {});
    if (decided) return decided;
    for (const how of ['name', 'spelling'] as const) {
      const found = how === 'name' ? this.gazetteer.withName(name) : this.gazetteer.withKey(name);
      const bearers = bestNamed(found.filter(({ entry }) => entry.kind === kind));
      if (bearers.length === 1 && bearers[0])
        return linked(bearers[0].entry, how === 'name' ? bearers[0].type : how);
      if (bearers.length > 1) return noOneLink(name, bearers);
    }
    return undefined;
  }

  /** Undefined for codes that are none of a State, Kosovo's among them. */
  stateOf(iso2: string): LinkedThing | NewThing | undefined {
    const known = this.gazetteer.state(iso2);
    return known ? linked(known, 'label') : this.newThings.stateOfCode(iso2);
  }

  /** None for reference data; for another item's thing the known statements, to be complete. */
  descriptionOf(iri: string): Quad[] {
    const entry = this.gazetteer.entries.get(iri);
    return !entry || entry.inReference ? [] : this.gazetteer.descriptionOf(this.source, iri);
  }

  private linkByName(given: string, text: string, context: LinkContext): LinkResult | undefined {
    const attempts: readonly (readonly [readonly NamedEntry[], LinkHow | undefined])[] = [
      [this.gazetteer.withName(given), undefined],
      [given === text ? [] : this.gazetteer.withName(text), 'suffix dropped'],
      [this.gazetteer.withKey(text), 'spelling'],
      [this.gazetteer.withLooseKey(text), 'spelling'],
    ];
    for (const [found, how] of attempts) {
      const suitable = bestNamed(found.filter(({ entry }) => isSuitable(entry, text, context)));
      if (suitable.length === 1 && suitable[0]) {
        const { entry, type } = suitable[0];
        if (!needsContext(this.gazetteer, entry, text, context)) return linked(entry, how ?? type);
        if (entry.iso2 === context.hostContext?.stateIso2)
          return linked(entry, 'context', `"${text}" in the State of the event or the publisher`);
        continue;
      }
      if (suitable.length > 1) {
        const hostIso2 = context.hostContext?.stateIso2;
        const atHome = hostIso2 ? suitable.filter(({ entry }) => entry.iso2 === hostIso2) : [];
        if (atHome.length === 1 && atHome[0])
          return linked(
            atHome[0].entry,
            'context',
            `of ${suitable.length} bodies with this name, the one in the State of the event`,
          );
        if (!context.stateIso2 && !hostIso2) return noOneLink(text, suitable);
      }
    }
    return undefined;
  }

  private linkCommonNoun(text: string, context: LinkContext): LinkResult {
    const noun = looseNameKey(text);
    const bodies = (context.hostContext?.bodies ?? []).flatMap(
      (iri) => this.gazetteer.entries.get(iri) ?? [],
    );
    const named = bodies.filter((entry) =>
      [...entry.namesOfThing.keys()].some((name) =>
        ` ${looseNameKey(name)} `.includes(` ${noun} `),
      ),
    );
    const distinct = [...new Set(named)];
    if (distinct.length === 1 && distinct[0])
      return linked(distinct[0], 'context', `"${text}" refers to a body named earlier`);
    return noLink(
      `"${text}" is a common noun; the context names ` +
        `${distinct.length === 0 ? 'no' : 'more than one'} body that it could refer to`,
      distinct.map(({ iri }) => iri),
    );
  }

  private linkChairpersonship(text: string): LinkResult | undefined {
    const match = /^osce chair(?:man|person)ship of (.+)$/.exec(nameKey(text));
    const iri = this.names.thing('organization', 'chairpersonship').value;
    const entry = this.gazetteer.entries.get(iri);
    return match && entry ? linked(entry, 'Chairpersonship of a State') : undefined;
  }

  /** The body that another is part of: a known one, or a ministry whose State is known. */
  private linkWhole(whole: string, context: LinkContext): LinkedThing | NewThing | undefined {
    // The kind is that of the part.
    const ofWhole: LinkContext = {
      stateIso2: context.stateIso2 ?? null,
      hostContext: context.hostContext ?? {},
    };
    const found =
      this.linkByName(whole, whole, ofWhole) ??
      linkMinistry(this.gazetteer, this.newThings, whole, ofWhole) ??
      linkByCore(this.gazetteer, whole, ofWhole);
    if (!found || found.outcome === 'none') return undefined;
    return this.names.thingOf(found.iri)?.kind === 'organization' ? found : undefined;
  }
}

const noOneLink = (name: string, found: readonly NamedEntry[]): LinkResult =>
  noLink(
    `"${name}" is the name of ${found.length} things, and the page does not say which one`,
    found.map(({ entry }) => entry.iri),
  );
