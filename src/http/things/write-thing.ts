/** PUT and DELETE of a thing: its statements, through the gate. */
import type { Request } from 'express';
import { ServiceError, badRequest, notFound } from '../../errors.js';
import { contextTermsOf, requireKey, writtenJson } from '../../capabilities/index.js';
import { KINDS, namedNode, type NamedNode } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { requirePreconditions, requireState } from '../exchange/conditional.js';
import { bodyBytes, isSet, mediaTypeOfBody, parametersOf, sentBody } from '../exchange/request.js';
import { onlyMethods, type Handler } from '../exchange/route.js';
import { requireRdfFormat, type SentThing } from '../../tasks/index.js';
import { askedBy } from '../exchange/streaming.js';
import { commitOnce } from '../writing/writing.js';
import { addressOf, thingAddress, type ThingAddress } from './thing-address.js';
import { findThing, type ThingDocument } from './thing-documents.js';

/** Kinds that are not written by themselves: they come with facts or pages. */
const DERIVED_KINDS: ReadonlySet<string> = new Set(['receipt', 'proposal']);
/** Keys of longer JSON are not checked, as they are read in the main thread. */
const MAX_CHECKED_BYTES = 256 * 1024;

/** Makes the thing what the request says, or takes it away. */
export const writeThing: Handler = async (request, response, service) => {
  const address = thingAddress(request, service);
  if (address.hasEnding) {
    onlyMethods(request, response, ['GET', 'HEAD', 'OPTIONS']);
    return;
  }
  const iri = writableIri(address, service);
  const graph = graphOf(request, service)?.value;
  // Receipts of statements that go, go too.
  const withReceipts = service.news.withReceipts('', {});
  const sent = request.method === 'PUT' ? sentThing(request, address, service) : undefined;
  await commitOnce<{ readonly isNew: boolean }>(request, response, service, {
    message: `${request.method} of ${iri.value}`,
    makeChange: async (version) => {
      const document = findThing(version, [iri], service);
      checkPreconditions(request, document, address);
      const asked = askedBy(request, response, service);
      const { change } = await service.tasks.change(
        version,
        'thingChange',
        { iri: iri.value, graph, sent },
        asked,
      );
      return { change: withReceipts(change, version), value: { isNew: !document } };
    },
    answerOf: (result, isDryRun) => {
      const { version, value } = result;
      if (isDryRun) return { status: 200, body: writtenJson(result, { id: iri.value }, true) };
      if (!value.isNew) return { status: 204 };
      return {
        status: 201,
        headers: { Location: addressOf(iri, address.publicUrl, service) },
        body: { version: version.number, id: iri.value },
      };
    },
  });
};

/**
 * The document of a PUT, in any syntax of RDF; plain JSON without a context is read with ours.
 * @throws ServiceError `unsupported-media-type`; `bad-request` for unknown keys of plain JSON, which
 * JSON-LD would drop
 */
function sentThing(request: Request, { publicUrl }: ThingAddress, service: Service): SentThing {
  const mediaType = mediaTypeOfBody(request);
  const isPlain = mediaType === 'application/json';
  if (isPlain)
    for (const key of plainKeys(request)) requireKey(key, contextTermsOf(service.context));
  return {
    body: sentBody(request, service, publicUrl),
    format: requireRdfFormat(mediaType),
    isPlain,
    keepBlankNodeLabels: false,
  };
}

/** The keys of a short object without a context. What is no JSON is for the thread to say. */
function plainKeys(request: Request): string[] {
  const bytes = bodyBytes(request);
  if (bytes.length > MAX_CHECKED_BYTES) return [];
  try {
    const said: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof said !== 'object' || said === null || Array.isArray(said)) return [];
    return '@context' in said ? [] : Object.keys(said);
  } catch {
    return [];
  }
}

function writableIri({ iris, kind }: ThingAddress, service: Service): NamedNode {
  if (!(KINDS as readonly string[]).includes(kind))
    throw notFound(
      `There is no kind of thing called “${kind}”; the kinds are ${KINDS.join(', ')}.`,
    );
  if (DERIVED_KINDS.has(kind))
    throw new ServiceError(
      'forbidden',
      `A ${kind} cannot be written by itself, only with the facts it belongs to.`,
    );
  return findThing(service.current, iris, service)?.iri ?? iris[0];
}

/** The graph of `?graph=`. @throws ServiceError `bad-request` for one not written to this way. */
function graphOf(request: Request, { names: { sideGraphs } }: Service): NamedNode | undefined {
  const iri = parametersOf(request).get('graph');
  if (iri === null) return undefined;
  if (sideGraphs.some((graph) => graph.value === iri))
    throw badRequest('The graphs of receipts and of reviews cannot hold statements about things.');
  return namedNode(iri);
}

/**
 * @throws ServiceError `not-found` for a change of a thing that is not there; as `requireState` does
 */
function checkPreconditions(
  request: Request,
  document: ThingDocument | undefined,
  { iris, publicUrl }: ThingAddress,
): void {
  if (!document && request.method !== 'PUT')
    throw notFound(`There is no thing <${iris[0].value}>.`);
  // Nothing of a dry run can be lost.
  const isDryRun = isSet(parametersOf(request), 'dry-run');
  const require = isDryRun ? requirePreconditions : requireState;
  require(request, document?.tags(publicUrl) ?? []);
}
