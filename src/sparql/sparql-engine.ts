/** The query engine: a version and a query in; solutions, a graph, a boolean or a `Change` out. */
import { text as wholeText } from 'node:stream/consumers';
import type { Explanation } from '../json-answers.js';
import type { GraphVersion } from '../graph/index.js';
import {
  parseN3Syntax,
  toNTriplesTerm,
  type Change,
  type Names,
  type Quad,
  type Term,
} from '../rdf/index.js';
import { withValues } from './bound-text.js';
import type { AnswerFormats, AnswerHead, HeadOf, ThreadRequest } from './answer.js';
import type { OutboundSettings } from './federation/index.js';
import type { Bindings, DefaultGraphReading } from './plan/index.js';
import type { ProtocolDataset } from './protocol-dataset.js';
import { QueryRegister, type Outcome, type RunningQuery } from './query-register.js';
import { openRunner, type QueryRunner } from './query-runner.js';
import { fromJson, type Compression } from './results/index.js';
import type { TaskHead, TaskProvider } from './tasks.js';
import type { SecondEngine } from './second-engine.js';
import type { Sources } from './sources.js';
import { maySearch, type TextSearchProvider } from './text-search.js';
import { changeOf } from './update/index.js';
import type { PoolQueryOptions, PoolState, RunningAnswer } from './workers/index.js';

export type { ProtocolDataset } from './protocol-dataset.js';
export type { DefaultGraphReading } from './plan/index.js';

/** A term for each of the answer's variables in order, undefined where unbound. */
export type Solution = readonly (Term | undefined)[];

export type QueryAnswer =
  | {
      readonly kind: 'solutions';
      readonly variables: readonly string[];
      readonly solutions: AsyncIterable<Solution>;
    }
  | { readonly kind: 'graph'; readonly quads: AsyncIterable<Quad> }
  | { readonly kind: 'boolean'; readonly value: boolean };

/** A solution by the names of variables. */
export type Row = Readonly<Record<string, Term | undefined>>;

/** All solutions of a SELECT query. @throws ServiceError as the query does */
export async function rowsOf(answer: QueryAnswer): Promise<Row[]> {
  if (answer.kind !== 'solutions') throw new TypeError('A SELECT query was expected.');
  const rows: Row[] = [];
  for await (const solution of answer.solutions)
    rows.push(Object.fromEntries(answer.variables.map((name, index) => [name, solution[index]])));
  return rows;
}

/** The first rows or statements of an answer, and the total. */
export type QueryPreview =
  | {
      readonly kind: 'solutions';
      readonly variables: readonly string[];
      readonly solutions: readonly Solution[];
      readonly total: number;
    }
  | { readonly kind: 'graph'; readonly turtle: string; readonly total: number }
  | { readonly kind: 'boolean'; readonly value: boolean };

export interface QueryOptions {
  readonly dataset?: ProtocolDataset | undefined;
  /** Ends the query, for example when the client disconnects. */
  readonly signal?: AbortSignal | undefined;
  /** Queries that wait for a thread take turns by client. */
  readonly client?: string | undefined;
  /** Evaluates the query in place of our own operators. */
  readonly engine?: SecondEngine | undefined;
  /** Whether Comunica evaluates the query, over the graph and all sources. */
  readonly withSources?: boolean | undefined;
  /** Terms for variables of the query, in all its scopes; only for our own engine. */
  readonly values?: Bindings | undefined;
}

type RunOptions = Omit<PoolQueryOptions<GraphVersion>, 'version'> &
  Pick<DocumentOptions, 'isCounted'>;

export interface DocumentOptions extends QueryOptions {
  /** Allowed compression; the head says whether it is used. */
  readonly compression?: Compression | undefined;
  /** Whether unknown functions are errors instead of warnings. */
  readonly isStrict?: boolean | undefined;
  /** False for a part of a query that is counted as a whole. */
  readonly isCounted?: boolean;
}

export interface SparqlSettings extends OutboundSettings {
  readonly names: Names;
  /** For the formats of graphs that have them. */
  readonly prefixes?: Readonly<Record<string, string>>;
  readonly defaultGraph: DefaultGraphReading;
  /** The time of a query, from its start until the end of its answer is handed over. */
  readonly timeoutMs: number;
  /** A query's memory limit, in MiB. */
  readonly memoryMb?: number;
  /** Threads that evaluate queries; 0, the default, evaluates them in the calling thread. */
  readonly workerCount?: number;
  readonly maxWaitingCount?: number | undefined;
  /** Answers `og:matches`; without it, that is an ordinary property. */
  readonly search?: TextSearchProvider;
  /** Other work of its threads. */
  readonly tasks?: TaskProvider | undefined;
  /** Sources besides the graph. */
  readonly sources?: Sources | undefined;
}

