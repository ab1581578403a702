/** Typed values of dates and times (XML Schema 1.1 Part 2 §3.3.7 to §3.3.14). */
import { dateOfDayNumber, dayNumber, daysInMonth } from '../../rdf/index.js';
import { type Duration, formatFraction, parseFraction } from './duration.js';

export type TemporalKind =
  'dateTime' | 'date' | 'time' | 'gYear' | 'gYearMonth' | 'gMonth' | 'gMonthDay' | 'gDay';

/** The date of values without one; in a leap year, so that --02-29 exists. */
const DEFAULTS = { year: 1972, month: 1, day: 1 };

/** The widest timezone, in seconds: values with and without one need to be further apart. */
const WIDEST_ZONE_SECONDS = 14 * 3600;

/** Years beyond are not calculated: eight digits keep `epochSeconds` a safe integer. */
const FURTHEST_YEAR = 99_999_999;

const SECONDS_A_DAY = 86_400;
const NANOSECONDS_A_SECOND = 1_000_000_000n;

const PARTS = {
  year: String.raw`(-?(?:[1-9]\d{3,7}|0\d{3}))`,
  month: String.raw`(\d\d)`,
  day: String.raw`(\d\d)`,
  hour: String.raw`(\d\d)`,
  minute: String.raw`(\d\d)`,
  second: String.raw`(\d\d)`,
  fraction: String.raw`(?:\.(\d+))?`,
  zone: String.raw`(Z|[+-]\d\d:\d\d)?`,
};
type Part = keyof typeof PARTS;

/** No pattern's group. */
const NOWHERE = 99;

/** A kind's form, and the pattern's group for each part. */
interface Layout {
  readonly pattern: RegExp;
  readonly places: Readonly<Record<Part, number>>;
}

/** Numbered groups: named ones double the parsing time. */
function layout(form: string): Layout {
  const parts: Part[] = [];
  const source = form.replace(/\{(\w+)\}/g, (_, part: Part) => {
    parts.push(part);
    return PARTS[part];
  });
  const all = Object.keys(PARTS) as Part[];
  const places = all.map((part) => [part, parts.indexOf(part) + 1 || NOWHERE]);
  return {
    pattern: new RegExp(`^${source}$`),
    places: Object.fromEntries(places) as Layout['places'],
  };
}

const LAYOUTS: Readonly<Record<TemporalKind, Layout>> = {
  dateTime: layout('{year}-{month}-{day}T{hour}:{minute}:{second}{fraction}{zone}'),
  date: layout('{year}-{month}-{day}{zone}'),
  time: layout('{hour}:{minute}:{second}{fraction}{zone}'),
  gYear: layout('{year}{zone}'),
  gYearMonth: layout('{year}-{month}{zone}'),
  gMonth: layout('--{month}{zone}'),
  gMonthDay: layout('--{month}-{day}{zone}'),
  gDay: layout('---{day}{zone}'),
};

/** A date or time. Immutable; `24:00:00` is kept as the next day's midnight. */
export class Temporal {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanosecond: number;
  /** Minutes east of UTC; undefined without a timezone. */
  readonly zone: number | undefined;
  /** Whole seconds since 1970 in UTC, or in local time without a timezone. */
  readonly epochSeconds: number;

  /** @param fields missing ones are those of 1972-01-01T00:00:00. */
  constructor(
    readonly kind: TemporalKind,
    fields: Partial<Omit<Temporal, 'kind' | 'epochSeconds'>>,
  ) {
    this.year = fields.year ?? DEFAULTS.year;
    this.month = fields.month ?? DEFAULTS.month;
    this.day = fields.day ?? DEFAULTS.day;
    this.hour = fields.hour ?? 0;
    this.minute = fields.minute ?? 0;
    this.second = fields.second ?? 0;
    this.nanosecond = fields.nanosecond ?? 0;
    this.zone = fields.zone;
    this.epochSeconds =
      dayNumber(this.year, this.month, this.day) * SECONDS_A_DAY +
      this.hour * 3600 +
      (this.minute - (this.zone ?? 0)) * 60 +
      this.second;
  }

