import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExtractedFacts } from '../../src/news/facts.js';
import { readPage } from '../../src/news/read/read-page.js';
import { extractFacts } from '../../src/news/rules/extract-facts.js';
import { factsLexicon } from '../support/news-lexicon.js';
import { NewsFixture, pageOf } from '../support/news-fixture.js';

const lexicon = factsLexicon();
const LEAD =
  'A workshop on witnesses took place in Tirana on 3 June 2019. It was organized by the OSCE ' +
  'Presence in Albania.';

const extract = (body: string): ExtractedFacts =>
  extractFacts(
    readPage(pageOf({ title: 'Witnesses', date: '5 June 2019', lead: LEAD, body }), {
      mediaType: 'text/plain',
    }),
    { lexicon },
  );

function furtherOf(body: string): string[] {
  const { facts, statements } = extract(body);
  expect(facts.furtherEvent?.type).toBe(
    statements.find(({ relation, about }) => relation === 'eventType' && about !== undefined)
      ?.object,
  );
  return statements
    .filter(({ about }) => about !== undefined && about === facts.furtherEvent?.type)
    .map(({ relation, object, confidence }) => `${relation}: ${object} ${confidence}`);
}

describe('A second event of the same type', () => {
  it('is another where the text calls it so and gives it a time or place', () => {
    expect(
      furtherOf('On 6 June 2019, the Presence organized another workshop in Shkodra.'),
    ).toEqual([
      'organiser: OSCE Presence in Albania 0.9',
      'eventType: workshop 0.7',
      'startDate: 2019-06-06 0.75',
      'place: Shkodra 0.85',
    ]);
    const { facts } = extract(
      'On 6 June 2019, the Presence organized another workshop in Shkodra.',
    );
    expect(
      [facts.event, facts.furtherEvent].map((event) => [event?.startDate, event?.place]),
    ).toEqual([
      ['2019-06-03', 'Tirana'],
      ['2019-06-06', 'Shkodra'],
    ]);
  });

  it.each(['The Presence organized the workshop with care.', 'Another workshop would help.'])(
    'is none in “%s”',
    (body) => {
      expect(extract(body).facts.furtherEvent).toBeUndefined();
    },
  );
});

describe('A second event of another type', () => {
  it(
    'is read with its days, its places and its organizers, where the text says when or where it ' +
      'was',
    () => {
      expect(
        furtherOf('On 4 June 2019, a public debate was held in Shkodra by the Bar Association.'),
      ).toEqual([
        'organiser: Bar Association 0.85',
        'eventType: debate 0.7',
        'startDate: 2019-06-04 0.75',
        'place: Shkodra 0.85',
      ]);
      const { facts } = extract(
        'On 4 June 2019, a public debate was held in Shkodra by the Bar Association.',
      );
      expect(
        [facts.event, facts.furtherEvent].map((event) => [
          event?.type,
          event?.startDate,
          event?.place,
        ]),
      ).toEqual([
        ['workshop', '2019-06-03', 'Tirana'],
        ['debate', '2019-06-04', 'Shkodra'],
      ]);
      expect(facts.organisers.map(({ name, isOfFurther }) => [name, isOfFurther])).toEqual([
        ['OSCE Presence in Albania', undefined],
        ['Bar Association', true],
      ]);
    },
  );

  it.each([
    [
      'On 6 June 2019, the Presence organized a round table in Bar.',
      ['OSCE Presence in Albania', 'round table', '2019-06-06', 'Bar'],
    ],
    [
      'Two days later the Bar Association hosted a conference in Bar.',
      ['Bar Association', 'conference', 'Bar'],
    ],
    [
      'The Presence and the Bar Association also opened an exhibition in Shkodra on 7 June.',
      ['OSCE Presence in Albania', 'Bar Association', 'exhibition', '2019-06-07', 'Shkodra'],
    ],
  ])('is read in the active voice with its own organizers: %s', (body, expected) => {
    const { facts, statements } = extract(body);
    const of = statements.filter(({ about }) => about === facts.furtherEvent?.type);
    expect(of.map(({ object }) => object)).toEqual(expected);
    expect(facts.event).toMatchObject({
      type: 'workshop',
      startDate: '2019-06-03',
      place: 'Tirana',
    });
    expect(
      statements.filter(({ relation, about }) => relation === 'organiser' && about === undefined),
    ).toMatchObject([{ object: 'OSCE Presence in Albania' }]);
  });

  it('is none in the active voice without time or place', () => {
    expect(furtherOf('The Presence also holds a conference on law.')).toEqual([]);
  });

  it('is in doubt where the text says neither', () => {
    expect(furtherOf('Later, a reception was held.')).toEqual(['eventType: reception 0.4']);
  });

  it.each([
    'The event, a round table, was held in Bar.',
    'Next year a conference will be held in Bar.',
    'The round table was held in Bar.',
    'Participants of a summer school were asked how a conference is organized.',
    'A report on a conference was written in Bar.',
  ])(
    'is none where it is another name of the first, is to come, or is only spoken of: %s',
    (body) => {
      expect(furtherOf(body)).toEqual([]);
    },
  );
});

