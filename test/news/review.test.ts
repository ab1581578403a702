import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventFact, FactRelation } from '../../src/news/facts.js';
import { readNews, type ReadNews } from '../../src/news/read-news.js';
import { NewsFixture, pageOf, ingestionOf, type Ingestion } from '../support/news-fixture.js';
import { factsLexicon } from '../support/news-lexicon.js';

let fixture: NewsFixture;
beforeAll(async () => {
  fixture = await NewsFixture.open(0.8);
});
afterAll(async () => {
  await fixture.close();
});

/** Counts pages, so that each has a title and a day of its own. */
let pageCount = 0;
function page(lead: string, body?: string): string {
  pageCount += 1;
  return pageOf({
    title: `Workshop number ${pageCount} on witnesses`,
    date: `${pageCount} August 2019`,
    lead: lead.replace('DAY', `${pageCount} July 2019`),
    ...(body === undefined ? {} : { body }),
  });
}
const LEAD =
  'A workshop on witnesses took place in Tirana on DAY. It was organized by the OSCE Presence ' +
  'in Albania.';
const speakerAt = (name: string, body: string): string =>
  page(LEAD, `“This is needed,” said ${name}, Director at the ${body}.`);

describe('A doubtful fact', () => {
  const BODY = 'The Lake Shore Institute supported the workshop.';
  let ingestion: Ingestion;

  it('is not asserted, and put up for review with its words and the reason', async () => {
    ingestion = await fixture.ingest(page(LEAD, BODY));
    expect(fixture.values(fixture.eventOf(ingestion), 'partner')).toEqual([]);
    const proposal = fixture.openAbout('Lake Shore Institute');
    expect(proposal).toMatchObject({
      kind: 'fact',
      status: 'open',
      relation: 'partner',
      newsItem: ingestion.newsItem.value,
      score: 0.75,
    });
    expect(proposal.fact!.statements.map(({ quote }) => quote)).toEqual(['Lake Shore Institute']);
    expect(proposal.reasons.join()).toMatch(/rule “[a-z-]+” has a confidence of 0\.75/);
    expect(
      ingestion.statements.find(({ statement }) => statement.relation === 'partner')!.quads,
    ).toEqual([]);
    expect(ingestion.proposals.map(({ id }) => id)).toContain(proposal.id);
  });

  it('is asserted when it is accepted, with a receipt that names who decided', async () => {
    const { id } = fixture.openAbout('Lake Shore Institute');
    const before = fixture.service.current.number;
    const { version, commit, value } = await fixture.decide('Lake Shore Institute', 'accept');
    expect([version.number, commit!.author, commit!.message]).toEqual([
      before + 1,
      'alice',
      `Review: accept ${id}`,
    ]);
    expect(value).toMatchObject({ status: 'accepted', decision: { by: 'alice' } });
    const event = fixture.eventOf(ingestion);
    expect(fixture.values(event, 'partner')).toEqual(['lake-shore-institute']);
    expect(
      fixture.receiptsOf(event, 'partner', fixture.node('organization/lake-shore-institute')),
    ).toEqual([
      {
        quote: 'Lake Shore Institute',
        decidedBy: 'alice',
        proposal: fixture.node(`proposal/${id}`).value,
      },
    ]);
    expect([fixture.factsWithoutReceipt(ingestion), fixture.emptyReceipts()]).toEqual([[], []]);
  });

  it('is decided once', async () => {
    const decided = fixture.service.news.listProposals(fixture.service.current, {
      status: 'accepted',
    })[0]!;
    await expect(
      fixture.service.news.decide(decided, { answer: 'refuse', by: 'bob' }),
    ).rejects.toMatchObject({
      code: 'already-decided',
      details: { decision: 'accepted', decidedBy: 'alice' },
    });
    await expect(
      fixture.service.news.decide('0000000000', { answer: 'refuse', by: 'bob' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of one page says nothing of the same fact of another', async () => {
    await fixture.ingest(page(LEAD, BODY));
    await fixture.decide('Lake Shore Institute', 'refuse');
    const later = await fixture.ingest(page(LEAD, BODY));
    expect(fixture.values(fixture.eventOf(later), 'partner')).toEqual([]);
    expect(fixture.openAbout('Lake Shore Institute').newsItem).toBe(later.newsItem.value);
  });
});

describe('A doubtful link', () => {
  it(
    'leaves the person where the employer is unsure, and moves the function to the body when it ' +
      'is accepted',
    async () => {
      const ingestion = await fixture.ingest(speakerAt('Ana Dervishi', 'Ministry of Interior'));
      expect(fixture.values('person/ana-dervishi', 'holdsPost')).toEqual(['director']);
      const proposal = fixture.openAbout('Ministry of Interior');
      expect(proposal).toMatchObject({
        relation: 'affiliation',
        candidates: [fixture.node('organization/albania-ministry-of-interior').value],
      });
      await fixture.decide('Ministry of Interior', 'accept');
      expect(fixture.values('person/ana-dervishi', 'holdsPost')).toEqual([
        'albania-ministry-of-interior-director',
      ]);
      expect(fixture.values('post/albania-ministry-of-interior-director', 'postAt')).toEqual([
        'albania-ministry-of-interior',
      ]);
      expect([fixture.factsWithoutReceipt(ingestion), fixture.emptyReceipts()]).toEqual([[], []]);
    },
  );

  it('that was accepted links straight on later pages, after a restart too', async () => {
    for (const withoutImage of [false, true]) {
      await fixture.restart({ withoutImage });
      const name = withoutImage ? 'Bledi Cuka' : 'Ilir Gjoka';
      const { links } = await fixture.ingest(speakerAt(name, 'Ministry of Interior'));
      expect(links.find((link) => link.name === 'Ministry of Interior')!.link).toMatchObject({
        outcome: 'linked',
        how: 'review',
        score: 1,
      });
      expect(fixture.open().filter(({ name: about }) => about === 'Ministry of Interior')).toEqual(
        [],
      );
    }
    expect(fixture.values('person/bledi-cuka', 'holdsPost')).toEqual([
      'albania-ministry-of-interior-director',
    ]);
  });

  it('that was accepted in one State is none in another', async () => {
    const { links } = await fixture.ingest(
      pageOf({
        title: 'A workshop in Belgrade',
        issuer: 'OSCE Mission to Serbia',
        lead:
          'A workshop took place in Belgrade on 3 May 2018. It was organized by the OSCE ' +
          'Mission to Serbia.',
        body: '“This is needed,” said Jana Ilic, Director at the Ministry of Interior.',
      }),
    );
    expect(links.find(({ name }) => name === 'Ministry of Interior')!.link).not.toMatchObject({
      iri: fixture.node('organization/albania-ministry-of-interior').value,
    });
  });

  it('that was refused is not proposed again', async () => {
    await fixture.ingest(speakerAt('Dorina Elezi', 'Ministry of Defence'));
    expect(
      (await fixture.decide('Ministry of Defence', 'refuse')).change.removed.length,
    ).toBeGreaterThan(0);
    await fixture.ingest(speakerAt('Fatos Hysi', 'Ministry of Defence'));
    expect(fixture.open().filter(({ name }) => name === 'Ministry of Defence')).toEqual([]);
    expect(fixture.values('person/fatos-hysi', 'holdsPost')).toEqual(['director']);
  });

  it('is accepted with another thing, which the name stands for from then on', async () => {
    const ingestion = await fixture.ingest(speakerAt('Gent Kola', 'Ministry of Justice'));
    await fixture.decide(
      'Ministry of Justice',
      'accept',
      'organization/albania-ministry-of-interior',
    );
    expect(fixture.values('person/gent-kola', 'holdsPost')).toEqual([
      'albania-ministry-of-interior-director',
    ]);
    await fixture.ingest(speakerAt('Hana Lala', 'Ministry of Justice'));
    expect(fixture.values('person/hana-lala', 'holdsPost')).toEqual([
      'albania-ministry-of-interior-director',
    ]);
    expect([fixture.factsWithoutReceipt(ingestion), fixture.emptyReceipts()]).toEqual([[], []]);
  });

  it('is not accepted with a missing thing or another kind, nor refused with any', async () => {
    await fixture.ingest(speakerAt('Ina Marku', 'Ministry of Foreign Affairs'));
    for (const [thing, code] of [
      ['organization/nowhere', 'not-found'],
      ['place/tirana', 'bad-request'],
      ['https://example.org/x', 'not-found'],
    ] as const) {
      await expect(
        fixture.decide('Ministry of Foreign Affairs', 'accept', thing),
      ).rejects.toMatchObject({ code });
    }
    await expect(
      fixture.decide(
        'Ministry of Foreign Affairs',
        'refuse',
        'organization/albania-ministry-of-interior',
      ),
    ).rejects.toMatchObject({ code: 'bad-request' });
    expect(fixture.openAbout('Ministry of Foreign Affairs').status).toBe('open');
  });
});

describe('A name that stands for nothing known, or for several things', () => {
  it('is put up for review, and accepted only with the thing that is meant', async () => {
    const ingestion = await fixture.ingest(
      page(
        'A workshop on witnesses took place in Tirana on DAY. It was organized by the OSCE ' +
          'Presence in Albania and the Assistance Group.',
      ),
    );
    expect(ingestion.links.find((each) => each.name === 'Assistance Group')!.link.outcome).toBe(
      'none',
    );
    const { name } = fixture
      .open()
      .find(
        ({ relation, newsItem }) =>
          relation === 'organiser' && newsItem === ingestion.newsItem.value,
      )!;
    await expect(fixture.decide(name, 'accept')).rejects.toMatchObject({ code: 'bad-request' });
    await fixture.decide(name, 'accept', 'organization/assistance-group-to-chechnya');
    expect(fixture.values(fixture.eventOf(ingestion), 'organizer')).toContain(
      'assistance-group-to-chechnya',
    );
  });
});

describe('What the gate refuses of a page', () => {
  const lexicon = factsLexicon();
  const read = (): ReadNews =>
    readNews(
      { source: page(LEAD, 'The course lasted 6 days, for 25 people.'), mediaType: 'text/plain' },
      lexicon,
    );
  /** The page as rules would read it that make this of it. */
  const misread = (
    news: ReadNews,
    relation: FactRelation,
    object: string,
    event: Partial<EventFact>,
  ): ReadNews => ({
    ...news,
    facts: { ...news.facts, event: { ...news.facts.event!, ...event } },
    statements: [
      ...news.statements.filter((each) => each.relation !== relation),
      { ...news.statements.at(-1)!, relation, object, confidence: 0.9 },
    ],
  });

  it.each<[FactRelation, string, Partial<EventFact>]>([
    ['startDate', '2018-02-31', { startDate: '2018-02-31' }],
    ['endDate', '2001-01-01', { endDate: '2001-01-01' }],
    ['participantsCount', '0', { participantsCount: 0 }],
  ])('is held back with reason and sentence, and the rest is committed: %s', async (...fault) => {
    const [relation, object] = fault;
    const news = misread(read(), ...fault);
    const ingester = fixture.service.news;
    const dry = await ingester.commit(news, { author: 'x', isDryRun: true }).then(ingestionOf);
    const done = await ingester.commit(news, { author: 'x' }).then(ingestionOf);
    expect(dry.heldBack).toEqual(done.heldBack);
    const [held] = done.heldBack.filter((each) => each.relation === relation || object < '2018');
    expect(held).toMatchObject({
      reason: expect.stringContaining('og:'),
      sentence: expect.stringMatching(/^.{20,}\.$/),
    });
    expect(fixture.values(fixture.eventOf(done), 'organizer')).toEqual(['presence-in-albania']);
    const proposal = done.proposals.find((each) => each.relation === held!.relation)!;
    expect(proposal).toMatchObject({ status: 'open', fact: { sentence: held!.sentence } });
    if (relation !== 'endDate')
      await expect(
        fixture.service.news.decide(proposal.id, { answer: 'accept', by: 'alice' }),
      ).rejects.toMatchObject({ code: 'invalid-data' });
  });

  it.each([
    ['Norway', 'Norway'],
    ['Ministry of Interior', 'Ministry of Interior'],
    ['Kosovo', 'Kosovo'],
  ])('is a publisher that is no body, and the OSCE is the publisher: %s', async (issuer, name) => {
    const done = await fixture.ingest(
      pageOf({ title: `A page of ${issuer}`, lead: LEAD.replace('DAY', '3 May 2018'), issuer }),
    );
    expect(fixture.values(done.newsItem, 'issuedBy')).toEqual(['osce']);
    expect(done.heldBack).toMatchObject([{ relation: 'issuedBy', object: name }]);
  });
});

describe('People of a page', () => {
  it('are quoted with words of theirs, and else only mentioned, with their posts', async () => {
    const done = await fixture.ingest(
      page(
        LEAD,
        'Judge Mira Ozols met OSCE Chairperson-in-Office and Italian Foreign Minister Ugo Riva. ' +
          '“It works,” said Jana Berg, Director of the Lake Shore Institute.',
      ),
    );
    const event = fixture.eventOf(done);
    expect([
      fixture.values(done.newsItem, 'quotes'),
      fixture.values(done.newsItem, 'mentions'),
      fixture.values(event, 'speaker'),
    ]).toEqual([['jana-berg'], ['mira-ozols', 'ugo-riva'], ['jana-berg']]);
  });

  it('with two functions speak in the first', async () => {
    const done = await fixture.ingest(
      page(
        LEAD,
        'OSCE Chair-in-Office, and Foreign Minister of Malta Eva Borg said that it works.',
      ),
    );
    const [statement] = fixture.values(done.newsItem, 'hasStatement');
    expect(fixture.values(`statement/${statement!}`, 'inCapacity')).toHaveLength(1);
    expect(fixture.values('person/eva-borg', 'holdsPost')).toHaveLength(2);
    expect(done.heldBack).toEqual([]);
  });
});
