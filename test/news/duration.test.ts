import { describe, expect, it } from '@jest/globals';
import { findDuration } from '../../src/news/rules/duration.js';
import { readingOf } from '../support/news-page.js';

const find = (lead: string, body?: string): (readonly [string, string])[] => {
  const reading = readingOf(lead, body === undefined ? {} : { body });
  return findDuration(reading).map(
    ({ object, span }) =>
      [object, (span.start < lead.length ? lead : '').slice(span.start, span.end)] as const,
  );
};

describe('The duration of an event', () => {
  it.each([
    ['A two-day workshop on reform ended in Tirana.', '2', 'two-day workshop'],
    ['A 3-day regional training course ended in Osh.', '3', '3-day regional training course'],
    ['A workshop of two days was held.', '2', 'workshop of two days'],
    ['The five-day summer school was a success.', '5', 'five-day summer school'],
    ['The seminar lasted three days.', '3', 'seminar lasted three days'],
    ['A two-day event took place in Tirana.', '2', 'two-day event'],
    ['A one-day seminar took place in Tirana.', '1', 'one-day seminar'],
  ])('is read from “%s”', (text, days, words) => {
    expect(find(text)).toEqual([[days, words]]);
  });

  it.each([
    'Two-day workshops were held in Tirana.',
    'A workshop was held in Tirana.',
    'A workshop looked at the two-day rule.',
    'Within two days a workshop was prepared.',
  ])('is not read from “%s”', (text) => {
    expect(find(text)).toEqual([]);
  });
});
