import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROV, RDFS, SCHEMA, objectsOf, quadKey } from '../../src/rdf/index.js';
import { toHtml } from '../support/news-page.js';
import { NewsFixture, pageOf, type PageParts, type Ingestion } from '../support/news-fixture.js';

let fixture: NewsFixture;
beforeAll(async () => {
  fixture = await NewsFixture.open(0.5);
});
afterAll(async () => {
  await fixture.close();
});

const PARTS: PageParts = {
  title: 'Seminar on bread',
  date: '6 March 2019',
  lead:
    'A seminar on bread took place in Tirana from 4 to 5 March 2019. It was organized by the ' +
    'OSCE Presence in Albania in co-operation with the Union of Tirana Bakers. It brought ' +
    'together 31 participants.',
  body: '“It smells good,” said Ana Dervishi, Adviser of the OSCE Presence in Albania.',
};
const contentOf = (): string[] => [...fixture.service.current.match()].map(quadKey).sort();
const state = (): object => ({
  version: fixture.service.current.number,
  quads: fixture.service.current.size,
});

describe('The same page again', () => {
  const source = pageOf({ ...PARTS, title: 'The same seminar on bread' });
  let first: Ingestion;
  beforeAll(async () => {
    first = await fixture.ingest(source);
  });

  it.each<[string, string, Parameters<NewsFixture['ingest']>[1]]>([
    ['to the letter', source, {}],
    ['with other white space', source.replaceAll('\n', '\r\n\r\n').replaceAll(' ', '  '), {}],
    ['with navigation around it', `- Our work\n- Policing\n${source}Contacts\nSomebody\n`, {}],
    ['with an address', source, { sourceUrl: 'https://press.example/bread' }],
    ['as HTML', toHtml(source), { mediaType: 'text/html' }],
    ['to be replaced', source.replaceAll(' ', '  '), { mayReplace: true }],
    ['with accents written otherwise', source.normalize('NFD'), {}],
  ])('%s changes nothing, and says what it is known by', async (_how, again, options) => {
    const before = state();
    await expect(fixture.ingest(again, options)).rejects.toMatchObject({
      code: 'already-known',
      details: { newsItem: first.newsItem.value, reasons: ['the same text'] },
    });
    expect(state()).toEqual(before);
    const shown = await fixture.ingest(again, { ...options, isDryRun: true });
    expect([shown.isSamePage, shown.newsItem, shown.result.change, shown.proposals]).toEqual([
      true,
      first.newsItem,
      { added: [], removed: [] },
      [],
    ]);
  });
});

