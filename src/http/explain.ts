/** `/explain?query=`: how a query is evaluated, and with `run`, how it went. */
import { Router } from 'express';
import { ServiceError } from '../errors.js';
import type { Service } from '../service.js';
import { planText } from '../sparql/index.js';
import { negotiate, withCharset, type Offer } from './negotiation.js';
import { onlyMethods, parametersOf, queriedVersion } from './request.js';
import { exchangeOver } from './streaming.js';

const OFFERS: readonly Offer<'json' | 'text'>[] = [
  { format: 'json', mediaType: 'application/json' },
  { format: 'text', mediaType: 'text/plain' },
];

/** Answers with the plan as JSON or as indented text. */
export function explainRoutes(service: Service): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const version = await queriedVersion(request, response, service);
    const parameters = parametersOf(request);
    const query = parameters.get('query');
    if (query === null || query.trim() === '') throw new ServiceError('bad-request', 'A parameter "query" was expected: the SPARQL query to explain.');
    const { format, mediaType } = negotiate(request, OFFERS);
    const mode = parameters.has('run') && parameters.get('run') !== 'false' ? 'run' : 'plan';
    const explanation = await service.sparql.explain(version, query, mode, { signal: exchangeOver(response) });
    response.vary('Accept').set('Cache-Control', 'no-store').set('Content-Type', withCharset(mediaType));
    response.send(format === 'text' ? planText(explanation) : JSON.stringify(explanation, null, 1));
  });
  router.all('/', onlyMethods('GET', 'HEAD', 'OPTIONS'));
  return router;
}
