/** `/graphs` and `/graph/…`: SPARQL 1.1 Graph Store HTTP Protocol. */
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { badRequest, notFound, type ServiceError } from '../../errors.js';
import type { CommitResult, MadeChange } from '../../commits/index.js';
import type { GraphVersion } from '../../graph/index.js';
import type { NamedNode, Quad } from '../../rdf/index.js';
import { RDF_FORMATS, defaultGraph, namedNode } from '../../rdf/index.js';
import { IRI, requireFormat } from '../../input/index.js';
import type { Service } from '../../service.js';
import { requireRdfFormat, type GraphInput } from '../../tasks/index.js';
import { endIfUnchanged, etagOf, requirePreconditions } from '../exchange/conditional.js';
import { asciiOf, irisAt, publicUrlOf } from '../exchange/links.js';
import { negotiate, withCharset, RDF_OR_HTML } from '../exchange/negotiation.js';
import {
  OF_VERSION,
  OF_WRITE,
  flag,
  formatParameter,
  inPath,
  inQuery,
  mediaTypesOf,
} from '../exchange/parameters.js';
import {
  bodyBytes,
  bodyText,
  isSet,
  mediaTypeOfBody,
  parametersOf,
  requestedVersion,
  sentBody,
} from '../exchange/request.js';
import type { Operation, Parameter, RequestBody, Route } from '../exchange/route.js';
import { askedBy, sendChunks } from '../exchange/streaming.js';
import { sendQueryPage } from './query-form.js';
import { UPDATE_TYPE } from './sparql-request.js';
import { commitOnce, type WriteAnswer } from '../writing/writing.js';

const OF_ADDRESS: Parameter = inPath(
  'name',
  'The IRI of the graph, without the base and `graph/`.',
  { examples: ['reference'] },
);
const DATA_TYPES = [...RDF_FORMATS.map(({ mediaType }) => mediaType), 'multipart/form-data'];
const RDF_BODY: RequestBody = {
  description: 'RDF in any supported syntax; send several documents as multipart/form-data.',
  mediaTypes: DATA_TYPES,
  defaultType: 'text/turtle',
  data: DATA_TYPES,
  isRequired: true,
  example: '<urn:x> <urn:y> <urn:z> .',
};

const UPDATE_BODY: RequestBody = {
  description: 'DELETE and INSERT, which need not name the graph, and cannot name another one.',
  mediaTypes: [UPDATE_TYPE],
  data: [UPDATE_TYPE],
  isRequired: true,
  example: 'INSERT DATA { <urn:x> <urn:y> <urn:z> }',
};

/** `/graphs` names a graph by a parameter; `/graph/…` is the graph's own address. */
export function graphStoreRoutes(service: Service): Route[] {
  const optionsHeaders = { 'Accept-Patch': UPDATE_TYPE };
  const ofStore: readonly Parameter[] = [
    inQuery('graph', 'The IRI of a graph.', {
      examples: [service.names.graphs.reference.value],
      schema: IRI,
    }),
    flag('default', 'The default graph instead.'),
  ];
  return [
    { path: '/graphs', topic: 'Graphs', operations: operationsOf(ofStore), optionsHeaders },
    {
      path: '/graph/{name*}',
      topic: 'Graphs',
      operations: operationsOf([OF_ADDRESS]),
      optionsHeaders,
    },
  ];
}

const handle =
  (answer: (target: GraphRequest) => Promise<void>): Operation['handle'] =>
  (request, response, service) =>
    answer({ request, response, service, graph: graphOf(request, service) });

