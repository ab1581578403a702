import { describe, expect, it } from '@jest/globals';
import { extractFacts } from '../../src/news/rules/extract-facts.js';
import { factsLexicon } from '../support/news-lexicon.js';
import { articleOf } from '../support/news-page.js';

const lexicon = factsLexicon();
const read = (lead: string): (string | null | undefined)[] => {
  const { event } = extractFacts(articleOf(lead, { issuedOn: '2015-05-20' }), { lexicon }).facts;
  return [event?.status, event?.startDate];
};

describe('An event that was not held as planned', () => {
  it.each([
    ['The OSCE Mission to Moldova called off its training in Balti.', 'cancelled'],
    ['Due to bad weather, the summer camp in Soroca will not take place.', 'cancelled'],
    ['The Mission announced the cancellation of the youth camp in Soroca.', 'cancelled'],
    ['The OSCE Office in Yerevan has postponed the conference on energy in Gyumri.', 'postponed'],
    ['The forum on water was put off because of floods.', 'postponed'],
    ['A postponement of the public hearing in Osh was announced by the Centre.', 'postponed'],
    ['The Mission has put off until September the workshop on media law.', 'postponed'],
    ['The workshop on media law has been put back by a month.', 'postponed'],
    ['The Mission has shelved its summer school on rights.', 'cancelled'],
    ['The Mission will not go ahead with the conference in Soroca.', 'cancelled'],
    ['The Mission called the workshop in Soroca off.', 'cancelled'],
  ])('is known as such: %s', (lead, status) => {
    expect(read(lead)).toEqual([status, null]);
  });

  it.each([
    ['The seminar that the Mission had planned for 22 May has been cancelled.', 'cancelled'],
    ['The lecture scheduled for 22 May at the University of Bar has been cancelled.', 'cancelled'],
    ['The seminar that was to take place on 22 May has been postponed.', 'postponed'],
  ])('keeps the day that was planned: %s', (lead, status) => {
    expect(read(lead)).toEqual([status, '2015-05-22']);
  });

  it.each([
    'The round table in Chisinau has been moved from 21 May to 4 June.',
    'The Mission rescheduled the round table in Chisinau to 4 June.',
    'The round table in Chisinau was brought forward to 4 June.',
    'A round table, originally set for 8 May 2015, was rescheduled to 4 June 2015.',
    'The round table, first planned for 8 May, was moved to 4 June.',
  ])('has the day that it was moved to: %s', (lead) => {
    expect(read(lead)).toEqual(['rescheduled', '2015-06-04']);
  });

  it.each([
    'The workshop in Balti, which had been postponed twice, was held on 4 May.',
    'A workshop on delayed trials was held in Soroca on 4 May.',
    'Elections were postponed, said speakers at a seminar of the OSCE in Soroca on 4 May.',
    'The workshop on 4 May was not cancelled, though it snowed in Soroca.',
    'If the camp on 4 May is cancelled, the children of Soroca stay at home.',
  ])('is not one that was held, or in which others are: %s', (lead) => {
    expect(read(lead)).toEqual([undefined, '2015-05-04']);
  });
});
