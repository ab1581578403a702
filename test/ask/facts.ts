/**
 * What the facts files say, put so that the answer to a question can be worked out without the
 * graph.
 */
import { readFileSync } from 'node:fs';
import { checkoutPath } from '../support/rdf.js';

export interface Body {
  readonly name: string;
  readonly kind: string;
  readonly role: string;
  readonly state?: string | null;
}
interface PersonFact {
  readonly name: string;
  readonly role: string | null;
  readonly affiliation?: string | null;
}
export interface EventFact {
  readonly type: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly place: string | null;
  readonly places?: readonly string[];
  readonly countryIso2: string | null;
  readonly format: string | null;
  readonly participantsCount: number | null;
}
export interface Item {
  readonly id: string;
  readonly label: string;
  /** The name of the event, where it is not that of the item. */
  readonly eventLabel?: string;
  readonly date: string;
  readonly contentType: string;
  readonly issuers: readonly string[];
  readonly fieldsOfWork: readonly string[];
  readonly event: EventFact | null;
  readonly organisers: readonly Body[];
  readonly persons: readonly PersonFact[];
  readonly project: { readonly title: string } | null;
}
interface Named {
  readonly id: string;
  readonly name: string;
  readonly label?: string;
  readonly fullName?: string;
  readonly altNames?: readonly string[];
  readonly abbreviations?: readonly string[];
}
interface Seat {
  readonly city: string;
}
export interface StateFact extends Named {
  readonly officialName: string;
  readonly iso2: string;
  readonly joined: string | null;
  readonly capital: { readonly name: string };
  readonly group?: string;
  readonly since?: number;
}
export interface StructureFact extends Named {
  readonly type: string;
  readonly parent: string | null;
  readonly seat: Seat | null;
  readonly established: string | null;
}
export interface OperationFact extends Named {
  readonly hostState: string | null;
  readonly seat: Seat;
  readonly established?: string;
  readonly from?: string;
  readonly to?: string;
  readonly successorIds?: readonly string[];
}
export interface MinistryFact extends Named {
  readonly label: string;
  readonly kind: string;
  readonly state: string;
}
export interface SummitFact extends Named {
  readonly kind: 'summit' | 'ministerial-council';
  readonly ordinal: number;
  readonly city: string;
  readonly country: string;
  readonly dates: readonly string[];
  readonly documents: readonly string[];
}
export interface ChairFact {
  readonly year: number;
  readonly stateLabel: string;
  readonly chairpersonsInOffice: readonly { readonly name: string }[];
}
export interface FieldFact extends Named {
  readonly dimensions: readonly string[];
  readonly altLabels: readonly string[];
}

const read = (file: string): unknown =>
  JSON.parse(readFileSync(checkoutPath(`data/facts/${file}.json`), 'utf8'));

const ITEMS = read('news') as (Item & { readonly knownEvent?: string })[];
export const states = read('states') as StateFact[];
export const partners = read('partners') as StateFact[];
export const structures = read('structures') as StructureFact[];
export const activeOperations = read('field-operations') as OperationFact[];
export const closedOperations = read('closed-field-activities') as OperationFact[];
export const operations: readonly OperationFact[] = [...activeOperations, ...closedOperations];
export const ministries = read('ministries') as MinistryFact[];
export const summits = read('summits-and-councils') as SummitFact[];
/** An item whose event is a Summit or Ministerial Council calls it by that name. */
const NEWS: readonly Item[] = ITEMS.map((item) => {
  const meeting = summits.find(({ id }) => id === item.knownEvent);
  return meeting ? { ...item, eventLabel: meeting.name } : item;
});
export const chairs = read('chairpersonships') as ChairFact[];
export const fields = read('fields-of-work') as FieldFact[];

/**
 * The hand-made page, and the Summits and Ministerial Councils as events: both may count or not.
 */
const [seed] = read('seed-gold') as {
  readonly document: {
    readonly title: string;
    readonly contentTypeLabel: string;
    readonly issuedByLabels: readonly string[];
    readonly fieldsOfWorkLabels: readonly string[];
  };
  readonly event: {
    readonly label: string;
    readonly type: string;
    readonly startDate: string;
    readonly endDate: string;
    readonly city: string;
    readonly organisers: readonly string[];
    readonly fundedBy: readonly string[];
    readonly participants: { readonly count: number };
  };
  readonly persons: readonly {
    readonly name: string;
    readonly role: string;
    readonly affiliation: string;
  }[];
  readonly project: { readonly title: string };
}[];
const SEED: Item = {
  id: 'seed',
  label: seed!.document.title,
  eventLabel: seed!.event.label,
  date: '',
  contentType:
    seed!.document.contentTypeLabel === 'News Item' ? 'News' : seed!.document.contentTypeLabel,
  issuers: seed!.document.issuedByLabels,
  fieldsOfWork: seed!.document.fieldsOfWorkLabels,
  event: {
    type: seed!.event.type,
    startDate: seed!.event.startDate,
    endDate: seed!.event.endDate,
    place: seed!.event.city,
    countryIso2: 'AL',
    format: 'in-person',
    participantsCount: seed!.event.participants.count,
  },
  organisers: [
    ...seed!.event.organisers.map((id) => ({
      name: nameOfId(id),
      kind: kindOfId(id),
      role: 'organiser',
    })),
    ...seed!.event.fundedBy.map((id) => ({ name: nameOfId(id), kind: 'other', role: 'funder' })),
  ],
  persons: seed!.persons.map(({ name, role, affiliation }) => ({
    name,
    role,
    affiliation: nameOfId(affiliation),
  })),
  project: seed!.project,
};