export interface EngineState extends PoolState {
  /** For queries, whether their answer began; for updates, whether there was a change. */
  readonly outcomes: ReadonlyMap<Outcome, number>;
}

const DEFAULT_MEMORY_MB = 1_024;

/** Answers queries and evaluates updates, wherever the graph is. */
export type Sparql = Pick<
  SparqlEngine,
  | 'query'
  | 'preview'
  | 'answer'
  | 'explain'
  | 'update'
  | 'task'
  | 'state'
  | 'running'
  | 'stop'
  | 'close'
>;

/**
 * Answers queries over any graph version and turns updates into changes. It writes nothing itself.
 * An answer's iterable throws if the query could not be finished: one that ends normally is
 * complete.
 */
export class SparqlEngine {
  readonly #runner: QueryRunner;
  readonly register = new QueryRegister();
  readonly #search: TextSearchProvider | undefined;
  readonly #baseIri: string;

  constructor({ names, defaultGraph, ...settings }: SparqlSettings) {
    this.#search = settings.search;
    this.#baseIri = names.baseIri;
    this.#runner = openRunner({
      memoryMb: DEFAULT_MEMORY_MB,
      workerCount: 0,
      ...settings,
      reading: defaultGraph,
      baseIri: names.baseIri,
    });
  }

  /**
   * @throws ServiceError `malformed-query`, `outbound-refused`, `query-timeout`, `query-memory`, or
   *   `bad-request` when the text is an update.
   */
  async query(
    version: GraphVersion,
    text: string,
    options: QueryOptions = {},
  ): Promise<QueryAnswer> {
    const { head, chunks } = await this.answer(version, text, TERM_FORMATS, options);
    return answerIn(head, chunks);
  }

  /** A page's part of an answer, evaluated to its end. Throws as `query` does. */
  async preview(
    version: GraphVersion,
    text: string,
    shownCount: number,
    options: DocumentOptions = {},
  ): Promise<QueryPreview> {
    const formats = { solutions: 'rows', graph: 'turtle', shownCount } as const;
    const { head, chunks } = await this.answer(version, text, formats, options);
    switch (head.kind) {
      case 'solutions': {
        const lines = (await wholeText(chunks)).trimEnd().split('\n');
        const total = Number(lines.pop());
        const solutions = lines.map(solutionOf);
        return { kind: 'solutions', variables: head.variables, solutions, total };
      }
      case 'graph': {
        const written = await wholeText(chunks);
        const end = written.indexOf('\n');
        return {
          kind: 'graph',
          total: Number(written.slice(0, end)),
          turtle: written.slice(end + 1),
        };
      }
      case 'boolean':
        return { kind: 'boolean', value: head.value };
      case 'explanation':
        throw new TypeError('An explanation was not asked for.');
    }
  }

  /**
   * The answer as a document, in the format for its kind; for a kind without one, only the head,
   * and the query is not run to its end.
   * @throws ServiceError as `query` does.
   */
  async answer(
    version: GraphVersion,
    text: string,
    formats: AnswerFormats,
    {
      dataset,
      compression,
      isStrict,
      engine,
      withSources,
      values,
      ...options
    }: DocumentOptions = {},
  ): Promise<RunningAnswer<AnswerHead>> {
    const request = {
      kind: 'query',
      text: values ? withValues(text, this.#baseIri, values, toNTriplesTerm) : text,
      dataset,
      isStrict,
      engine: withSources ? 'comunica' : engine,
      withSources,
      formats,
      compression,
    } as const;
    return this.#run(version, request, options);
  }

  /**
   * How a query is evaluated; with `run`, or by another engine, it is run to its end. Throws as
   * `query` does.
   */
  async explain(
    version: GraphVersion,
    text: string,
    mode: 'plan' | 'run',
    { engine, ...options }: QueryOptions = {},
  ): Promise<Explanation> {
    const { head } = await this.#run(
      version,
      { kind: 'query', text, dataset: options.dataset, formats: {}, explain: mode, engine },
      options,
    );
    if (head.kind !== 'explanation') throw new TypeError('An explanation was asked for.');
    return head.explanation;
  }

  /**
   * An update request's change, by all its operations together (SPARQL 1.1 Update §3: one request,
   * one unit).
   * @throws ServiceError as `query` does, and `bad-request` when the text is a query.
   */
  async update(version: GraphVersion, text: string, options: QueryOptions = {}): Promise<Change> {
    const request = { kind: 'update', text, dataset: options.dataset } as const;
    return changeOf(await this.#run(version, request, options), version.ids.dictionary);
  }

  /**
   * Runs one of the engine's tasks over a version in a thread. Queries and tasks take turns, with
   * the same limits of time and memory.
   * @throws ServiceError what the task throws, `query-timeout`, `query-memory`
   */
  task(
    version: GraphVersion,
    name: string,
    input: unknown,
    options: RunOptions = {},
  ): Promise<RunningAnswer<TaskHead>> {
    return this.#run(version, { kind: 'task', name, input }, options);
  }

  /** Its threads, and outcomes of queries and updates so far. */
  get state(): EngineState {
    return { ...this.#runner.state, outcomes: this.register.outcomes };
  }

  /** Waiting and running queries and updates in order of arrival, including those of pages. */
  get running(): RunningQuery[] {
    const here = this.#runner.open.map(({ request, ...query }): RunningQuery => ({
      ...query,
      kind: request.kind === 'query' && request.explain ? 'explanation' : request.kind,
      text: request.kind === 'task' ? request.name : request.text,
    }));
    return [...here, ...this.register.elsewhere].sort((one, other) => one.id - other.id);
  }

  /** Stops a query, which fails with `query-stopped`. False where there is none of that id. */
  stop(id: number): boolean {
    return this.register.stop(id) || this.#runner.stop(id);
  }

  /** Ends the threads and their running queries. */
  close(): Promise<void> {
    return this.#runner.close();
  }

  async #run<Request extends ThreadRequest>(
    version: GraphVersion,
    request: Request,
    { signal, timeoutMs, client, isDraft, isCounted = true }: RunOptions,
  ): Promise<RunningAnswer<HeadOf<Request>>> {
    const asked = { version, signal, timeoutMs, client, isDraft };
    const run = async (): Promise<RunningAnswer<HeadOf<ThreadRequest>>> =>
      this.#runner.run(await this.#withSearch(version, request), asked);
    const answer = await (isCounted ? this.register.counted(signal, run) : run());
    // Queries get query answers, updates get update answers.
    return answer as RunningAnswer<HeadOf<Request>>;
  }

  /** Adds the search data for the thread. */
  async #withSearch(version: GraphVersion, request: ThreadRequest): Promise<ThreadRequest> {
    if (!this.#search || request.kind === 'task') return request;
    return maySearch(request.text)
      ? { ...request, search: await this.#search.payloadOf(version) }
      : request;
  }
}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export const TERM_FORMATS = { solutions: 'rows', graph: 'ntriples' } as const;

