/** Changes of things as sentences: “14 news items added for Moldova”, “2 dates corrected”. */
import { XSD } from '../../rdf/index.js';
import type { StatementChange, ThingChange } from './describe.js';
import { countedNoun } from './plural.js';

/** Where there are more, none is named. */
const COUNTRIES_NAMED = 3;

const DATE_TYPES: ReadonlySet<string> = new Set(
  [XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth].map(({ value }) => value),
);
/** What is called in the words of its type rather than by its property. */
const DATE = 'date';

/** How one kind of change is done to a thing's statements. */
const DONE = {
  corrected: 'corrected on',
  added: 'added to',
  removed: 'removed from',
  moved: 'moved to another source for',
} as const;

/** One sentence part for each kind of change, those of most things first. */
export function wordsOf(things: readonly ThingChange[]): string[] {
  const parts = [...wholeThings(things), ...statements(things)];
  return parts
    .sort((left, right) => right.count - left.count || (left.text < right.text ? -1 : 1))
    .map(({ text }) => text);
}

interface Part {
  readonly count: number;
  readonly text: string;
}

/** Things that are new or gone, by kind. */
function wholeThings(things: readonly ThingChange[]): Part[] {
  const groups = grouped(
    things.filter(({ change }) => change !== 'changed'),
    ({ change, kind }) => `${change}\n${kind}`,
  );
  return groups.map((group) => ({
    count: group.length,
    text: `${countedNoun(group.length, group[0]!.kind)} ${group[0]!.change}${forCountries(group)}`,
  }));
}

function forCountries(things: readonly ThingChange[]): string {
  const byCountry = grouped(
    things.filter(({ country }) => country !== undefined),
    ({ country }) => country!,
  ).sort((left, right) => right.length - left.length);
  const [first] = byCountry;
  if (!first || byCountry.length > COUNTRIES_NAMED) return '';
  if (first.length === things.length) return ` for ${first[0]!.country}`;
  return ` (${byCountry.map((group) => `${group.length} for ${group[0]!.country}`).join(', ')})`;
}

/** Statements that came, went or became others on things that stay. */
function statements(things: readonly ThingChange[]): Part[] {
  const changes = things
    .filter(({ change }) => change === 'changed')
    .flatMap((thing) =>
      thing.statements.map((statement) => ({ thing, statement, called: calledBy(statement) })),
    );
  return grouped(changes, ({ statement, called }) => `${statement.change}\n${called}`).map(
    (group) => {
      const {
        statement: { change },
        called,
      } = group[0]!;
      if (called === DATE)
        return { count: group.length, text: `${countedNoun(group.length, DATE)} ${change}` };
      const changed = [...new Map(group.map(({ thing }) => [thing.thing.key, thing])).values()];
      const kinds = new Set(changed.map(({ kind }) => kind));
      return {
        count: group.length,
        text: `“${called}” ${DONE[change]} ${countedNoun(changed.length, kinds.size === 1 ? [...kinds][0]! : 'thing')}`,
      };
    },
  );
}

function calledBy({ property, before, after }: StatementChange): string {
  const isDate = [before, after].every(
    (value) => value === null || (value.datatype !== undefined && DATE_TYPES.has(value.datatype)),
  );
  return isDate ? DATE : property.label;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
