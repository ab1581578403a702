import { describe, expect, it } from '@jest/globals';
import { isoDate, parsePublicationDate } from '../../src/news/read/calendar.js';
import { findDates } from '../../src/news/names/dates.js';
import { findEventDates } from '../../src/news/rules/event-dates.js';
import { LineBuilder } from '../../src/news/read/page-lines.js';
import { articleOf, readingOf } from '../support/news-page.js';
import { readPhrasings } from './phrasings/phrasings.js';

const find = (text: string): (string | null)[][] =>
  findDates(text, { writtenOn: '2013-10-25', year: 2013 }).map(({ first, last, row }) => [
    row.name,
    first,
    last,
  ]);

describe('The table of date forms', () => {
  it.each(readPhrasings('date-forms'))('reads “%s”', (text, expected) => {
    expect(find(text).map((parts) => parts.map((part) => part ?? '-').join(' '))).toEqual([
      expected,
    ]);
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

describe('Dates of publication', () => {
  it.each(readPhrasings('publication-dates'))('may be “%s” or not', (text, ...dates) => {
    expect([parsePublicationDate(text) ?? []].flat()).toEqual(dates);
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

  it('are not last days because a project ends', () => {
    expect(
      days('They marked the end of the two-year project with a ceremony in Skopje on 7 May 2013.'),
    ).toEqual(['startDate 2013-05-07']);
  });

  it('are the day of the dateline where no other is given and the text is in the present', () => {
    const daysOf = (lead: string): (string | number)[][] => {
      const words = new LineBuilder().add('OSH, 9 May 2013 - ', 0).take();
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
