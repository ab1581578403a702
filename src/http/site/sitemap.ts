/** `/robots.txt` and `/sitemap.xml`: permissions and addresses for search engines. */
import { notFound } from '../../errors.js';
import type { GraphVersion, TermId } from '../../graph/index.js';
import { SITEMAP, escapeXml } from '../../rdf/index.js';
import { LIST_KINDS, ThingList, type ListKind } from '../../lists/index.js';
import type { Service } from '../../service.js';
import { documentRoute } from '../exchange/document-route.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { asciiOf, pathOf, publicUrlOf } from '../exchange/links.js';
import { DOC_ADDRESSES } from '../docs/docs-routes.js';
import {
  pathParameter,
  type Operation,
  type Route,
  type RoutedRequest,
} from '../exchange/route.js';
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
    textOf: (publicUrl: string, request: RoutedRequest) => string,
    parameters: Operation['parameters'] = [],
  ): Route =>
    documentRoute(path, 'Search engines', {
      summary,
      parameters,
      offers: [{ format: 'text', mediaType }],
      document: (request) => ({
        write: () => textOf(publicUrlOf(request, settings.publicUrl), request),
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
      (publicUrl, request) => sitemapPart(pathParameter(request, 'part'), service, publicUrl),
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

/** An address, with its last change if known. */
interface Entry {
  readonly path: string;
  readonly lastChange: Date | undefined;
}

/** Cached for each version, since they look at each thing. */
const entriesOfVersion = new WeakMap<GraphVersion, ReadonlyMap<string, readonly Entry[]>>();

function parts(service: Service): ReadonlyMap<string, readonly Entry[]> {
  const version = service.current;
  let known = entriesOfVersion.get(version);
  if (!known) {
    const found = new Map<string, readonly Entry[]>();
    const add = (name: string, entries: readonly Entry[]): void => {
      for (let start = 0; start < entries.length; start += PART_SIZE)
        found.set(`${name}-${start / PART_SIZE + 1}`, entries.slice(start, start + PART_SIZE));
    };
    add(PAGES, pages(service));
    for (const kind of LIST_KINDS) add(kind.name, things(kind, service));
    entriesOfVersion.set(version, (known = found));
  }
  return known;
}

function pages(service: Service): Entry[] {
  const { current } = service;
  const terms = ontologyGroups(current, service).flatMap((group) =>
    group.terms.map(({ id }) => `/ontology/${encodeURIComponent(id)}`),
  );
  return [...SINGLE_PAGES, ...terms].map((path) => ({ path, lastChange: current.committedAt }));
}

function things(kind: ListKind, service: Service): Entry[] {
  const { current, names } = service;
  const { dictionary } = current.ids;
  return [...ThingList.of(current, names, kind).members].flatMap((id) => {
    const path = pathOf(dictionary.textOf(id), names);
    // Others' things have their pages elsewhere.
    return path === undefined ? [] : [{ path, lastChange: lastChangeOf(id, service) }];
  });
}

/** A page changes with its thing's statements and incoming links. */
function lastChangeOf(id: TermId, { current, history }: Service): Date | undefined {
  const version = history.lastChange(current, { said: [id], named: [], classed: [], linked: [id] });
  return version === undefined || version === 0 ? undefined : history.commitOf(version).committedAt;
}

function sitemapIndex(service: Service, publicUrl: string): string {
  const entries = [...parts(service)].map(([name, members]) => {
    const changes = members.map(({ lastChange }) => lastChange?.getTime() ?? NaN);
    const isKnown = changes.every((change) => !Number.isNaN(change));
    const latest = changes.reduce((last, change) => Math.max(last, change), 0);
    return entryOf(
      'sitemap',
      { path: `/sitemap/${name}.xml`, lastChange: isKnown ? new Date(latest) : undefined },
      publicUrl,
    );
  });
  return documentOf('sitemapindex', entries);
}

function sitemapPart(file: string, service: Service, publicUrl: string): string {
  const all = parts(service);
  const entries = all.get(file.replace(/\.xml$/, ''));
  if (!entries || !file.endsWith('.xml'))
    throw notFound(
      `The site map has no part "${file}"; there are ` +
        `${[...all.keys()].map((name) => `${name}.xml`).join(', ')}.`,
    );
  return documentOf(
    'urlset',
    entries.map((entry) => entryOf('url', entry, publicUrl)),
  );
}

function entryOf(element: string, { path, lastChange }: Entry, publicUrl: string): string {
  const address = `<loc>${escapeXml(asciiOf(publicUrl + path))}</loc>`;
  const change = lastChange ? `<lastmod>${lastChange.toISOString()}</lastmod>` : '';
  return `<${element}>${address}${change}</${element}>`;
}

function documentOf(element: string, entries: readonly string[]): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<${element} ` +
    `xmlns="${SITEMAP.iri}">\n${entries.join('\n')}\n</${element}>\n`
  );
}
