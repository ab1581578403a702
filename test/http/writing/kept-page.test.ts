import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SCHEMA } from '../../../src/rdf/index.js';
import { WITNESSES_PAGE } from '../../support/news-fixture.js';
import { RunningApp } from '../../support/running-app.js';

const FORM = 'application/x-www-form-urlencoded';
const HTML = { Accept: 'text/html' };

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start({ service: { keepPages: true } });
});
afterAll(() => app.close());

it.each([
  ['text/plain', WITNESSES_PAGE],
  ['text/html', `<article>${WITNESSES_PAGE.replace(/^(.*)$/gm, '<p>$1</p>')}</article>`],
])(
  'A kept page is shown around the words of its receipts, until it goes: %s',
  async (type, text) => {
    const before = app.service.current.size;
    const posted = await app.post('/news', type, text);
    expect(posted.status).toBe(201);
    const { newsItem } = JSON.parse(posted.text) as { newsItem: string };
    const path = newsItem.slice(newsItem.indexOf('/id/'));
    const shown = await app.get(path, HTML);
    const [event = ''] = /\/id\/event\/[^"]+/.exec(shown.text) ?? [];
    const receipts = (await app.get(event, HTML)).text;
    expect(receipts).toMatch(
      /<q dir="auto">[^<]*on witnesses took place in <mark>Tirana<\/mark> on 3 March 2019\./,
    );
    const again = await app.post('/feed', FORM, new URLSearchParams({ page: text }).toString());
    expect(again.text).toMatch(/There is nothing to\s+commit/);
    expect(again.text).toContain('data-conforms="false"');
    expect(again.text).toMatch(/Ana Dervishi:\s+<span class="said">Director</);
    expect(again.text).not.toContain('organiser');
    const quote = (words: string): Promise<{ status: number; text: string }> =>
      app.write(
        'PATCH',
        `${event}?${new URLSearchParams({ quote: words, page: newsItem }).toString()}`,
        'application/merge-patch+json',
        JSON.stringify({ participantCount: 31 }),
        { 'If-Match': '*' },
      );
    const refused = await quote('thirty-one people');
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('does not have the words'),
    ]);
    expect((await quote('on witnesses took place in Tirana')).status).toBe(204);
    const removed = await app.write(
      'DELETE',
      `/news?item=${encodeURIComponent(newsItem)}`,
      'text/plain',
      '',
    );
    expect(removed.status).toBe(200);
    expect([...app.service.current.match(null, SCHEMA.text)]).toEqual([]);
    expect(app.service.current.size).toBe(before);
  },
);
