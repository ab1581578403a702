/** The parts put together: one service over one data directory. */
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ServiceError, notFound } from './errors.js';
import {
  Committer,
  openRemoteGraph,
  type GraphStore,
  type CommitResult,
  type CompactionResult,
  TokenStore,
  type RemoteGraph,
  type RetentionRule,
} from './commits/index.js';
import { COUNTRY, termsAlong, versionOf, type GraphVersion } from './graph/index.js';
import {
  ContextStore,
  STANDARD_PREFIXES,
  namesFor,
  readContext,
  readData,
  readOntology,
  readShapes,
  type Names,
  type Quad,
} from './rdf/index.js';
import { DatabaseSparql, type EndpointSettings, type Finding } from './remote/index.js';
import { StoredQueries } from './queries/index.js';
import { NewsIngester } from './news/index.js';
import { Answerer } from './ask/index.js';
import { Auditor, auditQuery, type AuditResult, type AuditedQuery } from './audit/index.js';
import { SearchIndexes, searchProvider } from './search/index.js';
import { Gate } from './shacl/index.js';
import {
  Changes,
  Citations,
  Diffs,
  Exports,
  Snapshots,
  StatisticsCounter,
  ThingHistory,
  assertedCount,
  type AnswersToCompare,
  type ComparedAnswers,
} from './snapshots/index.js';
import {
  SparqlEngine,
  readSources,
  type EndpointLimits,
  type RunningQuery,
  type Sources,
  type Sparql,
  type SparqlSettings,
} from './sparql/index.js';
import { Tasks, taskProvider } from './tasks/index.js';

/** Settings that HTTP and the command line share. */
export interface ServiceSettings {
  /** The log and exports. Created and filled with the shipped data where missing. */
  readonly dataDirectory: string;
  /** Prefix of every IRI that is minted; ends in `/`. */
  readonly baseIri: string;
  readonly queryTimeoutMs: number;
  /** What one query may hold in memory; 1024 unless given. */
  readonly queryMemoryMb?: number;
  /** 0 or undefined: queries run in the calling thread, as suits a single query. */
  readonly queryWorkerCount?: number;
  /** Queries that may wait for a thread. */
  readonly queryQueueLength?: number;
  /** Whether queries without FROM see all graphs merged, or the default graph alone. */
  readonly isUnionDefaultGraph: boolean;
  /** Addresses that SERVICE and LOAD may call. */
  readonly serviceAllow: readonly string[];
  /** What each of them may use up for one query. */
  readonly endpointLimits?: EndpointLimits;
  /** Endpoints and files that `/sparql` queries together with the graph. */
  readonly sources?: readonly string[];
  /** From 0 to 1. By default, facts that are more likely wrong than right are proposed. */
  readonly reviewBelow?: number | undefined;
  /** Whether the texts of news pages are kept, so that receipts show them. */
  readonly keepPages?: boolean | undefined;
  /** What the files of versions may take of the disk; 200 MiB unless given. */
  readonly exportsMaxMb?: number;
  /** Which versions a service that runs keeps; all of them where no rule is given. */
  readonly retention?: RetentionRule | undefined;
  /** Where the graph is kept, if not in this process; the log is here in any case. */
  readonly database?: EndpointSettings | undefined;
  /** The share of queries and commits that are checked once more, from 0 to 1; 0 unless given. */
  readonly auditShare?: number;
}

/** Statements of a commit that is audited, at most: they are gathered in the main thread. */
const MAX_AUDITED_CHANGE = 5_000;

/** `open` also writes; beside a writer, `read` the graph as it is, or `follow` it. */
export type OpenMode = 'open' | 'read' | 'follow';

