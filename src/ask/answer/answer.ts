/** The answer to a question, from the rows of its query. */
import { labelOf } from '../../graph/index.js';
import type { Term } from '../../rdf/index.js';
import type { QueryOptions, Sparql } from '../../sparql/index.js';
import type { openMarkOf } from '../concept.js';
import type { Property, Query } from '../grammar/query.js';
import { isNamed } from './sparql.js';
import { dateInWords, timeBetween } from '../language/span.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

export interface NamedThing {
  readonly iri: string;
  readonly label: string;
}

/** A cell of a table: a thing's label, a text, a date or a number. */
export type Cell = string | number;

/** An answer, in the form of the contract. A single row may have its main value in `value` too. */
export interface Answer {
  readonly kind: 'things' | 'number' | 'yes-no' | 'table';
  readonly things?: readonly NamedThing[];
  readonly value?: number | boolean;
  readonly columns?: readonly string[];
  readonly rows?: readonly Readonly<Record<string, Cell>>[];
}

type Row = readonly (Term | undefined)[];

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
  for await (const row of result.solutions) rows.push(row);
  return new RowReader(vocabulary).read(query, rows);
}

class RowReader {
  constructor(private readonly vocabulary: Vocabulary) {}

  read(query: Query, rows: readonly Row[]): Answer | undefined {
    switch (query.ask) {
      case 'things':
        return this.#things(query, rows);
      case 'count':
        return { kind: 'number', value: numberIn(rows[0]?.[0]) };
      case 'exists':
        return {
          kind: 'yes-no',
          value: isWithin(numberIn(rows[0]?.[0]), query.amount ?? { min: 1 }),
        };
      case 'compare':
        return this.#comparison(query, rows);
      case 'dates':
        return this.#dates(query, rows);
      case 'properties':
        return this.#properties(query, rows);
      case 'duration':
        return this.#duration(query, rows);
      case 'groups':
        return query.by === 'things' ? this.#groups(query, rows) : this.#times(query, rows);
    }
  }

