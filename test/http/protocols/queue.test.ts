import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RunningApp, codeOf } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start({
    service: { queryWorkerCount: 1, queryQueueLength: 3, queryTimeoutMs: 5_000 },
  });
});
afterAll(() => app.close());

const query = (text: string): string => `/sparql?query=${encodeURIComponent(text)}`;
const ENDLESS =
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f FILTER(STR(?s) < STR(?d)) }';

it('A full queue refuses the client that fills it, with the time to wait, and nobody else', async () => {
  const heavy = Array.from({ length: 20 }, (_, index) =>
    app.get(query(`${ENDLESS} # ${index}`), { Accept: 'text/csv' }),
  );
  const [first] = await Promise.all([Promise.race(heavy), app.logged('request', 10)]);
  expect([...codeOf(first), first.headers['retry-after']]).toEqual([503, 'overloaded', '5']);
  const token = app.service.tokens.create('somebody else', ['news']);
  const light = await app.get(query('SELECT (COUNT(*) AS ?n) { ?s a ?type }'), {
    Accept: 'text/csv',
    Authorization: `Bearer ${token}`,
  });
  expect([light.status, /^n\r\n\d+\r\n$/.test(light.text)]).toEqual([200, true]);
  const codes = (await Promise.all(heavy)).map((answer) => codeOf(answer)[1]);
  expect(new Set(codes)).toEqual(new Set(['overloaded', 'query-timeout']));
  const refused = (await app.logged('request', 21)).filter(({ code }) => code === 'overloaded');
  expect(refused[0]).toMatchObject({ level: 'warn', status: 503, address: '127.0.0.1' });
});