/** Everything that HTTP and the command line need. */
export class Service {
  readonly names: Names;
  /** Prefixes for writing: the standard ones and the product's own. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** The JSON-LD context, as the value of `@context`, and those that were in use before. */
  readonly context: object;
  readonly contexts: ContextStore;
  readonly isUnionDefaultGraph: boolean;
  readonly queryTimeoutMs: number;
  /** Whether another process writes the graph. */
  readonly follows: boolean;
  /** What `/sparql` queries together with the graph; of files, their names without directories. */
  readonly sources: readonly string[];
  readonly queries: StoredQueries;
  readonly shapes: readonly Quad[];
  readonly gate: Gate;
  /** The ontology alone, for looking at data beside the graph. */
  readonly vocabulary: GraphVersion;
  readonly searches: SearchIndexes;
  readonly sparql: Sparql;
  readonly questions: Answerer;
  readonly committer: GraphStore;
  /** What its threads do besides queries. */
  readonly tasks: Tasks;
  readonly snapshots: Snapshots;
  readonly history: ThingHistory;
  readonly statistics: StatisticsCounter;
  readonly diffs: Diffs;
  readonly changes: Changes;
  readonly citations: Citations;
  /** Answers over all graphs, whatever queries without FROM see: what questions and pages ask. */
  readonly unionSparql: Sparql;
  /** Checks a share of queries and commits once more; `start` has it begin. */
  readonly auditor: Auditor;
  readonly exports: Exports;
  /** Who may write over HTTP besides the bearer of WRITE_TOKEN. */
  readonly tokens: TokenStore;
  readonly news: NewsIngester;

  private constructor(settings: ServiceSettings, mode: OpenMode, outside: Outside) {
    this.names = namesFor(settings.baseIri);
    this.prefixes = { ...STANDARD_PREFIXES, og: this.names.ontologyIri };
    this.context = readContext(this.names)['@context'];
    this.isUnionDefaultGraph = settings.isUnionDefaultGraph;
    this.queryTimeoutMs = settings.queryTimeoutMs;
    this.follows = mode === 'follow';
    this.sources = (settings.sources ?? []).map(nameOfSource);
    this.shapes = readShapes(this.names);
    this.vocabulary = versionOf(readOntology(this.names));
    this.queries = new StoredQueries(this.names, this.vocabulary);
    this.gate = new Gate(this.shapes);
    this.searches = searchesFor(settings, mode, this);
    [this.sparql, this.unionSparql] = enginesFor(settings, this, outside);
    this.questions = new Answerer(this.unionSparql, this.searches, this.names, this.vocabulary);
    const { dataDirectory: directory } = settings;
    const contextDirectory = join(directory, 'contexts');
    this.tasks = new Tasks(this.sparql, contextDirectory);
    this.committer =
      outside.remote?.committer ??
      Committer[mode === 'open' ? mode : 'read'](
        directory,
        this.gate,
        this.names,
        settings.queryWorkerCount ? (...look) => this.tasks.look(...look) : undefined,
      );
    const isReadOnly = mode !== 'open';
    this.contexts = new ContextStore(contextDirectory, this.context, { isReadOnly });
    this.snapshots = new Snapshots(
      this.committer.log,
      this.names,
      () => this.current,
      (version) => this.tasks.versionDigest(version),
    );
    this.tokens = new TokenStore(directory);
    this.history = new ThingHistory(this.committer.log, this.names, this.committer);
    this.statistics = new StatisticsCounter(this.sparql, this.names, outside.remote?.otherGraphs);
    this.diffs = new Diffs(this.committer.log, this.names, this.snapshots, (source, thing) =>
      termsAlong(source, COUNTRY.ofAny, thing, this.names),
    );
    this.changes = new Changes(this.committer.log);
    this.citations = new Citations(this.committer.log, this.snapshots, this.sparql, {
      names: this.names,
      defaultGraph: settings.isUnionDefaultGraph ? 'union' : 'strict',
      compare: (answers) => this.#compared(this.current, answers),
    });
    this.news = new NewsIngester(this.committer, this.names, this.shapes, {
      ...settings,
      place: settings.queryWorkerCount ? 'thread' : 'here',
    });
    this.exports = new Exports(
      this.follows ? undefined : join(directory, 'exports'),
      this.names,
      { context: this.context, prefixes: this.prefixes },
      this,
      { maxMb: settings.exportsMaxMb, log: outside.remote && { logDirectory: directory } },
    );
    this.auditor = new Auditor(this, settings.auditShare ?? 0);
  }