describe('A page with a second event', () => {
  let fixture: NewsFixture;
  beforeAll(async () => {
    fixture = await NewsFixture.open(0.5);
  });
  afterAll(async () => {
    await fixture.close();
  });
  const PAGE = pageOf({
    title: 'Witnesses',
    date: '5 June 2019',
    lead: LEAD,
    body: 'On 4 June 2019, a public debate was held in Shkodra by the Bar Association of Albania.',
  });

  it('has both in the graph, each with what is said of it, and words for all of it', async () => {
    const ingestion = await fixture.ingest(PAGE);
    expect(fixture.values(ingestion.newsItem, 'reportsOn')).toEqual([
      '2019-06-05-witnesses',
      '2019-06-05-witnesses-further',
    ]);
    expect(fixture.values('event/2019-06-05-witnesses', 'organizer')).toEqual([
      'presence-in-albania',
    ]);
    expect([
      fixture.values('event/2019-06-05-witnesses-further', 'startDate'),
      fixture.values('event/2019-06-05-witnesses-further', 'place'),
      fixture.values('event/2019-06-05-witnesses-further', 'organizer'),
    ]).toEqual([['2019-06-04'], ['shkodra'], ['bar-association-of-albania']]);
    expect([fixture.factsWithoutReceipt(ingestion), fixture.emptyReceipts()]).toEqual([[], []]);
  });

  it('loses it when the page is corrected', async () => {
    const ingestion = await fixture.ingest(
      pageOf({ title: 'Witnesses', date: '5 June 2019', lead: LEAD }),
      { mayReplace: true },
    );
    expect(fixture.values(ingestion.newsItem, 'reportsOn')).toEqual(['2019-06-05-witnesses']);
    expect(fixture.values('event/2019-06-05-witnesses-further', 'startDate')).toEqual([]);
  });

  it('puts a doubtful one up for review, which asserts it', async () => {
    const ingestion = await fixture.ingest(
      pageOf({
        title: 'Guests',
        date: '6 June 2019',
        lead: LEAD.replace('witnesses', 'guests'),
        body: 'Later, a reception was held.',
      }),
    );
    expect(fixture.values(ingestion.newsItem, 'reportsOn')).toEqual(['2019-06-06-guests']);
    expect(fixture.openAbout('reception').label).toBe('kind of event: “reception”');
    await fixture.decide('reception', 'accept');
    expect(fixture.values(ingestion.newsItem, 'reportsOn')).toEqual([
      '2019-06-06-guests',
      '2019-06-06-guests-further',
    ]);
    expect([fixture.factsWithoutReceipt(ingestion), fixture.emptyReceipts()]).toEqual([[], []]);
  });
});

describe('Two events in the active voice', () => {
  const both = (lead: string): (string | null | undefined)[][] => {
    const { event, furtherEvent } = extractFacts(
      readPage(pageOf({ title: 'In May', date: '12 May 2018', lead }), { mediaType: 'text/plain' }),
      { lexicon },
    ).facts;
    return [event, furtherEvent].map((each) => [each?.type, each?.place, each?.startDate]);
  };

  it.each([
    [
      'The OSCE Presence in Albania organized a training course in Korça on 2 and 3 May 2018, and ' +
        'it conducted a round table in Vlora on 8 May 2018.',
      ['training', 'Korça', '2018-05-02'],
      ['round table', 'Vlora', '2018-05-08'],
    ],
    [
      'The OSCE Presence in Albania held a seminar in Korça on 3 May 2018 and hosted a round ' +
        'table in Vlora on 5 May 2018.',
      ['seminar', 'Korça', '2018-05-03'],
      ['round table', 'Vlora', '2018-05-05'],
    ],
    [
      'The OSCE Presence in Albania hosted a panel discussion in Korça. On 10 May 2018, it ' +
        'brought 40 editors together for a conference in Vlora.',
      ['panel discussion', 'Korça', null],
      ['conference', 'Vlora', '2018-05-10'],
    ],
    [
      'The OSCE Presence in Albania opened a course in Korça on 8 May 2018 and will launch a ' +
        'seminar on 11 May 2018.',
      ['training', 'Korça', '2018-05-08'],
      [undefined, undefined, undefined],
    ],
    [
      'The OSCE Presence in Albania organized a debating contest in Korça on 12 May 2018 and an ' +
        'exhibition in Vlora on 14 May 2018.',
      ['competition', 'Korça', '2018-05-12'],
      ['exhibition', 'Vlora', '2018-05-14'],
    ],
    [
      'The OSCE Presence in Albania organized a seminar and a round table on 10 May 2018 in Korça.',
      ['seminar', 'Korça', '2018-05-10'],
      [undefined, undefined, undefined],
    ],
  ])('have towns and days of their own: %s', (lead, first, second) => {
    expect(both(lead)).toEqual([first, second]);
  });
});
