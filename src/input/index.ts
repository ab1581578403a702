/** Executes the schemas of what callers send, and names what does not fit. */
export { areInOrder } from './formats.js';
export {
  checked,
  missingInput,
  readJson,
  requireFormat,
  typedValue,
  unfit,
  type Place,
  type Schema,
} from './input.js';
export {
  ADDRESS,
  BOOLEAN,
  COUNT,
  DATE,
  FILLED,
  INTEGER,
  IRI,
  MOMENT,
  PAGE_NUMBER,
  SHORT_TEXT,
  TEXT,
  THING,
  VERSION_NAME,
  VERSION_VALUE,
  choiceOf,
  filledText,
  listOf,
  membersOf,
  objectOf,
  said,
  wholeNumber,
  type Members,
  type Typed,
  type ValueOf,
} from './schemas.js';
export { parse as parseYaml, stringify as writeYaml, YAMLParseError } from 'yaml';
export { readWordTable } from './word-table.js';
export { namesLike, quoted, unknownName } from './unknown-name.js';
