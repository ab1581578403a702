import { describe, expect, it } from '@jest/globals';
import { isoDate, parsePublicationDate } from '../../src/news/read/calendar.js';
import { findBrokenDates, findDates } from '../../src/news/names/dates.js';
import { findEventDates } from '../../src/news/rules/event-dates.js';
import { SourcedText } from '../../src/news/read/sourced-text.js';
import { articleOf, readingOf } from '../support/news-page.js';

const find = (text: string): (string | null)[][] =>
  findDates(text, { writtenOn: '2013-10-25', year: 2013 }).map(({ first, last, rule }) => [
    rule,
    first,
    last,
  ]);

describe('The table of date forms', () => {
  it.each([
    ['from 30 September to 2 October 2013', 'range-of-two-dates', '2013-09-30', '2013-10-02'],
    ['between 3 and 5 October 2016', 'range-in-month', '2016-10-03', '2016-10-05'],
    ['on 18-19 April 2016', 'range-in-month', '2016-04-18', '2016-04-19'],
    ['on 13 and 14 September', 'range-in-month', '2013-09-13', '2013-09-14'],
    ['on October 3-5, 2016', 'range-month-first', '2016-10-03', '2016-10-05'],
    ['on Saturday, 12 May 2012', 'day', '2012-05-12', null],
    ['on May 12, 2012', 'day-month-first', '2012-05-12', null],
    ['on May 12 in Osh', 'day-month-first', '2013-05-12', null],
    ['it ended on May 12.', 'day-month-first', '2013-05-12', null],
    ['from April 28 to May 2, 2012', 'range-of-two-dates-month-first', '2012-04-28', '2012-05-02'],
    ['yesterday', 'relative-day', '2013-10-24', null],
    ['on the 3rd of May 2012', 'day', '2012-05-03', null],
    ['from 28 December to 5 January 2014', 'range-of-two-dates', '2013-12-28', '2014-01-05'],
    ['from 28 December 2013 to 5 January', 'range-of-two-dates', '2013-12-28', '2014-01-05'],
    ['from 29 December to 4 January', 'range-of-two-dates', '2013-12-29', '2014-01-04'],
    ['7-8 May', 'range-in-month', '2013-05-07', '2013-05-08'],
    ['on 2013-05-12', 'iso-day', '2013-05-12', null],
    ['on 12.05.2013', 'numeric-day', '2013-05-12', null],
    ['on 12/5/2013', 'numeric-day', '2013-05-12', null],
    ['on 5/23/2013', 'numeric-day', '2013-05-23', null],
    ['on 12-14.05.2013', 'range-in-numeric-month', '2013-05-12', '2013-05-14'],
    ['from 30.05.2013 to 02.06.2013', 'range-of-two-numeric-dates', '2013-05-30', '2013-06-02'],
  ])('reads “%s”', (text, rule, first, last) => {
    expect(find(text)).toEqual([[rule, first, last]]);
  });

  it('takes no number of people for a day', () => {
    expect(find('in May 12 officers came, and in June 20 more')).toEqual([]);
  });

  it('reads no day that does not exist and no year alone', () => {
    expect(find('on 31 June 2013')).toEqual([]);
    expect(find('the programme for 2013')).toEqual([]);
  });
});

it('A span over New Year that is told in January ends in its year', () => {
  expect(
    findDates('from 29 December to 4 January', { writtenOn: '2014-01-09', year: 2014 }),
  ).toMatchObject([{ first: '2013-12-29', last: '2014-01-04' }]);
});

describe('A date that no calendar has', () => {
  it.each([
    ['concluded on 31 November 2021 in Osh', '31 November 2021', 'November 2021 has 30 days'],
    ['on 45 Nov. 2021', '45 Nov. 2021', 'November 2021 has 30 days'],
    ['on Monday, 0 May 2021', 'Monday, 0 May 2021', 'May 2021 has 31 days'],
    ['on the 31st of June 2021', '31st of June 2021', 'June 2021 has 30 days'],
    ['on November 31, 2021', 'November 31, 2021', 'November 2021 has 30 days'],
    ['on 29 February 2021', '29 February 2021', 'February 2021 has 28 days'],
    ['on 2021-11-31', '2021-11-31', 'November 2021 has 30 days'],
    ['at 2021-13-01T10:00', '2021-13-01', 'there is no month 13'],
    ['on 32.11.2021.', '32.11.2021', 'November 2021 has 30 days'],
    ['on 31/11/2021', '31/11/2021', 'November 2021 has 30 days'],
    ['on 30 and 31 November 2021', '30 and 31 November 2021', 'November 2021 has 30 days'],
    ['on 30-31 November 2021', '30-31 November 2021', 'November 2021 has 30 days'],
    [
      'from 25 November to 23 November 2021',
      'from 25 November to 23 November 2021',
      'the last day is before the first',
    ],
    [
      'between 25 and 23 November 2021',
      'between 25 and 23 November 2021',
      'the last day is before the first',
    ],
    [
      'from 25.11.2021 to 23.11.2021',
      'from 25.11.2021 to 23.11.2021',
      'the last day is before the first',
    ],
    [
      'from 25 November to 23 October 2021',
      'from 25 November to 23 October 2021',
      'the last day is before the first',
    ],
  ])('is found in “%s”', (text, found, reason) => {
    expect(
      findBrokenDates(text).map((broken) => [text.slice(broken.start, broken.end), broken.reason]),
    ).toEqual([[found, reason]]);
  });

  it.each([
    '29 February 2020',
    '2020-02-29',
    '23/11/2021',
    '11/23/2021',
    'from 28 December to 5 January 2022',
    'on 23 and 21 November 2021',
    'resolution 1325/2000',
    'resolutions 1325 (2000) and 1820 (2008)',
    'MC.DEC/1/11',
    'MC.DEC/7/11/2011',
    'PC.JOUR/1345',
    'CIO.GAL/98 November 2021',
    'articles 31-45',
    'No. 45/13/2021',
    'case No. 35.13.2021',
    'tel. 2021-33-35',
    '+355 4 2235 993',
    '0355-42-23',
    '2245-39-39',
    '1,331 November 2021',
    'COVID-45 November 2021',
    'at 10:45 – 23 November 2021',
    'and 45 may attend',
    'the 2021-2035 strategy',
    'version 1.31.11.2021',
    'https://x.example/31/11/2021/45',
    '31 November',
    'ages 18 to 35',
    '192.168.31.2021',
  ])('is not “%s”', (text) => {
    expect(findBrokenDates(text)).toEqual([]);
  });
});

