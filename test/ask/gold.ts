/** What `questions.txt` says of the answer to a question, worked out from the facts files. */
import {
  type Item,
  activeOperations,
  bodyId,
  chairs,
  closedOperations,
  countriesOf,
  inEveryReading,
  operations,
  partners,
  states,
} from './facts.js';
import {
  EARLIER,
  LATER,
  type Test,
  about,
  bodiesOf,
  contentType,
  dated,
  daysOf,
  events,
  fieldOperationsOf,
  funded,
  held,
  helped,
  hosted,
  inPlace,
  inState,
  issuedBy,
  items,
  namesIn,
  not,
  ofProject,
  ofType,
  online,
  organized,
  organizersOf,
  participants,
  quotes,
  quotesFor,
  ranking,
  stateOfIso2,
  supported,
  tally,
  top,
} from './items.js';
import {
  type Gold,
  bodies,
  body,
  labels,
  ministriesOf,
  no,
  number,
  operationsIn,
  persons,
  ranked,
  some,
  stateNames,
  statesGold,
  table,
  things,
  unitsOf,
  yes,
} from './question.js';

/** `2012`, `2012..2014`, `2012..` or `..2014`. */
function spanOf(text: string): readonly [string, string] {
  const [from = '', to = from] = text.split('..');
  return [from || EARLIER, to || LATER];
}
const isIn = (text: string, day: string | undefined): boolean => {
  const [from, to] = spanOf(text);
  return day !== undefined && day.slice(0, from.length) >= from && day.slice(0, to.length) <= to;
};

/** Conditions on items by the word that they begin with. */
const CONDITIONS: Readonly<Record<string, (value: string) => Test>> = {
  type: (value) => ofType(...value.split(' or ')),
  place: (value) => inPlace(...value.split(' or ')),
  state: inState,
  held: (value) => held(...spanOf(value)),
  online: () => online,
  organizer: (value) => organized(...value.split(' & ')),
  'organizer kind': (value) => (item) =>
    bodiesOf(item, 'organiser', 'co-organiser').some(({ kind }) =>
      `${kind}-`.startsWith(`${value}-`),
    ),
  partner: helped,
  supporter: supported,
  host: hosted,
  funder: funded,
  participants: (value) => {
    const [sign = '', amount = ''] = value.split(' ');
    return participants((n) =>
      sign.includes('=') && n === Number(amount)
        ? true
        : sign.startsWith('>')
          ? n > Number(amount)
          : sign.startsWith('<') && n < Number(amount),
    );
  },
  issuer: issuedBy,
  about,
  content: contentType,
  quotes,
  'quotes for': quotesFor,
  project: ofProject,
  dated: (value) => dated(...spanOf(value)),
};
const CONDITION = new RegExp(
  `^(not )?(${Object.keys(CONDITIONS).sort().reverse().join('|')})(?: (.*))?$`,
);

function conditionOf(text: string): Test {
  const [, negated, word = '', value = ''] = CONDITION.exec(text) ?? [];
  const make = CONDITIONS[word];
  if (!make) throw new Error(`No condition: “${text}”`);
  return negated ? not(make(value)) : make(value);
}

/** `events type workshop; state KZ`, or `items` with conditions. */
function listOf(text: string): Item[] {
  const [, kind, conditions] = /^(events|items)(?: (.*))?$/.exec(text) ?? [];
  if (!kind) throw new Error(`No list: “${text}”`);
  const tests = conditions?.split('; ').map(conditionOf) ?? [];
  return kind === 'events' ? events(...tests) : items(...tests);
}

/** What items have, as ids of bodies. */
const BODIES: Readonly<Record<string, (item: Item) => string[]>> = {
  organizers: organizersOf,
  operations: fieldOperationsOf,
  issuers: ({ issuers }) => issuers.map(bodyId),
};

/** What items have, as names. */
const NAMES: Readonly<Record<string, (item: Item) => string[]>> = {
  people: namesIn,
  fields: ({ fieldsOfWork }) => [...fieldsOfWork],
  states: ({ event }) =>
    countriesOf(event!)
      .filter((iso2) => iso2 !== 'XK')
      .map(stateOfIso2),
  countries: ({ event }) => countriesOf(event!).map(stateOfIso2),
  years: (item) => [daysOf(item)[0].slice(0, 4)],
  'years of issue': ({ date }) => (date ? [date.slice(0, 4)] : []),
};

const PART = [...Object.keys(BODIES), ...Object.keys(NAMES)].sort().reverse().join('|');
const goldOfKeys = (part: string, keys: Iterable<string>): Gold =>
  part in BODIES ? bodies(keys) : things(...keys);
const tallyOf = (part: string, list: string): Map<string, number> =>
  tally(listOf(list), (BODIES[part] ?? NAMES[part])!);
const cellOf = (part: string, key: string): string | number | readonly string[] =>
  part in BODIES ? body(key) : /^\d+$/.test(key) ? Number(key) : key;
