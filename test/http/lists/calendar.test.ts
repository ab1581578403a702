import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { versionOf } from '../../../src/graph/index.js';
import { calendarOf } from '../../../src/http/lists/calendar.js';
import type { CalendarView } from '../../../src/http/pages/list-views.js';
import {
  DEFAULT_BASE_IRI,
  RDF,
  RDFS,
  XSD,
  daySpanOf,
  literal,
  namesFor,
  quad,
  type Quad,
} from '../../../src/rdf/index.js';
import { LIST_KINDS, ListSelection, ThingList } from '../../../src/lists/index.js';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';
import { compactHtml } from '../../support/html.js';

const names = namesFor(DEFAULT_BASE_IRI);
const EVENTS = LIST_KINDS.find(({ name }) => name === 'events')!;
const DATATYPES = { 4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date, 16: XSD.date } as const;

/** The calendar of events, each a name with its first and its last date. */
function calendar(
  events: Readonly<Record<string, readonly [start: string, end?: string]>>,
  month: string,
  period: { from?: string; to?: string } = {},
): CalendarView | null {
  const quads = Object.entries(events).flatMap(([name, dates]) => {
    const event = names.thing('event', name);
    const of = (property: string, date: string | undefined): Quad[] =>
      date === undefined
        ? []
        : [quad(event, names.og(property), literal(date, DATATYPES[date.length as 10]))];
    return [
      quad(event, RDF.type, names.og('Event')),
      quad(event, RDFS.label, literal(name)),
      ...of('startDate', dates[0]),
      ...of('endDate', dates[1]),
    ];
  });
  const list = ThingList.of(versionOf(quads), names, EVENTS);
  const criteria = {
    values: new Map(),
    from: period.from === undefined ? undefined : daySpanOf(period.from)!.first,
    to: period.to === undefined ? undefined : daySpanOf(period.to)!.last,
  };
  const hrefOf = (changes: object): string => `?${JSON.stringify(changes)}`;
  return calendarOf(
    { list, criteria, month, language: 'en', hrefOf },
    new ListSelection(list, criteria),
  ).calendar;
}

/** What stands on the days that have anything. */
function entriesOf(view: CalendarView | null): Record<string, string[]> {
  const days = view!.weeks.flat().flatMap((day) => (day && day.entries.length > 0 ? [day] : []));
  return Object.fromEntries(
    days.map(({ date, entries }) => [
      date,
      entries.map(
        ({ link, day, dayCount }) =>
          `${link.label}${day === undefined ? '' : ` ${day}/${dayCount!}`}`,
      ),
    ]),
  );
}

describe('The calendar of a list', () => {
  it('has weeks from Monday to Sunday, whatever the day on which a month begins', () => {
    const shapeOf = (month: string): (number | undefined)[][] =>
      calendar({ a: ['2021-11-23'] }, month)!.weeks.map((week) =>
        week.map((day) => day && Number(day.date.slice(8))),
      );
    // 1 November 2021 was a Monday, 1 August 2021 a Sunday, 1 February 2021 a Monday, and 1 March
    // 1896 a Sunday.
    expect(shapeOf('2021-11').map((week) => week[0])).toEqual([1, 8, 15, 22, 29]);
    expect(shapeOf('2021-08')[0]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      1,
    ]);
    expect(shapeOf('2021-08').at(-1)).toEqual([
      30,
      31,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(shapeOf('2021-02')).toHaveLength(4);
    expect(
      shapeOf('2024-02')
        .flat()
        .filter((day) => day !== undefined),
    ).toHaveLength(29);
    expect(shapeOf('1896-03')[0]!.at(-1)).toBe(1);
  });

  it('has an event on each of its days, also where it began or ends in another month', () => {
    const events = {
      long: ['2021-10-30', '2021-11-02'],
      late: ['2021-11-29', '2022-01-05'],
      one: ['2021-11-01', '2021-11-01'],
      zoned: ['2021-11-02+14:00'],
    } as const;
    expect(entriesOf(calendar(events, '2021-11'))).toEqual({
      '2021-11-01': ['long 3/4', 'one'],
      '2021-11-02': ['long 4/4', 'zoned'],
      '2021-11-29': ['late 1/38'],
      '2021-11-30': ['late 2/38'],
    });
    const december = calendar(events, '2021-12')!;
    expect([
      Object.keys(entriesOf(december)).length,
      december.total,
      december.previous?.month,
      december.next?.month,
    ]).toEqual([31, 1, '2021-11', '2022-01']);
  });

  it('counts what has no day, and leaves out what has no month', () => {
    const view = calendar(
      {
        month: ['2021-11'],
        year: ['2021'],
        mixed: ['2021-11-03', '2021-12'],
        day: ['2021-11-05'],
        other: ['2020'],
      },
      '2021-11',
    )!;
    expect(entriesOf(view)).toEqual({ '2021-11-05': ['day'] });
    expect([view.total, view.withoutDay, view.months.map(({ count }) => count)]).toEqual([
      3,
      2,
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1],
    ]);
  });

  it('leads to the nearest months that have something, within the period that is asked for', () => {
    const events = {
      first: ['1999-05-01'],
      last: ['2021-11-23'],
      between: ['2010-12-31', '2011-01-01'],
    } as const;
    const ways = (month: string, period = {}): unknown => {
      const view = calendar(events, month, period)!;
      return [view.month, view.previous?.month, view.next?.month, view.total];
    };
    expect(ways('latest')).toEqual(['2021-11', '2011-01', undefined, 1]);
    expect(ways('2005-06')).toEqual(['2005-06', '1999-05', '2010-12', 0]);
    expect(ways('2010-12')).toEqual(['2010-12', '1999-05', '2011-01', 1]);
    expect(ways('latest', { to: '2010' })).toEqual(['2010-12', '1999-05', undefined, 1]);
    expect(ways('latest', { from: '2011', to: '2011' })).toEqual([
      '2011-01',
      undefined,
      undefined,
      1,
    ]);
  });

  it('shows some of a day of many, and says how many there are besides', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, index): [string, [string]] => [
        `event-${10 + index}`,
        ['2021-11-23'],
      ]),
    );
    const day = calendar(many, '2021-11')!
      .weeks.flat()
      .find((each) => each?.date === '2021-11-23')!;
    expect([day.entries.length + day.moreCount, day.moreCount > 0, day.href]).toEqual([
      20,
      true,
      '?{"from":"2021-11-23","to":"2021-11-23"}',
    ]);
  });

  it('is none where nothing has a date, and that of a year where no month is known', () => {
    expect(calendar({}, 'latest')).toBeNull();
    const view = calendar({ a: ['2020'] }, 'latest')!;
    expect([view.month, view.total]).toEqual(['2020-01', 0]);
  });
});

