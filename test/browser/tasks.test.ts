/** The eight tasks that the pages are for, each by what a person sees, with the keyboard alone. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Browsing, describeInBrowser, type Visit } from '../support/browsing.js';
import { readCsv } from '../support/csv.js';
import { TOKEN } from '../support/running-app.js';
import { LOBBYING_PAGE } from '../support/written-pages.js';

const WORKSHOP = 'Workshop on effective security sector governance, Tirana 2021';
const JOURNALISTS = 'Hungarian trainers teach Turkmen journalists in Ashgabat';

describeInBrowser('A person', () => {
  let browsing: Browsing;
  let visit: Visit;
  let page: Page;

  beforeAll(async () => {
    browsing = await Browsing.start();
  });
  afterAll(() => browsing.close());
  beforeEach(async () => {
    visit = await browsing.visit('/');
    page = visit.page;
  });
  afterEach(async () => {
    // The console reports the refusal of the wrong token.
    expect(visit.complaints.filter((complaint) => !/40[13]/.test(complaint))).toEqual([]);
    await visit.close();
  });

  const go = (path: string): Promise<unknown> => page.goto(browsing.app.url + path);
  const heading = (): Promise<string> => page.locator('h1').innerText();

  it('finds the workshop of 2021 in Tirana from home by four words', async () => {
    await page.getByRole('combobox').pressSequentially('2021 Tirana security workshop');
    const option = page.getByRole('option', { name: WORKSHOP });
    await option.waitFor();
    expect(await page.getByRole('option').first().innerText()).toContain('event');
    expect(await visit.barriers()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/id\/event\/2021-11-23-tirana/);
    expect(await heading()).toBe(WORKSHOP);
  });

  it('gets events of field operations with foreign ministries, where and when', async () => {
    await page
      .getByRole('link', { name: 'co-organized by a field operation and a foreign ministry' })
      .press('Enter');
    await page.waitForURL(/\/ask/);
    const rows = page.locator('.result').first().locator('.entries > li');
    expect(await page.getByText(`${await rows.count()} things`, { exact: true }).count()).toBe(1);
    expect(await rows.filter({ hasText: JOURNALISTS }).innerText()).toContain('Ashgabat');
    expect(await rows.filter({ hasText: 'Astana Declaration' }).innerText()).toContain(
      '23 October 2015',
    );
  });

  it('gets the same by SPARQL with completion', async () => {
    await go('/sparql');
    const editor = page.locator('.cm-content');
    const choose = async (written: string, name: RegExp): Promise<void> => {
      await page.keyboard.type(written);
      await page.locator('.cm-tooltip-autocomplete li[aria-selected]', { hasText: name }).waitFor();
      // Right after the list opened, Enter is still meant for the text.
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');
    };
    await editor.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await choose('SELECT DISTINCT ?event { ?event a og:Eve', /^og:Event/);
    await choose(' ; organi', /^og:organizer/);
    await choose(' ?one, ?two . ?one a Field', /^og:FieldOperation/);
    await choose(' . ?two a ForeignM', /^og:ForeignMinistry/);
    expect(await editor.innerText()).toMatch(/^PREFIX og: <\S+ontology#>\nSELECT DISTINCT \?event/);
    await page.keyboard.press('Control+Enter');
    await page.locator('.rows a', { hasText: JOURNALISTS }).waitFor();
    const rowCount = await page.locator('.rows tbody:not(.spacer) tr').count();
    await go('/ask?q=events+co-organized+by+a+field+operation+and+a+foreign+ministry');
    expect(await page.locator('.result').first().locator('.entries > li').count()).toBe(rowCount);
  });

  it('feeds a page, commits it, and sees on whose words each fact rests', async () => {
    await go('/feed');
    await page.getByLabel('The page', { exact: true }).fill(LOBBYING_PAGE);
    await page.getByRole('button', { name: 'Read the facts' }).press('Enter');
    expect((await page.locator('main mark').allInnerTexts()).join(' ')).toContain(
      '52 participants',
    );
    expect(await visit.barriers()).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await visit.overflow()).toBe(0);
    await page.getByLabel(/^Access token/).fill('wrong');
    await page.getByRole('button', { name: 'Commit these facts' }).press('Enter');
    await page.getByRole('status').filter({ hasText: /token/i }).waitFor();
    await page.getByLabel(/^Access token/).fill(TOKEN);
    await page.getByRole('button', { name: 'Commit these facts' }).press('Enter');
    await page.getByText('Written as version 2').waitFor();
    expect(
      await page.evaluate('JSON.stringify([localStorage, sessionStorage]) + document.cookie'),
    ).not.toContain(TOKEN);
    await page.getByRole('link', { name: 'the news item and its facts' }).press('Enter');
    const proof = page.locator('.facts .proof').first();
    await proof.locator('summary').press('Enter');
    expect(await proof.locator('mark').first().isVisible()).toBe(true);
    expect(await visit.barriers()).toEqual([]);
    // A shipped fact has its sources beside it, and each says how it was looked up.
    await go('/id/event/2021-11-23-tirana-security-sector-governance-workshop');
    expect(await page.locator('.sources a').count()).toBeGreaterThan(0);
    await proof.locator('summary').press('Enter');
    expect(await proof.innerText()).toContain('read in a saved text of the page');
  });

  it('compares the version before a commit with the one after it', async () => {
    await browsing.app.update('INSERT DATA { <urn:test:one> <urn:test:says> "compared" }');
    await page.getByRole('link', { name: 'Data', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Compare' }).press('Enter');
    const { version } = browsing.app;
    expect(await heading()).toBe(`From version ${version - 1} to version ${version}`);
    expect(await page.locator('main').innerText()).toContain('Thing one added');
  });

  it('downloads the events in Moldova since 2015, as many as Ask counts', async () => {
    await page.getByRole('combobox').fill('events in Moldova since 2015');
    await page.getByRole('combobox').press('Enter');
    await page.waitForURL(/\/ask/);
    const count = await page.locator('.result').first().locator('.entries > li').count();
    await page.getByRole('link', { name: 'Events', exact: true }).press('Enter');
    await page.locator('summary', { hasText: 'Country or place' }).press('Enter');
    await page.getByRole('checkbox', { name: /^Moldova/ }).press('Space');
    await page.getByLabel('from', { exact: true }).fill('2015');
    await page.getByRole('button', { name: 'Apply' }).press('Enter');
    await page.getByRole('heading', { name: `${count} events` }).waitFor();
    const csv = await browsing.app.get(
      (await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href'))!,
    );
    expect(readCsv(csv.text)).toHaveLength(count);
  });

  it('learns who organizes most with the Presence in Albania', async () => {
    await page.getByRole('combobox').fill('Presence in Albania');
    await page.getByRole('option', { name: /^OSCE Presence in Albania/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const most = await page.locator('.ties li').first().innerText();
    expect(most).toMatch(/^Albanian State Police \d+ events$/);
    await page.getByRole('link', { name: 'All it works with' }).press('Enter');
    await page.getByRole('heading', { name: 'Who works with whom' }).waitFor();
    await page.getByRole('button', { name: 'Table', exact: true }).press('Enter');
    const rows = page.locator('tbody:not(.spacer) tr');
    await rows.filter({ hasText: 'Albanian State Police' }).waitFor();
    const counts = (await rows.locator('td:last-child').allInnerTexts()).map(Number);
    expect(counts.length).toBeGreaterThan(5);
    expect(counts).toEqual([...counts].sort((one, other) => other - one));
    expect(await rows.first().innerText()).toContain('Albanian State Police');
  });
});
