/**
 * Queries and updates for a graph that is in a database elsewhere. The latest version is asked
 * there, as it is written; versions of the past are in memory, and evaluated here.
 */
import type { Explanation } from '../json-answers.js';
import { ServiceError } from '../errors.js';
import { needsWholeGraph, type GraphVersion } from '../graph/index.js';
import {
  QuadSet,
  rdfFormat,
  serializeRdf,
  type Change,
  type Names,
  type Quad,
} from '../rdf/index.js';
import {
  SOLUTION_FORMATS,
  TERM_FORMATS,
  answerIn,
  compressAnswer,
  forwardedQuery,
  forwardedUpdate,
  toJson,
  writeBoolean,
  type AnswerFormats,
  type AnswerHead,
  type DocumentOptions,
  type EngineState,
  type QueryAnswer,
  type QueryOptions,
  type QueryPreview,
  type RunningAnswer,
  type RunningQuery,
  type Sparql,
  type SparqlEngine,
} from '../sparql/index.js';
import { filled } from './filled-template.js';
import type { PagedGraph } from './paged-graph.js';
import type { SparqlEndpoint } from './sparql-endpoint.js';
import type { StoredTerms } from './stored-terms.js';

export interface DatabaseSparqlSettings {
  readonly names: Names;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly serviceAllow: readonly string[];
}

/** Formats of graphs that databases write. */
const GRAPH_FORMATS: ReadonlySet<string> = new Set(['turtle', 'ntriples']);
/** How often an answer is asked for again when a commit came in between. */
const MAX_TRIES = 5;

type Head = Exclude<AnswerHead, { readonly kind: 'explanation' }>;

interface Open {
  readonly text: string;
  readonly kind: RunningQuery['kind'];
  readonly startMs: number;
  readonly controller: AbortController;
}

export class DatabaseSparql implements Sparql {
  readonly #open = new Map<number, Open>();
  #lastId = 0;

  constructor(
    private readonly endpoint: SparqlEndpoint,
    private readonly graph: PagedGraph,
    private readonly terms: StoredTerms,
    /** For versions of the past, and for tasks. */
    private readonly engine: SparqlEngine,
    private readonly settings: DatabaseSparqlSettings,
  ) {}

  get state(): EngineState {
    return this.engine.state;
  }

