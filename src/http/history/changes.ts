/** `/changes`: commits as an event stream (LDES, TREE) and Atom, and each as RDF Patch. */
import { exchangeOver } from '../exchange/streaming.js';
import type { Request, Response } from 'express';
import { RDF_FORMATS, parseRdf, serializeText, type RdfFormat } from '../../rdf/index.js';
import { PAGE_NUMBER, wholeNumber } from '../../input/index.js';
import type { Service } from '../../service.js';
import type { ChangesPage } from '../../snapshots/index.js';
import { inTurns } from '../../threads/index.js';
import { atomFeed } from './atom-feed.js';
import { changeDocument, changesDocument, type FeedAddresses } from './change-stream.js';
import { IMMUTABLE } from '../exchange/conditional.js';
import { documentRoute } from '../exchange/document-route.js';
import { WITH_RECEIPTS, wantsReceipts } from './diff.js';
import { publicUrlOf } from '../exchange/links.js';
import type { Offer } from '../exchange/negotiation.js';
import { inPath, inQuery } from '../exchange/parameters.js';
import { parametersOf } from '../exchange/request.js';
import { pathParameter, type Route } from '../exchange/route.js';

const JSON_LD_FIRST = RDF_FORMATS.filter(({ format }) => format !== 'rdfxml').sort(
  (left, right) => Number(right.format === 'jsonld') - Number(left.format === 'jsonld'),
);
/** A browser is sent to the corresponding page. */
const PAGE = { format: 'html', mediaType: 'text/html', isUnlisted: true } as const;
const FEED_OFFERS: readonly Offer<RdfFormat | 'atom' | 'html'>[] = [
  ...JSON_LD_FIRST,
  {
    format: 'atom',
    mediaType: 'application/atom+xml',
    aliases: ['application/xml', 'text/xml'],
  },
  PAGE,
];
const CHANGE_OFFERS: readonly Offer<RdfFormat | 'rdf-patch' | 'html'>[] = [
  { format: 'rdf-patch', mediaType: 'application/rdf-patch' },
  ...JSON_LD_FIRST,
  PAGE,
];

export function changesRoutes(service: Service): Route[] {
  return [feedRoute(service), commitRoute(service)];
}

function feedRoute(service: Service): Route {
  return documentRoute('/changes', 'Versions', {
    summary: 'The feed of commits, the newest page by default',
    parameters: [
      inQuery('page', 'The page; 1 is the oldest. A full page never changes again.', {
        schema: PAGE_NUMBER,
      }),
    ],
    offers: FEED_OFFERS,
    otherStatuses: { 303: 'Redirects a browser to the list of versions.' },
    document: (request, response, { format }) => {
      if (format === 'html') {
        response.redirect(303, '/snapshots');
        return undefined;
      }
      const sent = parametersOf(request).get('page');
      const page = service.changes.page(sent === null ? undefined : Number(sent));
      const addresses = addressesOf(request, service);
      response.set('Graph-Version', String(service.current.number));
      setLinks(response, page, addresses);
      const isNewest = sent === null;
      return {
        state: [addresses.feed, format, String(sent), page.changes.at(-1)?.digest ?? ''],
        ...(page.isFull && !isNewest ? { caching: IMMUTABLE } : {}),
        write: () =>
          format === 'atom'
            ? atomFeed(page, addresses, isNewest)
            : written(changesDocument(page, addresses, isNewest), format, service),
      };
    },
  });
}

function commitRoute(service: Service): Route {
  return documentRoute('/changes/{version}', 'Versions', {
    summary: 'One commit, for mirrors',
    parameters: [
      inPath('version', 'The number of the version that the commit made.', {
        examples: ['1'],
        schema: wholeNumber(1),
      }),
      WITH_RECEIPTS,
    ],
    offers: CHANGE_OFFERS,
    otherStatuses: { 303: 'Redirects a browser to the difference that the commit made.' },
    document: (request, response, { format }) => {
      const commit = service.changes.change(pathParameter(request, 'version'));
      if (format === 'html') {
        const before = service.committer.log.lastId(commit.id - 1);
        response.redirect(303, `/snapshots/${before}/diff/${commit.id}`);
        return undefined;
      }
      const addresses = addressesOf(request, service);
      const withReceipts = wantsReceipts(request);
      response.set('Graph-Version', String(commit.id));
      return {
        state: [addresses.feed, format, String(withReceipts), commit.digest],
        caching: IMMUTABLE,
        write: async () => {
          if (format !== 'rdf-patch')
            return written(changeDocument(commit, addresses), format, service);
          const diff = await service.diffs.between(commit.after, commit.id, {
            withReceipts,
            blankNodes: 'as-logged',
            signal: exchangeOver(response),
          });
          return inTurns(diff.rdfPatch());
        },
      };
    },
  });
}

function addressesOf(request: Request, service: Service): FeedAddresses {
  const publicUrl = publicUrlOf(request);
  return { baseIri: service.names.baseIri, publicUrl, feed: `${publicUrl}/changes` };
}

function setLinks(response: Response, { number }: ChangesPage, { feed }: FeedAddresses): void {
  response.append('Link', [
    `<${feed}>; rel="current"`,
    `<${feed}?format=atom>; rel="alternate"; type="application/atom+xml"`,
    ...(number > 1 ? [`<${feed}?page=${number - 1}>; rel="prev"`] : []),
  ]);
}

async function written(document: object, format: RdfFormat, service: Service): Promise<string> {
  const text = JSON.stringify(document, null, 1);
  return format === 'jsonld'
    ? text
    : serializeText(await parseRdf(text, { format: 'jsonld' }), format, {
        prefixes: service.prefixes,
      });
}
