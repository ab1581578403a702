import { readFileSync } from 'node:fs';
import { checkoutPath } from './rdf.js';

/**
 * The cases of a text file: blocks of a line and, indented, what is expected of it. The first block
 * says what the file has.
 */
export function readCases(path: string): [line: string, ...expected: string[]][] {
  const [, ...blocks] = readFileSync(checkoutPath(path), 'utf8').trimEnd().split('\n\n');
  return blocks.map((block) => {
    const [line = '', ...expected] = block.split(/\n */);
    return [line, ...expected];
  });
}
