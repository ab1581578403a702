/** Work of threads for the service besides queries, from the main thread's side. */
import { ServiceError } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import type { LargeChangeMade, LookAtChange } from '../commits/index.js';
import type { Change } from '../rdf/index.js';
import type { ChangeHead, QueryOptions, RunningAnswer, Sparql } from '../sparql/index.js';
import { changeOf } from '../sparql/index.js';
import type { SentBody } from './sent-body.js';
import type { TaskHeadOf, TaskInput, TaskName } from './handlers.js';

export interface TaskOptions extends Pick<QueryOptions, 'signal' | 'client'> {
  /** Instead of that of queries. */
  readonly timeoutMs?: number;
  /** The version is not published, and read only once. */
  readonly isDraft?: boolean;
}

const LONG_MS = 10 * 60_000;

/** Work in the engine's threads within a query's limits: `query-timeout`, `query-memory`. */
export class Tasks {
  constructor(
    private readonly sparql: Sparql,
    private readonly contextDirectory: string,
  ) {}

  /** A body in memory that a thread can read. */
  sent({ bytes, ...rest }: Omit<SentBody, 'contextDirectory'>): SentBody {
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
    shared.set(bytes);
    return { ...rest, bytes: shared, contextDirectory: this.contextDirectory };
  }

  /** The change that a body means, and what else the task found out. */
  async change<Name extends 'graphChange' | 'thingChange'>(
    version: GraphVersion,
    name: Name,
    input: TaskInput<Name>,
    options: TaskOptions,
  ): Promise<{ change: Change; head: TaskHeadOf<Name> }> {
    const answer = await this.run(version, name, input, options);
    // Both answer with a change.
    const made = answer as RunningAnswer<TaskHeadOf<Name> & ChangeHead>;
    return { change: await changeOf(made, version.ids.dictionary), head: answer.head };
  }

  /** Without a time limit. */
  async versionDigest(version: GraphVersion): Promise<TaskHeadOf<'versionDigest'>> {
    return (await this.run(version, 'versionDigest', undefined, { timeoutMs: LONG_MS })).head;
  }

  /** Checks a large change that a version already has, without a time limit. */
  async look(version: GraphVersion, change: LargeChangeMade): Promise<LookAtChange> {
    const options = { timeoutMs: LONG_MS, isDraft: true };
    return (await this.run(version, 'look', change, options)).head;
  }

  /** Some tasks, such as comparisons, are the same with any version. */
  async run<Name extends TaskName>(
    version: GraphVersion,
    name: Name,
    input: TaskInput<Name>,
    options: TaskOptions = {},
  ): Promise<RunningAnswer<TaskHeadOf<Name>>> {
    try {
      const { head, chunks, cancel } = await this.sparql.task(version, name, input, options);
      // The handler of that name returns this head.
      return { head: head.value as TaskHeadOf<Name>, chunks, cancel };
    } catch (error) {
      throw inWordsOfTask(error);
    }
  }
}

/** The pool's messages are about queries, and so is their advice. */
function inWordsOfTask(error: unknown): unknown {
  const limit = error instanceof ServiceError ? String(error.details.limit) : '';
  if (!(error instanceof ServiceError) || !/^QUERY_(?:TIMEOUT|MEMORY)/.test(limit)) return error;
  const [what = ''] = error.message.replace(/^The query/, 'The work on this request').split('. ');
  return new ServiceError(error.code, `${what}. Send less at a time, or raise ${limit}.`, error);
}
