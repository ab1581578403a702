import { describe, expect, it } from '@jest/globals';
import { TOKEN, RunningApp, ask, codeOf, jsonOf as bodyOf } from '../support/running-app.js';
import { pageOf } from '../support/news-fixture.js';
import { smallGraphCommands } from '../support/small-graph-commands.js';
import { jsonOf } from '../support/terminal.js';

const { run, directory } = smallGraphCommands({ WRITE_TOKEN: TOKEN });

interface Withdrawn {
  readonly version: number;
  readonly newsItem: string;
  readonly removed: number;
  readonly kept: readonly { readonly iri: string; readonly label: string }[];
}

const page = (day: number): string =>
  pageOf({
    title: `Bread, part ${day}`,
    date: `${day} May 2019`,
    lead:
      `A seminar on bread took place in Tirana on ${day} March 2019. It was organized by the OSCE ` +
      'Presence in Albania in co-operation with the Union of Tirana Bakers.',
  });

describe('osce-graph withdraw', () => {
  it('works through a server, as DELETE /news does', async () => {
    const app = await RunningApp.start({ directory });
    try {
      const sourceUrl = 'https://www.osce.org/2000002';
      const sent = await app.post(`/news?source=${sourceUrl}`, 'text/plain', page(3));
      const { newsItem, version } = bodyOf<{ newsItem: string; version: number }>(sent);
      const remove = (query: string, headers = {}): ReturnType<typeof ask> =>
        ask(`${app.url}/news${query}`, { method: 'DELETE', headers });
      const authorization = { Authorization: `Bearer ${TOKEN}` };
      expect(codeOf(await remove(`?item=${sourceUrl}`))).toEqual([401, 'unauthorized']);
      expect(codeOf(await remove('', authorization))).toEqual([400, 'bad-request']);
      expect(
        codeOf(await remove(`?item=${sourceUrl}`, { ...authorization, 'If-Match': '"1"' })),
      ).toEqual([412, 'version-conflict']);
      const done = await run('withdraw', sourceUrl, '--server', app.url, '--json');
      expect(jsonOf<Withdrawn>(done.out)).toMatchObject({ version: version + 1, newsItem });
      expect((await app.get(newsItem.replace(/^.*(?=\/id\/)/, ''))).status).toBe(404);
    } finally {
      await app.stop();
    }
  });
});