const byDay = (end: 0 | 1) => (left: Item, right: Item) =>
  daysOf(left)[end].localeCompare(daysOf(right)[end]);
const byNumber = (left: Item, right: Item): number =>
  left.event!.participantsCount! - right.event!.participantsCount!;
const isHeadOf =
  (name: string) =>
  ({ role, affiliation }: Item['persons'][number]): boolean =>
    role === 'Head' && affiliation != null && bodyId(affiliation) === bodyId(name);

/** A name with those that are as right. */
const namesOf = (name: string): readonly string[] =>
  name.startsWith('@')
    ? body(name.slice(1))
    : [...states, ...partners].some((state) => state.name === name)
      ? stateNames(name)
      : [name];
const cellsOf = (text: string): (string | number)[] =>
  text.split(', ').map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell));

/** Forms of answers, and what each is. */
const FORMS: readonly (readonly [form: RegExp, gold: (...parts: string[]) => Gold])[] = [
  [/^yes$/, () => yes],
  [/^no$/, () => no],
  [/^= (\d+)$/, (n) => number(Number(n))],
  [/^nothing$/, () => things()],
  [/^things (.*)$/, (names) => things(...names.split('; ').map(namesOf))],
  [/^rows (.*)$/, (rows) => table(...rows.split('; ').map(cellsOf))],
  // Of States and bodies
  [
    /^joined (.*)$/,
    (span) =>
      statesGold(
        states.filter(({ joined }) => joined && isIn(span, joined)).map(({ name }) => name),
      ),
  ],
  [
    /^chaired (.*)$/,
    (span) =>
      statesGold([
        ...new Set(
          chairs.filter(({ year }) => isIn(span, String(year))).map(({ stateLabel }) => stateLabel),
        ),
      ]),
  ],
  [/^active operations$/, () => bodies(activeOperations.map(({ id }) => id))],
  [/^closed operations$/, () => bodies(closedOperations.map(({ id }) => id))],
  [
    /^closed (\S*)$/,
    (span) => bodies(closedOperations.filter(({ to }) => isIn(span, to)).map(({ id }) => id)),
  ],
  [
    /^established (\S*)$/,
    (span) =>
      bodies(
        operations
          .filter(({ established, from }) => isIn(span, established ?? from))
          .map(({ id }) => id),
      ),
  ],
  [/^operations in (\S*)$/, (state) => operationsIn(state)],
  [/^ministries (\S+)(?: (\S+))?$/, (state, kind) => ministriesOf(state, kind)],
  [/^units of (\S+)$/, (id) => unitsOf(id)],
  // Of items
  [
    /^(?:(first|last|largest) of )?((?:events|items)\b.*)$/,
    (which, list) =>
      labels(
        !which
          ? listOf(list)
          : which === 'first'
            ? listOf(list).sort(byDay(0)).slice(0, 1)
            : listOf(list)
                .sort(which === 'last' ? byDay(1) : byNumber)
                .slice(-1),
      ),
  ],
  [/^any (.*)$/, (list) => some(listOf(list))],
  [/^heads of (.*)$/, (name) => persons(items(quotesFor(name)), isHeadOf(name))],
  [new RegExp(`^(${PART}) of (.*)$`), (part, list) => goldOfKeys(part, tallyOf(part, list).keys())],
  [
    new RegExp(`^most (${PART}) of (.*)$`),
    (part, list) => goldOfKeys(part, top(tallyOf(part, list))),
  ],
  [
    new RegExp(`^(${PART}) with (\\d+) of (.*)$`),
    (part, least, list) =>
      goldOfKeys(
        part,
        [...tallyOf(part, list)].filter(([, n]) => n >= Number(least)).map(([key]) => key),
      ),
  ],
  [
    new RegExp(`^per (${PART}) of (.*)$`),
    (part, list) =>
      table(...[...tallyOf(part, list)].map(([key, n]) => [cellOf(part, key), n] as const)),
  ],
  [
    new RegExp(`^top (\\d+) (${PART}) of (.*)$`),
    (count, part, list) =>
      ranked(
        ...ranking(tallyOf(part, list), Number(count)).map(([key, n]) => [cellOf(part, key), n]),
      ),
  ],
];

function goldOf(text: string): Gold {
  const counted = /^number of (.*)$/.exec(text)?.[1];
  if (counted !== undefined) {
    const gold = goldOf(counted);
    return number(
      /^(?:events|items)\b/.test(counted)
        ? listOf(counted).length
        : gold.kind === 'things'
          ? gold.gold.length
          : NaN,
    );
  }
  for (const [form, make] of FORMS) {
    const match = form.exec(text);
    if (match) return make(...match.slice(1));
  }
  throw new Error(`No answer: “${text}”`);
}

/** The answers that are right, one for each choice that the facts leave open. */
export const goldsOf = (text: string): readonly Gold[] => inEveryReading(() => goldOf(text));
