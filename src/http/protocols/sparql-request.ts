/** A request to `/sparql` (SPARQL 1.1 Protocol §2.1, §2.2; RFC 10008 for QUERY). */
import type { Request } from 'express';
import { badRequest } from '../../errors.js';
import type { ProtocolDataset } from '../../sparql/index.js';
import {
  FORM,
  bodyText,
  mediaTypeOfBody,
  parametersOf,
  requireLength,
} from '../exchange/request.js';

/** The media types of a query and of an update (SPARQL 1.1 Protocol §2.1.3, §2.2.2). */
export const QUERY_TYPE = 'application/sparql-query';
export const UPDATE_TYPE = 'application/sparql-update';

/** Types of a QUERY's body (RFC 10008 §3). */
export const ACCEPT_QUERY = `"${QUERY_TYPE}", "${FORM}"`;

/** Longer addresses are not given for answers: servers on the way may refuse them. */
const MAX_ADDRESS_LENGTH = 2_000;
const MAX_QUERY_BYTES = 1024 * 1024;

/** Exactly one query or update. */
export interface SparqlRequest {
  readonly kind: 'query' | 'update';
  readonly text: string;
  readonly dataset: ProtocolDataset;
}

/** @throws ServiceError for no or two requests, or a form that is not the protocol's. */
export function readSparqlRequest(request: Request): SparqlRequest | undefined {
  const parameters = parametersOf(request);
  const mediaType = mediaTypeOfBody(request);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && !parameters.has('query')) return undefined;
  const isForm = isRead || mediaType === FORM;
  const sent = (name: SparqlRequest['kind'], type: string): string[] =>
    isForm ? parameters.getAll(name) : mediaType === type ? [bodyText(request)] : [];
  const [queries, updates] = [sent('query', QUERY_TYPE), sent('update', UPDATE_TYPE)];
  const [text, another] = [...queries, ...updates];
  if (text === undefined || another !== undefined)
    throw badRequest(
      'A request needs exactly one parameter "query" or "update"; ' +
        `found ${queries.length} and ${updates.length}.`,
    );
  const kind = queries.length === 1 ? 'query' : 'update';
  if (kind === 'update' && request.method === 'QUERY')
    throw badRequest('QUERY is a safe method; send an update by POST.');
  // It was read up to the limit for data, as it could have been an update.
  if (kind === 'query' && isForm) requireLength(request, MAX_QUERY_BYTES, 'A query');
  return { kind, text, dataset: datasetOf(parameters, kind) };
}

/** The GET address equivalent to this QUERY (RFC 10008 §2.4); undefined when too long. */
export function equivalentAddress(request: Request, { text }: SparqlRequest): string | undefined {
  const others = [...parametersOf(request)].filter(([name]) => name !== 'query');
  const address = `/sparql?${new URLSearchParams([['query', text], ...others]).toString()}`;
  return address.length > MAX_ADDRESS_LENGTH ? undefined : address;
}

/** The dataset that parameters name (SPARQL 1.1 Protocol §2.1.4, §2.2.3). */
export function datasetOf(
  parameters: URLSearchParams,
  kind: SparqlRequest['kind'],
): ProtocolDataset {
  const [ofDefault, named] =
    kind === 'query'
      ? ['default-graph-uri', 'named-graph-uri']
      : ['using-graph-uri', 'using-named-graph-uri'];
  return { defaultGraphs: parameters.getAll(ofDefault), namedGraphs: parameters.getAll(named) };
}
