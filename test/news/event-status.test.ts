import { expect, it } from '@jest/globals';
import { extractFacts } from '../../src/news/rules/extract-facts.js';
import { factsLexicon } from '../support/news-lexicon.js';
import { articleOf } from '../support/news-page.js';
import { readPhrasings } from './phrasings/phrasings.js';

const lexicon = factsLexicon();

it.each(readPhrasings('status'))('An event was held, or not: %s', (lead, ...expected) => {
  const { event } = extractFacts(articleOf(lead, { issuedOn: '2015-05-20' }), { lexicon }).facts;
  expect([`${event?.status ?? '-'} ${event?.startDate ?? '-'}`]).toEqual(expected);
});
