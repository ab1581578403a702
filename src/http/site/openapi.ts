/** `/openapi.json`: the routes as a machine-readable description (OpenAPI 3.1). */
import { LICENCE } from '../../rdf/index.js';
import { INTEGER, SHORT_TEXT, TEXT, listOf, objectOf } from '../../input/index.js';
import { STATUS_CODES } from 'node:http';
import { ERROR_CODES, type ErrorCode } from '../../errors.js';
import { publicUrlOf } from '../exchange/links.js';
import { HTTP_STATUS } from '../exchange/problem.js';
import { schemaOf } from '../exchange/read-parameters.js';
import { FORM } from '../exchange/request.js';
import { documentRoute } from '../exchange/document-route.js';
import type { Method, Operation, Parameter, RequestBody, Route } from '../exchange/route.js';

/** OpenAPI 3.1 has no word for the method QUERY (RFC 10008), which is an extension. */
const METHOD_NAMES: Readonly<Record<Method, string>> = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
  QUERY: 'x-query',
};

/** The route of the description, which describes itself too; `further` addresses come and go. */
export function openApiRoute(
  routes: readonly Route[],
  { version, further }: { readonly version: string; readonly further: () => readonly Route[] },
): Route {
  const own: Route = documentRoute('/openapi.json', 'Operation', {
    summary: 'This OpenAPI description',
    offers: [{ format: 'json', mediaType: 'application/json' }],
    schema: { type: 'object', required: ['openapi', 'info', 'paths'] },
    document: (request) => ({
      write: () =>
        JSON.stringify(
          openApiDocument([...routes, own, ...further()], publicUrlOf(request), version),
          null,
          1,
        ),
    }),
  });
  return own;
}

function openApiDocument(routes: readonly Route[], publicUrl: string, version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'osce-graph',
      version,
      description:
        "A knowledge graph of the OSCE's news: things, lists, queries, versions. Errors are " +
        'problem documents (RFC 9457) with a stable code. Not an official service of the OSCE.',
      license: { name: 'CC BY 4.0 (data)', url: LICENCE },
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(routes.map(({ topic }) => topic))].map((name) => ({ name })),
    paths: Object.fromEntries(
      routes.map((route) => [route.path.replace('*}', '}'), pathItem(route)]),
    ),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'WRITE_TOKEN, or a token of `osce-graph token create`.',
        },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

const PROBLEM = objectOf({
  title: TEXT,
  status: INTEGER,
  detail: TEXT,
  code: { enum: Object.keys(ERROR_CODES) },
});

function pathItem(route: Route): object {
  // Made of existing operations.
  const operations = Object.entries(route.operations) as [Method, Operation][];
  return Object.fromEntries(
    operations.map(([method, operation]) => [
      METHOD_NAMES[method],
      operationObject(route, method, operation),
    ]),
  );
}

function operationObject({ path, topic }: Route, method: Method, operation: Operation): object {
  const { summary, body, scope } = operation;
  const parameters = operation.parameters?.filter(({ in: place }) => place !== 'form') ?? [];
  return {
    operationId: `${METHOD_NAMES[method]} ${path}`.replace(
      /[^A-Za-z]+(.)?/g,
      (_all, next: string | undefined) => next?.toUpperCase() ?? '',
    ),
    summary,
    ...(PROMISED[path]?.includes(method) ? {} : { 'x-stability': 'unstable' }),
    tags: [topic],
    ...(parameters.length > 0 ? { parameters: parameters.map(parameterObject) } : {}),
    ...(body ? { requestBody: bodyObject(body, operation.parameters) } : {}),
    ...(scope
      ? { security: [{ token: [] }], description: `Needs a token with the scope "${scope}".` }
      : {}),
    responses: responsesOf(operation, method, path),
  };
}

function parameterObject({
  name,
  in: place,
  description,
  examples = [],
  isRequired,
  isRepeated,
  schema = SHORT_TEXT,
}: Parameter): object {
  return {
    name,
    in: place,
    description,
    required: place === 'path' || (isRequired ?? false) !== false,
    schema: isRepeated ? listOf(schema) : schema,
    ...(isRepeated ? { style: 'form', explode: true } : {}),
    ...(examples.length > 0 && !isRepeated
      ? { examples: Object.fromEntries(examples.map((value) => [value, { value }])) }
      : {}),
  };
}

