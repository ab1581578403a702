/** Worker threads that run a module of this tree: how they start, answer and end. */
export { builtModule } from './built-module.js';
export { KeptThread } from './kept-thread.js';
export { answerOf, firstMessage, startThread } from './thread.js';
