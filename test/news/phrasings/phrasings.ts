import { readFileSync } from 'node:fs';
import { checkoutPath } from '../../support/rdf.js';

/** A sentence, and what a careful reader takes from it. */
export type Phrasing = readonly [sentence: string, ...expected: string[]];

/**
 * The phrasings of one of the text files here: blocks with a sentence and, indented, what is
 * expected of it. The first block says what the file has. Sentences and names are invented.
 */
export function readPhrasings(name: string): Phrasing[] {
  const text = readFileSync(checkoutPath(`test/news/phrasings/${name}.txt`), 'utf8');
  const [, ...blocks] = text.split('\n\n');
  return blocks.map((block) => {
    const [sentence = '', ...expected] = block.trim().split(/\n */);
    return [sentence, ...expected];
  });
}
