import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RDFS } from '../../../src/rdf/index.js';
import { RunningApp, ask, jsonOf, problemOf, type Answer } from '../../support/running-app.js';
import { JSON_LD, objectOf, tagOf, write } from './thing-requests.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const THING = '/id/organization/presence-in-albania';
describe('PUT of a thing', () => {
  it('of its own document changes nothing, in whatever form it came', async () => {
    const version = app.version;
    for (const path of [
      THING,
      '/id/event/2021-11-23-tirana-security-sector-governance-workshop',
      '/id/state/albania',
      '/id/content-type/news',
    ]) {
      for (const accept of [
        JSON_LD,
        'application/json',
        'text/turtle',
        'application/n-triples',
        'application/trig',
        'application/n-quads',
        'application/rdf+xml',
        'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"',
      ]) {
        const { text, headers } = await app.get(path, { Accept: accept });
        const answer = await write(app, 'PUT', path, accept, text, { 'If-Match': headers.etag! });
        expect([path, accept, answer.status, answer.text, answer.headers['graph-version']]).toEqual(
          [path, accept, 204, '', String(version)],
        );
      }
    }
    expect(app.version).toBe(version);
  });

  it('of changed JSON keeps statements in their graphs, new ones in that of edits', async () => {
    const [before, tag] = [await objectOf(app, THING), await tagOf(app, THING)];
    const edited = {
      ...before,
      abbreviation: ['PiA', 'OPA'],
      label_fr: 'Présence en Albanie',
      note: undefined,
    };
    const answer = await write(app, 'PUT', THING, 'application/json', edited, {
      'If-Match': tag,
      From: 'desk@example.org',
    });
    expect([answer.status, answer.headers['graph-version']]).toEqual([204, String(app.version)]);
    expect(await objectOf(app, THING)).toEqual({
      ...(JSON.parse(JSON.stringify(edited)) as object),
      abbreviation: ['OPA', 'PiA'],
    });
    expect(app.service.committer.log.list().at(-1)).toMatchObject({
      author: 'desk@example.org',
      added: 2,
      removed: 1,
    });
    const { names } = app.service;
    const edits = [
      ...app.service.current.match(
        names.thing('organization', 'presence-in-albania'),
        null,
        null,
        names.graphs.edits,
      ),
    ];
    expect(edits.map(({ object }) => object.value).sort()).toEqual(['OPA', 'Présence en Albanie']);
  });

  it('of plain JSON refuses keys that the context does not have', async () => {
    const body = { type: ['Workshop'], label: 'X', organiser: 'organization/odihr' };
    const answer = await write(app, 'PUT', '/id/event/2031-01-01-new', 'application/json', body);
    expect(problemOf(answer)).toMatchObject({
      code: 'bad-request',
      detail: expect.stringContaining('Did you mean organizer?'),
    });
  });

  it('is refused for a state that is not the present one, and without If-Match', async () => {
    const version = app.version;
    const body = await objectOf(app, THING);
    const missing = await write(app, 'PUT', THING, JSON_LD, body);
    expect([missing.status, problemOf(missing).code]).toEqual([428, 'precondition-required']);
    const stale = await write(app, 'PUT', THING, JSON_LD, body, { 'If-Match': '"stale"' });
    expect([stale.status, problemOf(stale).code]).toEqual([412, 'version-conflict']);
    expect((await write(app, 'PUT', THING, JSON_LD, body, { 'If-None-Match': '*' })).status).toBe(
      412,
    );
    expect(
      (
        await ask(app.url + THING, {
          method: 'PUT',
          headers: { 'Content-Type': JSON_LD, 'If-Match': '*' },
          body: JSON.stringify(body),
        })
      ).status,
    ).toBe(401);
    expect(app.version).toBe(version);
  });

  it('takes the tag of any form, packed or not', async () => {
    for (const accept of ['text/turtle', 'application/n-quads', 'application/json']) {
      const body = await objectOf(app, THING);
      const packed = (await app.get(THING, { Accept: accept, 'Accept-Encoding': 'gzip' })).headers;
      expect(packed['content-encoding']).toBe('gzip');
      expect([
        accept,
        (
          await write(
            app,
            'PUT',
            THING,
            JSON_LD,
            { ...body, altLabel: [accept] },
            { 'If-Match': packed.etag! },
          )
        ).status,
      ]).toEqual([accept, 204]);
      expect((await objectOf(app, THING)).altLabel).toEqual([accept]);
    }
  });

  it('makes a new thing, with its classes and those that follow', async () => {
    const path = '/id/place/new-place';
    const body = {
      id: app.service.names.thing('place', 'new-place').value,
      type: ['Place', 'schema:Place'],
      label: 'New place',
    };
    const answer = await write(app, 'PUT', path, 'application/json', body, {
      'If-None-Match': '*',
    });
    expect([answer.status, answer.headers.location, jsonOf<{ id: string }>(answer).id]).toEqual([
      201,
      app.url + path,
      body.id,
    ]);
    const { names, current } = app.service;
    const types = [
      ...current.match(names.thing('place', 'new-place'), null, null, names.graphs.edits),
    ]
      .map(({ object }) => object.value)
      .sort();
    expect(types).toEqual(['New place', names.og('Place').value].sort());
    expect((await objectOf(app, path)).type).toEqual(
      expect.arrayContaining(['Place', 'schema:Place']),
    );
    const turtle = await write(
      app,
      'PUT',
      '/id/place/other-place',
      'text/turtle',
      `<> a <${names.og('Place').value}> ; <${RDFS.label.value}> "Other place"@en .`,
    );
    expect([turtle.status, (await objectOf(app, '/id/place/other-place')).label]).toEqual([
      201,
      'Other place',
    ]);
  });

  it('is refused where it breaks a shape or has statements about another thing', async () => {
    const version = app.version;
    const body = await objectOf(app, '/id/state/albania');
    const invalid = await write(
      app,
      'PUT',
      '/id/state/albania',
      JSON_LD,
      { ...body, label: undefined },
      { 'If-Match': '*' },
    );
    expect([invalid.status, problemOf(invalid).code]).toEqual([422, 'invalid-data']);
    expect(
      (problemOf(invalid).report as { results: { message: string }[] }).results[0]!.message,
    ).toContain('label');
    const capital = body.capital as Record<string, unknown>;
    const strange = await write(
      app,
      'PUT',
      '/id/state/albania',
      JSON_LD,
      { ...body, capital: { ...capital, label: 'Tirana the Great' } },
      { 'If-Match': '*' },
    );
    expect([
      strange.status,
      problemOf(strange).code,
      problemOf(strange).detail.includes('"Tirana the Great"@en'),
    ]).toEqual([400, 'bad-request', true]);
    for (const nothing of ['{}', '[]', '{"@context": {}, "@id": "urn:other", "urn:p": 1}'])
      expect(
        (await write(app, 'PUT', '/id/state/albania', JSON_LD, nothing, { 'If-Match': '*' }))
          .status,
      ).toBe(400);
    expect(app.version).toBe(version);
  });

  it('never fetches a context, and knows ours under every address', async () => {
    const { names } = app.service;
    const body = (context: unknown): object => ({
      '@context': context,
      id: names.thing('place', 'tirana').value,
      type: ['Place'],
      label: 'Tirana',
    });
    for (const context of [
      `${app.url}/context.jsonld`,
      `${names.baseIri}context.jsonld`,
      (await objectOf(app, THING))['@context'],
    ]) {
      expect([
        context,
        (await write(app, 'PUT', '/id/place/tirana', JSON_LD, body(context), { 'If-Match': '*' }))
          .status,
      ]).toEqual([context, 204]);
    }
    const outside = await write(
      app,
      'PUT',
      '/id/place/tirana',
      JSON_LD,
      body('http://127.0.0.1:9/context.jsonld/other'),
      { 'If-Match': '*' },
    );
    expect([outside.status, problemOf(outside).code]).toEqual([400, 'malformed-rdf']);
  });

  it('replaces one graph only where one is named', async () => {
    const path = '/id/place/two-graphs';
    const thing = `<${app.service.names.thing('place', 'two-graphs').value}>`;
    await app.update(
      `INSERT DATA { GRAPH <urn:g1> { ${thing} <urn:p> 1 , 2 } GRAPH <urn:g2> { ${thing} ` +
        '<urn:p> 2 , 3 } }',
    );
    expect(
      (
        await write(app, 'PUT', `${path}?graph=urn:g1`, 'text/turtle', '<> <urn:p> 2 , 4 .', {
          'If-Match': '*',
        })
      ).status,
    ).toBe(204);
    expect(
      await app.select(`SELECT ?o { GRAPH <urn:g1> { ${thing} <urn:p> ?o } } ORDER BY ?o`),
    ).toEqual(['2', '4']);
    expect(
      await app.select(`SELECT ?o { GRAPH <urn:g2> { ${thing} <urn:p> ?o } } ORDER BY ?o`),
    ).toEqual(['2', '3']);
  });

  it('keeps blank nodes that are the same, and exchanges those that are others', async () => {
    const path = '/id/place/with-node';
    const turtle = (street: string): string =>
      `<> <urn:address> [ <urn:street> "${street}" ; <urn:in> [ <urn:name> "Tirana" ] ] .`;
    expect((await write(app, 'PUT', path, 'text/turtle', turtle('One'))).status).toBe(201);
    const tag = await tagOf(app, path);
    expect(
      (await write(app, 'PUT', path, 'text/turtle', turtle('One'), { 'If-Match': tag })).status,
    ).toBe(204);
    expect(
      (await write(app, 'PUT', path, JSON_LD, await objectOf(app, path), { 'If-Match': tag }))
        .status,
    ).toBe(204);
    expect(await tagOf(app, path)).toBe(tag);
    expect(
      (await write(app, 'PUT', path, 'text/turtle', turtle('Two'), { 'If-Match': tag })).status,
    ).toBe(204);
    expect((await objectOf(app, path))['urn:address']).toEqual({
      'urn:street': 'Two',
      'urn:in': { 'urn:name': 'Tirana' },
    });
  });

  it.each([
    [`${THING}.ttl`, 405, 'method-not-allowed'],
    ['/id/nothing/x', 404, 'not-found'],
    ['/id/receipt/x', 403, 'forbidden'],
    [`${THING}?graph=relative`, 400, 'bad-request'],
    [`${THING}?graph=https://w3id.org/osce-graph/graph/inferred`, 400, 'bad-request'],
    [`${THING}?graph=https://w3id.org/osce-graph/graph/receipts`, 400, 'bad-request'],
  ])('to %s is %d', async (path, status, code) => {
    const answer = await write(
      app,
      'PUT',
      path,
      'text/turtle',
      `<${app.service.names.thing('organization', 'presence-in-albania').value}> <urn:p> 1 .`,
      { 'If-Match': '*' },
    );
    expect([answer.status, problemOf(answer).code]).toEqual([status, code]);
  });

  it('with an Idempotency-Key is done once', async () => {
    const send = (): Promise<Answer> =>
      write(app, 'PUT', '/id/place/once', 'text/turtle', `<> <${RDFS.label.value}> "Once"@en .`, {
        'Idempotency-Key': '"once"',
      });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, again.headers['idempotent-replayed']]).toEqual([
      201,
      201,
      'true',
    ]);
  });
});

describe('DELETE of a thing', () => {
  it('takes away what is said of it, unless others need it', async () => {
    const path = '/id/place/to-go';
    const remove = (of: string, headers = {}): Promise<Answer> =>
      write(app, 'DELETE', of, 'text/plain', '', headers);
    await write(
      app,
      'PUT',
      path,
      'text/turtle',
      `<> <${RDFS.label.value}> "To go"@en ; <urn:p> [ <urn:q> 1 ] .`,
    );
    const size = app.service.current.size;
    expect((await remove(path)).status).toBe(428);
    expect((await remove(path, { 'If-Match': '"other"' })).status).toBe(412);
    expect((await remove(path, { 'If-Match': await tagOf(app, path) })).status).toBe(204);
    expect([(await app.get(path)).status, app.service.current.size]).toEqual([404, size - 3]);
    expect((await remove(path)).status).toBe(404);
    const needed = await remove('/id/state/albania', { 'If-Match': '*' });
    expect([needed.status, problemOf(needed).code]).toEqual([422, 'invalid-data']);
  });
});
