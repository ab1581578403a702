/**
 * Work besides queries that a thread does over a graph: reading what was sent, validating, writing
 * documents. What each task does is given from outside, by folders that are built upon this one.
 */
import type { IdGraph } from '../graph/index.js';
import type { EvaluationSettings } from './evaluate.js';
import type { Budget, WorkerAnswer } from './workers/index.js';

/** A task for a thread. */
export interface TaskRequest {
  readonly kind: 'task';
  readonly name: string;
  /** Structured-cloneable; bytes are best in shared memory. */
  readonly input: unknown;
}

/** The head of a task's answer. */
export interface TaskHead<Value = unknown> {
  readonly kind: 'task';
  readonly value: Value;
}

/** What a task is done with, besides the graph. */
export interface TaskTools {
  readonly budget: Budget;
  readonly settings: EvaluationSettings;
}

/** Does a task over a graph; it writes nothing, since it may be called again. */
export type TaskHandler = (
  input: never,
  graph: IdGraph,
  tools: TaskTools,
) => WorkerAnswer<unknown> | Promise<WorkerAnswer<unknown>>;

/** By the names of the tasks. */
export type TaskHandlers = Readonly<Record<string, TaskHandler>>;

/**
 * Tasks, and the module of a worker that does them: it calls `serveSparql` with them, and with what
 * opens searches.
 */
export interface TaskProvider {
  readonly handlers: TaskHandlers;
  readonly workerModule: URL;
}

/** Does a task. */
export async function answerTask(
  { name, input }: TaskRequest,
  graph: IdGraph,
  tools: TaskTools,
  handlers: TaskHandlers = {},
): Promise<WorkerAnswer<TaskHead>> {
  const handler = handlers[name];
  if (!handler) throw new TypeError(`There is no task called "${name}".`);
  // Whoever asks for a task knows its input.
  const { head, chunks } = await handler(input as never, graph, tools);
  return { head: { kind: 'task', value: head }, chunks };
}
