/** Days, months, years, and spans of them. */
import {
  isDate,
  lastDayOf,
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
      build(
        seq(maybe(word('the')), dayOfMonth, maybe(word('of')), month, comma, year),
        ([, d, , m, , y]) => real(`${y}-${m}-${d}`),
      ),
      build(seq(month, dayOfMonth, comma, year), ([m, d, , y]) => real(`${y}-${m}-${d}`)),
      build(seq(month, maybe(word('of', ',')), year), ([m, , y]) => [`${y}-${m}`]),
      build(seq(maybe(phrase('the year')), year), ([, y]) => [y]),
    ),
  (text) => text,
);

const dash = word('-', '–', '—');

/** The day, month or year after some words. */
const dateAfter = (...words: readonly string[]): Parser<string> =>
  build(seq(phrase(...words), date), ([, day]) => [day]);
/** The day, month or year before some words. */
const dateBefore = (...words: readonly string[]): Parser<string> =>
  build(seq(maybe(word('in')), date, phrase(...words)), ([, day]) => [day]);

/** The first and last month of a season; winter belongs to two years. */
const SEASONS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  spring: [['03', '05']],
  summer: [['06', '08']],
  autumn: [['09', '11']],
  fall: [['09', '11']],
};

/** `in 2019`, `on 3 May 2019`, `in the 2010s`, `in the summer of 2014`. */
const inDate: Parser<Span> = either(
  build(seq(word('in', 'during', 'on', 'throughout', 'within'), date), ([preposition, day]) =>
    (preposition === 'on') === (day.length === 10) ? [spanIn(day)] : [],
  ),
  build(seq(word('in', 'during', 'throughout'), word('the'), decade), ([, , first]) => [
    spanBetween(first, String(Number(first) + 9)),
  ]),
  build(
    seq(
      word('in', 'during'),
      maybe(word('the')),
      word(...Object.keys(SEASONS)),
      maybe(word('of')),
      year,
    ),
    ([, , season, , y]) =>
      (SEASONS[season] ?? []).map(([first, last]) => spanBetween(`${y}-${first}`, `${y}-${last}`)),
  ),
);

/** The first and last month of a part of a year. */
const PARTS: Readonly<Record<string, readonly [string, string]>> = {
  'first half': ['01', '06'],
  'second half': ['07', '12'],
  'first quarter': ['01', '03'],
  'second quarter': ['04', '06'],
  'third quarter': ['07', '09'],
  'fourth quarter': ['10', '12'],
};

/** `in the first half of 2015`, `in the second half of May 2018` */
const inPart: Parser<Span> = build(
  seq(
    word('in', 'during', 'of', 'from'),
    maybe(word('the')),
    phrase(...Object.keys(PARTS)),
    maybe(word('of')),
    maybe(month),
    maybe(word('of')),
    year,
  ),
  ([, , part, , m, , y]) => {
    const [first, last] = PARTS[part] ?? [];
    if (first === undefined || last === undefined) return [];
    if (m === undefined) return [spanBetween(`${y}-${first}`, `${y}-${last}`)];
    const whole = `${y}-${m}`;
    return part.endsWith('half')
      ? [
          first === '01'
            ? spanBetween(`${whole}-01`, `${whole}-15`)
            : spanBetween(`${whole}-16`, lastDayOf(whole)),
        ]
      : [];
  },
);

/** `since 2019`, `from 2019 on`, `2019 or later`. */
const sinceDate: Parser<Span> = build(
  either(
    dateAfter('since'),
    build(
      seq(
        dateAfter('from', 'as of', 'starting in', 'starting from', 'beginning in'),
        word('on', 'onwards', 'onward'),
      ),
      ([day]) => [day],
    ),
    dateBefore('or later', 'and later', 'or after', 'and after'),
    dateAfter('(since|from) the (beginning|start) of'),
  ),
  (day) => [spanSince(day)],
);

/** `until 2019`, `before the end of 2019`, `2019 or earlier`. */
const untilDate: Parser<Span> = build(
  either(
    dateBefore('or earlier', 'and earlier', 'or before', 'and before'),
    dateAfter('before the end of', 'by the end of', 'until the end of'),
    dateAfter('until', 'till', 'up to', 'up until', 'not later than', 'no later than'),
  ),
  (day) => [spanUntil(day)],
);

/** `after 2019`, `before 2019`. */
const beyondDate: Parser<Span> = either(
  build(dateAfter('after the end of', 'since the end of'), (day) => [spanAfter(day)]),
  build(dateAfter('after', 'later than'), (day) => [spanAfter(day)]),
  build(dateAfter('before', 'prior to', 'earlier than'), (day) => [spanBefore(day)]),
);

/** `between 2015 and 2019`, `2015–2019`, `from May to July 2018`. */
const betweenDates: Parser<Span> = either(
  build(seq(word('between'), date, word('and'), date), ([, from, , to]) => inOrder(from, to)),
  build(
    seq(word('from'), date, either(word('to', 'until', 'till', 'through'), dash), date),
    ([, from, , to]) => inOrder(from, to),
  ),
  build(seq(maybe(word('in', 'during')), year, dash, year), ([, from, , to]) => inOrder(from, to)),
  // between 1 May and 30 June 2015
  build(
    seq(
      word('between', 'from'),
      dayAndMonth,
      word('and', 'to', 'until', 'till', 'through'),
      dayAndMonth,
      comma,
      year,
    ),
    ([, from, , to, , y]) =>
      isDate(`${y}-${from}`) && isDate(`${y}-${to}`) ? inOrder(`${y}-${from}`, `${y}-${to}`) : [],
  ),
  build(
    seq(
      either(
        build(seq(word('between'), dayOfMonth, word('and')), ([, d]) => [d]),
        build(seq(word('from'), dayOfMonth, either(word('to', 'until'), dash)), ([, d]) => [d]),
      ),
      dayOfMonth,
      maybe(word('of')),
      month,
      year,
    ),
    ([from, to, , m, y]) =>
      real(`${y}-${m}-${from}`).flatMap((first) =>
        real(`${y}-${m}-${to}`).flatMap((last) => inOrder(first, last)),
      ),
  ),
  build(
    seq(
      either(
        build(seq(word('between'), month, word('and')), ([, m]) => [m]),
        build(seq(word('from'), month, word('to')), ([, m]) => [m]),
      ),
      month,
      year,
    ),
    ([from, to, y]) => inOrder(`${y}-${from}`, `${y}-${to}`),
  ),
);

/** `after 1992 and before 2000`, `since 2010 but not later than 2014` */
const fromAndTo: Parser<Span> = build(
  seq(
    either(sinceDate, beyondDate),
    maybe(word(',')),
    word('and', 'but'),
    either(untilDate, beyondDate),
  ),
  ([{ from }, , , { to }]) => (from !== undefined && to !== undefined ? inOrder(from, to) : []),
);

const keyOfSpan = ({ from, to, said }: Span): string => `${from} ${to} ${said}`;

/** A time span with its preposition: `in 2019`, `between May 2018 and June 2019`, `since 2020`. */
export const span: Parser<Span> = rule(
  () => either(inDate, inPart, sinceDate, untilDate, beyondDate, betweenDates, fromAndTo),
  keyOfSpan,
);

/** `in 1999`, `during the 1990s`, of what was so at some time in it. */
export const spanWithin: Parser<Span> = (sentence, start) =>
  ['in', 'during', 'on'].includes(sentence.tokens[start]?.word ?? '')
    ? either(inDate, inPart)(sentence, start)
    : [];

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
