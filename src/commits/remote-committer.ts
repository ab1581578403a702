/**
 * The one way to write where the graph is in a database elsewhere.
 *
 * 1. The log of the data directory is the truth, and the database follows it: a commit is in the
 *    log first, and at most one commit is on its way to the database.
 * 2. A commit is made and checked over the pages of the graph that it needs.
 * 3. If the database does not take a commit, its client gets an error, and the commit stays in the
 *    log; the next commit, or the next start, delivers it first.
 * 4. Processes that only read follow the database: its mark says which version they read.
 */
import { ServiceError } from '../errors.js';
import { InferenceRules, emptyVersion, type GraphVersion } from '../graph/index.js';
import { namesFor, readShapes, type Change, type Names } from '../rdf/index.js';
import {
  DatabaseFollower,
  MarkStore,
  PageReader,
  PagedGraph,
  SparqlEndpoint,
  StoredTerms,
  type Database,
  type EndpointSettings,
  type Mark,
  type Settle,
  type Step,
} from '../remote/index.js';
import { Gate } from '../shacl/index.js';
import { keepHeapsSmall } from '../threads/index.js';
import { checkChange } from './checked-change.js';
import { BulkLoad } from './bulk-load.js';
import { CommitGroup, type CommitJob } from './commit-group.js';
import { CommitLog } from './commit-log.js';
import type { CommitOptions, LoadResult } from './commit-options.js';
import { changesBetween } from './sorted-changes.js';
import { lockDirectory, type DirectoryLock } from './directory-lock.js';
import { GraphStore, type StoreTools } from './graph-store.js';
import { Touches } from './touches.js';

/** A graph in a database elsewhere: its commits, and where queries go. */
export interface RemoteGraph {
  readonly committer: RemoteCommitter;
  readonly endpoint: SparqlEndpoint;
  /** The database's graphs besides ours. */
  readonly otherGraphs: readonly string[];
}

export interface RemoteGraphSettings {
  readonly dataDirectory: string;
  readonly baseIri: string;
  readonly isUnionDefaultGraph: boolean;
}

/** @throws ServiceError as `RemoteCommitter.open`, and `configuration` for unsupported settings. */
export async function openRemoteGraph(
  { dataDirectory, baseIri, isUnionDefaultGraph }: RemoteGraphSettings,
  database: EndpointSettings,
  mode: 'open' | 'read' | 'follow',
): Promise<RemoteGraph> {
  if (!isUnionDefaultGraph)
    throw new ServiceError(
      'configuration',
      'With a database (SPARQL_ENDPOINT) queries see all graphs: leave UNION_DEFAULT_GRAPH away.',
    );
  keepHeapsSmall();
  const names = namesFor(baseIri);
  const endpoint = await SparqlEndpoint.open(database);
  try {
    const tools = { gate: new Gate(readShapes(names)), names };
    const asked = mode === 'open' ? 'write' : 'read';
    const committer = await RemoteCommitter.open(dataDirectory, endpoint, tools, asked);
    return { endpoint, committer, otherGraphs: committer.graph.otherGraphs };
  } catch (error) {
    endpoint.close();
    throw error;
  }
}

/** A group of one commit, and its change with inferred statements, if it can be written. */
interface MadeCommit {
  readonly group: CommitGroup;
  readonly complete: Change | undefined;
}

export class RemoteCommitter extends GraphStore {
  /** Touches in a database elsewhere are unknown. */
  readonly touches = new Touches();
  #refreshing: Promise<unknown> | undefined;
  /** The version at the last look at the database. */
  #seen: number;
  /** The step of the last commit, if the database has not confirmed it. */
  #pending: Step | undefined;

  private constructor(
    log: CommitLog,
    lock: DirectoryLock | undefined,
    tools: StoreTools,
    override readonly graph: PagedGraph,
    private readonly follower: DatabaseFollower,
  ) {
    super(log, lock, tools);
    this.#seen = graph.mark.version;
  }

  /**
   * Opens a data directory and the database that follows its log. A writer brings the database up
   * to date; a reader takes it as it is, and another process may be writing. Cost: some requests if
   * it is up to date; else the log is read and sorted on the disk.
   * @throws ServiceError `configuration` for a database that follows another log;
   *   `data-directory-in-use`, `log-damaged`, `endpoint-failed`.
   */
  static async open(
    directory: string,
    database: Database,
    tools: StoreTools,
    mode: 'read' | 'write',
  ): Promise<RemoteCommitter> {
    const { names } = tools;
    const lock = mode === 'write' ? lockDirectory(directory) : undefined;
    let log: CommitLog | undefined;
    try {
      log = new CommitLog(directory, mode);
      log.requireBase(names.baseIri);
      const [marks, terms] = [new MarkStore(database, names), new StoredTerms(names)];
      const { ownGraphs = [] } = database.dialect;
      const reader = new PageReader(database, terms, [marks.graph.value, ...ownGraphs]);
      const follower = new DatabaseFollower(database, marks, reader, terms);
      const mark = lock ? await broughtUpToDate(log, names, follower) : await markIn(log, marks);
      const committedAt = (version: number): Date | undefined =>
        version > 0 ? log?.commitFrom(version).committedAt : undefined;
      const graph = new PagedGraph(reader, marks, committedAt, mark);
      const committer = new RemoteCommitter(log, lock, tools, graph, follower);
      const { inference } = committer.tools;
      if (lock && mark.version > 0)
        inference.adopt(await graph.read((version) => new InferenceRules(version, names)));
      return committer;
    } catch (error) {
      await log?.endWriting();
      log?.close();
      lock?.release();
      throw error;
    }
  }

