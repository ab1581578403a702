/** `/status`: the service and its work; `/status/queries/{query}`: a running query, to stop. */
import { frameOf } from '../pages/term-views.js';
import type { Response } from 'express';
import { ServiceError } from '../../errors.js';
import {
  BOOLEAN,
  COUNT,
  listOf,
  MOMENT,
  objectOf as openObjectOf,
  TEXT,
  wholeNumber,
} from '../../input/index.js';
import type { Service } from '../../service.js';
import { bearerOf, requireToken } from '../exchange/authorization.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { JSON_OR_HTML, negotiate } from '../exchange/negotiation.js';
import { statusPage } from '../pages/status-page.js';
import type { StatusNote } from '../pages/status-view.js';
import { formatParameter, inForm, inPath, inQuery, mediaTypesOf } from '../exchange/parameters.js';
import { FORM, mediaTypeOfBody, parametersOf } from '../exchange/request.js';
import {
  pathParameter,
  type Handler,
  type Operation,
  type Parameter,
  type Route,
} from '../exchange/route.js';
import { readStatus, type TextsShown } from './read-status.js';

/** Writers of the graph may see and stop queries. */
const SCOPE = 'graph';

const ID = wholeNumber(1);
const FULL: Parameter = inQuery('full', 'The id of a query to show with its full text.', {
  isRepeated: true,
  schema: ID,
});
const NUMBER = { type: 'number', minimum: 0 };

/** An object without further members. */
const objectOf = (...members: Parameters<typeof openObjectOf>): object => ({
  ...openObjectOf(...members),
  additionalProperties: false,
});

const AUDIT_COUNTS = objectOf({ same: COUNT, different: COUNT, skipped: COUNT });
const AUDIT = objectOf({
  share: { type: 'number', minimum: 0, maximum: 1 },
  counts: objectOf({ query: AUDIT_COUNTS, commit: AUDIT_COUNTS }),
  differences: listOf(
    objectOf(
      {
        kind: { enum: ['query', 'commit'] },
        version: COUNT,
        lines: listOf(TEXT),
      },
      { of: TEXT },
    ),
  ),
});

const STATUS = objectOf({
  service: objectOf({ version: TEXT, node: TEXT, startedAt: MOMENT, uptimeSeconds: COUNT }),
  graph: objectOf({
    version: COUNT,
    committedAt: MOMENT,
    author: TEXT,
    message: TEXT,
    quads: COUNT,
    versions: COUNT,
    diskBytes: COUNT,
    diskFreeBytes: COUNT,
  }),
  load: objectOf({
    workers: COUNT,
    busyWorkers: COUNT,
    waitingQueries: COUNT,
    processorSeconds: NUMBER,
    residentBytes: COUNT,
    heapBytes: COUNT,
    bufferBytes: COUNT,
    eventLoop: objectOf({ utilization: NUMBER, delayP99Ms: NUMBER, delayMaxMs: NUMBER }),
  }),
  outcomes: { type: 'object', additionalProperties: COUNT },
  audit: { oneOf: [{ type: 'null' }, AUDIT] },
  sources: listOf(TEXT),
  database: {
    oneOf: [{ type: 'null' }, listOf(objectOf({ name: TEXT, value: TEXT, meaning: TEXT }))],
  },
  queries: listOf(
    objectOf(
      {
        id: COUNT,
        kind: { enum: ['query', 'explanation', 'update', 'task'] },
        state: { enum: ['waiting', 'running', 'answering'] },
        startedAt: MOMENT,
        elapsedMs: COUNT,
        rowCount: COUNT,
      },
      { text: TEXT, isShortened: BOOLEAN },
    ),
  ),
});