  /**
   * Opens the data directory, and fills a new one with the ontology and the shipped data as version
   * 1. To read, a directory may be open for writing elsewhere; it has to be there, or it is opened
   *   for writing and filled; to follow, nothing is ever written.
   * @throws ServiceError `data-directory-in-use`, `log-damaged` or `configuration`, also for a
   * source that cannot be read.
   */
  static async open(settings: ServiceSettings, mode: OpenMode = 'open'): Promise<Service> {
    // A data directory that is a file has no log either; opening it to write names the problem
    // with it.
    const logFile = join(settings.dataDirectory, 'log.sqlite');
    const isNew = !existsSync(logFile) || statSync(logFile).size === 0;
    if (mode === 'follow' && isNew) throw nothingToFollow(settings.dataDirectory);
    const { sources = [], database } = settings;
    const modeNow = isNew ? 'open' : mode;
    const outside = {
      sources: await readSources(sources),
      remote: database && (await openRemoteGraph(settings, database, modeNow)),
    };
    const service = new Service(settings, modeNow, outside);
    service.committer.published = (version) => service.searches.follow(version);
    try {
      // From here on it does not hold up the process that writes.
      if (mode === 'follow') service.catchUp();
      if (service.current.number > 0) return service;
      if (mode === 'follow') throw nothingToFollow(settings.dataDirectory);
      // A first start that was broken off leaves a log without commits.
      if (mode === 'read' && !isNew) {
        await service.close();
        return await Service.open(settings, 'open');
      }
      await service.#fill();
      return service;
    } catch (error) {
      await service.close();
      throw error;
    }
  }

  /** The latest version. */
  get current(): GraphVersion {
    return this.committer.current;
  }

  /** Runs work that reads `current`, as `GraphStore.reading` has it. */
  reading<Result>(work: (settle: () => void) => Result | Promise<Result>): Promise<Result> {
    return this.committer.reading(work);
  }

  /** Asserted statements of the latest version; before a database, receipts are among them. */
  get quadCount(): number {
    const { current, committer, names } = this;
    return current.isPaged
      ? committer.log.quadCountOf(current.number)
      : assertedCount(current, names);
  }

  /** What the database can do that keeps the graph; undefined where it is in memory. */
  get databaseFindings(): readonly Finding[] | undefined {
    return this.sparql instanceof DatabaseSparql ? this.sparql.findings : undefined;
  }

  /** Queries and updates that wait or run. */
  get runningQueries(): RunningQuery[] {
    return this.#engines.flatMap((engine) => engine.running);
  }

  /** @throws ServiceError `not-found` where there is none of that id, or none any more. */
  stopQuery(id: number): void {
    if (!this.#engines.some((engine) => engine.stop(id)))
      throw notFound(`There is no query ${id} that waits or runs; it may have ended.`);
  }

  /** For a service that follows: takes over what the other process has written since. */
  catchUp(): void {
    // A search reports the failure.
    if (this.committer.catchUp()) this.searches.prepare(this.current).catch(() => undefined);
  }

  /** A query through our own engine and another. */
  auditQuery(query: AuditedQuery): Promise<AuditResult> {
    return auditQuery(query, this.sparql, this.names.baseIri, (answers) =>
      this.#compared(query.version, answers),
    );
  }

  async #compared(version: GraphVersion, answers: AnswersToCompare): Promise<ComparedAnswers> {
    return (await this.tasks.run(version, 'comparison', answers)).head;
  }

