/** Worker threads that run a module of this tree: how they start, answer and end. */
export { builtModule } from './built-module.js';
export { collectWhenIdle, garbageCollector, heldBytes, keepHeapsSmall } from './idle-memory.js';
export { KeptThread } from './kept-thread.js';
export { fromPlainError, toPlainError, type PlainError } from './plain-error.js';
export { RequestThread, handleRequests, valueOf, type Reply } from './request-thread.js';
export { sharedBytes } from './shared-bytes.js';
export { answerOf, firstMessage, startThread } from './thread.js';
export { Turns } from './turns.js';
