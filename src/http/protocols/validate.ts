/** `/validate`: the SHACL report for any RDF, alone or together with the graph. */
import type { Request, Response } from 'express';
import { ServiceError } from '../../errors.js';
import {
  RDF_FORMATS,
  formatOfMediaType,
  parseN3Syntax,
  parseRdf,
  serializeRdf,
  QuadSet,
  type Quad,
} from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { validateApart, type ValidationReport } from '../../shacl/index.js';
import { readMultipart } from '../exchange/multipart.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { publicUrlOf } from '../exchange/links.js';
import { negotiate, withCharset } from '../exchange/negotiation.js';
import { formatParameter, mediaTypesOf } from '../exchange/parameters.js';
import { bodyJson, bodyText, mediaTypeOfBody, parametersOf } from '../exchange/request.js';
import type { Operation, Route } from '../exchange/route.js';

const OFFERS = [
  { format: 'json' as const, mediaType: 'application/json' },
  ...RDF_FORMATS.map(({ format, mediaType, aliases }) => ({ format, mediaType, aliases })),
];

/** What is to be validated, and the shapes that came with it, if any. */
interface ValidationRequest {
  readonly data: readonly Quad[];
  readonly shapes: readonly Quad[] | undefined;
}

/** The routes of `/validate`. */
export function validateRoutes(service: Service, settings: HttpSettings): Route[] {
  const post: Operation = {
    summary: 'Validates RDF with SHACL, alone or together with the graph',
    parameters: [
      {
        name: 'with',
        in: 'query',
        description: 'Validate the data together with the graph.',
        schema: { enum: ['graph'] },
      },
      formatParameter(OFFERS),
    ],
    body: {
      description:
        'RDF; or JSON with `data` and `shapes` in Turtle; or both as multipart/form-data.',
      mediaTypes: [
        'text/turtle',
        ...RDF_FORMATS.map(({ mediaType }) => mediaType).filter((each) => each !== 'text/turtle'),
        'application/json',
        'multipart/form-data',
      ],
      isRequired: true,
      example: '<urn:x> a <urn:Y> .',
    },
    mediaTypes: mediaTypesOf(OFFERS),
    errors: ['malformed-rdf', 'unsupported-media-type', 'query-timeout'],
    schema: {
      type: 'object',
      required: ['conforms', 'results'],
      properties: {
        conforms: { type: 'boolean' },
        results: { type: 'array', items: { type: 'object' } },
      },
    },
    handle: (request, response) => answerValidation(request, response, service, settings),
  };
  return [{ path: '/validate', topic: 'Validation', operations: { POST: post } }];
}

async function answerValidation(
  request: Request,
  response: Response,
  service: Service,
  settings: HttpSettings,
): Promise<void> {
  const { format, mediaType } = negotiate(request, OFFERS);
  const { data, shapes } = await readRequest(request, service, settings);
  const isWithGraph = parametersOf(request).get('with') === 'graph';
  if (isWithGraph) response.set('Graph-Version', String(service.current.number));
  const report = shapes
    ? await validateByShapes(service, data, shapes, isWithGraph)
    : service.committer.check(data, isWithGraph ? service.current : service.vocabulary);
  await sendReport(response, service, report, format, mediaType);
}

/**
 * Our own shapes speak of classes that follow from the ontology; shapes that were sent get the data
 * as it is, or all of the graph with it.
 */
function validateByShapes(
  service: Service,
  data: readonly Quad[],
  shapes: readonly Quad[],
  isWithGraph: boolean,
): Promise<ValidationReport> {
  const validated = isWithGraph
    ? service.committer.preview({ added: data, removed: [] })
    : new QuadSet([...data]);
  return validateApart(validated, shapes, service.queryTimeoutMs);
}

async function readRequest(
  request: Request,
  service: Service,
  settings: HttpSettings,
): Promise<ValidationRequest> {
  const mediaType = mediaTypeOfBody(request) ?? 'text/turtle';
  const { baseIri } = service.names;
  const contextAt = (url: string): object | undefined =>
    service.contextAt(url, publicUrlOf(request, settings.publicUrl));
  const turtle = (text: string, source: string): Quad[] =>
    parseN3Syntax(text, { format: 'turtle', baseIri, source });
  if (mediaType === 'application/json') {
    const expected = 'A JSON body is {"data": Turtle, "shapes": Turtle}; "shapes" is optional.';
    const { data, shapes } = bodyJson(request, ['data', 'shapes'], expected);
    if (typeof data !== 'string') throw new ServiceError('bad-request', expected);
    return {
      data: turtle(data, 'data'),
      shapes: typeof shapes === 'string' ? turtle(shapes, 'shapes') : undefined,
    };
  }
  if (mediaType === 'multipart/form-data') {
    const parts = new Map(readMultipart(request).map((part) => [part.name, part]));
    const read = async (name: string): Promise<Quad[] | undefined> => {
      const part = parts.get(name);
      const info = formatOfMediaType(part?.mediaType ?? 'text/turtle');
      if (!part) return undefined;
      // A part without a type of its own, or with that of an unnamed file, is read as Turtle.
      return parseRdf(bodyText(request, part.bytes), {
        format: info && info.format !== 'ntriples' ? info.format : 'turtle',
        baseIri,
        source: name,
        contextAt,
      });
    };
    const data = await read('data');
    if (!data)
      throw new ServiceError(
        'bad-request',
        'A multipart body needs a part "data"; a part "shapes" is optional.',
      );
    return { data, shapes: await read('shapes') };
  }
  const info = formatOfMediaType(mediaType);
  if (!info)
    throw new ServiceError(
      'unsupported-media-type',
      `Send RDF as ${RDF_FORMATS.map((each) => each.mediaType).join(', ')}; found ` +
        `${mediaType}.`,
    );
  return {
    data: await parseRdf(bodyText(request), { format: info.format, baseIri, contextAt }),
    shapes: undefined,
  };
}

async function sendReport(
  response: Response,
  service: Service,
  report: ValidationReport,
  format: (typeof OFFERS)[number]['format'],
  mediaType: string,
): Promise<void> {
  response.vary('Accept').set('Content-Type', withCharset(mediaType));
  response.send(
    format === 'json'
      ? JSON.stringify({ conforms: report.conforms, results: report.results }, null, 1)
      : await serializeRdf(report.quads, format, { prefixes: service.prefixes }),
  );
}
