/**
 * What the facts files say, put so that the answer to a question can be worked out without the
 * graph.
 */
import { readFileSync } from 'node:fs';
import { checkoutPath } from '../support/rdf.js';

interface Body {
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
interface EventFact {
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

const read = <T>(file: string): T =>
  JSON.parse(readFileSync(checkoutPath(`data/facts/${file}.json`), 'utf8')) as T;

const NEWS = read<Item[]>('news');
export const states = read<StateFact[]>('states');
export const partners = read<StateFact[]>('partners');
export const structures = read<StructureFact[]>('structures');
export const activeOperations = read<OperationFact[]>('field-operations');
export const closedOperations = read<OperationFact[]>('closed-field-activities');
export const operations: readonly OperationFact[] = [...activeOperations, ...closedOperations];
export const ministries = read<MinistryFact[]>('ministries');
export const summits = read<SummitFact[]>('summits-and-councils');
export const chairs = read<ChairFact[]>('chairpersonships');
export const fields = read<FieldFact[]>('fields-of-work');

/**
 * The hand-made page, and the Summits and Ministerial Councils as events: both may count or not.
 */
const [seed] = read<
  {
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
  }[]
>('seed-gold');
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

const MEETINGS: readonly Item[] = summits.map(({ id, name, kind, city, country, dates }) => ({
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
    type: kind,
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
export let news: readonly Item[] = NEWS;
let meetings: readonly Item[] = [];

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
const labelOfBody = new Map<string, string>();
const described: readonly Named[] = [...structures, ...operations, ...ministries];
for (const { id, name, label } of described) labelOfBody.set(id, label ?? name);
for (const { id, name, fullName, label } of described)
  for (const each of label === undefined ? [name, fullName] : [label])
    if (each !== undefined && !bodyIds.has(fold(each))) bodyIds.set(fold(each), id);
for (const { id, label, altNames = [] } of described)
  for (const each of altNames)
    if (
      (label === undefined || / of |[a-z]n? (?:Foreign|Defence|Interior)/.test(each)) &&
      !bodyIds.has(fold(each))
    )
      bodyIds.set(fold(each), id);

/** The id of a body's name; the folded name itself for bodies that only news items name. */
export const bodyId = (name: string): string => bodyIds.get(fold(name)) ?? fold(name);
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

const ORGANIZING = ['organiser', 'co-organiser'];
const HELPING = ['partner', 'supporter'];
const withRole = (item: Item, roles: readonly string[]): Body[] =>
  item.organisers.filter(({ role }) => roles.includes(role));

/** Conditions on items. */
export type Test = (item: Item) => boolean;
export const organized =
  (...names: string[]): Test =>
  (item) =>
    names.every((name) =>
      withRole(item, ORGANIZING).some((body) => bodyId(body.name) === bodyId(name)),
    );
export const helped =
  (name: string): Test =>
  (item) =>
    withRole(item, HELPING).some((body) => bodyId(body.name) === bodyId(name));
export const supported =
  (name: string): Test =>
  (item) =>
    withRole(item, ['supporter']).some((body) => bodyId(body.name) === bodyId(name));
export const hosted =
  (name: string): Test =>
  (item) =>
    withRole(item, ['host']).some((body) => bodyId(body.name) === bodyId(name));
export const funded =
  (name: string): Test =>
  (item) =>
    withRole(item, ['funder']).some(
      (body) => fold(body.name) === fold(name) || bodyId(body.name) === bodyId(name),
    );
export const organizedByKind =
  (...kinds: string[]): Test =>
  (item) =>
    withRole(item, ORGANIZING).some(({ kind }) => kinds.includes(kind));
export const helpedByKind =
  (...kinds: string[]): Test =>
  (item) =>
    withRole(item, HELPING).some(({ kind }) => kinds.includes(kind));
export const isEvent: Test = (item) => item.event !== null;
export const ofType =
  (...types: string[]): Test =>
  (item) =>
    item.event !== null && types.includes(item.event.type);
export const inState =
  (iso2: string): Test =>
  (item) =>
    item.event?.countryIso2 === iso2;
export const inPlace =
  (...places: string[]): Test =>
  (item) =>
    item.event !== null &&
    places.some((place) =>
      [item.event!.place, ...(item.event!.places ?? [])].some(
        (each) => each !== null && placeKey(each) === placeKey(place),
      ),
    );
/** Astana was called Nur-Sultan for some years. */
const placeKey = (place: string): string => (place === 'Nur-Sultan' ? 'astana' : fold(place));
export const online: Test = (item) => item.event?.format === 'online';
export const issuedBy =
  (name: string): Test =>
  (item) =>
    item.issuers.some((issuer) => bodyId(issuer) === bodyId(name) || fold(issuer) === fold(name));
export const about =
  (field: string): Test =>
  (item) =>
    item.fieldsOfWork.includes(field);
export const contentType =
  (type: string): Test =>
  (item) =>
    item.contentType === type;
export const quotes =
  (person: string): Test =>
  (item) =>
    item.persons.some(({ name }) => fold(name) === fold(person));
export const quotesFor =
  (body: string): Test =>
  (item) =>
    item.persons.some(
      ({ affiliation }) => affiliation != null && bodyId(affiliation) === bodyId(body),
    );
export const ofProject =
  (title: string): Test =>
  (item) =>
    item.project?.title === title;
export const participants =
  (test: (count: number) => boolean): Test =>
  (item) =>
    item.event?.participantsCount != null && test(item.event.participantsCount);
export const not =
  (test: Test): Test =>
  (item) =>
    !test(item);
export const either =
  (...tests: Test[]): Test =>
  (item) =>
    tests.some((test) => test(item));

/** First and last day of an event: its own, or the day of its news item. */
export function daysOf(item: Item): readonly [string, string] {
  const { startDate, endDate } = item.event!;
  return [startDate ?? endDate ?? item.date, endDate ?? startDate ?? item.date];
}
/** The event touches the span; days, months or years as ISO. */
export const held =
  (from: string, to = from): Test =>
  (item) =>
    item.event !== null &&
    daysOf(item)[0].slice(0, to.length) <= to &&
    daysOf(item)[1].slice(0, from.length) >= from;
/** The news item is of the span. */
export const dated =
  (from: string, to = from): Test =>
  (item) =>
    item.date.slice(0, to.length) <= to && item.date.slice(0, from.length) >= from;
export const LATER = '9999';
export const EARLIER = '0000';

/** Items that pass all tests; of events only those that are events. */
export const items = (...tests: Test[]): Item[] =>
  news.filter((item) => tests.every((test) => test(item)));
export const events = (...tests: Test[]): Item[] =>
  [...news, ...meetings]
    .filter((item) => isEvent(item) && tests.every((test) => test(item)))
    .map((item) => ({ ...item, label: item.eventLabel ?? item.label }));

/** Counts by a key, an item may have several. */
export function tally<T extends string | number>(
  list: readonly Item[],
  keysOf: (item: Item) => readonly T[],
): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of list)
    for (const key of new Set(keysOf(item))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
/** The keys with the highest count, all of them. */
export function top<T>(counts: ReadonlyMap<T, number>): T[] {
  const most = Math.max(...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([key]) => key);
}
/**
 * The first `count` entries by number; throws where the border is a tie, so that no question leaves
 * its answer open.
 */
export function ranking<T>(counts: ReadonlyMap<T, number>, count: number): [T, number][] {
  const sorted = [...counts].sort((left, right) => right[1] - left[1]);
  if (sorted[count - 1]![1] === sorted[count]?.[1]) throw new Error('The ranking is cut in a tie.');
  return sorted.slice(0, count);
}
export const organizersOf = (item: Item): string[] =>
  withRole(item, ORGANIZING).map(({ name }) => bodyId(name));
const operationIds = new Set(operations.map(({ id }) => id));
export const fieldOperationsOf = (item: Item): string[] =>
  organizersOf(item).filter((id) => operationIds.has(id));
export const isOperation = (id: string): boolean => operationIds.has(id);
export const labelOf = (id: string): string => labelOfBody.get(id) ?? id;
export const bodiesOf = (item: Item, ...roles: string[]): Body[] => withRole(item, roles);
export const stateNamed = (name: string): StateFact =>
  [...states, ...partners].find((state) => fold(state.name) === fold(name))!;
export const stateOfIso2 = (iso2: string): string =>
  iso2 === 'XK' ? 'Kosovo' : [...states, ...partners].find((state) => state.iso2 === iso2)!.name;
