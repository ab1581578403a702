/** `/health/live` and `/health/ready`: whether the process runs, and whether it answers a real query. */
import { Router } from 'express';
import { assertedCount } from '../snapshots/index.js';
import type { Service } from '../service.js';
import { onlyMethods } from './request.js';

/** The routes of `/health`. */
export function healthRoutes(service: Service): Router {
  const router = Router();
  router.get('/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/ready', async (_request, response) => {
    const isReady = await answersQueries(service);
    response.set('Graph-Version', String(service.current.number)).status(isReady ? 200 : 503);
    response.json({ status: isReady ? 'ready' : 'not ready', version: service.current.number, quads: assertedCount(service.current, service.names) });
  });
  router.all(['/live', '/ready'], onlyMethods('GET', 'HEAD', 'OPTIONS'));
  return router;
}

async function answersQueries(service: Service): Promise<boolean> {
  try {
    const answer = await service.sparql.query(service.current, 'ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }');
    return answer.kind === 'boolean' && answer.value === service.current.size > 0;
  } catch {
    return false;
  }
}
