/** The one way to write: gate, durable log, then the new version is published. */
import { emptyVersion, type GraphVersion } from '../graph/index.js';
import type { Names } from '../rdf/index.js';
import type { Gate } from '../shacl/index.js';
import { BulkLoad } from './bulk-load.js';
import { checkLoad, type LookAtLarge } from './checked-change.js';
import type { CommitJob } from './commit-group.js';
import { CommitGroup, NOTHING_TO_CHECK, requireVersion } from './commit-group.js';
import { CommitLog } from './commit-log.js';
import type { CommitOptions, LoadResult } from './commit-options.js';
import { lockDirectory, type DirectoryLock } from './directory-lock.js';
import { GraphStore, type StoreTools } from './graph-store.js';
import { ImageKeeper } from './image-keeper.js';
import { readImage, type PicturedVersion } from './image-file.js';
import { MAX_QUADS_IN_STEPS, replay, replaySmall } from './replay.js';
import { TouchCollector, Touches } from './touches.js';
import type { NextJob } from './write-queue.js';

/**
 * Owns a data directory's log and the current version.
 * 1. Changes are made and checked one after another, each against the version after the one before.
 * 2. Commits that wait together are written together, each a version of its own. `current` moves,
 *    and clients get their answers, only after all of them are durable; if the disk fails, none of
 *    them has happened.
 * 3. While a group is written, the next one is made after it; if the first fails, so does the
 *    second.
 */
export class Committer extends GraphStore {
  #images: ImageKeeper | undefined;
  #current: GraphVersion = emptyVersion();
  /** The group being written: the version after it, and its end, with the reason if it fails. */
  #underWay: { readonly head: GraphVersion; readonly end: Promise<unknown> } | undefined;
  #touches = new Touches();
  #collector: TouchCollector;

  private constructor(log: CommitLog, lock: DirectoryLock | undefined, tools: StoreTools) {
    super(log, lock, tools);
    this.#collector = new TouchCollector(this.#current.dictionary, tools.names);
  }

