import { describe, expect, it } from '@jest/globals';
import { assertedOf } from '../../src/news/rules/asserted.js';
import { findEventType } from '../../src/news/rules/event-types.js';
import { isContentType, lineLabelOf, LABELS } from '../../src/news/read/labels.js';
import { findFormat } from '../../src/news/rules/event-words.js';
import { findParticipants } from '../../src/news/rules/participants.js';
import { readingOf } from '../support/news-page.js';

describe('The table of labels', () => {
  it('reads each label with and without a colon, and no label in a sentence', () => {
    for (const [kind, labels] of Object.entries(LABELS)) {
      for (const label of labels) {
        expect(lineLabelOf(`${label}: x`)).toMatchObject({
          kind,
          hasColon: true,
          valueStart: label.length + 2,
        });
        expect(lineLabelOf(label)).toMatchObject({ kind, hasColon: false });
      }
    }
    expect(lineLabelOf('Issued by OSCE Centre in Astana')).toMatchObject({
      kind: 'issuedBy',
      valueStart: 'Issued by '.length,
    });
    expect(lineLabelOf('Issued on 14 May 2015')).toMatchObject({ kind: 'issuedOn' });
    expect(lineLabelOf('Issued by the OSCE, it lists ten cases.')).toBeUndefined();
    expect(lineLabelOf('Issued by many bodies, the report is long.')).toBeUndefined();
    expect(isContentType('News Item')).toBe(true);
    expect(isContentType('News from Vienna')).toBe(false);
  });
});

describe('The table of event words', () => {
  const type = (lead: string, title = 'News'): string | undefined =>
    findEventType(assertedOf(readingOf(lead, { title })))[0]?.object;

  it('is less sure where the text only speaks of an event, and no event where it is a statement', () => {
    expect(
      findEventType(
        readingOf('She condemned the attack.', {
          body: 'She said so while attending the conference.',
        }),
      ),
    ).toEqual([]);
    expect(
      findEventType(readingOf('It was cold.', { body: 'They liked the training.' }))[0],
    ).toMatchObject({ object: 'training', confidence: 0.5 });
    expect(
      findEventType(readingOf('It was cold.', { body: 'They said so after the visit.' }))[0],
    ).toMatchObject({ object: 'visit', confidence: 0.45 });
    expect(
      findEventType(readingOf('They met.', { body: 'The seminar was organized by many.' }))[0]
        ?.object,
    ).toBe('seminar');
  });

  it('prefers the lead to the title and strong words to weak ones', () => {
    expect(type('After a meeting, a seminar was held.', 'Conference')).toBe('seminar');
  });
});

describe('The number of participants', () => {
  it.each([
    ['More than a hundred guests came.', 100, true],
    ['It was attended by 1,200 young people.', 1200, false],
  ])('may be about that number: %s', (lead, count, isApproximate) => {
    expect(findParticipants(readingOf(lead))).toMatchObject({
      object: String(count),
      isApproximate,
    });
  });

  it('is that of sentences which tell of taking part, before other numbers', () => {
    expect(
      findParticipants(
        readingOf('A course was held.', {
          body: 'The Mission had sent two officers. Thirty-eight people attended.',
        }),
      )?.object,
    ).toBe('38');
    expect(
      findParticipants(
        readingOf('A course was held.', { body: 'She reported that 600 people had called.' }),
      ),
    ).toBeUndefined();
    expect(
      findParticipants(
        readingOf('Nine cars were handed over.', { body: 'Some 40 officers will use them.' }),
        'handover',
      ),
    ).toBeUndefined();
  });
});

describe('The form of an event', () => {
  const form = (lead: string): string | undefined => findFormat(readingOf(lead))[0]?.object;

  it.each([
    ['A round table was held at the National Library in Balti and streamed online.', 'hybrid'],
    ['The conference in Tirana was broadcast live on the internet.', 'hybrid'],
    ['The seminar was held in Tirana with some speakers joining online.', 'hybrid'],
    ['An online seminar for judges in Tirana was streamed.', 'online'],
    ['A seminar was held in Tirana.', undefined],
  ])('is read from “%s”', (lead, expected) => {
    expect(form(lead)).toBe(expected);
  });
});
