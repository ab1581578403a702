/** Requests to evaluate queries, and their answers: a head, then bytes. */
import type { Explanation } from '../json-answers.js';
import {
  compressAnswer,
  writeBoolean,
  writeFirstSolutions,
  writeSolutions,
  writeTriples,
  type Compression,
  type Encoding,
  type SolutionFormat,
} from './results/index.js';
import type { IdGraph } from '../graph/index.js';
import type { Frame, Quad, RdfFormat, SerializeOptions } from '../rdf/index.js';
import { quadFrom, serializeRdf } from '../rdf/index.js';
import type { Evaluated, EvaluationSettings, QueryText } from './evaluate.js';
import { evaluate, toQueryError } from './evaluate.js';
import { explanationOf } from './explain.js';
import { answerOfChange, evaluateUpdate, type ChangeHead } from './update/index.js';
import type { QueryResult } from './plan/index.js';
import { evaluateByComunica, explainByComunica, type SecondEngine } from './second-engine.js';
import { answerTask, type TaskHandlers, type TaskHead, type TaskRequest } from './tasks.js';
import type { OpenTextSearch } from './text-search.js';
import { leavingOut, whyEmpty } from './why-empty/why-empty.js';
import type { Budget, WorkerAnswer } from './workers/index.js';

/** Formats by kind of answer. A kind without a format gets only its head. */
export interface AnswerFormats {
  /** `rows`: lines for `fromJson`. */
  readonly solutions?: SolutionFormat | 'rows' | undefined;
  readonly boolean?: SolutionFormat | undefined;
  readonly graph?: RdfFormat | undefined;
  /** JSON-LD frame. */
  readonly frame?: Frame | undefined;
  /** Write only so many, and the total: of `rows` as the last line, of a graph first. */
  readonly shownCount?: number | undefined;
}

export interface QueryRequest extends QueryText {
  readonly kind: 'query';
  readonly formats: AnswerFormats;
  readonly compression?: Compression | undefined;
  /** Evaluates the query in place of our own operators. */
  readonly engine?: SecondEngine | undefined;
  /** Whether the second engine also reads the sources of the settings. */
  readonly withSources?: boolean | undefined;
  /** Only give the plan: as it would be run, or as it went. */
  readonly explain?: 'plan' | 'run' | undefined;
}

export interface UpdateRequest extends QueryText {
  readonly kind: 'update';
}

export type ThreadRequest = QueryRequest | UpdateRequest | TaskRequest;

export type HeadOf<Request extends ThreadRequest> = Request extends QueryRequest
  ? AnswerHead
  : Request extends UpdateRequest
    ? ChangeHead
    : TaskHead;

/** Searches, and tasks besides queries. */
export interface Extensions {
  readonly open?: OpenTextSearch | undefined;
  readonly tasks?: TaskHandlers | undefined;
}

export type AnswerHead =
  | (DocumentHead & QueryTraits)
  | { readonly kind: 'explanation'; readonly explanation: Explanation };

type DocumentHead =
  | { readonly kind: 'solutions'; readonly variables: readonly string[] }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'graph' };

type QueryTraits = Pick<Evaluated, 'isRepeatable' | 'warnings'> & {
  /** The version queried, where it may differ from the one the caller knew. */
  readonly version?: number | undefined;
  /** The engine, if not our own operators. */
  readonly engine?: string | undefined;
  /** How the chunks are compressed, if at all. */
  readonly encoding?: Encoding | undefined;
};

/** Answers a request over a graph. The chunks throw if the query could not be finished. */
export async function answerRequest(
  request: ThreadRequest,
  graph: IdGraph,
  service: EvaluationSettings,
  budget: Budget,
  { open, tasks }: Extensions = {},
): Promise<WorkerAnswer<HeadOf<ThreadRequest>>> {
  if (request.kind === 'task')
    return answerTask(request, graph, { budget, settings: service }, tasks);
  try {
    const settings = withSearch(request, graph, service, open);
    if (request.kind === 'update')
      return answerOfChange(await evaluateUpdate(request, graph, settings, budget));
    if (request.engine && request.explain) {
      const explanation = await explainByComunica(request, graph, settings, budget);
      return { head: { kind: 'explanation', explanation } };
    }
    if (request.engine) {
      const asked = await evaluateByComunica(request, graph, settings, budget);
      const traits = { isRepeatable: asked.isRepeatable, warnings: [] };
      return await written(request, asked.evaluation, traits, service);
    }
    const startedAt = performance.now();
    const evaluated = await evaluate(request, graph, settings, budget, {
      asks: request.explain !== 'plan',
    });
    if (request.explain) {
      const explanation = explanationOf(evaluated, request.explain, performance.now() - startedAt);
      return {
        head: {
          kind: 'explanation',
          explanation: {
            ...explanation,
            ...missingIn(explanation, request, graph, settings, budget),
          },
        },
      };
    }
    const { evaluation, isRepeatable, warnings } = evaluated;
    return await written(request, evaluation, { isRepeatable, warnings }, service);
  } catch (error) {
    throw toQueryError(error);
  }
}

