/** An unknown name as a body, State or place, with class, State and whole. */
import { foldText, toSlug, type Kind, type Names } from '../../rdf/index.js';
import {
  STATE_BODY_CLASSES,
  classOfBody,
  classOfMinistrySubBody,
  commonNoun,
  isGovernmentName,
  ministryOf,
  nameKey,
  partsOfName,
} from './body-names.js';
import { countryCode, countryName } from './countries.js';
import { KOSOVO_ISO2, type Gazetteer } from './gazetteer.js';
import type { LinkResult, LinkContext, LinkedThing, NewThing } from './links.js';
import { noLink } from './links.js';

/** Bodies differ at the end (`… Ministry of Defence of Tajikistan`), so slugs keep more. */
const BODY_SLUG_LENGTH = 120;

/** The sender of an embassy or government in a name: `embassy of france in tirana`. */
const OF_SENDER = new RegExp(
  '\\b(?:embassy|permanent (?:mission|delegation|representation)|government) ' +
    'of (.+?)(?: (?:in|to) .+)?$',
);

/** `Larisa Court`: named by a town, from which its State follows. */
const OF_ITS_TOWN = new RegExp(
  '^(?!(?:Supreme|Constitutional|Central|State|National|Federal|General|Regional|District|City|' +
    'Local|Municipal|Basic|High|Higher|First|Appeal|Appeals|Appellate|Administrative|Criminal|' +
    'Civil|Commercial|Economic|Military|Juvenile|Special|Police|Law|Medical|Public|Traffic|' +
    'Border|Customs|Judicial|Diplomatic|Primary|Secondary|Electoral|Tax) )' +
    '\\p{Lu}\\p{L}+ (?:Academy|Court|Hospital|Municipality|Police|Prison|School|Tribunal|University)$',
  'u',
);

/** New things from unknown names: classes, State, whole, and unused IRIs. */
export class NewThings {
  constructor(
    private readonly gazetteer: Gazetteer,
    private readonly names: Names,
  ) {}

  body(
    name: string,
    context: LinkContext,
    classes?: readonly string[],
    parent?: LinkedThing | NewThing,
  ): NewThing {
    const given = name.replace(/^the (?=\p{Lu})/iu, '');
    const mentioned = this.stateMentioned(given);
    // With its State before it, it is still a ministry.
    let className = classOfBody(
      this.gazetteer.stateInKey(nameKey(given))?.rest ?? given,
      context.kind,
    );
    if (className === 'Organization' && !context.kind && mentioned && isGovernmentName(given))
      className = 'GovernmentBody';
    const belongsToState = className === 'Embassy' || STATE_BODY_CLASSES.has(className);
    const town = this.townIn(given);
    const hostIso2 =
      className === 'Embassy' || town?.isElsewhere ? undefined : context.hostContext?.stateIso2;
    const iso2 =
      context.stateIso2 ?? (belongsToState ? (mentioned ?? town?.iso2 ?? hostIso2) : undefined);
    const stateLabel = iso2 ? this.stateLabel(iso2) : undefined;
    const label = stateLabel
      ? this.labelWithState(given, stateLabel, mentioned !== undefined)
      : given;
    const isQualified =
      belongsToState &&
      !parent &&
      !mentioned &&
      town?.iso2 === undefined &&
      stateLabel &&
      label === given;
    const slug = toSlug(isQualified ? `${label} ${stateLabel}` : label, BODY_SLUG_LENGTH);
    const isFromContext =
      iso2 !== undefined && iso2 !== context.stateIso2 && iso2 !== mentioned && iso2 !== town?.iso2;
    return {
      outcome: 'new',
      iri: this.mint('organization', slug, label),
      label,
      classes: classes ?? [className],
      altLabels: label === given ? [] : [given],
      reasons: [
        'no body with this name is known',
        ...(isFromContext ? ['State of the event or the publisher'] : []),
      ],
      ...(iso2 ? { iso2 } : {}),
      ...(parent ? { parent } : {}),
    };
  }

