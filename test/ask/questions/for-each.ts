/** The same questions for every body, State, place, field, person and year that the facts have. */
import {
  type Item,
  type StructureFact,
  bodyId,
  countriesOf,
  chairs,
  fields,
  fold,
  news,
  operations,
  partners,
  states,
  structures,
  summits,
} from '../facts.js';
import {
  about,
  bodiesOf,
  contentType,
  dated,
  daysOf,
  events,
  funded,
  held,
  helped,
  hosted,
  inPlace,
  inState,
  issuedBy,
  items,
  labelOf,
  ofType,
  organized,
  organizersOf,
  quotes,
  stateOfIso2,
  supported,
} from '../items.js';
import {
  type Question,
  ask,
  bodies,
  count,
  inEveryChoice,
  labels,
  number,
  persons,
  some,
  stateNames,
  table,
  things,
} from '../question.js';

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const OTHER_TYPES: Readonly<Record<string, string>> = {
  training: 'training courses',
  'round table': 'round tables',
  visit: 'visits',
};
const pluralOf = (type: string): string =>
  OTHER_TYPES[type] ??
  (type === 'ceremony' ? 'ceremonies' : type === 'launch' ? 'launches' : `${type}s`);
/** A State by which an event was hosted may have been its place, or the name of another is like it. */
const isOfTwoReadings = (name: string): boolean =>
  ['Germany', 'Finland', 'North Macedonia', 'Japan', 'US Department of State'].includes(name);
const bodiesWith = (...roles: string[]): string[] =>
  distinct(
    news.flatMap((item) => (item.event ? bodiesOf(item, ...roles).map(({ name }) => name) : [])),
  ).filter((name) => !isOfTwoReadings(name));
const peopleAt = (role: string, body: string): ReturnType<typeof persons> =>
  persons(
    items(),
    (person) =>
      person.role === role &&
      person.affiliation != null &&
      bodyId(person.affiliation) === bodyId(body),
  );
const placesOf = (list: readonly Item[]): string[] =>
  distinct(
    list
      .flatMap(({ event }) => [event?.place, ...(event?.places ?? [])])
      .filter((place): place is string => typeof place === 'string'),
  );
const isNamedOnce = (name: string): boolean =>
  structures.filter((each) => fold(each.name) === fold(name)).length <= 1;

