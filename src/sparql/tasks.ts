/**
 * Work besides queries that a thread does over a graph: reading what was sent, validating, writing
 * documents. What each task does is given from outside, by folders that are built upon this one.
 */
import type { IdGraph } from '../graph/index.js';
import type { EvaluationSettings } from './evaluate.js';
import type { Budget, WorkerAnswer } from './workers/index.js';

export interface TaskRequest {
  readonly kind: 'task';
  readonly name: string;
  /** Structured-cloneable; bytes are best in shared memory. */
  readonly input: unknown;
}

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

export type TaskHandlers = Readonly<Record<string, TaskHandler>>;

/** Tasks, and the module of a worker that does them: it calls `serveSparql` with them. */
export interface TaskProvider {
  readonly handlers: TaskHandlers;
  readonly workerModule: URL;
}

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
