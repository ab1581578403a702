import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, jsonOf, type Answer, type Problem } from '../../support/running-app.js';
import { BROKEN_DATE_PAGE, LOBBYING_PAGE, NO_NEWS_PAGE } from '../../support/written-pages.js';
import type { Ingested } from './ingested.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

const post = (page: string, path = '/news', contentType = 'text/plain'): Promise<Answer> =>
  app.post(path, contentType, page);

describe('A page that is refused', () => {
  it.each<[string, string, string, [number, string]]>([
    ['is no news item', NO_NEWS_PAGE, 'text/plain', [422, 'not-a-news-page']],
    [
      'is no news item in HTML',
      '<html><body><p>Bread</p></body></html>',
      'text/html',
      [422, 'not-a-news-page'],
    ],
    ['is empty', '', 'text/plain', [422, 'not-a-news-page']],
    ['has a date that no calendar has', BROKEN_DATE_PAGE, 'text/plain', [422, 'bad-date']],
    [
      'names a month that does not exist',
      LOBBYING_PAGE.replace('- 18 April 2019', '- 18 Aprilis 2019'),
      'text/plain',
      [422, 'bad-date'],
    ],
    ['is no page', '%PDF-1.7', 'application/pdf', [415, 'unsupported-media-type']],
  ])('when it %s says why, and nothing is written', async (_what, page, contentType, expected) => {
    const before = { version: app.version, quads: app.service.current.size };
    const answer = await post(page, '/news', contentType);
    const problem = jsonOf<Problem>(answer);
    expect([answer.status, problem.code]).toEqual(expected);
    if (problem.code === 'bad-date') expect(problem.line).toBe(5);
    expect({ version: app.version, quads: app.service.current.size }).toEqual(before);
  });

  it('when it was meant for another version is not written', async () => {
    const before = app.version;
    const answer = await app.post('/news', 'text/plain', LOBBYING_PAGE, {
      'If-Match': `"${before + 1}"`,
    });
    expect([answer.status, jsonOf<Problem>(answer).code, app.version]).toEqual([
      412,
      'version-conflict',
      before,
    ]);
  });

  it('when its source is no address on the web says so', async () => {
    const before = app.version;
    for (const source of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'no address',
      'https://x.example/a b>c',
    ]) {
      expect([
        source,
        (await post(LOBBYING_PAGE, `/news?source=${encodeURIComponent(source)}`)).status,
      ]).toEqual([source, 400]);
    }
    expect(app.version).toBe(before);
  });
});

describe('A page with decisions on its facts', () => {
  const decision = {
    relation: 'organiser',
    object: 'OSCE Presence in Albania',
    decision: 'refuse',
  };
  const send = (body: object, path = '/news?dry-run'): Promise<Answer> =>
    post(JSON.stringify(body), path, 'application/json');
  const page = LOBBYING_PAGE.replace('lobbying', 'canvassing');

  it('is read as without them, and says of each fact what was decided', async () => {
    const read = jsonOf<Ingested>(await post(page, '/news?dry-run'));
    const [fact] = read.statements.filter(
      ({ relation, isAsserted }) => relation === 'place' && isAsserted,
    );
    const done = jsonOf<Ingested & { proposals: { status: string }[] }>(
      await send({
        page,
        mediaType: 'text/plain',
        decisions: [{ relation: 'place', object: fact!.object, decision: 'refuse' }],
      }),
    );
    expect(
      done.statements
        .filter(({ relation, object }) => relation === 'place' && object === fact!.object)
        .map(({ isAsserted, decision }) => [isAsserted, decision]),
    ).toEqual([[false, 'refuse']]);
    expect(done.proposals.filter(({ status }) => status === 'refused')).toHaveLength(1);
    expect(done.statements.length).toBe(read.statements.length);
  });

  it.each<[string, object]>([
    ['without a page', { page: undefined }],
    ['of another type', { mediaType: 'text/rtf' }],
    ['with decisions that are no list', { decisions: {} }],
    ['with a decision that is none', { decisions: [{ ...decision, decision: 'perhaps' }] }],
    ['with a decision on a number', { decisions: [{ ...decision, object: 3 }] }],
    ['with a decision on what it does not say', { decisions: [{ ...decision, object: 'Nobody' }] }],
  ])('is refused %s', async (_name, wrong) => {
    const answer = await send({ page, mediaType: 'text/plain', decisions: [], ...wrong });
    expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([400, 'bad-request']);
  });
});
