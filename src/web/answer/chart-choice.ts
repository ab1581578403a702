/** Views of an answer besides the table, by its columns: map, timeline, chart, graph. */
import { momentOf, numberIn, yearIn, type ResultTerm, type Row } from './terms.js';
import { extentOf } from '../numbers.js';

/** An amount for each name, the rows in their order. */
export interface BarsData {
  readonly kind: 'chart';
  readonly measure: string;
  readonly bars: readonly { readonly name: string; readonly amount: number }[];
  /** Bars left out. */
  readonly moreCount: number;
}

/** Amounts over years, in one series or some on top of each other. */
export interface ColumnsData {
  readonly kind: 'timeline';
  readonly measure: string;
  readonly series: readonly string[];
  /** All years in order, with the amount of each series. */
  readonly years: readonly { readonly year: number; readonly amounts: readonly number[] }[];
}

/** A place in degrees; of an answer with amounts, its own. */
export interface MapPoint {
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string;
  readonly amount: number | undefined;
  readonly href?: string | undefined;
}

export interface MapData {
  readonly kind: 'map';
  readonly points: readonly MapPoint[];
}

/** Things with the links between them, in the order of the answer. */
export interface GraphData {
  readonly kind: 'graph';
  readonly links: readonly AnswerLink[];
}

export interface AnswerLink {
  readonly source: ResultTerm;
  readonly target: ResultTerm;
  /** Written on the line, and in full. */
  readonly label: ResultTerm | undefined;
  readonly title: string;
}

export type Picture = BarsData | ColumnsData | MapData | GraphData;

const MOST_BARS = 40;
const MOST_SERIES = 5;
const MOST_YEARS = 200;
const MOST_POINTS = 5_000;
const OTHERS = 'others';

/** The kind of a column's values, by these and its name. */
type Role = 'latitude' | 'longitude' | 'year' | 'date' | 'amount' | 'name';

interface Column {
  readonly index: number;
  readonly variable: string;
  readonly role: Role;
}

/** The pictures of an answer, the most informative first. `nameOf` names terms. */
export function picturesOf(
  variables: readonly string[],
  rows: readonly Row[],
  nameOf: (term: ResultTerm | undefined) => string,
): Picture[] {
  if (rows.length === 0) return [];
  const columns = variables.flatMap((variable, index) => columnOf(variable, index, rows));
  return [
    mapOf(columns, rows, nameOf),
    columnsOf(columns, rows, nameOf),
    barsOf(columns, rows, nameOf),
    linksOf(columns, rows),
  ].filter((picture) => picture !== undefined);
}

function columnOf(variable: string, index: number, rows: readonly Row[]): Column[] {
  const terms = rows.map((row) => row[index]).filter((term) => term !== undefined);
  if (terms.length === 0) return [];
  const numbers = terms.map(numberIn).filter((number) => number !== undefined);
  if (numbers.length === terms.length)
    return [{ index, variable, role: roleOfNumbers(variable, numbers) }];
  return [
    {
      index,
      variable,
      role: terms.every((term) => momentOf(term) !== undefined) ? 'date' : 'name',
    },
  ];
}

function roleOfNumbers(variable: string, numbers: readonly number[]): Role {
  if (/^lat(?:itude)?$/i.test(variable)) return 'latitude';
  if (/^(?:lon|long|lng|longitude)$/i.test(variable)) return 'longitude';
  return /year/i.test(variable) &&
    numbers.every((number) => Number.isInteger(number) && number > 1000 && number < 3000)
    ? 'year'
    : 'amount';
}

function mapOf(
  columns: readonly Column[],
  rows: readonly Row[],
  nameOf: (term: ResultTerm | undefined) => string,
): MapData | undefined {
  const [latitude, longitude] = [
    columns.find(({ role }) => role === 'latitude'),
    columns.find(({ role }) => role === 'longitude'),
  ];
  if (!latitude || !longitude) return undefined;
  const amount = columns.findLast(({ role }) => role === 'amount');
  const points = rows.slice(0, MOST_POINTS).flatMap((row) => {
    const [north, east] = [numberIn(row[latitude.index]), numberIn(row[longitude.index])];
    if (north === undefined || east === undefined || Math.abs(north) > 90 || Math.abs(east) > 180)
      return [];
    return [
      {
        latitude: north,
        longitude: east,
        name: namesIn(columns, row, nameOf),
        amount: amount && numberIn(row[amount.index]),
      },
    ];
  });
  return points.length === 0 ? undefined : { kind: 'map', points };
}

