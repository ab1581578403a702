/**
 * Queries and updates for a graph that is in a database elsewhere. The latest version is asked
 * there, as it is written; versions of the past are in memory, and evaluated here.
 */
import type { Explanation } from '../json-answers.js';
import { ServiceError, badRequest } from '../errors.js';
import { isAssertedOnly, needsWholeGraph, type GraphVersion } from '../graph/index.js';
import {
  QuadSet,
  defaultGraph,
  serializeRdf,
  type Change,
  type Names,
  type Quad,
} from '../rdf/index.js';
import {
  TERM_FORMATS,
  answerIn,
  compressAnswer,
  forwardedQuery,
  forwardedUpdate,
  namedDataset,
  namesGraphs,
  withNamedColumns,
  withValues,
  type AnswerFormats,
  type AnswerHead,
  type DocumentOptions,
  type EngineState,
  type ProtocolDataset,
  type QueryAnswer,
  type QueryOptions,
  type QueryPreview,
  type RunningAnswer,
  type RunningQuery,
  type Sparql,
  type SparqlEngine,
} from '../sparql/index.js';
import { DatabaseAnswers, type DatabaseAnswer } from './database-answers.js';
import { filled } from './filled-template.js';
import type { PagedGraph } from './paged-graph.js';
import type { Finding } from './probe.js';
import type { SparqlEndpoint } from './sparql-endpoint.js';
import type { StoredTerms } from './stored-terms.js';

export interface DatabaseSparqlSettings {
  readonly names: Names;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly serviceAllow: readonly string[];
}

/** Graphs that one query can name. */
const MAX_NAMED_GRAPHS = 1_000;
/** How often an answer is asked for again when a commit came in between. */
const MAX_TRIES = 5;

export class DatabaseSparql implements Sparql {
  readonly #answers: DatabaseAnswers;

  constructor(
    private readonly endpoint: SparqlEndpoint,
    private readonly graph: PagedGraph,
    private readonly terms: StoredTerms,
    /** For versions of the past, and for tasks. */
    private readonly engine: SparqlEngine,
    private readonly settings: DatabaseSparqlSettings,
  ) {
    this.#answers = new DatabaseAnswers(endpoint, terms, engine, settings.prefixes);
  }

  /** What is known about the database. */
  get findings(): readonly Finding[] {
    return this.endpoint.findings;
  }

  get state(): EngineState {
    return this.engine.state;
  }

  get running(): RunningQuery[] {
    return this.engine.running;
  }

  stop(id: number): boolean {
    return this.engine.stop(id);
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
    if (version.isPaged)
      throw needsWholeGraph(
        'The plan of a query is known to the database that evaluates it (SPARQL_ENDPOINT). Ask that.',
      );
    return this.engine.explain(...asked);
  }

  async answer(
    version: GraphVersion,
    text: string,
    formats: AnswerFormats,
    options: DocumentOptions = {},
  ): Promise<RunningAnswer<AnswerHead>> {
    if (!version.isPaged) return this.engine.answer(version, text, formats, options);
    if (options.engine)
      throw needsWholeGraph(
        'Another engine evaluates queries of a graph in memory only; this one is in a database ' +
          '(SPARQL_ENDPOINT), which evaluates them itself.',
      );
    const kind = forwardedQuery(text, this.#forwarded);
    const { baseIri } = this.settings.names;
    const named = withNamedColumns(text, baseIri);
    const sent = options.values
      ? withValues(named, baseIri, options.values, (term) => this.terms.textOf(term))
      : named;
    const inText = isAssertedOnly(version) ? namedDataset(text, baseIri) : undefined;
    const graphs = namesGraphs(options.dataset) ? options.dataset : inText;
    const datasetNow = (): Promise<ProtocolDataset> | ProtocolDataset | undefined =>
      isAssertedOnly(version) ? this.#assertedDataset(graphs) : graphs;
    return this.engine.register.runElsewhere(
      { kind: 'query', text, signal: options.signal },
      async (open) => {
        const asked = { timeoutMs: this.settings.timeoutMs, signal: open.signal };
        const made = await this.#atOneVersion(
          async () => {
            const dataset = await datasetNow();
            return this.#answers.ask(kind, sent, formats, { ...asked, dataset });
          },
          { readsGraphs: isAssertedOnly(version) && !graphs },
        );
        const { head, chunks } = options.compression
          ? await compressAnswer(made, options.compression)
          : made;
        const cancel = (): void => {
          open.stop(new ServiceError('query-stopped', 'The client has left.'));
          open.end();
        };
        return { head, chunks: untilRead(chunks ?? [], open.end), cancel };
      },
    );
  }

