/** Formats of texts that callers send: the `format` of a schema, its test, and its words. */
import { DAY_MS, daySpanOf, isWellFormedIri, type DaySpan } from '../rdf/index.js';

interface Format {
  readonly validate: (text: string) => boolean;
  readonly words: string;
}

const VERSION_NAME = /^[A-Za-z][\w.-]{0,63}$/;
const MOMENT =
  /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** The common era has no year 0. */
const spanOf = (text: string): DaySpan | undefined =>
  text.startsWith('0000') ? undefined : daySpanOf(text);

const isDay = (text: string): boolean => text.length === 10 && spanOf(text) !== undefined;

const isMoment = (text: string): boolean => MOMENT.test(text) && isDay(text.slice(0, 10));

const iri: Format = { validate: isWellFormedIri, words: 'an absolute IRI' };

/** By name; those that JSON Schema has mean the same. */
export const FORMATS: Readonly<Record<string, Format>> = {
  iri,
  uri: iri,
  date: { validate: isDay, words: 'a day such as 2021-11-23' },
  month: {
    validate: (text) => text.length === 7 && spanOf(text) !== undefined,
    words: 'a month such as 2021-11',
  },
  'partial-date': {
    validate: (text) => spanOf(text) !== undefined,
    words: 'a day, month or year such as 2021-11-23, 2021-11 or 2021',
  },
  'date-time': {
    validate: isMoment,
    words: 'a time such as 2021-11-23T10:00:00Z',
  },
  version: {
    validate: (text) => /^(?:0|[1-9]\d{0,14})$/.test(text) || VERSION_NAME.test(text),
    words: 'the number or the name of a version, or “latest”',
  },
  'version-name': {
    validate: (text) => VERSION_NAME.test(text) && text !== 'latest',
    words:
      'a name that begins with a letter and has at most 64 letters, digits, dots, hyphens and ' +
      'underscores, other than “latest”',
  },
  'version-or-moment': {
    validate: (text) =>
      ['version', 'date', 'month', 'date-time'].some((name) => FORMATS[name]?.validate(text)),
    words: 'a version, a day such as 2021-11-23, a month, or a time such as 2021-11-23T10:00:00Z',
  },
  thing: {
    validate: (text) => isWellFormedIri(text) || /^\/?(?:id\/)?[a-z-]+\/[^\s/]+$/.test(text),
    words: 'the IRI of a thing, or its kind and slug such as state/austria',
  },
  line: {
    validate: (text) => /\S/.test(text) && !/\p{Cc}/u.test(text),
    words: 'one line of text',
  },
};

/** For numbers or dates, of which a month has all its days; true for what cannot be compared. */
export function areInOrder(first: unknown, second: unknown): boolean {
  const [from, to] = [momentsOf(first), momentsOf(second)];
  if (from && to) return from.first <= to.last;
  const [one, other] = [Number(first), Number(second)];
  return Number.isNaN(one) || Number.isNaN(other) || one <= other;
}

/** In milliseconds, of a time, day, month or year. */
function momentsOf(value: unknown): { first: number; last: number } | undefined {
  const text = typeof value === 'string' ? value : '';
  const time = isMoment(text) ? Date.parse(text) : undefined;
  if (time !== undefined) return { first: time, last: time };
  const span = daySpanOf(text);
  return span && { first: span.first * DAY_MS, last: (span.last + 1) * DAY_MS - 1 };
}
