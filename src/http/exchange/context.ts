/** `/context.jsonld`, the current context, and `/context/{digest}.jsonld`, which never changes. */
import { notFound } from '../../errors.js';
import type { Service } from '../../service.js';
import { IMMUTABLE } from './conditional.js';
import { documentRoute, type Document } from './document-route.js';
import { inPath } from './parameters.js';
import { pathParameter, type Route } from './route.js';

const OFFERS = [
  {
    format: 'context',
    mediaType: 'application/ld+json;profile="http://www.w3.org/ns/json-ld#context"',
  },
];

/** The path of the context in documents: pinned, so that their meaning never changes. */
export function contextPath({ contexts }: Pick<Service, 'contexts'>): string {
  return `/context/${contexts.digest}.jsonld`;
}

export function contextRoutes(service: Service): Route[] {
  const { contexts } = service;
  const contextOf = (digest: string, caching: string): Document => {
    const text = contexts.textOf(digest);
    if (text === undefined)
      throw notFound(
        `There is no JSON-LD context ${digest}; the current one is ${contexts.digest}.`,
      );
    return { caching, write: () => text };
  };
  return [
    documentRoute('/context.jsonld', 'Vocabulary', {
      summary: 'The JSON-LD context',
      offers: OFFERS,
      document: (_request, response) => {
        response.append('Link', `<${contextPath(service)}>; rel="alternate"`);
        return contextOf(contexts.digest, 'public, max-age=86400');
      },
    }),
    documentRoute('/context/{digest}.jsonld', 'Vocabulary', {
      summary: 'A JSON-LD context that never changes',
      parameters: [
        inPath('digest', 'The digest of the context, as documents link to it.', {
          examples: [contexts.digest],
        }),
      ],
      offers: OFFERS,
      document: (request) => contextOf(pathParameter(request, 'digest'), IMMUTABLE),
    }),
  ];
}