export function answerIn(head: AnswerHead, chunks: Chunks): QueryAnswer {
  switch (head.kind) {
    case 'solutions':
      return { kind: 'solutions', variables: head.variables, solutions: solutionsOf(chunks) };
    case 'graph':
      return { kind: 'graph', quads: toQuads(chunks) };
    case 'boolean':
      return { kind: 'boolean', value: head.value };
    case 'explanation':
      throw new TypeError('An explanation was not asked for.');
  }
}

/** The solutions in chunks of the format `rows`. */
export async function* solutionsOf(chunks: Chunks): AsyncGenerator<Solution> {
  for await (const line of linesOf(chunks)) yield solutionOf(line);
}

function solutionOf(line: string): Solution {
  const cells = JSON.parse(line) as (Parameters<typeof fromJson>[0] | null)[];
  return cells.map((cell) => (cell === null ? undefined : fromJson(cell)));
}

async function* toQuads(chunks: Chunks): AsyncGenerator<Quad> {
  // Chunks end with a line.
  for await (const chunk of chunks)
    yield* parseN3Syntax(Buffer.from(chunk).toString('utf8'), {
      format: 'ntriples',
      keepBlankNodeLabels: true,
    });
}

async function* linesOf(chunks: Chunks): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    for (const line of Buffer.from(chunk).toString('utf8').split('\n')) if (line !== '') yield line;
  }
}