  /** `lookAtLarge` is in a thread. @throws ServiceError `data-directory-in-use`, `log-damaged` */
  static open(directory: string, gate: Gate, names: Names, lookAtLarge?: LookAtLarge): Committer {
    const lock = lockDirectory(directory);
    try {
      const committer = Committer.#over(lock, directory, { gate, names, lookAtLarge });
      committer.#images = new ImageKeeper(directory, committer.log);
      committer.#recover(directory);
      return committer;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Reads a directory as it is now. @throws ServiceError `log-damaged`, also without a log. */
  static read(directory: string, gate: Gate, names: Names): Committer {
    const committer = Committer.#over(undefined, directory, { gate, names });
    committer.#recover(directory);
    return committer;
  }

  static #over(lock: DirectoryLock | undefined, directory: string, tools: StoreTools): Committer {
    const log = new CommitLog(directory, lock ? 'write' : 'read');
    try {
      if (!lock) log.holdStill();
      log.requireBase(tools.names.baseIri);
      return new Committer(log, lock, tools);
    } catch (error) {
      log.close();
      throw error;
    }
  }

  /** Restores the last version: by the commits after the image, or after one in memory. */
  #recover(directory: string, start?: PicturedVersion): void {
    const from = start ??
      readImage(directory, this.log) ?? { version: emptyVersion(), touches: new Touches() };
    const collector = new TouchCollector(from.version.dictionary, this.tools.names);
    this.#current = replay(this.log, this.tools.names, {
      from: from.version,
      inference: this.tools.inference,
      touches: collector,
    });
    this.#touches = from.touches.with(collector.take());
    this.#collector = collector;
    if (this.#current.number > 0) this.#images?.noteRecovery(this.#pictured, from.version.number);
  }

  /** Cost: of a start, or of few small commits. */
  catchUp(): boolean {
    const { log } = this;
    if (this.lock || !log.holdStill()) return false;
    const before = this.#current;
    try {
      const isKept = log.chainDigestOf(before.number) === before.identity;
      if (!isKept || log.quadCountBetween(before.number, log.lastId()) > MAX_QUADS_IN_STEPS)
        this.#recover(log.directory, isKept ? this.#pictured : undefined);
      else
        for (const { version, change } of replaySmall(log, before, this.tools))
          this.#publish(version, 0, (touches) => {
            touches.addChange(change);
            touches.endCommit(version.number);
          });
    } finally {
      log.letGo();
    }
    return this.#current !== before;
  }

  get current(): GraphVersion {
    return this.#current;
  }

  get touches(): Touches {
    return this.#touches;
  }

  get #pictured(): PicturedVersion {
    return { version: this.current, touches: this.touches };
  }

  protected override dropped(): void {
    // The image may be of a dropped version.
    this.#images?.renew(this.#pictured);
  }

  protected override async finish(): Promise<void> {
    await this.#underWay?.end;
    await this.#images?.close();
  }

  /** However much is loaded, quads stay ids on their way to the log. */
  load(fill: (load: BulkLoad) => Promise<void>, options: CommitOptions): Promise<LoadResult> {
    return this.queue.addAlone(() => this.#loadNow(fill, options));
  }

  async #loadNow(
    fill: (load: BulkLoad) => Promise<void>,
    options: CommitOptions,
  ): Promise<LoadResult> {
    this.requireWritable();
    await this.#underWay?.end;
    const before = this.#current;
    requireVersion(before, options.expectedVersion);
    const load = new BulkLoad(before);
    let isWritten = false;
    try {
      await fill(load);
      const checked = await checkLoad(before, load, this.tools);
      const { added = 0, report = NOTHING_TO_CHECK } = checked ?? {};
      if (!checked || options.isDryRun)
        return { version: before, commit: undefined, report, added };
      const { author, message } = options;
      const prepared = await checked.prepare({ committedAt: new Date(), author, message });
      await this.log.write([{ commit: prepared.commit }]);
      isWritten = true;
      const { commit, version } = prepared;
      this.tools.inference.adopt(checked.rules);
      this.#publish(version, added, (touches) => {
        checked.tellTouches(touches);
        touches.endCommit(version.number);
      });
      return { version, commit: commit.info, report, added };
    } finally {
      // Until the load is in the log, its terms can be removed.
      if (!isWritten) load.undo();
    }
  }

  /** `gather` gets the touches of commits since the version before. */
  #publish(
    version: GraphVersion,
    quadCount: number,
    gather: (touches: TouchCollector) => void,
  ): void {
    gather(this.#collector);
    this.#touches = this.#touches.with(this.#collector.take());
    this.#current = version;
    this.#images?.noteCommit(this.#pictured, quadCount);
    this.published?.(version);
  }

  /** Gathers a group while the one before is written or more commits wait, and writes it. */
  protected async commitGroup(first: CommitJob, next: NextJob<CommitJob>): Promise<void> {
    const { head = this.#current, end = Promise.resolve() } = this.#underWay ?? {};
    const group = new CommitGroup(head, this.tools);
    const isEnough = (): boolean => group.isFull || (group.isDue && !this.#underWay);
    for (
      let job: CommitJob | undefined = first;
      job;
      job = isEnough() ? undefined : await next(end)
    )
      await group.take(job);
    const failure = await end;
    if (failure !== undefined) {
      group.fail(failure);
      return;
    }
    const written = this.#writeGroup(group);
    this.#underWay = { head: group.head, end: written };
    if (group.hasNewRules) await written;
  }

  /** Writes and publishes a group, and answers each commit; resolves with the error, if any. */
  async #writeGroup(group: CommitGroup): Promise<unknown> {
    try {
      await group.write();
    } catch (failure) {
      group.fail(failure);
      return failure;
    } finally {
      this.#underWay = undefined;
    }
    if (group.rules) this.tools.inference.adopt(group.rules);
    if (group.quadCount > 0)
      this.#publish(group.head, group.quadCount, (touches) => {
        group.tellTouches(touches);
      });
    group.settle();
    return undefined;
  }
}
