/** `/queries`: stored queries, their answers, and writing them. */
import type { CommitResult } from '../../commits/index.js';
import type { GraphVersion } from '../../graph/index.js';
import { listOf, objectOf } from '../../input/index.js';
import { nameOfType, type StoredQuery } from '../../queries/index.js';
import { groupedBy, type Change } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import { requireState } from '../exchange/conditional.js';
import { documentRoute } from '../exchange/document-route.js';
import { publicUrlOf } from '../exchange/links.js';
import { JSON_OR_HTML } from '../exchange/negotiation.js';
import { OF_WRITE, formatParameter, mediaTypesOf } from '../exchange/parameters.js';
import { bodyText } from '../exchange/request.js';
import {
  getRoute,
  pathParameter,
  type Handler,
  type Operation,
  type Parameter,
  type Route,
  type RoutedRequest,
} from '../exchange/route.js';
import { jsonPage } from '../pages/json-page.js';
import { AnswerMemory } from '../protocols/answer-memory.js';
import { QUERY_TYPE } from '../protocols/sparql-request.js';
import { commitOnce, type WriteAnswer } from '../writing/writing.js';
import { OFFERS_OF, QUERY_OFFERS, answerStoredQuery, textTag } from './answer-stored-query.js';
import { AFTER_VERSION, FEED_OFFERS, answerFeed } from './answer-feed.js';
import { NAME, OF_ANY_QUERY, OF_STORED_QUERY, withOwn } from './query-parameters.js';

const OF_FEED: readonly Parameter[] = [NAME, AFTER_VERSION, formatParameter(FEED_OFFERS)];
const OF_ANSWER: readonly Parameter[] = [NAME, ...OF_STORED_QUERY, formatParameter(QUERY_OFFERS)];

const LIST_SCHEMA = objectOf({
  queries: listOf({
    type: 'object',
    required: ['name', 'summary', 'parameters', 'url'],
    properties: {
      parameters: listOf({ type: 'object', required: ['name', 'type', 'required'] }),
    },
  }),
});

export function queryRoutes(service: Service): Route[] {
  const memory = new AnswerMemory();
  const reading = (
    others: readonly Parameter[],
  ): Pick<Operation, 'parameters' | 'parametersFor'> => ({
    parameters: [OF_ANY_QUERY, ...others],
    parametersFor: (request) =>
      withOwn(service.queries.find(service.current, pathParameter(request, 'name')), others),
  });
  const get: Operation = {
    summary: 'The answer of a stored query, or a page with a form, or its text',
    ...reading(OF_ANSWER),
    mediaTypes: mediaTypesOf(QUERY_OFFERS),
    handle: (request, response) => answerStoredQuery(request, response, service, memory),
  };
  const feed = documentRoute('/queries/{name}/feed', 'Stored queries', {
    summary:
      'Rows that appeared in and disappeared from the answer of a stored query, version by version',
    ...reading(OF_FEED),
    parameters: [OF_ANY_QUERY, NAME, AFTER_VERSION],
    offers: FEED_OFFERS,
    document: (request, response, { format }) => answerFeed(request, response, format, service),
  });
  const write = { scope: 'graph', parameters: [NAME, ...OF_WRITE] } as const;
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
    handle: storeQuery,
  };
  const remove: Operation = {
    summary: 'Removes a stored query',
    ...write,
    status: 204,
    mediaTypes: [],
    handle: removeQuery,
  };
  return [
    listRoute(service),
    {
      path: '/queries/{name}',
      topic: 'Stored queries',
      operations: { GET: get, PUT: put, DELETE: remove },
    },
    feed,
  ];
}

/** The address of each stored query, for the description. */
export function storedQueryRoutes(service: Service): Route[] {
  return service.queries.all(service.current).map((query) =>
    getRoute(`/queries/${query.name}`, 'Stored queries', {
      summary: query.title,
      parameters: withOwn(query, OF_ANSWER).filter((each) => each !== NAME),
      mediaTypes: mediaTypesOf(OFFERS_OF[query.kind]),
      handle: () => undefined,
    }),
  );
}

function listRoute(service: Service): Route {
  return documentRoute('/queries', 'Stored queries', {
    summary: 'The stored queries and their parameters',
    offers: JSON_OR_HTML,
    schema: LIST_SCHEMA,
    document: (request, response, { format }) => {
      const queries = service.queries.all(service.current);
      const publicUrl = publicUrlOf(request);
      response.set('Graph-Version', String(service.current.number));
      return {
        write: () =>
          format === 'html'
            ? queriesPage(queries, service)
            : JSON.stringify({ queries: queries.map((each) => listed(each, publicUrl)) }, null, 1),
      };
    },
  });
}

/** The stored queries, with a section for each topic. */
function queriesPage(queries: readonly StoredQuery[], service: Service): string {
  const rowOf = ({ name, title, description, parameters }: StoredQuery): object => ({
    ...{ query: { label: title, href: `/queries/${name}` }, description },
    parameters: parameters.map((each) => each.name).join(', ') || undefined,
  });
  const topics = [...groupedBy(queries, ({ topic }) => topic.replace(/\s+/g, '-'))];
  const sections = Object.fromEntries(topics.map(([topic, group]) => [topic, group.map(rowOf)]));
  return jsonPage({ title: 'Stored queries' }, sections, { service, version: service.current });
}

function listed(
  { name, title, description, tags, kind, parameters, maxAge, isShipped }: StoredQuery,
  publicUrl: string,
): object {
  return {
    ...{ name, summary: title, description, tags, kind },
    parameters: parameters.map(({ type, isRequired, values, ...each }) => ({
      name: each.name,
      type: nameOfType(type),
      required: isRequired,
      default: each.default,
      enum: values,
    })),
    ...{ maxAge, isShipped },
    url: `${publicUrl}/queries/${name}`,
  };
}

const storeQuery: Handler = async (request, response, service) => {
  const name = pathParameter(request, 'name');
  const text = bodyText(request);
  const url = `${publicUrlOf(request)}/queries/${name}`;
  const put = (version: GraphVersion): Written => service.queries.put(version, name, text);
  await write(request, response, service, put, ({ version: { number }, value: isNew }) => {
    const headers = { ETag: textTag({ text }) };
    if (!isNew) return { status: 204, headers };
    const body = { version: number, name, url };
    return { status: 201, headers: { ...headers, Location: url }, body };
  });
};

const removeQuery: Handler = async (request, response, service) => {
  const name = pathParameter(request, 'name');
  const remove = (version: GraphVersion): Written => service.queries.remove(version, name);
  await write(request, response, service, remove, () => ({ status: 204 }));
};

interface Written {
  readonly change: Change;
  readonly before: StoredQuery | undefined;
}

/** The value of the commit is whether the name was unused. */
function write(
  request: RoutedRequest,
  response: Parameters<Handler>[1],
  service: Service,
  make: (version: GraphVersion) => Written,
  answerOf: (result: CommitResult<boolean>) => WriteAnswer,
): Promise<void> {
  return commitOnce(request, response, service, {
    message: `${request.method} of the query ${pathParameter(request, 'name')}`,
    makeChange: (version) => {
      const { change, before } = make(version);
      requireState(request, before ? [textTag(before)] : []);
      return { change, value: before === undefined };
    },
    answerOf,
  });
}
