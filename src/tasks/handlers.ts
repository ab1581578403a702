/** All tasks by name, and the module of their threads. */
import type { TaskHandler, TaskHandlers, TaskProvider } from '../sparql/index.js';
import { builtModule } from '../threads/index.js';

/** Loaded on first use, since most threads only run queries. */
export const taskHandlers = {
  graphChange: async (...each) => (await import('./change-tasks.js')).graphChange(...each),
  thingChange: async (...each) => (await import('./change-tasks.js')).thingChange(...each),
  graphDocument: async (...each) => (await import('./graph-task.js')).graphDocument(...each),
  thingDocument: async (...each) => (await import('./graph-task.js')).thingDocument(...each),
  things: async (...each) => (await import('./things-task.js')).things(...each),
  look: async (...each) => (await import('./look-task.js')).look(...each),
  versionDigest: async (...each) => (await import('./digest-task.js')).versionDigest(...each),
  comparison: async (input) => (await import('./digest-task.js')).comparison(input),
  answerTable: async (input) => (await import('./digest-task.js')).answerTable(input),
  commitAudit: async (...each) => (await import('./audit-task.js')).commitAudit(...each),
  validation: async (...each) => (await import('./validation-task.js')).validation(...each),
} satisfies Readonly<Record<string, TaskHandler>>;

/** For a `SparqlEngine`. */
export const taskProvider: TaskProvider = {
  handlers: taskHandlers satisfies TaskHandlers,
  workerModule: builtModule('./worker-entry.js', import.meta.url),
};