  #things(
    { pick, isPresupposed, count }: Extract<Query, { ask: 'things' }>,
    rows: readonly Row[],
  ): Answer | undefined {
    const chosen = pick ? chosenOf(bestOf(rows), pick, ([, by]) => by?.value ?? '') : rows;
    const things = this.#distinct(chosen.map(([thing]) => thing));
    if (things.length === 0 && (isPresupposed || pick)) return undefined;
    if (count !== undefined && things.length !== count) return undefined;
    return { kind: 'things', things };
  }

  #distinct(terms: readonly (Term | undefined)[]): NamedThing[] {
    return [
      ...new Map(terms.flatMap((term) => (term ? [[term.value, this.#named(term)]] : []))).values(),
    ];
  }

  #named(term: Term): NamedThing {
    return { iri: term.value, label: labelOf(this.vocabulary.version, term) };
  }

  #cell(term: Term | undefined): Cell {
    return term ? labelOf(this.vocabulary.version, term) : '';
  }

  #comparison(
    { is, isDifference }: Extract<Query, { ask: 'compare' }>,
    [row]: readonly Row[],
  ): Answer | undefined {
    const [left, right] = [numberIn(row?.[0]), numberIn(row?.[1])];
    const value = is === 'more' ? left - right : right - left;
    if (isDifference && value <= 0) return undefined;
    return {
      kind: isDifference ? 'number' : 'yes-no',
      value: isDifference ? value : value > 0,
      columns: ['first', 'second'],
      rows: [{ first: left, second: right }],
    };
  }

  /** A thing's days; of an event the first and the last. */
  #dates(
    { precision, direction }: Extract<Query, { ask: 'dates' }>,
    rows: readonly Row[],
  ): Answer | undefined {
    const known = rows.flatMap(([thing, first, last]) =>
      first ? [{ thing, first: first.value, last: last?.value }] : [],
    );
    const chosen = direction ? known.slice(0, 1) : known;
    const [earliest] = chosen;
    if (!earliest) return undefined;
    if (precision === 'year') return yearsIn(chosen.map(({ first }) => first));
    const table = chosen.map(({ thing, first, last }) => ({
      what: this.#cell(thing),
      date: first,
      ...(last !== undefined && last !== first ? { 'last day': last } : {}),
    }));
    const isYear = chosen.length === 1 && /^\d{4}$/.test(earliest.first);
    return {
      kind: 'table',
      columns: ['what', 'date', ...(table.some((row) => 'last day' in row) ? ['last day'] : [])],
      rows: table,
      ...(isYear ? { value: Number(earliest.first) } : {}),
    };
  }

  #properties(
    { concept, of }: Extract<Query, { ask: 'properties' }>,
    rows: readonly Row[],
  ): Answer | undefined {
    const hasNames = isNamed(concept, this.vocabulary);
    const table = rows.map((all) => {
      const values = [...all];
      const row: Record<string, Cell> = hasNames ? { what: this.#cell(values.shift()) } : {};
      for (const property of of) {
        const column = columnOf(property);
        const value = values.shift();
        if ('relation' in property) {
          row[column] = /^-?\d+$/.test(value?.value ?? '') ? numberIn(value) : this.#cell(value);
          continue;
        }
        const day = value?.value ?? '';
        row[column] = property.precision === 'year' && day !== '' ? Number(day.slice(0, 4)) : day;
        const last = property.date.of === 'event' ? values.shift()?.value : undefined;
        if (last !== undefined && last !== day && property.precision === 'day')
          row['last day'] = last;
      }
      return row;
    });
    const [row, ...others] = table;
    if (!row) return undefined;
    const [property, ...more] = of;
    const only = property && more.length + others.length === 0 ? row[columnOf(property)] : '';
    if (typeof only === 'number') return { kind: 'number', value: only };
    return { kind: 'table', columns: [...new Set(table.flatMap(Object.keys))], rows: table };
  }

  /** Both days, with the time between them; of an event, both days are part of it. */
  #duration(query: Extract<Query, { ask: 'duration' }>, rows: readonly Row[]): Answer | undefined {
    const [row, ...others] = rows;
    const [thing, from, to] = row ?? [];
    if (!from || !to || others.length > 0) return undefined;
    const isEvent = query.from.of === 'event';
    const { days, years, words } = timeBetween(from.value, to.value, isEvent);
    const value = query.unit === 'year' ? years : query.unit === 'day' ? days : undefined;
    return {
      kind: 'table',
      columns: ['what', 'from', 'until', 'time', ...(days === undefined ? [] : ['days'])],
      rows: [
        {
          what: this.#cell(thing),
          from: from.value,
          until: to.value,
          time: words,
          ...(days === undefined ? {} : { days }),
        },
      ],
      ...(value === undefined ? {} : { value }),
    };
  }

  #times(
    { top, by }: Extract<Query, { by: 'year' | 'month' }>,
    rows: readonly Row[],
  ): Answer | undefined {
    const known = rows
      .flatMap(([time, count]) =>
        time?.value.length === (by === 'year' ? 4 : 7)
          ? [{ time: by === 'year' ? Number(time.value) : time.value, number: numberIn(count) }]
          : [],
      )
      .filter(({ number }) => number > 0);
    const chosen = top ? chosenOf(known, top, ({ number }) => number) : known;
    const [first, ...others] = chosen;
    if (top && !first) return undefined;
    return {
      kind: 'table',
      columns: [by, 'number'],
      rows: chosen.map(({ time, number }) => ({ [by]: time, number })),
      ...(top && typeof first?.time === 'number' && others.length === 0
        ? { value: first.time }
        : {}),
    };
  }

  #groups(
    { top, concept }: Extract<Query, { ask: 'groups' }>,
    rows: readonly Row[],
  ): Answer | undefined {
    const counts = rows.filter(([thing]) => thing !== undefined);
    // Those without any would be “the fewest”, which is hardly ever meant.
    const isEmpty =
      top?.direction === 'fewest' && counts.some(([, count]) => numberIn(count) === 0);
    const chosen = top ? chosenOf(counts, top, ([, count]) => count?.value ?? '') : counts;
    if (isEmpty || (chosen.length === 0 && top)) return undefined;
    const column = nounOf(concept);
    const table = chosen.map(([thing, count]) => ({
      [column]: this.#cell(thing),
      number: numberIn(count),
    }));
    const isOne = top?.count === 1;
    return {
      kind: isOne ? 'things' : 'table',
      ...(isOne ? { things: this.#distinct(chosen.map(([thing]) => thing)) } : {}),
      columns: [column, 'number'],
      rows: table,
    };
  }
}

function yearsIn(days: readonly string[]): Answer {
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))].sort();
  const [only, ...others] = years;
  return {
    kind: 'table',
    columns: ['year'],
    rows: years.map((year) => ({ year })),
    ...(only !== undefined && others.length === 0 ? { value: only } : {}),
  };
}

