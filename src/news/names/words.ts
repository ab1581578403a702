/** The words that the reader knows, and the tables of its patterns: files in `words/`. */
import { readWordTable } from '../../input/index.js';

/** The words of a list written as text. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** The content of a file in `words/`, whose form is that of the tables that read it. */
export const readWords = (name: string): unknown =>
  readWordTable(`../words/${name}.yaml`, import.meta.url);

const LISTS = readWords('lists') as Readonly<Record<string, string>>;

/** A list of words by its key in `words/lists.yaml`. */
export const wordSet = (key: string): ReadonlySet<string> => new Set(words(LISTS[key] ?? ''));

/** A name for output: one kind of apostrophe, no article, single spaces. */
export function tidyName(name: string): string {
  return name.replace(/[’‘`]/g, "'").replace(/\s+/g, ' ').replace(/^the /i, '').trim();
}
