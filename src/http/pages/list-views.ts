/** What the pages of lists show. */
import type { Link, ListEntry, MapView, YearsView } from './views.js';

/** A month, how much there is in it, and where it is shown. */
export interface MonthLink {
  /** As `2021-11`. */
  readonly month: string;
  readonly count: number;
  readonly href: string;
}

/** A member on one of its days: `day` of `dayCount`, where it has several. */
export interface CalendarEntry {
  readonly link: Link;
  readonly day?: number;
  readonly dayCount?: number;
}

export interface CalendarDay {
  /** As `2021-11-23`. */
  readonly date: string;
  readonly entries: readonly CalendarEntry[];
  /** Members of the day that are not shown, and where they are. */
  readonly moreCount: number;
  readonly href: string;
}

export interface CalendarView {
  /** As `2021-11`. */
  readonly month: string;
  /** The days that are asked for of the month, from the first to the last. */
  readonly from: string;
  readonly to: string;
  /** Members of the month, and how many of them have dates without a day. */
  readonly total: number;
  readonly withoutDay: number;
  /** From Monday to Sunday; days of other months are undefined. */
  readonly weeks: readonly (readonly (CalendarDay | undefined)[])[];
  /** The twelve months of the year. */
  readonly months: readonly MonthLink[];
  /** The nearest months that have anything. */
  readonly previous?: MonthLink;
  readonly next?: MonthLink;
}

/** A filter of a list: the choices with their counts, and those chosen. */
export interface Facet {
  readonly parameter: string;
  readonly label: string;
  /** Whether all choices that are made must fit, not one of them. */
  readonly takesAll?: boolean;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly count: number;
    readonly isChosen: boolean;
  }[];
  readonly moreCount: number;
}

/** One page of a list, with its filters. */
export interface ListView {
  readonly path: string;
  readonly title: string;
  /** What one and several members are called. */
  readonly nouns: readonly [one: string, many: string];
  readonly items: readonly ListEntry[];
  readonly total: number;
  readonly firstIndex: number;
  readonly facets: readonly Facet[];
  /** Free text, dates as they were asked for; undefined where the list is not about days. */
  readonly q: string;
  readonly period: { readonly from: string; readonly to: string } | undefined;
  /** The order, and the others that there are. */
  readonly sort: string;
  readonly sorts: readonly string[];
  /** Whether the order is the one that the list has when none is asked for. */
  readonly isDefaultSort: boolean;
  readonly map?: MapView;
  readonly years?: YearsView;
  /** A month in place of the items; null where nothing has a date, undefined for a list. */
  readonly calendar?: CalendarView | null;
  /** Whether the map takes the place of the list. */
  readonly isMap?: boolean;
  /** Where the same is a list, a map or a calendar; undefined where the list is not about days. */
  readonly views?: { readonly list: string; readonly map?: string; readonly calendar: string };
  readonly previousHref?: string;
  readonly nextHref?: string;
  /** Of all that is listed, or of one page of it. */
  readonly formats: readonly (Link & { readonly isWhole: boolean })[];
  /** All that is listed, in SPARQL. */
  readonly query: string;
}