/** The first row of each thing: a State can have chaired several times. */
function bestOf(rows: readonly Row[]): readonly Row[] {
  const first = new Map(rows.toReversed().map((row) => [row[0]?.value, row]));
  return rows.filter((row) => first.get(row[0]?.value) === row);
}

/**
 * The first rows in order, including all rows that tie with the last of them. A rank below the
 * first is that of one row: none if others tie with the row before it.
 */
function chosenOf<T>(
  rows: readonly T[],
  { count, rank = 1 }: { readonly count: number; readonly rank?: number | undefined },
  keyOf: (row: T) => string | number,
): readonly T[] {
  const keys = rows.map(keyOf);
  const border = keys[rank - 1 + count - 1];
  if (rank > 1 && (border === undefined || keys[rank - 2] === border)) return [];
  return border === undefined
    ? rows
    : rows.filter((_, index) => index >= rank - 1 && (index < count || keys[index] === border));
}

function columnOf(property: Property): string {
  if ('relation' in property) return property.relation.nouns[0] ?? property.relation.id;
  if (property.precision === 'year') return 'year';
  return property.date.of === 'event' || property.date.said === '' ? 'date' : property.date.said;
}

function numberIn(term: Term | undefined): number {
  return term === undefined ? 0 : Number(term.value);
}

function isWithin(
  value: number,
  { min = 0, max = Infinity }: { readonly min?: number; readonly max?: number },
): boolean {
  return value >= min && value <= max;
}

function nounOf(concept: Parameters<typeof openMarkOf>[0]): string {
  const parts = concept.kind === 'all' ? concept.parts : [concept];
  const named = parts.find((part) => part.kind === 'class');
  return named?.kind === 'class' ? named.singular : 'what';
}

export function isNothing({ kind, value, things, rows }: Answer): boolean {
  return kind === 'yes-no'
    ? value === false
    : kind === 'number'
      ? value === 0
      : (things ?? rows ?? []).length === 0;
}

/** Whether two answers are the same, ignoring the labels of other things in them. */
export function areSame(left: Answer, right: Answer): boolean {
  const told = (answer: Answer): string =>
    answerInWords({
      ...answer,
      ...(answer.rows
        ? {
            rows: answer.rows.map((row) =>
              Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'what')),
            ),
          }
        : {}),
    });
  return left.kind === right.kind && told(left) === told(right);
}

export function answerInWords(answer: Answer): string {
  if (answer.kind === 'yes-no') return answer.value === true ? 'yes' : 'no';
  if (answer.kind === 'number') return String(answer.value);
  if (answer.things) return answer.things.map(({ label }) => label).join('\n');
  return (answer.rows ?? [])
    .map((row) =>
      Object.values(row)
        .map((cell) =>
          typeof cell === 'string' && /^\d{4}-\d\d(-\d\d)?$/.test(cell)
            ? dateInWords(cell)
            : String(cell),
        )
        .join('\t'),
    )
    .join('\n');
}
