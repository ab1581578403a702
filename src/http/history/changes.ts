/** `/changes`: commits as an event stream (LDES, TREE) and Atom, and each as RDF Patch. */
import { inTurns, exchangeOver, sendChunks } from '../exchange/streaming.js';
import type { Request, Response } from 'express';
import { RDF_FORMATS, parseRdf, serializeText, type RdfFormat } from '../../rdf/index.js';
import { PAGE_NUMBER, wholeNumber } from '../../input/index.js';
import type { Service } from '../../service.js';
import type { ChangesPage } from '../../snapshots/index.js';
import { atomFeed } from './atom-feed.js';
import { changeDocument, changesDocument, type FeedAddresses } from './change-stream.js';
import { IMMUTABLE, endIfUnchanged, etagOf } from '../exchange/conditional.js';
import { wantsReceipts } from './diff.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { publicUrlOf } from '../exchange/links.js';
import { negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import { formatParameter, inPath, inQuery, mediaTypesOf } from '../exchange/parameters.js';
import { parametersOf } from '../exchange/request.js';
import { getRoute, type Handler, type Operation, type Route } from '../exchange/route.js';
import { pathParameter } from '../exchange/route.js';

type FeedFormat = RdfFormat | 'atom' | 'html';
type ChangeFormat = RdfFormat | 'rdf-patch' | 'html';

const JSON_LD_FIRST = RDF_FORMATS.filter(({ format }) => format !== 'rdfxml').sort(
  (left, right) => Number(right.format === 'jsonld') - Number(left.format === 'jsonld'),
);
/** A browser is sent to the corresponding page. */
const PAGE = { format: 'html', mediaType: 'text/html', isUnlisted: true } as const;
const FEED_OFFERS: readonly Offer<FeedFormat>[] = [
  ...JSON_LD_FIRST,
  {
    format: 'atom',
    mediaType: 'application/atom+xml',
    aliases: ['application/xml', 'text/xml'],
  },
  PAGE,
];
const CHANGE_OFFERS: readonly Offer<ChangeFormat>[] = [
  { format: 'rdf-patch', mediaType: 'application/rdf-patch' },
  ...JSON_LD_FIRST,
  PAGE,
];

export function changesRoutes(service: Service, settings: HttpSettings): Route[] {
  const feed: Operation = {
    summary: 'The feed of commits, the newest page by default',
    parameters: [
      inQuery('page', 'The page; 1 is the oldest. A full page never changes again.', {
        schema: PAGE_NUMBER,
      }),
      formatParameter(FEED_OFFERS),
    ],
    mediaTypes: mediaTypesOf(FEED_OFFERS),
    otherStatuses: { 303: 'Redirects a browser to the list of versions.' },
    handle: (request, response) => sendFeed(request, response, service, settings),
  };
  const commit: Operation = {
    summary: 'One commit, for mirrors',
    parameters: [
      inPath('version', 'The number of the version that the commit made.', {
        examples: ['1'],
        schema: wholeNumber(1),
      }),
      inQuery('with', 'Include receipts.', { schema: { enum: ['receipts'] } }),
      formatParameter(CHANGE_OFFERS),
    ],
    mediaTypes: mediaTypesOf(CHANGE_OFFERS),
    otherStatuses: { 303: 'Redirects a browser to the difference that the commit made.' },
    handle: (request, response) => sendCommit(request, response, service, settings),
  };
  return [
    getRoute('/changes', 'Versions', feed),
    getRoute('/changes/{version}', 'Versions', commit),
  ];
}

const sendFeed: Handler = async (request, response, service, settings) => {
  const { format, mediaType } = negotiate(request, FEED_OFFERS);
  if (format === 'html') {
    response.vary('Accept').redirect(303, '/snapshots');
    return;
  }
  const sent = parametersOf(request).get('page');
  const asked = sent === null ? undefined : Number(sent);
  const page = service.changes.page(asked);
  const addresses = addressesOf(request, service, settings);
  response
    .vary('Accept')
    .set('Graph-Version', String(service.current.number))
    .set('Cache-Control', page.isFull && asked !== undefined ? IMMUTABLE : 'no-cache');
  setLinks(response, page, addresses);
  const tag = etagOf(addresses.feed, format, String(asked), page.changes.at(-1)?.digest ?? '');
  if (endIfUnchanged(request, response, tag)) return;
  const text =
    format === 'atom'
      ? atomFeed(page, addresses, asked === undefined)
      : await written(changesDocument(page, addresses, asked === undefined), format, service);
  response.set('Content-Type', withCharset(mediaType)).send(text);
};

const sendCommit: Handler = async (request, response, service, settings) => {
  const { format, mediaType } = negotiate(request, CHANGE_OFFERS);
  const commit = service.changes.change(pathParameter(request, 'version'));
  if (format === 'html') {
    const before = service.committer.log.lastId(commit.id - 1);
    response.vary('Accept').redirect(303, `/snapshots/${before}/diff/${commit.id}`);
    return;
  }
  const addresses = addressesOf(request, service, settings);
  const withReceipts = wantsReceipts(request);
  response.vary('Accept').set('Graph-Version', String(commit.id)).set('Cache-Control', IMMUTABLE);
  const tag = etagOf(addresses.feed, format, String(withReceipts), commit.digest);
  if (endIfUnchanged(request, response, tag)) return;
  if (format !== 'rdf-patch') {
    response
      .set('Content-Type', withCharset(mediaType))
      .send(await written(changeDocument(commit, addresses), format, service));
    return;
  }
  const diff = await service.diffs.between(commit.after, commit.id, {
    withReceipts,
    blankNodes: 'as-logged',
    signal: exchangeOver(response),
  });
  await sendChunks(response, mediaType, inTurns(diff.rdfPatch()));
};

function addressesOf(request: Request, service: Service, settings: HttpSettings): FeedAddresses {
  const publicUrl = publicUrlOf(request, settings.publicUrl);
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