function operationsOf(address: readonly Parameter[]): Route['operations'] {
  const write = {
    parameters: [...address, ...OF_WRITE],
    scope: 'graph',
  } as const;
  const made = {
    body: RDF_BODY,
    status: 201,
    otherStatuses: { 204: 'The graph already existed.' },
    mediaTypes: ['application/json'],
  };
  return {
    GET: {
      summary: 'A graph',
      otherStatuses: { 303: 'Redirects browsers from the default graph to its Turtle.' },
      parameters: [...address, ...OF_VERSION, formatParameter(RDF_OR_HTML)],
      mediaTypes: mediaTypesOf(RDF_OR_HTML),
      handle: handle(readGraph),
    },
    PUT: {
      summary: 'Replaces a graph',
      ...write,
      ...made,
      handle: handle((target) => writeGraph(target, 'replace')),
    },
    POST: {
      summary: 'Adds RDF to a graph, or to a new graph if none is named',
      ...write,
      ...made,
      handle: handle((target) => writeGraph(target, 'merge')),
    },
    PATCH: {
      summary: 'Changes a graph by a SPARQL update that is about it alone',
      ...write,
      body: UPDATE_BODY,
      status: 204,
      mediaTypes: [],
      handle: handle(patchGraph),
    },
    DELETE: {
      summary: 'Removes a graph',
      ...write,
      status: 204,
      mediaTypes: [],
      handle: handle((target) => commitGraph(target, requireGraph(target), 'remove')),
    },
  };
}

interface GraphRequest {
  readonly request: Request;
  readonly response: Response;
  readonly service: Service;
  readonly graph: Quad['graph'] | undefined;
}

/**
 * The graph that a request names: by its own address below `/graph/`, by `?default`, or by
 * `?graph=IRI`. An IRI of this server means the one below the base IRI that it answers for.
 * @throws ServiceError `bad-request` for two names, or for a graph that is no absolute IRI.
 */
function graphOf(request: Request, service: Service): Quad['graph'] | undefined {
  const parameters = parametersOf(request);
  const iris = parameters.getAll('graph');
  const isDefault = isSet(parameters, 'default');
  if (request.path.startsWith('/graph/')) iris.push(graphAt(request.path.slice(1), service));
  if (iris.length + Number(isDefault) > 1)
    throw badRequest('A request can name only one graph: either ?default or one ?graph=IRI.');
  if (isDefault) return defaultGraph();
  const [iri] = iris;
  if (iri === undefined) return undefined;
  requireFormat(iri, 'iri', 'graph');
  const ownAddress = `${publicUrlOf(request)}/graph/`;
  return namedNode(
    iri.startsWith(ownAddress)
      ? `${service.names.baseIri}graph/${iri.slice(ownAddress.length)}`
      : iri,
  );
}

/** The graph at an address: of its possible IRIs, the one that the graph has. */
function graphAt(path: string, { current, names }: Service): string {
  const iris = irisAt(decodeURIComponent(path), path, names);
  const isThere = (iri: NamedNode): boolean => !current.match(null, null, null, iri).next().done;
  return iris.find(isThere)?.value ?? names.baseIri + path;
}

function requireGraph({ graph }: GraphRequest): Quad['graph'] {
  if (!graph) throw badRequest('The request must name a graph: ?default or ?graph=IRI.');
  return graph;
}

async function readGraph(target: GraphRequest): Promise<void> {
  const { request, response, service } = target;
  const graph = requireGraph(target);
  const version = await requestedVersion(request, response, service);
  const { format, mediaType } = negotiate(request, RDF_OR_HTML);
  response.vary('Accept');
  if (format === 'html') {
    if (version.match(null, null, null, graph).next().done) throw noSuchGraph(graph);
    return sendPage(target, graph, version);
  }
  version.readAhead(graph);
  const { head, chunks, cancel } = await service.tasks.run(
    version,
    'graphDocument',
    { graph: graph.value, format },
    askedBy(request, response, service),
  );
  try {
    if (!head.exists) throw noSuchGraph(graph);
    if (!endIfUnchanged(request, response, etagOf(head.state ?? '', format)))
      await sendChunks(response, withCharset(mediaType), chunks, { isOwn: true });
  } finally {
    cancel();
  }
}

/** The query for a graph, with its answer; no query asks for the default graph alone. */
async function sendPage(
  { request, response, service }: GraphRequest,
  graph: Quad['graph'],
  version: GraphVersion,
): Promise<void> {
  if (graph.termType !== 'NamedNode') {
    response.redirect(303, `/graphs?default&version=${version.number}&format=turtle`);
    return;
  }
  await sendQueryPage(response, service, version, {
    query: `CONSTRUCT { ?s ?p ?o }\nFROM <${graph.value}>\nWHERE { ?s ?p ?o }`,
    parameters: new URLSearchParams(),
    run: askedBy(request, response, service),
  });
}