  /** What a commit reaches, validated by our own gate and by a library. */
  async auditCommit(number: number): Promise<AuditResult> {
    const { after, added, removed } = this.changes.change(number);
    if (added + removed > MAX_AUDITED_CHANGE)
      return { outcome: 'skipped', lines: [`${added + removed} statements are too many`] };
    const diff = await this.diffs.between(after, number, { blankNodes: 'as-logged' });
    const [patch, version] = [
      Buffer.concat([...diff.rdfPatch()]),
      await this.snapshots.open(number),
    ];
    const options = { client: 'audit' };
    const { head: lines } = await this.tasks.run(version, 'commitAudit', patch, options);
    return { outcome: lines.length === 0 ? 'same' : 'different', lines };
  }

  get #engines(): Sparql[] {
    return this.unionSparql === this.sparql ? [this.sparql] : [this.sparql, this.unionSparql];
  }

  /** Drops versions and their files. Errors as those of `Committer.compact`. */
  async compact(rule: RetentionRule): Promise<CompactionResult> {
    const result = await this.committer.compact(rule);
    if (result.dropped > 0) this.exports.clear();
    return result;
  }

  async close(): Promise<void> {
    const audited = this.auditor.close();
    await this.exports.close();
    await this.news.close();
    for (const engine of this.#engines) await engine.close();
    // An audit ends with the engine's threads.
    await audited;
    await this.searches.close();
    await this.committer.close();
  }

  #fill(): Promise<CommitResult> {
    // Files of versions of a log of earlier times.
    this.exports.clear();
    const quads = [...this.vocabulary.match(), ...readData(this.names)];
    return this.committer.commit(
      { added: quads, removed: [] },
      { author: 'osce-graph', message: 'The ontology and the data shipped with osce-graph' },
    );
  }
}

const nameOfSource = (name: string): string => (/^https?:/.test(name) ? name : basename(name));

/** What a service has besides its data directory. */
interface Outside {
  readonly sources: Sources | undefined;
  readonly remote: RemoteGraph | undefined;
}

function searchesFor(
  { dataDirectory, queryWorkerCount }: ServiceSettings,
  mode: OpenMode,
  service: Pick<Service, 'names' | 'committer'>,
): SearchIndexes {
  return new SearchIndexes(service.names, queryWorkerCount ? 'thread' : 'here', {
    directory: dataDirectory,
    isReadOnly: mode !== 'open',
    history: () => service.committer,
  });
}

/** The engine that queries go to, and one that sees all graphs, which may be the same. */
function enginesFor(
  settings: ServiceSettings,
  { names, prefixes, searches }: Pick<Service, 'names' | 'prefixes' | 'searches'>,
  { sources, remote }: Outside,
): [Sparql, Sparql] {
  const { isUnionDefaultGraph, queryWorkerCount = 0 } = settings;
  const shared = {
    names,
    prefixes,
    timeoutMs: settings.queryTimeoutMs,
    maxWaitingCount: settings.queryQueueLength,
    memoryMb: settings.queryMemoryMb ?? 1_024,
    serviceAllow: settings.serviceAllow,
    ...(settings.endpointLimits ? { endpointLimits: settings.endpointLimits } : {}),
    search: searchProvider(searches),
    tasks: taskProvider,
  };
  const ofQueries: SparqlSettings = {
    ...shared,
    defaultGraph: isUnionDefaultGraph ? 'union' : 'strict',
    workerCount: queryWorkerCount,
    sources,
  };
  const sparql = remote
    ? new DatabaseSparql(remote.endpoint, remote.committer.graph, ofQueries)
    : new SparqlEngine(ofQueries);
  const workerCount = Math.min(queryWorkerCount, 1);
  return [
    sparql,
    isUnionDefaultGraph
      ? sparql
      : new SparqlEngine({ ...shared, defaultGraph: 'union', workerCount }),
  ];
}

function nothingToFollow(directory: string): ServiceError {
  return new ServiceError(
    'configuration',
    `The data directory ${directory} holds no graph yet (DATA_DIR). Start the process that writes ` +
      'to it first, or leave READ_ONLY away.',
  );
}