function bodyObject(
  { description, mediaTypes, isRequired, example, schema }: RequestBody,
  parameters: readonly Parameter[] = [],
): object {
  const fields = parameters.filter(({ in: place }) => place === 'form');
  return {
    description,
    required: isRequired === true,
    content: Object.fromEntries(
      mediaTypes.map((mediaType, index) => [
        mediaType,
        {
          ...(mediaType === 'application/json' && schema ? { schema } : {}),
          ...(mediaType === FORM && fields.length > 0 ? { schema: schemaOf(fields) } : {}),
          ...(index === 0 && example !== undefined
            ? {
                example:
                  mediaType === 'application/json' ? (JSON.parse(example) as unknown) : example,
              }
            : {}),
        },
      ]),
    ),
  };
}

const WITHOUT_CONTENT: ReadonlySet<string> = new Set(['204', '303']);

function responsesOf(operation: Operation, method: Method, path: string): object {
  const { status = 200, otherStatuses = {}, mediaTypes, schema } = operation;
  const content = Object.fromEntries(
    mediaTypes.map((mediaType) => [
      mediaType,
      mediaType === 'application/json' && schema ? { schema } : {},
    ]),
  );
  return {
    [status]: { description: STATUS_CODES[status], ...(mediaTypes.length > 0 ? { content } : {}) },
    ...Object.fromEntries(
      Object.entries(otherStatuses).map(([other, description]) => [
        other,
        {
          description,
          ...(WITHOUT_CONTENT.has(other) || mediaTypes.length === 0 ? {} : { content }),
        },
      ]),
    ),
    ...(method === 'GET'
      ? { 304: { description: 'The client already has the current answer (If-None-Match).' } }
      : {}),
    ...Object.fromEntries(
      errorsOf(operation, path).map((code) => [
        HTTP_STATUS[code],
        problemResponse(`${code}: ${ERROR_CODES[code]}`),
      ]),
    ),
    default: problemResponse('A problem document with a stable code.'),
  };
}

/** What an operation may refuse by what it has; all other codes are in the default. */
function errorsOf(
  { scope, body, mediaTypes, parameters = [] }: Operation,
  path: string,
): ErrorCode[] {
  const isOfVersion = parameters.some(({ name }) => name === 'version');
  return [
    'bad-request',
    ...(scope ? (['unauthorized', 'forbidden'] as const) : []),
    ...(path.includes('{') || isOfVersion ? (['not-found'] as const) : []),
    ...(mediaTypes.length > 1 ? (['not-acceptable'] as const) : []),
    ...(body ? (['body-too-large', 'unsupported-media-type'] as const) : []),
  ];
}

function problemResponse(description: string): object {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

/** Addresses whose methods stay through all versions 1.x; see `docs/stability.md`. */
const PROMISED: Readonly<Record<string, readonly Method[]>> = {
  '/sparql': ['GET', 'POST'],
  '/graphs': ['GET', 'PUT', 'POST', 'DELETE'],
  '/search': ['GET'],
  '/id/{kind}/{slug}': ['GET'],
  '/id/{kind}/{slug}/timemap': ['GET'],
  '/news': ['GET', 'POST'],
  '/events': ['GET'],
  '/organizations': ['GET'],
  '/states': ['GET'],
  '/people': ['GET'],
  '/validate': ['POST'],
  '/snapshots': ['GET', 'POST'],
  '/snapshots/{version}': ['GET'],
  '/snapshots/{version}/{file}': ['GET'],
  '/snapshots/{version}/tables/{file}': ['GET'],
  '/snapshots/{a}/diff/{b}': ['GET'],
  '/changes': ['GET'],
  '/changes/{version}': ['GET'],
  '/cite': ['POST'],
  '/cite/{id}': ['GET'],
  '/context.jsonld': ['GET'],
  '/context/{digest}.jsonld': ['GET'],
  '/.well-known/void': ['GET'],
  '/health/live': ['GET'],
  '/health/ready': ['GET'],
  '/openapi.json': ['GET'],
};
