import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FactDecision } from '../../src/news/index.js';
import { NewsFixture, pageOf, ingestionOf, type Ingestion } from '../support/news-fixture.js';

let fixture: NewsFixture;
beforeAll(async () => {
  fixture = await NewsFixture.open(0.8);
});
afterAll(async () => {
  await fixture.close();
});

const LEAD =
  'A workshop on witnesses took place in Tirana on 3 July 2019. It was organized by the OSCE ' +
  'Presence in Albania and the Ministry of Justice of Albania.';
const BODY =
  'The Lake Shore Institute supported the workshop. “This is needed,” said Arta Dade, ' +
  'Director at the Lake Shore Institute.';
const pageNumber = (number: number, body = BODY): string =>
  pageOf({
    title: `Decided workshop number ${number}`,
    date: `${number} August 2019`,
    lead: LEAD,
    body,
  });

function ingest(
  source: string,
  decisions: readonly FactDecision[],
  options: { mayReplace?: boolean; isDryRun?: boolean } = {},
): Promise<Ingestion> {
  return fixture.service.news
    .ingest({ source, mediaType: 'text/plain' }, { author: 'alice', decisions, ...options })
    .then(ingestionOf);
}
const stateOf = ({ statements }: Ingestion, object: string): (string | number | undefined)[][] =>
  statements
    .filter(({ statement }) => statement.object === object)
    .map(({ statement, quads, decision }) => [
      statement.relation,
      quads.length > 0 ? 'asserted' : 'left out',
      decision?.answer,
      decision?.by,
    ]);

