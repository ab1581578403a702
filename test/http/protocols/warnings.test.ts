import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, codeOf, jsonOf } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const QUERY = 'SELECT (<http://www.opengis.net/def/function/geosparql/distance>(1, 2) AS ?far) {}';
const address = (query: string, more = ''): string =>
  `/sparql?query=${encodeURIComponent(query)}&format=json${more}`;

describe('A function that is not known here', () => {
  it('is told in the header Warning of the answer, also the second time', async () => {
    for (let time = 0; time < 2; time += 1) {
      const answer = await app.get(address(QUERY));
      expect([answer.status, answer.headers.warning]).toEqual([
        200,
        expect.stringMatching(/^299 - ".*geosparql\/distance/),
      ]);
    }
  });

  it('is told in the explanation', async () => {
    const answer = await app.get(`/explain?query=${encodeURIComponent(QUERY)}`);
    expect(jsonOf<{ warnings: readonly unknown[] }>(answer).warnings).toHaveLength(1);
  });

  it('is an error with ?strict', async () => {
    expect(codeOf(await app.get(address(QUERY, '&strict')))[0]).toBe(400);
    const known = await app.get(address('SELECT (STRLEN("x") AS ?n) {}', '&strict'));
    expect([known.status, known.headers.warning]).toEqual([200, undefined]);
  });
});
