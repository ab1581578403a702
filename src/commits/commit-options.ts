/** What a commit is made with, and what comes of it. */
import type { GraphVersion } from '../graph/index.js';
import type { Change } from '../rdf/index.js';
import type { ValidationReport } from '../shacl/index.js';
import type { CommitInfo, KeptAnswer } from './commit-log.js';

/** A change, and what its maker has to tell whoever asked for it. */
export interface MadeChange<Value> {
  readonly change: Change;
  readonly value: Value;
}

/** Makes the change for the version that it will be applied to. */
export type ChangeMaker<Value> = (
  version: GraphVersion,
) => MadeChange<Value> | Promise<MadeChange<Value>>;

/** Who commits what for, and under which condition. */
export interface CommitOptions<Value = unknown> {
  readonly author: string;
  readonly message: string;
  /** The version the write was made for; when the graph is at another, the write is refused. */
  readonly expectedVersion?: number | undefined;
  /** Only tell what would happen. */
  readonly isDryRun?: boolean;
  /**
   * What is to be answered when the same request comes again; kept with the commit, so that it is
   * written once.
   */
  readonly keepAnswer?: AnswerToKeep<CommitResult<Value>> | undefined;
}

/** An answer that is kept under an idempotency key, for as long as the log keeps answers. */
export interface AnswerToKeep<Result> extends Omit<KeptAnswer, 'answer'> {
  /** Writes the answer down. It is called before the commit is on the disk. */
  answerOf(result: Result): string;
}

/** What became of a change. */
export interface CommitResult<Value = unknown> {
  /** The version after the commit; the one before when nothing changed or for a dry run. */
  readonly version: GraphVersion;
  /** The commit, or undefined when there was nothing to change or for a dry run. */
  readonly commit: CommitInfo | undefined;
  readonly report: ValidationReport;
  /** The net change of asserted quads. */
  readonly change: Change;
  /** What the maker of the change returned with it. */
  readonly value: Value;
}

export interface LoadOptions extends CommitOptions {
  /** Called now and then with the number of quads that were written to the log. */
  readonly onProgress?: (quadCount: number) => void;
}

export interface LoadResult extends Omit<CommitResult, 'change' | 'value'> {
  /** How many quads came to the graph. */
  readonly added: number;
}
