import { describe, expect, it } from '@jest/globals';
import { factsToQuads, type NewsQuads } from '../../src/news/link/facts-to-quads.js';
import type { EventFact, NewsFacts } from '../../src/news/facts.js';
import { Linker } from '../../src/news/link/linker.js';
import { DCTERMS, RDF, RDFS, QuadSet, literal, quad, type Quad } from '../../src/rdf/index.js';
import { names, shippedGraph } from '../support/shipped-graph.js';

const reference = shippedGraph('reference');
const linker = new Linker(reference, names);
const { og } = names;

const event: EventFact = {
  type: 'round table',
  startDate: '2021-03-02',
  endDate: '2021-03-03',
  place: 'Kukës',
  countryIso2: 'AL',
  format: 'hybrid',
  participantsCount: 40,
};
const facts: NewsFacts = {
  id: 'round-table',
  label: 'Round table in Kukës',
  date: '2021-03-04',
  contentType: 'News Item',
  issuers: ['OSCE Presence in Albania'],
  fieldsOfWork: ['Good governance'],
  event,
  organisers: [
    { name: 'OSCE Presence in Albania', kind: 'field-operation', role: 'organiser' },
    { name: 'Ministry of Justice', kind: 'ministry-justice', role: 'co-organiser' },
    { name: 'Germany', kind: 'other', state: 'DE', role: 'funder' },
    { name: 'Kukës Forum', kind: 'ngo', state: 'AL', role: 'supporter' },
    { name: 'Kukës University', kind: 'university', state: 'AL', role: 'host' },
  ],
  persons: [
    { name: 'Ana Example', role: 'Director', affiliation: 'Kukës Forum' },
    { name: 'Ben Example', role: null, affiliation: 'Germany' },
  ],
  project: { title: 'Open Towns', kind: 'project' },
  summary: 'A lead.',
};

const write = (changes: Partial<NewsFacts> = {}, from = linker): NewsQuads =>
  factsToQuads({ ...facts, ...changes }, { linker: from, slug: facts.id });
