import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOC_FILES, docPage, pageOf } from '../../../src/http/docs/docs-routes.js';
import { PACKAGE_DIRECTORY } from '../../../src/rdf/index.js';
import { elementsOf } from '../../support/html.js';
import { RunningApp } from '../../support/running-app.js';

const PAGES = [...DOC_FILES].map(([name, file]) => ({ name, file }));

describe('The documentation in the service', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await RunningApp.start();
  });

  afterAll(() => app.close());

  const get = (path: string, accept = 'text/html'): Promise<Response> =>
    fetch(app.url + path, { headers: { Accept: accept } });

  it.each(PAGES)('has a page for docs/$file', async ({ name, file }) => {
    const response = await get(`/docs${name && `/${name}`}`);
    expect(response.status).toBe(200);
    const text = await response.text();
    const [, title = ''] = /^# (.+)$/m.exec(
      readFileSync(join(PACKAGE_DIRECTORY, 'docs', file), 'utf8'),
    )!;
    expect(text).toContain(`<h1>${title.replaceAll('&', '&amp;')}</h1>`);
  });

  it('links only to its own pages and anchors, and outside', () => {
    const broken = PAGES.flatMap(({ name }) =>
      [...docPage(name)!.body.source.matchAll(/<a href="([^"]+)"/g)]
        .map(([, href = '']) => href)
        .filter((href) => !/^https?:/.test(href))
        .filter((href) => {
          const [path = '', anchor] = href.split('#');
          const target = docPage(path === '' ? name : path.replace(/^\/docs\/?/, ''));
          return (
            !target || (anchor !== undefined && !target.body.source.includes(`id="${anchor}"`))
          );
        })
        .map((href) => `${name}: ${href}`),
    );
    expect(broken).toEqual([]);
  });

  it('says where a file is that has no page', () => {
    const { body } = pageOf('# T\n\nSee [the log](../CHANGELOG.md), [all](README.md).', 'a.md');
    expect(body.source).toBe('<p>See the log (in the repository), <a href="/docs">all</a>.</p>\n');
  });

  it('has an overview for language models, whose links answer', async () => {
    const { status, headers, text } = await app.get('/llms.txt');
    expect([status, headers['content-type']]).toEqual([200, 'text/markdown; charset=utf-8']);
    expect(text).toMatch(/^# osce-graph\n\n> /);
    const links = [...text.matchAll(/\]\((http[^)]+)\)/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(15);
    for (const link of links) {
      const answer = await app.get(link.slice(app.url.length));
      expect([link, answer.status]).toEqual([link, 200]);
    }
  });

  it('is searched by words, in headings first', async () => {
    const text = await (await get('/docs?q=backup')).text();
    expect(/<h3><a href="([^"]*)"/.exec(text)![1]).toBe('/docs/operating#backup');
  });

  it('is Markdown for those who ask for it', async () => {
    const response = await get('/docs/querying', 'text/markdown');
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(await response.text()).toBe(docPage('querying')!.markdown);
  });

  it('is not sent again while it is the same', async () => {
    const etag = (await get('/docs')).headers.get('etag')!;
    const again = await fetch(`${app.url}/docs`, {
      headers: { Accept: 'text/html', 'If-None-Match': etag },
    });
    expect(again.status).toBe(304);
  });

  it.each(['/docs/nothing', '/docs/..%2F..%2Fpackage', '/docs/README.md'])(
    'has no page at %s',
    async (path) => {
      expect((await get(path, 'application/json')).status).toBe(404);
    },
  );

  it.each([
    '<script>alert(1)</script>',
    'Text with <script src="https://example.org/x.js"></script> in a line',
    '<img src="x" onerror="alert(1)">',
    '<svg><script>alert(1)</script></svg>',
    '[link](javascript:alert(1))',
    '[link]( JaVaScript&#58;alert(1) "title")',
    '<javascript:alert(1)>',
    '![image](data:text/html,<script>alert(1)</script>)',
    '| a |\n|---|\n| <script>alert(1)</script> |',
    '```html"><script>alert(1)</script>\n<script>alert(1)</script>\n```',
  ])('shows %j as text and runs none of it', (markdown) => {
    const { body } = pageOf(`# Title\n\n${markdown}\n`, 'README.md');
    expect(body.source).toMatch(/alert\(1\)|x\.js/);
    for (const { tagName, attrs } of elementsOf(body.source)) {
      expect(['script', 'svg', 'img']).not.toContain(tagName);
      for (const { name, value } of attrs) {
        expect(name).not.toMatch(/^on/);
        expect(value).not.toMatch(/^\s*(?:javascript|data):/i);
      }
    }
  });
});
