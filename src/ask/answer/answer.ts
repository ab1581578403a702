/** The answer to a question, from the rows of its query. */
import { labelOf } from '../../graph/index.js';
import type { QueryOptions, Sparql } from '../../sparql/index.js';
import { classesOf } from '../grammar/compatibility.js';
import { isNamed } from './sparql.js';
import { partsOfAll, type Concept, type Query, type Ranking } from '../concept.js';
import { dateInWords, timeBetween } from '../language/span.js';
import { nounOf } from '../vocabulary/relation.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

interface NamedThing {
  readonly iri: string;
  readonly label: string;
}

/** A cell of a table: a thing's label, a text, a date or a number. */
type Cell = string | number;

/** An answer, in the form of the contract. A single row may have its main value in `value` too. */
export interface Answer {
  readonly kind: 'things' | 'number' | 'yes-no' | 'table';
  readonly things?: readonly NamedThing[];
  readonly value?: number | boolean;
  readonly columns?: readonly string[];
  readonly rows?: readonly Readonly<Record<string, Cell>>[];
}

/** The values of a solution, with the names of things. */
type Row = readonly ({ readonly value: string; readonly label: string } | undefined)[];

type QueryFor<Ask extends Query['ask']> = Extract<Query, { ask: Ask }>;

/**
 * Undefined if the question presupposes something missing in the graph. Throws as `Sparql.query`.
 */
export async function answerOf(
  query: Query,
  sparql: string,
  engine: Sparql,
  vocabulary: Vocabulary,
  options: QueryOptions,
): Promise<Answer | undefined> {
  const result = await engine.query(vocabulary.version, sparql, options);
  if (result.kind === 'boolean') return { kind: 'yes-no', value: result.value };
  if (result.kind === 'graph') throw new TypeError('A question is not answered with a graph.');
  const rows: Row[] = [];
  for await (const solution of result.solutions)
    rows.push(
      solution.map(
        (term) => term && { value: term.value, label: labelOf(vocabulary.version, term) },
      ),
    );
  return read(query, rows);
}

function read(query: Query, rows: readonly Row[]): Answer | undefined {
  switch (query.ask) {
    case 'things':
      return readThings(query, rows);
    // A query for yes or no has no rows.
    case 'exists':
    case 'count':
      return { kind: 'number', value: numberIn(rows[0]?.[0]) };
    case 'time':
      return readTime(query, rows);
    case 'table':
      return readTable(query, rows);
    case 'groups':
      return readGroups(query, rows);
  }
}

function readThings(
  { concept, isPresupposed }: QueryFor<'things'>,
  rows: readonly Row[],
): Answer | undefined {
  // The first row of each thing: a State can have chaired several times.
  const first = new Map(rows.toReversed().map((row) => [row[0]?.value, row]));
  const best = rows.filter((row) => first.get(row[0]?.value) === row);
  const pick = concept.kind === 'picked' ? concept.pick : undefined;
  const chosen = pick ? chosenOf(best, pick) : best;
  const things = thingsIn(chosen);
  if (things.length === 0 && (isPresupposed || pick)) return undefined;
  if (!pick || !('relation' in pick)) return { kind: 'things', things };
  const columns = [classesOf(concept)[0]?.singular ?? 'what', nounOf(pick.relation)] as const;
  const [what, number] = columns;
  const table = chosen.map(([thing, n]) => ({ [what]: thing?.label ?? '', [number]: numberIn(n) }));
  return { kind: 'things', things, columns, rows: table };
}

function thingsIn(rows: readonly Row[]): NamedThing[] {
  return rows.flatMap(([thing]) => (thing ? [{ iri: thing.value, label: thing.label }] : []));
}

const onlyValue = ([value, ...others]: readonly number[]): { readonly value?: number } =>
  value === undefined || others.length > 0 ? {} : { value };

/** Both days, with the time between them; of an event, both days are part of it. */
function readTime(
  { of, top, days: wanted }: QueryFor<'time'>,
  rows: readonly Row[],
): Answer | undefined {
  const timed = rows.flatMap(([thing, from, to]) => {
    if (!thing || !from || !(to ?? top)) return [];
    // Of bodies that are still open, until today.
    const until = to?.value ?? new Date().toISOString().slice(0, 10);
    const time = timeBetween(from.value, until, of.length === 1);
    const length = Date.parse(until) - Date.parse(from.value);
    const { days = 0 } = time;
    if (wanted && (days < (wanted.min ?? 1) || days > (wanted.max ?? days))) return [];
    const row = { what: thing.label, from: from.value, until: to?.value ?? '', ...time };
    return [{ by: top?.direction === 'first' ? length : -length, row }];
  });
  const sorted = timed.sort((left, right) => left.by - right.by);
  const border = sorted[(top?.count ?? 1) - 1];
  const chosen = top ? sorted.filter(({ by }) => by <= (border?.by ?? by)) : sorted;
  const [first, ...others] = chosen.map(({ row }) => row);
  if (!first || (others.length > 0 && !top && !wanted)) return undefined;
  const { days } = first;
  return {
    kind: 'table',
    columns: Object.keys(first),
    rows: [first, ...others],
    ...onlyValue(days === undefined || others.length > 0 ? [] : [days]),
  };
}

