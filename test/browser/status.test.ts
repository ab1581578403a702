import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browsing, describeInBrowser } from '../support/browsing.js';
import { TOKEN, type Answer } from '../support/running-app.js';

const ENDLESS = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }';

describeInBrowser('The page of the status', () => {
  let browsing: Browsing;

  beforeAll(async () => {
    browsing = await Browsing.start({ service: { queryWorkerCount: 2 } });
  });
  afterAll(() => browsing.close());

  /**
   * Sends queries that run until they are stopped; resolves once all are listed, with their ids.
   */
  async function running(
    ...texts: string[]
  ): Promise<{ ids: number[]; answers: Promise<Answer>[] }> {
    const { app } = browsing;
    const answers = texts.map((text) => app.get(`/sparql?query=${encodeURIComponent(text)}`));
    const idOf = (text: string): number | undefined =>
      app.service.runningQueries.find((query) => query.text === text && query.state === 'running')
        ?.id;
    while (!texts.every(idOf)) await new Promise((resolve) => setTimeout(resolve, 10));
    return { ids: texts.map((text) => idOf(text)!), answers };
  }

  it.each([true, false])(
    'shows what is asked to whoever has a token, and stops it (scripts: %s)',
    async (runsScripts) => {
      const {
        ids: [one, other],
        answers,
      } = await running(`${ENDLESS} # one`, `${ENDLESS} # other`);
      const visit = await browsing.visit('/status', { runsScripts });
      const { page } = visit;
      expect(await page.locator('main').innerText()).not.toContain('COUNT');
      await page.getByLabel(/^Access token/).fill(TOKEN);
      await page.getByRole('button', { name: 'Show queries' }).click();
      await page.getByLabel(`Text of query ${one}`, { exact: true }).waitFor();
      expect(await page.getByLabel(`Text of query ${other}`, { exact: true }).innerText()).toBe(
        `${ENDLESS} # other`,
      );
      // Barriers are looked for by a script.
      if (runsScripts) expect(await visit.barriers()).toEqual([]);
      else await page.getByLabel(/^Access token/).fill(TOKEN);
      await page.getByRole('button', { name: `Stop query ${one}`, exact: true }).click();
      await page.getByText(`Query ${one} was stopped.`).waitFor();
      expect((await answers[0]!).status).toBe(503);
      await page.locator(`#query-${one}`).waitFor({ state: 'detached' });
      expect(await page.locator(`#query-${other}`).count()).toBe(1);
      expect(
        await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length'),
      ).toBe(0);
      expect(visit.complaints).toEqual([]);
      browsing.app.service.stopQuery(other!);
      await answers[1];
      await visit.close();
    },
  );

  it('renews itself, leaving focus and text alone, and says when a query has ended', async () => {
    const {
      ids: [one, other],
      answers,
    } = await running(`${ENDLESS} # first`, `${ENDLESS} # second`);
    const visit = await browsing.visit('/status');
    const { page } = visit;
    await page.getByLabel(/^Access token/).fill('half of a tok');
    await page.getByRole('button', { name: `Stop query ${other}`, exact: true }).focus();
    browsing.app.service.stopQuery(one!);
    await page.locator(`#query-${one}`).waitFor({ state: 'detached' });
    expect([
      await page.locator(`#query-${other} button:focus`).count(),
      await page.getByLabel(/^Access token/).inputValue(),
    ]).toEqual([1, 'half of a tok']);
    browsing.app.service.stopQuery(other!);
    await page.getByText('None at the moment.').waitFor();
    expect(await page.locator('h2:focus').innerText()).toBe('Queued and running queries');
    expect(visit.complaints).toEqual([]);
    await Promise.all(answers);
    await visit.close();
  });

  it('asks for nothing where renewing is switched off', async () => {
    const visit = await browsing.visit('/status');
    const { page } = visit;
    await page.clock.install();
    await page.reload();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.clock.runFor(4_000);
    await page.getByLabel('Renew every 3 seconds').uncheck();
    const before = asked.length;
    expect(before).toBeGreaterThan(0);
    await page.clock.runFor(60_000);
    expect(asked.length).toBe(before);
    await visit.close();
  });

  it('refuses a wrong token in words', async () => {
    const visit = await browsing.visit('/status');
    await visit.page.getByLabel(/^Access token/).fill('wrong');
    await visit.page.getByRole('button', { name: 'Show queries' }).click();
    await visit.page.getByText('This token is unknown; it may have been revoked.').waitFor();
    await visit.close();
  });
});
