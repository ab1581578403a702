import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browsing, describeInBrowser } from '../support/browsing.js';

describeInBrowser('A map', () => {
  let browsing: Browsing;

  beforeAll(async () => {
    browsing = await Browsing.start();
  });
  afterAll(() => browsing.close());

  it.each([1280, 380])(
    'has targets that fingers can tell apart, and lists a cluster (%s px)',
    async (width) => {
      const visit = await browsing.visit('/', { width });
      const { page } = visit;
      await page.locator('.map .target').first().waitFor();
      const sizes = await page.evaluate<number[]>(
        `[...document.querySelectorAll('.map .target')]
          .map((target) => target.getBoundingClientRect().width)`,
      );
      expect(Math.min(...sizes)).toBeGreaterThan(23.9);
      await page.locator('.map .cluster').first().click();
      expect(await page.locator('.map-words li').count()).toBeGreaterThan(1);
      await page.getByRole('button', { name: 'Zoom in' }).click();
      expect(await page.locator('.map .ground').getAttribute('transform')).toMatch(/scale/);
      expect([visit.complaints, await visit.overflow()]).toEqual([[], 0]);
      await visit.close();
    },
  );

  it.each([1280, 380])('is beside years that are all in sight (%s px)', async (width) => {
    const visit = await browsing.visit('/events?from=2015', { width });
    const outside = await visit.page.evaluate<number>(
      `[...document.querySelectorAll('.years li')].filter((year) => {
        const { left, right } = year.getBoundingClientRect();
        return left < 0 || right > innerWidth;
      }).length`,
    );
    expect(outside).toBe(0);
    expect(await visit.page.locator('.years [aria-current]').first().innerText()).toContain('2015');
    await visit.close();
  });
});
