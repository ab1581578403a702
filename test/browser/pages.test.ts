import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browsing, SCHEMES, WIDTHS, describeInBrowser } from '../support/browsing.js';

const PAGES = [
  '/',
  '/search?q=albania',
  '/ask?q=How+many+workshops+took+place+in+Tashkent%3F',
  '/news',
  '/events',
  '/events?view=calendar&month=2021-11',
  '/id/organization/presence-in-albania',
  '/id/organization/presence-in-albania/timemap',
  '/network',
  '/feed',
  '/status',
  '/sparql',
  '/build',
  '/build?kind=Event&1=organizer&1.a=FieldOperation&2=organizer&2.1=ofState&at=2' +
    '&show=startDate&show=organizer',
  '/build?kind=Event&1=startDate&at=1&group=startDate',
  '/snapshots',
  '/snapshots/1',
  '/snapshots/0/diff/1?view=sides&page=4',
  '/ontology',
  '/shapes',
  '/catalog',
  '/nothing/here',
];

describeInBrowser('A page in a browser', () => {
  let browsing: Browsing;

  beforeAll(async () => {
    browsing = await Browsing.start();
  });
  afterAll(() => browsing.close());

  it.each(PAGES)(
    'shows %s at three widths, light and dark, without barriers, errors, or requests elsewhere',
    async (path) => {
      const visit = await browsing.visit(path);
      for (const scheme of SCHEMES) {
        await visit.page.emulateMedia({ colorScheme: scheme });
        for (const width of WIDTHS) {
          await visit.page.setViewportSize({ width, height: 900 });
          expect([scheme, width, await visit.overflow()]).toEqual([scheme, width, 0]);
        }
        expect(await visit.barriers(scheme === 'light' ? 'all' : 'colors')).toEqual([]);
      }
      // The page of what is not there has its status, which the console tells.
      expect(
        visit.complaints.filter(
          (complaint) => !(path === '/nothing/here' && complaint.includes('404')),
        ),
      ).toEqual([]);
      await visit.close();
    },
  );
});
