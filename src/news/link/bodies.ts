/** Finds the known or new body, or State, for a name. */
import type { Names } from '../../rdf/index.js';
import { KIND_CLASSES } from '../facts.js';
import {
  commonNoun,
  isCommonName,
  isMinistry,
  isOfState,
  looseNameKey,
  ministryOf,
  nameKey,
  setOf,
  withoutClosedSuffix,
} from '../names/body-names.js';
import { bestNamed, type Gazetteer, type GazetteerEntry, type NamedEntry } from './gazetteer.js';
import { linked, noLink, noOneLink, only } from './links.js';
import type { LinkContext, LinkHow, LinkResult, LinkedThing, NewThing } from './links.js';
import type { NewThings } from './new-things.js';

/** Kinds complete in the reference data: another spelling is a slip, no new body. */
const COMPLETE_KINDS = setOf('field-operation, institution, secretariat-unit');

const NO_MINISTRIES = setOf(
  'ngo, university, police, court, parliament, international-organisation',
);

/** What is left of the name of a State's government. */
const GOVERNMENT = /^(?:(?:federal|central|national|royal) )?government(?: of)?$/;

/** Between the head of a name and the body that it is part of, the longest body first. */
const PART_MARKS =
  / of the (?=[\p{Lu}])| of (?=[\p{Lu}])| under (?:the )?(?=[\p{Lu}])|, (?=[\p{Lu}])/gu;

/** Links names of bodies, with the ways of `Linker` in their order. */
export class BodyLinker {
  constructor(
    private readonly gazetteer: Gazetteer,
    private readonly newThings: NewThings,
    private readonly names: Names,
  ) {}

  link(given: string, context: LinkContext): LinkResult {
    const text = withoutClosedSuffix(given);
    if (commonNoun(text) === 'osce') return this.#commonNoun(text, context);
    return (
      this.#government(text, context) ??
      this.#byName(given, context) ??
      (text.length <= 2 ? noLink(`"${text}" is too short to be the name of one thing`) : null) ??
      this.#ofState(text, context) ??
      this.#chairpersonship(text) ??
      this.#part(text, context) ??
      this.newThings.state(text, context) ??
      this.#bySpelling(text, context) ??
      this.newThings.body(text, context)
    );
  }