  /** The town's State (`Customs Academy in Riga`); if unknown, that it may be elsewhere. */
  private townIn(
    name: string,
  ): { readonly iso2?: string; readonly isElsewhere: boolean } | undefined {
    const seat = / in (?:the )?(\p{Lu}[\p{L}\p{M}’' -]+)$/u.exec(name)?.[1];
    const towns =
      seat === undefined
        ? [/^(\p{Lu}[\p{L}\p{M}’'-]+) \p{Lu}/u, / of (\p{Lu}[\p{L}\p{M}’' -]+)$/u].map(
            (pattern) => pattern.exec(name)?.[1] ?? '',
          )
        : [seat];
    const places = towns
      .flatMap((town) => this.gazetteer.withName(town))
      .filter(({ entry }) => entry.kind === 'place');
    const states = new Set(places.flatMap(({ entry }) => entry.iso2 ?? []));
    const [iso2] = states;
    if (iso2 !== undefined && states.size === 1) return { iso2, isElsewhere: false };
    const isOfUnknownTown = places.length === 0 && OF_ITS_TOWN.test(name);
    return seat === undefined && !isOfUnknownTown ? undefined : { isElsewhere: true };
  }

  /** Adds the State to a common name: `Ministry of Health (Serbia)`, `Government of Serbia`. */
  private labelWithState(name: string, stateLabel: string, isMentioned: boolean): string {
    const key = nameKey(name);
    const isGovernment = /^(?:federal |central )?government$/.test(
      this.gazetteer.stateInKey(key)?.rest ?? key,
    );
    if (isGovernment && !name.includes(' of ')) return `Government of ${stateLabel}`;
    const isOneOfMany =
      !isMentioned && (commonNoun(name) === 'state' || ministryOf(key) !== undefined);
    return isOneOfMany ? `${name} (${stateLabel})` : name;
  }

  /** Part of another by name: `Academy of the Ministry of Interior of Uzbekistan`. */
  partOf(
    name: string,
    context: LinkContext,
    linkWhole: (whole: string) => LinkedThing | NewThing | undefined,
  ): NewThing | undefined {
    for (const { head, whole } of partsOfName(name)) {
      const parent = linkWhole(whole);
      if (!parent) continue;
      const isOfMinistry = this.isMinistry(parent);
      const iso2 = context.stateIso2 ?? this.iso2Of(parent);
      const kind = isOfMinistry && context.kind?.startsWith('ministry-') ? undefined : context.kind;
      const classes = isOfMinistry ? [classOfMinistrySubBody(head)] : undefined;
      const body = this.body(
        name,
        { ...(kind ? { kind } : {}), ...(iso2 ? { stateIso2: iso2 } : {}) },
        classes,
        parent,
      );
      return { ...body, reasons: [...body.reasons, `its name says it is part of ${parent.label}`] };
    }
    return undefined;
  }

  /** The State of this English name, where no record of it exists. */
  state(name: string, context: LinkContext): LinkResult | undefined {
    if (context.kind && context.kind !== 'other') return undefined;
    if (nameKey(name) === 'kosovo')
      return noLink('Kosovo is a place here, and a place cannot take part in events');
    const iso2 = countryCode(name);
    return iso2 ? this.stateOfCode(iso2) : undefined;
  }

  /** The State with this code, where no record of it exists. */
  stateOfCode(iso2: string): NewThing | undefined {
    const label = countryName(iso2);
    if (!label) return undefined;
    return {
      outcome: 'new',
      iri: this.mint('state', toSlug(label), label),
      label,
      classes: ['State'],
      altLabels: [],
      iso2,
      reasons: ['no record of this State; name from its ISO code'],
    };
  }

  /** A new place. Names in two languages (`Mitrovicë/Mitrovica`) give an alternative name each. */
  place(name: string, iso2: string | undefined): NewThing {
    const slug = toSlug(name);
    const isTaken = this.gazetteer.entries.has(this.names.thing('place', slug).value);
    const stateLabel = iso2 ? this.stateLabel(iso2) : undefined;
    const parts = name
      .split('/')
      .map((part) => part.trim())
      .filter(Boolean);
    return {
      outcome: 'new',
      iri: this.mint('place', isTaken && stateLabel ? toSlug(`${name} ${stateLabel}`) : slug, name),
      label: name,
      classes: ['Place'],
      altLabels: parts.length > 1 ? parts : [],
      ...(iso2 ? { iso2 } : {}),
      reasons: ['no place with this name is known'],
    };
  }

  /** The first IRI for this slug that no thing of another name has. */
  mint(kind: Kind, slug: string, label: string): string {
    const folded = foldText(label);
    for (let copy = 1; ; copy += 1) {
      const iri = this.names.thing(kind, copy === 1 ? slug : `${slug}-${copy}`).value;
      const entry = this.gazetteer.entries.get(iri);
      if (!entry || [...entry.namesOfThing.keys()].some((name) => foldText(name) === folded))
        return iri;
    }
  }

  private stateLabel(iso2: string): string | undefined {
    if (iso2 === KOSOVO_ISO2) return 'Kosovo';
    return this.gazetteer.state(iso2)?.label ?? countryName(iso2);
  }

  /** The code of the State that a name includes. */
  private stateMentioned(name: string): string | undefined {
    const key = nameKey(name);
    const sender = OF_SENDER.exec(key)?.[1];
    if (sender !== undefined)
      return this.gazetteer.stateInKey(` of ${sender}`)?.iso2 ?? countryCode(sender);
    return this.gazetteer.stateInKey(key)?.iso2;
  }

  private isMinistry(body: LinkedThing | NewThing): boolean {
    const classes =
      body.outcome === 'new'
        ? body.classes
        : [...(this.gazetteer.entries.get(body.iri)?.classes ?? [])];
    return classes.some((name) => name.endsWith('Ministry'));
  }

  private iso2Of(body: LinkedThing | NewThing): string | undefined {
    return body.outcome === 'new' ? body.iso2 : this.gazetteer.entries.get(body.iri)?.iso2;
  }
}
