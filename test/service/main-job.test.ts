import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_DIRECTORY } from '../../src/rdf/index.js';
import { RunningApp, jsonOf } from '../support/running-app.js';

/**
 * The page that started the project; its sentences may not stand in this repository, so it is read
 * where it is kept.
 */
const SEED_PAGE =
  process.env.SEED_PAGE ??
  join(PACKAGE_DIRECTORY, '..', 'shared', 'seeds', 'news-page-2021-tirana-workshop.txt');
const SEED_URL = 'https://www.osce.org/secretariat/505177';
const WORKSHOP = 'Workshop on effective security sector governance, Tirana 2021';
const OG =
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> ' +
  'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX schema: <https://schema.org/>';

interface Posted {
  readonly version: number;
  readonly newsItem: string;
  readonly wasKnown: boolean;
  readonly facts: {
    readonly event: { readonly participantsApproximate?: boolean };
    readonly project: { readonly kind: string };
  };
  readonly statements: readonly {
    readonly relation: string;
    readonly object: string;
    readonly iri: string | null;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    readonly isAsserted: boolean;
  }[];
}

interface Organizer {
  readonly kind: string;
  readonly role: string;
  readonly state?: string | null;
}

interface NewsRecord {
  readonly label: string;
  readonly event: { readonly countryIso2: string | null } | null;
  readonly organisers: readonly Organizer[];
}

/**
 * A page of our own words says the same facts under the title that the shipped item has, so that it
 * is that item's page.
 */
function writtenPage(): string {
  const text = readFileSync(
    join(PACKAGE_DIRECTORY, 'test', 'news', 'pages', 'tirana-workshop.txt'),
    'utf8',
  );
  const [{ document }] = JSON.parse(
    readFileSync(join(PACKAGE_DIRECTORY, 'data', 'facts', 'seed-gold.json'), 'utf8'),
  ) as [{ document: { title: string } }];
  return text.replace(
    'OSCE holds workshop in Tirana on civil society and the governance of the security sector',
    document.title,
  );
}

const PAGES: readonly (readonly [string, string])[] = [
  ['a page written for this test', writtenPage()],
  ...(existsSync(SEED_PAGE) ? [['the seed page', readFileSync(SEED_PAGE, 'utf8')] as const] : []),
];
if (!existsSync(SEED_PAGE))
  process.stdout.write(`The seed page is not at ${SEED_PAGE}; set SEED_PAGE to test with it.\n`);

