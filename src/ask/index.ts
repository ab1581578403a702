/** Answers questions in English: how they were read, the SPARQL and the answer; or why not. */
export { answerInWords } from './answer/answer.js';
export { Answerer, type AnsweredReading, type Reply } from './ask.js';
