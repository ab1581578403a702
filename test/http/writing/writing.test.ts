import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, jsonOf, problemOf, type Answer } from '../../support/running-app.js';
import { LOBBYING_PAGE, TIRANA_PAGE } from '../../support/written-pages.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const UPDATE = 'application/sparql-update';
const insert = (name: string): string =>
  `INSERT DATA { GRAPH <http://example.org/notes> { <http://example.org/${name}> ` +
  `<http://example.org/p> "${name}" } }`;
const lastCommit = (): { author: string; message: string } =>
  app.service.committer.log.list().at(-1)!;

describe('A write over HTTP', () => {
  it('says its author and message by parameters', async () => {
    await app.post(
      '/sparql?author=Ana%20%C3%87eli&message=corrects%20a%20date',
      UPDATE,
      insert('a1'),
    );
    expect(lastCommit()).toMatchObject({ author: 'Ana Çeli', message: 'corrects a date' });
    await app.post(
      '/graphs?graph=http://example.org/g&author=Ben&message=first',
      'text/turtle',
      '<a> <b> <c> .',
    );
    expect(lastCommit()).toMatchObject({ author: 'Ben', message: 'first' });
    await app.post('/news?author=Cem&message=from%20the%20desk', 'text/plain', LOBBYING_PAGE);
    expect(lastCommit()).toMatchObject({ author: 'Cem', message: 'from the desk' });
  });

  it('is otherwise by whom the From header names, for what was asked', async () => {
    await app.post('/sparql', UPDATE, insert('a2'), { From: 'desk@example.org' });
    expect(lastCommit()).toMatchObject({
      author: 'desk@example.org',
      message: `SPARQL Update: ${insert('a2')}`,
    });
  });

  it.each([
    ['message=%20', 'message'],
    ['message=two%0Alines', 'message'],
    [`author=${'x'.repeat(201)}`, 'at most 200'],
  ])('is refused with %s', async (parameters, named) => {
    const before = app.version;
    const answer = await app.post(`/sparql?${parameters}`, UPDATE, insert('a3'));
    expect([answer.status, problemOf(answer).code, app.version]).toEqual([
      400,
      'bad-request',
      before,
    ]);
    expect(problemOf(answer).detail).toContain(named);
  });
});

