/** Finds an entity by its names and words; turns an English question into a query. */
export { answerInWords, type Answer } from './ask/answer/answer.js';
export { Asker, type AnsweredReading, type Reply } from './ask/ask.js';
export type { Continuation, Continuations } from './ask/continuations.js';