export function statusRoutes(service: Service, settings: HttpSettings): Route[] {
  const show: Operation = {
    summary:
      'Versions, load, and queries that are waiting or running; with their texts for tokens ' +
      'with the scope "graph"',
    parameters: [FULL, formatParameter(JSON_OR_HTML)],
    mediaTypes: mediaTypesOf(JSON_OR_HTML),
    schema: STATUS,
    errors: ['unauthorized', 'forbidden'],
    handle: (request, response) => answerStatus(request, response, service, settings),
  };
  const act: Operation = {
    summary:
      'The status page with the texts of queries, for browsers without JavaScript; can stop ' +
      'a query',
    parameters: [
      inForm('access_token', 'A token (RFC 6750 §2.2).'),
      inForm('stop', 'The id of a query to stop.', { schema: ID }),
      { ...FULL, in: 'form' },
    ],
    body: {
      description: 'A token, and the id of a query to stop, or to show with its full text.',
      mediaTypes: [FORM],
      isRequired: true,
    },
    scope: SCOPE,
    // The token may be in the form.
    isOpen: () => true,
    mediaTypes: ['text/html'],
    errors: ['unauthorized', 'forbidden', 'unsupported-media-type', 'bad-request', 'not-found'],
    handle: (request, response) => answerForm(request, response, service, settings),
  };
  const stop: Operation = {
    summary: 'Stops a query. Its client gets an error, or a cut response if the answer has begun',
    parameters: [
      inPath('query', 'The id of a query, as `/status` lists it.', {
        isRequired: true,
        examples: ['1'],
        schema: ID,
      }),
    ],
    scope: SCOPE,
    isOfProcess: true,
    status: 204,
    mediaTypes: [],
    errors: ['unauthorized', 'forbidden', 'not-found'],
    handle: (request, response) => {
      service.stopQuery(Number(pathParameter(request, 'query')));
      response.status(204).end();
    },
  };
  return [
    { path: '/status', topic: 'Operation', operations: { GET: show, POST: act } },
    { path: '/status/queries/{query}', topic: 'Operation', operations: { DELETE: stop } },
  ];
}

const answerStatus: Handler = async (request, response, service, settings) => {
  const { format } = negotiate(request, JSON_OR_HTML);
  const full = new Set(parametersOf(request).getAll('full').map(Number));
  if (request.headers.authorization !== undefined)
    requireToken(request, SCOPE, { service, settings });
  const texts = { isAllowed: request.headers.authorization !== undefined, full };
  if (format === 'html') return sendPage(response, service, texts, 200);
  const status = await readStatus(service, texts);
  response
    .set({ 'Cache-Control': 'no-store', 'Graph-Version': String(status.graph.version) })
    .vary('Accept')
    .vary('Authorization')
    .json(status);
};

/** A query that has ended meanwhile is no failure of the page, but has its status. */
const answerForm: Handler = async (request, response, service, settings) => {
  if (mediaTypeOfBody(request) !== FORM)
    throw new ServiceError(
      'unsupported-media-type',
      `The status page accepts a form (${FORM}); programs stop a query with DELETE ` +
        '/status/queries/{id}.',
    );
  const fields = parametersOf(request);
  const sent = bearerOf(request) ?? /\S+/.exec(fields.get('access_token') ?? '')?.[0];
  requireToken(request, SCOPE, { service, settings }, sent);
  const [stopped, full] = [fields.get('stop'), fields.get('full')];
  const note = stopped === null ? undefined : stopAndSay(service, Number(stopped));
  await sendPage(
    response,
    service,
    { isAllowed: true, full: new Set(full === null ? [] : [Number(full)]) },
    note?.isFailure === true ? 404 : 200,
    note,
  );
};

function stopAndSay(service: Service, id: number): StatusNote {
  try {
    service.stopQuery(id);
    return { text: `Query ${id} was stopped.`, isFailure: false };
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'not-found') throw error;
    return { text: error.message, isFailure: true };
  }
}

async function sendPage(
  response: Response,
  service: Service,
  texts: TextsShown,
  status: number,
  note?: StatusNote,
): Promise<void> {
  const view = await readStatus(service, texts);
  response
    .set({ 'Cache-Control': 'no-store', 'Graph-Version': String(view.graph.version) })
    .vary('Accept')
    .vary('Authorization');
  response
    .status(status)
    .type('html')
    .send(
      statusPage(view, { areTextsShown: texts.isAllowed, note }, frameOf(service, service.current)),
    );
}
