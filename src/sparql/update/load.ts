/** LOAD (SPARQL 1.1 Update §3.1.4). Permission was checked before. */
import { ServiceError } from '../../errors.js';
import type { Quad } from '../../rdf/index.js';
import { RDF_FORMATS, formatOfFileName, formatOfMediaType, parseRdf } from '../../rdf/index.js';
import type { Load } from '../algebra/index.js';
import { endpointFailed, isOfEndpoint, type Outbound } from '../federation/index.js';
import type { DraftGraph } from './draft-graph.js';

const ACCEPT = RDF_FORMATS.map(({ mediaType }) => mediaType).join(', ');

/**
 * Inserts a document's statements, into the destination if given, else into the document's own
 * graphs.
 * @throws ServiceError `endpoint-failed`, `endpoint-limit` or `malformed-rdf` when fetching or
 *   reading fails; never these with SILENT.
 */
export async function loadDocument(
  draft: DraftGraph,
  { source, destination, silent }: Load,
  outbound: Outbound,
): Promise<void> {
  try {
    const quads = await fetchQuads(source.value, outbound);
    for (const { subject, predicate, object, graph } of quads)
      draft.insert(...draft.idsOf({ subject, predicate, object, graph: destination ?? graph }));
  } catch (error) {
    if (
      !silent ||
      !(isOfEndpoint(error) || (error instanceof ServiceError && error.code === 'malformed-rdf'))
    )
      throw error;
  }
}

async function fetchQuads(address: string, outbound: Outbound): Promise<Quad[]> {
  const { mediaType, text } = await outbound.fetch('LOAD', address, {
    headers: { Accept: ACCEPT },
  });
  const info = formatOfMediaType(mediaType) ?? formatOfFileName(new URL(address).pathname);
  if (!info)
    throw endpointFailed(
      'LOAD',
      address,
      `expected one of ${ACCEPT}, found ${mediaType === '' ? 'no media type' : mediaType}`,
    );
  return parseRdf(text, { format: info.format, baseIri: address, source: address });
}
