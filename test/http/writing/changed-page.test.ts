import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';
import { pageOf } from '../../support/news-desk.js';

const PAGE = pageOf({
  title: 'Witnesses are talked about in Tirana',
  lead:
    'A workshop on witnesses took place in Tirana on 3 March 2019. It was organized by the OSCE ' +
    'Presence in Albania in co-operation with the Lake Shore Institute.',
  body:
    '“It helps,” said Ana Dervishi, Director at the Ministry of Interior. The Stone Bridge ' +
    'Foundation supported the workshop.',
});

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start({ service: { reviewBelow: 0.8 } });
  expect((await app.post('/news', 'text/plain', PAGE)).status).toBe(201);
});
afterAll(async () => {
  await app.close();
});

describe('A page that is sent in other words', () => {
  const corrected = PAGE.replace('3 March 2019', '4 March 2019');

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
