/** `/health/live` (the process runs) and `/health/ready` (it answers a real query). */
import type { Service } from '../../service.js';
import { INTEGER, objectOf } from '../../input/index.js';
import { getRoute, type Operation, type Route } from '../exchange/route.js';

const JSON_ONLY = ['application/json'];

export function healthRoutes(service: Service): Route[] {
  const live: Operation = {
    summary: 'Whether the process is running',
    mediaTypes: JSON_ONLY,
    schema: objectOf({ status: { const: 'live' } }),
    handle: (_request, response) => {
      response.json({ status: 'live' });
    },
  };
  const ready: Operation = {
    summary: 'Whether the service can answer a query',
    mediaTypes: JSON_ONLY,
    schema: objectOf({
      status: { enum: ['ready', 'not ready'] },
      version: INTEGER,
      quads: INTEGER,
    }),
    handle: async (_request, response) => {
      const isReady = await answersQueries(service);
      response.set('Graph-Version', String(service.current.number)).status(isReady ? 200 : 503);
      response.json({
        status: isReady ? 'ready' : 'not ready',
        version: service.current.number,
        quads: service.quadCount,
      });
    },
  };
  return [
    getRoute('/health/live', 'Operation', live),
    getRoute('/health/ready', 'Operation', ready),
  ];
}

async function answersQueries(service: Service): Promise<boolean> {
  try {
    const answer = await service.sparql.query(
      service.current,
      'ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }',
    );
    return answer.kind === 'boolean' && answer.value === service.quadCount > 0;
  } catch {
    return false;
  }
}