describe('Dates of publication', () => {
  it.each([
    ['14 October 2022', '2022-10-14'],
    ['Friday, 14 October 2022', '2022-10-14'],
    ['October 14, 2022', '2022-10-14'],
    ['2022-10-14', '2022-10-14'],
    ['14.10.2022', '2022-10-14'],
    ['14 October 2022 - 10:30', '2022-10-14'],
    ['14 Oct. 2022', '2022-10-14'],
    ['Sept 4, 2022', '2022-09-04'],
    ['14/10/2022', '2022-10-14'],
    ['10/14/2022', '2022-10-14'],
  ])('may be “%s”', (text, iso) => {
    expect(parsePublicationDate(text)).toBe(iso);
  });

  it.each([
    '32 Foo 2021',
    '31 June 2021',
    '2021-13-01',
    'last week',
    '',
    '23 Janitor 2021',
    '23 Novxyz 2021',
    '1 Marching 2021',
    'Mayor 3, 2021',
    '23 No 2021',
    '23 November 2121',
    '2121-11-23',
    '32.11.2021',
  ])('may not be “%s”', (text) => {
    expect(parsePublicationDate(text)).toBeUndefined();
  });

  it('know leap years', () => {
    expect(isoDate(2020, 2, 29)).toBe('2020-02-29');
    expect(isoDate(2021, 2, 29)).toBeUndefined();
  });
});

describe('The days of the event', () => {
  const days = (lead: string, body?: string): string[] =>
    findEventDates(readingOf(lead, { issuedOn: '2013-10-25', ...(body ? { body } : {}) })).map(
      ({ relation, object }) => `${relation} ${object}`,
    );

  it('are a last day where the text says that something ended', () => {
    expect(days('A two-day seminar concluded in Konjic today.')).toEqual(['endDate 2013-10-25']);
    expect(days('A seminar is held in Konjic today and tomorrow.')).toEqual([
      'startDate 2013-10-25',
      'endDate 2013-10-26',
    ]);
    expect(days('A seminar was held in Konjic yesterday and today.')).toEqual([
      'startDate 2013-10-24',
      'endDate 2013-10-25',
    ]);
  });

  it('are a first day otherwise; the other end is not worked out', () => {
    expect(days('A three-day course began on 7 May 2013 in Osh.')).toEqual([
      'startDate 2013-05-07',
    ]);
  });

  it('are not last days because a project ends', () => {
    expect(
      days('They marked the end of the two-year project with a ceremony in Skopje on 7 May 2013.'),
    ).toEqual(['startDate 2013-05-07']);
  });

  it('are the day of the dateline where no other is given and the text is in the present', () => {
    const daysOf = (lead: string): (string | number)[][] => {
      const words = SourcedText.ofSource('OSH, 9 May 2013 - ', 0, 18);
      return findEventDates({
        ...readingOf(lead),
        article: { ...articleOf(lead), dateline: { text: words, city: 'Osh', date: '2013-05-09' } },
      }).map(({ relation, object, confidence }) => [relation, object, confidence]);
    };
    expect(daysOf('Judges have gathered in Osh for a seminar.')).toEqual([
      ['startDate', '2013-05-09', 0.5],
    ]);
    expect(daysOf('Judges met in Osh for a seminar.')).toEqual([]);
  });

  it('may stand apart', () => {
    expect(days('A summer school opened on 1 July 2013 and ends on 8 July 2013.')).toEqual([
      'startDate 2013-07-01',
      'endDate 2013-07-08',
    ]);
  });

  it('may be those of several events', () => {
    expect(
      days(
        'Two round tables were organized.',
        'The first one was held on 7 July 2013. The second one took place on 9 July 2013.',
      ),
    ).toEqual(['startDate 2013-07-07', 'startDate 2013-07-09']);
  });

  it('are no deadlines', () => {
    expect(
      days('Journalists should register by 12 April 2013 for the conference on 15 April 2013.'),
    ).toEqual(['startDate 2013-04-15']);
  });
});
