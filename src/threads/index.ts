/** Worker threads that run a module of this tree: how they start, answer and end. */
export { collectWhenIdle, garbageCollector, heldBytes, keepHeapsSmall } from './idle-memory.js';
export { KeptThread } from './kept-thread.js';
export * from './request-thread.js';
export { builtModule, startThread } from './thread.js';
export { Turns, allInTurns, inTurns, sharedBytes } from './turns.js';
