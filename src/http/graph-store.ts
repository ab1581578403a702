/** `/graphs`: SPARQL 1.1 Graph Store HTTP Protocol. */
import { Router, type Request, type Response } from 'express';
import { randomUUID } from 'node:crypto';
import { ServiceError } from '../errors.js';
import { replaceGraph } from '../commits/index.js';
import type { GraphVersion } from '../graph/index.js';
import { RDF_FORMATS, canonicalLines, defaultGraph, formatOfMediaType, namedNode, parseRdf, quad, serializeRdf, type Quad } from '../rdf/index.js';
import type { Service } from '../service.js';
import type { HttpSettings } from './app.js';
import { endIfUnchanged, etagOf, requirePreconditions } from './conditional.js';
import { readMultipart } from './multipart.js';
import { negotiate } from './negotiation.js';
import { authorOf, bodyBytes, bodyText, mediaTypeOfBody, onlyMethods, parametersOf, requestedVersion, requireToken } from './request.js';

const ALLOW = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS'];

export function graphStoreRoutes(service: Service, settings: HttpSettings): Router {
  const router = Router();
  router.get('/', async (request, response) => readGraph(request, response, service));
  router.put('/', async (request, response) => writeGraph(request, response, service, settings, 'replace'));
  router.post('/', async (request, response) => writeGraph(request, response, service, settings, 'merge'));
  router.delete('/', async (request, response) => deleteGraph(request, response, service, settings));
  router.options('/', (_request, response) => {
    response.set('Allow', ALLOW.join(', ')).status(204).end();
  });
  router.all('/', onlyMethods(...ALLOW));
  return router;
}

/**
 * The graph that a request names by `?default` or `?graph=IRI`; undefined when it names none.
 * @throws ServiceError `bad-request` for both, or for a graph that is no absolute IRI.
 */
function namedGraph(request: Request): Quad['graph'] | undefined {
  const parameters = parametersOf(request);
  const iris = parameters.getAll('graph');
  const isDefault = parameters.has('default');
  if (iris.length + Number(isDefault) > 1) throw new ServiceError('bad-request', 'A request names one graph: either ?default or one ?graph=IRI.');
  if (isDefault) return defaultGraph();
  const [iri] = iris;
  if (iri === undefined) return undefined;
  if (!/^[a-z][a-z0-9+.-]*:[^\s<>"{}|^`\\]+$/i.test(iri)) throw new ServiceError('bad-request', `?graph is an absolute IRI; found "${iri}".`);
  return namedNode(iri);
}

function requireGraph(request: Request): Quad['graph'] {
  const graph = namedGraph(request);
  if (!graph) throw new ServiceError('bad-request', 'The request must name a graph: ?default or ?graph=IRI.');
  return graph;
}

/** The quads of a graph; undefined when there is none of that name. The default graph is always there. */
function quadsOf(version: GraphVersion, graph: Quad['graph']): Quad[] | undefined {
  const quads = [...version.match(null, null, null, graph)];
  return quads.length > 0 || graph.termType === 'DefaultGraph' ? quads : undefined;
}

async function readGraph(request: Request, response: Response, service: Service): Promise<void> {
  const graph = requireGraph(request);
  const version = requestedVersion(request, response, service.snapshots, service.current);
  const { format, mediaType } = negotiate(request, RDF_FORMATS);
  const quads = quadsOf(version, graph);
  if (!quads) throw noSuchGraph(graph);
  response.vary('Accept');
  if (endIfUnchanged(request, response, etagOf(await stateOf(quads), format))) return;
  const statements = quads.map(({ subject, predicate, object }) => quad(subject, predicate, object));
  response.set('Content-Type', `${mediaType}${mediaType.startsWith('text/') ? '; charset=utf-8' : ''}`);
  response.send(await serializeRdf(statements, format, { prefixes: service.prefixes }));
}

async function writeGraph(request: Request, response: Response, service: Service, settings: HttpSettings, mode: 'replace' | 'merge'): Promise<void> {
  requireToken(request, settings.writeToken);
  const named = namedGraph(request);
  if (!named && mode === 'replace') throw new ServiceError('bad-request', 'PUT must name a graph: ?default or ?graph=IRI.');
  // A POST to the store itself makes a graph of its own (Graph Store Protocol §5.5).
  const graph = named ?? namedNode(`${service.names.baseIri}graph/${randomUUID()}`);
  const statements = await readStatements(request, service, graph);
  let existed = false;
  const result = await service.committer.commit(
    async (version) => {
      const current = quadsOf(version, graph);
      existed = current !== undefined;
      await checkPreconditions(request, current);
      return mode === 'replace' ? replaceGraph(graph, statements)(version) : { added: statements, removed: [] };
    },
    { author: authorOf(request), message: `${request.method} of the graph ${graph.value || 'default'}` },
  );
  response.set('Graph-Version', String(result.version.number));
  if (existed) {
    response.status(204).end();
    return;
  }
  response.status(201).location(`/graphs?graph=${encodeURIComponent(graph.value)}`).json({ version: result.version.number, graph: graph.value, added: result.change.added.length });
}

async function deleteGraph(request: Request, response: Response, service: Service, settings: HttpSettings): Promise<void> {
  requireToken(request, settings.writeToken);
  const graph = requireGraph(request);
  const result = await service.committer.commit(
    async (version) => {
      const current = quadsOf(version, graph);
      if (!current) throw noSuchGraph(graph);
      await checkPreconditions(request, current);
      return { added: [], removed: current };
    },
    { author: authorOf(request), message: `DELETE of the graph ${graph.value || 'default'}` },
  );
  response.set('Graph-Version', String(result.version.number)).status(204).end();
}

async function readStatements(request: Request, service: Service, graph: Quad['graph']): Promise<Quad[]> {
  const baseIri = graph.termType === 'NamedNode' ? graph.value : service.names.baseIri;
  const documents = mediaTypeOfBody(request) === 'multipart/form-data'
    ? readMultipart(request).map((part) => ({ bytes: part.bytes, mediaType: part.mediaType ?? 'text/turtle' }))
    : [{ bytes: bodyBytes(request), mediaType: mediaTypeOfBody(request) ?? 'text/turtle' }];
  const statements: Quad[] = [];
  for (const { bytes, mediaType } of documents) {
    const info = formatOfMediaType(mediaType);
    if (!info) throw new ServiceError('unsupported-media-type', `RDF is read as ${RDF_FORMATS.map((each) => each.mediaType).join(', ')}; found ${mediaType}.`);
    statements.push(...(await parseRdf(bodyText(request, bytes), { format: info.format, baseIri })));
  }
  // The protocol writes one graph; graph names inside a document say nothing here.
  return statements.map(({ subject, predicate, object }) => quad(subject, predicate, object, graph));
}

/** The ETags of a graph are those of its formats, and a write may name any of them. */
async function checkPreconditions(request: Request, current: readonly Quad[] | undefined): Promise<void> {
  if (!request.headers['if-match'] && !request.headers['if-none-match']) return;
  if (!current) {
    requirePreconditions(request, undefined);
    return;
  }
  const state = await stateOf(current);
  const tags = RDF_FORMATS.map(({ format }) => etagOf(state, format));
  const named = tags.find((tag) => request.headers['if-match']?.includes(tag));
  requirePreconditions(request, named ?? tags[0]);
}

async function stateOf(quads: readonly Quad[]): Promise<string> {
  return (await canonicalLines(quads)).join('\n');
}

function noSuchGraph(graph: Quad['graph']): ServiceError {
  return new ServiceError('not-found', `There is no graph <${graph.value}>.`);
}
