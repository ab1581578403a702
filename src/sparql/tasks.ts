/**
 * Work besides queries that a thread does over a graph: reading uploads, validating, writing
 * documents. Folders built upon this one provide the tasks.
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

/** A task's tools, besides the graph. */
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

/** Tasks, and the module of their worker, which calls `serveSparql` with them. */
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
  // Callers know their task's input.
  const { head, chunks } = await handler(input as never, graph, tools);
  return { head: { kind: 'task', value: head }, chunks };
}
