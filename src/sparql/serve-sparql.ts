/** The program of query workers. */
import { IdGraph, type GraphPayload } from '../graph/index.js';
import type { Extensions, HeadOf, ThreadRequest } from './answer.js';
import { answerRequest } from './answer.js';
import type { EvaluationSettings } from './evaluate.js';
import { warmUp } from './warm-up.js';
import { serveQueries, workerSettings } from './workers/index.js';

/** Makes this thread a worker of a `SparqlEngine`: the last call of its module. */
export function serveSparql(extensions: Extensions = {}): void {
  // From the pool of openRunner.
  const settings = workerSettings() as EvaluationSettings;
  serveQueries<ThreadRequest, GraphPayload, IdGraph, HeadOf<ThreadRequest>>({
    openVersion: (payload, known) => new IdGraph(payload, known),
    answer: (request, graph, budget) => answerRequest(request, graph, settings, budget, extensions),
    warmUp: () => warmUp(settings),
  });
}
