import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';
import { WITNESSES_PAGE } from '../../support/news-fixture.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start({ service: { reviewBelow: 0.8 } });
  expect((await app.post('/news', 'text/plain', WITNESSES_PAGE)).status).toBe(201);
});
afterAll(async () => {
  await app.close();
});

describe('A page that is sent in other words', () => {
  const corrected = WITNESSES_PAGE.replace('3 March 2019', '4 March 2019');

  it('is refused with 409 and the difference; a dry run shows it; ?replace writes it', async () => {
    const before = app.version;
    const refused = await app.post('/news', 'text/plain', corrected);
    const problem = jsonOf<
      Problem & { difference: { added: { words: string }[]; removed: { words: string }[] } }
    >(refused);
    expect([refused.status, problem.code]).toEqual([409, 'page-changed']);
    expect(problem.difference.added.map(({ words }) => words)).toContain(
      'Witnesses are talked about in Tirana – start date – 2019-03-04',
    );
    const shown = jsonOf<{ alreadyKnown: boolean; wasKnown: boolean; difference: object }>(
      await app.post('/news?dry-run', 'text/plain', corrected),
    );
    expect([shown.alreadyKnown, shown.wasKnown, shown.difference]).toEqual([
      false,
      true,
      problem.difference,
    ]);
    const form = new URLSearchParams({ page: corrected }).toString();
    const preview = (await app.post('/feed', 'application/x-www-form-urlencoded', form)).text;
    expect(preview).toMatch(/in the graph with a different text/);
    expect(preview).toContain('Witnesses are talked about in Tirana – start date – 2019-03-04');
    expect(preview).toContain('data-replaces');
    expect(app.version).toBe(before);
    const written = await app.post('/news?replace', 'text/plain', corrected);
    expect([
      written.status,
      app.version,
      jsonOf<{ difference: object }>(written).difference,
    ]).toEqual([201, before + 1, problem.difference]);
    expect((await app.post('/news?replace', 'text/plain', corrected)).status).toBe(409);
  });
});
