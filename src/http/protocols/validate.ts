/** `/validate`: the SHACL report for any RDF, alone or together with the graph. */
import type { Request } from 'express';
import { RDF_FORMATS } from '../../rdf/index.js';
import { SECOND_VALIDATORS } from '../../shacl/index.js';
import { BOOLEAN, listOf, membersOf, objectOf } from '../../input/index.js';
import type { Service } from '../../service.js';
import { requireRdfFormat, type ValidationInput } from '../../tasks/index.js';
import { documentOf } from '../exchange/bodies.js';
import { publicUrlOf } from '../exchange/links.js';
import { negotiate, withCharset } from '../exchange/negotiation.js';
import { formatParameter, inQuery, mediaTypesOf } from '../exchange/parameters.js';
import { mediaTypeOfBody, nameEngine, parametersOf, sentBody } from '../exchange/request.js';
import { askedBy, sendChunks } from '../exchange/streaming.js';
import type { Handler, Operation, Route } from '../exchange/route.js';

const OFFERS = [{ format: 'json' as const, mediaType: 'application/json' }, ...RDF_FORMATS];

const DATA_TYPES = [
  'text/turtle',
  ...RDF_FORMATS.map(({ mediaType }) => mediaType).filter((each) => each !== 'text/turtle'),
  'multipart/form-data',
];

export function validateRoute(): Route {
  const post: Operation = {
    summary: 'Validates RDF with SHACL, alone or together with the graph',
    parameters: [
      inQuery('with', 'Validate the data together with the graph.', {
        schema: { enum: ['graph'] },
      }),
      inQuery('validator', 'Have another validator look at the data, as a second opinion.', {
        schema: { type: 'string', enum: [...SECOND_VALIDATORS] },
      }),
      formatParameter(OFFERS),
    ],
    body: {
      description:
        'RDF; or JSON with `data` and `shapes` in Turtle; or both as multipart/form-data.',
      mediaTypes: [...DATA_TYPES, 'application/json'],
      defaultType: 'text/turtle',
      data: DATA_TYPES,
      schema: membersOf({ data: { type: 'string' } }, { shapes: { type: 'string' } }),
      isRequired: true,
      example: '<urn:x> a <urn:Y> .',
    },
    mediaTypes: mediaTypesOf(OFFERS),
    schema: objectOf({ conforms: BOOLEAN, results: listOf({ type: 'object' }) }),
    handle: answerValidation,
  };
  return { path: '/validate', topic: 'Validation', operations: { POST: post } };
}

const answerValidation: Handler = async (request, response, service) => {
  const { format, mediaType } = negotiate(request, OFFERS);
  const parameters = parametersOf(request);
  const isWithGraph = parameters.get('with') === 'graph';
  const validator = SECOND_VALIDATORS.find((name) => name === parameters.get('validator'));
  const body = bodyOf(request, service);
  const version = service.current;
  if (isWithGraph) response.set('Graph-Version', String(version.number));
  const startedAt = performance.now();
  const { chunks } = await service.tasks.run(
    version,
    'validation',
    { body, isWithGraph, format, validator },
    askedBy(request, response, service),
  );
  nameEngine(response, validator, startedAt);
  response.vary('Accept');
  await sendChunks(response, withCharset(mediaType), chunks, { isOwn: true });
};

/** The body for a thread; JSON is short, and only its texts go there. */
function bodyOf(request: Request, service: Service): ValidationInput['body'] {
  const mediaType = mediaTypeOfBody(request);
  if (mediaType !== 'application/json') {
    if (mediaType !== 'multipart/form-data') requireRdfFormat(mediaType);
    return sentBody(request, service, publicUrlOf(request));
  }
  return { shapes: undefined, ...documentOf<{ data: string; shapes?: string }>(request) };
}
