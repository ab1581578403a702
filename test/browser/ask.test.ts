import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browsing, describeInBrowser, type Visit } from '../support/browsing.js';

describeInBrowser('A question that is guided', () => {
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
  ])('is begun, goes on by the keyboard, and is answered: %s', async (path, label) => {
    const visit = await browsing.visit(path);
    const { page } = visit;
    const field = page.getByLabel(label);
    await field.pressSequentially('Which events took');
    await page.getByRole('option', { name: /^took place in/ }).waitFor();
    expect([await field.getAttribute('role'), await field.getAttribute('aria-expanded')]).toEqual([
      'combobox',
      'true',
    ]);
    expect(await visit.barriers()).toEqual([]);
    await goTo(visit, 'took place in');
    expect(await field.getAttribute('aria-activedescendant')).toBe(
      await page.getByRole('option', { selected: true }).getAttribute('id'),
    );
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('Which events took place in ');
    await field.pressSequentially('Ti');
    await page.getByRole('option', { name: /^Tirana/ }).waitFor();
    const count = Number(
      /\d+/.exec(await page.getByRole('option', { name: /^Tirana/ }).innerText())?.[0],
    );
    await goTo(visit, 'Tirana', 'ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'This is a complete question' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Answer' }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('Which events took place in Tirana');
    expect(await page.getByText(`${count} things`, { exact: true }).count()).toBe(1);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('begins with what the graph knows, and never leads nowhere', async () => {
    const visit = await browsing.visit('/ask');
    const { page } = visit;
    const field = page.getByRole('combobox');
    await field.focus();
    expect(await page.getByRole('listbox').count()).toBe(0);
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press('ArrowDown');
      await page.getByRole('option', { selected: true }).waitFor();
      await page.keyboard.press('Enter');
      const value = await field.inputValue();
      await page.getByRole('option').first().waitFor();
      expect(value).not.toBe('');
    }
    await field.fill('events organized by Presence in Albania');
    await field.press('Enter');
    expect(await page.locator('.result li').count()).toBeGreaterThan(0);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('closes its list by Escape, leaves it by Home and End, goes round at its ends', async () => {
    const visit = await browsing.visit('/ask');
    const { page } = visit;
    const field = page.getByRole('combobox');
    await field.fill('Which events took place in T');
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
    ]).toEqual([0, 'false', 'Which events took place in T']);
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
    await page.route(/continue/, async (route) => {
      const isFirst = new URL(route.request().url()).searchParams.get('q') === 'Which';
      if (isFirst) await isReleased;
      // Whoever gave the request up gets nothing.
      await route.continue().catch(() => undefined);
      if (isFirst) isSent();
    });
    const field = page.getByRole('combobox');
    const first = page.waitForRequest(/continue/);
    await field.fill('Which');
    await first;
    await field.fill('How');
    await page.getByRole('option', { name: /^How many events/ }).waitFor();
    release();
    await wasSent;
    await page.evaluate('new Promise(requestAnimationFrame)');
    expect(
      (await page.locator('[role=option] .added').allInnerTexts()).filter(
        (text) => !text.startsWith('How'),
      ),
    ).toEqual([]);
    await visit.close();
  });

  it('is chosen with the mouse, also on a phone, and says where nothing goes on', async () => {
    const visit = await browsing.visit('/ask', { width: 360, scheme: 'dark' });
    const { page } = visit;
    const field = page.getByRole('combobox');
    await field.fill('Which events took place in T');
    await page.getByRole('option', { name: /^Tashkent/ }).click();
    expect([
      await field.inputValue(),
      await page.locator('#q:focus').count(),
      await visit.overflow(),
    ]).toEqual(['Which events took place in Tashkent ', 1, 0]);
    expect(await visit.barriers()).toEqual([]);
    await field.fill('Which events took place in Zamunda');
    await page.getByText('No question that can be answered continues like this.').waitFor();
    expect(await page.getByRole('listbox').count()).toBe(0);
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
