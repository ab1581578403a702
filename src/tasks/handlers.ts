/** All tasks by name, and the module of their threads. */
import type { TaskHandler, TaskProvider, WorkerAnswer } from '../sparql/index.js';
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
const answers = () => import('./digest-task.js');

export const taskHandlers = {
  graphChange: late(changes, 'graphChange'),
  thingChange: late(changes, 'thingChange'),
  graphDocument: late(documents, 'graphDocument'),
  thingDocument: late(documents, 'thingDocument'),
  things: late(() => import('./things-task.js'), 'things'),
  look: late(checks, 'look'),
  commitAudit: late(checks, 'commitAudit'),
  versionDigest: late(answers, 'versionDigest'),
  comparison: late(answers, 'comparison'),
  answerTable: late(answers, 'answerTable'),
  validation: late(() => import('./validation-task.js'), 'validation'),
};

export type TaskName = keyof typeof taskHandlers;
type Handler<Name extends TaskName> = (typeof taskHandlers)[Name];
export type TaskInput<Name extends TaskName> = Parameters<Handler<Name>>[0];
export type TaskHeadOf<Name extends TaskName> =
  Awaited<ReturnType<Handler<Name>>> extends WorkerAnswer<infer Head> ? Head : never;

/** For a `SparqlEngine`. */
export const taskProvider: TaskProvider = {
  handlers: taskHandlers,
  workerModule: builtModule('./worker-entry.js', import.meta.url),
};
