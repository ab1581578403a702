import { describe, expect, it } from '@jest/globals';
import { isoDate, parsePublicationDate } from '../../src/news/read/calendar.js';
import { findDates } from '../../src/news/names/dates.js';
import { findEventDates } from '../../src/news/rules/event-dates.js';
import { readingOf } from '../support/news-page.js';

const find = (text: string): (string | null)[][] =>
  findDates(text, { writtenOn: '2013-10-25', year: 2013 }).map(({ first, last, rule }) => [rule, first, last]);

describe('The table of date forms', () => {
  it.each([
    ['from 30 September to 2 October 2013', 'range-of-two-dates', '2013-09-30', '2013-10-02'],
    ['between 3 and 5 October 2016', 'range-in-month', '2016-10-03', '2016-10-05'],
    ['on 18-19 April 2016', 'range-in-month', '2016-04-18', '2016-04-19'],
    ['on 13 and 14 September', 'range-in-month', '2013-09-13', '2013-09-14'],
    ['on October 3-5, 2016', 'range-month-first', '2016-10-03', '2016-10-05'],
    ['on Saturday, 12 May 2012', 'day', '2012-05-12', null],
    ['on May 12, 2012', 'day-month-first', '2012-05-12', null],
    ['yesterday', 'relative-day', '2013-10-24', null],
  ])('reads “%s”', (text, rule, first, last) => {
    expect(find(text)).toEqual([[rule, first, last]]);
  });

  it('reads no day that does not exist and no year alone', () => {
    expect(find('on 31 June 2013')).toEqual([]);
    expect(find('the programme for 2013')).toEqual([]);
  });
});

describe('Dates of publication', () => {
  it.each([['14 October 2022', '2022-10-14'], ['Friday, 14 October 2022', '2022-10-14'], ['October 14, 2022', '2022-10-14'],
    ['2022-10-14', '2022-10-14'], ['14.10.2022', '2022-10-14'], ['14 October 2022 - 10:30', '2022-10-14']])('may be “%s”', (text, iso) => {
    expect(parsePublicationDate(text)).toBe(iso);
  });

  it.each(['32 Foo 2021', '31 June 2021', '2021-13-01', 'last week', ''])('may not be “%s”', (text) => {
    expect(parsePublicationDate(text)).toBeUndefined();
  });

  it('know leap years', () => {
    expect(isoDate(2020, 2, 29)).toBe('2020-02-29');
    expect(isoDate(2021, 2, 29)).toBeUndefined();
  });
});

describe('The days of the event', () => {
  const days = (lead: string, body?: string): string[] => findEventDates(readingOf(lead, { issuedOn: '2013-10-25', ...(body ? { body } : {}) }))
    .map(({ relation, object }) => `${relation} ${object}`);

  it('are a last day where the text says that something ended', () => {
    expect(days('A two-day seminar concluded in Konjic today.')).toEqual(['endDate 2013-10-25']);
  });

  it('are a first day otherwise; the other end is not worked out', () => {
    expect(days('A three-day course began on 7 May 2013 in Osh.')).toEqual(['startDate 2013-05-07']);
  });

  it('may stand apart', () => {
    expect(days('A summer school opened on 1 July 2013 and ends on 8 July 2013.')).toEqual(['startDate 2013-07-01', 'endDate 2013-07-08']);
  });

  it('may be those of several events', () => {
    expect(days('Two round tables were organized.', 'The first one was held on 7 July 2013. The second one took place on 9 July 2013.'))
      .toEqual(['startDate 2013-07-07', 'startDate 2013-07-09']);
  });

  it('are no deadlines', () => {
    expect(days('Journalists should register by 12 April 2013 for the conference on 15 April 2013.')).toEqual(['startDate 2013-04-15']);
  });
});
