/** Updates by our own operators: a request and a graph in, the change out. */
export { answerOfChange, changeOf, type ChangeHead } from './change-transfer.js';
export { DraftGraph } from './draft-graph.js';
export { evaluateUpdate } from './evaluate-update.js';
