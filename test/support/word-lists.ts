import { readFileSync } from 'node:fs';
import { checkoutPath } from './rdf.js';

/** The word lists of a text file by their names; its lines have the form `name: word | word`. */
export function wordLists(path: string): (name: string) => readonly string[] {
  const text = readFileSync(checkoutPath(path), 'utf8');
  const lists = new Map(
    [...text.matchAll(/^([a-z ]+): (.*)$/gm)].map(([, name, words]) => [name, words!.split(' | ')]),
  );
  return (name) => lists.get(name)!;
}
