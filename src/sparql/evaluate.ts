/** A query and a graph in; rows of ids, triples, or yes and no out. What every worker does. */
import { ServiceError, messageOf } from '../errors.js';
import type { IdGraph } from '../graph/index.js';
import { partsOf } from './federated-parts.js';
import { LocalTerms, type Operator } from './operators/index.js';
import { baseOf, operationsIn, parseQuery, type Operation } from './parse-query.js';
import { NotPlanned, planQuery, type DefaultGraphReading, type Evaluation, type PlanSettings, type QueryForm } from './plan/index.js';
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

/** Who evaluates a query: our operators, whose rows are worked out as they are read, or, for a reason, Comunica with them. */
export type Evaluated =
  | { readonly by: 'operators'; readonly evaluation: Evaluation }
  | { readonly by: 'comunica'; readonly reason: string; readonly run: () => Promise<Evaluation>; readonly parts: () => readonly PlannedPart[] };

/** A part of a query with SERVICE: the plan of what our operators do, or the address that is asked. */
export type PlannedPart = { readonly by: 'operators'; readonly root: Operator } | { readonly by: 'service'; readonly address: string };

/**
 * Parses and plans a query; nothing is evaluated yet.
 * @throws ServiceError `malformed-query`, `outbound-refused`, or `bad-request` when the text is an update.
 */
export function evaluate({ text, dataset }: QueryText, graph: IdGraph, settings: EvaluationSettings, budget: Budget): Evaluated {
  const parsed = parsedQuery(text, settings.baseIri);
  refuseReusedVariables(parsed, text);
  refuseOutbound(parsed, settings.serviceAllow);
  const inPatterns = (): Operation => withProtocolDataset(parseQuery(text, settings.baseIri, 'in-patterns'), dataset);
  const inOrder = (names: readonly string[]): readonly string[] => inOrderOfAppearance(names, text);
  return evaluateOperation(withProtocolDataset(parsed, dataset), inPatterns, graph, { ...settings, baseIri: baseOf(text, settings.baseIri), budget, inOrder });
}

/**
 * Plans a query's algebra; nothing is evaluated yet.
 * @param inPatterns the same with GRAPH written into its patterns.
 */
export function evaluateOperation(operation: Operation, inPatterns: () => Operation, graph: IdGraph, settings: PlanSettings & Pick<EvaluationSettings, 'serviceAllow'>): Evaluated {
  try {
    return { by: 'operators', evaluation: planQuery(operation as unknown as QueryForm, graph, settings) };
  } catch (error) {
    if (!(error instanceof NotPlanned)) throw error;
    if ([...operationsIn(operation)].some(({ type }) => type === 'lateral')) throw new ServiceError('bad-request', 'LATERAL and SERVICE cannot stand in one query here. Ask the other endpoint in a query of its own.');
    return { by: 'comunica', reason: error.message, run: () => withComunica(inPatterns(), graph, settings), parts: () => plannedParts(operation, graph, settings) };
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

/** The answer of Comunica as if our operators had given it; they do what they can of it. */
async function withComunica(operation: Operation, graph: IdGraph, settings: PlanSettings & Pick<EvaluationSettings, 'serviceAllow'>): Promise<Evaluation> {
  const { federate } = await import('./comunica/federation.js');
  // All parts share the terms that the graph does not have.
  const terms = settings.terms ?? new LocalTerms(settings.budget);
  return federate(queryOf(operation), (part) => planPart(part, operation, graph, { ...settings, terms }), settings);
}

function plannedParts(operation: Operation, graph: IdGraph, settings: PlanSettings): readonly PlannedPart[] {
  return partsOf(queryOf(operation)).map((part) => (part.by === 'service' ? part : { by: 'operators', root: planPart(part.operation, operation, graph, settings).root }));
}

/** A query without its FROM. */
function queryOf(operation: Operation): Operation {
  return operation.type === 'from' ? (operation.input as Operation) : operation;
}

/** Plans a part of a query over the query's dataset. */
function planPart(part: Operation, whole: Operation, graph: IdGraph, settings: PlanSettings): Evaluation {
  return planQuery((whole.type === 'from' ? { ...whole, input: part } : part) as unknown as QueryForm, graph, { ...settings, inOrder: (names) => names });
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
