import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attribute, elementsOf, type Element, compactHtml } from '../../support/html.js';
import { randomOf } from '../../support/random.js';
import { RunningApp, jsonOf, type Answer, type Problem } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const HTML = { Accept: 'text/html' };

async function page(path: string): Promise<string> {
  const answer = await app.get(path, HTML);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
  return answer.text;
}

const textOf = (element: Element): string =>
  element.childNodes
    .map((node) => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : ''))
    .join('');
const hasClass = (element: Element, name: string): boolean =>
  (attribute(element, 'class') ?? '').split(' ').includes(name);
const numberIn = (text: string): number => Number(text.replace(/\D/g, ''));

/** A link with a count beside it, and what the count is of. */
interface Choice {
  readonly label: string;
  readonly href: string;
  readonly count: number;
}

function choicesOf(text: string): Choice[] {
  return elementsOf(text)
    .filter(({ tagName }) => tagName === 'a')
    .flatMap((link) => {
      const tally = link.childNodes.find(
        (node): node is Element => 'tagName' in node && hasClass(node, 'tally'),
      );
      return tally
        ? [{ label: textOf(link), href: attribute(link, 'href')!, count: numberIn(textOf(tally)) }]
        : [];
    });
}

const headingOf = (text: string): string =>
  textOf(elementsOf(text).find((element) => attribute(element, 'id') === 'rows')!);
/** Rows where things are counted in groups, else things. */
const rowsOf = (text: string): number =>
  numberIn(/<p class="hint">([\d,]+) rows?<\/p>/.exec(text)?.[1] ?? headingOf(text));
const groupOf = (address: string): string | null =>
  new URL(address, app.url).searchParams.get('group');
const columnCount = (address: string): number =>
  new URL(address, app.url).searchParams.getAll('show').length;
const sparqlOf = (text: string): string =>
  textOf(
    elementsOf(text).find((element) => attribute(element, 'aria-label') === 'The query in SPARQL')!,
  );

async function rowCountOf(sparql: string): Promise<number> {
  const answer = await app.get(`/sparql?query=${encodeURIComponent(sparql)}`, {
    Accept: 'application/sparql-results+json',
  });
  expect(answer.status).toBe(200);
  return jsonOf<{ results: { bindings: unknown[] } }>(answer).results.bindings.length;
}

/** Follows choices from page to page, and holds what stands beside them against where they lead. */
async function walk(random: () => number, steps: number): Promise<void> {
  let address = '/build';
  for (let step = 0; step < steps; step += 1) {
    const choices = choicesOf(await page(address));
    const choice = choices[Math.floor(random() * choices.length)]!;
    const next = await page(choice.href);
    // A choice of groups says how many rows there are, a condition how many things; a column says
    // how many have a value to show, and leaves out none.
    const found =
      groupOf(address) === groupOf(choice.href) ? numberIn(headingOf(next)) : rowsOf(next);
    if (columnCount(address) === columnCount(choice.href))
      expect([choice.href, found]).toEqual([choice.href, choice.count]);
    expect([choice.href, await rowCountOf(sparqlOf(next))]).toEqual([choice.href, rowsOf(next)]);
    address = choice.href;
  }
}

