import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DCTERMS, RDFS, SKOS, objectsOf } from '../../src/rdf/index.js';
import { NewsFixture, pageOf, type Ingestion } from '../support/news-fixture.js';

let fixture: NewsFixture;
beforeAll(async () => {
  fixture = await NewsFixture.open(0.5);
});
afterAll(async () => {
  await fixture.close();
});

let pageCount = 0;
/** A page of its own day about one body and one speaker. */
function page({
  partner = 'Union of Tirana Bakers',
  speaker = 'Ana Dervishi',
  at = 'OSCE Presence in Albania',
  role = 'Adviser',
  place = 'Tirana',
}: {
  partner?: string;
  speaker?: string;
  at?: string;
  role?: string;
  place?: string;
} = {}): string {
  pageCount += 1;
  return pageOf({
    title: `Seminar number ${pageCount} on bread`,
    date: `${1 + (pageCount % 28)} ${pageCount < 28 ? 'August' : 'September'} 2018`,
    lead:
      `A seminar on bread took place in ${place} on ${1 + (pageCount % 28)} ` +
      `${pageCount < 28 ? 'June' : 'July'} 2018. It was organized by the OSCE Presence in ` +
      `Albania in co-operation with the ${partner}.`,
    body: `“It smells good,” said ${speaker}, ${role} of the ${at}.`,
  });
}
const labelsOf = (path: string): string[] =>
  [RDFS.label, SKOS.altLabel]
    .flatMap((property) => objectsOf(fixture.service.current, fixture.node(path), property))
    .map(({ value }) => value)
    .sort();
const partnersOf = (ingestion: Ingestion): string[] =>
  fixture.values(fixture.eventOf(ingestion), 'partner');
const isSound = (...ingestions: Ingestion[]): void => {
  for (const ingestion of ingestions) expect(fixture.factsWithoutReceipt(ingestion)).toEqual([]);
  expect(fixture.emptyReceipts()).toEqual([]);
};