  #commonNoun(text: string, { bodies }: LinkContext): LinkResult {
    const noun = ` ${looseNameKey(text)} `;
    const named = [...new Set(bodies)]
      .flatMap((iri) => this.gazetteer.entries.get(iri) ?? [])
      .filter(({ namesOfThing }) =>
        [...namesOfThing.keys()].some((name) => ` ${looseNameKey(name)} `.includes(noun)),
      );
    const one = only(named);
    return one
      ? linked(one, 'context', `"${text}" refers to a body named earlier`)
      : noLink(
          `"${text}" is a common noun; the context names ` +
            `${named.length === 0 ? 'no' : 'more than one'} body that it could refer to`,
          named.map(({ iri }) => iri),
        );
  }

  /** A State’s government is the State: `Government of Norway`, `German Federal Government`. */
  #government(text: string, context: LinkContext): LinkedThing | undefined {
    const key = nameKey(text);
    const found = this.gazetteer.stateInKey(key);
    const iso2 = found?.iso2 ?? context.stateIso2 ?? context.hostIso2;
    const state = GOVERNMENT.test(found?.rest ?? key) && this.gazetteer.state(iso2 ?? '');
    const how = found ? 'kind and State' : 'context';
    return state ? linked(state, how, 'the government of a State is the State') : undefined;
  }

  #byName(given: string, context: LinkContext): LinkResult | undefined {
    const text = withoutClosedSuffix(given);
    const attempts: readonly (readonly [readonly NamedEntry[], LinkHow | undefined])[] = [
      [this.gazetteer.named(given, 'exact'), undefined],
      [this.gazetteer.named(text, 'exact'), 'suffix dropped'],
      [this.gazetteer.named(text, 'spelling'), 'spelling'],
      [this.gazetteer.named(text, 'loose'), 'spelling'],
    ];
    const { hostIso2 } = context;
    for (const [found, how] of attempts) {
      const suitable = bestNamed(found.filter(({ entry }) => isSuitable(entry, text, context)));
      const one = only(suitable);
      const home = only(suitable.filter(({ entry }) => hostIso2 && entry.iso2 === hostIso2));
      if (one && !this.#needsContext(one.entry, text, context))
        return linked(one.entry, how ?? one.type);
      if (home)
        return linked(
          home.entry,
          'context',
          one
            ? `"${text}" in the State of the event or the publisher`
            : `of ${suitable.length} bodies with this name, the one in the State of the event`,
        );
      if (suitable.length > 1 && !context.stateIso2 && !hostIso2) return noOneLink(text, suitable);
    }
    return undefined;
  }

  /** Whether a name of a State's body is too short: it names no State, and none was given. */
  #needsContext(entry: GazetteerEntry, text: string, context: LinkContext): boolean {
    if (entry.kind !== 'organization' || !entry.iso2 || context.stateIso2) return false;
    const key = nameKey(text);
    if (![...entry.classes].some(isOfState)) return false;
    if (entry.label === text && /\(.+\)$/.test(text)) return false;
    if (this.gazetteer.stateInKey(key)?.iso2 === entry.iso2) return false;
    const { hostIso2 } = context;
    const isElsewhere = hostIso2 ? hostIso2 !== entry.iso2 : false;
    return isCommonName(key) || commonNoun(text) === 'state' || isElsewhere;
  }

  /**
   * A body of a State by the rest of its name (`Kyrgyz State Customs Service` for `State Customs
   * Service of Kyrgyzstan`), or as the State's only ministry of its kind.
   */
  #ofState(text: string, context: LinkContext): LinkResult | undefined {
    const key = nameKey(text);
    const found = this.gazetteer.stateInKey(key);
    const core = coreOf(found?.rest ?? key);
    const ministry = ministryOf(found?.rest ?? key);
    if (!ministry && (!found || found.iso2 !== (context.stateIso2 ?? found.iso2))) return undefined;
    const iso2 = context.stateIso2 ?? found?.iso2 ?? context.hostIso2;
    if (!iso2)
      return noLink(`"${text}" names no State, and the page does not say which ministry is meant`);
    // A known ministry needs no name with the State: `British Home Office`.
    const mayOmit = ministry !== undefined || context.kind?.startsWith('ministry-');
    const bodies = this.gazetteer
      .bodiesOf(iso2)
      .filter((entry) => (ministry ? isMinistry(entry.classes) : isSuitable(entry, text, context)));
    const bearers = bodies.filter((entry) => this.#coresOf(entry, mayOmit).has(core));
    const one = only(bearers);
    if (!ministry) return one && linked(one, 'State and core name');
    const isOfContext = !context.stateIso2 && !found;
    if (one)
      return isOfContext
        ? linked(one, 'context', 'the ministry of the State of the event or the publisher')
        : linked(one, 'State and core name');
    const ofKind = only(bodies.filter((each) => each.classes.has(KIND_CLASSES[ministry.kind])));
    if (ministry.isPure && ofKind && bearers.length === 0)
      return linked(
        ofKind,
        isOfContext ? 'context' : 'kind and State',
        `the State's only ministry of this kind`,
      );
    return this.newThings.body(text, { ...context, kind: ministry.kind, stateIso2: iso2 });
  }

  /** Names without the State, as keys; with `mayOmit`, also of names that never had it. */
  #coresOf({ namesOfThing }: GazetteerEntry, mayOmit = false): Set<string> {
    return new Set(
      [...namesOfThing.keys()].flatMap((name) => {
        const key = nameKey(name.replace(/\s*\([^)]*\)$/, ''));
        const rest = this.gazetteer.stateInKey(key)?.rest ?? (mayOmit ? key : undefined);
        return rest === undefined ? [] : [coreOf(rest)];
      }),
    );
  }

  #chairpersonship(text: string): LinkResult | undefined {
    const iri = this.names.thing('organization', 'chairpersonship').value;
    const entry = this.gazetteer.entries.get(iri);
    return entry && /^osce chair(?:man|person)ship of ./.test(nameKey(text))
      ? linked(entry, 'Chairpersonship of a State')
      : undefined;
  }

  /** Part of another by name: `Academy of the Ministry of Interior of Uzbekistan`. */
  #part(name: string, context: LinkContext): NewThing | undefined {
    for (const { index, 0: mark } of name.matchAll(PART_MARKS)) {
      const whole = this.#whole(name.slice(index + mark.length), context);
      if (whole) return this.newThings.part(name, name.slice(0, index), whole, context);
    }
    return undefined;
  }

  /** The body that another is part of: a known one, or a ministry whose State is known. */
  #whole(name: string, context: LinkContext): LinkedThing | NewThing | undefined {
    // The kind is that of the part.
    const { kind: _, ...ofWhole } = context;
    const found = this.#byName(name, ofWhole) ?? this.#ofState(name, ofWhole);
    if (!found || found.outcome === 'none') return undefined;
    return this.names.thingOf(found.iri)?.kind === 'organization' ? found : undefined;
  }

  /** A body of a completely known kind, by another spelling of its name. */
  #bySpelling(text: string, context: LinkContext): LinkedThing | undefined {
    if (!context.kind || !COMPLETE_KINDS.has(context.kind)) return undefined;
    const alike = this.gazetteer
      .near(text)
      .filter(({ entry }) => entry.inReference && isSuitable(entry, text, context));
    const one = only(bestNamed(alike))?.entry;
    const why = `spelled like “${one?.label}”, and all bodies of its kind are known`;
    return one && linked(one, 'similar spelling', why);
  }
}

/** Whether a body or a State can have the kind and the State of the context. */
function isSuitable(entry: GazetteerEntry, text: string, context: LinkContext): boolean {
  const { kind, stateIso2 } = context;
  const { classes, iso2 } = entry;
  if (entry.kind === 'state')
    return (!kind || kind === 'other') && (!stateIso2 || stateIso2 === iso2);
  if (entry.kind !== 'organization' || (text.length <= 2 && !kind)) return false;
  if (kind === 'field-operation')
    return classes.has('FieldOperation') || classes.has('ClosedFieldActivity');
  const canBeOfKind = isMinistry(classes)
    ? !NO_MINISTRIES.has(kind ?? '')
    : !kind?.startsWith('ministry-') || classes.has('GovernmentBody');
  return canBeOfKind && (!stateIso2 || !iso2 || stateIso2 === iso2);
}

const coreOf = (key: string): string => key.replace(/^(?:royal|the) /, '');