describe('The page that builds queries', () => {
  it('begins with the kinds that there are', async () => {
    const choices = choicesOf(await page('/build'));
    expect(choices.find(({ label }) => label.startsWith('events'))?.count).toBe(
      (
        await app.select(
          `SELECT DISTINCT ?event { ?event a <${app.service.names.og('Event').value}> }`,
        )
      ).length,
    );
    expect(choices.every(({ count }) => count > 0)).toBe(true);
  });

  it('links to as many results as each choice says, and as its SPARQL finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), (way) => walk(randomOf(way), 6)),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('has the rows of the SPARQL, with links and names', async () => {
    const text = await page(
      '/build?kind=Event&1=organizer&1.a=FieldOperation&2=organizer&2.a=Ministry' +
        '&show=startDate&show=organizer&sort=-startDate',
    );
    const [first] = elementsOf(text).filter(({ tagName }) => tagName === 'tbody');
    const row = first!.childNodes.find((node): node is Element => 'tagName' in node)!;
    const cells = row.childNodes.filter((node): node is Element => 'tagName' in node);
    const [event] = await app.select(sparqlOf(text));
    expect(
      attribute(
        elementsOf(text).find(
          ({ tagName, parentNode }) =>
            tagName === 'a' && parentNode && 'tagName' in parentNode && parentNode.tagName === 'td',
        )!,
        'href',
      ),
    ).toBe(`/${event!.slice(app.service.names.baseIri.length)}`);
    expect(cells).toHaveLength(3);
    expect(textOf(cells[2]!)).toContain('Ministry');
  });

  it('takes what a form sends, and says when nothing is found how to find something', async () => {
    const some = await page('/build?kind=Event&1=startDate&at=1&1.from=2021-03&1.to=');
    expect(rowsOf(some)).toBe(await rowCountOf(sparqlOf(some)));
    expect(some).toContain('There is something from');
    const none = await page('/build?kind=Event&1=label&1.has=no+event+is+called+so');
    expect(none).toContain('nothing matches all conditions');
    expect(choicesOf(none).find(({ label }) => label.includes('Without'))?.count).toBe(
      (
        await app.select(
          `SELECT DISTINCT ?event { ?event a <${app.service.names.og('Event').value}> }`,
        )
      ).length,
    );
  });

  it('offers no condition more than an address may have', async () => {
    const deep = await page(
      '/build?kind=Event&1=organizer&1.1=organizer-of&1.1.1=organizer&1.1.1.1=ofState&at=1.1.1.1',
    );
    expect(deep).not.toContain('Add a condition on its value');
    expect(
      await page('/build?kind=Event&1=organizer&1.1=organizer-of&1.1.1=organizer&at=1.1.1'),
    ).toContain('Add a condition on its value');
    const conditions = Array.from({ length: 16 }, (_, index) => `${index + 1}=label`);
    expect(await page(`/build?kind=Event&${conditions.join('&')}`)).not.toContain(
      'Add a condition on',
    );
  });

  it('finds values by their names', async () => {
    const all = choicesOf(await page('/build?kind=Event&1=organizer&at=1'));
    const found = choicesOf(await page('/build?kind=Event&1=organizer&at=1&find=emergency'));
    expect(all.some(({ label }) => label.includes('Emergency'))).toBe(false);
    expect(found.some(({ label }) => label.includes('Emergency'))).toBe(true);
    expect(await page('/build?kind=Event&1=organizer&at=1&find=zzzz')).toContain(
      'No name contains that.',
    );
  });

  it('counts by the values of a condition', async () => {
    const text = await page(
      '/build?kind=Event&1=organizer&1.a=FieldOperation&2=organizer&2.a=Ministry&group=2',
    );
    expect(rowsOf(text)).toBe(await rowCountOf(sparqlOf(text)));
    expect(sparqlOf(text)).toContain('GROUP BY ?organizer2');
    // Without the first condition the second has another number.
    expect(
      choicesOf(text)
        .filter(({ label }) => label.includes('Without'))
        .map(({ href }) => new URL(href, app.url).searchParams.get('group')),
    ).toEqual([null, null]);
  });

  it('opens its SPARQL in the query page, and gives the rows as files', async () => {
    const text = await page('/build?kind=State&1=iso2&1.value=AL');
    const links = elementsOf(text)
      .filter(({ tagName }) => tagName === 'a')
      .map((link) => attribute(link, 'href')!);
    const query = links.find((href) => href.startsWith('/sparql?query='))!;
    expect(new URL(query, app.url).searchParams.get('query')).toBe(sparqlOf(text));
    const csv = await app.get(links.find((href) => href.includes('format=csv'))!);
    expect(csv.text).toBe(`state,name\r\n${app.service.names.baseIri}id/state/albania,Albania\r\n`);
  });

  it('keeps to a version that is asked for', async () => {
    const text = await page('/build?kind=Event&version=1');
    const links = [
      ...choicesOf(text).map(({ href }) => href),
      ...elementsOf(text)
        .filter(({ tagName }) => tagName === 'a')
        .map((link) => attribute(link, 'href')!)
        .filter((href) => href.startsWith('/sparql?')),
    ];
    expect(links.filter((href) => !new URL(href, app.url).searchParams.has('version'))).toEqual([]);
  });

  it('is not sent again to who has it', async () => {
    const first = await app.get('/build?kind=State', HTML);
    const again: Answer = await app.get('/build?kind=State', {
      ...HTML,
      'If-None-Match': first.headers.etag!,
    });
    expect(again.status).toBe(304);
  });

  it('looks at all graphs where queries do not, and says so', async () => {
    const strict = await RunningApp.start({ service: { isUnionDefaultGraph: false } });
    try {
      const { text } = await strict.get('/build?kind=State&1=iso2&1.value=AL', HTML);
      expect(compactHtml(text)).toContain('This page looks at all graphs.');
      expect([
        headingOf(text),
        text.includes('/id/state/albania"'),
        text.includes('format=csv'),
      ]).toEqual(['1 State', true, false]);
    } finally {
      await strict.close();
    }
  });

  it('refuses what it cannot read, saying what it expected and where', async () => {
    const answer = await app.get('/build?kind=Event&1=startDate&1.from=soon', {
      Accept: 'application/problem+json',
    });
    expect([answer.status, jsonOf<Problem>(answer)]).toMatchObject([
      400,
      {
        code: 'bad-request',
        detail: '?1.from: expected a date such as 2021-11-23, 2021-11 or 2021; found "soon".',
        parameter: '1.from',
      },
    ]);
  });

  it('shows text of the graph and of the address as text', async () => {
    await app.update(
      `PREFIX og: <${app.service.names.ontologyIri}> INSERT DATA { GRAPH ` +
        `<${app.service.names.graphs.edits.value}> { <urn:evil> a og:Person ; ` +
        '<http://www.w3.org/2000/01/rdf-schema#label> "<script>alert(1)</script>"@en } }',
    );
    for (const address of [
      '/build?kind=Person&1=label&at=1&find=script',
      '/build?kind=Person&1=label&1.has=%3Cscript%3E&at=1',
    ]) {
      const text = await page(address);
      expect(text).toContain('&lt;script&gt;');
      expect(elementsOf(text).filter(({ tagName }) => tagName === 'script')).toEqual([]);
    }
  });
});
