/** Changes of things as sentences: “14 news items added for Moldova”, “2 dates corrected”. */
import { countedNoun } from '../../graph/index.js';
import { DATE_TYPES, groupedBy } from '../../rdf/index.js';
import type { SourceChange, StatementChange, ThingChange } from './describe.js';

const COUNTRIES_NAMED = 3;

const DONE = {
  corrected: 'corrected on',
  added: 'added to',
  removed: 'removed from',
} as const;

interface Phrase {
  readonly count: number;
  readonly text: string;
}

/** One sentence part for each kind of change, those of most things first. */
export function changeSentences(things: readonly ThingChange[]): string[] {
  return [...wholeThings(things), ...statements(things)]
    .sort((left, right) => right.count - left.count || (left.text < right.text ? -1 : 1))
    .map(({ text }) => text);
}

function wholeThings(things: readonly ThingChange[]): Phrase[] {
  const whole = things.filter(({ change }) => change !== 'changed');
  return [...groupedBy(whole, ({ change, kind }) => `${change} ${kind}`).values()].map((group) => {
    const [{ kind, change }] = group;
    return {
      count: group.length,
      text: `${countedNoun(group.length, kind)} ${change}${forCountries(group)}`,
    };
  });
}

function forCountries(things: readonly ThingChange[]): string {
  const countries = things.flatMap(({ country }) => country ?? []);
  const counts = [...groupedBy(countries, (country) => country)]
    .map(([country, { length }]) => ({ country, length }))
    .sort((left, right) => right.length - left.length);
  const [largest] = counts;
  if (!largest || counts.length > COUNTRIES_NAMED) return '';
  if (largest.length === things.length) return ` for ${largest.country}`;
  return ` (${counts.map(({ country, length }) => `${length} for ${country}`).join(', ')})`;
}

/** What changed about things that stay: statements, dates by their type, and who says them. */
function statements(things: readonly ThingChange[]): Phrase[] {
  const changes = things
    .filter(({ change }) => change === 'changed')
    .flatMap((thing) => [
      ...thing.statements.map((each) => ({ thing, isDate: isOfDates(each), done: doneTo(each) })),
      ...thing.sources.map((each) => ({ thing, isDate: false, done: doneBySources(each) })),
    ]);
  return [...groupedBy(changes, ({ done }) => done).values()].map((group) => {
    const [{ isDate, done }] = group;
    const count = group.length;
    if (isDate) return { count, text: `${countedNoun(count, 'date')} ${done}` };
    const changed = new Map(group.map(({ thing }) => [thing.iri ?? thing.label, thing]));
    const [first, ...others] = changed.values();
    if (first && others.length === 0) return { count, text: `${done} ${first.label}` };
    const isMixed = others.some(({ kind }) => kind !== first?.kind);
    const noun = isMixed ? 'thing' : (first?.kind ?? 'thing');
    return { count, text: `${done} ${countedNoun(changed.size, noun)}` };
  });
}

function doneTo(statement: StatementChange): string {
  const { property, change } = statement;
  return isOfDates(statement) ? change : `“${property.label}” ${DONE[change]}`;
}

/** What became of a statement that others say too. */
function doneBySources({ alsoSaidBy, noLongerSaidBy }: SourceChange): string {
  if (noLongerSaidBy.length === 0) return 'source added for';
  if (alsoSaidBy.length === 0) return 'source removed for';
  return 'source changed for';
}

function isOfDates({ before, after }: StatementChange): boolean {
  return [before, after].every(
    (value) => value === null || (value.datatype !== undefined && DATE_TYPES.has(value.datatype)),
  );
}