  /** The canonical lexical form, in its own timezone. */
  toString(): string {
    const year = `${this.year < 0 ? '-' : ''}${String(Math.abs(this.year)).padStart(4, '0')}`;
    const [month, day] = [two(this.month), two(this.day)];
    const fraction = formatFraction(this.nanosecond);
    const time = `${two(this.hour)}:${two(this.minute)}:${two(this.second)}${fraction}`;
    const forms: Readonly<Record<TemporalKind, string>> = {
      dateTime: `${year}-${month}-${day}T${time}`,
      date: `${year}-${month}-${day}`,
      time,
      gYear: year,
      gYearMonth: `${year}-${month}`,
      gMonth: `--${month}`,
      gMonthDay: `--${month}-${day}`,
      gDay: `---${day}`,
    };
    return forms[this.kind] + formatZone(this.zone);
  }
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function formatZone(zone: number | undefined): string {
  if (zone === undefined) return '';
  if (zone === 0) return 'Z';
  const minutes = Math.abs(zone);
  return `${zone < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Undefined for an invalid lexical form. */
export function parseTemporal(text: string, kind: TemporalKind): Temporal | undefined {
  const { pattern, places } = LAYOUTS[kind];
  const match = pattern.exec(text);
  if (!match) return undefined;
  const zone = parseZone(match[places.zone]);
  if (zone === null) return undefined;
  const year = Number(match[places.year] ?? DEFAULTS.year);
  const month = Number(match[places.month] ?? DEFAULTS.month);
  const day = Number(match[places.day] ?? DEFAULTS.day);
  const hour = Number(match[places.hour] ?? 0);
  const minute = Number(match[places.minute] ?? 0);
  const second = Number(match[places.second] ?? 0);
  const nanosecond = parseFraction(match[places.fraction]);
  if (
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysInMonth(year, month) ||
    minute > 59 ||
    second > 59
  )
    return undefined;
  if (hour > 24 || (hour === 24 && minute + second + nanosecond > 0)) return undefined;
  if (hour < 24)
    return new Temporal(kind, { year, month, day, hour, minute, second, nanosecond, zone });
  const next = kind === 'time' ? {} : dateOfDayNumber(dayNumber(year, month, day) + 1);
  return new Temporal(kind, { ...next, zone });
}

/** Minutes east of UTC; undefined without a timezone, null when out of range. */
function parseZone(text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4, 6));
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) + 0;
}

/** Undefined for different kinds, and where a missing timezone leaves it open (§3.3.7). */
export function compareTemporals(a: Temporal, b: Temporal): number | undefined {
  if (a.kind !== b.kind) return undefined;
  const seconds = a.epochSeconds - b.epochSeconds;
  const difference = seconds === 0 ? a.nanosecond - b.nanosecond : seconds;
  if ((a.zone === undefined) === (b.zone === undefined)) return difference;
  return Math.abs(seconds + (a.nanosecond - b.nanosecond) / 1e9) > WIDEST_ZONE_SECONDS
    ? difference
    : undefined;
}

/** A total order of one kind's values, without a timezone as in UTC, for ORDER BY. */
export function orderTemporals(a: Temporal, b: Temporal): number {
  return (
    a.epochSeconds - b.epochSeconds ||
    a.nanosecond - b.nanosecond ||
    (a.zone ?? -1e4) - (b.zone ?? -1e4)
  );
}

/**
 * A date or time moved by a duration, `sign` times (XPath F&O §9.7, XML Schema Part 2 appendix E);
 * a time wraps at midnight. Undefined when the year would have more than eight digits.
 */
export function addToTemporal(
  value: Temporal,
  duration: Duration,
  sign: 1 | -1,
): Temporal | undefined {
  const months =
    value.year * 12 + value.month - 1 + (value.kind === 'time' ? 0 : sign * duration.months);
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  const day = Math.min(value.day, daysInMonth(year, month));
  const nanoseconds = BigInt(value.nanosecond) + BigInt(sign) * duration.nanoseconds;
  const carry =
    nanoseconds / NANOSECONDS_A_SECOND - (nanoseconds % NANOSECONDS_A_SECOND < 0n ? 1n : 0n);
  const localSeconds =
    dayNumber(year, month, day) * SECONDS_A_DAY +
    value.hour * 3600 +
    value.minute * 60 +
    value.second +
    Number(carry);
  const days = Math.floor(localSeconds / SECONDS_A_DAY);
  const secondOfDay = localSeconds - days * SECONDS_A_DAY;
  const time = {
    hour: Math.floor(secondOfDay / 3600),
    minute: Math.floor((secondOfDay % 3600) / 60),
    second: secondOfDay % 60,
    nanosecond: Number(nanoseconds - carry * NANOSECONDS_A_SECOND),
  };
  const date = dateOfDayNumber(days);
  if (!(Math.abs(date.year) <= FURTHEST_YEAR)) return undefined;
  return toTemporalKind(
    new Temporal('dateTime', { ...date, ...time, zone: value.zone }),
    value.kind,
  );
}

/** From `b` to `a`; without a timezone a value counts as UTC (XPath op:subtract-dateTimes). */
export function nanosecondsBetween(a: Temporal, b: Temporal): bigint {
  return (
    BigInt(a.epochSeconds - b.epochSeconds) * NANOSECONDS_A_SECOND +
    BigInt(a.nanosecond - b.nanosecond)
  );
}

/** The same moment as another kind: fields that it lacks are dropped (XPath F&O §19.1.5). */
export function toTemporalKind(value: Temporal, kind: TemporalKind): Temporal {
  const { year, month, day, hour, minute, second, nanosecond, zone } = value;
  switch (kind) {
    case 'dateTime':
      return new Temporal(kind, { year, month, day, hour, minute, second, nanosecond, zone });
    case 'date':
      return new Temporal(kind, { year, month, day, zone });
    case 'time':
      return new Temporal(kind, { hour, minute, second, nanosecond, zone });
    case 'gYear':
      return new Temporal(kind, { year, zone });
    case 'gYearMonth':
      return new Temporal(kind, { year, month, zone });
    case 'gMonth':
      return new Temporal(kind, { month, zone });
    case 'gMonthDay':
      return new Temporal(kind, { month, day, zone });
    case 'gDay':
      return new Temporal(kind, { day, zone });
  }
}