describe('An Idempotency-Key', () => {
  const shown = ({ status, text, headers }: Answer): unknown[] => [
    status,
    text,
    headers['graph-version'],
    headers.location,
  ];

  it('gives the same request the same answer, and one commit', async () => {
    const writes: readonly (() => Promise<Answer>)[] = [
      () => app.post('/sparql', UPDATE, insert('k1'), { 'Idempotency-Key': '"key-1"' }),
      () =>
        app.post('/graphs', 'text/turtle', '<a> <b> "new graph" .', { 'Idempotency-Key': 'key-2' }),
      () =>
        app.post('/graphs?graph=http://example.org/g', 'text/turtle', '<a> <b> "more" .', {
          'Idempotency-Key': 'key-3',
        }),
      () => app.post('/news', 'text/plain', TIRANA_PAGE, { 'Idempotency-Key': 'key-4' }),
    ];
    for (const write of writes) {
      const first = await write();
      const { version } = app;
      await app.update(insert(`between-${version}`));
      const again = await write();
      expect([200, 201, 204]).toContain(first.status);
      expect(shown(again)).toEqual(shown(first));
      expect([
        first.headers['idempotent-replayed'],
        again.headers['idempotent-replayed'],
        app.version,
      ]).toEqual([undefined, 'true', version + 1]);
    }
  });

  it('remembers a write that changed nothing', async () => {
    await app.update(insert('k5'));
    const write = (): Promise<Answer> =>
      app.post('/sparql', UPDATE, insert('k5'), { 'Idempotency-Key': 'key-5' });
    const first = await write();
    await app.update(insert('k5').replace('INSERT', 'DELETE'));
    const { version } = app;
    expect([shown(await write()), app.version]).toEqual([shown(first), version]);
  });

  it('is remembered after a restart', async () => {
    const write = (): Promise<Answer> =>
      app.post('/sparql', UPDATE, insert('k6'), { 'Idempotency-Key': 'key-6' });
    const first = await write();
    const { version, directory } = app;
    await app.stop();
    app = await RunningApp.start({ directory });
    expect([shown(await write()), app.version]).toEqual([shown(first), version]);
  });

  it.each([
    ['another body', '/sparql', insert('other'), {}],
    ['another address', '/sparql?message=x', insert('k7'), {}],
    ['another condition', '/sparql', insert('k7'), { 'If-Match': '*' }],
  ])('refuses %s', async (_, path, body, headers: Record<string, string>) => {
    await app.post('/sparql', UPDATE, insert('k7'), { 'Idempotency-Key': 'key-7' });
    const { version } = app;
    const answer = await app.post(path, UPDATE, body, { 'Idempotency-Key': 'key-7', ...headers });
    expect([answer.status, problemOf(answer).code, app.version]).toEqual([
      422,
      'key-reused',
      version,
    ]);
  });

  it('lets a refused write be tried again', async () => {
    const write = (): Promise<Answer> =>
      app.post('/sparql', UPDATE, insert('k8'), {
        'Idempotency-Key': 'key-8',
        'If-Match': `"${expected}"`,
      });
    const expected = app.version + 1;
    expect((await write()).status).toBe(412);
    await app.update(insert('k8-before'));
    expect((await write()).status).toBe(200);
    // The condition no longer holds, but the request has been answered.
    expect((await write()).status).toBe(200);
  });

  it('is taken by one request at a time', async () => {
    const { version } = app;
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        app.post('/sparql', UPDATE, insert('k9'), { 'Idempotency-Key': 'key-9' }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(
      answers.filter(({ status }) => status !== 200).map((answer) => problemOf(answer).code),
    ).toEqual(statuses.filter((status) => status !== 200).map(() => 'key-in-use'));
    expect(app.version).toBe(version + 1);
  });

  it.each(['""', `"${'x'.repeat(256)}"`, 'two words', 'é'])('is refused as %s', async (key) => {
    const answer = await app.post('/sparql', UPDATE, insert('k10'), {
      'Idempotency-Key': Buffer.from(key).toString('latin1'),
    });
    expect([answer.status, problemOf(answer).code]).toEqual([400, 'bad-request']);
  });
});

describe('Accept-Datetime', () => {
  it('reads queries, things, lists and exports as they were then, with the time', async () => {
    const { version } = app;
    const { committedAt } = app.service.current;
    const moment = committedAt!.toUTCString();
    // HTTP dates know seconds only.
    await new Promise((resolve) =>
      setTimeout(resolve, 1_000 - (committedAt!.getTime() % 1_000) + 20),
    );
    await app.update(insert('later'));
    const ask = `/sparql?query=${encodeURIComponent('ASK { ?s ?p "later" }')}`;
    for (const path of [
      ask,
      '/news',
      '/',
      '/graphs?graph=http://example.org/g',
      '/id/organization/presence-in-albania.ttl',
      '/snapshots/latest/graph.nq',
    ]) {
      const then = await app.get(path, { 'Accept-Datetime': moment });
      expect([
        path,
        then.status,
        then.headers['graph-version'],
        then.headers['memento-datetime'],
      ]).toEqual([path, 200, String(version), moment]);
      expect(then.headers.vary).toContain('Accept-Datetime');
      const now = await app.get(path);
      expect([path, now.headers['graph-version'], now.headers['memento-datetime']]).toEqual([
        path,
        String(version + 1),
        undefined,
      ]);
      expect(now.headers.vary).toContain('Accept-Datetime');
    }
    const [then, now] = [await app.get(ask, { 'Accept-Datetime': moment }), await app.get(ask)];
    expect([
      jsonOf<{ boolean: boolean }>(then).boolean,
      jsonOf<{ boolean: boolean }>(now).boolean,
    ]).toEqual([false, true]);
  });

  it('says of the newest version too when that is', async () => {
    const moment = new Date(Date.now() + 60_000).toUTCString();
    expect(
      (await app.get('/news', { 'Accept-Datetime': moment })).headers['memento-datetime'],
    ).toBe(app.service.current.committedAt!.toUTCString());
  });
});
