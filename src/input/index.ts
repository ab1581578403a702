/** Executes the schemas of what callers send, and names what does not fit. */
export { areInOrder } from './formats.js';
export * from './input.js';
export * from './schemas.js';
export { parse as parseYaml, stringify as writeYaml, YAMLParseError } from 'yaml';
export { readWordTable } from './word-table.js';
export { namesLike, quoted, unknownName } from './unknown-name.js';
