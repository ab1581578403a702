/** Arguments and results of commits. */
import type { GraphVersion } from '../graph/index.js';
import type { Change } from '../rdf/index.js';
import type { ValidationResults } from '../shacl/index.js';
import type { CommitInfo, KeptAnswer } from './commit-log.js';

export interface MadeChange<Value> {
  readonly change: Change;
  readonly value: Value;
  /** What to commit instead, if the gate refuses the change; undefined refuses the commit. */
  readonly otherwise?: (report: ValidationResults) => MadeChange<Value> | undefined;
}

export type ChangeMaker<Value> = (
  version: GraphVersion,
) => MadeChange<Value> | Promise<MadeChange<Value>>;

export interface CommitOptions<Value = unknown> {
  readonly author: string;
  readonly message: string;
  /** The version the write was made for; at any other, the write is refused. */
  readonly expectedVersion?: number | undefined;
  /** Only report the outcome. */
  readonly isDryRun?: boolean | undefined;
  /** The answer to a repeated request, stored with the commit so that it is written once. */
  readonly keepAnswer?: AnswerToKeep<CommitResult<Value>> | undefined;
}

/** An answer stored under an idempotency key, for as long as the log keeps answers. */
export interface AnswerToKeep<Result> extends Omit<KeptAnswer, 'answer'> {
  /** Called before the commit is on the disk. */
  answerOf(result: Result): string;
}

export interface CommitResult<Value = unknown> {
  /** The version after the commit; the one before when nothing changed or for a dry run. */
  readonly version: GraphVersion;
  /** Undefined when nothing changed or for a dry run. */
  readonly commit: CommitInfo | undefined;
  readonly report: ValidationResults;
  /** The net change of asserted quads. */
  readonly change: Change;
  readonly value: Value;
}

export interface LoadResult extends Omit<CommitResult, 'change' | 'value'> {
  readonly added: number;
}