  get current(): GraphVersion {
    return this.graph.current;
  }

  override reading<Result>(work: (settle: Settle) => Result | Promise<Result>): Promise<Result> {
    return this.graph.read((_version, settle) => work(settle));
  }

  /** For as much as one commit can hold. */
  async load(fill: (load: BulkLoad) => Promise<void>, options: CommitOptions): Promise<LoadResult> {
    let count = 0;
    // The commit gives blank nodes their labels when its number is known.
    const load = new BulkLoad(emptyVersion(), () => `loaded${count++}`);
    await fill(load);
    const quads = [...load.version().match()];
    const result = await this.commit({ added: quads, removed: [] }, options);
    return { ...result, added: result.change.added.length };
  }

  /** Whether the last look has found another version; starts the next look. */
  catchUp(): boolean {
    if (this.lock) return false;
    this.#refreshing ??= this.graph
      .refresh()
      // The next read reports the database's error.
      .catch(() => undefined)
      .finally(() => {
        this.#refreshing = undefined;
      });
    const before = this.#seen;
    this.#seen = this.graph.mark.version;
    return this.#seen !== before;
  }

  protected override async finish(): Promise<void> {
    await this.#refreshing;
  }

  protected async commitGroup(job: CommitJob): Promise<void> {
    try {
      if (job.options.isDryRun !== true) await this.#deliverPending();
      const { group, complete } = await this.#made(job);
      if (complete && group.head !== group.before) await this.#write(group, complete);
      else await group.write();
      group.settle();
    } catch (error) {
      job.reject(error);
    }
  }

  /** Delivers the log's commits that the database lacks, also where it has lost some. */
  async #deliverPending(): Promise<void> {
    const { log, follower, graph } = this;
    if (graph.mark.version === log.lastId()) return;
    await broughtUpToDate(log, this.tools.names, follower, this.#pending);
    await graph.refresh();
  }

  async #write(group: CommitGroup, change: Change): Promise<void> {
    const step = { from: markOf(group.before), to: markOf(group.head), change };
    await group.write();
    if (group.rules) this.tools.inference.adopt(group.rules);
    this.#pending = step;
    await this.follower.deliver(step);
    this.#pending = undefined;
    this.graph.publish(change, step.to);
  }

  /** The change made and checked, based on the database's version. */
  async #made(job: CommitJob): Promise<MadeCommit> {
    const make = async (before: GraphVersion): Promise<MadeCommit> => {
      const last = this.log.lastId();
      if (before.number !== last)
        throw new ServiceError(
          'endpoint-failed',
          `The database has version ${before.number}, although version ${last} was written to it. ` +
            'It is brought up to date before the next commit. Send this one again.',
        );
      let complete: Change | undefined;
      const group = new CommitGroup(before, {
        ...this.tools,
        check: async (version, change, tools) => {
          const checked = await checkChange(version, change, tools);
          complete = await checked?.complete();
          return checked;
        },
      });
      await group.take(job);
      return { group, complete };
    };
    if (this.graph.mark.version > 0) return this.graph.read(make);
    const group = new CommitGroup(emptyVersion(), this.tools);
    await group.take(job);
    return { group, complete: { added: [...group.head.match()], removed: [] } };
  }
}

const markOf = ({ number: version, identity }: GraphVersion): Mark => ({ version, identity });

/** The mark of a database that another process writes to. */
async function markIn(log: CommitLog, marks: MarkStore): Promise<Mark> {
  const { version, identity } = await marks.read();
  if (version > 0 && log.chainDigestOf(version) !== identity) throw strange({ version, identity });
  return { version, identity };
}

/** The mark of a database after it got the log's newer commits. */
async function broughtUpToDate(
  log: CommitLog,
  names: Names,
  follower: DatabaseFollower,
  pending?: Step,
): Promise<Mark> {
  const mark = await follower.marks.read();
  const last = log.lastId();
  const head = { version: last, identity: log.chainDigestOf(last) ?? '' };
  if (mark.identity === head.identity && mark.next === undefined) return mark;
  const isNext = mark.next === undefined || mark.next === head.identity;
  if (!isNext || (mark.version > 0 && log.chainDigestOf(mark.version) !== mark.identity))
    throw strange(mark);
  const isPending =
    pending?.to.identity === head.identity && pending.from.identity === mark.identity;
  if (isPending) await follower.deliver({ from: mark, to: head, change: pending.change });
  else {
    const span = { from: mark.version, to: last };
    await follower.bring({ from: mark, to: head }, () =>
      changesBetween(log.directory, names, span),
    );
  }
  return head;
}

function strange({ version, next }: Mark): ServiceError {
  const what =
    next === undefined
      ? `version ${version} of another log than that of this data directory`
      : 'a version that was not written to its end, and what was left of it is not known here';
  return new ServiceError(
    'configuration',
    `The database holds ${what} (SPARQL_ENDPOINT, DATA_DIR). Use the data directory that it was ` +
      'written from, or an empty database, which is filled from the log.',
  );
}
