/** The words that the reader knows, and the tables of its patterns: files in `words/`. */
import { readFileSync } from 'node:fs';
import { parseYaml } from '../../input/index.js';

/** The words of a list written as text. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** The content of a file in `words/`, whose form is that of the tables that read it. */
export const readWords = (name: string): unknown =>
  parseYaml(readFileSync(new URL(`../words/${name}.yaml`, import.meta.url), 'utf8'));
