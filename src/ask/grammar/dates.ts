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

const decade = token((text) => (/^(?:19|20)\d0s$/.test(text) ? text.slice(0, 4) : undefined));

const comma = maybe(word(','));
const real = (date: string): string[] => (isDate(date) ? [date] : []);

/** A day, a month of a year, or a year, as ISO text. */
export const date: Parser<string> = rule(
  () =>
    either(
      build(
        seq(maybe(word('the')), dayOfMonth, maybe(word('of')), month, comma, year),
        ([, d, , m, , y]) => real(`${y}-${m}-${d}`),
      ),
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

/** `in 2019`, `on 3 May 2019`, `in the 2010s`, `in the summer of 2014`. */
const inDate: Parser<Span> = either(
  build(seq(word('in', 'during', 'on', 'throughout', 'within'), date), ([preposition, day]) =>
    (preposition === 'on') === (day.length === 10) ? [spanIn(day)] : [],
  ),
  build(seq(word('in', 'during', 'throughout'), word('the'), decade), ([, , first]) => [
    spanBetween(first, String(Number(first) + 9)),
  ]),
);

/** `since 2019`, `from 2019 on`, `2019 or later`. */
const sinceDate: Parser<Span> = build(
  either(dateAfter('since'), dateBefore('or later', 'and later', 'or after', 'and after')),
  (day) => [spanSince(day)],
);

/** `until 2019`, `before the end of 2019`, `2019 or earlier`. */
const untilDate: Parser<Span> = build(
  dateAfter('before the end of', 'by the end of', 'until the end of'),
  (day) => [spanUntil(day)],
);

/** `after 2019`, `before 2019`. */
const beyondDate: Parser<Span> = either(
  build(dateAfter('after', 'later than'), (day) => [spanAfter(day)]),
  build(dateAfter('before', 'prior to', 'earlier than'), (day) => [spanBefore(day)]),
);

/** `between 2015 and 2019`, `2015–2019`, `from May to July 2018`. */
const betweenDates: Parser<Span> = either(
  build(seq(word('between'), date, word('and'), date), ([, from, , to]) => inOrder(from, to)),
  build(seq(word('from'), date, word('to', 'until', 'till', 'through'), date), ([, from, , to]) =>
    inOrder(from, to),
  ),
  build(
    seq(
      build(seq(word('between'), month, word('and')), ([, m]) => [m]),
      month,
      year,
    ),
    ([from, to, y]) => inOrder(`${y}-${from}`, `${y}-${to}`),
  ),
);

const keyOfSpan = ({ from, to, said }: Span): string => `${from} ${to} ${said}`;

/** A time span with its preposition: `in 2019`, `between May 2018 and June 2019`, `since 2020`. */
export const span: Parser<Span> = rule(
  () => either(inDate, sinceDate, untilDate, beyondDate, betweenDates),
  keyOfSpan,
);

function inOrder(from: string, to: string): Span[] {
  return from <= to ? [spanBetween(from, to)] : [];
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
