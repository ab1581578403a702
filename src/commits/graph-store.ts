/** The common part of the committers: of a graph in memory and of one in a database. */
import { Inference, type GraphVersion } from '../graph/index.js';
import type { Change } from '../rdf/index.js';
import type { PagedGraph, Settle } from '../remote/index.js';
import type { BulkLoad } from './bulk-load.js';
import { checkChange, type CheckTools } from './checked-change.js';
import type { CommitJob, GroupTools } from './commit-group.js';
import { openForReading, type CommitLog } from './commit-log.js';
import type { ChangeMaker, CommitOptions, CommitResult, LoadResult } from './commit-options.js';
import { compactLog } from './compaction.js';
import type { CompactionResult, RetentionRule } from './compaction.js';
import type { DirectoryLock } from './directory-lock.js';
import { RecentChanges } from './recent-changes.js';
import type { Touches } from './touches.js';
import { WriteQueue, type NextJob } from './write-queue.js';

type VersionNumber = Pick<GraphVersion, 'number' | 'identity'>;

/** They take about a tenth of a second to read from the log. */
const FEW_QUADS = 50_000;

export type StoreTools = Pick<CheckTools, 'gate' | 'names' | 'lookAtLarge'>;

export abstract class GraphStore {
  protected readonly tools: GroupTools;
  protected readonly queue = new WriteQueue<CommitJob>((first, next) =>
    this.commitGroup(first, next),
  );
  /** Called with each version when it is published, unless the graph is elsewhere. */
  published: ((version: GraphVersion) => void) | undefined;
  #compaction: Promise<unknown> = Promise.resolve();
  readonly #closing = new AbortController();

  protected constructor(
    readonly log: CommitLog,
    /** Held for writing; a store without one only reads. */
    readonly lock: DirectoryLock | undefined,
    tools: StoreTools,
  ) {
    const [inference, recent] = [new Inference(tools.names), new RecentChanges()];
    this.tools = { log, inference, recent, check: checkChange, ...tools };
  }

  /** Where the graph is elsewhere. */
  readonly graph?: PagedGraph;

  /** The latest version; where the graph is elsewhere, to be read within `reading`. */
  abstract readonly current: GraphVersion;

  /** The touches of resources in all versions so far, by the ids of the latest's dictionary. */
  abstract readonly touches: Touches;

  /** Adopts other processes' commits; false if there are none. @throws ServiceError `log-damaged` */
  abstract catchUp(): boolean;

  /** Commits what `fill` loads. Memory: the graph with it, and the commit's bytes in the log. */
  abstract load(
    fill: (load: BulkLoad) => Promise<void>,
    options: CommitOptions,
  ): Promise<LoadResult>;

  /** Writes and publishes the first of some waiting commits, or more, and answers them. */
  protected abstract commitGroup(first: CommitJob, next: NextJob<CommitJob>): Promise<void>;

  /** Waits for what is still being done after the last commit. */
  protected abstract finish(): Promise<void>;

  protected dropped?(): void;

  /**
   * Runs work that reads `current`, which is one version during the run. Where the graph is
   * elsewhere, it may run several times, until everything that it reads is here; before its first
   * effect outside it calls `settle`.
   */
  async reading<Result>(work: (settle: Settle) => Result | Promise<Result>): Promise<Result> {
    return work(() => undefined);
  }

  /**
   * Commits a change after those before it. Resolves when the commit is on the disk and published.
   * Where the graph is elsewhere, a maker may run several times, each time with more of the graph.
   * @throws InvalidDataError when the gate refuses it; ServiceError `version-conflict`, or
   *   `malformed-rdf` for terms that the log could not be read back from; the maker's errors.
   */
  commit(change: Change, options: CommitOptions): Promise<CommitResult>;
  commit<Value>(
    maker: ChangeMaker<Value>,
    options: CommitOptions<Value>,
  ): Promise<CommitResult<Value>>;
  commit(maker: ChangeMaker<unknown> | Change, options: CommitOptions): Promise<CommitResult> {
    return new Promise((resolve, reject) => {
      if (options.isDryRun !== true) this.requireWritable();
      this.queue.add({ maker, options, resolve, reject });
    });
  }

  /**
   * Asserted and retracted quads from one version to a later one, commit by commit; the later may
   * be one that a maker sees before it is published. Undefined for versions of long ago, or with a
   * large change between.
   */
  changesBetween(
    from: Pick<GraphVersion, 'identity'>,
    to: GraphVersion,
  ): readonly Change[] | undefined {
    return this.tools.recent.between(from, to);
  }

  /** The same in parts, also for versions of long ago; undefined if the changes are many. */
  changesSince(from: VersionNumber, to: GraphVersion): Iterable<Change> | undefined {
    const { log } = this;
    const recent = this.changesBetween(from, to);
    if (recent || !this.isKept(from) || !this.isKept(to)) return recent;
    return log.quadCountBetween(from.number, to.number) > FEW_QUADS
      ? undefined
      : log.smallChanges(from.number, to.number);
  }

  isKept({ number, identity }: VersionNumber): boolean {
    return this.log.chainDigestOf(number) === identity;
  }

  /** In the background, one at a time. @throws ServiceError `configuration`; as `compactLog` */
  async compact(rule: RetentionRule): Promise<CompactionResult> {
    this.requireWritable();
    const compaction = this.#compaction.then(() =>
      compactLog(this.log, rule, this.#closing.signal),
    );
    this.#compaction = compaction.then(
      ({ dropped }) => {
        if (dropped > 0) this.dropped?.();
      },
      () => undefined,
    );
    return compaction;
  }

  /** Breaks off a compaction, waits for pending commits, and frees the directory. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#compaction;
    await this.queue.idle();
    await this.finish();
    await this.log.endWriting();
    this.log.close();
    this.lock?.release();
  }

  /** @throws ServiceError `forbidden` */
  protected requireWritable(): void {
    if (!this.lock) throw openForReading();
  }
}
