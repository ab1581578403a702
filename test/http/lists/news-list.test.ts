import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewsFacts } from '../../../src/news/index.js';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';
import { NEWS_FACTS } from '../../support/shipped-facts.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

interface NewsList {
  readonly version: number;
  readonly total: number;
  readonly pageSize: number;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly issued?: string;
  }[];
}

const slugOf = (iri: string): string => iri.split('/').at(-1)!;
const list = async (
  parameters: Record<string, string> | [string, string][] = {},
): Promise<NewsList> => {
  const query = Array.isArray(parameters) ? parameters : { size: '1000', ...parameters };
  const answer = await app.get(`/news?${new URLSearchParams(query).toString()}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return jsonOf<NewsList>(answer);
};
const slugsOf = async (
  parameters: Record<string, string> | [string, string][],
): Promise<string[]> => (await list(parameters)).items.map(({ id }) => slugOf(id)).sort();

/** Slugs of the items that the facts files have for a filter; the seed's workshop is told apart. */
const factSlugs = (filter: (item: NewsFacts) => boolean): string[] =>
  NEWS_FACTS.filter(filter)
    .map(({ id }) => id)
    .sort();
const SEED = '2021-11-23-tirana-security-sector-governance-workshop';

describe('The news list', () => {
  it('has every item of the facts, newest first', async () => {
    const size = 200;
    const total = NEWS_FACTS.length + 1;
    const pages = await Promise.all(
      Array.from({ length: Math.ceil(total / size) }, (_, index) =>
        list({ size: String(size), page: String(index + 1) }),
      ),
    );
    expect([pages[0]!.total, pages[0]!.items.length, pages[0]!.pageSize]).toEqual([
      total,
      size,
      size,
    ]);
    const items = pages.flatMap((page) => page.items);
    expect(items.map(({ id }) => slugOf(id)).sort()).toEqual(
      [...NEWS_FACTS.map(({ id }) => id), SEED].sort(),
    );
    const dates = items.map(({ issued }) => issued ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
    for (const { id, title } of items) {
      const facts = NEWS_FACTS.find((item) => item.id === slugOf(id));
      if (facts) expect(title).toBe(facts.label);
    }
  });

  it.each<[string, Record<string, string>, (item: NewsFacts) => boolean]>([
    ['from a day', { from: '2021-06-15' }, ({ date }) => date! >= '2021-06-15'],
    ['to a day', { to: '2008-09-05' }, ({ date }) => date! <= '2008-09-05'],
    [
      'from a month to a month, both included',
      { from: '2015-03', to: '2015-10' },
      ({ date }) => date!.slice(0, 7) >= '2015-03' && date!.slice(0, 7) <= '2015-10',
    ],
    ['in a year', { from: '2012', to: '2012' }, ({ date }) => date!.startsWith('2012')],
    [
      'from a day to the same day',
      { from: '2015-10-23', to: '2015-10-23' },
      ({ date }) => date === '2015-10-23',
    ],
    [
      'of a field of work',
      { field: 'Border management' },
      ({ fieldsOfWork }) => fieldsOfWork.includes('Border management'),
    ],
    ['of a type', { type: 'press-release' }, ({ contentType }) => contentType === 'Press release'],
    [
      'of an issuer',
      { issuer: 'centre-in-ashgabat' },
      ({ issuers }) => issuers.includes('OSCE Centre in Ashgabat'),
    ],
    [
      'with words in the title',
      { q: 'helsinki FINAL act' },
      ({ label, summary }) =>
        ['helsinki', 'final', 'act'].every((word) =>
          `${label} ${summary ?? ''}`.toLowerCase().includes(word),
        ),
    ],
  ])('filters: %s', async (_what, filter, expected) => {
    const wanted = factSlugs(expected);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(NEWS_FACTS.length);
    expect((await slugsOf(filter)).filter((slug) => slug !== SEED)).toEqual(wanted);
  });

  it('keeps the items without a date out of a time span', async () => {
    expect(await slugsOf({ q: 'security sector governance' })).toContain(SEED);
    expect(await slugsOf({ q: 'security sector governance', from: '2000' })).not.toContain(SEED);
  });

  it.each([
    [
      'issuer',
      [
        'presence-in-albania',
        'Presence in Albania',
        'OSCE Presence in Albania',
        'the OSCE presence in albania',
        'osce-presence-in-albania',
        'PiA',
        'https://w3id.org/osce-graph/id/organization/presence-in-albania',
      ],
    ],
    [
      'field',
      ['policing', 'Policing', 'POLICING', 'https://w3id.org/osce-graph/id/field/policing'],
    ],
    ['country', ['albania', 'Albania', 'AL', 'al', 'https://w3id.org/osce-graph/id/state/albania']],
    ['issuer', ['secretariat', 'Secretariat', 'OSCE Secretariat', 'CSCE Secretariat']],
    ['issuer', ['office-in-yerevan', 'Office in Yerevan', 'OSCE Office in Yerevan']],
    ['country', ['kosovo', 'Kosovo', 'XK', 'https://w3id.org/osce-graph/id/place/kosovo']],
    ['type', ['news', 'News', 'News Item', 'news-item', 'NEWS ITEM']],
    [
      'type',
      [
        'press-release',
        'Press release',
        'press releases',
        'https://w3id.org/osce-graph/id/content-type/press-release',
      ],
    ],
  ])('takes slug, label and IRI of %s for the same', async (name, values) => {
    const [first, ...others] = await Promise.all(values.map((value) => slugsOf({ [name]: value })));
    expect(first!.length).toBeGreaterThan(2);
    for (const other of others) expect(other).toEqual(first);
  });

  it("takes the country from the event's place, or else from the issuer's host State", async () => {
    const inKyrgyzstan = await slugsOf({ country: 'KG' });
    expect(inKyrgyzstan).toEqual(
      expect.arrayContaining(
        factSlugs(({ event }) => event?.countryIso2 === 'KG' && event.place !== null),
      ),
    );
    // Some events have further places there, or a place that is in no doubt.
    const isThere = (place: string | null): boolean =>
      ['Bishkek', 'Osh', 'Issyk-Kul'].includes(place ?? '');
    const possible = factSlugs(
      ({ event }) =>
        event === null ||
        event.countryIso2 === 'KG' ||
        [event.place, ...(event.places ?? [])].some(isThere),
    );
    expect(inKyrgyzstan.filter((slug) => !possible.includes(slug))).toEqual([]);
    const inBelarus = await slugsOf({ country: 'Belarus' });
    expect(NEWS_FACTS.find(({ id }) => id === '2010-12-31-minsk-not-extended')!.event).toBeNull();
    expect(inBelarus).toContain('2010-12-31-minsk-not-extended');
  });

  it('finds events in Kosovo, and news without an event from the mission there', async () => {
    const slugs = await slugsOf({ country: 'Kosovo' });
    expect(slugs).toEqual(
      expect.arrayContaining(
        factSlugs(({ event }) => event?.countryIso2 === 'XK' && event.place !== null),
      ),
    );
    expect(
      slugs.filter(
        (slug) =>
          !factSlugs(
            ({ event, issuers }) =>
              event?.countryIso2 === 'XK' ||
              (event === null && issuers.includes('OSCE Mission in Kosovo')),
          ).includes(slug),
      ),
    ).toEqual([]);
  });

  it.each<[string, string, (item: NewsFacts) => boolean]>([
    [
      'an organizer',
      'mission to SERBIA',
      ({ organisers }) => organisers.some(({ name }) => name === 'OSCE Mission to Serbia'),
    ],
    [
      'a short name of an issuer',
      'ODIHR',
      ({ issuers }) => issuers.includes('OSCE Office for Democratic Institutions and Human Rights'),
    ],
    ['a place', 'Issyk-Kul', ({ event }) => event?.place === 'Issyk-Kul'],
    [
      'the State of a place',
      'kyrgyzstan',
      ({ event }) => event?.countryIso2 === 'KG' && event.place === 'Bishkek',
    ],
    [
      'a field of work',
      'border management',
      ({ fieldsOfWork }) => fieldsOfWork.includes('Border management'),
    ],
    [
      'a person',
      'Pasztory',
      ({ persons }) => persons.some(({ name }) => name.includes('Pasztory')),
    ],
  ])('finds %s by words', async (_what, q, expected) => {
    const found = await slugsOf({ q });
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(expect.arrayContaining(factSlugs(expected)));
  });

  it('takes values of one filter as alternatives, and different filters together', async () => {
    const parameters: [string, string][] = [
      ['size', '200'],
      ['field', 'policing'],
      ['field', 'Youth'],
      ['type', 'News'],
      ['from', '2010'],
      ['to', '2022'],
    ];
    const wanted = factSlugs(
      ({ fieldsOfWork, contentType, date }) =>
        fieldsOfWork.some((field) => ['Policing', 'Youth'].includes(field)) &&
        contentType === 'News' &&
        date! >= '2010' &&
        date! < '2023',
    );
    expect(wanted.length).toBeGreaterThan(3);
    expect(await slugsOf(parameters)).toEqual(wanted);
    expect(await slugsOf([...parameters, ['issuer', 'centre-in-ashgabat']])).toEqual(
      wanted.filter((slug) =>
        NEWS_FACTS.find(({ id }) => id === slug)!.issuers.includes('OSCE Centre in Ashgabat'),
      ),
    );
  });

  it('ignores empty values, as forms send them', async () => {
    expect((await list({ field: '', q: '', from: '', sort: '', page: '' })).total).toBe(
      NEWS_FACTS.length + 1,
    );
  });

  it.each([
    'from=yesterday',
    'to=2021-13',
    'from=2021-02-30',
    'to=20211123',
    'from=2021-1-1',
    'page=0',
    'page=-1',
    'page=1.5',
    'page=x',
    'size=0',
    'size=1001',
    'size=all',
    'sort=colour',
    'sort=--issued',
    'facets=colour',
    'from=2001&from=2002',
  ])('refuses ?%s', async (parameter) => {
    const answer = await app.get(`/news?${parameter}`);
    expect([
      answer.status,
      jsonOf<Problem>(answer).code,
      jsonOf<Problem>(answer).detail.includes(`?${parameter.split('=')[0]}`),
    ]).toEqual([400, 'bad-request', true]);
  });
});
