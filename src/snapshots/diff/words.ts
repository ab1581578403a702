/** Changes of things as sentences: “14 news items added for Moldova”, “2 dates corrected”. */
import { countedNoun } from '../../graph/index.js';
import { XSD } from '../../rdf/index.js';
import type { SourceChange, StatementChange, ThingChange } from './describe.js';

/** With more, none is named. */
const COUNTRIES_NAMED = 3;

const DATE_TYPES: ReadonlySet<string> = new Set(
  [XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth].map(({ value }) => value),
);
/** Named by its type rather than by its property. */
const DATE = 'date';

/** The verb for each kind of change. */
const DONE = {
  corrected: 'corrected on',
  added: 'added to',
  removed: 'removed from',
} as const;

/** What became of a statement that others say too. */
function doneBySources({ alsoSaidBy, noLongerSaidBy }: SourceChange): string {
  if (noLongerSaidBy.length === 0) return 'also said by another source for';
  return alsoSaidBy.length === 0
    ? 'no longer said by one of its sources for'
    : 'moved to another source for';
}

/** One sentence part for each kind of change, those of most things first. */
export function changeSentences(things: readonly ThingChange[]): string[] {
  const parts = [...wholeThings(things), ...statements(things), ...sources(things)];
  return parts
    .sort((left, right) => right.count - left.count || (left.text < right.text ? -1 : 1))
    .map(({ text }) => text);
}

interface Phrase {
  readonly count: number;
  readonly text: string;
}

/** New and removed things, by kind. */
function wholeThings(things: readonly ThingChange[]): Phrase[] {
  const groups = grouped(
    things.filter(({ change }) => change !== 'changed'),
    ({ change, kind }) => `${change}\n${kind}`,
  );
  return groups.map(({ first, items }) => ({
    count: items.length,
    text: `${countedNoun(items.length, first.kind)} ${first.change}${forCountries(items)}`,
  }));
}

function forCountries(things: readonly ThingChange[]): string {
  const countries = things.flatMap(({ country }) => country ?? []);
  const byCountry = grouped(countries, (country) => country).sort(
    (left, right) => right.items.length - left.items.length,
  );
  const [largest] = byCountry;
  if (!largest || byCountry.length > COUNTRIES_NAMED) return '';
  if (largest.items.length === things.length) return ` for ${largest.first}`;
  return ` (${byCountry.map(({ first, items }) => `${items.length} for ${first}`).join(', ')})`;
}

/** Added, removed and changed statements of things that stay. */
function statements(things: readonly ThingChange[]): Phrase[] {
  const changes = things
    .filter(({ change }) => change === 'changed')
    .flatMap((thing) =>
      thing.statements.map((statement) => ({ thing, statement, called: calledBy(statement) })),
    );
  return grouped(changes, ({ statement, called }) => `${statement.change}\n${called}`).map(
    ({ first, items }) => {
      const { change } = first.statement;
      const count = items.length;
      if (first.called === DATE) return { count, text: `${countedNoun(count, DATE)} ${change}` };
      return { count, text: `“${first.called}” ${DONE[change]} ${counted(items)}` };
    },
  );
}

/** What other sources say of things that stay. */
function sources(things: readonly ThingChange[]): Phrase[] {
  const changes = things
    .filter(({ change }) => change === 'changed')
    .flatMap((thing) =>
      thing.sources.map((source) => ({
        thing,
        text: `“${source.property.label}” ${doneBySources(source)}`,
      })),
    );
  return grouped(changes, ({ text }) => text).map(({ first, items }) => ({
    count: items.length,
    text: `${first.text} ${counted(items)}`,
  }));
}

function counted(items: readonly { readonly thing: ThingChange }[]): string {
  const things = [...new Map(items.map(({ thing }) => [thing.thing.key, thing])).values()];
  const kinds = new Set(things.map(({ kind }) => kind));
  const [kind = 'thing'] = kinds;
  return countedNoun(things.length, kinds.size === 1 ? kind : 'thing');
}

function calledBy({ property, before, after }: StatementChange): string {
  const isDate = [before, after].every(
    (value) => value === null || (value.datatype !== undefined && DATE_TYPES.has(value.datatype)),
  );
  return isDate ? DATE : property.label;
}

interface Group<Item> {
  readonly first: Item;
  /** All of them, the first included. */
  readonly items: Item[];
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Group<Item>[] {
  const groups = new Map<string, Group<Item>>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { first: item, items: [item] });
  }
  return [...groups.values()];
}
