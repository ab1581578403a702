/** Work of threads besides queries: reading uploads, validating, writing documents. */
export type { GraphInput, SentThing } from './change-tasks.js';
export { taskProvider } from './handlers.js';
export { charsetOf, mediaTypeOf, requireRdfFormat, textOf, type SentBody } from './sent-body.js';
export { Tasks, type TaskOptions } from './tasks.js';
export { readThings } from './things-task.js';
export { reportOn, type ValidationInput } from './validation-task.js';
