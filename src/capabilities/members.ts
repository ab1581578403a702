/** Members of inputs and answers that several capabilities have. */
import { PAGE_NUMBER, TEXT, VERSION_VALUE, listOf, type Schema } from '../input/index.js';

export const VERSION: Schema = {
  ...VERSION_VALUE,
  description: 'Answer from this version of the graph (a number or a name); otherwise the latest.',
  examples: [1, 'latest'],
};

export const PAGE: Schema = {
  ...PAGE_NUMBER,
  default: 1,
  description: 'The page number, starting at 1.',
  examples: [2],
};

/** Why an answer is incomplete, and how to get the rest. */
export const NOTE: Schema = {
  ...TEXT,
  description: 'What is not in this answer, why, and how to get it.',
};

/** The origin: addresses of pages, or a part of the graph. */
export const FROM: Schema = {
  ...listOf(TEXT),
  description: 'Where it comes from: addresses of source pages, or a part of the graph.',
};