describe('The page of a month', () => {
  let app: RunningApp;
  const page = async (path: string): Promise<string> =>
    compactHtml((await app.get(path, { Accept: 'text/html' })).text);
  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app.close());

  it('is a table of weeks with events, and links to the list and other forms', async () => {
    const text = await page('/events?view=calendar&month=2021-11');
    expect(text).toContain('2 events in November 2021');
    expect(text).toMatch(
      new RegExp(
        [
          String.raw`<time datetime="2021-11-22">.*?</time><ul><li><a href="/id/event/[^"]*">`,
          String.raw`Workshop on effective security sector governance, Tirana 2021</a>`,
        ].join(''),
      ),
    );
    expect(
      [...text.matchAll(/<th scope="col"><abbr title="(\w+)">/g)].map(([, day]) => day),
    ).toEqual(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']);
    expect(text).toContain(
      '<a href="/events?from=2021-11-01&amp;to=2021-11-30&amp;format=csv">CSV</a>',
    );
    expect(
      jsonOf<{ total: number }>(await app.get('/events?from=2021-11-01&to=2021-11-30&format=json'))
        .total,
    ).toBe(2);
    expect(text).toContain('<li><a href="/events">List</a></li>');
  });

  it('keeps filters, version and view on every way from it', async () => {
    const text = await page(
      '/events?organizer=presence-in-albania&view=calendar&month=2021-11&version=1',
    );
    const { pathname, searchParams } = new URL(
      /rel="prev" href="([^"]*)"/.exec(text)![1]!.replaceAll('&amp;', '&'),
      app.url,
    );
    const month = searchParams.get('month')!;
    expect([
      pathname,
      searchParams.get('organizer'),
      searchParams.get('view'),
      searchParams.get('version'),
      month < '2021-11',
    ]).toEqual(['/events', 'presence-in-albania', 'calendar', '1', true]);
    expect(text).toContain(
      '<input type="hidden" name="view" value="calendar"><input type="hidden" name="month" ' +
        'value="2021-11">',
    );
    expect(text).toContain(
      '<a href="/events?view=calendar&amp;month=2021-11"><span ' +
        'class="visually-hidden">Without </span>',
    );
    expect(
      await page(`/events?organizer=presence-in-albania&view=calendar&month=${month}`),
    ).not.toContain('No event in');
  });

  it('is refused for what is no month or no view, and where a list is not about days', async () => {
    for (const [query, found] of [
      ['view=agenda', 'found "agenda"'],
      ['view=calendar&month=2021-13', 'found "2021-13"'],
      ['view=calendar&month=2021', 'found "2021"'],
      ['month=2021-11', '?view=calendar'],
    ]) {
      const problem = jsonOf<Problem>(await app.get(`/events?${query}`));
      expect([problem.status, problem.code]).toEqual([400, 'bad-request']);
      expect(problem.detail).toContain(found);
    }
    expect((await app.get('/states?view=calendar')).status).toBe(400);
  });
});
