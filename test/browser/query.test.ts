import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { TOKEN } from '../support/running-app.js';
import { Browsing, SCHEMES, WIDTHS, describeInBrowser, type Visit } from '../support/browsing.js';

const OG = 'PREFIX og: <https://w3id.org/osce-graph/ontology#>\n';
const WORKSHOPS = `${OG}SELECT ?event ?day ?count {
  ?event a og:Workshop ; og:startDate ?day BIND(1 AS ?count)
} ORDER BY DESC(?day)`;
/** Rows without end: more than any budget of time is enough for. */
const ENDLESS = 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';
const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>';

describeInBrowser('The query page', () => {
  let browsing: Browsing;
  let visit: Visit;

  beforeAll(async () => {
    browsing = await Browsing.start({ service: { queryWorkerCount: 1 } });
    await browsing.app.update(`PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      INSERT DATA { GRAPH <urn:test:hostile> {
        <urn:test:thing> <urn:test:says>
          ${JSON.stringify(HOSTILE)}, <javascript:alert(1)>, <data:text/html,x> .
        <javascript:alert(1)> rdfs:label ${JSON.stringify(`click ${HOSTILE}`)}
      } }`);
  });
  afterAll(() => browsing.close());
  beforeEach(async () => {
    visit = await browsing.visit('/sparql');
  });
  // What the tests expect to fail is told to the console by the browser itself.
  afterEach(async () => {
    expect(
      visit.complaints.filter((complaint) => !complaint.includes('Failed to load resource')),
    ).toEqual([]);
    await visit.close();
  });

  const editor = (): Locator => visit.page.locator('.cm-content');
  const headline = (): Locator => visit.page.locator('#answer');

  async function write(text: string): Promise<void> {
    await editor().click();
    await visit.page.keyboard.press('ControlOrMeta+a');
    if (text === '') await visit.page.keyboard.press('Delete');
    else await visit.page.keyboard.insertText(text);
  }

  async function run(query: string): Promise<void> {
    await write(query);
    await visit.page.keyboard.press('Control+Enter');
    await visit.page.locator('form:not([data-running]) .run-state:not(:empty)').waitFor();
  }

  describe('completes', () => {
    it('prefixes as they are written', async () => {
      await write('ASK { }');
      await visit.page.keyboard.press('ArrowLeft');
      await visit.page.keyboard.type('?x rdfs:label "og:"');
      expect(await editor().innerText()).toBe(
        'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\nASK { ?x rdfs:label "og:"}',
      );
    });

    it('things by their names', async () => {
      await write('');
      await visit.page.keyboard.type('SELECT * { ?event og:organizer <presence in alb');
      await visit.page
        .locator('.cm-tooltip-autocomplete li', { hasText: 'Presence in Albania' })
        .first()
        .click();
      expect(await editor().innerText()).toContain(
        'og:organizer <https://w3id.org/osce-graph/id/organization/presence-in-albania>} # OSCE Presence in Albania',
      );
    });
  });

  describe('while one writes', () => {
    it('says how many rows to expect, and shows an error at its place, without a request that fails', async () => {
      await write('SELECT ?s {\n  ?s ?p ?o FILTRE(?o)\n}');
      await visit.page.locator('.wrong-word').waitFor();
      expect(await visit.page.locator('.wrong-word').innerText()).toBe('FILTRE');
      expect(await visit.page.locator('.forecast').innerText()).toContain('Line 2:');
      expect(visit.complaints).toEqual([]);
      await write(WORKSHOPS);
      await visit.page
        .locator('.forecast:not(.broken)', { hasText: /^About [\d,]+ rows$/ })
        .waitFor();
      expect(await visit.page.locator('.wrong-word').count()).toBe(0);
    });

    it('asks of the last text only', async () => {
      const asked: string[] = [];
      visit.page.on('request', (request) => {
        const query =
          request.url().includes('/explain?') && new URL(request.url()).searchParams.get('query');
        if (query) asked.push(query);
      });
      await write('');
      await visit.page.keyboard.type('ASK ');
      await visit.page.keyboard.type('{}');
      // The forecast for the text before may still be shown.
      while (asked.at(-1) !== 'ASK {}') await visit.page.waitForTimeout(20);
      await visit.page.locator('.forecast', { hasText: 'About 1 row' }).waitFor();
      expect(asked.length).toBeLessThan(4);
    });
  });

  describe('answers', () => {
    it('with a table of names that lead to things, sorted by a click', async () => {
      await run(WORKSHOPS);
      const first = visit.page.locator('.rows tbody:not(.spacer) tr').first();
      await first.locator('a', { hasText: /\s/ }).waitFor();
      expect(await first.locator('a').getAttribute('href')).toMatch(/^\/id\/event\//);
      const days = (): Promise<string[]> =>
        visit.page.locator('.rows tbody td:nth-child(3)').allInnerTexts();
      const asItCame = await days();
      await visit.page.getByRole('button', { name: /^day/ }).click();
      await visit.page.locator('th[aria-sort=ascending]').waitFor();
      expect(await days()).toEqual([...asItCame].sort());
      await visit.page.getByLabel('Names instead of IRIs').uncheck();
      await visit.page
        .locator('.rows tbody a', { hasText: 'https://w3id.org/osce-graph/id/event/' })
        .first()
        .waitFor();
      // Names are shown once: in place of IRIs, or beside them.
      await run(
        'PREFIX og: <https://w3id.org/osce-graph/ontology#> SELECT ?body ?name { ?body a ' +
          'og:FieldOperation ; <http://www.w3.org/2000/01/rdf-schema#label> ?name ' +
          'FILTER(LANG(?name) = "en") } LIMIT 5',
      );
      expect(await visit.page.locator('.rows th[scope=col]').count()).toBe(3);
      await visit.page.getByLabel('Names instead of IRIs').check();
      await visit.page.locator('.rows th[scope=col]').nth(2).waitFor({ state: 'detached' });
    });

    it('with a graph', async () => {
      await run(
        `CONSTRUCT WHERE {
           <https://w3id.org/osce-graph/id/organization/presence-in-albania> ?p ?o }`,
      );
      expect(await visit.page.locator('.turtle').innerText()).toContain('@prefix');
    });

    it('with 100,000 rows, of which only those in sight are laid out', async () => {
      await run('SELECT ?a ?b { ?a a ?x . ?b a ?y } LIMIT 100000');
      expect(await headline().innerText()).toBe('100,000 rows');
      await visit.page.locator('table[aria-rowcount="100001"]').waitFor();
      expect(await visit.page.locator('.rows tbody:not(.spacer) tr').count()).toBeLessThan(120);
      await visit.page.evaluate('document.querySelector(".rows").scrollTop = 1e9');
      await visit.page.locator('.row-number', { hasText: /^100000$/ }).waitFor();
      expect(await visit.page.locator('.rows tbody:not(.spacer) tr').count()).toBeLessThan(120);
    });

    it('with pictures, where the columns allow them', async () => {
      await run(
        `${OG}SELECT ?year (COUNT(*) AS ?events) {
           ?e og:startDate ?d BIND(YEAR(?d) AS ?year) } GROUP BY ?year`,
      );
      await visit.page.getByRole('button', { name: 'Timeline' }).click();
      await visit.page.locator('.chart rect').nth(5).waitFor();
      for (const pattern of ['?place geo:lat ?lat ; geo:long ?long', '?event og:place ?place']) {
        await run(
          `${OG}PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> SELECT * { ${pattern} }`,
        );
        await visit.page.getByRole('button', { name: 'Map', exact: true }).click();
        await visit.page.locator('.map circle').nth(20).waitFor();
        const land = await visit.page.waitForSelector('.map .land[d]', { state: 'attached' });
        expect((await land.getAttribute('d'))!.length).toBeGreaterThan(1_000);
      }
    });

    it('with the plan, before a run and measured', async () => {
      await write(WORKSHOPS);
      await visit.page.getByRole('button', { name: 'Plan' }).click();
      await visit.page.getByText('og:Workshop').waitFor();
      expect(await visit.page.innerText('body')).not.toContain('run ');
      await visit.page.goBack();
      await run(WORKSHOPS);
      await visit.page.getByRole('button', { name: 'Plan' }).click();
      await visit.page.getByText(/ ms, run .* ms, /).waitFor();
      await visit.page.goBack();
    });

    it('with why there are no rows, and the part at fault in the editor', async () => {
      await run(`${OG}SELECT ?event { ?event a og:Workshp ; og:organizer ?body }`);
      await visit.page.locator('.why-empty').waitFor();
      await visit.page.getByRole('button', { name: '?event a og:Workshp' }).click();
      expect(await visit.page.evaluate('document.activeElement.className')).toBe('code');
    });

    it('with an address to keep, and a citation', async () => {
      await run(WORKSHOPS);
      expect(new URL(visit.page.url()).searchParams.get('query')).toBe(WORKSHOPS);
      expect(await visit.page.locator('.formats li').allInnerTexts()).toEqual([
        'CSV',
        'TSV',
        'JSON',
        'XML',
      ]);
      const csv = await browsing.app.get(
        (await visit.page.locator('.formats a').first().getAttribute('href'))!,
      );
      expect(csv.text).toMatch(/^event,day,count\r\n/);
      await visit.page.getByLabel(/^Title of the citation/).fill('Workshops by day');
      await visit.page.getByRole('button', { name: 'Cite this answer' }).click();
      await visit.page.getByRole('heading', { name: 'Workshops by day' }).waitFor();
    });

    it('of asserted facts alone, on request: in the run, plan, link and files', async () => {
      const things = `${OG}SELECT (COUNT(*) AS ?n) { ?thing a og:Organization }`;
      const countOf = async (): Promise<number> =>
        Number(
          (
            await visit.page
              .locator('.rows tbody:not(.spacer) tr')
              .first()
              .locator('td')
              .last()
              .innerText()
          ).replace(/\D/g, ''),
        );
      await run(things);
      const all = await countOf();
      await visit.page.getByLabel('Exclude inferred facts').check();
      const checked = visit.page.waitForRequest(
        (request) =>
          request.url().includes('/explain?') && request.url().includes('inferred=false'),
      );
      await run(`${things} # asserted`);
      await checked;
      expect(await countOf()).toBeLessThan(all);
      expect(new URL(visit.page.url()).searchParams.get('inferred')).toBe('false');
      expect(await visit.page.locator('.formats a').first().getAttribute('href')).toContain(
        'inferred=false',
      );
      // A citation would be of another answer.
      expect(await visit.page.getByRole('button', { name: 'Cite this answer' }).count()).toBe(0);
      await visit.page.goto(visit.page.url());
      expect(await visit.page.getByLabel('Exclude inferred facts').isChecked()).toBe(true);
      await visit.page.locator('.rows tbody:not(.spacer) tr').first().waitFor();
      expect(await countOf()).toBeLessThan(all);
    });
  });

  describe('shows an answer that is not whole as such', () => {
    it('when the service cuts it', async () => {
      const impatient = await Browsing.start({ service: { queryTimeoutMs: 1_000 } });
      const patient = visit;
      try {
        visit = await impatient.visit('/sparql');
        await run(ENDLESS);
        await visit.page.locator('.problem', { hasText: 'is incomplete' }).waitFor();
        expect(await headline().innerText()).toMatch(/^[\d,]+ rows, not all$/);
      } finally {
        visit = patient;
        await impatient.close();
      }
    });

    it('when it ends before the document does', async () => {
      await visit.page.route('**/sparql', (route) =>
        route.fulfill({
          contentType: 'application/sparql-results+json',
          body:
            '{"head":{"vars":["a"]},"results":{"bindings":[\n' +
            '{"a":{"type":"literal","value":"x"}},\n',
        }),
      );
      await run('SELECT ?a { }');
      expect(await headline().innerText()).toBe('1 row, not all');
    });

    it('when it is stopped, and then the service stops too', async () => {
      await write(
        `SELECT (COUNT(DISTINCT ?text) AS ?n) {
           ?a ?b ?c . ?d ?e ?f . ?g ?h ?i
           BIND(CONCAT(STR(?a), STR(?d), STR(?g)) AS ?text) }`,
      );
      await visit.page.keyboard.press('Control+Enter');
      await visit.page.getByRole('button', { name: 'Stop' }).click();
      await visit.page.locator('form.editor:not([data-running])').waitFor();
      expect(await visit.page.locator('.result').innerText()).toContain('Stopped');
      // The request that asks is the only one; the query's time would not be over yet.
      while (!/^http_requests_in_progress 1$/m.test((await browsing.app.get('/metrics')).text))
        await visit.page.waitForTimeout(50);
    });
  });

  it('shows stored markup as text, and makes links of web addresses only', async () => {
    await run('SELECT ?value { <urn:test:thing> <urn:test:says> ?value }');
    await visit.page.locator('.rows', { hasText: `click ${HOSTILE}` }).waitFor();
    expect(await visit.page.locator('.rows').innerText()).toContain(HOSTILE);
    expect(await visit.page.locator('.rows a, .rows img, .rows script').count()).toBe(0);
  });

  it('saves a query for those who have a token', async () => {
    await write(WORKSHOPS);
    await visit.page.getByText('Save as a stored query').click();
    await visit.page.getByLabel('Name').fill('saved-here');
    await visit.page.getByLabel('Title (optional)').fill('Saved “here”: "now"');
    await visit.page.getByLabel('Access token (not stored)').fill('wrong');
    await visit.page.getByRole('button', { name: 'Save query' }).click();
    await visit.page.locator('.save-query [role=status]', { hasText: /token/i }).waitFor();
    await visit.page.getByLabel('Access token (not stored)').fill(TOKEN);
    await visit.page.getByRole('button', { name: 'Save query' }).click();
    await visit.page.getByRole('link', { name: 'saved-here' }).click();
    await visit.page.getByRole('heading', { name: 'Saved “here”: "now"' }).waitFor();
    expect(await visit.page.locator('pre').innerText()).toContain('og:Workshop');
  });

  it('keeps what is written over a reload, and leaves the editor by keyboard', async () => {
    const { page } = visit;
    await run('ASK {}');
    await write('SELECT * { # not run');
    await page.reload();
    expect(await editor().innerText()).toBe('SELECT * { # not run');
    expect(await page.locator('.result').count()).toBe(0);
    expect(await visit.barriers()).toEqual([]);
    await editor().click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Run query');
    const linked = `${browsing.app.url}/sparql?query=ASK%7B%7D`;
    await page.goto(linked);
    expect(await editor().innerText()).toBe('ASK{}');
    await write('ASK { # changed');
    await page.goto('about:blank');
    await page.goto(linked);
    expect(await editor().innerText()).toBe('ASK{}');
  });

  it('opens examples in the editor, and goes back to what was there', async () => {
    await run('ASK {}');
    await visit.page.locator('summary', { hasText: 'Places' }).click();
    await visit.page.getByRole('link', { name: 'Where events took place' }).click();
    await visit.page.getByRole('button', { name: 'Map', exact: true }).waitFor();
    await visit.page.goBack();
    await visit.page.locator('.verdict').waitFor();
    expect(await editor().innerText()).toBe('ASK {}');
  });

  it('has no barriers, and fits, with each view of an answer', async () => {
    await run(
      browsing.app.service.queries.shipped.find(({ title }) => title === 'Events by kind and year')!
        .query,
    );
    for (const view of ['Table', 'Timeline', 'Chart']) {
      await visit.page.getByRole('button', { name: view, exact: true }).click();
      for (const scheme of view === 'Table' ? SCHEMES : SCHEMES.slice(1)) {
        await visit.page.emulateMedia({ colorScheme: scheme });
        for (const width of WIDTHS) {
          await visit.page.setViewportSize({ width, height: 900 });
          expect([view, width, await visit.overflow()]).toEqual([view, width, 0]);
        }
        expect([
          view,
          await visit.barriers(scheme === 'dark' && view === 'Table' ? 'colors' : 'all'),
        ]).toEqual([view, []]);
      }
    }
  });

  it('works without scripts', async () => {
    const plain = await browsing.visit('/sparql', { runsScripts: false });
    await plain.page.getByLabel('SPARQL query').fill(WORKSHOPS);
    await plain.page.getByRole('button', { name: 'Run query' }).click();
    expect(await plain.page.locator('.result tbody tr').count()).toBeGreaterThan(3);
    expect(plain.complaints).toEqual([]);
    await plain.close();
  });
});
