/** PUT, PATCH and DELETE of a thing: its statements, through the gate. */
import type { Request, Response } from 'express';
import { ServiceError, badRequest, notFound } from '../../errors.js';
import { writtenJson } from '../../capabilities/index.js';
import type { CommitResult } from '../../commits/index.js';
import type { GraphVersion } from '../../graph/index.js';
import { InvalidDataError } from '../../shacl/index.js';
import { KINDS, namedNode, type NamedNode } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { writerOf } from '../exchange/authorization.js';
import { requirePreconditions } from '../exchange/conditional.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { isSet, onlyMethods, parametersOf } from '../exchange/request.js';
import type { RoutedRequest } from '../exchange/route.js';
import type { SentThing } from '../../tasks/index.js';
import { askedBy } from '../exchange/streaming.js';
import { commitOnce, noteOf, type WriteAnswer } from '../writing/writing.js';
import { dataTags } from './data-tags.js';
import { addressOf, thingAddress, type ThingAddress } from './thing-address.js';
import { patchedThing, sentThing, sentThingRead, type BodyTools } from './thing-body.js';
import type { ThingDocument, ThingDocuments } from './thing-documents.js';
import type { ThingRenderer } from './thing-renderer.js';

export interface WriteTools {
  readonly service: Service;
  readonly settings: HttpSettings;
  readonly documents: ThingDocuments;
  readonly renderer: ThingRenderer;
}

/** Kinds that are not written by themselves: they come with facts or pages. */
const DERIVED_KINDS: ReadonlySet<string> = new Set(['receipt', 'proposal']);

/** Makes the thing what the request says, or takes it away. */
export async function writeThing(
  request: RoutedRequest,
  response: Response,
  tools: WriteTools,
): Promise<void> {
  try {
    await write(request, response, tools);
  } catch (error) {
    const [, slug] = /\/id\/news\/([^/]+)$/.exec(request.path) ?? [];
    if (!(error instanceof InvalidDataError) || request.method !== 'DELETE' || slug === undefined)
      throw error;
    throw new ServiceError(
      error.code,
      'Other things name this news item. To withdraw it with its event and all that only it says, ' +
        `use DELETE /news?item=${slug}. ${error.message}`,
      { details: error.details },
    );
  }
}

async function write(request: RoutedRequest, response: Response, tools: WriteTools): Promise<void> {
  const { service, settings, documents } = tools;
  const address = thingAddress(request, service, settings);
  if (address.hasEnding) {
    onlyMethods('GET', 'HEAD', 'OPTIONS')(request, response, () => undefined);
    return;
  }
  const iri = writableIri(address, tools);
  const graph = graphOf(request, service);
  const parameters = parametersOf(request);
  const other = parameters.get('replaced-by');
  const act =
    other === null ? `${request.method} of ${iri.value}` : `Merged ${iri.value} into ${other}`;
  const { author } = noteOf(request, writerOf(request), act);
  const withReceipts = service.news.withReceipts(author, Object.fromEntries(parameters));
  const bodyTools = { ...tools, publicUrl: address.publicUrl };
  const sent = request.method === 'PUT' ? sentThing(request, bodyTools) : undefined;
  await commitOnce<{ readonly isNew: boolean }>(request, response, service, {
    message: act,
    makeChange: async (version) => {
      const document = documents.read(version, iri);
      checkPreconditions(request, document, address, tools);
      if (other !== null) {
        const merge = { thing: iri, into: other, by: author, isForced: isSet(parameters, 'force') };
        return { change: service.news.mergeOf(version, merge), value: { isNew: false } };
      }
      const after = sent
        ? await sentThingRead(sent, { version, iri, document }, bodyTools)
        : await thingAfter(request, document, iri, bodyTools);
      const wanted = { iri: iri.value, graph: graph?.value, sent: after };
      const asked = askedBy(request, response, service);
      const change = await service.tasks.thingChange(version, wanted, asked);
      return { change: withReceipts(change, version), value: { isNew: !document } };
    },
    answerOf: (result, isDryRun) =>
      isDryRun
        ? {
            status: 200,
            headers: { 'Graph-Version': String(result.version.number) },
            body: writtenJson(result, { id: iri.value }, true),
          }
        : writtenAnswer(
            result,
            iri,
            addressOf(iri, address.publicUrl, service),
            request.method === 'PATCH' ? tagAfter(result.version, iri, address, tools) : {},
          ),
  });
}

