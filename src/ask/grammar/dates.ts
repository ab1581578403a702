/** Days, months, years, and spans of them. */
import {
  isDate,
  monthNamed,
  spanAfter,
  spanBefore,
  spanBetween,
  spanIn,
  spanSince,
  spanUntil,
  type Span,
} from '../language/span.js';
import {
  build,
  costing,
  either,
  many,
  maybe,
  phrase,
  rule,
  seq,
  word,
  type Parser,
} from './parsing.js';

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2099;

function token(test: (word: string) => string | undefined): Parser<string> {
  return (sentence, start) => {
    const value = test(sentence.tokens[start]?.word ?? '');
    return value === undefined ? [] : [{ value, end: start + 1, cost: 0 }];
  };
}

export const year = token((text) =>
  /^\d{4}$/.test(text) && Number(text) >= EARLIEST_YEAR && Number(text) <= LATEST_YEAR
    ? text
    : undefined,
);
const month = token((text) => monthNamed(text)?.toString().padStart(2, '0'));
const dayOfMonth = token((text) =>
  /^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(text)
    ? text.replace(/\D+/, '').padStart(2, '0')
    : undefined,
);
const isoDate = token((text) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && isDate(text) ? text : undefined,
);

const decade = token((text) => (/^(?:19|20)\d0s$/.test(text) ? text.slice(0, 4) : undefined));

const comma = maybe(word(','));
const dash = word('-', '–', '—');
const real = (date: string): string[] => (isDate(date) ? [date] : []);

const dayAndMonth: Parser<string> = either(
  build(seq(maybe(word('the')), dayOfMonth, maybe(word('of')), month), ([, d, , m]) => [
    `${m}-${d}`,
  ]),
  build(seq(month, dayOfMonth), ([m, d]) => [`${m}-${d}`]),
);

/** A day, a month of a year, or a year, as ISO text. */
export const date: Parser<string> = rule(
  () =>
    either(
      isoDate,
      build(seq(dayAndMonth, comma, year), ([rest, , y]) => real(`${y}-${rest}`)),
      build(seq(month, maybe(word('of', ',')), year), ([m, , y]) => [`${y}-${m}`]),
      build(seq(maybe(phrase('the year')), year), ([, y]) => [y]),
    ),
  (text) => text,
);

/** The day, month or year after some words. */
const dateAfter = (...words: readonly string[]): Parser<string> =>
  build(seq(phrase(...words), date), ([, day]) => [day]);
/** The day, month or year before some words. */
const dateBefore = (...words: readonly string[]): Parser<string> =>
  build(seq(maybe(word('in')), date, phrase(...words)), ([, day]) => [day]);

/** The first and last month of a part of a year; winter belongs to two years. */
const PARTS: Readonly<Record<string, readonly [string, string]>> = {
  spring: ['03', '05'],
  summer: ['06', '08'],
  autumn: ['09', '11'],
  fall: ['09', '11'],
  'first half': ['01', '06'],
  'second half': ['07', '12'],
  'first quarter': ['01', '03'],
  'second quarter': ['04', '06'],
  'third quarter': ['07', '09'],
  'fourth quarter': ['10', '12'],
};
/** `the summer of 2014`, `the first half of 2015`. */
const partOfYear: Parser<Span> = build(
  seq(maybe(word('the')), phrase(...Object.keys(PARTS)), maybe(word('of')), year),
  ([, part, , y]) => {
    const [first, last] = PARTS[part] ?? [];
    return [spanBetween(`${y}-${first}`, `${y}-${last}`)];
  },
);

/** `in 2019`, `on 3 May 2019`, `in the 2010s`, `in the summer of 2014`. */
const inDate: Parser<Span> = either(
  build(seq(word('in', 'during', 'on', 'throughout', 'within'), date), ([preposition, day]) =>
    (preposition === 'on') === (day.length === 10) ? [spanIn(day)] : [],
  ),
  build(seq(word('in', 'during', 'throughout'), word('the'), decade), ([, , first]) => [
    spanBetween(first, String(Number(first) + 9)),
  ]),
  build(seq(word('in', 'during'), partOfYear), ([, part]) => [part]),
);

