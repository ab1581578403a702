import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, jsonOf } from '../../support/running-app.js';
import { compactHtml } from '../../support/html.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const path = (question: string, more = ''): string =>
  `/ask?q=${encodeURIComponent(question)}${more}`;
const JSON_ONLY = { Accept: 'application/json' };
const PAGE = { Accept: 'text/html' };

describe('/ask', () => {
  it('answers in JSON with reading, query and answer, of the version that is asked', async () => {
    const answer = await app.get(path('Where is ODIHR based?'), JSON_ONLY);
    expect([
      answer.status,
      answer.headers['graph-version'],
      answer.headers['content-type'],
    ]).toEqual([200, '1', expect.stringContaining('application/json')]);
    expect(jsonOf(answer)).toEqual({
      question: 'Where is ODIHR based?',
      understood: true,
      reading: expect.stringMatching(/based in\.$/),
      sparql: expect.stringContaining('og:seat'),
      notUnderstood: [],
      suggestions: [],
      candidates: [],
      otherReadings: [],
      answer: {
        kind: 'things',
        things: [{ iri: 'https://w3id.org/osce-graph/id/place/warsaw', label: 'Warsaw' }],
      },
    });
    expect((await app.get(path('Where is ODIHR based?', '&version=99'), JSON_ONLY)).status).toBe(
      404,
    );
  });

  it.each([
    ['Is Japan a participating State?', 'value\r\nfalse\r\n'],
    [
      'Which State has Astana as its capital?',
      'iri,label\r\nhttps://w3id.org/osce-graph/id/state/kazakhstan,Kazakhstan\r\n',
    ],
    ['In which years did Austria chair the OSCE?', 'year\r\n2000\r\n2017\r\n'],
  ])('is a table as CSV: %s', async (question, table) => {
    const { status, text } = await app.get(`${path(question)}&format=csv`);
    expect([status, text]).toEqual([200, table]);
  });

  it('has a page that works without scripts: question, reading, answer, query', async () => {
    const { status, text, headers } = await app.get(
      path('Which field operation organised the most events?'),
      PAGE,
    );
    expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
    expect(text).toContain('value="Which field operation organised the most events?"');
    expect(text).toMatch(/Understood as: Field operations that organized the most events\./);
    expect(compactHtml(text)).toContain(
      '<a href="/id/organization/centre-in-ashgabat">OSCE Centre in Ashgabat</a>',
    );
    expect(text).toMatch(/<a href="\/sparql\?query=[^"]+">Open as SPARQL<\/a>/);
    expect(compactHtml(text)).toMatch(/<form class="search" action="\/ask" method="get">/);
  });

  it.each([
    ['Is Japan a participating State?', /<p class="verdict">No<\/p>/],
    ['How many participating States are there?', /<p class="verdict">57<\/p>/],
    ['How many workshops were there?', /<a href="\/sparql\?query=[^"]+">List them<\/a>/],
    ['Which country hosted the most events?', /Kazakhstan<\/a>\s*<\/td><td class="number">\s*\d+/],
    ['Which events took place in Tirana in 2021?', /<h3><a href="\/id\/event\/2021-11-23-tirana/],
    ['When did Mongolia join?', /<time datetime="2012-11-21">21 November 2012<\/time>/],
    [
      'all events co-organized by a field operation and a foreign ministry',
      /Another way to understand the question/,
    ],
    ['Which events were attended by astronauts?', /Did you mean\?/],
    ['Is it raining?', /Not answered/],
    ['events in <b>Tirana</b>', /&lt;b&gt;/],
    ['', /Example questions/],
  ])('shows every kind of outcome: %s', async (question, expected) => {
    const { status, text } = await app.get(path(question), PAGE);
    expect(status).toBe(200);
    expect(text).toMatch(expected);
    expect(text).not.toContain('<b>Tirana');
  });

  it('offers questions that were probably meant, on the page with one Enter', async () => {
    const meant = path('any trafficking work in Serbia?');
    const { candidates } = jsonOf<{ candidates: Record<string, unknown>[] }>(
      await app.get(meant, JSON_ONLY),
    );
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates[0]).toEqual({
      question: expect.stringMatching(/about Combating trafficking.* in Serbia/),
      reading: expect.stringContaining('Serbia'),
      count: expect.any(Number),
      unused: [],
      href: expect.stringMatching(/^\/ask\?q=/),
    });
    expect(jsonOf(await app.get(String(candidates[0]!.href), JSON_ONLY))).toMatchObject({
      understood: true,
      reading: candidates[0]!.reading,
    });
    expect(compactHtml((await app.get(meant, PAGE)).text)).toMatch(
      /<ol class="candidates"[^>]*><li><a href="\/ask\?q=[^"]+" autofocus>/,
    );
  });

  it.each([
    ['no question', '/ask', 400],
    ['a question too long', path('x'.repeat(600)), 400],
    ['another format', path('events', '&format=pdf'), 406],
  ])('refuses %s', async (_, address, status) => {
    expect((await app.get(address, address.includes('pdf') ? {} : JSON_ONLY)).status).toBe(status);
  });
});
