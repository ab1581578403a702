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
});
