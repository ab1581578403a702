/** All tasks by name, and the module of their threads. */
import type { IdGraph } from '../graph/index.js';
import { namesFor } from '../rdf/index.js';
import type { AnswersToCompare, GatheredAnswer } from '../snapshots/index.js';
import type { TaskHandler, TaskProvider, TaskTools, WorkerAnswer } from '../sparql/index.js';
import { builtModule } from '../threads/index.js';

/** A task that is loaded on first use, since most threads only run queries. */
function late<Module, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
): Module[Name] {
  const handler: TaskHandler = async (...each) => ((await load())[name] as TaskHandler)(...each);
  return handler as Module[Name];
}

const changes = () => import('./change-tasks.js');
const documents = () => import('./graph-task.js');
const checks = () => import('./check-tasks.js');
const snapshots = () => import('../snapshots/index.js');

export const taskHandlers = {
  graphChange: late(changes, 'graphChange'),
  thingChange: late(changes, 'thingChange'),
  graphDocument: late(documents, 'graphDocument'),
  thingDocument: late(documents, 'thingDocument'),
  things: late(() => import('./things-task.js'), 'things'),
  look: late(checks, 'look'),
  commitAudit: late(checks, 'commitAudit'),
  versionDigest: async (_input: undefined, graph: IdGraph, { settings }: TaskTools) => ({
    head: await (await snapshots()).versionDigest(graph, namesFor(settings.baseIri)),
  }),
  comparison: async (answers: AnswersToCompare) => ({
    head: await (await snapshots()).compareAnswers(answers),
  }),
  answerTable: async (answer: GatheredAnswer) => ({
    head: undefined,
    chunks: [await (await snapshots()).answerInParquet(answer)],
  }),
  validation: late(() => import('./validation-task.js'), 'validation'),
};

export type TaskName = keyof typeof taskHandlers;
type Handler<Name extends TaskName> = (typeof taskHandlers)[Name];
export type TaskInput<Name extends TaskName> = Parameters<Handler<Name>>[0];
export type TaskHeadOf<Name extends TaskName> =
  Awaited<ReturnType<Handler<Name>>> extends WorkerAnswer<infer Head> ? Head : never;

export const taskProvider: TaskProvider = {
  handlers: taskHandlers,
  workerModule: builtModule('./worker-entry.js', import.meta.url),
};
