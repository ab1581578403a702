/** `/docs`: the documentation of this version, as pages or Markdown. */
import { notFound } from '../../errors.js';
import { readPackage } from '../../rdf/index.js';
import { REVALIDATED, endIfUnchanged, etagOf } from '../exchange/conditional.js';
import { negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import { formatParameter, inPath, mediaTypesOf } from '../exchange/parameters.js';
import { getRoute, type Operation, type Parameter, type Route } from '../exchange/route.js';
import { html } from '../pages/html.js';
import { renderPage } from '../pages/layout.js';
import { DOC_FILES, docPage, type DocPage } from './doc-pages.js';

const OFFERS: readonly Offer<'html' | 'markdown'>[] = [
  { format: 'html', mediaType: 'text/html' },
  { format: 'markdown', mediaType: 'text/markdown' },
];

const PAGE: Parameter = inPath('page', 'The name of the page, such as `querying`.', {
  examples: ['querying', 'decisions/0001-own-columns-and-operators'],
  isRequired: true,
});

export function docsRoutes(): Route[] {
  const get = (summary: string, parameters: readonly Parameter[]): Operation => ({
    summary,
    parameters: [...parameters, formatParameter(OFFERS)],
    mediaTypes: mediaTypesOf(OFFERS),
    errors: parameters.length > 0 ? ['not-found', 'not-acceptable'] : ['not-acceptable'],
    handle: (request, response) => {
      const { page: path = '' } = request.params;
      // Express gives the parts of a path that may have slashes.
      const name = ([] as string[]).concat(path).join('/');
      const page = docPage(name);
      if (!page)
        throw notFound(
          `There is no documentation page “${name.slice(0, 200)}”. The pages are listed at /docs.`,
          { details: { list: '/docs' } },
        );
      const { format, mediaType } = negotiate(request, OFFERS);
      response.vary('Accept').set('Cache-Control', REVALIDATED);
      const etag = etagOf(readPackage().version, format, page.markdown);
      if (endIfUnchanged(request, response, etag)) return;
      response
        .type(withCharset(mediaType))
        .send(format === 'html' ? pageHtml(name, page) : page.markdown);
    },
  });
  return [
    getRoute('/docs', 'Documentation', get('The documentation, by reader', [])),
    getRoute('/docs/{page*}', 'Documentation', get('A page of the documentation', [PAGE])),
  ];
}

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

export const DOC_ADDRESSES: readonly string[] = [...DOC_FILES.keys()].map(
  (name) => `/docs${name && `/${name}`}`,
);