  /**
   * What an update would change. Its first operation alone may read the graph, since the database
   * does not have what those before another have written.
   */
  async update(version: GraphVersion, text: string, options: QueryOptions = {}): Promise<Change> {
    if (!version.isPaged) return this.engine.update(version, text, options);
    const operations = forwardedUpdate(text, this.#forwarded, options.dataset);
    if (operations.slice(1).some(({ query }) => query !== undefined))
      throw badRequest(
        'In front of a database (SPARQL_ENDPOINT) only the first operation of an update may have a ' +
          'pattern. Send the operations as updates of their own.',
      );
    const query = { kind: 'update', text, signal: options.signal } as const;
    return this.engine.register.runElsewhere(query, async ({ signal, end }) => {
      const asked = { timeoutMs: this.settings.timeoutMs, signal };
      const change: Record<keyof Change, Quad[]> = { added: [], removed: [] };
      for (const { query, remove, insert } of operations) {
        const { rows } =
          query === undefined ? { rows: [{}] } : await this.endpoint.select(query, asked);
        const known = rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, term]) => [name, this.terms.termOf(term)]),
          ),
        );
        applyTo(change, filled(remove, known), filled(insert, known));
      }
      end();
      return change;
    });
  }

  get #forwarded(): { baseIri: string; serviceAllow: readonly string[] } {
    return { baseIri: this.settings.names.baseIri, serviceAllow: this.settings.serviceAllow };
  }

  /** A dataset, or else all graphs, without inferred statements. */
  async #assertedDataset(named: ProtocolDataset | undefined): Promise<ProtocolDataset> {
    const { graphs, baseIri } = this.settings.names;
    const { defaultGraphs, namedGraphs } = named ?? (await this.#allGraphs());
    const asserted = (iris: readonly string[]): string[] =>
      iris.filter((iri) => iri !== graphs.inferred.value);
    // A dataset without any graph would be none.
    const none = defaultGraphs.length > 0 ? [`${baseIri}graph/none`] : [];
    return {
      defaultGraphs: [...asserted(defaultGraphs), ...none],
      namedGraphs: asserted(namedGraphs),
    };
  }

  async #allGraphs(): Promise<ProtocolDataset> {
    const all = await this.graph.read((version) => {
      const terms = [defaultGraph(), ...version.graphNames()];
      version.settle();
      return terms.map((term) => this.terms.iriOf(term));
    });
    if (all.length > MAX_NAMED_GRAPHS)
      throw needsWholeGraph(
        'To leave out what was inferred, the database (SPARQL_ENDPOINT) has to be sent the names of ' +
          `all other graphs, ${MAX_NAMED_GRAPHS} at most; there are ${all.length}. Name the graphs ` +
          'that the query needs by FROM.',
      );
    return { defaultGraphs: all, namedGraphs: all };
  }

  /**
   * An answer of one version: that of a look before it, whenever that was, and of a look after it,
   * since no version comes back. `readsGraphs`: `ask` reads the names of graphs that are kept here.
   */
  async #atOneVersion(
    ask: () => Promise<DatabaseAnswer>,
    { readsGraphs }: { readonly readsGraphs: boolean },
  ): Promise<DatabaseAnswer> {
    let before = this.graph.seenMark;
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      if (readsGraphs && this.graph.mark.identity !== before.identity) {
        await this.graph.refresh();
        before = this.graph.mark;
      }
      const made = await ask();
      const after = await this.graph.settledMark();
      if (after.identity === before.identity)
        return {
          ...made,
          head: { ...made.head, version: before.version, engine: this.endpoint.dialect.name },
        };
      before = after;
      made.discard();
    }
    throw new ServiceError(
      'overloaded',
      `The graph changed ${MAX_TRIES} times while the query was asked. Try again later.`,
    );
  }
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
  chunks: DatabaseAnswer['chunks'],
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
