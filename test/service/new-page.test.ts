import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningApp, jsonOf } from '../support/running-app.js';
import { checkoutPath } from '../support/rdf.js';
import { runCommand } from '../support/terminal.js';
import { TIRANA_PAGE } from '../support/written-pages.js';

const QUESTION = 'data/queries/2-ministry-of-another-state.rq';

describe('A page of an item that nobody knew', () => {
  let app: RunningApp;
  let before: readonly string[];
  let posted: {
    version: number;
    newsItem: string;
    wasKnown: boolean;
    statements: { relation: string; object: string; iri: string | null }[];
  };
  let event: string;

  /** The events that answer the second reading of "foreign ministry". */
  const answers = async (version: number): Promise<string[]> => {
    const answer = await app.get(
      `/sparql?version=${version}&query=${encodeURIComponent(app.service.queries.shipped[1]!.query)}`,
      { Accept: 'application/sparql-results+json' },
    );
    return [
      ...new Set(
        jsonOf<{ results: { bindings: { event: { value: string } }[] } }>(
          answer,
        ).results.bindings.map(({ event }) => event.value),
      ),
    ];
  };

  beforeAll(async () => {
    app = await RunningApp.start();
    before = await answers(1);
    const answer = await app.post('/news', 'text/plain', TIRANA_PAGE);
    expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, '']);
    posted = jsonOf(answer);
    event = (
      await app.select(
        `SELECT ?event { <${posted.newsItem}> <${app.service.names.og('reportsOn').value}> ` +
          '?event }',
      )
    )[0]!;
  });

  afterAll(async () => {
    await app.close();
  });

  it('adds its workshop to the answers, from its version on', async () => {
    expect(posted.wasKnown).toBe(false);
    expect(before).not.toContain(event);
    expect((await answers(posted.version)).sort()).toEqual([...before, event].sort());
    expect(await answers(posted.version - 1)).toEqual(before);
  });

  it('names the bodies that the graph knew, and nobody from the navigation', async () => {
    const { names } = app.service;
    const organizers = await app.select(
      `SELECT DISTINCT ?organizer { <${event}> <${names.og('organizer').value}> ?organizer } ` +
        'ORDER BY ?organizer',
    );
    expect(organizers).toEqual(
      [
        'austria-federal-ministry-of-defence',
        'conflict-prevention-centre',
        'presence-in-albania',
      ].map((slug) => names.thing('organization', slug).value),
    );
    expect(
      await app.select(
        `SELECT DISTINCT ?funder { <${event}> <${names.og('funder').value}> ?funder } ORDER BY ` +
          '?funder',
      ),
    ).toEqual(
      ['austria', 'finland', 'germany', 'norway', 'slovakia', 'switzerland'].map(
        (slug) => names.thing('state', slug).value,
      ),
    );
    expect(posted.statements.filter(({ object }) => /Serbia|Chairpersonship/.test(object))).toEqual(
      [],
    );
  });

  it('is there as JSON-LD, with the names of its organizers', async () => {
    const thing = jsonOf<{ id: string; label: string; organizer: { id: string; label: string }[] }>(
      await app.get(`/${event.slice(app.service.names.baseIri.length)}`, {
        Accept: 'application/ld+json',
      }),
    );
    expect([thing.id, thing.label]).toEqual([
      event,
      'Tirana workshop brings security bodies and associations together',
    ]);
    expect(thing.organizer.map(({ label }) => label).sort()).toEqual([
      'Federal Ministry of Defence (Austria)',
      'OSCE Conflict Prevention Centre',
      'OSCE Presence in Albania',
    ]);
  });

  it('is in the snapshot, and in answers of the command line and after a restart', async () => {
    const lines = (await app.get(`/snapshots/${posted.version}/graph.nq`)).text;
    expect(lines).toContain(
      `<${posted.newsItem}> <${app.service.names.og('reportsOn').value}> <${event}> `,
    );
    const file = join(app.directory, 'graph.nq');
    writeFileSync(file, lines);
    const after = await answers(posted.version);
    await app.stop();

    const environment = { DATA_DIR: join(app.directory, 'var') };
    const { status, out } = await runCommand(
      ['query', '-f', checkoutPath(QUESTION), '--format', 'csv'],
      environment,
    );
    expect([status, after.every((iri) => out.includes(iri))]).toEqual([0, true]);
    expect(
      (
        await runCommand(
          ['snapshot', 'verify', file, '--version', String(posted.version)],
          environment,
        )
      ).status,
    ).toBe(0);

    app = await RunningApp.start({ directory: app.directory });
    expect(app.version).toBe(posted.version);
    expect(await answers(posted.version)).toEqual(after);
    expect((await app.get(`/snapshots/${posted.version}/graph.nq`)).text).toBe(lines);
    expect((await app.post('/news', 'text/plain', TIRANA_PAGE)).status).toBe(409);
  });
});