describe('A new thing', () => {
  it('is asserted, with what its name tells, and put up for review', async () => {
    await fixture.ingest(
      page({
        partner: 'Faculty of Law of the Ministry of Interior of Albania',
        place: 'Bread Valley',
      }),
    );
    const { kind, thing, reasons } = fixture.openAbout(
      'Faculty of Law of the Ministry of Interior of Albania',
    );
    expect([kind, thing, reasons.join('; ')]).toEqual([
      'new-thing',
      fixture.node('organization/faculty-of-law-of-the-ministry-of-interior-of-albania').value,
      expect.stringMatching(/University.*part of Ministry of Interior \(Albania\)/),
    ]);
    expect(
      fixture.values(
        'organization/faculty-of-law-of-the-ministry-of-interior-of-albania',
        'parentBody',
      ),
    ).toEqual(['albania-ministry-of-interior']);
    expect(fixture.openAbout('Bread Valley').kind).toBe('new-thing');
    expect(fixture.openAbout('Ana Dervishi').kind).toBe('new-thing');
  });

  it('is asked about once, however many pages name it', async () => {
    const { id } = fixture.openAbout('Ana Dervishi');
    const later = await fixture.ingest(page());
    expect(later.proposals.map(({ name }) => name)).toEqual(['Union of Tirana Bakers']);
    expect(fixture.openAbout('Ana Dervishi').id).toBe(id);
  });

  it.each([
    ['Border Service Office in Riga', 'border-service-office-in-riga', ['latvia']],
    ['Riga Border Inspectorate', 'riga-border-inspectorate', ['latvia']],
    ['Border Service Office in Breadford', 'border-service-office-in-breadford', []],
    ['Breadford Court', 'breadford-court', []],
    ['Border Inspectorate', 'border-inspectorate-albania', ['albania']],
  ])('named %s is of the State of its town', async (partner, slug, states) => {
    await fixture.ingest(page({ partner }));
    expect(fixture.values(`organization/${slug}`, 'ofState')).toEqual(states);
  });

  it('that is accepted stays, and is asked about no more', async () => {
    const { change, value: proposal } = await fixture.decide('Union of Tirana Bakers', 'accept');
    expect([
      proposal.status,
      change.added.filter(({ graph }) => !graph.equals(fixture.service.names.graphs.review)),
    ]).toEqual(['accepted', []]);
    const later = await fixture.ingest(page());
    expect([later.proposals, partnersOf(later)]).toEqual([[], ['union-of-tirana-bakers']]);
  });

  it('that is refused goes with its statements, and later pages ignore its name', async () => {
    const first = await fixture.ingest(
      page({
        partner: 'Loaf Institute',
        speaker: 'Bora Deda',
        at: 'Loaf Institute',
        role: 'Director',
      }),
    );
    expect([partnersOf(first), fixture.values('person/bora-deda', 'holdsPost')]).toEqual([
      ['loaf-institute'],
      ['loaf-institute-director'],
    ]);
    await fixture.decide('Loaf Institute', 'refuse');
    expect([
      partnersOf(first),
      fixture.values('person/bora-deda', 'holdsPost'),
      labelsOf('organization/loaf-institute'),
    ]).toEqual([[], ['director'], []]);
    expect(
      objectsOf(fixture.service.current, fixture.node('post/director'), RDFS.label).map(
        ({ value }) => value,
      ),
    ).toEqual(['Director']);
    const later = await fixture.ingest(page({ partner: 'Loaf Institute' }));
    expect([
      partnersOf(later),
      later.links.find(({ name }) => name === 'Loaf Institute')!.link,
      later.proposals,
    ]).toEqual([[], expect.objectContaining({ outcome: 'none', isDecided: true }), []]);
    isSound(first, later);
  });

  it('that is a person and is refused goes with the statement', async () => {
    const first = await fixture.ingest(page({ speaker: 'Bread Valley Elders' }));
    if (first.extracted.facts.persons.length === 0) throw new Error('The page has no speaker.');
    const { name } = first.extracted.facts.persons[0]!;
    await fixture.decide(name, 'refuse');
    expect([
      fixture.values(first.newsItem, 'quotes'),
      fixture.values(first.newsItem, 'hasStatement'),
    ]).toEqual([[], []]);
    isSound(first);
  });

  it('that is accepted as another becomes that thing everywhere, also in later pages', async () => {
    const first = await fixture.ingest(
      page({
        partner: 'Bakery Foundation of Tirana',
        speaker: 'Cen Dajti',
        at: 'Bakery Foundation of Tirana',
        role: 'Director',
      }),
    );
    await fixture.decide(
      'Bakery Foundation of Tirana',
      'accept',
      'organization/union-of-tirana-bakers',
    );
    expect([partnersOf(first), fixture.values('person/cen-dajti', 'holdsPost')]).toEqual([
      ['union-of-tirana-bakers'],
      ['union-of-tirana-bakers-director'],
    ]);
    expect(
      objectsOf(
        fixture.service.current,
        fixture.node('post/union-of-tirana-bakers-director'),
        RDFS.label,
      ).map(({ value }) => value),
    ).toEqual(['Director, Union of Tirana Bakers']);
    expect(labelsOf('organization/union-of-tirana-bakers')).toEqual([
      'Bakery Foundation of Tirana',
      'Union of Tirana Bakers',
    ]);
    expect(
      objectsOf(
        fixture.service.current,
        fixture.node('organization/bakery-foundation-of-tirana'),
        DCTERMS.isReplacedBy,
      ),
    ).toEqual([fixture.node('organization/union-of-tirana-bakers')]);
    const later = await fixture.ingest(page({ partner: 'Bakery Foundation of Tirana' }));
    expect([partnersOf(later), later.proposals]).toEqual([['union-of-tirana-bakers'], []]);
    isSound(first, later);
  });
});

