/** A query and a graph in; rows of ids, triples, or yes/no out. Every worker does this. */
import type { EndpointUse } from '../json-answers.js';
import { ServiceError, messageOf } from '../errors.js';
import type { IdGraph } from '../graph/index.js';
import type { Algebra, QueryForm } from './algebra/index.js';
import {
  ServiceClient,
  Outbound,
  askServices,
  hasService,
  refuseOutbound,
  withoutAsking,
  type OutboundSettings,
} from './federation/index.js';
import { LocalTerms } from './operators/index.js';
import {
  planQuery,
  type DefaultGraphReading,
  type Evaluation,
  type PlanSettings,
} from './plan/index.js';
import { withProtocolDataset, type ProtocolDataset } from './protocol-dataset.js';
import { parsedQuery } from './query-shapes.js';
import type { Sources } from './sources.js';
import type { TextSearch } from './text-search.js';
import { functionWarnings, refuseWarnings } from './unknown-functions.js';
import type { Budget } from './workers/index.js';

/** The settings that all queries of a service share. */
export interface EvaluationSettings extends OutboundSettings {
  readonly reading: DefaultGraphReading;
  readonly baseIri: string;
  readonly prefixes?: Readonly<Record<string, string>> | undefined;
  /** Answers `og:matches` in one query. */
  readonly search?: TextSearch | undefined;
  /** Sources that Comunica reads besides the graph, for queries that ask for it. */
  readonly sources?: Sources | undefined;
}

export interface QueryText {
  readonly text: string;
  readonly dataset?: ProtocolDataset | undefined;
  /** From a `TextSearchProvider` for this version; undefined where no text is searched. */
  readonly search?: unknown;
  /** Turn warnings into errors. */
  readonly isStrict?: boolean | undefined;
}

/** The plan of a query whose SERVICEs have answered, and what they were asked. */
export interface Evaluated {
  readonly evaluation: Evaluation;
  readonly endpoints: readonly EndpointUse[];
  readonly isRepeatable: boolean;
  /** Suspected meanings that the query does not get. */
  readonly warnings: readonly string[];
}

/**
 * Parses and plans a query. SERVICEs have been called by then; the graph was evaluated only as far
 * as those calls needed.
 * @param options `asks: false` skips the calls to other endpoints.
 * @throws ServiceError `malformed-query`, `outbound-refused`, `endpoint-failed`, `endpoint-limit`,
 *   or `bad-request` when the text is an update.
 */
export async function evaluate(
  { text, dataset, isStrict }: QueryText,
  graph: IdGraph,
  settings: EvaluationSettings,
  budget: Budget,
  { asks }: { readonly asks: boolean },
): Promise<Evaluated> {
  const { algebra, base, isRepeatable, namesFunctions } = parsedQuery(text, settings.baseIri);
  refuseOutbound(algebra, settings.serviceAllow);
  const warnings = namesFunctions ? functionWarnings(algebra) : [];
  if (isStrict) refuseWarnings(warnings);
  const operation = withProtocolDataset(algebra, dataset);
  const planSettings = { ...settings, baseIri: base, budget };
  if (!asks) {
    const evaluation = planQuery(withoutAsking(operation), graph, planSettings);
    return { isRepeatable, warnings, evaluation, endpoints: [] };
  }
  const outbound = new Outbound(settings, budget);
  return {
    isRepeatable,
    warnings,
    evaluation: await evaluateOperation(operation, graph, planSettings, outbound),
    endpoints: outbound.uses,
  };
}

export async function evaluateOperation(
  query: QueryForm,
  graph: IdGraph,
  settings: PlanSettings,
  outbound: Outbound,
): Promise<Evaluation> {
  if (!hasService(query)) return planQuery(query, graph, settings);
  // All parts share the terms that are not in the graph.
  const terms = settings.terms ?? new LocalTerms(settings.budget);
  const evaluatePart = (input: Algebra): Evaluation =>
    planQuery(query.type === 'from' ? { ...query, input } : input, graph, { ...settings, terms });
  const answered = await askServices(
    query,
    new ServiceClient({
      outbound,
      evaluate: evaluatePart,
      freshLabel: () => terms.freshBlankNode().value,
    }),
  );
  return planQuery(answered, graph, { ...settings, terms });
}

/** Other errors nearly always come from the query: an unknown function, a wrong argument. */
export function toQueryError(thrown: unknown): unknown {
  if (thrown instanceof ServiceError) return thrown;
  if (thrown instanceof RangeError && thrown.message.includes('call stack'))
    return new ServiceError(
      'malformed-query',
      'The query is too large: its parts are nested too deeply. Split it into several.',
      { cause: thrown },
    );
  return thrown instanceof RangeError || thrown instanceof TypeError
    ? thrown
    : new ServiceError('malformed-query', `The query cannot be evaluated: ${messageOf(thrown)}`, {
        cause: thrown,
      });
}