const said = ({ quads }: { quads: readonly Quad[] }): string[] =>
  quads.map(({ subject, predicate, object }) =>
    [subject, predicate, object].map(({ value }) => value.split(/[/#]/).at(-1)).join(' '),
  );

describe('factsToQuads', () => {
  it('gives no statement on an abstract that the item has in other words', () => {
    const abstractOf = (known: string): (Quad | undefined)[] => {
      const item = names.thing('news', facts.id);
      const withAbstract = new QuadSet([
        ...reference.match(),
        quad(item, DCTERMS.abstract, literal(known)),
      ]);
      return write({}, new Linker(withAbstract, names))
        .statements.filter(({ relation }) => relation === 'summary')
        .map((statement) => statement.said);
    };
    expect(abstractOf('Somebody’s summary.')).toEqual([undefined]);
    expect(abstractOf('A lead.')[0]?.object.value).toBe('A lead.');
  });

  it.each([
    ['cancelled', 'EventCancelled'],
    ['postponed', 'EventPostponed'],
    ['rescheduled', 'EventRescheduled'],
  ] as const)('says that an event was %s, and of no other event', (status, expected) => {
    expect(said(write({ event: { ...event, status } }))).toContain(
      `round-table eventStatus ${expected}`,
    );
    expect(said(write()).filter((each) => each.includes('eventStatus'))).toEqual([]);
  });

  it('writes every field of a news item, in the graph of the item', () => {
    const made = write();
    expect(new Set(made.quads.map(({ graph }) => graph.value))).toEqual(
      new Set([names.graphs.page('round-table').value]),
    );
    expect(said(made)).toEqual(
      expect.arrayContaining([
        'round-table type NewsItem',
        'round-table title Round table in Kukës',
        'round-table issued 2021-03-04',
        'round-table abstract A lead.',
        'round-table contentType news',
        'round-table issuedBy presence-in-albania',
        'round-table fieldOfWork good-governance',
        'round-table reportsOn round-table',
        'round-table type RoundTable',
        'round-table startDate 2021-03-02',
        'round-table endDate 2021-03-03',
        'round-table participantCount 40',
        'round-table attendanceMode MixedEventAttendanceMode',
        'round-table country albania',
        'round-table place kukes',
        'kukes inState albania',
        'round-table quotes ana-example',
        'round-table-1 speaker ana-example',
        'round-table statement round-table-1',
        'ana-example holdsPost kukes-forum-director',
        'kukes-forum-director postAt kukes-forum',
        'kukes-forum-director roleName Director',
        'round-table-1 inCapacity kukes-forum-director',
        'ben-example affiliation germany',
        'round-table partOfProject open-towns',
        'open-towns projectKind project',
      ]),
    );
  });

  it('gives each role of a body its property, and a host none of an organizer', () => {
    const roles = said(write()).filter((line) =>
      /^round-table (organizer|coOrganizer|partner|supporter|host|funder) /.test(line),
    );
    expect(roles.sort()).toEqual([
      'round-table coOrganizer albania-ministry-of-justice',
      'round-table funder germany',
      'round-table host kukes-university',
      'round-table organizer albania-ministry-of-justice',
      'round-table organizer presence-in-albania',
      'round-table partner kukes-forum',
      'round-table supporter kukes-forum',
    ]);
  });

  it('describes again what only another news item described', () => {
    const first = write();
    const later = new Linker(new QuadSet([...reference, ...first.quads]), names);
    const second = factsToQuads(
      { ...facts, id: 'later', persons: [], project: null },
      { linker: later, slug: 'later' },
    );
    expect(said(second)).toEqual(
      expect.arrayContaining([
        'kukes-forum label Kukës Forum',
        'kukes-forum ofState albania',
        'kukes inState albania',
      ]),
    );
    expect(second.links.map(({ link }) => link.outcome)).not.toContain('new');
  });

  it('takes the employer of a person for the body of that name that took part', () => {
    const made = write({
      organisers: [
        { name: 'Border Service', kind: 'government-agency', state: 'KZ', role: 'partner' },
      ],
      persons: [{ name: 'Ana Example', role: 'Head', affiliation: 'the Border Service' }],
    });
    expect(said(made)).toEqual(
      expect.arrayContaining([
        'round-table partner border-service-kazakhstan',
        'border-service-kazakhstan-head postAt border-service-kazakhstan',
      ]),
    );
  });

  it('has bodies of an item without an event take part in what it reports', () => {
    const made = write({ event: null, project: { title: 'Open Towns', kind: null } });
    expect(made.event).toBeUndefined();
    expect(said(made)).toEqual(
      expect.arrayContaining([
        'round-table involves presence-in-albania',
        'round-table partOfProject open-towns',
      ]),
    );
    expect(said(made).filter((line) => /reportsOn|organizer/.test(line))).toEqual([]);
  });

  it('knows an event by the last words of its type, and any other as an event', () => {
    expect(said(write({ event: { ...event, type: 'regional expert meeting' } }))).toContain(
      'round-table type ExpertMeeting',
    );
    expect(said(write({ event: { ...event, type: 'happening' } }))).toContain(
      'round-table type Event',
    );
  });
});

describe('factsToQuads for an item that is known', () => {
  const known = { newsItem: names.thing('news', 'known'), event: names.thing('event', 'known') };
  const graph = names.graphs.page('known');
  const before = [
    quad(known.newsItem, RDF.type, og('NewsItem'), graph),
    quad(known.newsItem, RDFS.label, literal('Its own title', 'en'), graph),
    quad(known.newsItem, DCTERMS.title, literal('Its own title', 'en'), graph),
    quad(known.event, RDFS.label, literal('Its own event', 'en'), graph),
    quad(known.newsItem, og('hasStatement'), names.thing('statement', 'known-1'), graph),
    quad(
      names.thing('statement', 'known-1'),
      og('speaker'),
      names.thing('person', 'ben-example'),
      graph,
    ),
    quad(names.thing('person', 'ben-example'), RDFS.label, literal('Bén Example', 'en'), graph),
  ];
  const made = factsToQuads(facts, {
    linker: new Linker(new QuadSet([...reference, ...before]), names),
    slug: 'known',
    known,
  });

  it('uses its IRIs and keeps its labels', () => {
    expect([made.newsItem, made.event]).toEqual([known.newsItem, known.event]);
    expect(said(made)).toEqual(
      expect.arrayContaining([
        'known label Its own title',
        'known title Its own title',
        'known label Its own event',
      ]),
    );
    expect(said(made)).not.toContain('known label Round table in Kukës');
  });

  it('gives known statements to those who made them, and new ones a free number', () => {
    expect(said(made)).toEqual(
      expect.arrayContaining(['known-1 speaker ben-example', 'known-2 speaker ana-example']),
    );
  });

  it('takes another spelling of a person for an alternative name', () => {
    expect(said(made)).toEqual(
      expect.arrayContaining(['ben-example label Bén Example', 'ben-example altLabel Ben Example']),
    );
    expect(said(made)).not.toContain('ben-example label Ben Example');
  });
});
