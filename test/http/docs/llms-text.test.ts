import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

describe('/llms.txt', () => {
  it('links to addresses that answer', async () => {
    const { status, headers, text } = await app.get('/llms.txt');
    expect([status, headers['content-type']]).toEqual([200, 'text/markdown; charset=utf-8']);
    expect(text).toMatch(/^# osce-graph\n\n> /);
    const links = [...text.matchAll(/\]\((http[^)]+)\)/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(15);
    for (const link of links) {
      const answer = await app.get(link.slice(app.url.length));
      expect([link, answer.status]).toEqual([link, 200]);
    }
  });
});
