/** Parts of dates and times (SPARQL 1.1 §17.4.5), for every type that has the part. */
import {
  Decimal,
  Duration,
  LiteralValue,
  Temporal,
  type TemporalKind,
  type Value,
  decimalValue,
  integerValue,
  stringValue,
  temporalValue,
} from '../values/index.js';
import { type Builtin, builtin } from './expression.js';

const WITH_YEAR: readonly TemporalKind[] = ['dateTime', 'date', 'gYear', 'gYearMonth'];
const WITH_MONTH: readonly TemporalKind[] = [
  'dateTime',
  'date',
  'gYearMonth',
  'gMonth',
  'gMonthDay',
];
const WITH_DAY: readonly TemporalKind[] = ['dateTime', 'date', 'gMonthDay', 'gDay'];
const WITH_TIME: readonly TemporalKind[] = ['dateTime', 'time'];

function temporalOf(value: Value): Temporal | undefined {
  const typed = value instanceof LiteralValue ? value.typed : undefined;
  return typed instanceof Temporal ? typed : undefined;
}

function field(kinds: readonly TemporalKind[], pick: (value: Temporal) => Value): Builtin<Value> {
  return builtin(1, 1, (value) => {
    const temporal = temporalOf(value);
    return temporal && kinds.includes(temporal.kind) ? pick(temporal) : undefined;
  });
}

function seconds({ second, nanosecond }: Temporal): Value {
  return decimalValue(
    nanosecond === 0
      ? new Decimal(BigInt(second), 0)
      : new Decimal(BigInt(second) * 1_000_000_000n + BigInt(nanosecond), 9),
  );
}

/** The timezone as a dayTimeDuration; an error without one. */
function timezone(value: Value): Value | undefined {
  const zone = temporalOf(value)?.zone;
  return zone === undefined
    ? undefined
    : temporalValue(new Duration('dayTimeDuration', 0, BigInt(zone) * 60_000_000_000n));
}

/** The timezone as written, so that `+00:00` stays; empty without one. */
function zoneText(value: Value): Value | undefined {
  if (!temporalOf(value)) return undefined;
  return stringValue(/(?:Z|[+-]\d\d:\d\d)$/.exec(value.value)?.[0] ?? '');
}

export const DATE_FUNCTIONS: Readonly<Record<string, Builtin<Value>>> = {
  year: field(WITH_YEAR, ({ year }) => integerValue(year)),
  month: field(WITH_MONTH, ({ month }) => integerValue(month)),
  day: field(WITH_DAY, ({ day }) => integerValue(day)),
  hours: field(WITH_TIME, ({ hour }) => integerValue(hour)),
  minutes: field(WITH_TIME, ({ minute }) => integerValue(minute)),
  seconds: field(WITH_TIME, seconds),
  timezone: builtin(1, 1, timezone),
  tz: builtin(1, 1, zoneText),
};
