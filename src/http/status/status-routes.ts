/** `/status`: the service and its work; `/status/queries/{query}`: a running query, to stop. */
import { objectOf, wholeNumber } from '../../input/index.js';
import type { Service } from '../../service.js';
import { requireToken } from '../exchange/authorization.js';
import type { HttpSettings } from '../exchange/http-settings.js';
import { JSON_OR_HTML, negotiate } from '../exchange/negotiation.js';
import { formatParameter, inPath, mediaTypesOf } from '../exchange/parameters.js';
import {
  getRoute,
  pathParameter,
  type Handler,
  type Operation,
  type Route,
} from '../exchange/route.js';
import { jsonPage } from '../pages/json-page.js';
import { frameOf } from '../pages/term-views.js';
import { readStatus } from './read-status.js';

/** Writers of the graph may see and stop queries. */
const SCOPE = 'graph';

export function statusRoutes(service: Service, settings: HttpSettings): Route[] {
  const stop: Operation = {
    summary: 'Stops a query. Its client gets an error, or a cut response if the answer has begun',
    parameters: [
      inPath('query', 'The id of a query, as `/status` lists it.', {
        isRequired: true,
        examples: ['1'],
        schema: wholeNumber(1),
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
    getRoute('/status', 'Operation', {
      summary:
        'Versions, load, and queries that are waiting or running; with their texts for tokens ' +
        'with the scope "graph"',
      parameters: [formatParameter(JSON_OR_HTML)],
      mediaTypes: mediaTypesOf(JSON_OR_HTML),
      schema: objectOf(
        Object.fromEntries(
          ['service', 'graph', 'load', 'outcomes', 'sources', 'database', 'queries', 'audit'].map(
            (name) => [name, {}],
          ),
        ),
      ),
      errors: ['unauthorized', 'forbidden'],
      handle: (request, response) => answerStatus(request, response, service, settings),
    }),
    { path: '/status/queries/{query}', topic: 'Operation', operations: { DELETE: stop } },
  ];
}

const answerStatus: Handler = async (request, response, service, settings) => {
  const { format } = negotiate(request, JSON_OR_HTML);
  const areTextsShown = request.headers.authorization !== undefined;
  if (areTextsShown) requireToken(request, SCOPE, { service, settings });
  const { current } = service;
  const status = await readStatus(service, areTextsShown);
  response
    .set({ 'Cache-Control': 'no-store', 'Graph-Version': String(current.number) })
    .vary('Accept, Authorization');
  if (format === 'json') response.json(status);
  else
    response
      .type('html')
      .send(
        jsonPage(
          'Status',
          'Versions, load and running queries of the service.',
          status,
          frameOf(service, current),
        ),
      );
};
