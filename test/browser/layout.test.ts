import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browsing, SCHEMES, WIDTHS, describeInBrowser } from '../support/browsing.js';
import { misplacedText } from '../support/misplaced-text.js';

const PAGES = [
  '/',
  '/news',
  '/events',
  '/events?country=moldova',
  '/organizations',
  '/states',
  '/people',
  '/projects',
  '/fields',
  '/search?q=albania&kind=organization',
  '/ask?q=Which+events+took+place+in+Tirana%3F',
  '/proposals',
  '/snapshots',
  '/snapshots/1',
  '/network',
  '/feed',
  '/ontology',
  '/shapes',
  '/docs',
  '/id/organization/presence-in-albania',
  '/id/event/2021-11-23-tirana-security-sector-governance-workshop',
  '/id/state/albania',
  '/id/place/tirana',
  '/id/organization/presence-in-albania/timemap',
  '/nothing/here',
];

describeInBrowser('The text of a page', () => {
  let browsing: Browsing;

  beforeAll(async () => {
    browsing = await Browsing.start();
  });
  afterAll(() => browsing.close());

  it('is measured: what is squeezed, overlaps or is clipped is found', async () => {
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

  it.each(PAGES)('has room, at three widths, light, dark and on paper: %s', async (path) => {
    const visit = await browsing.visit(path);
    // Maps are drawn anew for a width.
    const resize = async (width: number, height: number): Promise<void> => {
      await visit.page.setViewportSize({ width, height });
      await visit.page.evaluate(
        'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
      );
    };
    for (const width of WIDTHS) {
      // Colors move nothing, so that one width shows it.
      for (const colorScheme of width === 360 ? SCHEMES : (['light'] as const)) {
        await visit.page.emulateMedia({ media: 'screen', colorScheme });
        await resize(width, 900);
        expect([colorScheme, width, await misplacedText(visit.page)]).toEqual([
          colorScheme,
          width,
          [],
        ]);
      }
    }
    await visit.page.emulateMedia({ media: 'print', colorScheme: 'light' });
    // A4 without its margins.
    await resize(718, 1000);
    expect(['print', await misplacedText(visit.page)]).toEqual(['print', []]);
    await visit.close();
  });
});
