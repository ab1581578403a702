/** The module that a query worker runs. */
import { IdGraph, type GraphPayload } from '../graph/index.js';
import { answerRequest, type HeadOf, type QueryRequest, type UpdateRequest } from './answer.js';
import type { EvaluationSettings } from './evaluate.js';
import { warmUp } from './warm-up.js';
import { serveQueries, workerSettings } from './workers/index.js';

const settings = workerSettings<EvaluationSettings>();

serveQueries<QueryRequest | UpdateRequest, GraphPayload, IdGraph, HeadOf<QueryRequest | UpdateRequest>>({
  openVersion: (payload) => new IdGraph(payload),
  answer: (request, graph, budget) => answerRequest(request, graph, settings, budget),
  warmUp: () => warmUp(settings),
});