function writtenAnswer(
  { version, value: { isNew } }: CommitResult<{ isNew: boolean }>,
  iri: NamedNode,
  address: string,
  tag: Readonly<Record<string, string>>,
): WriteAnswer {
  const headers = { 'Graph-Version': String(version.number), ...tag };
  return isNew
    ? {
        status: 201,
        headers: { ...headers, Location: address },
        body: { version: version.number, id: iri.value },
      }
    : { status: 204, headers };
}

/** The tag of a thing after a change, for the next one. A PUT's body is not what is stored. */
function tagAfter(
  version: GraphVersion,
  iri: NamedNode,
  { publicUrl }: ThingAddress,
  { service, documents }: WriteTools,
): Readonly<Record<string, string>> {
  const document = version.isPaged ? undefined : documents.read(version, iri);
  const [tag] = document ? dataTags(document, publicUrl, service) : [];
  return tag === undefined ? {} : { ETag: tag };
}

function writableIri({ iris, kind }: ThingAddress, { service, documents }: WriteTools): NamedNode {
  if (!(KINDS as readonly string[]).includes(kind))
    throw notFound(
      `There is no kind of thing called “${kind}”; the kinds are ${KINDS.join(', ')}.`,
    );
  if (DERIVED_KINDS.has(kind))
    throw new ServiceError(
      'forbidden',
      `A ${kind} cannot be written by itself, only with the facts it belongs to.`,
    );
  return iris.find((iri) => documents.read(service.current, iri)) ?? iris[0];
}

/**
 * The graph that `?graph=` names. @throws ServiceError `bad-request` for one that is not written to
 * in this way.
 */
function graphOf(request: Request, { names: { sideGraphs } }: Service): NamedNode | undefined {
  const iri = parametersOf(request).get('graph');
  if (iri === null) return undefined;
  if (sideGraphs.some((graph) => graph.value === iri))
    throw badRequest('The graphs of receipts and of reviews cannot hold statements about things.');
  return namedNode(iri);
}

/**
 * @throws ServiceError `not-found` for a change of a thing that is not there;
 * `precondition-required` when it is there and the request does not say what it was made for; as
 * `requirePreconditions` does.
 */
function checkPreconditions(
  request: Request,
  document: ThingDocument | undefined,
  { iris, publicUrl }: ThingAddress,
  { service }: WriteTools,
): void {
  const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
  if (!document && request.method !== 'PUT')
    throw notFound(`There is no thing <${iris[0].value}>.`);
  // Nothing of a dry run can be lost.
  const isDryRun = isSet(parametersOf(request), 'dry-run');
  if (document && match === undefined && noneMatch === undefined && !isDryRun) {
    throw new ServiceError(
      'precondition-required',
      `${request.method} needs the header If-Match with the ETag of the state that you changed ` +
        '(* for any), so that no other change is lost.',
    );
  }
  if (match === undefined && noneMatch === undefined) return;
  requirePreconditions(request, document ? dataTags(document, publicUrl, service) : []);
}

/** The thing after a PATCH; undefined for DELETE. */
async function thingAfter(
  request: Request,
  document: ThingDocument | undefined,
  iri: NamedNode,
  tools: BodyTools,
): Promise<SentThing | undefined> {
  if (!document) throw notFound(`There is no thing <${iri.value}>.`);
  return request.method === 'PATCH' ? patchedThing(request, document, tools) : undefined;
}
