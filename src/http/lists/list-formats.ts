/** The formats of lists. */
import { RDF_FORMATS, type RdfFormat } from '../../rdf/index.js';
import type { Offer } from '../exchange/negotiation.js';
import { QUERY_TYPE } from '../protocols/sparql-request.js';

export type ListFormat = RdfFormat | 'json' | 'csv' | 'html' | 'rq';

/** The preferred one first; those with a label are offered on pages. */
export const LIST_FORMATS: readonly (Offer<ListFormat> & { readonly label?: string })[] = [
  { format: 'json', label: 'JSON', mediaType: 'application/json' },
  { format: 'html', mediaType: 'text/html', aliases: ['application/xhtml+xml'] },
  { format: 'csv', label: 'CSV', mediaType: 'text/csv' },
  { format: 'rq', mediaType: QUERY_TYPE },
  ...RDF_FORMATS.map(({ format, label, mediaType, aliases }) => ({
    format,
    label,
    mediaType,
    aliases: aliases.filter((alias) => alias !== 'application/json'),
  })),
];
