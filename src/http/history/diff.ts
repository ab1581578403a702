/** `/snapshots/{a}/diff/{b}`: the changes from one version to another. */
import { inTurns, exchangeOver, sendChunks } from '../exchange/streaming.js';
import type { Request, Response } from 'express';
import { badRequest } from '../../errors.js';
import { VERSION_NAME } from '../../input/index.js';
import type { Service } from '../../service.js';
import { thingIri } from '../../search/index.js';
import { diffCsv, diffJson, type DiffDescription } from '../../snapshots/index.js';
import { REVALIDATED, cachingOfData, endIfUnchanged, etagOf } from '../exchange/conditional.js';
import { negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import { THINGS_A_PAGE, diffPage, type DiffForm, type DiffView } from '../pages/diff-page.js';
import { formatParameter, inPath, inQuery, mediaTypesOf, PAGE } from '../exchange/parameters.js';
import { numberOf, parametersOf } from '../exchange/request.js';
import {
  getRoute,
  type Operation,
  type Parameter,
  type Route,
  type RoutedRequest,
} from '../exchange/route.js';
import { pathParameter } from '../exchange/route.js';

type DiffFormat = 'json' | 'html' | 'rdf-patch' | 'csv';

const OFFERS: readonly Offer<DiffFormat>[] = [
  { format: 'json', mediaType: 'application/json', aliases: ['application/ld+json'] },
  { format: 'html', mediaType: 'text/html' },
  { format: 'rdf-patch', mediaType: 'application/rdf-patch' },
  { format: 'csv', mediaType: 'text/csv' },
];

const VIEWS: readonly DiffForm[] = ['words', 'sides'];

/** Changes with the form of the answers, which clients have cached. */
const FORM = '3';

export function diffRoutes(service: Service): Route[] {
  const version = (name: string, description: string, example: string): Parameter =>
    inPath(name, description, { examples: [example], schema: VERSION_NAME });
  const parameters: readonly Parameter[] = [
    version(
      'a',
      'The earlier version, by number or name; 0 is the empty graph before the first commit.',
      '0',
    ),
    version('b', 'The later version.', '1'),
    inQuery('thing', 'Only statements about this thing, given as an IRI or as `kind/slug`.'),
    inQuery('with', 'Include receipts, in RDF Patch and CSV.', { schema: { enum: ['receipts'] } }),
    inQuery(
      'view',
      'How the page shows changes: described in words, or each thing before and after, ' +
        'side by side.',
      { schema: { type: 'string', enum: VIEWS, default: 'words' } },
    ),
    PAGE,
    formatParameter(OFFERS),
  ];
  const get: Operation = {
    summary: 'What changed between two versions',
    parameters,
    mediaTypes: mediaTypesOf(OFFERS),
    handle: (request, response) => sendDiff(request, response, service),
  };
  return [getRoute('/snapshots/{a}/diff/{b}', 'Versions', get)];
}

async function sendDiff(
  request: RoutedRequest,
  response: Response,
  service: Service,
): Promise<void> {
  const [a, b] = [pathParameter(request, 'a'), pathParameter(request, 'b')];
  const { format, mediaType } = negotiate(request, OFFERS);
  const [from, to] = [service.diffs.resolve(a), service.diffs.resolve(b)];
  const thing = thingOf(request, service);
  const withReceipts = wantsReceipts(request);
  const isTold = format === 'json' || format === 'html';
  if (withReceipts && isTold)
    throw badRequest(
      'Receipts are available as RDF Patch or CSV; use ?format=rdf-patch or ?format=csv.',
    );
  response.vary('Accept').set('Graph-Version', String(to));
  const parameters = parametersOf(request);
  const view = VIEWS.find((each) => each === parameters.get('view')) ?? 'words';
  const page = numberOf(parameters, 'page', 1);
  const tag = etagOf(
    service.diffs.identityOf(from, to),
    ...[format, thing ?? '', String(withReceipts), view, String(page)],
    FORM,
  );
  if (endIfUnchanged(request, response, tag)) return;
  response.set('Cache-Control', format === 'html' ? REVALIDATED : cachingOfData(a, b));
  if (isTold) {
    const description = await service.diffs.describe(from, to, thing);
    if (format === 'json') response.json(diffJson(description, thing));
    else response.type('html').send(await pageOfDiff(service, description, { thing, view, page }));
  } else {
    const diff = await service.diffs.between(from, to, {
      thing,
      withReceipts,
      signal: exchangeOver(response),
    });
    const extension = format === 'csv' ? 'csv' : 'rdfp';
    response.set(
      'Content-Disposition',
      `inline; filename="osce-graph-v${from}-v${to}.${extension}"`,
    );
    await sendChunks(
      response,
      withCharset(mediaType),
      inTurns(
        format === 'csv'
          ? diffCsv(diff, await service.diffs.later(from, to), service.names)
          : diff.rdfPatch(),
      ),
    );
  }
}

async function pageOfDiff(
  { diffs, names }: Service,
  description: DiffDescription,
  { thing, view, page }: Pick<DiffView, 'thing' | 'page'> & { readonly view: DiffForm },
): Promise<string> {
  const first = (page - 1) * THINGS_A_PAGE[view];
  const things = description.things?.slice(first, first + THINGS_A_PAGE[view]) ?? [];
  const shown =
    view === 'words'
      ? ({ view, things } as const)
      : ({ view, things: await diffs.compare(description, things) } as const);
  return diffPage({ description, thing, shown, page, names });
}

function thingOf(request: Request, service: Service): string | undefined {
  const text = parametersOf(request).get('thing');
  return text === null ? undefined : thingIri(text, service.names);
}

/** `?with=receipts`: receipts too, which are outside digests and exports. */
export function wantsReceipts(request: Request): boolean {
  return parametersOf(request).get('with') === 'receipts';
}
