/** `/context.jsonld`, the current context, and `/context/{digest}.jsonld`, which never changes. */
import type { Request, Response } from 'express';
import { notFound } from '../../errors.js';
import type { Service } from '../../service.js';
import { IMMUTABLE, endIfUnchanged, etagOf } from './conditional.js';
import { getRoute, pathParameter, type Operation, type Route } from './route.js';
import { inPath } from './parameters.js';

const MEDIA_TYPE = 'application/ld+json;profile="http://www.w3.org/ns/json-ld#context"';

/** The path of the context in documents: pinned, so that their meaning never changes. */
export function contextPath({ contexts }: Pick<Service, 'contexts'>): string {
  return `/context/${contexts.digest}.jsonld`;
}

export function contextRoutes(service: Service): Route[] {
  const present: Operation = {
    summary: 'The JSON-LD context',
    mediaTypes: [MEDIA_TYPE],
    handle: (request, response) => {
      response.set({
        'Cache-Control': 'public, max-age=86400',
        Link: `<${contextPath(service)}>; rel="alternate"`,
      });
      sendContext(request, response, service, service.contexts.digest);
    },
  };
  const pinned: Operation = {
    summary: 'A JSON-LD context that never changes',
    parameters: [
      inPath('digest', 'The digest of the context, as documents link to it.', {
        examples: [service.contexts.digest],
      }),
    ],
    mediaTypes: [MEDIA_TYPE],
    handle: (request, response) => {
      response.set('Cache-Control', IMMUTABLE);
      sendContext(request, response, service, pathParameter(request, 'digest'));
    },
  };
  return [
    getRoute('/context.jsonld', 'Vocabulary', present),
    getRoute('/context/{digest}.jsonld', 'Vocabulary', pinned),
  ];
}

function sendContext(
  request: Request,
  response: Response,
  { contexts }: Service,
  digest: string,
): void {
  const text = contexts.textOf(digest);
  if (text === undefined)
    throw notFound(`There is no JSON-LD context ${digest}; the current one is ${contexts.digest}.`);
  if (!endIfUnchanged(request, response, etagOf(text)))
    response.set('Content-Type', MEDIA_TYPE).send(text);
}
