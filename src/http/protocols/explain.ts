/** `/explain?query=`: a query's plan, with `run` its measurements, and why it has no rows. */
import { ServiceError } from '../../errors.js';
import type { Service } from '../../service.js';
import { planText } from '../../sparql/index.js';
import { NOT_STORED } from '../exchange/conditional.js';
import { documentRoute } from '../exchange/document-route.js';
import type { Offer } from '../exchange/negotiation.js';
import { OF_DATASET, OF_QUERY, flag, inQuery } from '../exchange/parameters.js';
import { datasetOf } from './sparql-request.js';
import { HTTP_STATUS, problemOf } from '../exchange/problem.js';
import { engineOf, nameEngine, parametersOf, queriedVersion, isSet } from '../exchange/request.js';
import type { Route } from '../exchange/route.js';
import { askedBy } from '../exchange/streaming.js';

const OFFERS: readonly Offer<'json' | 'text'>[] = [
  { format: 'json', mediaType: 'application/json' },
  { format: 'text', mediaType: 'text/plain' },
];

export function explainRoute(service: Service): Route {
  return documentRoute('/explain', 'Queries', {
    summary: 'How a query is evaluated',
    parameters: [
      inQuery('query', 'A SPARQL query.', { isRequired: true, examples: ['ASK { ?s ?p ?o }'] }),
      flag(
        'run',
        'Run the query and report rows and times. If it has no rows, also report why (`whyEmpty`).',
      ),
      flag(
        'check',
        'For editors that check a query while it is typed: if the query cannot be planned, ' +
          'answer 200 with the problem document in `problem`.',
      ),
      ...OF_DATASET,
      ...OF_QUERY,
    ],
    offers: OFFERS,
    schema: { type: 'object' },
    document: async (request, response, { format }) => {
      const version = await queriedVersion(request, response, service);
      const parameters = parametersOf(request);
      const engine = engineOf(request);
      const dataset = datasetOf(parameters, 'query');
      const write = async (): Promise<string> => {
        const startedAt = performance.now();
        const asked = { engine, dataset, ...askedBy(request, response, service) };
        const scope = isSet(parameters, 'run') ? 'run' : 'plan';
        const explanation = await service.sparql
          // The query is required.
          .explain(version, parameters.get('query') ?? '', scope, asked)
          .catch((error: unknown) => {
            const isChecked = isSet(parameters, 'check') && format === 'json';
            if (isChecked && error instanceof ServiceError && HTTP_STATUS[error.code] < 500)
              return { problem: problemOf(error) };
            throw error;
          });
        nameEngine(response, engine, startedAt);
        return format === 'text' && 'plan' in explanation
          ? planText(explanation, service.prefixes)
          : JSON.stringify(explanation, null, 1);
      };
      return { caching: NOT_STORED, write };
    },
  });
}
