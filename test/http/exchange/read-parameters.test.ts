/** Parameters are read in one way by all routes. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, TOKEN, ask, jsonOf, problemOf } from '../../support/running-app.js';

const FORM = 'application/x-www-form-urlencoded';
interface Rows {
  readonly results: { readonly bindings: readonly unknown[] };
}

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const statusOf = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
  (await app.get(path, headers)).status;

describe('A parameter that a route does not have', () => {
  it.each([
    ['/sparql?query=ASK%20%7B%7D&verson=1', '?version'],
    ['/events?contry=albania', '?country'],
    ['/ask?q=x&fromat=json', '?format'],
    ['/snapshots/1/diff/1?veiw=sides', '?view'],
    ['/events?country=AL&since=2015', '?from'],
    ['/events?after=2015', '?from'],
    ['/news?until=2015', '?to'],
  ])('is refused with the one that was meant: %s', async (path, meant) => {
    expect(problemOf(await app.get(path)).detail).toContain(`Did you mean ${meant}?`);
  });

  it('is refused in a form, and is sent to its place', async () => {
    const inForm = await app.post('/sparql', FORM, 'query=ASK%20%7B%7D&verson=1');
    expect([inForm.status, problemOf(inForm).detail]).toEqual([
      400,
      'The form has the parameter verson, which is unknown. Did you mean version?',
    ]);
    const update = await app.get('/sparql?update=CLEAR%20ALL');
    expect([update.status, problemOf(update).detail.includes('?update')]).toEqual([400, true]);
    const inAddress = await app.post('/sparql?update=CLEAR%20ALL', FORM, '');
    expect(problemOf(inAddress).detail).toContain(`Send it in a form (${FORM}).`);
  });

  it('is quoted in part when it is long', async () => {
    const answer = await app.get(`/events?${'x'.repeat(5_000)}=1`);
    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(1_500);
  });

  it('is refused as a member of a JSON body', async () => {
    const answer = await app.post('/validate', 'application/json', '{"data": "", "shape": ""}');
    expect([answer.status, problemOf(answer).detail]).toEqual([
      400,
      'The body has the member shape, which is unknown. Did you mean shapes?',
    ]);
  });
});

describe('A parameter of one operation', () => {
  const QUERY_BODY = 'application/sparql-query';
  const UPDATE_BODY = 'application/sparql-update';
  const update = 'update=CLEAR+GRAPH+%3Curn:none%3E';
  it.each([
    ...[
      'version=latest',
      'version=',
      'inferred=true',
      'named-graph-uri=urn:a',
      'default-graph-uri=urn:a',
      'engine=osce-graph',
      'output=json',
      'strict',
    ].flatMap((parameter) => [
      [parameter, `/sparql?${parameter}`, UPDATE_BODY, 'CLEAR GRAPH <urn:none>'] as const,
      [parameter, `/sparql?${parameter}`, FORM, update] as const,
      [parameter, '/sparql', FORM, `${update}&${parameter}`] as const,
    ]),
    ...['using-named-graph-uri=urn:a', 'using-graph-uri=', 'author=Ann', 'message=why'].flatMap(
      (parameter) => [
        [parameter, `/sparql?${parameter}`, QUERY_BODY, 'ASK {}'] as const,
        [parameter, '/sparql', FORM, `query=ASK%7B%7D&${parameter}`] as const,
      ],
    ),
  ])(
    'is refused by another at the same address: %s at %s in %s',
    async (sent, path, mediaType, body) => {
      const before = app.version;
      const answer = await app.post(path, mediaType, body);
      expect([answer.status, problemOf(answer).parameter]).toEqual([400, sent.split('=')[0]]);
      expect(app.version).toBe(before);
    },
  );

  it('works there in its place', async () => {
    const address = '/sparql?using-graph-uri=urn:none&author=Ann';
    expect((await app.post(address, FORM, `${update}&message=why`)).status).toBe(200);
    expect((await app.post('/sparql?strict', FORM, 'query=ASK%7B%7D&version=1')).status).toBe(200);
  });
});

describe('A parameter', () => {
  it.each(['/sparql', '/explain'])('that is a graph is an IRI: %s', async (path) => {
    for (const name of ['default-graph-uri', 'named-graph-uri'])
      for (const graph of ['//host/a', 'urn:a%7Cb', 'graph'])
        expect([
          graph,
          await statusOf(`${path}?query=ASK%7B%7D&${name}=urn:a&${name}=${graph}`),
        ]).toEqual([graph, 400]);
    expect(await statusOf(`${path}?query=ASK%7B%7D&default-graph-uri=`)).toBe(200);
    for (const name of ['using-graph-uri', 'using-named-graph-uri'])
      for (const graph of ['', 'graph', 'urn:a%7Cb'])
        expect((await app.post('/sparql', FORM, `update=CLEAR+ALL&${name}=${graph}`)).status).toBe(
          400,
        );
  });

  it.each(['from=1', 'to=latest', 'from=no-such-version', 'to=1&from='])(
    'is refused without the one that it needs: %s',
    async (parameters) => {
      const answer = await app.get(`/snapshots?${parameters}`);
      const needed = parameters.startsWith('from') ? 'to' : 'from';
      expect([answer.status, problemOf(answer).parameter]).toEqual([400, needed]);
      expect(await statusOf('/snapshots?from=&to=')).toBe(200);
    },
  );

  it('of a form of /sparql counts as one of the address', async () => {
    const query = 'query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%202';
    const accept = { Accept: 'application/sparql-results+json' };
    await app.post('/sparql', 'application/sparql-update', 'INSERT DATA { <urn:a> <urn:b> 1 }');
    const first = await app.post('/sparql', FORM, `${query}&version=1`, accept);
    expect(first.headers['graph-version']).toBe('1');
    expect(jsonOf<Rows>(first).results.bindings).toHaveLength(2);
    expect((await app.post('/sparql', FORM, `${query}&version=99`)).status).toBe(404);
    expect((await app.post('/sparql', FORM, `${query}&inferred=maybe`)).status).toBe(400);
    const csv = await app.post('/sparql', FORM, `${query}&format=csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect((await app.post('/sparql?version=1', FORM, `${query}&version=1`)).status).toBe(400);
  });

  it('without a value counts as not sent, unless it is a flag', async () => {
    expect(await statusOf('/events?country=&page=&format=')).toBe(200);
    expect(await statusOf('/search?q=albania&kind=&limit=')).toBe(200);
    expect(await statusOf('/sparql?query=')).toBe(400);
  });

  it('without a value is refused as a version, and in writes', async () => {
    for (const path of ['/events', '/id/state/austria', '/queries/news-by-year', '/ontology'])
      expect([path, await statusOf(`${path}?version=`)]).toEqual([path, 400]);
    const before = app.version;
    for (const [method, path] of [
      ['DELETE', '/id/state/austria?graph='],
      ['DELETE', '/graphs?graph='],
      ['POST', '/news?dry-run&source='],
      ['POST', '/sparql?author='],
      ['DELETE', '/news?item='],
    ] as const) {
      const answer = await ask(app.url + path, {
        method,
        headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'text/plain' },
      });
      const name = /(\w[\w-]*)=$/.exec(path)?.[1];
      expect([path, answer.status, problemOf(answer).parameter]).toEqual([path, 400, name]);
    }
    expect(app.version).toBe(before);
  });

  it('that is unknown is refused without a value', async () => {
    for (const path of ['/queries/events-in-a-state?colour', '/queries/news-by-year?colour='])
      expect([path, problemOf(await app.get(path)).parameter]).toEqual([path, 'colour']);
    expect(await statusOf('/queries/events-in-a-state?state=&format=')).toBe(
      await statusOf('/queries/events-in-a-state'),
    );
  });
});

describe('A value', () => {
  it.each<[path: string, status: number, suggestion?: string]>([
    ['/id/state/albania.Ttl', 404, 'state/albania'],
    ['/id/state/albania.NT', 404, 'state/albania'],
    ['/id/state/albania.trig', 200],
    ['/id/stat/albania', 404, 'state'],
    ['/id/Event/x', 404, 'event'],
    ['/ontology/Seminars', 404, 'Seminar'],
    ['/ontology/trainingcourse', 404, 'TrainingCourse'],
    ['/shapes/event', 404, 'Event'],
    ['/ontology/zzz', 404],
    ['/search?q=a&kind=evnt', 400, 'event'],
    ['/proposals?item=no-such-item', 400],
    ['/proposals?item=urn:a', 400],
    ['/proposals?item=', 200],
    ['/news?to=0000-01-01', 400],
  ])('is checked: %s is %s', async (path, status, ...[suggestion]) => {
    const answer = await app.get(path);
    expect(answer.status).toBe(status);
    if (status !== 200) expect([problemOf(answer).suggestions ?? []].flat()[0]).toBe(suggestion);
  });

  it.each(['decision.1=accept', 'source=ftp://a', 'source=austria'])(
    'of the form of /feed is checked: %s',
    async (fields) => {
      const page = encodeURIComponent('VIENNA, 3 March 2019 - A workshop took place.');
      expect((await app.post('/feed', FORM, `page=${page}&${fields}`)).status).toBe(400);
    },
  );

  it('of a citation is a line of text', async () => {
    for (const title of ['', '\t', 'a\u0000', 'a\ud800', 'two\nlines']) {
      const body = JSON.stringify({ query: 'ASK {}', title });
      expect([title, (await app.post('/cite', 'application/json', body)).status]).toEqual([
        title,
        400,
      ]);
    }
    const body = JSON.stringify({ query: 'ASK {} #\udfff' });
    expect((await app.post('/cite', 'application/json', body)).status).toBe(400);
  });
});

describe('A version', () => {
  const ADDRESSES: readonly ((version: string) => string)[] = [
    (version) => `/events?version=${version}`,
    (version) => `/sparql?query=ASK%7B%7D&version=${version}`,
    (version) => `/queries/news-by-year?version=${version}`,
    (version) => `/snapshots/${version}`,
    (version) => `/snapshots/1/diff/${version}`,
  ];

  it.each(['999999999', 'yesterday', 'No.such_name-1'])(
    'that is not there is 404; a name that none has is a wrong value of a parameter: %s',
    async (version) => {
      for (const address of ADDRESSES)
        for (const accept of ['application/json', 'text/html', '*/*'])
          expect([address(version), await statusOf(address(version), { Accept: accept })]).toEqual([
            address(version),
            /^\d/.test(version) || !address('').includes('?') ? 404 : 400,
          ]);
    },
  );

  it.each(['2.5', '-1', '1e1', '%5B1%5D', '07', '9'.repeat(30), 'a%20b'])(
    'that is no number and no name is 400 on all addresses: %s',
    async (version) => {
      for (const address of ADDRESSES) {
        const answer = await app.get(address(version));
        expect([address(version), answer.status, problemOf(answer).code]).toEqual([
          address(version),
          400,
          'bad-request',
        ]);
        expect(Object.keys(problemOf(answer))).toEqual(
          expect.arrayContaining(['parameter', 'expected', 'found']),
        );
      }
    },
  );
});
