/** Answers questions in English: the reading, the SPARQL, the answer, or what was not understood. */
export { answerInWords, type Answer } from './answer/answer.js';
export { Asker, type AnsweredReading, type Reply } from './ask.js';
export { pluralOf } from './language/inflection.js';
export { Hierarchy } from './vocabulary/hierarchy.js';
