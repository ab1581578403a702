/** Finds an entity by its names and words; turns an English question into a query. */
export { Asker, type AnsweredReading, type Reply } from './ask/ask.js';