describe('A corrected page', () => {
  const TITLE = 'The corrected seminar on bread';
  const original = pageOf({ ...PARTS, title: TITLE });
  const corrected = pageOf({
    ...PARTS,
    title: TITLE,
    lead: PARTS.lead
      .replace('31 participants', '33 participants')
      .replace('Union of Tirana Bakers', 'Guild School of Tirana'),
    body: PARTS.body!.replace('Ana Dervishi', 'Bora Deda'),
  });
  let first: Ingestion;
  beforeAll(async () => {
    first = await fixture.ingest(original);
  });

  it('is refused with the difference in words, and writes nothing', async () => {
    const before = state();
    const error = await fixture
      .ingest(corrected)
      .catch(
        (thrown: unknown) =>
          thrown as { code: string; details: { difference: Ingestion['difference'] } },
      );
    if (!('code' in error)) throw new Error('The page was taken.');
    expect(error.code).toBe('page-changed');
    const { added, removed } = error.details.difference!;
    expect(added.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        `${TITLE} – number of participants – 33`,
        `${TITLE} – partner – guild-school-of-tirana`,
      ]),
    );
    expect(removed.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        `${TITLE} – number of participants – 31`,
        `${TITLE} – partner – Union of Tirana Bakers`,
      ]),
    );
    expect(state()).toEqual(before);
  });

  it('is taken when that is asked for: only what differs changes, and IRIs stay', async () => {
    const event = fixture.eventOf(first);
    const before = contentOf();
    const version = fixture.service.current.number;
    const ingestion = await fixture.ingest(corrected, { mayReplace: true });
    expect([
      ingestion.newsItem,
      fixture.eventOf(ingestion),
      ingestion.result.version.number,
    ]).toEqual([first.newsItem, event, version + 1]);
    expect([
      fixture.values(event, 'participantCount'),
      fixture.values(event, 'partner'),
      fixture.values(first.newsItem, 'quotes'),
    ]).toEqual([['33'], ['guild-school-of-tirana'], ['bora-deda']]);
    expect([fixture.factsWithoutReceipt(ingestion), fixture.emptyReceipts()]).toEqual([[], []]);
    // And back again: nothing is left over.
    await fixture.ingest(original, { mayReplace: true });
    const withoutStamps = (lines: readonly string[]): string[] =>
      lines.filter(
        (line) =>
          !line.includes(PROV.wasGeneratedBy.value) &&
          !line.includes(fixture.service.names.graphs.review.value),
      );
    expect(withoutStamps(contentOf())).toEqual(withoutStamps(before));
  });

  it('takes its title with it, and the questions that it does not raise any more', async () => {
    const address = 'https://press.example/titled';
    const title = 'A title with a mistkae';
    const page = await fixture.ingest(
      pageOf({
        ...PARTS,
        title,
        date: '7 March 2019',
        body: '“Good,” said Wim Claes, Adviser at the Assistance Group.',
      }),
      { sourceUrl: address },
    );
    expect(
      fixture
        .open()
        .filter(({ newsItem, kind }) => newsItem === page.newsItem.value && kind === 'fact'),
    ).toHaveLength(1);
    await fixture.ingest(
      pageOf({ ...PARTS, title: 'A title without a mistake', date: '7 March 2019' }),
      { sourceUrl: address, mayReplace: true },
    );
    expect(
      objectsOf(fixture.service.current, page.newsItem, RDFS.label).map(({ value }) => value),
    ).toEqual(['A title without a mistake']);
    expect(
      fixture
        .open()
        .filter(({ newsItem, kind }) => newsItem === page.newsItem.value && kind === 'fact'),
    ).toEqual([]);
    await expect(
      fixture.ingest(
        pageOf({ ...PARTS, title: 'A title without a mistake', date: '7 March 2019' }),
      ),
    ).rejects.toMatchObject({ code: 'already-known' });
  });

  it('keeps what reviewers decided on it', async () => {
    const title = 'A seminar that was reviewed';
    const page = (end: string): string =>
      pageOf({
        ...PARTS,
        title,
        date: '9 March 2019',
        lead: `${PARTS.lead} The Assistance Group was a partner.`,
        body: `There was bread. ${end}`,
      });
    const first = await fixture.ingest(page('It was eaten.'));
    await fixture.decide(
      fixture
        .open()
        .find(
          ({ relation, newsItem }) => relation === 'partner' && newsItem === first.newsItem.value,
        )!.name,
      'accept',
      'organization/assistance-group-to-chechnya',
    );
    expect(fixture.values(fixture.eventOf(first), 'partner')).toEqual([
      'assistance-group-to-chechnya',
      'union-of-tirana-bakers',
    ]);
    const second = await fixture.ingest(page('None was left.'), { mayReplace: true });
    expect([fixture.values(fixture.eventOf(first), 'partner'), second.proposals]).toEqual([
      ['assistance-group-to-chechnya', 'union-of-tirana-bakers'],
      [],
    ]);
    expect(
      fixture
        .receiptsOf(
          fixture.eventOf(first),
          'partner',
          fixture.node('organization/assistance-group-to-chechnya'),
        )
        .map(({ decidedBy }) => decidedBy),
    ).toEqual(['alice']);
    expect([fixture.factsWithoutReceipt(second), fixture.emptyReceipts()]).toEqual([[], []]);
  });

  it('keeps its addresses', async () => {
    const title = 'A seminar with an address';
    const { newsItem } = await fixture.ingest(pageOf({ ...PARTS, title, date: '10 March 2019' }), {
      sourceUrl: 'https://press.example/old',
    });
    await fixture.ingest(pageOf({ ...PARTS, title, date: '10 March 2019', body: 'Shorter.' }), {
      sourceUrl: 'https://www.press.example/old',
      mayReplace: true,
    });
    const [page] = objectsOf(fixture.service.current, newsItem, PROV.wasDerivedFrom);
    expect(
      objectsOf(fixture.service.current, page, SCHEMA.url)
        .map(({ value }) => value)
        .sort(),
    ).toEqual(['https://press.example/old', 'https://www.press.example/old']);
  });
});

describe('A page of the same title', () => {
  it('and another date is another item', async () => {
    const first = await fixture.ingest(
      pageOf({ ...PARTS, title: 'Weekly bread', date: '1 April 2019' }),
    );
    const second = await fixture.ingest(
      pageOf({
        ...PARTS,
        title: 'Weekly bread',
        date: '8 April 2019',
        lead:
          'A seminar on bread took place in Tirana on 7 April 2019. It was organized by the ' +
          'OSCE Presence in Albania.',
      }),
    );
    expect([second.wasKnown, second.newsItem.equals(first.newsItem)]).toEqual([false, false]);
  });

  it('without a date is another item', async () => {
    const undated = (lead: string, issuer: string): Promise<Ingestion> =>
      fixture.ingest(
        pageOf({ ...PARTS, title: 'Undated bread', lead, issuer }).replace('- 6 March 2019\n', ''),
      );
    const first = await undated(
      'A seminar on bread took place in Tirana on 7 May 2019. It was organized by the OSCE ' +
        'Presence in Albania.',
      'OSCE Presence in Albania',
    );
    const later = await undated(
      'A seminar on bread took place in Tirana on 8 May 2019. It was organized by the OSCE ' +
        'Presence in Albania.',
      'OSCE Presence in Albania',
    );
    const others = await undated(
      'A seminar on bread took place in Tirana on 7 May 2019. It was organized by the OSCE ' +
        'Presence in Albania.',
      'OSCE Mission to Serbia',
    );
    expect(new Set([first, later, others].map(({ newsItem }) => newsItem.value)).size).toBe(3);
  });
});
