/** `/queries`: stored queries, their answers, and writing them. */
import { listOf, objectOf } from '../../input/index.js';
import { nameOfType, type StoredQuery } from '../../queries/index.js';
import type { Service } from '../../service.js';
import { documentRoute } from '../exchange/document-route.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { publicUrlOf } from '../exchange/links.js';
import { JSON_OR_HTML } from '../exchange/negotiation.js';
import {
  OF_WRITE,
  QUERY_ERRORS,
  WRITE_ERRORS,
  formatParameter,
  inPath,
  mediaTypesOf,
} from '../exchange/parameters.js';
import { getRoute, type Operation, type Parameter, type Route } from '../exchange/route.js';
import { queriesPage } from '../pages/queries-page.js';
import { frameOf } from '../pages/term-views.js';
import { AnswerMemory } from '../protocols/answer-memory.js';
import { QUERY_TYPE } from '../protocols/sparql-request.js';
import { answerStoredQuery } from './answer-stored-query.js';
import { AFTER_VERSION, FEED_OFFERS, sendAnswerFeed } from './answer-feed.js';
import { QUERY_OFFERS } from './query-offers.js';
import { OF_ANY_QUERY, OF_STORED_QUERY } from './query-parameters.js';
import { removeQuery, storeQuery } from './write-query.js';

const NAME: Parameter = inPath('name', 'The name of the query.', {
  examples: ['news-by-year', 'events-in-a-state', 'organizers-as-a-graph'],
});

const LIST_SCHEMA = objectOf({
  queries: listOf({
    type: 'object',
    required: ['name', 'summary', 'parameters', 'url'],
    properties: {
      parameters: listOf({ type: 'object', required: ['name', 'type', 'required'] }),
    },
  }),
});

export function queryRoutes(service: Service, settings: HttpSettings): Route[] {
  const tools = { memory: new AnswerMemory(), settings };
  const get: Operation = {
    summary: 'The answer of a stored query, or a page with a form, or its text',
    parameters: [NAME, OF_ANY_QUERY, ...OF_STORED_QUERY, formatParameter(QUERY_OFFERS)],
    mediaTypes: mediaTypesOf(QUERY_OFFERS),
    errors: QUERY_ERRORS,
    handle: (request, response) => answerStoredQuery(request, response, service, tools),
  };
  const feed: Operation = {
    summary:
      'Rows that appeared in and disappeared from the answer of a stored query, version by version',
    parameters: [NAME, OF_ANY_QUERY, AFTER_VERSION, formatParameter(FEED_OFFERS)],
    mediaTypes: mediaTypesOf(FEED_OFFERS),
    errors: QUERY_ERRORS,
    handle: (request, response) => sendAnswerFeed(request, response, service, settings),
  };
  const write = { scope: 'graph', parameters: [NAME, ...OF_WRITE] } as const;
  const errors = [...WRITE_ERRORS, 'precondition-required'] as const;
  const put: Operation = {
    summary: 'Stores a query under a name',
    ...write,
    body: {
      description: 'The query, with a header in YAML (`#+`).',
      mediaTypes: [QUERY_TYPE],
      isRequired: true,
      example: '#+ summary: Is there anything\nASK { ?s ?p ?o }',
    },
    status: 201,
    otherStatuses: { 204: 'The query was there and has been replaced.' },
    mediaTypes: ['application/json'],
    errors: [...errors, 'malformed-query', 'unsupported-media-type'],
    handle: (request, response) => storeQuery(request, response, service, settings),
  };
  const remove: Operation = {
    summary: 'Removes a stored query',
    ...write,
    status: 204,
    mediaTypes: [],
    errors,
    handle: (request, response) => removeQuery(request, response, service, settings),
  };
  return [
    listRoute(service, settings),
    {
      path: '/queries/{name}',
      topic: 'Stored queries',
      operations: { GET: get, PUT: put, DELETE: remove },
    },
    getRoute('/queries/{name}/feed', 'Stored queries', feed),
  ];
}

function listRoute(service: Service, settings: HttpSettings): Route {
  return documentRoute('/queries', 'Stored queries', {
    summary: 'The stored queries and their parameters',
    offers: JSON_OR_HTML,
    schema: LIST_SCHEMA,
    document: (request, response, { format }) => {
      const queries = service.queries.all(service.current);
      const publicUrl = publicUrlOf(request, settings.publicUrl);
      response.set('Graph-Version', String(service.current.number));
      return {
        write: () =>
          format === 'html'
            ? queriesPage(queries, frameOf(service, service.current))
            : JSON.stringify({ queries: queries.map((each) => listed(each, publicUrl)) }, null, 1),
      };
    },
  });
}

function listed(
  { name, title, description, tags, kind, parameters, maxAge, isShipped }: StoredQuery,
  publicUrl: string,
): object {
  return {
    name,
    summary: title,
    description,
    tags,
    kind,
    parameters: parameters.map(({ name: parameter, type, isRequired, values, ...each }) => ({
      name: parameter,
      type: nameOfType(type),
      required: isRequired,
      default: each.default,
      enum: values,
    })),
    maxAge,
    isShipped,
    url: `${publicUrl}/queries/${name}`,
  };
}
