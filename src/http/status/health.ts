/** `/health/live` and `/health/ready`, and `/status/queries/{query}`: a running query, to stop. */
import type { Service } from '../../service.js';
import { INTEGER, objectOf, wholeNumber } from '../../input/index.js';
import { inPath } from '../exchange/parameters.js';
import { getRoute, pathParameter, type Operation, type Route } from '../exchange/route.js';

const mediaTypes = ['application/json'];

/** Whether the process runs and answers a real query, and what it is doing. */
export function healthRoutes(service: Service): Route[] {
  const live: Operation = {
    summary: 'Whether the process is running',
    mediaTypes,
    schema: objectOf({ status: { const: 'live' } }),
    handle: (_request, response) => {
      response.json({ status: 'live' });
    },
  };
  const ready: Operation = {
    summary: 'Whether the service can answer a query',
    mediaTypes,
    schema: objectOf({
      status: { enum: ['ready', 'not ready'] },
      version: INTEGER,
      quads: INTEGER,
    }),
    handle: async (_request, response) => {
      const isReady = await answersQueries(service);
      const { number: version } = service.current;
      response.set('Graph-Version', String(version)).status(isReady ? 200 : 503);
      const status = isReady ? 'ready' : 'not ready';
      response.json({ status, version, quads: service.quadCount });
    },
  };
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
    handle: (request, response) => {
      service.stopQuery(Number(pathParameter(request, 'query')));
      response.status(204).end();
    },
  };
  return [
    { path: '/status/queries/{query}', topic: 'Operation', operations: { DELETE: stop } },
    getRoute('/health/live', 'Operation', live),
    getRoute('/health/ready', 'Operation', ready),
  ];
}

async function answersQueries({ sparql, current, quadCount }: Service): Promise<boolean> {
  try {
    const text = 'ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }';
    const answer = await sparql.query(current, text);
    return answer.kind === 'boolean' && answer.value === quadCount > 0;
  } catch {
    return false;
  }
}
