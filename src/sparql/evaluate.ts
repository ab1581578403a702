/** A query and a graph in; rows of ids, triples, or yes and no out. What every worker does. */
import { ServiceError, messageOf } from '../errors.js';
import { TermGraph, type IdGraph } from '../graph/index.js';
import type { Batch, LocalTerms } from './operators/index.js';
import { baseOf, parseQuery, type Operation } from './parse-query.js';
import { NotPlanned, planQuery, type DefaultGraphReading, type Evaluation, type QueryForm } from './plan/index.js';
import { refuseOutbound } from './outbound.js';
import { withProtocolDataset, type ProtocolDataset } from './protocol-dataset.js';
import { refuseReusedVariables } from './scope-rules.js';
import type { Budget } from './workers/index.js';

/** What is the same for all queries of a service. */
export interface EvaluationSettings {
  readonly reading: DefaultGraphReading;
  readonly baseIri: string;
  readonly serviceAllow: readonly string[];
}

export interface QueryText {
  readonly text: string;
  readonly dataset?: ProtocolDataset | undefined;
}

/** Who evaluates a query: our operators, whose rows are worked out as they are read, or Comunica, for a reason. */
export type Evaluated = { readonly evaluation: Evaluation; readonly by: 'operators' } | { readonly by: 'comunica'; readonly reason: string; readonly run: () => Promise<Evaluation> };

/**
 * Parses and plans a query; nothing is evaluated yet.
 * @throws ServiceError `malformed-query`, `outbound-refused`, or `bad-request` when the text is an update.
 */
export function evaluate({ text, dataset }: QueryText, graph: IdGraph, settings: EvaluationSettings, budget: Budget): Evaluated {
  const parsed = parsedQuery(text, settings.baseIri);
  refuseReusedVariables(parsed);
  refuseOutbound(parsed, settings.serviceAllow);
  const plan = (query: Operation): Evaluation => planQuery(query as unknown as QueryForm, graph, {
    reading: settings.reading, baseIri: baseOf(text, settings.baseIri), budget, inOrder: (names) => inOrderOfAppearance(names, text),
  });
  try {
    return { by: 'operators', evaluation: plan(withProtocolDataset(parsed, dataset)) };
  } catch (error) {
    if (!(error instanceof NotPlanned)) throw error;
    return { by: 'comunica', reason: error.message, run: () => withComunica({ text, dataset }, graph, settings, budget, plan) };
  }
}

/** Texts that were parsed lately: parsing takes longer than many an answer. */
const parsedTexts = new Map<string, Operation>();
const KEPT_TEXTS = 500;
const MAX_KEPT_LENGTH = 20_000;

/** The algebra of a query's text; nobody changes it. */
function parsedQuery(text: string, baseIri: string): Operation {
  const key = `${baseIri}\n${text}`;
  const known = parsedTexts.get(key);
  const parsed = known ?? parseQuery(text, baseIri);
  parsedTexts.delete(key);
  if (text.length <= MAX_KEPT_LENGTH) parsedTexts.set(key, parsed);
  // Map keeps the order of insertion: the first is the one not asked for longest.
  if (parsedTexts.size > KEPT_TEXTS) parsedTexts.delete(parsedTexts.keys().next().value!);
  return parsed;
}

/** Plans an operation by itself, in whatever graph it is asked of. */
export function evaluateForm(form: QueryForm, graph: IdGraph, { reading, baseIri }: EvaluationSettings, { budget, terms }: { readonly budget: Budget; readonly terms: LocalTerms }): Promise<Evaluation> {
  return Promise.resolve(planQuery(form, graph, { reading, baseIri, budget, terms, inOrder: (names) => names }));
}

/** The answer of Comunica as if our operators had given it. */
async function withComunica({ text, dataset }: QueryText, graph: IdGraph, settings: EvaluationSettings, budget: Budget, plan: (query: Operation) => Evaluation): Promise<Evaluation> {
  const { queryWithComunica } = await import('./comunica/comunica-engine.js');
  const operation = withProtocolDataset(parseQuery(text, settings.baseIri, 'in-patterns'), dataset);
  const answer = await queryWithComunica(operation, new TermGraph(graph), { ...settings, baseIri: baseOf(text, settings.baseIri), timeoutMs: budget.remainingMs, signal: budget.signal });
  const { context, root } = plan({ type: 'nop' });
  switch (answer.kind) {
    case 'boolean':
      return { kind: 'boolean', context, root, value: () => answer.value };
    case 'graph':
      return { kind: 'graph', context, root, triples: answer.quads.map(({ subject, predicate, object }) => [context.idOf(subject), context.idOf(predicate), context.idOf(object)] as const) };
    case 'solutions': {
      const variables = inOrderOfAppearance(answer.variables, text);
      const sources = variables.map((name) => answer.variables.indexOf(name));
      const columns = sources.map((source) => Uint32Array.from(answer.rows, (row) => (row[source] ? context.idOf(row[source]) : 0)));
      const batch: Batch = { columns, rowCount: answer.rows.length };
      return { kind: 'solutions', context, root, variables, batches: [batch] };
    }
  }
}

/** The algebra sorts the variables of `SELECT *` by name; people expect them as the query first mentions them. */
function inOrderOfAppearance(variables: readonly string[], text: string): readonly string[] {
  if (!/^[^{]*\bSELECT\s+(?:(?:DISTINCT|REDUCED)\s+)?\*/i.test(text)) return variables;
  const firstUse = new Map<string, number>();
  for (const match of text.matchAll(/[?$]([\p{L}\p{N}_]+)/gu)) {
    if (!firstUse.has(match[1]!)) firstUse.set(match[1]!, match.index);
  }
  return [...variables].sort((left, right) => (firstUse.get(left) ?? 0) - (firstUse.get(right) ?? 0));
}

/** Failures that are no ServiceError are nearly always of the query: an unknown function, a wrong argument. */
export function toQueryError(thrown: unknown): unknown {
  if (thrown instanceof ServiceError) return thrown;
  return thrown instanceof RangeError || thrown instanceof TypeError ? thrown : new ServiceError('malformed-query', `The query cannot be evaluated: ${messageOf(thrown)}`, { cause: thrown });
}