describe('A name like that of a known thing', () => {
  it.each([
    ['a person', { speaker: 'Eliza Gashenko' }, { speaker: 'Elisa Gashenko' }, 'Elisa Gashenko'],
    ['a place', { place: 'Khalqabad' }, { place: 'Khalkabad' }, 'Khalkabad'],
  ])(
    'such as that of %s is asserted as a new thing, and put up for review with the reason',
    async (_what, known, like, name) => {
      await fixture.ingest(page(known));
      const { proposals } = await fixture.ingest(page(like));
      const found = proposals.filter(({ kind }) => kind === 'same-thing');
      expect(found.map((each) => [each.name, each.candidates.length])).toEqual([[name, 1]]);
      expect(found[0]!.reasons.join('; ')).toMatch(/spelled like/);
      expect(found[0]!.score > 0.5 && found[0]!.score < 1).toBe(true);
    },
  );

  it('is put up with the remark that the page names no State for a place', () => {
    expect(fixture.openAbout('Khalqabad').reasons.join('; ')).toMatch(/names no State for it/);
  });

  it.each([
    [
      'numbers tell things apart',
      { partner: 'School number 5 of Baking' },
      { partner: 'School number 6 of Baking' },
    ],
    [
      'Roman numerals too',
      { partner: 'Gymnasium II of Tirana' },
      { partner: 'Gymnasium III of Tirana' },
    ],
    [
      'other names are other things',
      { speaker: 'Gulnara Saparova' },
      { speaker: 'Henrik Holmqvist' },
    ],
    [
      'bodies of two States are two',
      { partner: 'Bakery Inspectorate of Albania' },
      { partner: 'Bakery Inspectorate of Serbia' },
    ],
  ])('is none where %s', async (_why, known, other) => {
    await fixture.ingest(page(known));
    const { proposals } = await fixture.ingest(page(other));
    expect(proposals.filter(({ kind }) => kind === 'same-thing').map(({ label }) => label)).toEqual(
      [],
    );
  });

  it('is the known thing everywhere when that is accepted, and on later pages', async () => {
    const known = await fixture.ingest(page({ speaker: 'Ilona Jokinen', role: 'Head' }));
    const like = await fixture.ingest(page({ speaker: 'Illona Jokinen', role: 'Head' }));
    await fixture.decide('Illona Jokinen', 'accept');
    expect([fixture.values(like.newsItem, 'quotes'), labelsOf('person/ilona-jokinen')]).toEqual([
      ['ilona-jokinen'],
      ['Illona Jokinen', 'Ilona Jokinen'],
    ]);
    const later = await fixture.ingest(page({ speaker: 'Illona Jokinen', role: 'Head' }));
    expect([fixture.values(later.newsItem, 'quotes'), later.proposals]).toEqual([
      ['ilona-jokinen'],
      [],
    ]);
    isSound(known, like, later);
  });

  it('stays a thing of its own when that is refused, and is not asked about again', async () => {
    await fixture.ingest(page({ speaker: 'Luan Marku' }));
    await fixture.ingest(page({ speaker: 'Luana Marku' }));
    await fixture.decide('Luana Marku', 'refuse');
    const later = await fixture.ingest(page({ speaker: 'Luana Marku' }));
    expect([fixture.values(later.newsItem, 'quotes'), later.proposals]).toEqual([
      ['luana-marku'],
      [],
    ]);
  });

  it('of a body of which all are known is linked to it, with less certainty', async () => {
    const { links } = await fixture.ingest(
      pageOf({
        title: 'A course in Ashgabad',
        issuer: 'OSCE Centre in Ashgabad',
        lead:
          'A course took place in Ashgabat on 3 May 2012. It was organized by the OSCE Centre ' +
          'in Ashgabad.',
      }),
    );
    expect(links.find(({ relation }) => relation === 'organiser')!.link).toMatchObject({
      outcome: 'linked',
      iri: fixture.node('organization/centre-in-ashgabat').value,
      how: 'similar spelling',
      score: 0.8,
    });
  });
});
