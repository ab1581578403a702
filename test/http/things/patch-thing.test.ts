import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DCTERMS, RDFS } from '../../../src/rdf/index.js';
import { RunningApp, problemOf, type Answer } from '../../support/running-app.js';
import { objectOf, tagOf, write } from './thing-requests.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());
describe('PATCH of a thing', () => {
  it('merges its JSON with what changes (RFC 7396)', async () => {
    const before = await objectOf(app, '/id/state/austria');
    const answer = await write(
      app,
      'PATCH',
      '/id/state/austria',
      'application/merge-patch+json',
      { officialName: 'The Republic of Austria', iso3: null, label_de: 'Österreich' },
      { 'If-Match': await tagOf(app, '/id/state/austria') },
    );
    expect(answer.status).toBe(204);
    const next = (tag: string): Promise<Answer> =>
      write(
        app,
        'PATCH',
        '/id/state/austria',
        'application/merge-patch+json',
        {},
        { 'If-Match': tag },
      );
    expect((await next(answer.headers.etag!)).status).toBe(204);
    expect((await next('"another"')).status).toBe(412);
    const { iso3, ...rest } = before;
    expect(iso3).toBe('AUT');
    expect(await objectOf(app, '/id/state/austria')).toEqual({
      ...rest,
      officialName: 'The Republic of Austria',
      label_de: 'Österreich',
    });
  });

  it('runs an update over its statements, wherever they stand', async () => {
    const update =
      `PREFIX og: <${app.service.names.ontologyIri}>\nDELETE { <> og:officialName ?name } ` +
      `INSERT { <> og:officialName "Republic of Austria"@en ; <${DCTERMS.description.value}> ` +
      `?label } WHERE { <> og:officialName ?name ; <${RDFS.label.value}> ?label ` +
      'FILTER(LANG(?label) = "en") }';
    expect(
      (
        await write(app, 'PATCH', '/id/state/austria', 'application/sparql-update', update, {
          'If-Match': '*',
        })
      ).status,
    ).toBe(204);
    expect(await objectOf(app, '/id/state/austria')).toMatchObject({
      officialName: 'Republic of Austria',
      'dcterms:description': { '@value': 'Austria', '@language': 'en' },
    });
  });

  it.each([
    ['application/sparql-update', 'INSERT DATA { <urn:other> <urn:p> 1 }', 400, 'bad-request'],
    [
      'application/sparql-update',
      'INSERT DATA { GRAPH <urn:g> { <> <urn:p> 1 } }',
      400,
      'bad-request',
    ],
    ['application/sparql-update', 'DELETE WHERE { <> ?p ?o }', 400, 'bad-request'],
    ['application/sparql-update', 'DELETE { <> ?p }', 400, 'malformed-query'],
    ['application/merge-patch+json', '{"label": ', 400, 'bad-request'],
    ['application/merge-patch+json', '{"label": null}', 422, 'invalid-data'],
    ['application/merge-patch+json', '[]', 400, 'bad-request'],
    ['text/turtle', '<> <urn:p> 1 .', 415, 'unsupported-media-type'],
  ])('with %s %s is %d', async (contentType, body, status, code) => {
    const version = app.version;
    const answer = await write(app, 'PATCH', '/id/state/norway', contentType, body, {
      'If-Match': '*',
    });
    expect([answer.status, problemOf(answer).code, app.version]).toEqual([status, code, version]);
  });

  it('needs a thing, and If-Match', async () => {
    expect(
      (await write(app, 'PATCH', '/id/state/atlantis', 'application/merge-patch+json', '{}'))
        .status,
    ).toBe(404);
    expect(
      (await write(app, 'PATCH', '/id/state/norway', 'application/merge-patch+json', '{}')).status,
    ).toBe(428);
  });
});