async function writeGraph(target: GraphRequest, mode: 'replace' | 'merge'): Promise<void> {
  const { request, service } = target;
  const { baseIri } = service.names;
  // A POST to the store itself makes a graph of its own (Graph Store Protocol §5.5).
  const graph =
    mode === 'merge' && !target.graph
      ? namedNode(`${baseIri}graph/${randomUUID()}`)
      : requireGraph(target);
  const mediaType = mediaTypeOfBody(request);
  if (mediaType !== 'multipart/form-data') requireRdfFormat(mediaType);
  const path = graph.value.startsWith(`${baseIri}graph/`)
    ? `/${graph.value.slice(baseIri.length)}`
    : `/graphs?graph=${encodeURIComponent(graph.value)}`;
  await commitGraph(target, graph, mode, ({ version, change, value: existed }) => {
    if (existed) return { status: 204 };
    const address = asciiOf(`${publicUrlOf(request)}${path}`);
    return {
      status: 201,
      headers: { Location: address },
      body: { version: version.number, graph: graph.value, added: change.added.length },
    };
  });
}

function commitGraph(
  target: GraphRequest,
  graph: Quad['graph'],
  mode: GraphInput['mode'],
  answerOf: (result: CommitResult<boolean>) => WriteAnswer = () => ({ status: 204 }),
): Promise<void> {
  const { request, response, service } = target;
  return commitOnce(request, response, service, {
    message: `${request.method} of the graph ${graph.value || 'default'}`,
    makeChange: (version) => changeOfGraph(target, version, graph, mode),
    answerOf,
  });
}

/** The update sees just this graph (Graph Store Protocol §5.7). */
async function patchGraph(target: GraphRequest): Promise<void> {
  const { request, response, service } = target;
  const graph = requireGraph(target);
  const dataset = {
    defaultGraphs: [graph.value],
    namedGraphs: [],
    changes: graph.value,
  };
  await commitOnce(request, response, service, {
    message: `PATCH of the graph ${graph.value || 'default'}`,
    makeChange: async (version) => {
      const asked = askedBy(request, response, service);
      if (version.match(null, null, null, graph).next().done) throw noSuchGraph(graph);
      if (tellsState(request)) {
        const document = { graph: graph.value, format: 'ntriples' } as const;
        const { head, cancel } = await service.tasks.run(version, 'graphDocument', document, asked);
        cancel();
        requirePreconditions(request, tagsOf(head.state));
      }
      const change = await service.sparql.update(version, bodyText(request), { dataset, ...asked });
      return { change, value: undefined };
    },
    answerOf: () => ({ status: 204 }),
  });
}

/** Whether a request has conditions, for which the graph is read whole. */
function tellsState({ headers }: Request): boolean {
  return headers['if-match'] !== undefined || headers['if-none-match'] !== undefined;
}

/** A graph's ETags are those of its formats, and a write may name any of them. */
function tagsOf(state: string | undefined): string[] {
  return state === undefined ? [] : RDF_FORMATS.map(({ format }) => etagOf(state, format));
}

/** A large write may take a second a MiB more than a query. */
const MS_A_BYTE = 1_000 / 2 ** 20;

/** The request's change, and whether the graph existed before. */
async function changeOfGraph(
  { request, response, service }: GraphRequest,
  version: GraphVersion,
  graph: Quad['graph'],
  mode: GraphInput['mode'],
): Promise<MadeChange<boolean>> {
  const publicUrl = publicUrlOf(request);
  version.readAhead(graph);
  const { change, head: before } = await service.tasks.change(
    version,
    'graphChange',
    {
      graph: graph.value,
      mode,
      baseIri: graph.value === '' ? service.names.baseIri : graph.value,
      body: mode === 'remove' ? undefined : sentBody(request, service, publicUrl),
      tellsState: tellsState(request),
    },
    {
      ...askedBy(request, response, service),
      timeoutMs: service.queryTimeoutMs + bodyBytes(request).length * MS_A_BYTE,
    },
  );
  if (mode === 'remove' && !before.exists) throw noSuchGraph(graph);
  if (tellsState(request)) requirePreconditions(request, tagsOf(before.state));
  return { change, value: before.exists };
}

function noSuchGraph(graph: Quad['graph']): ServiceError {
  return notFound(`There is no graph <${graph.value}>.`);
}
