/** POST `/things`: the documents of many things in one answer. */
import type { Request } from 'express';
import { ServiceError, badRequest } from '../../errors.js';
import type { Service } from '../../service.js';
import { contextPath } from '../exchange/context.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { publicUrlOf } from '../exchange/links.js';
import { negotiate, withCharset, type Offer } from '../exchange/negotiation.js';
import { OF_VERSION, formatParameter, mediaTypesOf } from '../exchange/parameters.js';
import {
  bodyText,
  mediaTypeOfBody,
  requestedVersion,
  requireLength,
  unsupportedType,
} from '../exchange/request.js';
import { answerReading } from '../exchange/read-graph.js';
import type { Handler, Route } from '../exchange/route.js';
import { askedBy } from '../exchange/streaming.js';
import { quoted } from '../exchange/unknown-name.js';
import { OF_PARTS, sendThings, wantedParts, writtenThings } from './wanted-parts.js';
import { TEXT, listOf, objectOf } from '../exchange/schemas.js';

const MAX_THINGS = 1_000;
const MAX_BYTES = 512 * 1024;
const EXPECTED =
  'Send a JSON list of IRIs, such as ["https://w3id.org/osce-graph/id/state/austria"]';

const OFFERS: readonly Offer<'jsonld' | 'json'>[] = [
  { format: 'json', mediaType: 'application/json' },
  { format: 'jsonld', mediaType: 'application/ld+json' },
];

export function manyThingsRoutes(service: Service, settings: HttpSettings): Route[] {
  return [
    {
      path: '/things',
      topic: 'Things',
      operations: {
        POST: {
          summary: 'Many things at once, by their IRIs',
          parameters: [...OF_PARTS, ...OF_VERSION, formatParameter(OFFERS)],
          body: {
            description: `A list of at most ${MAX_THINGS} IRIs.`,
            mediaTypes: ['application/json'],
            isRequired: true,
            example: '["https://w3id.org/osce-graph/id/state/austria"]',
          },
          mediaTypes: mediaTypesOf(OFFERS),
          schema: objectOf({
            '@context': TEXT,
            '@graph': listOf({ type: 'object', required: ['id'] }),
            missing: listOf(TEXT),
          }),
          errors: ['unsupported-media-type', 'body-too-large', 'query-timeout', 'query-memory'],
          handle: (request, response) =>
            answerReading(service, response, () =>
              answerMany(request, response, service, settings),
            ),
        },
      },
    },
  ];
}

const answerMany: Handler = async (request, response, service, settings) => {
  const { mediaType } = negotiate(request, OFFERS);
  const publicUrl = publicUrlOf(request, settings.publicUrl);
  const parts = wantedParts(request, service) ?? { include: [], fields: undefined };
  const iris = irisIn(request, service, publicUrl);
  const version = await requestedVersion(request, response, service);
  response.vary('Accept');
  const asked = askedBy(request, response, service);
  const things = await writtenThings(version, { iris, ...parts }, service, asked);
  const context = JSON.stringify(`${publicUrl}${contextPath(service)}`);
  const around = [
    `{\n"@context": ${context},\n`,
    `,\n"missing": ${JSON.stringify(things.missing)}\n}\n`,
  ];
  await sendThings(response, withCharset(mediaType), things, around, '@graph');
};

/** The IRIs of a body, each once; an address of this server counts as the IRI it answers for. */
function irisIn(request: Request, { names }: Service, publicUrl: string): string[] {
  if (mediaTypeOfBody(request) !== 'application/json')
    throw unsupportedType(request, `${EXPECTED}, as application/json`);
  requireLength(request, MAX_BYTES, 'A list of things');
  let body: unknown;
  try {
    body = JSON.parse(bodyText(request));
  } catch (cause) {
    throw cause instanceof ServiceError
      ? cause
      : refused('the body is not well-formed JSON', cause);
  }
  if (!Array.isArray(body)) throw refused('the body is no list');
  const iris = body.map((each: unknown, index) => {
    if (typeof each !== 'string' || !/^[a-z][a-z0-9+.-]*:\S+$/i.test(each))
      throw refused(`item ${index + 1} is ${quoted(JSON.stringify(each))}`);
    return each.startsWith(`${publicUrl}/id/`)
      ? names.baseIri + each.slice(publicUrl.length + 1)
      : each;
  });
  if (iris.length === 0) throw refused('the list is empty');
  if (iris.length > MAX_THINGS)
    throw badRequest(
      `A list can have at most ${MAX_THINGS} IRIs; found ${iris.length}. Send several lists.`,
      { details: { limit: MAX_THINGS } },
    );
  return [...new Set(iris)];
}

function refused(found: string, cause?: unknown): ServiceError {
  return badRequest(`${EXPECTED}; ${found}.`, { cause });
}
