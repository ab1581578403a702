/** Executes the schemas of what callers send, and names what does not fit. */
export { areInOrder } from './formats.js';
export {
  checked,
  missingInput,
  readJson,
  requireFormat,
  requireShallow,
  typedValue,
  unfit,
  type Place,
  type Schema,
} from './input.js';
export {
  DATE,
  FILLED,
  IRI,
  NAME,
  PAGE_NUMBER,
  VERSION_NAME,
  VERSION_VALUE,
  membersOf,
  wholeNumber,
} from './schemas.js';
export { namesLike, quoted, unknownName } from './unknown-name.js';
