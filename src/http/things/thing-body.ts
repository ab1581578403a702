/** The body of a write of a thing: its statements, or their changes. */
import type { Request } from 'express';
import { badRequest } from '../../errors.js';
import { versionOf } from '../../graph/index.js';
import { quadKey, toNQuad, withoutGraphs } from '../../rdf/index.js';
import { quoted, readJson } from '../../input/index.js';
import type { Service } from '../../service.js';
import { requireRdfFormat, type SentBody, type SentThing } from '../../tasks/index.js';
import { bodyText, mediaTypeOfBody, requireLength, sentBody } from '../exchange/request.js';
import { contextPath } from '../exchange/context.js';
import { FactReader } from '../../capabilities/index.js';
import { MAX_STATEMENTS, type ThingDocument } from './thing-documents.js';
import type { ThingRenderer } from './thing-renderer.js';

/** Types of PATCH, for `Accept-Patch` (RFC 5789 §3.1). */
export const PATCH_TYPES = ['application/merge-patch+json', 'application/sparql-update'];

/** A merge patch is read in the main thread. */
const MAX_PATCH_BYTES = 256 * 1024;

export interface BodyTools {
  readonly service: Service;
  readonly renderer: ThingRenderer;
  /** The address of this server. */
  readonly publicUrl: string;
}

/**
 * The document of a PUT, in any syntax of RDF; plain JSON without a context is read with ours.
 * @throws ServiceError `unsupported-media-type`
 */
export function sentThing(request: Request, { service, publicUrl }: BodyTools): SentThing {
  const mediaType = mediaTypeOfBody(request);
  return {
    body: sentBody(request, service, publicUrl),
    format: requireRdfFormat(mediaType),
    isPlain: mediaType === 'application/json',
    keepBlankNodeLabels: false,
  };
}

/**
 * The thing after a patch of its document: its JSON merged with another (RFC 7396), or an update of
 * its statements as a graph of their own.
 * @throws ServiceError `unsupported-media-type`, `body-too-large`, `malformed-query`, and
 * `bad-request` for JSON that is none, for keys and values that `FactReader` refuses, for an update
 * of anything else, and for a thing that is too long.
 */
export async function patchedThing(
  request: Request,
  document: ThingDocument,
  tools: BodyTools,
): Promise<SentThing> {
  if (document.isLong)
    throw badRequest(
      `PATCH changes things of at most ${MAX_STATEMENTS} statements, and <${document.iri.value}> ` +
        'has more. Send a SPARQL Update to /sparql, or PUT the whole thing.',
    );
  const mediaType = mediaTypeOfBody(request);
  if (mediaType === 'application/sparql-update')
    return {
      body: made(await updateThing(bodyText(request), document, tools.service), tools),
      format: 'nquads',
      isPlain: false,
      keepBlankNodeLabels: true,
    };
  requireLength(request, MAX_PATCH_BYTES, 'A merge patch');
  const patch = readJson(bodyText(request));
  if (!isObject(patch))
    throw badRequest(
      'A merge patch of a thing is a JSON object with the members that change; found ' +
        `${Array.isArray(patch) ? 'a list' : quoted(JSON.stringify(patch))}.`,
    );
  const current = tools.renderer.jsonOf(document, tools.publicUrl);
  const { iri: thing, version } = document;
  const reader = new FactReader(tools.service, { version, thing, publicUrl: tools.publicUrl });
  const merged = mergePatch(current, await reader.patch(patch, current));
  return {
    body: made(JSON.stringify(merged), tools),
    format: 'jsonld',
    isPlain: true,
    keepBlankNodeLabels: false,
  };
}

/**
 * The object of a PUT with its keys and values read as in a merge patch. Other documents, and long
 * ones, are left as they are. @throws ServiceError as `FactReader.patch` does
 */
export async function sentThingRead(
  sent: SentThing,
  {
    version,
    iri,
    document,
  }: Pick<ThingDocument, 'version' | 'iri'> & { document: ThingDocument | undefined },
  { service, renderer, publicUrl }: BodyTools,
): Promise<SentThing> {
  const { bytes } = sent.body;
  const said = sent.isPlain && bytes.byteLength <= MAX_PATCH_BYTES ? objectIn(bytes) : undefined;
  if (!said || document?.isLong) return sent;
  const current = document
    ? renderer.jsonOf(document, publicUrl)
    : { '@context': `${publicUrl}${contextPath(service)}` };
  const reader = new FactReader(service, {
    version,
    thing: iri,
    publicUrl,
    classNames: document ? [] : [said.type].flat(),
  });
  const text = JSON.stringify(await reader.patch(said, current));
  return { ...sent, body: made(text, { service, publicUrl }) };
}

/** Whether it is JSON at all is for the thread to say that reads it. */
function objectIn(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const said: unknown = readJson(Buffer.from(bytes).toString('utf8'));
    return isObject(said) ? said : undefined;
  } catch {
    return undefined;
  }
}

/** A document made here, in the form of a request's. */
function made(
  text: string,
  { service, publicUrl }: Pick<BodyTools, 'service' | 'publicUrl'>,
): SentBody {
  return service.tasks.sent({ bytes: Buffer.from(text), contentType: undefined, publicUrl });
}

/** The statements as N-Quads. */
async function updateThing(
  text: string,
  document: ThingDocument,
  { sparql }: Service,
): Promise<string> {
  const statements = withoutGraphs(document.quads());
  // On the first line, so that lines of errors are those of the text.
  const change = await sparql.update(versionOf(statements), `BASE <${document.iri.value}> ${text}`);
  for (const { subject, graph } of [...change.removed, ...change.added]) {
    const isOwn =
      subject.equals(document.iri) ||
      subject.termType === 'BlankNode' ||
      subject.value.startsWith(`${document.iri.value}#`);
    if (isOwn && graph.termType === 'DefaultGraph') continue;
    const other =
      graph.termType === 'DefaultGraph' ? `<${subject.value}>` : `the graph <${graph.value}>`;
    throw badRequest(
      `An update sent to <${document.iri.value}> can change statements about this thing only, ` +
        `and names no graph; this one would change ${other}.`,
    );
  }
  const removed = new Set(change.removed.map(quadKey));
  const left = statements.filter((statement) => !removed.has(quadKey(statement)));
  return [...left, ...change.added].map(toNQuad).join('\n');
}

/** RFC 7396 §2. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
