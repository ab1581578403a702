/** A request to `/sparql` (SPARQL 1.1 Protocol §2.1, §2.2; RFC 10008 for QUERY). */
import type { Request } from 'express';
import { badRequest } from '../../errors.js';
import type { ProtocolDataset } from '../../sparql/index.js';
import {
  FORM,
  bodyText,
  mediaTypeOfBody,
  parametersOf,
  requireQuerySize,
} from '../exchange/request.js';

/** The media types of a query and of an update (SPARQL 1.1 Protocol §2.1.3, §2.2.2). */
export const QUERY_TYPE = 'application/sparql-query';
export const UPDATE_TYPE = 'application/sparql-update';

/** Types of a QUERY's body (RFC 10008 §3). */
export const ACCEPT_QUERY = `"${QUERY_TYPE}", "${FORM}"`;

/** Longer addresses are not given for answers: servers on the way may refuse them. */
const MAX_ADDRESS_LENGTH = 2_000;

/** Exactly one query or update. */
export interface SparqlRequest {
  readonly kind: 'query' | 'update';
  readonly text: string;
  readonly dataset: ProtocolDataset;
}

/** @throws ServiceError for no or two requests, or a form that is not the protocol's. */
export function readSparqlRequest(request: Request): SparqlRequest | undefined {
  const inUrl = parametersOf(request);
  if (request.method === 'GET' || request.method === 'HEAD') {
    return inUrl.has('query') ? fromParameters(inUrl) : undefined;
  }
  const mediaType = mediaTypeOfBody(request);
  const operation: SparqlRequest =
    mediaType === FORM
      ? fromParameters(inUrl)
      : requestOf(mediaType === QUERY_TYPE ? 'query' : 'update', bodyText(request), inUrl);
  if (operation.kind === 'update') refuseUnsafe(request);
  else if (mediaType === FORM) requireQuerySize(request);
  return operation;
}

/** @throws ServiceError for an update that is sent by QUERY. */
function refuseUnsafe(request: Request): void {
  if (request.method === 'QUERY')
    throw badRequest('QUERY is a safe method; send an update by POST.');
}

/** The GET address equivalent to this QUERY (RFC 10008 §2.4); undefined when too long. */
export function equivalentAddress(request: Request, { text }: SparqlRequest): string | undefined {
  const parameters = new URLSearchParams({ query: text });
  for (const [name, value] of parametersOf(request))
    if (name !== 'query') parameters.append(name, value);
  const address = `/sparql?${parameters.toString()}`;
  return address.length > MAX_ADDRESS_LENGTH ? undefined : address;
}

function fromParameters(parameters: URLSearchParams): SparqlRequest {
  const queries = parameters.getAll('query');
  const updates = parameters.getAll('update');
  const [text, another] = [...queries, ...updates];
  if (text === undefined || another !== undefined)
    throw badRequest(
      'A request needs exactly one parameter "query" or "update"; ' +
        `found ${queries.length} and ${updates.length}.`,
    );
  return requestOf(queries.length === 1 ? 'query' : 'update', text, parameters);
}

function requestOf(
  kind: SparqlRequest['kind'],
  text: string,
  parameters: URLSearchParams,
): SparqlRequest {
  return { kind, text, dataset: datasetOf(parameters, kind) };
}

/** The dataset that parameters name (SPARQL 1.1 Protocol §2.1.4, §2.2.3). */
export function datasetOf(parameters: URLSearchParams, kind: 'query' | 'update'): ProtocolDataset {
  return kind === 'query'
    ? {
        defaultGraphs: parameters.getAll('default-graph-uri'),
        namedGraphs: parameters.getAll('named-graph-uri'),
      }
    : {
        defaultGraphs: parameters.getAll('using-graph-uri'),
        namedGraphs: parameters.getAll('using-named-graph-uri'),
      };
}