export const FOR_EACH: readonly Question[] = inEveryChoice(() => {
  const base = news.filter(({ id }) => id !== 'seed');
  const all = (make: () => Question[]): Question[] => make();
  return [
    ...all(() =>
      states.flatMap(({ name, joined, capital }) => [
        ask(`When did ${name} join the OSCE?`, table([joined!])),
        ask(`What is the capital of ${name}?`, things(capital.name)),
        ask(`Is ${name} a participating State?`, { kind: 'yes-no', gold: true }),
        ask(`Did ${name} join in 1992?`, { kind: 'yes-no', gold: joined!.startsWith('1992') }),
      ]),
    ),
    ...all(() =>
      partners.flatMap(({ name, since }) => [
        ask(`Is ${name} a participating State of the OSCE?`, { kind: 'yes-no', gold: false }),
        ask(
          `Since when has ${name} been a Partner for Co-operation?`,
          table([since!]),
          number(since!),
        ),
      ]),
    ),
    ...all(() =>
      chairs.flatMap(({ year, stateLabel, chairpersonsInOffice }) => [
        ask(
          `Which State chaired the OSCE in ${year}?`,
          things(stateLabel === 'Czechoslovakia' ? [stateLabel] : stateNames(stateLabel)),
        ),
        ask(
          `Who was Chairperson-in-Office in ${year}?`,
          things(...chairpersonsInOffice.map(({ name }) => name)),
        ),
      ]),
    ),
    ...all(() =>
      summits.flatMap(({ name, dates, city }) => [
        ask(`When did the ${name} take place?`, table([...dates])),
        ask(`Where was the ${name} held?`, things(city)),
      ]),
    ),
    ...all(() =>
      structures
        .filter(({ seat, name }) => seat !== null && isNamedOnce(name))
        .map(({ name, seat }: StructureFact) =>
          ask(`Where is the ${name} based?`, things(seat!.city)),
        ),
    ),
    ...all(() =>
      operations.map(({ name, seat }) =>
        ask(`What is the seat of the ${name}?`, things(seat.city)),
      ),
    ),
    ...all(() =>
      operations
        .filter(({ established, from }) => (established ?? from)?.length === 10)
        .map(({ name, established, from }) =>
          ask(`When was the ${name} established?`, table([(established ?? from)!])),
        ),
    ),
    ...all(() =>
      operations.map(({ name }) =>
        ask(`Which events did the ${name} organise?`, labels(events(organized(name)))),
      ),
    ),
    ...all(() =>
      distinct(base.flatMap(organizersOf)).map((id) =>
        ask(
          `How many events were organised by the ${labelOf(id)}?`,
          count(events(organized(labelOf(id)))),
        ),
      ),
    ),
    ...all(() =>
      bodiesWith('partner', 'supporter').map((name) =>
        ask(`Events in co-operation with the ${name}`, labels(events(helped(name)))),
      ),
    ),
    ...all(() =>
      bodiesWith('supporter').map((name) =>
        ask(`Which events were supported by the ${name}?`, labels(events(supported(name)))),
      ),
    ),
    ...all(() =>
      bodiesWith('host').map((name) =>
        ask(`Events hosted by the ${name}`, labels(events(hosted(name)))),
      ),
    ),
    ...all(() =>
      distinct(base.flatMap((item) => bodiesOf(item, 'funder').map(({ name }) => name)))
        .filter((name) => !name.startsWith('United States') && !isOfTwoReadings(name))
        .map((name) => ask(`Which events did ${name} fund?`, labels(events(funded(name))))),
    ),
    ...all(() =>
      distinct(base.flatMap(({ event }) => (event ? countriesOf(event) : []))).flatMap((iso2) => [
        ask(`How many events took place in ${stateOfIso2(iso2)}?`, count(events(inState(iso2)))),
        ...distinct(base.flatMap(({ event }) => (event ? [event.type] : []))).map((type) =>
          ask(
            `${pluralOf(type)} in ${stateOfIso2(iso2)}`,
            labels(events(ofType(type), inState(iso2))),
          ),
        ),
        ask(
          `Did any event take place in ${stateOfIso2(iso2)} in 2013?`,
          some(events(inState(iso2), held('2013'))),
        ),
      ]),
    ),
    ...all(() =>
      placesOf(base).map((place) =>
        ask(`Which events took place in ${place}?`, labels(events(inPlace(place)))),
      ),
    ),
    ...all(() =>
      fields.flatMap(({ name }) => [
        ask(`News about ${name}`, labels(items(about(name)))),
        ask(
          `How many news items on ${name} were issued in 2015?`,
          count(items(about(name), dated('2015'))),
        ),
        ask(`Events about ${name} since 2019`, labels(events(about(name), held('2019', '9999')))),
      ]),
    ),
    ...all(() =>
      distinct(
        base.flatMap(({ issuers }) =>
          issuers.map((issuer) => issuer.replace(/ \((?:closed|discontinued)\)$/, '')),
        ),
      ).map((name) =>
        ask(
          `How many press releases were issued by the ${name}?`,
          count(items(contentType('Press release'), issuedBy(name))),
        ),
      ),
    ),
    ...all(() =>
      distinct(base.flatMap(({ persons: list }) => list.map(({ name }) => name))).map((name) =>
        ask(`Which news items quote ${name}?`, labels(items(quotes(name)))),
      ),
    ),
    ...all(() =>
      operations.flatMap(({ name }) =>
        peopleAt('Head', name).kind === 'things' &&
        base.some((item) =>
          item.persons.some(
            ({ role, affiliation }) =>
              role === 'Head' && affiliation != null && bodyId(affiliation) === bodyId(name),
          ),
        )
          ? [ask(`Who has been head of the ${name}?`, peopleAt('Head', name))]
          : [],
      ),
    ),
    ...all(() =>
      Array.from({ length: 20 }, (_, index) => String(2005 + index)).flatMap((year) => [
        ask(`How many events took place in ${year}?`, count(events(held(year)))),
        ask(`Who was quoted in ${year}?`, persons(items(dated(year)))),
        ask(
          `Which field operations organised workshops in ${year}?`,
          bodies(
            events(ofType('workshop'), held(year))
              .flatMap(organizersOf)
              .filter((id) => operations.some((each) => each.id === id)),
          ),
        ),
      ]),
    ),
    ...all(() =>
      base
        .filter(({ event }) => event !== null)
        .map(({ label, eventLabel = label }) => {
          const item = events().find((each) => each.label === eventLabel)!;
          return ask(`When did "${eventLabel}" take place?`, table(distinct(daysOf(item))));
        }),
    ),
  ];
});
