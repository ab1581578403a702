/** The words that the reader knows, and the tables of its patterns: files in `words/`. */
import { readFileSync } from 'node:fs';
import { parseYaml } from '../../input/index.js';

/** The words of a list written as text. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/**
 * The content of a file in `words/`, whose form is that of the tables that read it. The build writes
 * it as JSON.
 */
export function readWords(name: string): unknown {
  const text = readFileSync(new URL(`../words/${name}.yaml`, import.meta.url), 'utf8');
  return text.startsWith('{') ? JSON.parse(text) : parseYaml(text);
}

const LISTS = readWords('lists') as Readonly<Record<string, string>>;

/** A list of words by its key in `words/lists.yaml`. */
export const wordSet = (key: string): ReadonlySet<string> => new Set(words(LISTS[key] ?? ''));

/** A name for output: one kind of apostrophe, no article, single spaces. */
export function tidyName(name: string): string {
  return name.replace(/[’‘`]/g, "'").replace(/\s+/g, ' ').replace(/^the /i, '').trim();
}
