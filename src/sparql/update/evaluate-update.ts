/** An update request over a graph: all its operations together make one change (SPARQL 1.1 Update §3). */
import { ServiceError } from '../../errors.js';
import type { IdGraph } from '../../graph/index.js';
import { evaluateForm, type EvaluationSettings, type QueryText } from '../evaluate.js';
import { isIgnoredLoad, refuseOutbound } from '../outbound.js';
import { baseOf, type Operation } from '../parse-query.js';
import { variablesInTerm, type QueryForm } from '../plan/index.js';
import { namesGraphs, toNodes, type ProtocolDataset } from '../protocol-dataset.js';
import { refuseReusedVariables } from '../scope-rules.js';
import type { Budget } from '../workers/index.js';
import { DraftGraph } from './draft-graph.js';
import { loadDocument } from './load.js';
import { createGraph, emptyGraphs, transferGraph } from './manage-graphs.js';
import { modify } from './modify.js';
import { parseUpdate, type Modify, type UpdateOperation } from './parse-update.js';

/**
 * The draft with all that the request writes. Each operation sees what those before it have written; the graph itself is
 * not changed, so that a request which fails has done nothing.
 * @throws ServiceError `malformed-query`, `outbound-refused` before anything is evaluated; `bad-request` when the text is a
 *   query, names two datasets, or writes what is inferred; `query-timeout`, `query-memory`.
 */
export async function evaluateUpdate({ text, dataset }: QueryText, graph: IdGraph, settings: EvaluationSettings, budget: Budget): Promise<DraftGraph> {
  const operations = parseUpdate(text, settings.baseIri)
    .filter((operation) => !isIgnoredLoad(operation as unknown as Operation, settings.serviceAllow))
    .map((operation) => withDataset(operation, dataset));
  for (const operation of operations as unknown as Operation[]) {
    refuseReusedVariables(operation);
    refuseOutbound(operation, settings.serviceAllow);
  }
  const draft = new DraftGraph(graph, settings.baseIri, budget);
  const evaluate = (form: QueryForm): ReturnType<typeof evaluateForm> =>
    evaluateForm(form, draft.graph, { ...settings, baseIri: baseOf(text, settings.baseIri) }, { budget, terms: draft.terms });
  for (const operation of operations) {
    budget.checkNow();
    await apply(operation, draft, evaluate, { serviceAllow: settings.serviceAllow, budget });
  }
  return draft;
}

async function apply(operation: UpdateOperation, draft: DraftGraph, evaluate: (form: QueryForm) => ReturnType<typeof evaluateForm>, outside: Parameters<typeof loadDocument>[2]): Promise<void> {
  switch (operation.type) {
    case 'modify':
      modify(draft, operation, await evaluate(formOf(operation)));
      return;
    case 'load':
      await loadDocument(draft, operation, outside);
      return;
    case 'create':
      createGraph(draft, operation);
      return;
    case 'clear':
    case 'drop':
      emptyGraphs(draft, operation);
      return;
    default:
      transferGraph(draft, operation);
  }
}

/** The operation over the dataset of the request, which may not stand beside one of its own (SPARQL 1.1 Protocol §2.2.3). */
function withDataset(operation: UpdateOperation, dataset: ProtocolDataset | undefined): UpdateOperation {
  if (operation.type !== 'modify' || !namesGraphs(dataset)) return operation;
  if (!operation.dataset) return { ...operation, dataset: toNodes(dataset) };
  throw new ServiceError('bad-request', 'The update has USING or WITH, and the request has using-graph-uri or using-named-graph-uri: only one of them may name the dataset.');
}

/** The query whose solutions fill the templates. */
function formOf({ remove, insert, where, dataset }: Modify): QueryForm {
  const names = new Set([...remove, ...insert].flatMap(({ subject, predicate, object, graph }) => [subject, predicate, object, graph].flatMap(variablesInTerm)));
  const variables = [...names].map((value) => ({ termType: 'Variable' as const, value, equals: () => false }));
  const input: QueryForm = { type: 'project', input: where, variables };
  return dataset ? { type: 'from', input, default: dataset.default, named: dataset.named } : input;
}