describe('A decision that comes with a page', () => {
  it('keeps out a refused fact, even a sure one, in that commit and later', async () => {
    const before = fixture.service.current.number;
    const done = await ingest(pageNumber(1), [
      { relation: 'organiser', object: 'OSCE Presence in Albania', answer: 'refuse' },
    ]);
    expect(done.result.version.number).toBe(before + 1);
    expect(fixture.values(fixture.eventOf(done), 'organizer')).toEqual([
      'albania-ministry-of-justice',
    ]);
    expect(stateOf(done, 'OSCE Presence in Albania')).toContainEqual([
      'organiser',
      'left out',
      'refuse',
      'alice',
    ]);
    expect(
      done.proposals.find(
        ({ relation, name }) => relation === 'organiser' && name === 'OSCE Presence in Albania',
      ),
    ).toMatchObject({ status: 'refused', decision: { by: 'alice' } });
    expect([fixture.factsWithoutReceipt(done), fixture.emptyReceipts()]).toEqual([[], []]);
  });

  it('holds when the page is read again in other words', async () => {
    const again = await ingest(pageNumber(1, `${BODY} Everybody went home.`), [], {
      mayReplace: true,
    });
    expect(again.wasKnown).toBe(true);
    expect(fixture.values(fixture.eventOf(again), 'organizer')).toEqual([
      'albania-ministry-of-justice',
    ]);
    expect(again.proposals.filter(({ relation }) => relation === 'organiser')).toEqual([]);
  });

  it('changes nothing when it is sent again, and is not made anew', async () => {
    const again = await ingest(
      pageNumber(1, `${BODY} Everybody went home.`),
      [{ relation: 'organiser', object: 'OSCE Presence in Albania', answer: 'refuse' }],
      { isDryRun: true, mayReplace: true },
    );
    expect(again.proposals.filter(({ relation }) => relation === 'organiser')).toEqual([]);
    await expect(
      ingest(
        pageNumber(1, `${BODY} And slept.`),
        [{ relation: 'organiser', object: 'OSCE Presence in Albania', answer: 'accept' }],
        { mayReplace: true },
      ),
    ).rejects.toMatchObject({ code: 'already-decided', details: { decidedBy: 'alice' } });
  });

  it('asserts what was left to a reviewer, with a receipt that names who decided', async () => {
    const doubted = await ingest(pageNumber(2), [], { isDryRun: true });
    expect(stateOf(doubted, 'Lake Shore Institute')).toContainEqual([
      'partner',
      'left out',
      undefined,
      undefined,
    ]);
    const done = await ingest(pageNumber(2), [
      { relation: 'partner', object: 'Lake Shore Institute', answer: 'accept' },
    ]);
    const event = fixture.eventOf(done);
    expect(fixture.values(event, 'partner')).toEqual(['lake-shore-institute']);
    expect(
      fixture.receiptsOf(event, 'partner', fixture.node('organization/lake-shore-institute')),
    ).toEqual([expect.objectContaining({ quote: 'Lake Shore Institute', decidedBy: 'alice' })]);
    expect([fixture.factsWithoutReceipt(done), fixture.emptyReceipts()]).toEqual([[], []]);
  });

  it('replaces the thing that was read with another, also for later pages', async () => {
    const decision: FactDecision = {
      relation: 'partner',
      object: 'Lake Lore Institute',
      answer: 'accept',
      thing: 'organization/odihr',
    };
    const page = (number: number): string =>
      pageNumber(number, 'The Lake Lore Institute supported the workshop.');
    const done = await ingest(page(3), [decision]);
    expect(fixture.values(fixture.eventOf(done), 'partner')).toEqual(['odihr']);
    expect(
      fixture.values(
        fixture.eventOf(
          await ingest(page(4), [
            { relation: 'partner', object: 'Lake Lore Institute', answer: 'accept' },
          ]),
        ),
        'partner',
      ),
    ).toEqual(['odihr']);
    expect(fixture.service.current.count(fixture.node('organization/lake-lore-institute'))).toBe(0);
  });

  it('on the name of a known thing leaves its meaning on other pages', async () => {
    const presence = 'OSCE Presence in Albania';
    const done = await ingest(pageNumber(21), [
      { relation: 'organiser', object: presence, answer: 'accept', thing: 'organization/odihr' },
    ]);
    expect(fixture.values(fixture.eventOf(done), 'organizer')).toContain('odihr');
    const later = await ingest(pageNumber(22), []);
    expect(fixture.values(fixture.eventOf(later), 'organizer')).toContain('presence-in-albania');
  });

  it('on a part of what is said of a person leaves the others', async () => {
    const read = await ingest(pageNumber(5), [], { isDryRun: true });
    expect(
      read.statements.map(({ statement: { relation, object } }) => [relation, object]),
    ).toEqual(
      expect.arrayContaining([
        ['personRole', 'Director'],
        ['affiliation', 'Lake Shore Institute'],
      ]),
    );
    const done = await ingest(pageNumber(5), [
      { relation: 'personRole', object: 'Director', about: 'Arta Dade', answer: 'refuse' },
      {
        relation: 'affiliation',
        object: 'Lake Shore Institute',
        about: 'Arta Dade',
        answer: 'accept',
        thing: 'organization/odihr',
      },
    ]);
    expect(stateOf(done, 'Director')).toEqual([['personRole', 'left out', 'refuse', 'alice']]);
    expect(stateOf(done, 'Arta Dade')[0]).toEqual(['person', 'asserted', 'accept', 'alice']);
    expect([fixture.factsWithoutReceipt(done), fixture.emptyReceipts()]).toEqual([[], []]);
  });

  it.each<[string, FactDecision, string, RegExp]>([
    [
      'on what was not read',
      { relation: 'organiser', object: 'Nobody', answer: 'refuse' },
      'bad-request',
      /no statement organiser “Nobody”/,
    ],
    [
      'that refuses the publisher',
      { relation: 'issuedBy', object: 'OSCE Presence in Albania', answer: 'refuse' },
      'bad-request',
      /cannot be refused/,
    ],
    [
      'for a thing that there is none of',
      {
        relation: 'organiser',
        object: 'OSCE Presence in Albania',
        answer: 'accept',
        thing: 'organization/nobody',
      },
      'not-found',
      /organization\/nobody/,
    ],
    [
      'for a thing of another kind',
      {
        relation: 'organiser',
        object: 'OSCE Presence in Albania',
        answer: 'accept',
        thing: 'place/tirana',
      },
      'bad-request',
      /of kind/,
    ],
    [
      'for a date as a thing',
      { relation: 'startDate', object: '2019-07-03', answer: 'accept', thing: 'place/tirana' },
      'bad-request',
      /not the name of a thing/,
    ],
    [
      'that refuses with another thing',
      {
        relation: 'organiser',
        object: 'OSCE Presence in Albania',
        answer: 'refuse',
        thing: 'organization/odihr',
      },
      'bad-request',
      /accept with that thing/,
    ],
  ])('%s is refused, and nothing is written', async (_name, decision, code, words) => {
    const before = fixture.service.current.number;
    await expect(ingest(pageNumber(6), [decision])).rejects.toMatchObject({
      code,
      message: expect.stringMatching(words) as unknown,
    });
    expect(fixture.service.current.number).toBe(before);
  });
});
