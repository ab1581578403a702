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
  ADDRESS,
  BOOLEAN,
  COUNT,
  DATE,
  FILLED,
  INTEGER,
  IRI,
  MOMENT,
  NAME,
  PAGE_NUMBER,
  SHORT_TEXT,
  TEXT,
  VERSION_NAME,
  VERSION_VALUE,
  filledText,
  listOf,
  membersOf,
  objectOf,
  said,
  wholeNumber,
  type Members,
} from './schemas.js';
export { namesLike, quoted, unknownName } from './unknown-name.js';
