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
const dayAndMonth: Parser<string> = either(
  build(seq(dayOfMonth, month), ([d, m]) => [`${m}-${d}`]),
  build(seq(month, dayOfMonth), ([m, d]) => [`${m}-${d}`]),
);

/** A day, a month of a year, or a year, as ISO text. */
export const date: Parser<string> = rule(
  () =>
    either(
      isoDate,
      build(seq(dayAndMonth, comma, year), ([rest, , y]) =>
        isDate(`${y}-${rest}`) ? [`${y}-${rest}`] : [],
      ),
      build(seq(month, maybe(word('of', ',')), year), ([m, , y]) => [`${y}-${m}`]),
      build(seq(maybe(phrase('the year')), year), ([, y]) => [y]),
    ),
  (text) => text,
);

/** A date behind some words, and the time that they say. */
const behind = (spanOf: (date: string) => Span, ...words: readonly string[]): Parser<Span> =>
  build(seq(phrase(...words), date), ([, day]) => [spanOf(day)]);

/** `in 2019`, `on 3 May 2019`, `in the 2010s`. */
const inDate: Parser<Span> = either(
  build(seq(word('in', 'during', 'on', 'within'), date), ([preposition, day]) =>
    (preposition === 'on') === (day.length === 10) ? [spanIn(day)] : [],
  ),
  build(seq(phrase('(in|during) the'), decade), ([, first]) => [
    spanBetween(first, String(Number(first) + 9)),
  ]),
);

/** `since 2019`, `before 2019`, `2019 or later`. */
const openSpan: Parser<Span> = either(
  behind(spanSince, 'since'),
  build(seq(phrase('from', 'as of'), date, word('on', 'onwards', 'onward')), ([, day]) => [
    spanSince(day),
  ]),
  build(seq(maybe(word('in')), date, phrase('(or|and) later', 'or after')), ([, day]) => [
    spanSince(day),
  ]),
  behind(spanUntil, '(before|by|until) the end of', 'until', 'till', 'up to'),
  behind(spanAfter, 'after', 'later than'),
  behind(spanBefore, 'before', 'prior to', 'earlier than'),
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
    seq(word('from'), beginning, word('to', 'until', 'till', 'through', '-', '–', '—'), date),
    ([, from, , to]) => inOrder(from(to), to),
  ),
  build(seq(maybe(word('in', 'during')), year, word('-', '–', '—'), year), ([, from, , to]) =>
    inOrder(from, to),
  ),
  // after 1992 and before 2000
  build(seq(openSpan, word('and', 'but'), openSpan), ([{ from }, , { to }]) =>
    from !== undefined && to !== undefined ? inOrder(from, to) : [],
  ),
);

function inOrder(from: string, to: string): Span[] {
  return isDate(from) && from <= to ? [spanBetween(from, to)] : [];
}

const keyOfSpan = ({ from, to, said }: Span): string => `${from} ${to} ${said}`;

/** A time span with its preposition: `in 2019`, `between May 2018 and June 2019`, `since 2020`. */
export const span: Parser<Span> = rule(() => either(inDate, openSpan, betweenDates), keyOfSpan);

/** A time span after a noun: also `of 2019`, `from 2019`. */
export const spanAfterNoun: Parser<Span> = rule(
  // “from 2011 until 2014” is one time.
  () => either(span, behind(spanIn, 'of', 'for'), costing(1, behind(spanIn, 'from'))),
  keyOfSpan,
);

/** Several alternative years: `in 2009 and 2010`, `in 2000, 2005 or 2017`. */
export const years: Parser<readonly Span[]> = rule(
  () =>
    build(
      seq(
        phrase('(in|during|of|for) (the years)?'),
        year,
        many(build(seq(word(','), year), ([, each]) => [each])),
        word('or', 'and'),
        year,
      ),
      ([, first, middle, , last]) => [[first, ...middle, last].map(spanIn)],
    ),
  (spans) => spans.map(({ said }) => said).join(),
);
