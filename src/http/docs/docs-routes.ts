/** `/docs`: the documentation of this version, as pages or Markdown. */
import { notFound } from '../../errors.js';
import { readPackage } from '../../rdf/index.js';
import { documentRoute, type DocumentOperation } from '../exchange/document-route.js';
import type { Offer } from '../exchange/negotiation.js';
import { inPath } from '../exchange/parameters.js';
import type { Parameter, Route } from '../exchange/route.js';
import { html } from '../pages/html.js';
import { renderPage } from '../pages/layout.js';
import { docPage, type DocPage } from './doc-pages.js';

const OFFERS: readonly Offer<'html' | 'markdown'>[] = [
  { format: 'html', mediaType: 'text/html' },
  { format: 'markdown', mediaType: 'text/markdown' },
];

const PAGE: Parameter = inPath('page', 'The name of the page, such as `querying`.', {
  examples: ['querying', 'decisions/0001-own-columns-and-operators'],
  isRequired: true,
});

export function docsRoutes(): Route[] {
  const route = (path: string, summary: string, parameters: readonly Parameter[]): Route =>
    documentRoute(path, 'Documentation', { summary, parameters, offers: OFFERS, document });
  return [
    route('/docs', 'The documentation, by reader', []),
    route('/docs/{page*}', 'A page of the documentation', [PAGE]),
  ];
}

const document: DocumentOperation<'html' | 'markdown'>['document'] = (
  { params },
  _response,
  { format },
) => {
  // Express gives the parts of a path that may have slashes.
  const name = [params.page ?? ''].flat().join('/');
  const page = docPage(name);
  if (!page)
    throw notFound(
      `There is no documentation page “${name.slice(0, 200)}”. The pages are listed at /docs.`,
    );
  return {
    state: [readPackage().version, page.markdown],
    write: () => (format === 'html' ? pageHtml(name, page) : page.markdown),
  };
};

function pageHtml(name: string, { title, body }: DocPage): string {
  const way = name === '' ? '' : html`<p class="kinds"><a href="/docs">Documentation</a></p>`;
  return renderPage(
    title,
    { canonical: `/docs${name && `/${name}`}` },
    html`<header class="page-head">
        ${way}
        <h1>${title}</h1>
      </header>
      <div class="docs">${body}</div>`,
    { section: 'Docs' },
  );
}