function readTable(
  { concept, columns, isOfYears }: QueryFor<'table'>,
  rows: readonly Row[],
): Answer | undefined {
  const hasNames = isNamed(concept);
  if (!rows.some((row) => row.some((cell, index) => cell && (index > 0 || !hasNames))))
    return undefined;
  const isOfDates = columns.every((each) => 'date' in each);
  const names = [
    ...(hasNames ? [(isOfDates ? undefined : classesOf(concept)[0]?.singular) ?? 'what'] : []),
    ...columns.flatMap((each) => {
      if ('relation' in each) return nounOf(each.relation);
      if (each.date.of === 'event') return ['date', 'last day'];
      return columns.length > 1 && each.date.said ? each.date.said : 'date';
    }),
  ];
  const table = rows.map((row): Readonly<Record<string, string>> => {
    const cells = names.map((name, index) => [name, row[index]?.label ?? ''] as const);
    const { 'last day': last, ...all } = Object.fromEntries<string>(cells);
    return last === undefined || last === all.date ? all : { ...all, 'last day': last };
  });
  const years = [...new Set(table.map(({ date = '' }) => Number(date.slice(0, 4))))].sort();
  if (isOfYears) {
    const yearly = years.map((year) => ({ year }));
    return { kind: 'table', columns: ['year'], rows: yearly, ...onlyValue(years) };
  }
  return {
    kind: 'table',
    columns: [...new Set(table.flatMap(Object.keys))],
    rows: table,
    ...(table.some(({ date = '' }) => /^\d{4}$/.test(date)) ? onlyValue(years) : {}),
  };
}

function readGroups(
  { top, concept, date, unit = 'year' }: QueryFor<'groups'>,
  rows: readonly Row[],
): Answer | undefined {
  // Not what is in no group or of no year.
  const counts = rows.filter(([group]) => (date ? group?.value : group));
  const chosen = top ? chosenOf(counts, top) : counts;
  // Of things compared, none may be left out.
  const named = partsOfAll(concept).find(({ kind }) => kind === 'things');
  const least = named?.kind === 'things' ? named.things.length : top ? 1 : 0;
  if (chosen.length < least) return undefined;
  const noun = hasTerritories(concept) ? 'State or territory' : classesOf(concept)[0]?.singular;
  const column = date ? unit : (noun ?? 'what');
  const isOne = top?.count === 1 && !date;
  return {
    kind: isOne ? 'things' : 'table',
    ...(isOne ? { things: thingsIn(chosen) } : {}),
    columns: [column, 'number'],
    rows: chosen.map(([group, count]) => ({
      [column]: date && unit === 'year' ? Number(group?.value) : (group?.label ?? ''),
      number: numberIn(count),
    })),
    ...(date && top && unit === 'year'
      ? onlyValue(chosen.map(([year]) => Number(year?.value)))
      : {}),
  };
}

const hasTerritories = (concept: Concept): boolean =>
  concept.kind === 'territory' || ('parts' in concept && concept.parts.some(hasTerritories));

/**
 * The first rows in the order of their second values, and all that tie with the last of them. A
 * rank below the first is that of one row: none if others tie with the row before it.
 */
function chosenOf(rows: readonly Row[], { count, rank = 1 }: Ranking): readonly Row[] {
  const keys = rows.map(([, by]) => by?.value);
  const border = keys[rank - 1 + count - 1];
  if (rank > 1 && (border === undefined || keys[rank - 2] === border)) return [];
  return border === undefined
    ? rows
    : rows.filter((_, index) => index >= rank - 1 && (index < count || keys[index] === border));
}

const numberIn = (cell: Row[number]): number => Number(cell?.value ?? 0);

export function isNothing({ kind, value, things, rows }: Answer): boolean {
  if (kind === 'yes-no') return value === false;
  return kind === 'number' ? value === 0 : (things ?? rows ?? []).length === 0;
}

/** Whether two answers are the same, ignoring the labels of other things in them. */
export function areSame(left: Answer, right: Answer): boolean {
  const told = ({ rows, ...answer }: Answer): string =>
    answerInWords({
      ...answer,
      rows: (rows ?? []).map((row) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'what')),
      ),
    });
  return left.kind === right.kind && told(left) === told(right);
}

export function answerInWords(answer: Answer): string {
  if (answer.kind === 'yes-no') return answer.value === true ? 'yes' : 'no';
  if (answer.kind === 'number') return String(answer.value);
  if (answer.things) return answer.things.map(({ label }) => label).join('\n');
  const inWords = (cell: Cell): string =>
    typeof cell === 'string' && /^\d{4}-\d\d(-\d\d)?$/.test(cell)
      ? dateInWords(cell)
      : String(cell);
  return (answer.rows ?? []).map((row) => Object.values(row).map(inWords).join('\t')).join('\n');
}
