/** Finds the known or new thing for a name on a page. Never guesses. */
import { toSlug, type Kind, type Names, type Quad, type QuadSource } from '../../rdf/index.js';
import { isSuitable, needsContext } from './body-fit.js';
import {
  commonNoun,
  looseNameKey,
  ministryOf,
  nameKey,
  withoutClosedSuffix,
} from './body-names.js';
import { NO_DECISIONS, type NameDecisions } from './decisions.js';
import { Gazetteer, bestNamed, type NamedEntry } from './gazetteer.js';
import { KnownStatements } from './known-statements.js';
import { linked } from './linked.js';
import type { LinkResult, LinkContext, LinkHow, LinkedThing, NewThing } from './links.js';
import { REFUSED_NAME, noLink } from './links.js';
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

interface LinkerKnowledge {
  readonly gazetteer?: Gazetteer;
  readonly known?: KnownStatements;
  readonly decisions?: NameDecisions;
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
  private readonly newThings: NewThings;
  private readonly decisions: NameDecisions;

  /** The knowledge is that of `source`; missing parts are made. */
  constructor(
    private readonly source: QuadSource,
    readonly names: Names,
    knowledge: LinkerKnowledge = {},
  ) {
    this.gazetteer = knowledge.gazetteer ?? new Gazetteer(source, names);
    this.known = knowledge.known ?? new KnownStatements(source, names);
    this.decisions = knowledge.decisions ?? NO_DECISIONS;
    this.newThings = new NewThings(this.gazetteer, names);
  }

  link(name: string, context: LinkContext = {}): LinkResult {
    const text = withoutClosedSuffix(name.trim());
    if (text === '') return noLink('the name is empty');
    const decided = this.linkAsDecided(text, ['organization', 'state'], context);
    if (decided) return decided;
    const link = this.linkBody(name.trim(), text, context);
    return link.outcome === 'new' && this.isNoThing(link.iri, text) ? REFUSED_NAME : link;
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
    const here = this.gazetteer.entries.get(this.decisions.thingHere(key) ?? '');
    if (here && kinds.includes(here.kind)) return linked(here, 'review', 'decided by a reviewer');
    const things = this.decisions.thingsOf(key);
    if (things.length === 0) return undefined;
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

  private isNoThing(iri: string, text: string): boolean {
    return this.decisions.isNoThing(this.names.thingOf(iri)?.kind ?? '', nameKey(text));
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
    return link.outcome === 'new' && this.isNoThing(link.iri, text) ? REFUSED_NAME : link;
  }

  /** The person or project of this name. */
  linkNamed(kind: 'person' | 'project', className: string, name: string): LinkResult {
    const decided = this.linkAsDecided(name, [kind], {});
    if (decided) return decided;
    for (const found of [this.gazetteer.withName(name), this.gazetteer.withKey(name)]) {
      const bearers = bestNamed(found.filter(({ entry }) => entry.kind === kind));
      if (bearers.length === 1 && bearers[0])
        return linked(
          bearers[0].entry,
          found === this.gazetteer.withName(name) ? bearers[0].type : 'spelling',
        );
      if (bearers.length > 1)
        return noLink(
          `"${name}" is the name of ${bearers.length} things, and the page does not say ` +
            'which one',
          bearers.map(({ entry }) => entry.iri),
        );
    }
    if (this.decisions.isNoThing(kind, nameKey(name))) return REFUSED_NAME;
    return {
      outcome: 'new',
      iri: this.mint(kind, name),
      label: name,
      classes: [className],
      altLabels: [],
      reasons: [`no ${kind} with this name is known`],
    };
  }

  /** The field of work with this name. A field is never new: the list is closed. */
  linkField(name: string): LinkResult {
    const decided = this.linkAsDecided(name, ['field'], {});
    if (decided) return decided;
    for (const found of [this.gazetteer.withName(name), this.gazetteer.withKey(name)]) {
      const fields = bestNamed(found.filter(({ entry }) => entry.kind === 'field'));
      if (fields.length === 1 && fields[0])
        return linked(
          fields[0].entry,
          found === this.gazetteer.withName(name) ? fields[0].type : 'spelling',
        );
      if (fields.length > 1)
        return noLink(
          `several fields of work are called "${name}"`,
          fields.map(({ entry }) => entry.iri),
        );
    }
    return noLink(`no field of work is called "${name}"`);
  }

  /** Undefined for codes that are none of a State, Kosovo's among them. */
  stateOf(iso2: string): LinkedThing | NewThing | undefined {
    const known = this.gazetteer.state(iso2);
    return known ? linked(known, 'label') : this.newThings.stateOfCode(iso2);
  }

  /** The code of the State that hosts this field operation. */
  hostStateOf(bodyIri: string): string | undefined {
    return this.gazetteer.entries.get(bodyIri)?.hostIso2;
  }

  /** None for reference data; for another item's thing the known statements, to be complete. */
  descriptionOf(iri: string): Quad[] {
    const entry = this.gazetteer.entries.get(iri);
    return !entry || entry.inReference ? [] : this.gazetteer.descriptionOf(this.source, iri);
  }

  /** An IRI for a new thing of this name; not that of a thing with another name. */
  mint(kind: Kind, label: string): string {
    return this.newThings.mint(kind, toSlug(label), label);
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
        if (!context.stateIso2 && !hostIso2)
          return noLink(
            `"${text}" is the name of ${suitable.length} things, and the page does not say ` +
              'which one',
            suitable.map(({ entry }) => entry.iri),
          );
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
