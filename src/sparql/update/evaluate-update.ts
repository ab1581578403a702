/** An update request: all its operations together make one change (SPARQL 1.1 Update §3). */
import type { IdGraph } from '../../graph/index.js';
import { dataFactory } from '../../rdf/index.js';
import {
  variablesInPattern,
  variablesInTerm,
  type Modify,
  type QueryForm,
} from '../algebra/index.js';
import { evaluateOperation, type EvaluationSettings, type QueryText } from '../evaluate.js';
import { Outbound, isIgnoredLoad, refuseOutbound } from '../federation/index.js';
import type { Evaluation, PlanSettings } from '../plan/index.js';
import { refuseReusedVariables } from '../scope-rules.js';
import { baseOf, parseUpdate } from '../syntax/index.js';
import type { Budget } from '../workers/index.js';
import { DraftGraph } from './draft-graph.js';
import { loadDocument } from './load.js';
import { manageGraphs } from './manage-graphs.js';
import { modify } from './modify.js';

/**
 * Evaluates an update request. Each operation sees the writes before it; the graph itself is not
 * changed, so a failed request has no effect.
 * @throws ServiceError `malformed-query`, `outbound-refused` before anything is evaluated;
 *   `bad-request` when the text is a query, names two datasets, or writes inferred statements;
 *   `query-timeout`, `query-memory`.
 */
export async function evaluateUpdate(
  { text, dataset }: QueryText,
  graph: IdGraph,
  settings: EvaluationSettings,
  budget: Budget,
): Promise<DraftGraph> {
  const operations = parseUpdate(text, settings.baseIri, dataset).filter(
    (operation) => !isIgnoredLoad(operation, settings.serviceAllow),
  );
  for (const operation of operations) {
    refuseReusedVariables(operation, text);
    refuseOutbound(operation, settings.serviceAllow);
  }
  const draft = new DraftGraph(graph, settings.baseIri, budget);
  const planSettings = {
    ...settings,
    baseIri: baseOf(text, settings.baseIri),
    budget,
    terms: draft.terms,
  };
  const outbound = new Outbound(settings, budget);
  for (const operation of operations) {
    budget.checkNow();
    // Without a pattern nothing is read, so the graph need not be brought up to date.
    if (operation.type === 'modify')
      modify(
        draft,
        operation,
        await solutionsFor(
          operation,
          operation.where.type === 'nop' ? graph : draft.graph,
          planSettings,
          outbound,
        ),
      );
    else if (operation.type === 'load') await loadDocument(draft, operation, outbound);
    else manageGraphs(draft, operation);
  }
  return draft;
}

function solutionsFor(
  { remove, insert, where, dataset }: Modify,
  graph: IdGraph,
  settings: PlanSettings,
  outbound: Outbound,
): Promise<Evaluation> {
  const names = new Set(
    [...remove, ...insert].flatMap((each) => [
      ...variablesInPattern(each),
      ...variablesInTerm(each.graph),
    ]),
  );
  const variables = [...names].map((name) => dataFactory.variable(name));
  const query: QueryForm = { type: 'project', input: where, variables };
  return evaluateOperation(
    dataset ? { type: 'from', input: query, ...dataset } : query,
    graph,
    settings,
    outbound,
  );
}
