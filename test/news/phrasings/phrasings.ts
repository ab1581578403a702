import { readCases } from '../../support/cases.js';

/** Sentences of one of the text files here, and what a careful reader takes from each. */
export const readPhrasings = (name: string): ReturnType<typeof readCases> =>
  readCases(`test/news/phrasings/${name}.txt`);
