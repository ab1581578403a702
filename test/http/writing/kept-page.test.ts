import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SCHEMA } from '../../../src/rdf/index.js';
import { WITNESSES_PAGE } from '../../support/news-fixture.js';
import { RunningApp, type Answer } from '../../support/running-app.js';

/** A page with what is escaped in HTML near words. */
const PUNCTUATED = WITNESSES_PAGE.replace('3 March 2019.', '3 March 2019. At Q & A “<i>…” 9 < 10.');
const asHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('“', '&ldquo;')
    .replaceAll('”', '&#8221;')
    .replace(/^(.*)$/gm, '<p>$1</p>');

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
    const shown = await app.get(newsItem.slice(newsItem.indexOf('/id/')), HTML);
    const [event = ''] = /\/id\/event\/[^"]+/.exec(shown.text) ?? [];
    const receipts = (await app.get(event, HTML)).text;
    expect(receipts).toMatch(
      /<q dir="auto">[^<]*on witnesses took place in <mark>Tirana<\/mark> on 3 March 2019\./,
    );
    const again = await app.post('/feed', FORM, new URLSearchParams({ page: text }).toString());
    expect(again.text).toMatch(/There is nothing to\s+commit/);
    expect(again.text).toContain('data-conforms="false"');
    expect(again.text).toMatch(/<mark>[^]*organizer:/);
    const correct = (key: string, after: string, evidence: object): Promise<Answer> =>
      app.post(
        '/facts',
        'application/json',
        JSON.stringify({ thing: event.slice('/id/'.length), key, after, ...evidence }),
      );
    const quote = (words: string): Promise<Answer> =>
      correct('participantCount', '31', { quote: words, page: newsItem });
    const refused = await quote('thirty-one people');
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('does not have the words'),
    ]);
    expect((await quote('on witnesses took place in Tirana')).status).toBe(200);
    const note = { note: 'I was there' };
    expect((await correct('funder', 'organization/secretariat', note)).status).toBe(200);
    expect((await app.get(event, HTML)).text).toMatch(/<summary>note<[^]*I was there/);
    const query = `/news?item=${encodeURIComponent(newsItem)}`;
    expect((await app.write('DELETE', query, 'text/plain', '')).status).toBe(200);
    expect([...app.service.current.match(null, SCHEMA.text)]).toEqual([]);
    expect(app.service.current.size).toBe(before);
  },
);

it.each([
  ['text/plain', PUNCTUATED],
  ['text/html', `<article>${asHtml(PUNCTUATED)}</article>`],
])('The text around words is as readers of the page see it: %s', async (type, text) => {
  const posted = await app.post('/news', type, text);
  const { newsItem } = JSON.parse(posted.text) as { newsItem: string };
  const [event = ''] =
    /\/id\/event\/[^"]+/.exec(
      (await app.get(newsItem.slice(newsItem.indexOf('/id/')), HTML)).text,
    ) ?? [];
  expect((await app.get(event, HTML)).text).toContain(
    'took place in <mark>Tirana</mark> on 3 March 2019. At Q &amp; A “&lt;i&gt;…” 9 &lt; 10.',
  );
  const query = `/news?item=${encodeURIComponent(newsItem)}`;
  expect((await app.write('DELETE', query, 'text/plain', '')).status).toBe(200);
});
