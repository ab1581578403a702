import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browsing, describeInBrowser, type Visit } from '../support/browsing.js';

/** It is not read, and has two candidates. */
const UNREAD = 'workshops Tashkent postponed snow';
const CANDIDATE = 'Workshops in Tashkent';

describeInBrowser('A question that is typed', () => {
  let browsing: Browsing;

  beforeAll(async () => {
    browsing = await Browsing.start();
  });
  afterAll(() => browsing.close());

  const activeText = ({ page }: Visit): Promise<string> =>
    page.getByRole('option', { selected: true }).locator('.added').innerText();
  /** Presses a key until the line with a text is the active one. */
  async function goTo(visit: Visit, text: string, key = 'ArrowDown'): Promise<void> {
    await visit.page.keyboard.press(key);
    // The list may be on its way.
    await visit.page.getByRole('option', { selected: true }).waitFor();
    while ((await activeText(visit)) !== text) await visit.page.keyboard.press(key);
  }

  it.each([
    ['/ask', 'A question about events, bodies, States, people, news'],
    ['/', 'Search, or ask in English'],
  ])('has candidates, which are chosen by the keyboard and answered: %s', async (path, label) => {
    const visit = await browsing.visit(path);
    const { page } = visit;
    const field = page.getByLabel(label);
    await field.pressSequentially(UNREAD);
    const option = page.getByRole('option').filter({ hasText: CANDIDATE });
    const count = Number(/finds (\d+)/.exec(await option.innerText())?.[1]);
    expect([await field.getAttribute('role'), await field.getAttribute('aria-expanded')]).toEqual([
      'combobox',
      'true',
    ]);
    expect(await visit.barriers()).toEqual([]);
    await goTo(visit, CANDIDATE);
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Answer' }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe(CANDIDATE);
    expect(await page.getByText(`${count} things`, { exact: true }).count()).toBe(1);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('has the first candidate one Enter away on the page that refuses it', async () => {
    const visit = await browsing.visit(`/ask?q=${encodeURIComponent(UNREAD)}`);
    const { page } = visit;
    expect(await visit.barriers()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Answer' }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe(CANDIDATE);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('closes its list by Escape, leaves it by Home and End, goes round at its ends', async () => {
    const visit = await browsing.visit('/ask');
    const { page } = visit;
    const field = page.getByRole('combobox');
    await field.fill(UNREAD);
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { selected: true }).waitFor();
    const names = await page.locator('[role=option] .added').allInnerTexts();
    expect(await activeText(visit)).toBe(names[0]);
    for (const key of ['Home', 'End', 'ArrowLeft']) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press(key);
      expect([
        key,
        await page.getByRole('option', { selected: true }).count(),
        await field.getAttribute('aria-activedescendant'),
      ]).toEqual([key, 0, null]);
    }
    await page.keyboard.press('ArrowUp');
    expect(await activeText(visit)).toBe(names.at(-1));
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    expect([
      await page.getByRole('listbox').count(),
      await field.getAttribute('aria-expanded'),
      await field.inputValue(),
    ]).toEqual([0, 'false', UNREAD]);
    await page.keyboard.press('ArrowUp');
    await page.getByRole('option', { selected: true }).waitFor();
    expect(await activeText(visit)).toBe(names.at(-1));
    await page.keyboard.press('Tab');
    expect(await page.getByRole('listbox').count()).toBe(0);
    await visit.close();
  });

  it('shows what belongs to the text as it is, however late answers come', async () => {
    const visit = await browsing.visit('/ask');
    const { page } = visit;
    // The first answer comes last.
    let release = (): void => undefined;
    const isReleased = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isSent = (): void => undefined;
    const wasSent = new Promise<void>((resolve) => {
      isSent = resolve;
    });
    const asked = (text: string): string => `/ask?q=${text.replaceAll(' ', '+')}`;
    const isFirst = (url: URL): boolean => `${url.pathname}${url.search}` === asked(UNREAD);
    await page.route(isFirst, async (route) => {
      await isReleased;
      // Whoever gave the request up gets nothing.
      await route.continue().catch(() => undefined);
      isSent();
    });
    const field = page.getByRole('combobox');
    const first = page.waitForRequest((request) => isFirst(new URL(request.url())));
    await field.fill(UNREAD);
    await first;
    await field.fill('seminars Tirana postponed snow');
    await page.getByRole('option').filter({ hasText: 'Tirana' }).first().waitFor();
    release();
    await wasSent;
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect(
      (await page.locator('[role=option] .added').allInnerTexts()).filter(
        (text) => !text.includes('Tirana'),
      ),
    ).toEqual([]);
    await visit.close();
  });

  it('is chosen with the mouse, also on a phone', async () => {
    const visit = await browsing.visit('/ask', { width: 360, scheme: 'dark' });
    const { page } = visit;
    await page.getByRole('combobox').fill(UNREAD);
    const option = page.getByRole('option').filter({ hasText: CANDIDATE });
    await option.waitFor();
    expect([await visit.overflow(), await visit.barriers()]).toEqual([0, []]);
    await option.click();
    await page.getByRole('heading', { name: 'Answer' }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe(CANDIDATE);
    await visit.close();
  });

  it.each([
    ['Tirana', /\/id\/place\/tirana$/],
    ['ministry of', /\/search\?q=ministry\+of$/],
  ])('goes to the likeliest page by Enter from home: %s', async (text, address) => {
    const visit = await browsing.visit('/');
    const field = visit.page.getByRole('combobox');
    await field.fill(text);
    await field.press('Enter');
    await visit.page.waitForURL(address);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });
});
