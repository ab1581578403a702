/** A list's members in one month, by the stated dates, whatever the reader's time zone. */
import { DAY_MS, daySpanOf, type DaySpan, greatestOf } from '../../rdf/index.js';
import { ListSelection, type Criteria, type ThingList } from '../../lists/index.js';
import type { CalendarDay, CalendarView, MonthLink } from '../pages/list-views.js';
import { TermReader } from '../pages/term-reader.js';
import type { YearsView } from '../pages/views.js';
import {
  DAYS_OF_LONGEST_MONTH,
  MONTHS_A_YEAR,
  dayText,
  monthCountsOf,
  monthOfDay,
  monthText,
  yearOf,
} from './months.js';
import { yearCountsOf, yearsOf } from './years.js';

/** Members shown for a day; the list has all. */
const SHOWN_OF_DAY = 12;
const DAYS_A_WEEK = 7;
/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_DAY_ZERO = 3;
const ALL_DAYS: DaySpan = {
  first: Date.parse('0000-01-01') / DAY_MS,
  last: Date.parse('9999-12-31') / DAY_MS,
};

export interface CalendarSource {
  readonly list: ThingList;
  readonly criteria: Criteria;
  /** `2021-11`, or `latest` for the last month with members. */
  readonly month: string;
  readonly language: string;
  /** The address of the list with other parameters, or without the undefined ones. */
  readonly hrefOf: (changes: Readonly<Record<string, string | undefined>>) => string;
}

/** A calendar, and the years that lead to others. */
export interface CalendarOverview {
  readonly calendar: CalendarView | null;
  readonly years?: YearsView;
}

/** Null where nothing has a date. Cost: looks at each member, and the names shown. */
export function calendarOf(source: CalendarSource, selection: ListSelection): CalendarOverview {
  const { list, criteria, hrefOf } = source;
  const period = { first: criteria.from ?? ALL_DAYS.first, last: criteria.to ?? ALL_DAYS.last };
  const counts = monthCountsOf(list, selection, period);
  const yearCounts = yearCountsOf(list, selection);
  const months = [...counts.keys()].sort((left, right) => left - right);
  const month =
    source.month === 'latest'
      ? (months.at(-1) ?? greatestOf(yearCounts.keys()) * MONTHS_A_YEAR)
      : monthOfDay(daySpanOf(source.month)!.first);
  if (!Number.isFinite(month)) return { calendar: null };
  const linkTo = (each: number): MonthLink => ({
    month: monthText(each),
    count: counts.get(each) ?? 0,
    href: hrefOf({ view: 'calendar', month: monthText(each) }),
  });
  const previous = months.findLast((each) => each < month);
  const next = months.find((each) => each > month);
  const years = yearsOf(
    yearCounts,
    list.kind.nouns,
    (year) => linkTo(months.find((each) => yearOf(each) === year) ?? year * MONTHS_A_YEAR).href,
    (year) => year === yearOf(month),
  );
  return {
    calendar: {
      ...monthOf(source, monthText(month), period),
      months: Array.from({ length: MONTHS_A_YEAR }, (_, index) =>
        linkTo(yearOf(month) * MONTHS_A_YEAR + index),
      ),
      ...(previous === undefined ? {} : { previous: linkTo(previous) }),
      ...(next === undefined ? {} : { next: linkTo(next) }),
    },
    ...(years ? { years } : {}),
  };
}

function monthOf(
  source: CalendarSource,
  month: string,
  period: DaySpan,
): Pick<CalendarView, 'month' | 'from' | 'to' | 'total' | 'withoutDay' | 'weeks'> {
  const { list, criteria } = source;
  const days = daySpanOf(month)!;
  const from = Math.max(days.first, period.first);
  const to = Math.min(days.last, period.last);
  const dated: number[] = [];
  let total = 0;
  new ListSelection(list, { ...criteria, from, to }).visit((position) => {
    const possibleDays = list.days.spread[position]!;
    if (possibleDays > DAYS_OF_LONGEST_MONTH) return;
    total += 1;
    if (possibleDays === 1) dated.push(position);
  });
  return {
    month,
    from: dayText(from),
    to: dayText(to),
    total,
    withoutDay: total - dated.length,
    weeks: weeksOf(source, days, membersByDay(list, days, dated)),
  };
}

/** For each day the positions of its members, the longest-lasting first. */
function membersByDay(
  { members, days, graph: { dictionary } }: ThingList,
  { first, last }: DaySpan,
  positions: readonly number[],
): number[][] {
  const byDay = Array.from({ length: last - first + 1 }, (): number[] => []);
  // By IRI at last, so that the order does not depend on loading.
  const inOrder = [...positions].sort(
    (left, right) =>
      days.first[left]! - days.first[right]! ||
      (dictionary.textOf(members[left]!) < dictionary.textOf(members[right]!) ? -1 : 1),
  );
  for (const position of inOrder) {
    const end = Math.min(days.last[position]!, last) - first;
    for (let day = Math.max(days.first[position]! - first, 0); day <= end; day += 1)
      byDay[day]!.push(position);
  }
  return byDay;
}

/** From Monday to Sunday; days of other months are undefined. */
function weeksOf(
  { list, language, hrefOf }: CalendarSource,
  { first, last }: DaySpan,
  byDay: readonly (readonly number[])[],
): (CalendarDay | undefined)[][] {
  const terms = new TermReader(list.version, list.names, language);
  const dayOf = (day: number): CalendarDay => {
    const date = dayText(day);
    const positions = byDay[day - first]!;
    const shown = positions.slice(0, SHOWN_OF_DAY);
    return {
      date,
      entries: shown.map((position) => {
        const [start, end] = [list.days.first[position]!, list.days.last[position]!];
        return {
          link: terms.link(list.members[position]!),
          ...(end > start ? { day: day - start + 1, dayCount: end - start + 1 } : {}),
        };
      }),
      moreCount: positions.length - shown.length,
      href: hrefOf({ view: undefined, month: undefined, from: date, to: date }),
    };
  };
  const daysBefore = (((first + WEEKDAY_OF_DAY_ZERO) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
  const weekCount = Math.ceil((daysBefore + byDay.length) / DAYS_A_WEEK);
  return Array.from({ length: weekCount }, (_week, week) =>
    Array.from({ length: DAYS_A_WEEK }, (_day, weekday) => {
      const day = first - daysBefore + week * DAYS_A_WEEK + weekday;
      return day < first || day > last ? undefined : dayOf(day);
    }),
  );
}
