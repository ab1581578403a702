import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIST_KINDS } from '../../../src/lists/index.js';
import { records as parseCsv } from '../../support/csv.js';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';
import { compactHtml } from '../../support/html.js';
import { NEWS_FACTS } from '../../support/shipped-facts.js';
import { PREFIXES, linkOf, list, pathIn, type List } from './list-answers.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

const KINDS = LIST_KINDS.map(({ name }) => name);
describe('Lists', () => {
  it('lead to their ends with each thing once, while others write', async () => {
    const { names } = app.service;
    const start = app.version;
    let round = 0;
    const write = async (): Promise<void> => {
      round += 1;
      const thing = (kind: Parameters<typeof names.thing>[0]): string =>
        `<${names.thing(kind, `a-newer-${round}`).value}>`;
      // New things come first and last in every order, and an old one changes its name.
      await app.update(`${PREFIXES} DELETE { GRAPH ?g { ?field rdfs:label ?old } } INSERT {
        GRAPH ?g { ?field rdfs:label "Zzz ${round}"@en } GRAPH <urn:test:page${round}> {
        ${thing('news')} a og:NewsItem ; rdfs:label "Newer ${round}"@en ;
          dcterms:title "Newer ${round}"@en ;
          dcterms:issued "2030-01-01"^^<http://www.w3.org/2001/XMLSchema#date> ;
          og:issuedBy <${names.thing('organization', 'presence-in-albania').value}> .
        ${thing('event')} a og:Workshop ; rdfs:label "Aaa ${round}"@en ;
          og:startDate "2030-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .
        ${thing('person')} a og:Person ; rdfs:label "Aaa ${round}"@en .
          ${thing('project')} a og:Project ; rdfs:label "Aaa ${round}"@en .
          ${thing('organization')} a og:Organization ; rdfs:label "Aaa ${round}"@en .
        ${thing('field')} a og:FieldOfWork ; rdfs:label "Aaa ${round}"@en ;
          skos:definition "A field."@en ; skos:inScheme og:FieldsOfWork ;
          og:dimension <${names.thing('dimension', 'human').value}> } }
        WHERE { BIND(<${names.thing('field', 'policing').value}> AS ?field)
          GRAPH ?g { ?field rdfs:label ?old } }`);
    };
    const expected = new Map(
      await Promise.all(
        KINDS.map(
          async (kind) =>
            [kind, (await list(app, `/${kind}?size=1000`)).items.map(({ id }) => id)] as const,
        ),
      ),
    );
    const paths = new Map(
      KINDS.map((kind) => [kind, `/${kind}?size=${Math.ceil(expected.get(kind)!.length / 3)}`]),
    );
    const seen = new Map(KINDS.map((kind): [string, string[]] => [kind, []]));
    while (paths.size > 0) {
      for (const [kind, path] of [...paths]) {
        const answer = await app.get(path);
        const page = jsonOf<List>(answer);
        expect([page.first, page.previous, page.next, page.last]).toEqual(
          ['first', 'prev', 'next', 'last'].map((relation) => linkOf(answer, relation)),
        );
        expect([page.version, page.total]).toEqual([start, expected.get(kind)!.length]);
        seen.get(kind)!.push(...page.items.map(({ id }) => id));
        if (page.next) paths.set(kind, pathIn(app, page.next));
        else paths.delete(kind);
      }
      await write();
    }
    expect(app.version).toBe(start + round);
    expect(round).toBe(3);
    expect([...seen]).toEqual([...expected]);
    for (const kind of ['news', 'events', 'people', 'projects', 'organizations', 'fields'])
      expect([kind, (await list(app, `/${kind}?size=1`)).total]).toEqual([
        kind,
        expected.get(kind)!.length + round,
      ]);
    expect((await list(app, '/news?size=1')).items[0]!.label).toMatch(/^Newer \d$/);
    expect((await list(app, '/fields?size=1')).items[0]!.label).toMatch(/^Aaa \d$/);
  });

  it('offer names that are like one that is not there', async () => {
    const problem = jsonOf<Problem>(await app.get('/events?organizer=Presense+in+Albania'));
    expect([problem.status, problem.suggestions]).toEqual([400, ['OSCE Presence in Albania']]);
    expect(problem.detail).toContain('Did you mean “OSCE Presence in Albania”?');
  });

  it.each([
    ['month=2021-11', 'from=2021-11&to=2021-11'],
    ['month=2021-11&from=2021&to=2021-11-20', 'from=2021-11&to=2021-11-20'],
    ['month=2021-11&from=2022', 'q=zzyzxqwv'],
  ])('have only what is in a month and in their period: ?%s', async (asked, period) => {
    const idsIn = (csv: string): (string | undefined)[] => parseCsv(csv).map(([iri]) => iri);
    const wanted = idsIn((await app.get(`/events?${period}&format=csv`)).text);
    expect(wanted.length > 1).toBe(!period.startsWith('q'));
    for (const view of ['list', 'map', 'calendar'])
      expect(idsIn((await app.get(`/events?view=${view}&${asked}&format=csv`)).text)).toEqual(
        wanted,
      );
    const page = await app.get(`/events?view=calendar&${asked}`, { Accept: 'text/html' });
    expect(compactHtml(page.text)).toMatch(new RegExp(`> ?${wanted.length - 1} events? ?</h2>`));
  });

  it('have the kinds of organizers beside their names, as they are said', async () => {
    const path = '/events?size=1000&organizerKind=foreign-ministry';
    const { items } = await list(app, path);
    const kindsOf = ({ organizer }: List['items'][number]): string[] =>
      [...new Set([organizer].flat().flatMap((body) => (body as { type: string[] }).type))].sort();
    for (const item of items) expect(kindsOf(item)).toContain('ForeignMinistry');
    const [head, ...rows] = parseCsv((await app.get(`${path}&format=csv`)).text) as [
      string[],
      ...string[][],
    ];
    expect(rows.map((row) => row[head.indexOf('organizer_type')]!.split('|').sort())).toEqual(
      items.map(kindsOf),
    );
  });

  it('go beyond their end with nothing, and lead back', async () => {
    const beyond = await app.get('/states?page=999');
    const { items, next, previous, last } = jsonOf<List>(beyond);
    expect([beyond.status, items, next, previous]).toEqual([200, [], undefined, last]);
  });

  it("are written in the reader's language where things have names in it", async () => {
    await app.update(
      `${PREFIXES} INSERT DATA { GRAPH <urn:test:labels> { ` +
        `<${app.service.names.thing('state', 'austria').value}> rdfs:label "Österreich"@de } }`,
    );
    const [english, german] = await Promise.all(
      ['en', 'de-AT, en;q=0.5'].map((language) =>
        app.get('/states?q=austria', { Accept: 'text/html', 'Accept-Language': language }),
      ),
    );
    expect(english!.text).toContain('>Austria</a>');
    expect(german!.text).toContain(' lang="de">Österreich</a>');
  });

  it('show the status of events that are not held as planned, and so do their pages', async () => {
    const { names } = app.service;
    const inserted = ['Cancelled', 'Postponed', 'Scheduled', 'Rescheduled'].map(
      (status) => `<${names.thing('event', `event-${status.toLowerCase()}`).value}> a og:Workshop ;
        rdfs:label "The ${status}"@en ; <https://schema.org/eventStatus>
        <https://schema.org/Event${status}> ;
        og:startDate "2031-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .`,
    );
    await app.update(
      `${PREFIXES} INSERT DATA { GRAPH <urn:test:status> { ${inserted.join(' ')} } }`,
    );
    const wanted = '/events?from=2031&status=cancelled&status=postponed&status=scheduled';
    const page = compactHtml((await app.get(wanted, { Accept: 'text/html' })).text);
    const marksOf = (label: string): string =>
      new RegExp(`>The ${label}</a></h3> ?<p class="entry-meta">(.*?)</p>`)
        .exec(page)![1]!
        .replace(/<[^>]*>/g, '')
        .trim();
    expect(marksOf('Cancelled')).toBe('cancelled · workshop');
    expect(marksOf('Postponed')).toBe('postponed · workshop');
    expect(marksOf('Scheduled')).toBe('workshop');
    const { items } = await list(app, wanted);
    expect(items.map(({ eventStatus }) => eventStatus)).toContainEqual({
      id: 'https://schema.org/EventCancelled',
      label: 'cancelled',
    });
    const csv = parseCsv((await app.get(wanted, { Accept: 'text/csv' })).text);
    const column = csv[0]!.indexOf('eventStatus_label');
    expect(csv.map((row) => row[column])).toEqual(
      expect.arrayContaining(['cancelled', 'postponed']),
    );
  });
});

describe('The news list', () => {
  it('has every item of the facts', async () => {
    expect((await list(app, '/news?size=1&version=1')).total).toBe(NEWS_FACTS.length + 1);
  });

  it('ignores empty values, as forms send them', async () => {
    expect((await list(app, '/news?field=&q=&from=&sort=&page=&version=1')).total).toBe(
      NEWS_FACTS.length + 1,
    );
  });

  it.each([
    'from=yesterday',
    'page=0',
    'size=1001',
    'sort=colour',
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
