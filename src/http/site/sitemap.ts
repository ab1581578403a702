/** `/robots.txt` and `/sitemap.xml`: permissions and addresses for search engines. */
import { notFound } from '../../errors.js';
import { LIST_KINDS, ThingList } from '../../lists/index.js';
import { SITEMAP, escapeXml } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { documentRoute } from '../exchange/document-route.js';
import { asciiOf, pathOf, publicUrlOf } from '../exchange/links.js';
import { inPath } from '../exchange/parameters.js';
import type { Operation, Route } from '../exchange/route.js';

/** Addresses in one part; the protocol allows five times as many. */
const PART_SIZE = 10_000;

const SINGLE_PAGES = [
  ...['/', '/search', '/ask', '/sparql', '/queries', '/snapshots', '/catalog', '/ontology'],
  ...['/shapes', '/docs', ...LIST_KINDS.map(({ name }) => `/${name}`)],
];

/** Queries and past versions are endless, so crawlers should not follow links through them. */
const DISALLOWED = [
  ...['/sparql?', '/explain', '/ask?', '/search?', '/graphs?'],
  ...['/*?version=', '/*&version=', '/*?format=', '/*&format='],
];

export function sitemapRoutes(service: Service): Route[] {
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
        write: () => textOf(publicUrlOf(request), request.params.part ?? ''),
      }),
    });
  const part = inPath('part', 'A part that `/sitemap.xml` lists.', { examples: ['events-1.xml'] });
  return [
    route('/robots.txt', 'Rules for search engines', 'text/plain', robots),
    route('/sitemap.xml', 'The parts of the site map', 'application/xml', (publicUrl) =>
      documentOf(
        ['sitemapindex', 'sitemap'],
        [...partsOf(service).keys()].map((name) => `${publicUrl}/sitemap/${name}`),
      ),
    ),
    route(
      '/sitemap/{part}',
      'A part of the site map',
      'application/xml',
      (publicUrl, name) => {
        const paths = partsOf(service).get(name);
        if (!paths) throw notFound(`The site map has no part "${name}"; /sitemap.xml lists them.`);
        return documentOf(
          ['urlset', 'url'],
          paths().map((path) => publicUrl + path),
        );
      },
      [part],
    ),
  ];
}

const robots = (publicUrl: string): string =>
  `User-agent: *\n${DISALLOWED.map((path) => `Disallow: ${path}\n`).join('')}\n` +
  `Sitemap: ${publicUrl}/sitemap.xml\n`;

/** The paths of each part; others' things have their pages elsewhere. */
function partsOf({ current, names }: Service): Map<string, () => readonly string[]> {
  const parts = new Map<string, () => readonly string[]>([['pages.xml', () => SINGLE_PAGES]]);
  for (const kind of LIST_KINDS) {
    const { members } = ThingList.of(current, names, kind);
    for (let start = 0; start < members.length; start += PART_SIZE)
      parts.set(`${kind.name}-${start / PART_SIZE + 1}.xml`, () =>
        [...members.slice(start, start + PART_SIZE)].flatMap(
          (id) => pathOf(current.ids.dictionary.textOf(id), names) ?? [],
        ),
      );
  }
  return parts;
}

function documentOf(
  [list, entry]: readonly [string, string],
  addresses: readonly string[],
): string {
  const entries = addresses.map(
    (address) => `<${entry}><loc>${escapeXml(asciiOf(address))}</loc></${entry}>\n`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<${list} xmlns="${SITEMAP.iri}">\n` +
    `${entries.join('')}</${list}>\n`
  );
}
