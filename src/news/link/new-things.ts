/** An unknown name as a body, State or place, with class, State and whole. */
import { foldText, toSlug, type Kind, type Names } from '../../rdf/index.js';
import {
  bodyKindOf,
  classOfBody,
  commonNoun,
  isMinistry,
  isOfState,
  ministryOf,
  nameKey,
} from '../names/body-names.js';
import { KOSOVO_ISO2, type Gazetteer } from './gazetteer.js';
import {
  noLink,
  type LinkContext,
  type LinkResult,
  type LinkedThing,
  type NewThing,
} from './links.js';

/** Bodies differ at the end (`… Ministry of Defence of Tajikistan`), so slugs keep more. */
const BODY_SLUG_LENGTH = 120;

/** The sender of an embassy or government in a name: `embassy of france in tirana`. */
const OF_SENDER = new RegExp(
  '\\b(?:embassy|permanent (?:mission|delegation|representation)|government) ' +
    'of (.+?)(?: (?:in|to) .+)?$',
);

/** A part of a ministry that is no office of the government. */
const SCHOOL = /\b(?:university|faculty|academy|college|institute)\b/;

/** Codes of ISO 3166-1 that are no States, or whose status the graph leaves open. */
const NOT_STATES: ReadonlySet<string> = new Set(
  (
    'AC AI AN AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EH EU EZ FK FO GF GG GI GL GP ' +
    'GS GU HK HM IC IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR PS QO RE SH SJ SX TA TC ' +
    'TF TK TW UM UN VG VI WF XA XB XK YT ZZ'
  ).split(' '),
);

/** The English name of a State; undefined when the code is none of a State. */
function countryName(iso2: string): string | undefined {
  if (NOT_STATES.has(iso2) || !/^[A-Z]{2}$/.test(iso2)) return undefined;
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(iso2);
}

let codesByKey: Map<string, string> | undefined;

function countryCode(name: string): string | undefined {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  codesByKey ??= new Map(
    letters
      .flatMap((first) => letters.map((second) => first + second))
      .map((iso2) => [nameKey(countryName(iso2) ?? ''), iso2]),
  );
  return codesByKey.get(nameKey(name));
}

/** New things from unknown names: classes, State, whole, and unused IRIs. */
export class NewThings {
  constructor(
    private readonly gazetteer: Gazetteer,
    private readonly names: Names,
  ) {}

  body(
    name: string,
    context: LinkContext,
    { parent, ...known }: Pick<Partial<NewThing>, 'parent' | 'classes'> = {},
  ): NewThing {
    const given = name.replace(/^the (?=\p{Lu})/iu, '');
    const key = nameKey(given);
    const found = this.gazetteer.stateInKey(key);
    const mentioned = this.#senderIn(key) ?? found?.iso2;
    // With its State before it, it is still a ministry.
    const isOfGovernment = mentioned !== undefined && bodyKindOf(given) === 'government-agency';
    const kind = context.kind ?? (isOfGovernment ? 'government-agency' : undefined);
    const className = classOfBody(found?.rest ?? given, kind);
    const belongsToState = className === 'Embassy' || isOfState(className);
    const town = this.#townIn(given);
    const said = context.stateIso2 ?? (belongsToState ? (mentioned ?? town?.iso2) : undefined);
    const hasHost = belongsToState && className !== 'Embassy' && !town?.isElsewhere;
    const iso2 = said ?? (hasHost ? context.hostIso2 : undefined);
    const state = iso2 ? this.#stateLabel(iso2) : undefined;
    const isOneOfMany = commonNoun(given) === 'state' || ministryOf(key) !== undefined;
    const label = state && isOneOfMany && !mentioned ? `${given} (${state})` : given;
    const isNamed = mentioned !== undefined || town?.iso2 !== undefined || parent !== undefined;
    const isQualified = state && belongsToState && !isNamed && label === given;
    const slug = toSlug(isQualified ? `${label} ${state}` : label, BODY_SLUG_LENGTH);
    const isFromContext = iso2 && !said;
    return {
      outcome: 'new',
      iri: this.mint('organization', slug, label),
      label,
      classes: [className],
      altLabels: label === given ? [] : [given],
      reasons: [
        'no body with this name is known',
        ...(isFromContext ? ['State of the event or the publisher'] : []),
      ],
      ...(iso2 ? { iso2 } : {}),
      ...(parent ? { parent } : {}),
      ...known,
    };
  }

  /** A body whose name says that it is part of another. */
  part(
    name: string,
    head: string,
    parent: LinkedThing | NewThing,
    { stateIso2, ...context }: LinkContext,
  ): NewThing {
    const whole = parent.outcome === 'new' ? parent : this.gazetteer.entries.get(parent.iri);
    const isOfMinistry = isMinistry(whole?.classes ?? []);
    const kind = isOfMinistry && context.kind?.startsWith('ministry-') ? undefined : context.kind;
    const iso2 = stateIso2 ?? whole?.iso2;
    const body = this.body(
      name,
      { ...(kind ? { kind } : {}), ...(iso2 ? { stateIso2: iso2 } : {}) },
      {
        parent,
        ...(isOfMinistry
          ? { classes: [SCHOOL.test(nameKey(head)) ? 'University' : 'GovernmentBody'] }
          : {}),
      },
    );
    return { ...body, reasons: [...body.reasons, `its name says it is part of ${parent.label}`] };
  }

  /** The State of this English name, where no record of it exists. */
  state(name: string, { kind }: LinkContext): LinkResult | undefined {
    if (kind && kind !== 'other') return undefined;
    if (nameKey(name) === 'kosovo')
      return noLink('Kosovo is a place here, and a place cannot take part in events');
    return this.stateOfCode(countryCode(name) ?? '');
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
    const state = iso2 ? this.#stateLabel(iso2) : undefined;
    const parts = name.split('/').map((part) => part.trim());
    return {
      outcome: 'new',
      iri: this.mint('place', isTaken && state ? toSlug(`${name} ${state}`) : slug, name),
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

  #stateLabel(iso2: string): string | undefined {
    if (iso2 === KOSOVO_ISO2) return 'Kosovo';
    return this.gazetteer.state(iso2)?.label ?? countryName(iso2);
  }

  /** The code of the State that an embassy or a government in a key is of. */
  #senderIn(key: string): string | undefined {
    const sender = OF_SENDER.exec(key)?.[1];
    if (sender === undefined) return undefined;
    return this.gazetteer.stateInKey(` of ${sender}`)?.iso2 ?? countryCode(sender);
  }

  /** The town's State (`Customs Academy in Riga`); if unknown, that it may be elsewhere. */
  #townIn(name: string): { readonly iso2?: string; readonly isElsewhere: boolean } | undefined {
    const seat = / in (?:the )?(\p{Lu}[\p{L}\p{M}’' -]+)$/u.exec(name)?.[1];
    const towns = seat
      ? [seat]
      : [/^(\p{Lu}[\p{L}\p{M}’'-]+) \p{Lu}/u, / of (\p{Lu}[\p{L}\p{M}’' -]+)$/u].map(
          (pattern) => pattern.exec(name)?.[1] ?? '',
        );
    const places = towns
      .flatMap((town) => this.gazetteer.named(town, 'exact'))
      .filter(({ entry }) => entry.kind === 'place');
    const states = new Set(places.flatMap(({ entry }) => entry.iso2 ?? []));
    const [iso2] = states;
    if (iso2 !== undefined && states.size === 1) return { iso2, isElsewhere: false };
    return seat ? { isElsewhere: true } : undefined;
  }
}
