/** A list's members in one month, by the stated dates, whatever the reader's time zone. */
import { type TermId, followIds } from '../../graph/index.js';
import { DAY_MS, daySpanOf, type DaySpan, greatestOf } from '../../rdf/index.js';
import { ListSelection, type Criteria, type ThingList } from '../../lists/index.js';
import type { CalendarDay, CalendarEntry, CalendarView, MonthLink } from '../pages/list-views.js';
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
import { TermReader } from './term-reader.js';
import { yearCountsOf, yearsOf } from './years.js';

/** Members shown for a day; the list has all. */
const SHOWN_OF_DAY = 12;
const SHOWN_WITHOUT_DAY = 60;
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
  const lastYear = greatestOf(yearCounts.keys());
  const month =
    source.month === 'latest'
      ? (months.at(-1) ?? lastYear * MONTHS_A_YEAR)
      : monthOfDay(daySpanOf(source.month)!.first);
  if (!Number.isFinite(month)) return { calendar: null };
  const linkTo = (each: number): MonthLink => ({
    month: monthText(each),
    count: counts.get(each) ?? 0,
    href: hrefOf({ view: 'calendar', month: monthText(each) }),
  });
  const [previous, next] = [
    months.findLast((each) => each < month),
    months.find((each) => each > month),
  ];
  const years = yearsOf(
    yearCounts,
    list.kind.nouns,
    (year) => linkTo(months.find((each) => yearOf(each) === year) ?? year * MONTHS_A_YEAR).href,
    (year) => year === yearOf(month),
  );
  return {
    calendar: {
      ...new MonthReader(source, period, month).read(),
      months: Array.from({ length: MONTHS_A_YEAR }, (_, index) =>
        linkTo(yearOf(month) * MONTHS_A_YEAR + index),
      ),
      ...(previous === undefined ? {} : { previous: linkTo(previous) }),
      ...(next === undefined ? {} : { next: linkTo(next) }),
    },
    ...(years ? { years } : {}),
  };
}

class MonthReader {
  readonly #source: CalendarSource;
  readonly #days: DaySpan;
  /** The part of the month that is in the period. */
  readonly #asked: DaySpan;
  readonly #month: string;
  readonly #selection: ListSelection;
  readonly #terms: TermReader;

  constructor(source: CalendarSource, period: DaySpan, month: number) {
    this.#source = source;
    this.#month = monthText(month);
    this.#days = daySpanOf(this.#month)!;
    this.#asked = {
      first: Math.max(this.#days.first, period.first),
      last: Math.min(this.#days.last, period.last),
    };
    this.#selection = new ListSelection(source.list, {
      ...source.criteria,
      from: this.#asked.first,
      to: this.#asked.last,
    });
    this.#terms = new TermReader(source.list, source.language);
  }

  read(): Pick<
    CalendarView,
    'month' | 'from' | 'to' | 'total' | 'weeks' | 'withoutDay' | 'withoutMonth'
  > {
    const { spread } = this.#source.list.days;
    const positions = { ofDays: [] as number[], ofMonth: [] as number[], ofYear: [] as number[] };
    this.#selection.visit((position) => {
      const days = spread[position]!;
      positions[days === 1 ? 'ofDays' : days > DAYS_OF_LONGEST_MONTH ? 'ofYear' : 'ofMonth'].push(
        position,
      );
    });
    return {
      month: this.#month,
      from: dayText(this.#asked.first),
      to: dayText(this.#asked.last),
      total: positions.ofDays.length + positions.ofMonth.length,
      weeks: this.#weeks(positions.ofDays),
      withoutDay: this.#apart(positions.ofMonth),
      withoutMonth: this.#apart(positions.ofYear),
    };
  }

  /** From Monday to Sunday; days of other months are undefined. */
  #weeks(positions: readonly number[]): (CalendarDay | undefined)[][] {
    const { first, last } = this.#days;
    const ofDays = this.#byDay(positions);
    const daysBefore = (((first + WEEKDAY_OF_DAY_ZERO) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;
    const weekCount = Math.ceil((daysBefore + ofDays.length) / DAYS_A_WEEK);
    return Array.from({ length: weekCount }, (_week, week) =>
      Array.from({ length: DAYS_A_WEEK }, (_day, weekday) => {
        const day = first - daysBefore + week * DAYS_A_WEEK + weekday;
        return day < first || day > last ? undefined : this.#day(day, ofDays[day - first]!);
      }),
    );
  }

  /** For each day its members, the longest-lasting first. */
  #byDay(positions: readonly number[]): number[][] {
    const { first, last } = this.#source.list.days;
    const ofDays = Array.from(
      { length: this.#days.last - this.#days.first + 1 },
      (): number[] => [],
    );
    for (const position of this.#inOrder(positions)) {
      const end = Math.min(last[position]!, this.#days.last) - this.#days.first;
      for (let day = Math.max(first[position]! - this.#days.first, 0); day <= end; day += 1)
        ofDays[day]!.push(position);
    }
    return ofDays;
  }

  #day(day: number, positions: readonly number[]): CalendarDay {
    const date = dayText(day);
    const shown = positions.slice(0, SHOWN_OF_DAY);
    return {
      date,
      entries: shown.map((position) => this.#entry(position, day)),
      moreCount: positions.length - shown.length,
      href: this.#source.hrefOf({ view: undefined, month: undefined, from: date, to: date }),
    };
  }

  #entry(position: number, day: number): CalendarEntry {
    const { members, days } = this.#source.list;
    const [first, last] = [days.first[position]!, days.last[position]!];
    return {
      link: this.#terms.link(members[position]!),
      ...(last > first ? { day: day - first + 1, dayCount: last - first + 1 } : {}),
    };
  }

  #apart(positions: readonly number[]): CalendarView['withoutDay'] {
    const { members } = this.#source.list;
    const shown = this.#inOrder(positions).slice(0, SHOWN_WITHOUT_DAY);
    return {
      entries: shown.map((position) => ({
        link: this.#terms.link(members[position]!),
        dates: this.#datesOf(members[position]!),
      })),
      moreCount: positions.length - shown.length,
    };
  }

  /** The stated dates, the first before the last. */
  #datesOf(member: TermId): string[] {
    const { list } = this.#source;
    const dates = new Set<string>();
    const { period } = list.kind;
    if (period)
      followIds(list.idPathOf(period.days), member, (id) =>
        dates.add(list.graph.dictionary.textOf(id)),
      );
    return [...dates];
  }

  /** By first day, then by IRI, so that the order does not depend on loading. */
  #inOrder(positions: readonly number[]): number[] {
    const {
      members,
      days,
      graph: { dictionary },
    } = this.#source.list;
    return [...positions].sort(
      (left, right) =>
        days.first[left]! - days.first[right]! ||
        (dictionary.textOf(members[left]!) < dictionary.textOf(members[right]!) ? -1 : 1),
    );
  }
}
