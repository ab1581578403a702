import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOC_FILES, docPage } from '../../../src/http/docs/doc-pages.js';
import { PACKAGE_DIRECTORY } from '../../../src/rdf/index.js';
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

  it('has no scripts', () => {
    for (const { name } of PAGES) expect(docPage(name)!.body.source).not.toContain('<script');
  });
});