  get running(): RunningQuery[] {
    const now = performance.now();
    const here = [...this.#open].map(([id, { text, kind, startMs }]) => ({
      ...{ id, text, kind, state: 'running' as const },
      ...{ elapsedMs: now - startMs, rowCount: 0 },
    }));
    return [...here, ...this.engine.running];
  }

  stop(id: number): boolean {
    const open = this.#open.get(id);
    open?.controller.abort(new ServiceError('query-stopped', 'The query was stopped.'));
    return open !== undefined || this.engine.stop(id);
  }

  async close(): Promise<void> {
    await this.engine.close();
    this.endpoint.close();
  }

  task(...task: Parameters<SparqlEngine['task']>): ReturnType<SparqlEngine['task']> {
    return this.engine.task(...task);
  }

  async query(
    version: GraphVersion,
    text: string,
    options: QueryOptions = {},
  ): Promise<QueryAnswer> {
    if (!version.isPaged) return this.engine.query(version, text, options);
    const { head, chunks } = await this.answer(version, text, TERM_FORMATS, options);
    return answerIn(head, chunks);
  }

  async preview(
    version: GraphVersion,
    text: string,
    shownCount: number,
    options: QueryOptions = {},
  ): Promise<QueryPreview> {
    if (!version.isPaged) return this.engine.preview(version, text, shownCount, options);
    const answer = await this.query(version, text, options);
    if (answer.kind === 'boolean') return answer;
    if (answer.kind === 'solutions') {
      const { first, total } = await counted(answer.solutions, shownCount);
      return { kind: 'solutions', variables: answer.variables, solutions: first, total };
    }
    const { first, total } = await counted(answer.quads, shownCount);
    const turtle = await serializeRdf(first, 'turtle', { prefixes: this.settings.prefixes });
    return { kind: 'graph', turtle, total };
  }

  explain(...asked: Parameters<SparqlEngine['explain']>): Promise<Explanation> {
    const [version] = asked;
    // How it evaluates a query is for the database to say.
    if (version.isPaged) throw needsWholeGraph();
    return this.engine.explain(...asked);
  }

  async answer(
    version: GraphVersion,
    text: string,
    formats: AnswerFormats,
    options: DocumentOptions = {},
  ): Promise<RunningAnswer<AnswerHead>> {
    if (!version.isPaged) return this.engine.answer(version, text, formats, options);
    // The database is sent the text alone: values that are bound as terms are not in it.
    // Framing takes a thread that can be ended, since what is nested may be repeated without end.
    if (options.engine ?? options.values ?? formats.frame) throw needsWholeGraph();
    const kind = forwardedQuery(text, this.#forwarded);
    const { controller, end } = this.#begin('query', text, options.signal);
    const asked = { timeoutMs: this.settings.timeoutMs, signal: controller.signal };
    try {
      const made = await this.#atOneVersion(() =>
        this.#ask(kind, text, formats, { ...asked, dataset: options.dataset }),
      );
      const { head, chunks } = options.compression
        ? await compressAnswer(made, options.compression)
        : made;
      const cancel = (): void => {
        controller.abort(new ServiceError('query-stopped', 'The client has left.'));
        end();
      };
      return { head, chunks: untilRead(chunks ?? [], end), cancel };
    } catch (error) {
      end();
      throw error;
    }
  }

  /**
   * What an update would change. Its first operation alone may read the graph, since the database
   * does not have what those before another have written.
   */
  async update(version: GraphVersion, text: string, options: QueryOptions = {}): Promise<Change> {
    if (!version.isPaged) return this.engine.update(version, text, options);
    const operations = forwardedUpdate(text, this.#forwarded);
    if (operations.slice(1).some(({ query }) => query !== undefined))
      throw new ServiceError(
        'bad-request',
        'In front of a database (SPARQL_ENDPOINT) only the first operation of an update may have a ' +
          'pattern. Send the operations as updates of their own.',
      );
    const { controller, end } = this.#begin('update', text, options.signal);
    try {
      const asked = { timeoutMs: this.settings.timeoutMs, signal: controller.signal };
      const change: Record<keyof Change, Quad[]> = { added: [], removed: [] };
      for (const { query, remove, insert } of operations) {
        const { rows } =
          query === undefined
            ? { rows: [{}] }
            : await this.endpoint.select(query, { ...asked, dataset: options.dataset });
        const known = rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, term]) => [name, this.terms.termOf(term)]),
          ),
        );
        applyTo(change, filled(remove, known), filled(insert, known));
      }
      return change;
    } finally {
      end();
    }
  }

  get #forwarded(): { baseIri: string; serviceAllow: readonly string[] } {
    return { baseIri: this.settings.names.baseIri, serviceAllow: this.settings.serviceAllow };
  }

  #begin(
    kind: Open['kind'],
    text: string,
    signal: AbortSignal | undefined,
  ): { controller: AbortController; end: () => void } {
    const [id, controller] = [(this.#lastId -= 1), new AbortController()];
    const abort = (): void => {
      controller.abort(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) abort();
    this.#open.set(id, { kind, text, startMs: performance.now(), controller });
    return {
      controller,
      end: () => {
        signal?.removeEventListener('abort', abort);
        this.#open.delete(id);
      },
    };
  }

  /** An answer that began while the database had the version that is said. */
  async #atOneVersion(ask: () => Promise<Made>): Promise<Made> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const before = await this.graph.settledMark();
      const made = await ask();
      const after = await this.graph.settledMark();
      if (after.identity === before.identity)
        return {
          ...made,
          head: { ...made.head, version: before.version, engine: this.endpoint.dialect.name },
        };
      made.discard();
    }
    throw new ServiceError(
      'overloaded',
      `The graph changed ${MAX_TRIES} times while the query was asked. Try again later.`,
    );
  }

  async #ask(
    kind: Head['kind'],
    text: string,
    formats: AnswerFormats,
    options: Parameters<SparqlEndpoint['select']>[1],
  ): Promise<Made> {
    const traits = { isRepeatable: false, warnings: [] };
    if (kind === 'boolean') {
      const value = await this.endpoint.ask(text, options);
      const written = formats.boolean && writeBoolean(formats.boolean, value);
      const chunks = written === undefined ? [] : [new TextEncoder().encode(written)];
      return { head: { kind, value, ...traits }, chunks, discard: () => undefined };
    }
    const format = kind === 'graph' ? formats.graph : formats.solutions;
    if (format === 'rows') {
      const { variables, rows } = await this.endpoint.select(text, options);
      const chunks = rows.map((row) => Buffer.from(`${lineOf(variables, row)}\n`));
      const head = { kind: 'solutions', variables, ...traits } as const;
      return { head, chunks, discard: () => undefined };
    }
    const head =
      kind === 'graph' ? { kind, ...traits } : ({ kind, variables: [], ...traits } as const);
    if (format === undefined) return { head, chunks: [], discard: () => undefined };
    if (kind === 'graph' && !GRAPH_FORMATS.has(format)) {
      const quads: Quad[] = [];
      for await (const each of this.endpoint.construct(text, options)) quads.push(each);
      const document = await serializeRdf(quads, formats.graph ?? 'turtle', {
        prefixes: this.settings.prefixes,
      });
      return { head, chunks: [Buffer.from(document)], discard: () => undefined };
    }
    const accept =
      kind === 'graph'
        ? rdfFormat(formats.graph ?? 'turtle').mediaType
        : (SOLUTION_FORMATS.find((each) => each.format === format)?.mediaType ?? '');
    const { body, discard } = await this.endpoint.forward(text, { ...options, accept });
    return { head, chunks: body, discard };
  }
}

/** An answer before it is known of which version it is. */
interface Made {
  readonly head: Head;
  readonly chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  readonly discard: () => void;
}

function lineOf(
  variables: readonly string[],
  row: Readonly<Record<string, Parameters<typeof toJson>[0]>>,
): string {
  return JSON.stringify(
    variables.map((name) => {
      const term = row[name];
      return term ? toJson(term) : null;
    }),
  );
}

async function counted<T>(
  items: AsyncIterable<T>,
  shownCount: number,
): Promise<{ first: T[]; total: number }> {
  const first: T[] = [];
  let total = 0;
  for await (const item of items) {
    if (first.length < shownCount) first.push(item);
    total += 1;
  }
  return { first, total };
}

async function* untilRead(
  chunks: Made['chunks'],
  end: () => void,
): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield* chunks;
  } finally {
    end();
  }
  return undefined;
}

/** Removals of an operation come first (SPARQL 1.1 Update §3.1.3). */
function applyTo(
  change: Record<keyof Change, Quad[]>,
  removed: Iterable<Quad>,
  added: Iterable<Quad>,
): void {
  const gone = new QuadSet([...removed]);
  change.added = change.added.filter((each) => !gone.has(each));
  for (const each of gone) change.removed.push(each);
  for (const each of added) change.added.push(each);
}
