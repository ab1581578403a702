import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Browsing, describeInBrowser } from '../support/browsing.js';
import { TOKEN } from '../support/running-app.js';
import { LOBBYING_PAGE } from '../support/written-pages.js';

const BASE = 'https://w3id.org/osce-graph/';

describeInBrowser('A reader of the pages', () => {
  let browsing: Browsing;

  beforeAll(async () => {
    browsing = await Browsing.start();
  });
  afterAll(() => browsing.close());

  it.each([true, false])(
    'finds the workshop from home in three clicks (scripts: %s)',
    async (runsScripts) => {
      const visit = await browsing.visit('/', { runsScripts });
      await visit.page
        .getByRole('list')
        .getByRole('link', { name: /\d events$/ })
        .click();
      await visit.page.getByRole('link', { name: /^2021 \d/ }).click();
      await visit.page
        .getByRole('link', {
          name: 'Workshop on effective security sector governance, Tirana 2021',
        })
        .click();
      expect(await visit.page.locator('h1').textContent()).toBe(
        'Workshop on effective security sector governance, Tirana 2021',
      );
      expect(visit.complaints).toEqual([]);
      await visit.close();
    },
  );

  it('begins with at most 100 kB, packed, with all that the first page loads', async () => {
    const visit = await browsing.visit('/', { isNew: true });
    const bytes = await visit.page.evaluate<number>(
      `['navigation', 'resource']
        .flatMap((type) => performance.getEntriesByType(type))
        .reduce((sum, { transferSize }) => sum + transferSize, 0)`,
    );
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThanOrEqual(100_000);
    await visit.close();
  });

  it.each([true, false])(
    'opens a list as SPARQL with its answer (scripts: %s)',
    async (runsScripts) => {
      const path = '/events?organizerKind=field-operation&organizerKind=ministry';
      const visit = await browsing.visit(path, { runsScripts });
      const total = await visit.page.locator('#results').innerText();
      await visit.page.getByRole('link', { name: 'Open as SPARQL' }).click();
      await visit.page.locator('.result h2').getByText(total.replace('events', 'rows')).waitFor();
      expect(new URL(visit.page.url()).searchParams.get('query')).toContain('Kinds of organizers');
      expect(visit.complaints).toEqual([]);
      await visit.close();
    },
  );

  it('walks through what a thing is linked with by keyboard', async () => {
    const visit = await browsing.visit('/id/organization/presence-in-albania');
    const graph = visit.page.getByRole('link', { name: 'What it is linked with, as a graph' });
    await graph.click();
    const chosen = visit.page.locator('.graph [tabindex="0"]');
    await chosen.focus();
    await visit.page.keyboard.press('ArrowDown');
    const next = (await chosen.getAttribute('data-iri'))!;
    await visit.page.keyboard.press('Enter');
    expect(next).not.toBe(`${BASE}id/organization/presence-in-albania`);
    expect(await visit.barriers()).toEqual([]);
    await visit.page.locator('.graph-words strong a').click();
    await visit.page.waitForURL(`**/${next.slice(BASE.length)}`);
    await graph.waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('corrects a fact of a thing, with a note as its receipt', async () => {
    const visit = await browsing.visit('/id/organization/presence-in-albania');
    const { page } = visit;
    await page.getByRole('button', { name: 'Correct this record' }).click();
    await page.getByLabel('Fact', { exact: true }).selectOption('abbreviation: PiA');
    await page.getByLabel(/^New value/).fill('OPA');
    await page.getByLabel('Note (optional)').fill('On its letterhead');
    await page.getByLabel(/^Access token/).fill(TOKEN);
    expect(await visit.barriers()).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'the record as it is now' }).click();
    await page.locator('.proof summary', { hasText: 'note' }).click();
    expect(await page.getByText('On its letterhead').isVisible()).toBe(true);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('corrects facts with names of things, and says what cannot be written', async () => {
    const path = '/id/event/2021-11-23-tirana-security-sector-governance-workshop';
    const visit = await browsing.visit(path);
    const { page } = visit;
    await page.getByRole('button', { name: 'Correct this record' }).click();
    await page.getByLabel(/^Access token/).fill(TOKEN);
    const options = await page.getByLabel('Property').locator('option').allInnerTexts();
    expect(options).toEqual(expect.arrayContaining(['label (label)', 'label (name)', 'partner']));
    expect(options).toHaveLength(new Set(options).size);
    const save = async (value: string, message: RegExp): Promise<void> => {
      await page.getByLabel(/^New value/).fill(value);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(message).waitFor();
    };
    await page.getByLabel('Property').selectOption('partner');
    await save('Stone Lantern Foundation', /called “Stone Lantern Foundation”/);
    await save('OSCE Mission to Montenegro', /Saved in version/);
    await page.getByRole('link', { name: 'the record as it is now' }).click();
    await page.getByRole('link', { name: 'OSCE Mission to Montenegro' }).first().waitFor();
    await page.getByRole('button', { name: 'Correct this record' }).click();
    await page.getByLabel(/^Access token/).fill(TOKEN);
    await page.getByLabel('Property').selectOption('durationDays');
    await save('many', /refused, \d violation/);
    expect(visit.complaints.filter((each) => !/status of 4\d\d/.test(each))).toEqual([]);
    await visit.close();
  });

  it('sees with whom a body works, as a graph beside its table, with and without scripts', async () => {
    const visit = await browsing.visit('/id/organization/presence-in-albania');
    const { page } = visit;
    await page.getByRole('link', { name: 'All it works with' }).click();
    await page
      .getByRole('button', { name: 'OSCE Presence in Albania, organization', exact: true })
      .click();
    const listed = page.locator('.graph-words');
    await listed.getByRole('link', { name: 'Conflict Prevention Centre' }).waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    expect(await page.locator('.rows').innerText()).toContain('Conflict Prevention Centre');
    const address = page.url();
    await page.getByLabel('kind').selectOption('funder');
    await page.getByRole('button', { name: 'Run query' }).click();
    await page.waitForURL(/kind=funder/);
    await page.locator('.graph .node').first().waitFor();
    expect(await visit.barriers()).toEqual([]);
    expect(visit.complaints).toEqual([]);
    await visit.close();
    const plain = await browsing.visit(address.slice(browsing.app.url.length), {
      runsScripts: false,
    });
    expect(await plain.page.locator('tbody').innerText()).toContain('Conflict Prevention Centre');
    await plain.close();
  });

  it('prints a thing without navigation, as by day, with addresses of links, from sheet one', async () => {
    const visit = await browsing.visit(
      '/id/event/2021-11-23-tirana-security-sector-governance-workshop',
      { scheme: 'dark' },
    );
    await visit.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const selector of ['nav[aria-label="Main"]', '.skip', '.corrections'])
      expect([selector, await visit.page.locator(selector).isVisible()]).toEqual([selector, false]);
    const styleOf = (selector: string, property: string, part = ''): Promise<string> =>
      visit.page.evaluate<string>(
        `getComputedStyle(document.querySelector(${JSON.stringify(selector)}),
          ${JSON.stringify(part)})[${JSON.stringify(property)}]`,
      );
    expect(await styleOf('body', 'color')).toBe('rgb(0, 0, 0)');
    expect(await styleOf('.sources li', 'content', '::after')).toContain(
      `${BASE}id/news/2021-11-23-tirana-security-sector-governance-workshop`,
    );
    expect(await styleOf('.facts dd a.external', 'content', '::after')).toContain('https://');
    // A row whose name may not be parted from what follows would keep all rows together, and so off
    // the sheet.
    expect(await styleOf('.facts dt', 'breakAfter')).toBe('auto');
    expect((await visit.page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
    await visit.close();
  });
  it('decides facts of a page, replaces it, and decides what is left for a reviewer', async () => {
    const visit = await browsing.visit('/feed');
    const { page } = visit;
    await page
      .getByLabel('The page', { exact: true })
      .fill(
        LOBBYING_PAGE.replace('lobbying', 'canvassing') +
          'The Stone Bridge Foundation supported the training course. Ana Dervishi, adviser at ' +
          'the Lake Shore Institute, spoke at the course.\n',
      );
    await page.getByRole('button', { name: 'Read the facts' }).click();
    // Beside the words of each fact it can be decided.
    await page.getByLabel('Decision: number of participants: 52').selectOption('refuse');
    await page.getByLabel(/^Decision: partner/).selectOption('Accept as another thing');
    await page.getByLabel(/^The other thing: partner/).fill('organization/secretariat');
    expect(await visit.barriers()).toEqual([]);
    await page.getByLabel(/^Access token/).fill(TOKEN);
    await page.getByRole('button', { name: 'Commit these facts' }).click();
    await page.getByText('Written as version').waitFor();
    const reviewed = await page
      .getByRole('link', { name: 'what is left to a reviewer' })
      .getAttribute('href');
    await page.getByRole('button', { name: 'Read the facts' }).click();
    expect(await page.locator('.reading li li', { hasText: '52' }).innerText()).toContain(
      'refused',
    );
    // Another text of the page replaces what was written.
    const text = page.getByLabel('The page', { exact: true });
    await text.fill((await text.inputValue()).replace('Stone Bridge', 'Wooden Bridge'));
    await page.getByRole('button', { name: 'Read the facts' }).click();
    await page.getByLabel(/^Access token/).fill(TOKEN);
    expect(await page.getByText('in the graph with a different text').count()).toBe(1);
    await page.getByRole('button', { name: 'Commit these changes' }).click();
    await page.getByText('Written as version').waitFor();
    await page.goto(new URL(reviewed ?? '', page.url()).href);
    // A proposal shows the words it rests on, and is decided on its page.
    await page.locator('.entries a').first().click();
    expect(await page.locator('main q').count()).toBeGreaterThan(0);
    expect(await visit.barriers()).toEqual([]);
    await page.getByLabel(/^Decision/).selectOption('refuse');
    await page.getByLabel(/^Access token/).fill(TOKEN);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Refused in version').waitFor();
    // In the list many are decided together, each in its place.
    await page.getByRole('link', { name: 'Review' }).click();
    await page.getByLabel('All of this page').selectOption('accept');
    expect(await visit.barriers()).toEqual([]);
    await page.getByLabel(/^Access token/).fill(TOKEN);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('0 left on this page').waitFor();
    expect(await page.locator('.entries').innerText()).toContain('Accepted in version');
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('filters a reference page, and opens the term that an address names', async () => {
    const visit = await browsing.visit('/ontology#organizer');
    const { page } = visit;
    await page.locator('#organizer .facts').waitFor();
    await page.getByLabel('Filter').fill('workshop');
    expect(await page.locator('.term:visible summary').first().innerText()).toContain('workshop');
    expect(await page.locator('#organizer').isVisible()).toBe(false);
    expect(await visit.barriers()).toEqual([]);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('is told without scripts why a page has no facts', async () => {
    const visit = await browsing.visit('/feed', { runsScripts: false });
    await visit.page.getByLabel('The page', { exact: true }).fill('Flour, water, salt and yeast.');
    await visit.page.getByRole('button', { name: 'Read the facts' }).click();
    expect(await visit.page.getByRole('heading', { name: 'No facts were read' }).count()).toBe(1);
    await visit.close();
  });

  it('never runs a script that the graph holds, on any page', async () => {
    const evil = '<script>document.title="taken"</script><img src=x onerror=alert(1)>';
    const label = `${JSON.stringify(evil)}@en`;
    await browsing.app.update(`BASE <${BASE}id/>
PREFIX og: <${BASE}ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
INSERT DATA { GRAPH <${BASE}graph/edits> {
  <organization/evil> a og:Organization ; rdfs:label ${label} ; rdfs:seeAlso <javascript:alert(1)> .
  <place/evil> a og:Place ; rdfs:label ${label} ; geo:lat 50.0 ; geo:long 30.0 .
  <event/evil> a og:Workshop ; rdfs:label ${label} ;
    og:startDate "2030-01-02"^^xsd:date ; og:endDate "2030-01-02"^^xsd:date ;
    og:place <place/evil> ; og:organizer <organization/evil>, <organization/presence-in-albania>
} }`);
    for (const path of [
      '/',
      '/events',
      '/organizations?q=script',
      '/id/organization/evil',
      '/id/event/evil',
      '/id/place/evil',
      '/id/organization/evil/timemap',
      '/network',
      '/snapshots',
      `/snapshots/${browsing.app.version - 1}/diff/${browsing.app.version}`,
    ]) {
      const visit = await browsing.visit(path);
      if (path === '/network') await visit.page.locator('.graph .node').first().waitFor();
      if (path === '/id/organization/evil') {
        await visit.page.getByRole('link', { name: 'What it is linked with' }).click();
        await visit.page.locator('.graph .node').first().waitFor();
      }
      expect([
        path,
        await visit.page.title(),
        await visit.page.locator('a[href^="javascript"], img[onerror]').count(),
      ]).toEqual([path, expect.not.stringMatching(/^taken$/), 0]);
      expect([path, visit.complaints]).toEqual([path, []]);
      await visit.close();
    }
  });
});
