/** `/snapshots/{a}/diff/{b}`: what changed from one version to another. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { ServiceError } from '../errors.js';
import type { Service } from '../service.js';
import { diffCsv, diffJson, thingIri } from '../snapshots/index.js';
import { IMMUTABLE, endIfUnchanged, etagOf } from './conditional.js';
import { negotiate, withCharset, type Offer } from './negotiation.js';
import { diffPage } from './pages/diff-page.js';
import { pathOf } from './links.js';
import { formatParameter, mediaTypesOf } from './parameters.js';
import { parametersOf } from './request.js';
import type { Operation, Parameter, RoutedRequest, Route } from './route.js';
import { exchangeOver, sendChunks } from './streaming.js';

type DiffFormat = 'json' | 'html' | 'rdf-patch' | 'csv';

const OFFERS: readonly Offer<DiffFormat>[] = [
  { format: 'json', mediaType: 'application/json', aliases: ['application/ld+json'] },
  { format: 'html', mediaType: 'text/html' },
  { format: 'rdf-patch', mediaType: 'application/rdf-patch' },
  { format: 'csv', mediaType: 'text/csv' },
];

/** The routes of differences, below `/snapshots`. */
export function diffRoutes(service: Service): Route[] {
  const version = (name: string, description: string, example: string): Parameter => ({ name, in: 'path', description, examples: [example] });
  const parameters: readonly Parameter[] = [
    version('a', 'The version to begin with, by number or name; 0 is the graph before the first commit.', '0'), version('b', 'The version to end with.', '1'),
    { name: 'thing', in: 'query', description: 'Only what is said of this thing, by IRI or as `kind/slug`.' },
    { name: 'with', in: 'query', description: 'Receipts too, in RDF Patch and CSV.', schema: { const: 'receipts' } },
    formatParameter(OFFERS),
  ];
  const get: Operation = { summary: 'What changed between two versions', parameters, mediaTypes: mediaTypesOf(OFFERS), handle: (request, response) => sendDiff(request, response, service) };
  return [{ path: '/snapshots/{a}/diff/{b}', topic: 'Versions', operations: { GET: get } }];
}

async function sendDiff(request: RoutedRequest, response: Response, service: Service): Promise<void> {
  const { a, b } = request.params as { a: string; b: string };
  const { format, mediaType } = negotiate(request, OFFERS);
  const [from, to] = [service.diffs.resolve(a), service.diffs.resolve(b)];
  const thing = thingOf(request, service);
  const withReceipts = wantsReceipts(request);
  const isTold = format === 'json' || format === 'html';
  if (withReceipts && isTold) throw new ServiceError('bad-request', 'Receipts are told as RDF Patch or CSV; take ?format=rdf-patch or csv.');
  response.vary('Accept').set('Graph-Version', String(to));
  if (endIfUnchanged(request, response, etagOf(service.diffs.identityOf(from, to), format, thing ?? '', String(withReceipts)))) return;
  // Between numbers nothing changes any more but how a page looks; a name may be given to another version.
  const isFixed = [a, b].every((text) => /^\d+$/.test(text)) && format !== 'html';
  const caching = isFixed ? IMMUTABLE : 'no-cache';
  if (isTold) await sendDescription(response.set('Cache-Control', caching), service, format, { from, to, thing });
  else {
    const diff = await service.diffs.between(from, to, { thing, withReceipts, signal: exchangeOver(response) });
    response.set('Cache-Control', caching).set('Content-Disposition', `inline; filename="osce-graph-v${from}-v${to}.${format === 'csv' ? 'csv' : 'rdfp'}"`);
    await sendChunks(response, withCharset(mediaType), inTurns(format === 'csv' ? diffCsv(diff, await service.diffs.later(from, to)) : diff.rdfPatch()));
  }
}

async function sendDescription(response: Response, service: Service, format: 'json' | 'html', { from, to, thing }: { from: number; to: number; thing: string | undefined }): Promise<void> {
  const description = await service.diffs.describe(from, to, thing);
  if (format === 'json') response.json(diffJson(description, thing));
  else response.type('html').send(diffPage({ description, thing, pathOf: (iri) => pathOf(iri, service.names) }, { version: to }));
}

function thingOf(request: Request, service: Service): string | undefined {
  const text = parametersOf(request).get('thing');
  return text === null ? undefined : thingIri(text, service.names);
}

/** `?with=receipts`: receipts too, which stand outside digests and exports. */
export function wantsReceipts(request: Request): boolean {
  const text = parametersOf(request).get('with');
  if (text !== null && text !== 'receipts') throw new ServiceError('bad-request', `The parameter "with" can be "receipts"; found "${text}".`);
  return text !== null;
}

/** What is made at once, chunk by chunk, so that others are let in between. */
export async function* inTurns(chunks: Iterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  for (const chunk of chunks) {
    yield chunk;
    await nextTurn();
  }
}
