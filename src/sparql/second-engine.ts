/** Queries for Comunica: second opinions on the same graph, and queries over several sources. */
import { badRequest } from '../errors.js';
import type { Explanation } from '../json-answers.js';
import { GraphSource, type ComunicaAnswer, type MergedSource } from '../comunica/index.js';
import { TermGraph, UNBOUND, type IdGraph, type TermId } from '../graph/index.js';
import { defaultGraph } from '../rdf/index.js';
import { possibleVariables } from './algebra/index.js';
import type { EvaluationSettings, QueryText } from './evaluate.js';
import { hasService } from './federation/index.js';
import { BatchBuilder, QueryContext, type Batch } from './operators/index.js';
import { withSearches, type IdTriple, type QueryResult } from './plan/index.js';
import { namesGraphs, toNodes } from './protocol-dataset.js';
import { parsedQuery } from './query-shapes.js';
import { mergedWith, type SeenGraph } from './sources.js';
import type { Budget } from './workers/index.js';

/** Engines besides ours. */
export const SECOND_ENGINES = ['comunica'] as const;
export type SecondEngine = (typeof SECOND_ENGINES)[number];
export const ENGINES = ['osce-graph', ...SECOND_ENGINES] as const;

export interface SecondQuery extends QueryText {
  /** Whether it also reads the sources of the settings. */
  readonly withSources?: boolean | undefined;
}

const TRIPLE_BYTES = 64;

/**
 * Comunica's whole answer. The first query loads it.
 * @throws ServiceError `malformed-query`; `bad-request` for what only we evaluate: searches by
 *   `og:matches`, and SERVICE; with sources, `endpoint-failed` and `endpoint-limit`.
 */
export async function evaluateByComunica(
  query: SecondQuery,
  graph: IdGraph,
  settings: EvaluationSettings,
  budget: Budget,
): Promise<{ readonly evaluation: QueryResult; readonly isRepeatable: boolean }> {
  const { context, columns, isRepeatable, source, check } = begin(query, graph, settings, budget);
  const { answerByComunica } = await import('../comunica/evaluate.js');
  const answer = await answerByComunica(query.text, source, { baseIri: settings.baseIri, check });
  return { isRepeatable, evaluation: await gathered(answer, columns, context) };
}

/** Comunica's steps for a query. Throws as `evaluateByComunica` does. */
export async function explainByComunica(
  query: SecondQuery,
  graph: IdGraph,
  settings: EvaluationSettings,
  budget: Budget,
): Promise<Explanation> {
  const parsedAt = performance.now();
  const { source, check } = begin(query, graph, settings, budget);
  const { planByComunica } = await import('../comunica/evaluate.js');
  const startedAt = performance.now();
  const plan = await planByComunica(query.text, source, settings.baseIri);
  check();
  const runMs = performance.now() - startedAt;
  return { parseAndPlanMs: startedAt - parsedAt, runMs, plan };
}

interface Beginning {
  readonly context: QueryContext;
  /** Of solutions, in order. */
  readonly columns: readonly string[];
  readonly isRepeatable: boolean;
  readonly source: GraphSource | MergedSource;
  /** Throws the reason if the query has ended. */
  readonly check: () => void;
}

function begin(
  { text, dataset, withSources = false }: SecondQuery,
  graph: IdGraph,
  settings: EvaluationSettings,
  budget: Budget,
): Beginning {
  const { baseIri, reading, sources } = settings;
  const { algebra, base, isRepeatable } = parsedQuery(text, baseIri);
  const asked = namesGraphs(dataset) ? toNodes(dataset) : undefined;
  refuse(hasService(algebra), 'SERVICE');
  refuse(withSearches(algebra, baseIri) !== algebra, 'og:matches');
  refuse(asked !== undefined && algebra.type === 'from', 'FROM beside a dataset of the request');
  const context = new QueryContext(graph, budget, base);
  const seen: SeenGraph = {
    context,
    dataset: {
      defaultGraphs: asked?.default ?? (reading === 'union' ? undefined : [defaultGraph()]),
      namedGraphs: asked?.named,
    },
    isOver: () => isUsedUp(budget),
  };
  const merged = withSources && sources ? mergedWith(seen, sources, settings) : undefined;
  return {
    context,
    columns: [...possibleVariables(algebra)],
    isRepeatable: isRepeatable && !merged,
    source: merged ?? new GraphSource(new TermGraph(graph), seen.dataset, seen.isOver),
    check: () => {
      budget.checkNow();
      merged?.check();
    },
  };
}

function isUsedUp(budget: Budget): boolean {
  try {
    budget.check();
    return false;
  } catch {
    return true;
  }
}

function refuse(isThere: boolean, what: string): void {
  if (isThere) throw badRequest(`Comunica cannot be given ${what}; ask with engine=osce-graph.`);
}

/** The answer in ids, from which all documents are written. */
async function gathered(
  answer: ComunicaAnswer,
  columns: readonly string[],
  context: QueryContext,
): Promise<QueryResult> {
  const { budget } = context;
  switch (answer.kind) {
    case 'boolean': {
      const { value } = answer;
      return { kind: 'boolean', value: () => value, context };
    }
    case 'graph': {
      const triples: IdTriple[] = [];
      for await (const { subject, predicate, object } of answer.quads) {
        budget.check();
        budget.addMemory(TRIPLE_BYTES);
        triples.push([context.idOf(subject), context.idOf(predicate), context.idOf(object)]);
      }
      return { kind: 'graph', triples, context };
    }
    case 'solutions': {
      const variables = columns;
      const places = variables.map((name) => answer.variables.indexOf(name));
      const builder = new BatchBuilder(variables.length);
      const batches: Batch[] = [];
      for await (const row of answer.solutions) {
        budget.check();
        budget.addMemory(4 * variables.length);
        const ids = places.map((place): TermId => {
          const term = row[place];
          return term ? context.idOf(term) : UNBOUND;
        });
        builder.push(ids);
        if (builder.isFull) batches.push(builder.take());
      }
      batches.push(builder.take());
      return { kind: 'solutions', variables, batches, context };
    }
  }
}
