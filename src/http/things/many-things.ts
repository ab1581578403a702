/** POST `/things`: the documents of many things in one answer. */
import type { Request } from 'express';
import { TEXT, listOf, objectOf } from '../../input/index.js';
import type { Service } from '../../service.js';
import { thingIri } from '../../search/index.js';
import { readThings } from '../../tasks/index.js';
import { contextPath } from '../exchange/context.js';
import { documentOf } from '../exchange/bodies.js';
import { publicUrlOf } from '../exchange/links.js';
import { negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import { OF_VERSION, formatParameter, mediaTypesOf } from '../exchange/parameters.js';
import { requestedVersion } from '../exchange/request.js';
import { answerReading } from '../exchange/read-graph.js';
import type { Handler, Route } from '../exchange/route.js';
import { askedBy, sendChunks } from '../exchange/streaming.js';

const MAX_THINGS = 1_000;

const OFFERS: readonly Offer<'jsonld' | 'json'>[] = [
  { format: 'json', mediaType: 'application/json' },
  { format: 'jsonld', mediaType: 'application/ld+json' },
];

export function manyThingsRoute(service: Service): Route {
  return {
    path: '/things',
    topic: 'Things',
    operations: {
      POST: {
        summary: 'The documents of many things, by their IRIs',
        parameters: [...OF_VERSION, formatParameter(OFFERS)],
        body: {
          description: `A list of at most ${MAX_THINGS} IRIs.`,
          mediaTypes: ['application/json'],
          isRequired: true,
          schema: {
            type: 'array',
            items: { type: 'string', format: 'thing' },
            minItems: 1,
            maxItems: MAX_THINGS,
          },
          example: '["https://w3id.org/osce-graph/id/state/austria"]',
        },
        mediaTypes: mediaTypesOf(OFFERS),
        schema: objectOf({
          '@context': TEXT,
          '@graph': listOf({ type: 'object', required: ['id'] }),
          missing: listOf(TEXT),
        }),
        handle: (request, response) =>
          answerReading(service, response, () => answerMany(request, response, service)),
      },
    },
  };
}

const answerMany: Handler = async (request, response, service) => {
  const { mediaType } = negotiate(request, OFFERS);
  const publicUrl = publicUrlOf(request);
  const iris = irisIn(request, service, publicUrl);
  const version = await requestedVersion(request, response, service);
  response.vary('Accept');
  const asked = askedBy(request, response, service);
  // The thread reads these statements.
  if (version.isPaged) readThings(iris, version.ids, service.names.baseIri);
  const { head, chunks } = await service.tasks.run(version, 'things', iris, asked);
  const { missing } = head;
  const others = JSON.stringify({ '@context': `${publicUrl}${contextPath(service)}`, missing });
  await sendChunks(response, withCharset(mediaType), parts());

  async function* parts(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${others.slice(0, -1)},"@graph":`);
    yield* chunks;
    yield Buffer.from('}\n');
  }
};

/** The IRIs of a body, each once; an address of this server counts as the IRI it answers for. */
function irisIn(request: Request, { names }: Service, publicUrl: string): string[] {
  const iris = documentOf<readonly string[]>(request).map((each) =>
    each.startsWith(`${publicUrl}/id/`)
      ? names.baseIri + each.slice(publicUrl.length + 1)
      : thingIri(each, names),
  );
  return [...new Set(iris)];
}
