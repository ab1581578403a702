/** LOAD: the statements of a document somewhere else (SPARQL 1.1 Update §3.1.4). Whether it may be fetched was asked before. */
import { ServiceError, messageOf } from '../../errors.js';
import { RDF_FORMATS, formatOfFileName, formatOfMediaType, parseRdf, type Quad } from '../../rdf/index.js';
import { guardedFetch } from '../outbound.js';
import type { Budget } from '../workers/index.js';
import type { DraftGraph } from './draft-graph.js';
import type { Load } from './parse-update.js';

interface LoadSettings {
  readonly serviceAllow: readonly string[];
  readonly budget: Budget;
}

const ACCEPT = RDF_FORMATS.map(({ mediaType }) => mediaType).join(', ');

/**
 * Inserts what a document says, into the destination if there is one, else where the document says.
 * @throws ServiceError `bad-request` for what cannot be fetched or read, `malformed-rdf`; nothing for these with SILENT.
 */
export async function loadDocument(draft: DraftGraph, { source, destination, silent }: Load, settings: LoadSettings): Promise<void> {
  try {
    const quads = await fetchQuads(source.value, settings);
    for (const { subject, predicate, object, graph } of quads) {
      const [s, p, o, g] = [subject, predicate, object, destination ?? graph].map((term) => draft.idOf(term));
      draft.insert(s!, p!, o!, g!);
    }
  } catch (error) {
    settings.budget.checkNow();
    if (!silent || (error instanceof ServiceError && error.code !== 'bad-request' && error.code !== 'malformed-rdf')) throw error;
  }
}

async function fetchQuads(address: string, { serviceAllow, budget }: LoadSettings): Promise<Quad[]> {
  const response = await guardedFetch(serviceAllow)(address, { headers: { Accept: ACCEPT }, signal: budget.signal }).catch((error: unknown) => {
    throw error instanceof ServiceError ? error : new ServiceError('bad-request', `LOAD <${address}>: the address does not answer: ${messageOf(error)}.`, { cause: error });
  });
  if (!response.ok) throw new ServiceError('bad-request', `LOAD <${address}>: a document was expected, and the answer is status ${response.status}.`);
  const mediaType = response.headers.get('Content-Type');
  const info = formatOfMediaType(mediaType ?? '') ?? formatOfFileName(new URL(address).pathname);
  if (!info) throw new ServiceError('bad-request', `LOAD <${address}>: the answer is ${mediaType ?? 'of no media type'}; one of ${ACCEPT} was expected.`);
  const text = await response.text();
  budget.addMemory(2 * text.length);
  return parseRdf(text, { format: info.format, baseIri: address, source: address });
}
