/** What the placeholders of questions in `questions.txt` stand for. */
import {
  bodyId,
  chairs,
  countriesOf,
  fields,
  fold,
  news,
  operations,
  partners,
  states,
  structures,
  summits,
} from './facts.js';
import { bodiesOf, daysOf, events, labelOf, namesIn, organizersOf, stateOfIso2 } from './items.js';

/** A value by name: its text as “”, and what else is known of it. */
type Value = Readonly<Record<string, string>>;

const PLURALS: Readonly<Record<string, string>> = {
  training: 'training courses',
  'round table': 'round tables',
  ceremony: 'ceremonies',
  launch: 'launches',
};
/** A State that hosted an event may have been its place, or the name of another is like it. */
const isOfTwoReadings = (name: string): boolean =>
  ['Germany', 'Finland', 'North Macedonia', 'Japan', 'US Department of State'].includes(name);
const plain = (names: readonly string[]): Value[] =>
  [...new Set(names)].map((name) => ({ '': name }));
const bodiesWith = (...roles: string[]): Value[] =>
  plain(
    news
      .flatMap((item) => (item.event ? bodiesOf(item, ...roles).map(({ name }) => name) : []))
      .filter((name) => !isOfTwoReadings(name)),
  );
const withEvents = news.flatMap(({ event }) => event ?? []);

/** The values of each placeholder. */
const VALUES: Readonly<Record<string, readonly Value[]>> = {
  state: states.map(({ name, joined, capital }) => ({
    '': name,
    joined: joined!,
    capital: capital.name,
  })),
  partner: partners.map(({ name, since }) => ({ '': name, since: String(since) })),
  chair: chairs.map(({ year, stateLabel, chairpersonsInOffice }) => ({
    '': String(year),
    state: stateLabel,
    people: chairpersonsInOffice.map(({ name }) => name).join('; '),
  })),
  meeting: summits.map(({ name, dates, city }) => ({ '': name, dates: dates.join(', '), city })),
  seated: structures
    .filter(
      ({ seat, name }) =>
        seat && structures.filter((each) => fold(each.name) === fold(name)).length === 1,
    )
    .map(({ name, seat }) => ({ '': name, city: seat!.city })),
  operation: operations.map(({ name, seat }) => ({ '': name, city: seat.city })),
  dated: operations.flatMap(({ name, established, from }) => {
    const day = established ?? from;
    return day?.length === 10 ? [{ '': name, day }] : [];
  }),
  organizer: plain(news.flatMap(organizersOf).map(labelOf)),
  helper: bodiesWith('partner', 'supporter'),
  supporter: bodiesWith('supporter'),
  host: bodiesWith('host'),
  funder: bodiesWith('funder').filter(({ '': name }) => !name?.startsWith('United States')),
  country: [...new Set(withEvents.flatMap(countriesOf))].map((code) => ({
    '': stateOfIso2(code),
    code,
  })),
  type: [...new Set(withEvents.map(({ type }) => type))].map((type) => ({
    '': type,
    plural: PLURALS[type] ?? `${type}s`,
  })),
  place: plain(
    withEvents.flatMap(({ place, places = [] }) => [...(place ? [place] : []), ...places]),
  ),
  field: plain(fields.map(({ name }) => name)),
  issuer: plain(
    news.flatMap(({ issuers }) =>
      issuers.map((issuer) => issuer.replace(/ \((?:closed|discontinued)\)$/, '')),
    ),
  ),
  speaker: plain(news.flatMap(namesIn)),
  headed: plain(
    operations
      .map(({ name }) => name)
      .filter((name) =>
        news.some(({ persons }) =>
          persons.some(
            ({ role, affiliation }) =>
              role === 'Head' && affiliation != null && bodyId(affiliation) === bodyId(name),
          ),
        ),
      ),
  ),
  year: plain(Array.from({ length: 20 }, (_, index) => String(2005 + index))),
  event: news
    .filter(({ event }) => event !== null)
    .map(({ label, eventLabel = label }) => ({
      '': eventLabel,
      days: [...new Set(daysOf(events().find((each) => each.label === eventLabel)!))].join(', '),
    })),
};

/** A row for each value of the placeholders in a row: of `{state}` and `{state.capital}`. */
export function rowsFor(row: string): string[] {
  const [, name] = /\{(\w+)/.exec(row) ?? [];
  if (name === undefined) return [row];
  return VALUES[name]!.flatMap((value) =>
    rowsFor(
      row.replace(new RegExp(`\\{${name}\\.?(\\w*)\\}`, 'g'), (_, part: string) => value[part]!),
    ),
  );
}
