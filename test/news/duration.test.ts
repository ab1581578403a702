import { expect, it } from '@jest/globals';
import { findDuration } from '../../src/news/rules/duration.js';
import { readingOf } from '../support/news-page.js';
import { readPhrasings } from './phrasings/phrasings.js';

it.each(readPhrasings('durations'))('The duration of an event: %s', (lead, ...expected) => {
  expect(
    findDuration(readingOf(lead)).map(
      ({ object, span }) => `${object}: ${lead.slice(span.start, span.end)}`,
    ),
  ).toEqual(expected);
});