describe('The values of a merge patch', () => {
  const EVENT = '/id/event/2021-11-23-tirana-security-sector-governance-workshop';
  const patch = (body: object, path = EVENT): Promise<Answer> =>
    write(app, 'PATCH', path, 'application/merge-patch+json', body, { 'If-Match': '*' });
  const idsOf = async (key: string): Promise<string[]> =>
    [(await objectOf(app, EVENT))[key] ?? []]
      .flat()
      .map((each) => (each as { id: string }).id.split('/id/')[1]!)
      .sort();

  it.each([
    ['OSCE Mission to Montenegro', ['organization/mission-to-montenegro']],
    [
      ['organization/presence-in-albania', 'OSCE Secretariat', 'Austria'],
      ['organization/presence-in-albania', 'organization/secretariat', 'state/austria'],
    ],
    [{ id: 'organization/odihr' }, ['organization/odihr']],
  ])('can be names, kinds with slugs, and objects: %j', async (organizer, ids) => {
    expect((await patch({ organizer })).status).toBe(204);
    expect(await idsOf('organizer')).toEqual(ids);
  });

  it('can be the words that pages show, and numbers in digits', async () => {
    expect((await patch({ eventStatus: 'cancelled', participantCount: '31' })).status).toBe(204);
    expect(await objectOf(app, EVENT)).toMatchObject({
      eventStatus: { label: 'cancelled' },
      participantCount: 31,
    });
  });

  it.each([
    [{ organizer: 'OSCE Mission to Montenegri' }, /Did you mean “OSCE Mission to Montenegro”/],
    [
      { organizer: ['organization/odihr', 'Stone Lantern Foundation'] },
      /No organization or State called “Stone Lantern/,
    ],
    [{ organizer: 'Montenegro great mission' }, /Did you mean “OSCE Mission to Montenegro”/],
    [{ organizer: 'Tirana' }, /No organization or State called “Tirana”/],
    [{ organizer: 'organization/odir' }, /No organization or State called “organization\/odir”/],
    [{ partner: 'Ministry of Interior' }, /is the name of \d+ things\. .*id\/organization\//],
    [{ partner: '' }, /a name, slug or IRI/],
    [{ partner: 5 }, /called “5”/],
    [{ partner: ['organization/odihr', null] }, /a list with null in it/],
    [{ eventStatus: 'canceled' }, /rescheduled; found “canceled”\. Did you mean cancelled\?/],
    [{ nonsense: 'x' }, /has the key nonsense, which is unknown/],
    [{ organiser: null }, /Did you mean organizer\?/],
    [{ status: 'cancelled' }, /“status” is not a key of a workshop, .* Did you mean eventStatus\?/],
    [{ type: ['Workshopp'] }, /Did you mean Workshop\?/],
  ])('are refused and nothing is written: %j', async (body, message) => {
    const [version, before] = [app.version, await objectOf(app, EVENT)];
    const answer = await patch(body);
    expect(problemOf(answer)).toMatchObject({
      code: 'bad-request',
      detail: expect.stringMatching(message),
    });
    expect([app.version, await objectOf(app, EVENT)]).toEqual([version, before]);
  });

  it('refuses words where a number belongs', async () => {
    const answer = await patch({ participantCount: 'many' });
    expect([answer.status, problemOf(answer)]).toEqual([
      422,
      expect.objectContaining({
        code: 'invalid-data',
        detail: expect.stringContaining('refused, 1 violation: '),
        report: { conforms: false, results: [expect.objectContaining({ value: 'many' })] },
      }),
    ]);
  });

  it('can repeat the whole document', async () => {
    const version = app.version;
    for (const path of [EVENT, '/id/organization/presence-in-albania', '/id/state/austria'])
      expect([path, (await patch(await objectOf(app, path), path)).status]).toEqual([path, 204]);
    expect(app.version).toBe(version);
  });
});

describe('DELETE of a thing', () => {
  it('takes away what is said of it, unless others need it', async () => {
    const path = '/id/place/to-go';
    await write(
      app,
      'PUT',
      path,
      'text/turtle',
      `<> <${RDFS.label.value}> "To go"@en ; <urn:p> [ <urn:q> 1 ] .`,
    );
    const size = app.service.current.size;
    expect((await write(app, 'DELETE', path, 'text/plain', '')).status).toBe(428);
    expect(
      (await write(app, 'DELETE', path, 'text/plain', '', { 'If-Match': '"other"' })).status,
    ).toBe(412);
    expect(
      (await write(app, 'DELETE', path, 'text/plain', '', { 'If-Match': await tagOf(app, path) }))
        .status,
    ).toBe(204);
    expect([(await app.get(path)).status, app.service.current.size]).toEqual([404, size - 3]);
    expect((await write(app, 'DELETE', path, 'text/plain', '')).status).toBe(404);
    const needed = await write(app, 'DELETE', '/id/state/albania', 'text/plain', '', {
      'If-Match': '*',
    });
    expect([needed.status, problemOf(needed).code]).toEqual([422, 'invalid-data']);
  });
});
