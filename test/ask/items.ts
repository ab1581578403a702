/** News items and events of the facts files by conditions, and what is counted of them. */
import {
  type Body,
  type Item,
  type StateFact,
  states,
  partners,
  operations,
  news,
  meetings,
  countriesOf,
  fold,
  labelOfBody,
  bodyId,
} from './facts.js';

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
export const isEvent: Test = (item) => item.event !== null;
export const ofType =
  (...types: string[]): Test =>
  (item) =>
    item.event !== null && types.includes(item.event.type);
export const inState =
  (iso2: string): Test =>
  (item) =>
    item.event !== null && countriesOf(item.event).includes(iso2);
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
const placeKey = (place: string): string =>
  place === 'Nur-Sultan' ? 'astana' : fold(place).replaceAll('-', ' ');
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
  return sorted.filter(([, n], index) => index < count || n === sorted[count - 1]![1]);
}
export const organizersOf = (item: Item): string[] =>
  withRole(item, ORGANIZING).map(({ name }) => bodyId(name));
const operationIds = new Set(operations.map(({ id }) => id));
export const fieldOperationsOf = (item: Item): string[] =>
  organizersOf(item).filter((id) => operationIds.has(id));
/** The names of the people that an item quotes, each once. */
export const namesIn = ({ persons }: Item): string[] => [
  ...new Set(persons.map(({ name }) => name)),
];
export const labelOf = (id: string): string => labelOfBody.get(id) ?? id;
export const bodiesOf = (item: Item, ...roles: string[]): Body[] => withRole(item, roles);
export const stateNamed = (name: string): StateFact =>
  [...states, ...partners].find((state) => fold(state.name) === fold(name))!;
export const stateOfIso2 = (iso2: string): string =>
  iso2 === 'XK' ? 'Kosovo' : [...states, ...partners].find((state) => state.iso2 === iso2)!.name;