function namesIn(
  columns: readonly Column[],
  row: Row,
  nameOf: (term: ResultTerm | undefined) => string,
): string {
  return columns
    .filter(({ role }) => role === 'name')
    .map(({ index }) => nameOf(row[index]))
    .filter((name) => name !== '')
    .join(' – ');
}

function columnsOf(
  columns: readonly Column[],
  rows: readonly Row[],
  nameOf: (term: ResultTerm | undefined) => string,
): ColumnsData | undefined {
  const time = columns.find(({ role }) => role === 'year' || role === 'date');
  if (!time) return undefined;
  const amount = columns.findLast(({ role }) => role === 'amount');
  const split = amount && columns.find(({ role }) => role === 'name');
  const entries = rows.flatMap((row) => {
    const year = yearIn(row[time.index]) ?? numberIn(row[time.index]);
    return year === undefined
      ? []
      : [
          {
            year,
            amount: amount ? (numberIn(row[amount.index]) ?? 0) : 1,
            series: split ? nameOf(row[split.index]) : '',
          },
        ];
  });
  if (entries.some((entry) => entry.amount < 0 || !Number.isFinite(entry.amount))) return undefined;
  const [first, last] = extentOf(entries.map(({ year }) => year));
  if (entries.length === 0 || first === last || last - first >= MOST_YEARS) return undefined;
  const series = largest(entries);
  const sums = new Map<string, number>();
  for (const entry of entries) {
    const key = `${entry.year} ${series.includes(entry.series) ? entry.series : OTHERS}`;
    sums.set(key, (sums.get(key) ?? 0) + entry.amount);
  }
  const years = Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    return { year, amounts: series.map((name) => sums.get(`${year} ${name}`) ?? 0) };
  });
  return {
    kind: 'timeline',
    measure: amount?.variable ?? 'rows',
    series: series.length === 1 && series[0] === '' ? [amount?.variable ?? 'rows'] : series,
    years,
  };
}

/** The series with the largest sums, in this order; the rest are others. */
function largest(
  entries: readonly { readonly series: string; readonly amount: number }[],
): string[] {
  const sums = new Map<string, number>();
  for (const { series, amount } of entries) sums.set(series, (sums.get(series) ?? 0) + amount);
  const names = [...sums].sort(([, left], [, right]) => right - left).map(([name]) => name);
  return names.length <= MOST_SERIES + 1 ? names : [...names.slice(0, MOST_SERIES), OTHERS];
}

function barsOf(
  columns: readonly Column[],
  rows: readonly Row[],
  nameOf: (term: ResultTerm | undefined) => string,
): BarsData | undefined {
  const amount = columns.findLast(({ role }) => role === 'amount');
  if (!amount || !columns.some(({ role }) => role === 'name')) return undefined;
  const bars = rows.slice(0, MOST_BARS).map((row) => ({
    name: namesIn(columns, row, nameOf),
    amount: numberIn(row[amount.index]) ?? 0,
  }));
  return bars.every((bar) => Number.isFinite(bar.amount) && bar.amount >= 0)
    ? {
        kind: 'chart',
        measure: amount.variable,
        bars,
        moreCount: Math.max(0, rows.length - MOST_BARS),
      }
    : undefined;
}

/** Between two columns of things; the last amount is written on the line. */
function linksOf(columns: readonly Column[], rows: readonly Row[]): GraphData | undefined {
  const [source, target] = columns.filter(({ index }) =>
    rows.every((row) => row[index] === undefined || row[index].type === 'uri'),
  );
  if (!source || !target) return undefined;
  const amounts = columns.filter(({ role }) => role === 'amount');
  const links = rows.flatMap((row): AnswerLink[] => {
    const [one, other] = [row[source.index], row[target.index]];
    if (!one || !other) return [];
    const title = amounts
      .filter(({ index }) => numberIn(row[index]) !== 0)
      .map(({ variable, index }) => `${variable}: ${numberIn(row[index]) ?? ''}`)
      .join(', ');
    return [{ source: one, target: other, label: row[amounts.at(-1)?.index ?? -1], title }];
  });
  return links.length === 0 ? undefined : { kind: 'graph', links };
}
