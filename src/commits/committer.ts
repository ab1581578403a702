/** The one way to write: gate, durable log, then the new version is published. */
import { ServiceError } from '../errors.js';
import { Inference, emptyVersion, refuseInferred, type Draft, type GraphVersion } from '../graph/index.js';
import { requireWellFormed, type Change, type Names, type Quad } from '../rdf/index.js';
import type { Gate, ValidationReport } from '../shacl/index.js';
import { localizeBlankNodes } from './blank-nodes.js';
import { CommitLog, type CommitInfo } from './commit-log.js';
import { lockDirectory, type DirectoryLock } from './directory-lock.js';

/** Makes the change for the version that it will be applied to. */
export type ChangeMaker = (version: GraphVersion) => Change | Promise<Change>;

/** Who commits what for, and under which condition. */
export interface CommitOptions {
  readonly author: string;
  readonly message: string;
  /** The version the write was made for; when the graph is at another, the write is refused. */
  readonly expectedVersion?: number | undefined;
  /** Only tell what would happen. */
  readonly isDryRun?: boolean;
}

/** What became of a change. */
export interface CommitResult {
  /** The version after the commit; the one before when nothing changed or for a dry run. */
  readonly version: GraphVersion;
  /** The commit, or undefined when there was nothing to change or for a dry run. */
  readonly commit: CommitInfo | undefined;
  readonly report: ValidationReport;
  /** The net change of asserted quads. */
  readonly change: Change;
}

const NOTHING_TO_CHECK: ValidationReport = { conforms: true, results: [], quads: [] };

/**
 * Owns a data directory's log and the current version.
 * 1. Changes are made, checked and logged one after another, each against the version that the one before left.
 * 2. `current` moves only after the commit is durable; whatever fails before leaves everything as it was.
 */
export class Committer {
  readonly log: CommitLog;
  /** Held for writing; a committer without one only reads. */
  readonly #lock: DirectoryLock | undefined;
  readonly #gate: Gate;
  readonly #names: Names;
  readonly #inference: Inference;
  #current: GraphVersion = emptyVersion();
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(lock: DirectoryLock | undefined, log: CommitLog, gate: Gate, names: Names) {
    this.#lock = lock;
    this.log = log;
    this.#gate = gate;
    this.#names = names;
    this.#inference = new Inference(names);
  }

  /**
   * Opens a data directory for writing, which one process at a time can do, and brings its last version back from the log.
   * @throws ServiceError `data-directory-in-use` or `log-damaged`.
   */
  static open(directory: string, gate: Gate, names: Names): Committer {
    const lock = lockDirectory(directory);
    try {
      const committer = new Committer(lock, new CommitLog(directory, 'write'), gate, names);
      committer.#current = replay(committer.log, names, committer.#inference);
      return committer;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /**
   * Opens a data directory for reading, as it is now; another process may be writing to it.
   * @throws ServiceError `log-damaged`, also when there is no log.
   */
  static read(directory: string, gate: Gate, names: Names): Committer {
    const committer = new Committer(undefined, new CommitLog(directory, 'read'), gate, names);
    committer.#current = replay(committer.log, names, committer.#inference);
    return committer;
  }

  /** The latest version. */
  get current(): GraphVersion {
    return this.#current;
  }

  /**
   * Commits a change once those before it are through. Resolves when the commit is on the disk and published.
   * @throws InvalidDataError when the gate refuses it; ServiceError `version-conflict`, or `malformed-rdf` for terms that the
   * log could not be read back from; whatever the maker throws.
   */
  commit(maker: ChangeMaker | Change, options: CommitOptions): Promise<CommitResult> {
    const result = this.#queue.then(() => this.#commitNow(maker, options));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** A version as it would be after a change, with what follows from it; nothing is checked or written. */
  preview(change: Change, version: GraphVersion = this.#current): Draft {
    const draft = version.draft();
    draft.apply(change);
    // The rules are those of the current version, whose ontology another version may not share.
    if (version === this.#current) this.#inference.update(draft, change);
    else this.#inference.rebuild(draft);
    return draft;
  }

  /** What the gate says of quads that are added to a version, those that it holds already too; nothing is written. */
  check(added: readonly Quad[], version: GraphVersion = this.#current): ValidationReport {
    const draft = this.preview({ added, removed: [] }, version);
    const change = draft.netChange();
    return this.#gate.check(draft, { added: [...added, ...change.added], removed: change.removed });
  }

  /** Waits for the commits under way, then closes the log and frees the directory. */
  async close(): Promise<void> {
    await this.#queue;
    this.log.close();
    this.#lock?.release();
  }

  async #commitNow(maker: ChangeMaker | Change, options: CommitOptions): Promise<CommitResult> {
    if (!this.#lock) throw new ServiceError('configuration', 'The data directory is open for reading only.');
    const before = this.#current;
    if (options.expectedVersion !== undefined && options.expectedVersion !== before.number) {
      throw new ServiceError('version-conflict', `The write was made for version ${options.expectedVersion}, and the graph is at version ${before.number}. Read again and retry.`, { details: { expected: options.expectedVersion, current: before.number } });
    }
    const made = typeof maker === 'function' ? await maker(before) : maker;
    const draft = before.draft();
    draft.apply(localizeBlankNodes(made, before.number + 1));
    const change = draft.netChange();
    if (change.added.length === 0 && change.removed.length === 0) {
      return { version: before, commit: undefined, report: NOTHING_TO_CHECK, change };
    }
    refuseInferred([...change.added, ...change.removed], this.#names);
    requireWellFormed(change.added);
    const rules = this.#inference.update(draft, change);
    const report = this.#gate.mustPass(draft, draft.netChange());
    if (options.isDryRun) return { version: before, commit: undefined, report, change };
    const commit = this.log.append({ committedAt: new Date(), author: options.author, message: options.message }, change);
    this.#inference.adopt(rules);
    this.#current = draft.publish(commit.id, commit.committedAt, commit.digest);
    return { version: this.#current, commit, report, change };
  }
}

/** The version that the log's commits up to `lastId` add up to, with what follows from it. */
export function replay(log: CommitLog, names: Names, inference: Inference = new Inference(names), lastId?: number): GraphVersion {
  const draft = emptyVersion().draft();
  let last: CommitInfo | undefined;
  for (const { info, change } of log.changes(0, lastId)) {
    draft.apply(change);
    last = info;
  }
  if (!last) return emptyVersion();
  inference.adopt(inference.rebuild(draft));
  return draft.publish(last.id, last.committedAt, last.digest);
}

/** A change maker that puts quads in place of all those of one graph, as a PUT of a graph does. */
export function replaceGraph(graph: Quad['graph'], quads: readonly Quad[]): ChangeMaker {
  return (version) => ({ added: quads, removed: [...version.match(null, null, null, graph)] });
}