async function written(
  { formats, compression }: QueryRequest,
  evaluation: QueryResult,
  traits: QueryTraits,
  { prefixes }: EvaluationSettings,
): Promise<WorkerAnswer<AnswerHead>> {
  const { head, chunks } = toAnswer(evaluation, formats, prefixes);
  const answer = { head: { ...head, ...traits }, chunks };
  return compression ? compressAnswer(answer, compression) : answer;
}

function withSearch(
  { search }: QueryText,
  graph: IdGraph,
  service: EvaluationSettings,
  open: OpenTextSearch | undefined,
): EvaluationSettings {
  return open && search !== undefined
    ? { ...service, search: open(search, graph, service.baseIri) }
    : service;
}

/** Why a finished query has no rows, or fewer; a single row may be a count of zero. */
function missingIn(
  { resultRows }: Explanation,
  { text, dataset }: QueryText,
  graph: IdGraph,
  { reading, baseIri, search }: EvaluationSettings,
  budget: Budget,
): Pick<Explanation, 'whyEmpty' | 'leavingOut'> {
  if (resultRows === undefined) return {};
  const settings = { graph, reading, baseIri, search, dataset, budget };
  const found = resultRows > 1 ? undefined : whyEmpty(text, settings);
  if (found) return { whyEmpty: found };
  const leaving = leavingOut(text, settings);
  return leaving.length > 0 ? { leavingOut: leaving } : {};
}

function toAnswer(
  evaluation: QueryResult,
  formats: AnswerFormats,
  prefixes: Readonly<Record<string, string>> = {},
): WorkerAnswer<DocumentHead> {
  switch (evaluation.kind) {
    case 'boolean': {
      const value = evaluation.value();
      const text = formats.boolean && writeBoolean(formats.boolean, value);
      return {
        head: { kind: 'boolean', value },
        chunks: text === undefined ? undefined : [new TextEncoder().encode(text)],
      };
    }
    case 'solutions': {
      const { variables, batches, context } = evaluation;
      const head = { kind: 'solutions', variables } as const;
      if (!formats.solutions) return { head };
      return {
        head,
        chunks: queryErrors(
          formats.shownCount === undefined
            ? writeSolutions(formats.solutions, variables, batches, context)
            : writeFirstSolutions(variables, batches, context, formats.shownCount),
        ),
      };
    }
    case 'graph': {
      const head = { kind: 'graph' } as const;
      if (!formats.graph) return { head };
      const isLines =
        formats.shownCount === undefined &&
        (formats.graph === 'ntriples' || formats.graph === 'nquads');
      return {
        head,
        chunks: isLines
          ? queryErrors(writeTriples(evaluation.triples, evaluation.context))
          : documentOf(evaluation, formats.graph, { ...formats, prefixes }),
      };
    }
  }
}

function* queryErrors(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw toQueryError(error);
  }
}

/** Formats that group statements need all of them first. */
async function* documentOf(
  { triples, context }: QueryResult & { kind: 'graph' },
  format: RdfFormat,
  { shownCount = Infinity, ...options }: SerializeOptions & Pick<AnswerFormats, 'shownCount'>,
): AsyncGenerator<Uint8Array> {
  try {
    const quads: Quad[] = [];
    let count = 0;
    for (const triple of triples) {
      context.budget.check();
      count += 1;
      if (quads.length >= shownCount) continue;
      quads.push(quadFrom(triple.map((id) => context.termOf(id))));
    }
    if (shownCount < Infinity) yield new TextEncoder().encode(`${count}\n`);
    yield new TextEncoder().encode(await serializeRdf(quads, format, options));
  } catch (error) {
    throw toQueryError(error);
  }
}
