import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browsing, SCHEMES, WIDTHS, describeInBrowser, type Visit } from '../support/browsing.js';
import { misplacedText } from '../support/misplaced-text.js';

const PAGES = [
  '/',
  '/search?q=albania&kind=organization',
  '/ask?q=How+many+workshops+took+place+in+Tashkent%3F',
  '/news',
  '/events?country=moldova',
  '/organizations',
  '/states',
  '/people',
  '/projects',
  '/fields',
  '/id/organization/presence-in-albania',
  '/id/organization/presence-in-albania/timemap',
  '/id/event/2021-11-23-tirana-security-sector-governance-workshop',
  '/id/state/albania',
  '/id/place/tirana',
  '/network',
  '/feed',
  '/proposals',
  '/status',
  '/sparql',
  '/queries',
  '/snapshots',
  '/snapshots/1',
  '/ontology',
  '/shapes',
  '/catalog',
  '/docs',
  '/nothing/here',
];

/** How far the page has moved what was already in sight (Cumulative Layout Shift). */
const SHIFT = `new Promise((done) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => { sum += value; });
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 200);
})`;

describeInBrowser('A page in a browser', () => {
  let browsing: Browsing;

  beforeAll(async () => {
    browsing = await Browsing.start();
  });
  afterAll(() => browsing.close());

  it('has its text measured: what is squeezed, overlaps or is clipped is found', async () => {
    const visit = await browsing.visit('/nothing/here');
    // A page without a policy takes styles and markup.
    await visit.page.goto('about:blank');
    const found = async (markup: string): Promise<string[]> => {
      await visit.page.setContent(
        `<style>.thin{width:6rem} .cut{width:9rem;overflow:hidden;white-space:nowrap}
          .at{position:absolute;top:9rem;left:9rem}</style>${markup}`,
      );
      return misplacedText(visit.page);
    };
    const words = 'Ministry of Foreign Affairs of a State with a long name';
    expect(await found(`<p>${words}</p>`)).toEqual([]);
    expect(await found(`<p class="thin">${words}</p>`)).toEqual([
      expect.stringContaining('squeezed'),
    ]);
    expect(await found(`<p class="cut">${words}</p>`)).toEqual([
      expect.stringContaining('clipped'),
    ]);
    expect(await found(`<span class="at">One</span><span class="at">Two</span>`)).toEqual([
      expect.stringContaining('overlaps'),
    ]);
    await visit.close();
  });

  it.each(PAGES)(
    'has room for %s at three widths and on paper, without barriers, errors, or requests elsewhere',
    async (path) => {
      const visit = await browsing.visit(path);
      expect(await visit.page.evaluate(SHIFT)).toBeLessThan(0.1);
      for (const width of WIDTHS) {
        await resize(visit, width);
        expect([width, await visit.overflow(), await misplacedText(visit.page)]).toEqual([
          width,
          0,
          [],
        ]);
      }
      for (const scheme of SCHEMES) {
        await visit.page.emulateMedia({ colorScheme: scheme });
        expect(await visit.barriers(scheme === 'light' ? 'all' : 'colors')).toEqual([]);
      }
      await visit.page.emulateMedia({ media: 'print', colorScheme: 'light' });
      // A4 without its margins.
      await resize(visit, 718);
      expect(['print', await misplacedText(visit.page)]).toEqual(['print', []]);
      // The console reports the status of a page that is not there.
      expect(
        visit.complaints.filter(
          (complaint) => !(path === '/nothing/here' && complaint.includes('404')),
        ),
      ).toEqual([]);
      await visit.close();
    },
  );
});

/** Maps are drawn anew for a width. */
async function resize({ page }: Visit, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(
    'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
  );
}
