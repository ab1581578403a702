/** `/status/queries/{query}`: a running query, to stop. */
import { wholeNumber } from '../../input/index.js';
import type { Service } from '../../service.js';
import { inPath } from '../exchange/parameters.js';
import { pathParameter, type Operation, type Route } from '../exchange/route.js';

export function statusRoutes(service: Service): Route[] {
  const stop: Operation = {
    summary: 'Stops a query. Its client gets an error, or a cut response if the answer has begun',
    parameters: [
      inPath('query', 'The id of a query, as `/status` lists it.', {
        isRequired: true,
        examples: ['1'],
        schema: wholeNumber(1),
      }),
    ],
    scope: 'graph',
    isOfProcess: true,
    status: 204,
    mediaTypes: [],
    errors: ['unauthorized', 'forbidden', 'not-found'],
    handle: (request, response) => {
      service.stopQuery(Number(pathParameter(request, 'query')));
      response.status(204).end();
    },
  };
  return [{ path: '/status/queries/{query}', topic: 'Operation', operations: { DELETE: stop } }];
}