function nameOfId(id: string): string {
  const described: readonly Named[] = [...states, ...structures, ...operations, ...ministries];
  const { label, name } = described.find((each) => each.id === id)!;
  return label ?? name;
}

function kindOfId(id: string): string {
  const ministry = ministries.find((each) => each.id === id);
  return ministry
    ? `ministry-${ministry.kind}`
    : operations.some((each) => each.id === id)
      ? 'field-operation'
      : 'secretariat-unit';
}

const MEETINGS: readonly Item[] = summits
  .filter(({ id }) => !ITEMS.some(({ knownEvent }) => knownEvent === id))
  .map(({ id, name, kind, city, country, dates }) => ({
    id,
    label: name,
    date: dates[0]!,
    contentType: '',
    issuers: [],
    fieldsOfWork: [],
    organisers: [],
    persons: [],
    project: null,
    event: {
      type: kind === 'summit' ? kind : 'ministerial council meeting',
      startDate: dates[0]!,
      endDate: dates.at(-1)!,
      place: city,
      countryIso2: states.find((state) => state.id === country)!.iso2,
      format: 'in-person',
      participantsCount: null,
    },
  }));
/**
 * The news items that count, and what counts as an event beside those they report on; see
 * `inEveryReading`.
 */
/** What State a place lies in, as items about events in it alone say. */
const stateOfPlace = new Map(
  NEWS.flatMap(({ event }) =>
    event?.place && event.countryIso2 && !event.places
      ? [[event.place.toLowerCase(), event.countryIso2] as const]
      : [],
  ),
);

/** The codes of an event's country, and of the States of its places. */
export function countriesOf({ countryIso2, place, places = [] }: EventFact): string[] {
  const named = [place, ...places].map((each) => stateOfPlace.get((each ?? '').toLowerCase()));
  return [...new Set([countryIso2 ?? undefined, ...named])].filter((each) => each !== undefined);
}

export let news: readonly Item[] = NEWS;
export let meetings: readonly Item[] = [];

/**
 * What is worked out once for each choice that the facts leave open: with and without the hand-made
 * page, and with Summits and Ministerial Councils among the events.
 */
export function inEveryReading<T>(workOut: () => T): T[] {
  const readings = [[], MEETINGS].flatMap((further) =>
    [NEWS, [...NEWS, SEED]].map((list) => {
      [news, meetings] = [list, further];
      return workOut();
    }),
  );
  [news, meetings] = [NEWS, []];
  return readings;
}

/** A name as it is compared: as the scoring of answers compares it. */
export function fold(name: string): string {
  let text = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replace(/[‘’`´]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  for (let shorter = text; ; text = shorter) {
    shorter = text.replace(/^(?:the|osce) (?=\S)/, '').replace(/ \((?:closed|discontinued)\)$/, '');
    if (shorter === text) return text;
  }
}

/**
 * All bodies that the facts describe, and the id that each name stands for: own names before other
 * names.
 */
const bodyIds = new Map<string, string>();
export const labelOfBody = new Map<string, string>();
const described: readonly Named[] = [...structures, ...operations, ...ministries];
for (const { id, name, label } of described) labelOfBody.set(id, label ?? name);
for (const { id, name, fullName, label } of described)
  for (const each of label === undefined ? [name, fullName] : [label])
    if (each !== undefined && !bodyIds.has(fold(each))) bodyIds.set(fold(each), id);
// A closed operation comes first: a name that it shares with its successor is of its time.
for (const { id, label, altNames = [] } of [...closedOperations, ...described])
  for (const each of altNames)
    if (
      (label === undefined || / of |[a-z]n? (?:Foreign|Defence|Interior)/.test(each)) &&
      !bodyIds.has(fold(each))
    )
      bodyIds.set(fold(each), id);

// A name in translation, of a ministry whose kind and State the facts give.
bodyIds.set(
  fold('Ministry of Interior of North Macedonia'),
  'north-macedonia-ministry-of-internal-affairs',
);

/** The id of a body's name; the folded name itself for bodies that only news items name. */
/** A government is its State. */
const withoutGovernment = (name: string): string => name.replace(/^Government of (?:the )?/, '');
export const bodyId = (name: string): string =>
  bodyIds.get(fold(name)) ?? fold(withoutGovernment(name));
const byId = new Map(described.map((each) => [each.id, each]));
/** The names that are accepted for a body. */
export function bodyNames(id: string, given: string): string[] {
  const body = byId.get(id);
  return [
    labelOfBody.get(id) ?? given,
    given,
    ...(body
      ? [
          body.name,
          body.fullName ?? body.name,
          ...(body.altNames ?? []),
          ...(body.abbreviations ?? []),
        ]
      : []),
  ];
}
