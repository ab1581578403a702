/** xsd:duration and its two ordered kinds (XML Schema 1.1 Part 2 §3.3.6, §3.4.26, §3.4.27). */
import { LIMITS } from '../../rdf/index.js';

export type DurationKind = 'duration' | 'dayTimeDuration' | 'yearMonthDuration';

const SECOND = 1_000_000_000n;
const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;

/** The mean length of a month, only for ordering durations of different kinds in ORDER BY. */
const MEAN_MONTH = 2_629_746n * SECOND;

const PATTERN =
  /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

/** Months and nanoseconds, which have the same sign or are zero. Immutable. */
export class Duration {
  constructor(
    readonly kind: DurationKind,
    readonly months: number,
    readonly nanoseconds: bigint,
  ) {}

  /** The canonical form: `P1Y2M`, `-P1DT2H3.5S`, `PT0S`, `P0M` for an empty yearMonthDuration. */
  toString(): string {
    const isNegative = this.months < 0 || this.nanoseconds < 0n;
    const months = Math.abs(this.months);
    const time = this.nanoseconds < 0n ? -this.nanoseconds : this.nanoseconds;
    if (months === 0 && time === 0n) return this.kind === 'yearMonthDuration' ? 'P0M' : 'PT0S';
    const years = Math.floor(months / 12);
    const days = time / DAY;
    const date = `${part(years, 'Y')}${part(months % 12, 'M')}${part(days, 'D')}`;
    return `${isNegative ? '-' : ''}P${date}${formatTime(time % DAY)}`;
  }
}

function part(amount: number | bigint, unit: string): string {
  return amount === 0 || amount === 0n ? '' : `${amount}${unit}`;
}

function formatTime(time: bigint): string {
  if (time === 0n) return '';
  const fraction = formatFraction(Number(time % SECOND));
  const seconds = (time % MINUTE) / SECOND;
  const secondsPart = fraction === '' ? part(seconds, 'S') : `${seconds}${fraction}S`;
  return `T${part(time / HOUR, 'H')}${part((time % HOUR) / MINUTE, 'M')}${secondsPart}`;
}

/** Nanoseconds as the fraction of a second with its point, or nothing. */
export function formatFraction(nanoseconds: number): string {
  return nanoseconds === 0 ? '' : `.${String(nanoseconds).padStart(9, '0').replace(/0+$/, '')}`;
}

/** As nanoseconds; further digits are dropped (XML Schema 1.1 Part 2 §5.4). */
export function parseFraction(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits.slice(0, 9).padEnd(9, '0'));
}

export function parseDuration(text: string, kind: DurationKind): Duration | undefined {
  const match = text.length > LIMITS.numberLength ? null : PATTERN.exec(text);
  if (!match) return undefined;
  const [, sign, years, months, days, time, hours, minutes, seconds, fraction] = match;
  const hasTime = (hours ?? minutes ?? seconds) !== undefined;
  const hasDate = (years ?? months) !== undefined;
  if (time !== undefined && !hasTime) return undefined;
  if (!hasTime && !hasDate && days === undefined) return undefined;
  if (kind === 'dayTimeDuration' && hasDate) return undefined;
  if (kind === 'yearMonthDuration' && (hasTime || days !== undefined)) return undefined;
  const allMonths = Number(years ?? 0) * 12 + Number(months ?? 0);
  const allTime =
    BigInt(days ?? 0) * DAY +
    BigInt(hours ?? 0) * HOUR +
    BigInt(minutes ?? 0) * MINUTE +
    BigInt(seconds ?? 0) * SECOND +
    BigInt(parseFraction(fraction));
  if (!Number.isSafeInteger(allMonths)) return undefined;
  return sign === undefined
    ? new Duration(kind, allMonths, allTime)
    : new Duration(kind, 0 - allMonths, -allTime);
}

/** Whether two durations of any kinds are the same length (XPath op:duration-equal). */
export function equalDurations(a: Duration, b: Duration): boolean {
  return a.months === b.months && a.nanoseconds === b.nanoseconds;
}

/** Undefined unless both are of one ordered kind (XPath op:dayTimeDuration-less-than). */
export function compareDurations(a: Duration, b: Duration): number | undefined {
  if (a.kind !== b.kind || a.kind === 'duration') return undefined;
  return orderDurations(a, b);
}

/** A total order of all durations that keeps each kind's order, for ORDER BY. */
export function orderDurations(a: Duration, b: Duration): number {
  const left = BigInt(a.months) * MEAN_MONTH + a.nanoseconds;
  const right = BigInt(b.months) * MEAN_MONTH + b.nanoseconds;
  return left < right ? -1 : left > right ? 1 : a.months - b.months;
}

/** Times `factor / divisor` (XPath F&O §8.4), in whole months and nanoseconds. */
export function scaleDuration(
  { kind, months, nanoseconds }: Duration,
  factor: bigint,
  divisor: bigint,
): Duration | undefined {
  if (kind === 'duration' || divisor === 0n) return undefined;
  const scaledMonths = Number(roundedQuotient(BigInt(months) * factor, divisor));
  return Number.isSafeInteger(scaledMonths)
    ? new Duration(kind, scaledMonths, roundedQuotient(nanoseconds * factor, divisor))
    : undefined;
}

/** The nearest whole number to a quotient, the greater one of two equally near. */
function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const doubled = 2n * dividend * (divisor < 0n ? -1n : 1n) + (divisor < 0n ? -divisor : divisor);
  const by = 2n * (divisor < 0n ? -divisor : divisor);
  const quotient = doubled / by;
  return doubled < 0n && doubled % by !== 0n ? quotient - 1n : quotient;
}

/** In a common unit; undefined unless both are of one ordered kind. */
export function lengthsOf(a: Duration, b: Duration): readonly [bigint, bigint] | undefined {
  if (a.kind !== b.kind || a.kind === 'duration') return undefined;
  return a.kind === 'yearMonthDuration'
    ? [BigInt(a.months), BigInt(b.months)]
    : [a.nanoseconds, b.nanoseconds];
}

/** `b` is taken `sign` times; undefined unless both are of one ordered kind (XPath F&O §8.4). */
export function addDurations(a: Duration, b: Duration, sign: 1 | -1): Duration | undefined {
  if (a.kind !== b.kind || a.kind === 'duration') return undefined;
  return new Duration(
    a.kind,
    a.months + sign * b.months,
    a.nanoseconds + BigInt(sign) * b.nanoseconds,
  );
}
