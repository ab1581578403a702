/** The formats of lists, and the headers of all of them. */
import type { Response } from 'express';
import type { GraphVersion } from '../../graph/index.js';
import { LICENCE, RDF_FORMATS, type RdfFormat } from '../../rdf/index.js';
import { REVALIDATED, cachingOfData } from '../exchange/conditional.js';
import { linkText } from '../exchange/links.js';
import type { Offer } from '../exchange/negotiation.js';
import { parametersOf } from '../exchange/request.js';
import type { RoutedRequest } from '../exchange/route.js';
import { QUERY_TYPE } from '../protocols/sparql-request.js';
import type { ListAddresses } from './list-addresses.js';

export type ListFormat = RdfFormat | 'json' | 'csv' | 'html' | 'rq';

export const OFFERS: readonly Offer<ListFormat>[] = [
  { format: 'json', mediaType: 'application/json' },
  { format: 'html', mediaType: 'text/html', aliases: ['application/xhtml+xml'] },
  { format: 'csv', mediaType: 'text/csv' },
  { format: 'rq', mediaType: QUERY_TYPE },
  ...RDF_FORMATS.map(({ format, mediaType, aliases }) => ({
    format,
    mediaType,
    aliases: aliases.filter((alias) => alias !== 'application/json'),
  })),
];
/** Formats for `?include=` and `?fields=`. */
export const JSON_OFFERS = OFFERS.filter(({ format }) => format === 'json' || format === 'jsonld');
export const FORMAT_LABELS: Readonly<Record<Exclude<ListFormat, 'html' | 'rq'>, string>> = {
  json: 'JSON',
  csv: 'CSV',
  turtle: 'Turtle',
  jsonld: 'JSON-LD',
  ntriples: 'N-Triples',
  trig: 'TriG',
  nquads: 'N-Quads',
  rdfxml: 'RDF/XML',
};

/** Pages link to the requested host, whatever its name. */
export function pathIn(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

export function setCaching(
  request: RoutedRequest,
  response: Response,
  { committedAt }: GraphVersion,
  { self, format }: { readonly self: string; readonly format: ListFormat },
): void {
  const named = parametersOf(request).get('version');
  response
    .vary('Accept')
    .vary('Accept-Language')
    .set('Cache-Control', format === 'html' ? REVALIDATED : cachingOfData(named));
  if (committedAt) response.set('Last-Modified', committedAt.toUTCString());
  if (response.hasHeader('Memento-Datetime') && !/^\d+$/.test(named ?? ''))
    response.set('Content-Location', pathIn(self));
}

/** The answer's links to pages, for programs that read no document. */
export function linksOf(addresses: ListAddresses): string {
  const { searchParams } = new URL(addresses.unpinned);
  return linkText([
    ...addresses.pageLinks,
    { href: addresses.unpinned, rel: 'original timegate' },
    { href: addresses.collection, rel: 'collection' },
    ...(searchParams.has('format')
      ? []
      : OFFERS.map(({ format, mediaType }) => ({
          href: withFormat(addresses.unpinned, format),
          rel: 'alternate',
          type: mediaType,
        }))),
    { href: `${addresses.publicUrl}/ontology`, rel: 'describedby' },
    { href: LICENCE, rel: 'license' },
    { href: `${addresses.publicUrl}/snapshots`, rel: 'version-history' },
  ]);
}

/** An address of the same list in another format. */
export function withFormat(address: string, format: string): string {
  const url = new URL(address);
  url.searchParams.set('format', format);
  return url.toString();
}
