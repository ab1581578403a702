/** Tables of words as data, which code reads from YAML files beside it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/**
 * The content of a file, whose form is that of the module that reads it: its address relative to
 * the module's. The build writes it as JSON.
 */
export function readWordTable(file: string, module: string): unknown {
  const text = readFileSync(new URL(file, module), 'utf8');
  return text.startsWith('{') ? JSON.parse(text) : parse(text);
}
