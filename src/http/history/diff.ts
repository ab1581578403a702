/** `/snapshots/{a}/diff/{b}`: the changes from one version to another. */
import { exchangeOver } from '../exchange/streaming.js';
import type { Request, Response } from 'express';
import { badRequest } from '../../errors.js';
import { VERSION_NAME } from '../../input/index.js';
import type { Service } from '../../service.js';
import { thingIri } from '../../search/index.js';
import { diffCsv, diffJson } from '../../snapshots/index.js';
import { inTurns } from '../../threads/index.js';
import { REVALIDATED, cachingOfData } from '../exchange/conditional.js';
import { documentRoute, type Document } from '../exchange/document-route.js';
import type { Offer } from '../exchange/negotiation.js';
import { diffPage } from '../pages/diff-page.js';
import { inPath, inQuery, PAGE } from '../exchange/parameters.js';
import { numberOf, parametersOf } from '../exchange/request.js';
import {
  pathParameter,
  type Parameter,
  type Route,
  type RoutedRequest,
} from '../exchange/route.js';

type DiffFormat = 'json' | 'html' | 'rdf-patch' | 'csv';

const OFFERS: readonly Offer<DiffFormat>[] = [
  { format: 'json', mediaType: 'application/json', aliases: ['application/ld+json'] },
  { format: 'html', mediaType: 'text/html' },
  { format: 'rdf-patch', mediaType: 'application/rdf-patch' },
  { format: 'csv', mediaType: 'text/csv' },
];

/** Changes with the form of the answers, which clients have cached. */
const FORM = '5';

/** Receipts too, which are outside digests and exports. */
export const WITH_RECEIPTS = inQuery('with', 'Include receipts, in RDF Patch and CSV.', {
  schema: { enum: ['receipts'] },
});

const versionIn = (name: string, description: string, example: string): Parameter =>
  inPath(name, description, { examples: [example], schema: VERSION_NAME });

export function diffRoute(service: Service): Route {
  return documentRoute('/snapshots/{a}/diff/{b}', 'Versions', {
    summary: 'What changed between two versions',
    parameters: [
      versionIn(
        'a',
        'The earlier version, by number or name; 0 is the empty graph before the first commit.',
        '0',
      ),
      versionIn('b', 'The later version.', '1'),
      inQuery('thing', 'Only statements about this thing, given as an IRI or as `kind/slug`.'),
      WITH_RECEIPTS,
      inQuery('view', 'Without effect: the page has one form.', {
        schema: { type: 'string', enum: ['words', 'sides'] },
      }),
      PAGE,
    ],
    offers: OFFERS,
    document: (request, response, { format }) => documentOf(request, response, format, service),
  });
}

function documentOf(
  request: RoutedRequest,
  response: Response,
  format: DiffFormat,
  service: Service,
): Document {
  const { diffs, names, snapshots } = service;
  const [a, b] = [pathParameter(request, 'a'), pathParameter(request, 'b')];
  const [from, to] = [snapshots.resolve(a), snapshots.resolve(b)];
  const parameters = parametersOf(request);
  const text = parameters.get('thing');
  const thing = text === null ? undefined : thingIri(text, names);
  const withReceipts = wantsReceipts(request);
  const isDescribed = format === 'json' || format === 'html';
  if (withReceipts && isDescribed)
    throw badRequest(
      'Receipts are available as RDF Patch or CSV; use ?format=rdf-patch or ?format=csv.',
    );
  const page = numberOf(parameters, 'page', 1);
  response.set('Graph-Version', String(to));
  const identity = diffs.identityOf(from, to);
  if (!isDescribed) {
    const name = `osce-graph-v${from}-v${to}.${format === 'csv' ? 'csv' : 'rdfp'}`;
    response.set('Content-Disposition', `inline; filename="${name}"`);
  }
  return {
    state: [identity, thing ?? '', String(withReceipts), String(page), FORM],
    caching: format === 'html' ? REVALIDATED : cachingOfData(a, b),
    write: async () => {
      if (isDescribed) {
        const description = await diffs.describe(from, to, thing);
        if (format === 'json') return JSON.stringify(diffJson(description, thing));
        return diffPage({ description, thing, page, names, later: await diffs.later(from, to) });
      }
      const signal = exchangeOver(response);
      const diff = await diffs.between(from, to, { thing, withReceipts, signal });
      return inTurns<string | Uint8Array>(
        format === 'csv' ? diffCsv(diff, await diffs.later(from, to), names) : diff.rdfPatch(),
      );
    },
  };
}

export function wantsReceipts(request: Request): boolean {
  return parametersOf(request).get('with') === 'receipts';
}
