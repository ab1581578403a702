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

/** The lines of a text file with an arrow, `left => right`. */
export const readPairs = (path: string): [left: string, right: string][] =>
  readFileSync(checkoutPath(path), 'utf8')
    .split('\n')
    .filter((line) => line.includes(' => '))
    .map((line) => line.split(' => ') as [string, string]);