/** `since 2019`, `from 2019 on`, `2019 or later`. */
const sinceDate: Parser<Span> = build(
  either(
    dateAfter('since'),
    build(seq(dateAfter('from', 'as of'), word('on', 'onwards', 'onward')), ([day]) => [day]),
    dateBefore('or later', 'and later', 'or after', 'and after'),
  ),
  (day) => [spanSince(day)],
);

/** `until 2019`, `before the end of 2019`, `2019 or earlier`. */
const untilDate: Parser<Span> = build(
  either(
    dateAfter('before the end of', 'by the end of', 'until the end of'),
    dateAfter('until', 'till', 'up to', 'not later than', 'no later than'),
  ),
  (day) => [spanUntil(day)],
);

/** `after 2019`, `before 2019`. */
const beyondDate: Parser<Span> = either(
  build(dateAfter('after', 'later than'), (day) => [spanAfter(day)]),
  build(dateAfter('before', 'prior to', 'earlier than'), (day) => [spanBefore(day)]),
);

/** The first day, month or year of a time, without what its last one says: `3` to `20 May 2019`. */
const beginning: Parser<(last: string) => string> = either<(last: string) => string>(
  build(date, (day) => [() => day]),
  build(either(dayAndMonth, month), (rest) => [(last) => `${last.slice(0, 4)}-${rest}`]),
  build(dayOfMonth, (d) => [(last) => `${last.slice(0, 7)}-${d}`]),
);

/** `between 2015 and 2019`, `2015–2019`, `from May to July 2018`, `between 3 and 20 May 2019`. */
const betweenDates: Parser<Span> = either(
  build(seq(word('between'), beginning, word('and'), date), ([, from, , to]) =>
    inOrder(from(to), to),
  ),
  build(
    seq(word('from'), beginning, either(word('to', 'until', 'till', 'through'), dash), date),
    ([, from, , to]) => inOrder(from(to), to),
  ),
  build(seq(maybe(word('in', 'during')), year, dash, year), ([, from, , to]) => inOrder(from, to)),
);

/** `after 1992 and before 2000`. */
const afterAndBefore: Parser<Span> = build(
  seq(either(sinceDate, beyondDate), word('and', 'but'), either(untilDate, beyondDate)),
  ([{ from }, , { to }]) => (from !== undefined && to !== undefined ? inOrder(from, to) : []),
);

const keyOfSpan = ({ from, to, said }: Span): string => `${from} ${to} ${said}`;

/** A time span with its preposition: `in 2019`, `between May 2018 and June 2019`, `since 2020`. */
export const span: Parser<Span> = rule(
  () => either(inDate, sinceDate, untilDate, beyondDate, betweenDates, afterAndBefore),
  keyOfSpan,
);

function inOrder(from: string, to: string): Span[] {
  return isDate(from) && from <= to ? [spanBetween(from, to)] : [];
}

/** A time span after a noun: also `of 2019`, `from 2019`, and the bare year of `events 2019`. */
export const spanAfterNoun: Parser<Span> = rule(
  () =>
    either(
      span,
      build(seq(word('of', 'for'), date), ([, day]) => [spanIn(day)]),
      // “from 2011 until 2014” is one time.
      costing(
        1,
        build(seq(word('from'), date), ([, day]) => [spanIn(day)]),
      ),
    ),
  keyOfSpan,
);

/** Several alternative years: `in 2009 and 2010`, `in 2000, 2005 or 2017`. */
export const years: Parser<readonly Span[]> = rule(
  () => {
    const between = build(seq(word(','), year), ([, each]) => [each]);
    return build(
      seq(
        word('in', 'during', 'of', 'for'),
        maybe(phrase('the years')),
        year,
        many(between),
        word('or', 'and'),
        year,
      ),
      ([, , first, middle, , last]) => [[first, ...middle, last].map(spanIn)],
    );
  },
  (spans) => spans.map(({ said }) => said).join(),
);