/** Lines of text as the HTML of a page: labels and paragraphs as elements of their own. */
function toHtml(text: string): string {
  const escape = (line: string): string => line.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<!DOCTYPE html><html><head><title>News</title></head><body><main>\n${text
    .split('\n')
    .map((line) => `<p>${escape(line)}</p>`)
    .join('\n')}\n</main></body></html>`;
}

/** Labels of the events of the facts for which the organizers satisfy a condition. */
function eventsWhere(
  isMeant: (record: NewsRecord, organizers: readonly Organizer[]) => boolean,
): string[] {
  const records = JSON.parse(
    readFileSync(join(PACKAGE_DIRECTORY, 'data', 'facts', 'news.json'), 'utf8'),
  ) as NewsRecord[];
  return records
    .filter(
      (record) =>
        record.event &&
        isMeant(
          record,
          record.organisers.filter(({ role }) => role === 'organiser' || role === 'co-organiser'),
        ),
    )
    .map(({ label }) => label)
    .sort();
}

const isOperation = ({ kind }: Organizer): boolean => kind === 'field-operation';

describe('The question it was made for', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await RunningApp.start();
  });

  afterAll(async () => {
    await app.close();
  });

  async function labelsOf(query: string): Promise<string[]> {
    const answer = await app.get(`/sparql?query=${encodeURIComponent(query)}`, {
      Accept: 'application/sparql-results+json',
    });
    const { results } = jsonOf<{ results: { bindings: { label: { value: string } }[] } }>(answer);
    return [...new Set(results.bindings.map(({ label }) => label.value))].sort();
  }

  it('has as its first reading events of a field operation and a foreign ministry', async () => {
    const expected = eventsWhere(
      (_record, organizers) =>
        organizers.some(isOperation) &&
        organizers.some(({ kind }) => kind === 'ministry-foreign-affairs'),
    );
    expect(expected).toHaveLength(11);
    expect(await labelsOf(app.service.queries.shipped[0]!.query)).toEqual(expected);
  });

  it('has as its second reading events with any ministry of another State', async () => {
    const isForeign =
      (record: NewsRecord) =>
      ({ kind, state }: Organizer): boolean =>
        kind.startsWith('ministry-') &&
        Boolean(record.event!.countryIso2) &&
        Boolean(state) &&
        state !== record.event!.countryIso2;
    const expected = eventsWhere(
      (record, organizers) => organizers.some(isOperation) && organizers.some(isForeign(record)),
    );
    // The workshop of Tirana is of the hand-made facts, not of the news items'.
    expect(await labelsOf(app.service.queries.shipped[1]!.query)).toEqual(
      [...expected, WORKSHOP].sort(),
    );
  });

  it.each([
    [
      'og:Organization',
      'ASK { <https://w3id.org/osce-graph/id/organization/austria-federal-ministry-of-defence> ' +
        'a og:Organization }',
    ],
    ['schema:Event', `ASK { ?event a schema:Event ; rdfs:label "${WORKSHOP}"@en }`],
    [
      'schema:organizer',
      `ASK { ?event rdfs:label "${WORKSHOP}"@en ; schema:organizer ` +
        '<https://w3id.org/osce-graph/id/organization/presence-in-albania> }',
    ],
    [
      'og:organizes, the inverse',
      'ASK { <https://w3id.org/osce-graph/id/organization/presence-in-albania> og:organizes ' +
        `?event . ?event rdfs:label "${WORKSHOP}"@en }`,
    ],
  ])('can be asked with %s, which follows from the ontology', async (_name, query) => {
    expect(
      (
        await app.get(`/sparql?query=${encodeURIComponent(`${OG} ${query}`)}`, {
          Accept: 'application/sparql-results+json',
        })
      ).text,
    ).toContain('"boolean":true');
  });
});

describe.each(PAGES)('The main job, with %s', (_name, text) => {
  let app: RunningApp;
  let posted: Posted;

  const objects = (relation: string): string[] =>
    posted.statements
      .filter((each) => each.relation === relation)
      .map(({ object }) => object)
      .sort();

  beforeAll(async () => {
    app = await RunningApp.start();
    const answer = await app.post(
      `/news?source=${encodeURIComponent(SEED_URL)}`,
      'text/plain',
      text,
    );
    expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, '']);
    posted = jsonOf<Posted>(answer);
  });

  afterAll(async () => {
    await app.close();
  });

  it('takes every fact that the page states, and no organizer, funder or person more', () => {
    expect(objects('issuedBy')).toEqual(['OSCE Presence in Albania', 'OSCE Secretariat']);
    expect(objects('fieldOfWork')).toEqual(['Policing']);
    expect(objects('eventType')).toEqual(['workshop']);
    expect(objects('organiser')).toEqual([
      'Austrian Federal Ministry of Defence',
      'OSCE Conflict Prevention Centre',
      'OSCE Presence in Albania',
    ]);
    for (const relation of ['partner', 'host', 'startDate', 'issuedOn'])
      expect([relation, objects(relation)]).toEqual([relation, []]);
    expect(objects('place')).toEqual(['Tirana']);
    expect(objects('endDate')).toEqual(['2021-11-23']);
    expect(objects('participantsCount')).toEqual(['28']);
    expect(posted.facts.event.participantsApproximate).toBe(true);
    expect(objects('person')).toEqual(['Clarisse Pasztory', 'Megi Fino']);
    expect(objects('personRole')).toEqual(['Deputy Head', 'Deputy Minister of Foreign Affairs']);
    expect(objects('affiliation')).toHaveLength(2);
    expect(objects('projectTitle')).toEqual([
      'Support, capacity-building and awareness-raising for Security Sector Governance and ' +
        'Reform (SSG/R) within the OSCE: Phase II',
    ]);
    expect(posted.facts.project.kind).toBe('extra-budgetary project');
    expect(objects('funder')).toEqual([
      'Austria',
      'Finland',
      'Germany',
      'Norway',
      'Slovakia',
      'Switzerland',
    ]);
  });

  it('ties each fact to its words', async () => {
    for (const { relation, object, start, end, quote, isAsserted } of posted.statements) {
      expect({ relation, object, words: text.slice(start, end), isAsserted }).toEqual({
        relation,
        object,
        words: quote,
        isAsserted: true,
      });
    }
    const quotes = await app.select(
      `${OG} PREFIX oa: <http://www.w3.org/ns/oa#> SELECT DISTINCT ?quote { ?receipt a ` +
        'og:Receipt ; oa:hasSelector/oa:exact ?quote }',
    );
    expect(new Set(quotes)).toEqual(new Set(posted.statements.map(({ quote }) => quote)));
  });

  it('completes the known item, whose workshop answers the second reading', async () => {
    expect(posted.wasKnown).toBe(true);
    const labels = await app.select(
      app.service.queries.shipped[1]!.query.replace(
        'SELECT DISTINCT ?event ?label',
        'SELECT DISTINCT ?label ?event',
      ),
    );
    expect(labels).toContain(WORKSHOP);
  });

  it('is known the second time, as text and as HTML, and writes nothing', async () => {
    const before = app.version;
    for (const [mediaType, body] of [
      ['text/plain', text],
      ['text/html', toHtml(text)],
    ] as const) {
      const again = await app.post('/news', mediaType, body);
      expect([again.status, jsonOf<{ code: string }>(again).code]).toEqual([409, 'already-known']);
    }
    expect(app.version).toBe(before);
  });

  it('gives the same statements from HTML', async () => {
    const html = jsonOf<{ statements: Posted['statements'] }>(
      await (async () => {
        const fresh = await RunningApp.start();
        const answer = await fresh.post('/news?dry-run', 'text/html', toHtml(text));
        await fresh.close();
        return answer;
      })(),
    );
    const flat = (statements: Posted['statements']): string[] =>
      statements.map(({ relation, object }) => `${relation} ${object}`).sort();
    expect(flat(html.statements)).toEqual(flat(posted.statements));
  });

  it('is there as JSON-LD and in the snapshot, and after a restart', async () => {
    const path = '/id/event/2021-11-23-tirana-security-sector-governance-workshop';
    const thing = jsonOf<{ label: string; organizer: { label: string }[] }>(
      await app.get(path, { Accept: 'application/ld+json' }),
    );
    expect(thing.label).toBe(WORKSHOP);
    expect(thing.organizer.map(({ label }) => label).sort()).toEqual([
      'Federal Ministry of Defence (Austria)',
      'OSCE Conflict Prevention Centre',
      'OSCE Presence in Albania',
    ]);
    const lines = (await app.get(`/snapshots/${posted.version}/graph.nq`)).text;
    expect(lines).toContain(`<https://schema.org/url> <${SEED_URL}>`);
    await app.stop();
    app = await RunningApp.start({ directory: app.directory });
    expect(app.version).toBe(posted.version);
    expect((await app.get(`/snapshots/${posted.version}/graph.nq`)).text).toBe(lines);
  });
});
