/** A month as a table of its weeks, which narrow screens show as a list of days. */
import { EMPTY, html, safeHref, type Html } from './html.js';
import type { CalendarDay, CalendarEntry, CalendarView, MonthLink } from './list-views.js';
import { countOf, linkOf, plural, readMoment } from './values.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Nouns for one and several members. */
type Nouns = readonly [one: string, many: string];

/** `November 2021`. */
export const monthName = (month: string): string => readMoment(month) ?? month;

/** The calendar, links to other months, and members without a day. */
export function monthCalendar(view: CalendarView, nouns: Nouns): Html {
  const name = monthName(view.month);
  return html`${monthLinks(view, nouns)}
  ${view.total > 0 ? monthTable(view, name) : html`<p class="empty">No ${nouns[0]} in ${name}.</p>`}
  ${
    view.withoutDay > 0 &&
    html`<p class="hint">
      ${plural(view.withoutDay, ...nouns)} of this month without a known day: see the list.
    </p>`
  }`;
}

function monthLinks({ month, months, previous, next }: CalendarView, nouns: Nouns): Html {
  return html`<nav class="months" aria-label="Months">
    <p>
      ${
        previous ? neighbour(previous, 'prev') : html`<span></span>`
      }${next && neighbour(next, 'next')}
    </p>
    <ol>
      ${months.map((each) => html`<li>${monthLink(each, nouns, each.month === month)}</li>`)}
    </ol>
  </nav>`;
}

function neighbour({ month, href }: MonthLink, relation: 'prev' | 'next'): Html {
  const address = safeHref(href);
  return address === undefined
    ? EMPTY
    : html`<a rel="${relation}" href="${address}"
        >${
          relation === 'prev' ? '← ' : EMPTY
        }${monthName(month)}${relation === 'next' ? ' →' : EMPTY}</a
      >`;
}

function monthLink({ month, count, href }: MonthLink, [one, many]: Nouns, isShown: boolean): Html {
  const words = `${monthName(month)}: ${plural(count, one, many)}`;
  const text = html`<span aria-hidden="true"
      >${monthName(month).slice(
        0,
        3,
      )}${count > 0 && html` <span class="tally">${countOf(count)}</span>`}</span
    ><span class="visually-hidden">${words}</span>`;
  const address = safeHref(href);
  return count === 0 || address === undefined
    ? html`<span${isShown ? html` aria-current="true"` : EMPTY}>${text}</span>`
    : html`<a href="${address}" ${isShown ? html` aria-current="true"` : EMPTY}>${text}</a>`;
}

function monthTable({ weeks }: CalendarView, name: string): Html {
  return html`<table class="month">
    <caption class="visually-hidden">
      ${name}, a week in each row
    </caption>
    <thead>
      <tr>
        ${WEEKDAYS.map(
          (weekday) =>
            html`<th scope="col"><abbr title="${weekday}">${weekday.slice(0, 3)}</abbr></th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${weeks.map(
        (week) =>
          html`<tr>
            ${WEEKDAYS.map((weekday, index) => dayCell(week[index], weekday))}
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function dayCell(day: CalendarDay | undefined, weekday: string): Html {
  if (!day) return html`<td class="outside"></td>`;
  const { date, entries, moreCount, href } = day;
  const number = html`<time datetime="${date}"
    ><span class="long-day">${weekday} </span>${Number(date.slice(8))}<span class="long-day">
      ${monthName(date.slice(0, 7)).split(' ')[0]}</span
    ></time
  >`;
  if (entries.length === 0) return html`<td class="free">${number}</td>`;
  return html`<td>
    ${number}
    <ul>
      ${entries.map(
        (entry) =>
          html`<li>${dayEntry(entry, weekday === WEEKDAYS[0] || date.endsWith('-01'))}</li>`,
      )}${
        moreCount > 0 && html`<li>${linkOf({ label: `and ${countOf(moreCount)} more`, href })}</li>`
      }
    </ul>
  </td>`;
}

/** A longer one is named on its first day, and where a row begins with it. */
function dayEntry({ link, day, dayCount }: CalendarEntry, isNamed: boolean): Html {
  if (day === undefined || dayCount === undefined) return linkOf(link);
  const which = html`<span class="of-days">day ${countOf(day)} of ${countOf(dayCount)}</span>`;
  if (day === 1 || isNamed) return html`${linkOf(link)} ${which}`;
  return linkOf(link, html`<span class="continued">${link.label} </span>${which}`);
}
