/** What a write of a thing sends: its statements, or what is to change of them. */
import type { Request } from 'express';
import { ServiceError } from '../../errors.js';
import { versionOf } from '../../graph/index.js';
import {
  RDF_FORMATS,
  formatOfMediaType,
  parseRdf,
  quadKey,
  withTripleTerms,
  withoutGraphs,
  type NamedNode,
  type Quad,
} from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { bodyText, mediaTypeOfBody } from '../exchange/request.js';
import type { ThingDocument } from './thing-documents.js';
import type { ThingRenderer } from './thing-renderer.js';

/** What PATCH takes, as `Accept-Patch` lists it (RFC 5789 §3.1). */
export const PATCH_TYPES = ['application/merge-patch+json', 'application/sparql-update'];

/** Where a document is read for. */
export interface BodyTools {
  readonly service: Service;
  readonly renderer: ThingRenderer;
  /** The address of this server. */
  readonly publicUrl: string;
}

/**
 * The statements that a PUT sends, in any syntax of RDF; plain JSON without a context is read with
 * ours.
 * @throws ServiceError `unsupported-media-type`, `malformed-rdf`
 */
export async function readThing(
  request: Request,
  iri: NamedNode,
  tools: BodyTools,
): Promise<Quad[]> {
  const mediaType = mediaTypeOfBody(request);
  const info = mediaType === undefined ? undefined : formatOfMediaType(mediaType);
  if (!info)
    throw new ServiceError(
      'unsupported-media-type',
      'Send a thing as ' +
        `${[...RDF_FORMATS.map((each) => each.mediaType), 'application/json'].join(', ')}; ` +
        `found ${mediaType ?? 'no Content-Type'}.`,
    );
  if (info.format === 'jsonld')
    return parseJson(bodyText(request), iri, {
      ...tools,
      isPlain: mediaType === 'application/json',
    });
  return withoutGraphs(
    await parseRdf(bodyText(request), { format: info.format, baseIri: iri.value }),
  );
}

/**
 * The statements of a thing after a patch of its document: its JSON merged with another (RFC 7396),
 * or an update of its statements as a graph of their own.
 * @throws ServiceError `unsupported-media-type`, `malformed-rdf`, `malformed-query`, and
 * `bad-request` for an update of anything else.
 */
export async function patchThing(
  request: Request,
  document: ThingDocument,
  tools: BodyTools,
): Promise<Quad[]> {
  const mediaType = mediaTypeOfBody(request);
  if (mediaType === 'application/sparql-update')
    return updateThing(bodyText(request), document, tools.service);
  if (mediaType !== 'application/merge-patch+json')
    throw new ServiceError(
      'unsupported-media-type',
      `Patch a thing with ${PATCH_TYPES.join(' or ')}; found ` +
        `${mediaType ?? 'no Content-Type'}.`,
    );
  const patch = parsePatch(bodyText(request));
  const merged = mergePatch(tools.renderer.jsonOf(document, tools.publicUrl), patch);
  return parseJson(JSON.stringify(merged), document.iri, { ...tools, isPlain: true });
}

async function parseJson(
  text: string,
  iri: NamedNode,
  { service, publicUrl, isPlain }: BodyTools & { readonly isPlain: boolean },
): Promise<Quad[]> {
  const options = {
    format: 'jsonld' as const,
    baseIri: iri.value,
    contextAt: (url: string) => service.contextAt(url, publicUrl),
    context: isPlain ? service.context : undefined,
  };
  return withTripleTerms(withoutGraphs(await parseRdf(text, options)));
}

async function updateThing(
  text: string,
  document: ThingDocument,
  { sparql }: Service,
): Promise<Quad[]> {
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
    throw new ServiceError(
      'bad-request',
      `An update sent to <${document.iri.value}> can change statements about this thing only, ` +
        `and names no graph; this one would change ${other}.`,
    );
  }
  const removed = new Set(change.removed.map(quadKey));
  return [...statements.filter((statement) => !removed.has(quadKey(statement))), ...change.added];
}

function parsePatch(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ServiceError(
      'bad-request',
      'The body is not well-formed JSON. In a merge patch, list only the members that ' +
        'change; null removes a member.',
      { cause },
    );
  }
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
