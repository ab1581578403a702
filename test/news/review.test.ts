import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Ingestion } from '../../src/news/index.js';
import { TestDesk, pageOf } from '../support/news-desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open(0.8);
});
afterAll(async () => {
  await desk.close();
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
    ingestion = await desk.ingest(page(LEAD, BODY));
    expect(desk.values(desk.eventOf(ingestion), 'partner')).toEqual([]);
    const proposal = desk.openAbout('Lake Shore Institute');
    expect(proposal).toMatchObject({
      kind: 'fact',
      status: 'open',
      relation: 'partner',
      newsItem: ingestion.newsItem.value,
      score: 0.75,
    });
    expect(proposal.fact!.statements.map(({ quote }) => quote)).toEqual(['Lake Shore Institute']);
    expect(proposal.reasons.join()).toMatch(/rule “[a-z-]+” is 0\.75 sure/);
    expect(
      ingestion.statements.find(({ statement }) => statement.relation === 'partner')!.quads,
    ).toEqual([]);
    expect(ingestion.proposals.map(({ id }) => id)).toContain(proposal.id);
  });

  it('is asserted when it is accepted, with a receipt that names who decided', async () => {
    const { id } = desk.openAbout('Lake Shore Institute');
    const before = desk.service.current.number;
    const { result, proposal } = await desk.decide('Lake Shore Institute', 'accept');
    expect([result.version.number, result.commit!.author, result.commit!.message]).toEqual([
      before + 1,
      'alice',
      `Review: accept ${id}`,
    ]);
    expect(proposal).toMatchObject({ status: 'accepted', decision: { by: 'alice' } });
    const event = desk.eventOf(ingestion);
    expect(desk.values(event, 'partner')).toEqual(['lake-shore-institute']);
    expect(
      desk.receiptsOf(event, 'partner', desk.node('organization/lake-shore-institute')),
    ).toEqual([
      {
        quote: 'Lake Shore Institute',
        decidedBy: 'alice',
        proposal: desk.node(`proposal/${id}`).value,
      },
    ]);
    expect([desk.factsWithoutReceipt(ingestion), desk.emptyReceipts()]).toEqual([[], []]);
  });

  it('is decided once', async () => {
    const decided = desk.service.news.listProposals(desk.service.current, {
      status: 'accepted',
    })[0]!;
    await expect(
      desk.service.news.decide(decided, { answer: 'refuse', by: 'bob' }),
    ).rejects.toMatchObject({
      code: 'already-decided',
      details: { decision: 'accepted', decidedBy: 'alice' },
    });
    await expect(
      desk.service.news.decide('0000000000', { answer: 'refuse', by: 'bob' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of one page says nothing of the same fact of another', async () => {
    await desk.ingest(page(LEAD, BODY));
    await desk.decide('Lake Shore Institute', 'refuse');
    const later = await desk.ingest(page(LEAD, BODY));
    expect(desk.values(desk.eventOf(later), 'partner')).toEqual([]);
    expect(desk.openAbout('Lake Shore Institute').newsItem).toBe(later.newsItem.value);
  });
});

describe('A doubtful link', () => {
  it(
    'leaves the person where the employer is unsure, and moves the function to the body when it ' +
      'is accepted',
    async () => {
      const ingestion = await desk.ingest(speakerAt('Ana Dervishi', 'Ministry of Interior'));
      expect(desk.values('person/ana-dervishi', 'holdsPost')).toEqual(['director']);
      const proposal = desk.openAbout('Ministry of Interior');
      expect(proposal).toMatchObject({
        relation: 'affiliation',
        candidates: [desk.node('organization/albania-ministry-of-interior').value],
      });
      await desk.decide('Ministry of Interior', 'accept');
      expect(desk.values('person/ana-dervishi', 'holdsPost')).toEqual([
        'albania-ministry-of-interior-director',
      ]);
      expect(desk.values('post/albania-ministry-of-interior-director', 'postAt')).toEqual([
        'albania-ministry-of-interior',
      ]);
      expect([desk.factsWithoutReceipt(ingestion), desk.emptyReceipts()]).toEqual([[], []]);
    },
  );

  it('that was accepted links straight on later pages, after a restart too', async () => {
    for (const withoutImage of [false, true]) {
      await desk.restart({ withoutImage });
      const name = withoutImage ? 'Bledi Cuka' : 'Ilir Gjoka';
      const { links } = await desk.ingest(speakerAt(name, 'Ministry of Interior'));
      expect(links.find((link) => link.name === 'Ministry of Interior')!.link).toMatchObject({
        outcome: 'linked',
        how: 'review',
        score: 1,
      });
      expect(desk.open().filter(({ name: about }) => about === 'Ministry of Interior')).toEqual([]);
    }
    expect(desk.values('person/bledi-cuka', 'holdsPost')).toEqual([
      'albania-ministry-of-interior-director',
    ]);
  });

  it('that was accepted in one State is none in another', async () => {
    const { links } = await desk.ingest(
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
      iri: desk.node('organization/albania-ministry-of-interior').value,
    });
  });

  it('that was refused is not proposed again', async () => {
    await desk.ingest(speakerAt('Dorina Elezi', 'Ministry of Defence'));
    expect(
      (await desk.decide('Ministry of Defence', 'refuse')).result.change.removed.length,
    ).toBeGreaterThan(0);
    await desk.ingest(speakerAt('Fatos Hysi', 'Ministry of Defence'));
    expect(desk.open().filter(({ name }) => name === 'Ministry of Defence')).toEqual([]);
    expect(desk.values('person/fatos-hysi', 'holdsPost')).toEqual(['director']);
  });

  it('is accepted with another thing, which the name stands for from then on', async () => {
    const ingestion = await desk.ingest(speakerAt('Gent Kola', 'Ministry of Justice'));
    await desk.decide('Ministry of Justice', 'accept', 'organization/albania-ministry-of-interior');
    expect(desk.values('person/gent-kola', 'holdsPost')).toEqual([
      'albania-ministry-of-interior-director',
    ]);
    await desk.ingest(speakerAt('Hana Lala', 'Ministry of Justice'));
    expect(desk.values('person/hana-lala', 'holdsPost')).toEqual([
      'albania-ministry-of-interior-director',
    ]);
    expect([desk.factsWithoutReceipt(ingestion), desk.emptyReceipts()]).toEqual([[], []]);
  });

  it('is not accepted with a missing thing or another kind, nor refused with any', async () => {
    await desk.ingest(speakerAt('Ina Marku', 'Ministry of Foreign Affairs'));
    for (const [thing, code] of [
      ['organization/nowhere', 'not-found'],
      ['place/tirana', 'bad-request'],
      ['https://example.org/x', 'not-found'],
    ] as const) {
      await expect(
        desk.decide('Ministry of Foreign Affairs', 'accept', thing),
      ).rejects.toMatchObject({ code });
    }
    await expect(
      desk.decide(
        'Ministry of Foreign Affairs',
        'refuse',
        'organization/albania-ministry-of-interior',
      ),
    ).rejects.toMatchObject({ code: 'bad-request' });
    expect(desk.openAbout('Ministry of Foreign Affairs').status).toBe('open');
  });
});

describe('A name that stands for nothing known, or for several things', () => {
  it('is put up for review, and accepted only with the thing that is meant', async () => {
    const ingestion = await desk.ingest(
      page(
        'A workshop on witnesses took place in Tirana on DAY. It was organized by the OSCE ' +
          'Presence in Albania and the Assistance Group.',
      ),
    );
    expect(ingestion.links.find((each) => each.name === 'Assistance Group')!.link.outcome).toBe(
      'none',
    );
    const { name } = desk
      .open()
      .find(
        ({ relation, newsItem }) =>
          relation === 'organiser' && newsItem === ingestion.newsItem.value,
      )!;
    await expect(desk.decide(name, 'accept')).rejects.toMatchObject({ code: 'bad-request' });
    await desk.decide(name, 'accept', 'organization/assistance-group-to-chechnya');
    expect(desk.values(desk.eventOf(ingestion), 'organizer')).toContain(
      'assistance-group-to-chechnya',
    );
  });
});
