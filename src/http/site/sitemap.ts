/** `/robots.txt` and `/sitemap.xml`: permissions and addresses for search engines. */
import { notFound } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';
import { SITEMAP, escapeXml, getOrMake } from '../../rdf/index.js';
import { LIST_KINDS, ThingList, type ListKind } from '../../lists/index.js';
import type { Service } from '../../service.js';
import { documentRoute } from '../exchange/document-route.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { asciiOf, pathOf, publicUrlOf } from '../exchange/links.js';
import { DOC_ADDRESSES } from '../docs/docs-routes.js';
import type { Operation, Route } from '../exchange/route.js';
import { ontologyGroups } from '../vocabulary/ontology-page.js';
import { inPath } from '../exchange/parameters.js';

/** Addresses in one part; the protocol allows five times as many. */
const PART_SIZE = 10_000;

const PAGES = 'pages';
const XML = 'application/xml';
const SINGLE_PAGES = [
  '/',
  ...LIST_KINDS.map(({ name }) => `/${name}`),
  '/search',
  '/sparql',
  '/snapshots',
  '/catalog',
  '/ontology',
  '/shapes',
  ...DOC_ADDRESSES,
];

export function sitemapRoutes(service: Service, settings: HttpSettings): Route[] {
  const route = (
    path: string,
    summary: string,
    mediaType: string,
    textOf: (publicUrl: string, part: string) => string,
    parameters: Operation['parameters'] = [],
  ): Route =>
    documentRoute(path, 'Search engines', {
      summary,
      parameters,
      offers: [{ format: 'text', mediaType }],
      document: (request) => ({
        write: () => textOf(publicUrlOf(request, settings.publicUrl), request.params.part ?? ''),
      }),
    });
  const part = inPath('part', 'A part that `/sitemap.xml` lists.', {
    examples: ['pages-1.xml', 'events-1.xml'],
  });
  return [
    route('/robots.txt', 'Rules for search engines', 'text/plain', robots),
    route('/sitemap.xml', 'The parts of the site map', XML, (publicUrl) =>
      sitemapIndex(service, publicUrl),
    ),
    route(
      '/sitemap/{part}',
      'A part of the site map',
      XML,
      (publicUrl, file) => sitemapPart(file, service, publicUrl),
      [part],
    ),
  ];
}

/** Queries and past versions are endless, so crawlers should not follow links through them. */
function robots(publicUrl: string): string {
  const disallowed = [
    '/sparql?',
    '/explain',
    '/ask?',
    '/search?',
    '/graphs?',
    '/*?version=',
    '/*&version=',
    '/*?format=',
    '/*&format=',
  ];
  return (
    `User-agent: *\n${disallowed.map((path) => `Disallow: ${path}\n`).join('')}\nSitemap: ` +
    `${publicUrl}/sitemap.xml\n`
  );
}

/** The paths of each part, made once a version, since they look at each thing. */
const partsOfVersion = new WeakMap<GraphVersion, ReadonlyMap<string, readonly string[]>>();

function parts(service: Service): ReadonlyMap<string, readonly string[]> {
  const { current } = service;
  return getOrMake(partsOfVersion, current, () => {
    const terms = ontologyGroups(current, service).flatMap((group) =>
      group.terms.map(({ id }) => `/ontology/${encodeURIComponent(id)}`),
    );
    const groups = [
      [PAGES, [...SINGLE_PAGES, ...terms]] as const,
      ...LIST_KINDS.map((kind) => [kind.name, things(kind, service)] as const),
    ];
    return new Map(
      groups.flatMap(([name, paths]) =>
        Array.from({ length: Math.ceil(paths.length / PART_SIZE) }, (_, index) => [
          `${name}-${index + 1}`,
          paths.slice(index * PART_SIZE, (index + 1) * PART_SIZE),
        ]),
      ),
    );
  });
}

/** Others' things have their pages elsewhere. */
function things(kind: ListKind, { current, names }: Service): string[] {
  const { dictionary } = current.ids;
  return [...ThingList.of(current, names, kind).members].flatMap(
    (id) => pathOf(dictionary.textOf(id), names) ?? [],
  );
}

function sitemapIndex(service: Service, publicUrl: string): string {
  const files = [...parts(service).keys()].map((name) => `${publicUrl}/sitemap/${name}.xml`);
  return documentOf('sitemapindex', 'sitemap', files);
}

function sitemapPart(file: string, service: Service, publicUrl: string): string {
  const all = parts(service);
  const paths = all.get(file.replace(/\.xml$/, ''));
  if (!paths || !file.endsWith('.xml'))
    throw notFound(
      `The site map has no part "${file}"; there are ` +
        `${[...all.keys()].map((name) => `${name}.xml`).join(', ')}.`,
    );
  return documentOf(
    'urlset',
    'url',
    paths.map((path) => publicUrl + path),
  );
}

function documentOf(element: string, entry: string, addresses: readonly string[]): string {
  const entries = addresses.map(
    (address) => `<${entry}><loc>${escapeXml(asciiOf(address))}</loc></${entry}>\n`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<${element} ` +
    `xmlns="${SITEMAP.iri}">\n${entries.join('')}</${element}>\n`
  );
}
