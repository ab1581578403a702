/**
 * Queries and updates for a graph that is in a database elsewhere. The latest version is asked
 * there, as it is written; versions of the past are in memory, and evaluated here.
 */
import type { Explanation } from '../json-answers.js';
import { ServiceError, badRequest } from '../errors.js';
import { isAssertedOnly, needsWholeGraph, type GraphVersion } from '../graph/index.js';
import { QuadSet, defaultGraph, type Change, type Quad } from '../rdf/index.js';
import {
  SparqlEngine,
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
  type ProtocolDataset,
  type QueryOptions,
  type RunningAnswer,
  type SparqlSettings,
} from '../sparql/index.js';
import { askDatabase, filled, type DatabaseAnswer } from './database-answer.js';
import type { PagedGraph } from './paged-graph.js';
import type { Finding } from './probe.js';
import type { SparqlEndpoint } from './sparql-endpoint.js';
import { StoredTerms } from './stored-terms.js';

const MAX_NAMED_GRAPHS = 1_000;
/** How often an answer is asked for again when a commit came in between. */
const MAX_TRIES = 5;

export class DatabaseSparql extends SparqlEngine {
  readonly #terms: StoredTerms;
  readonly #limits: { readonly timeoutMs: number };
  readonly #forwarded: { readonly baseIri: string; readonly serviceAllow: readonly string[] };
  readonly #inferred: string;

  constructor(
    private readonly endpoint: SparqlEndpoint,
    private readonly graph: PagedGraph,
    settings: SparqlSettings,
  ) {
    super(settings);
    const { names, timeoutMs, serviceAllow } = settings;
    this.#terms = new StoredTerms(names);
    this.#limits = { timeoutMs };
    this.#forwarded = { baseIri: names.baseIri, serviceAllow };
    this.#inferred = names.graphs.inferred.value;
  }

  get findings(): readonly Finding[] {
    return this.endpoint.findings;
  }

  override async close(): Promise<void> {
    await super.close();
    this.endpoint.close();
  }

  override explain(...asked: Parameters<SparqlEngine['explain']>): Promise<Explanation> {
    const [version] = asked;
    if (version.isPaged)
      throw needsWholeGraph(
        'The plan of a query is known to the database that evaluates it (SPARQL_ENDPOINT). Ask that.',
      );
    return super.explain(...asked);
  }

  override async answer(
    version: GraphVersion,
    text: string,
    formats: AnswerFormats,
    options: DocumentOptions = {},
  ): Promise<RunningAnswer<AnswerHead>> {
    if (!version.isPaged) return super.answer(version, text, formats, options);
    if (options.engine)
      throw needsWholeGraph(
        'Another engine evaluates queries of a graph in memory only; this one is in a database ' +
          '(SPARQL_ENDPOINT), which evaluates them itself.',
      );
    const { baseIri } = this.#forwarded;
    const kind = forwardedQuery(text, this.#forwarded);
    const named = withNamedColumns(text, baseIri);
    const sent = options.values
      ? withValues(named, baseIri, options.values, (term) => this.#terms.textOf(term))
      : named;
    const isAsserted = isAssertedOnly(version);
    const graphs =
      namesGraphs(options.dataset) || !isAsserted ? options.dataset : namedDataset(text, baseIri);
    const asked = { endpoint: this.endpoint, terms: this.#terms, engine: this };
    return this.register.runElsewhere(
      { kind: 'query', text, signal: options.signal },
      async (open) => {
        const made = await this.#atOneVersion(async () => {
          const dataset = isAsserted ? await this.#assertedDataset(graphs) : graphs;
          const limits = { ...this.#limits, signal: open.signal, dataset };
          return askDatabase(asked, kind, sent, formats, limits);
        }, isAsserted && !graphs);
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

  /** Its first operation alone may read: the database lacks what earlier ones would write. */
  override async update(
    version: GraphVersion,
    text: string,
    options: QueryOptions = {},
  ): Promise<Change> {
    if (!version.isPaged) return super.update(version, text, options);
    const { dataset } = options;
    const unnamed = this.#terms.textOf(defaultGraph()).slice(1, -1);
    const operations = forwardedUpdate(
      text,
      this.#forwarded,
      dataset && {
        ...dataset,
        defaultGraphs: dataset.defaultGraphs.map((iri) => iri || unnamed),
      },
    );
    if (operations.slice(1).some(({ query }) => query !== undefined))
      throw badRequest(
        'In front of a database (SPARQL_ENDPOINT) only the first operation of an update may have a ' +
          'pattern. Send the operations as updates of their own.',
      );
    const query = { kind: 'update', text, signal: options.signal } as const;
    return this.register.runElsewhere(query, async ({ signal, end }) => {
      const asked = { ...this.#limits, signal };
      const change: Record<keyof Change, Quad[]> = { added: [], removed: [] };
      for (const { query, remove, insert } of operations) {
        const { rows } =
          query === undefined ? { rows: [{}] } : await this.endpoint.select(query, asked);
        const known = rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, term]) => [name, this.#terms.termOf(term)]),
          ),
        );
        applyTo(change, filled(remove, known), filled(insert, known));
      }
      end();
      return change;
    });
  }

  /** A dataset, or else all graphs, without inferred statements. */
  async #assertedDataset(named: ProtocolDataset | undefined): Promise<ProtocolDataset> {
    const { defaultGraphs, namedGraphs } = named ?? (await this.#allGraphs());
    const asserted = (iris: readonly string[]): string[] =>
      iris.filter((iri) => iri !== this.#inferred);
    // A dataset without any graph would be none.
    const none = defaultGraphs.length > 0 ? [`${this.#forwarded.baseIri}graph/none`] : [];
    return {
      defaultGraphs: [...asserted(defaultGraphs), ...none],
      namedGraphs: asserted(namedGraphs),
    };
  }

  async #allGraphs(): Promise<ProtocolDataset> {
    const all = await this.graph.read((version) => {
      const terms = [defaultGraph(), ...version.graphNames()];
      version.settle();
      return terms.map((term) => this.#terms.iriOf(term));
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
    readsGraphs: boolean,
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
