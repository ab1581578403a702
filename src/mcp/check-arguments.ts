/** Checks a call's arguments against a schema. */
import { quote } from '../errors.js';
import type { Schema } from './tool.js';

/** The keywords of arguments' schemas in use. */
interface ArgumentSchema extends Schema {
  readonly type: string | readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The fault in arguments, in a sentence, if any. */
export function wrongArguments(
  given: unknown,
  input: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): string | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return `The arguments must be a JSON object; found ${shown(given)}.`;
  const names = Object.keys(input).join(', ');
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(input, name));
  if (unknown !== undefined)
    return `There is no argument ${quote(unknown)}; possible are ${names}.`;
  const missing = required.find((name) => !Object.hasOwn(given, name));
  if (missing !== undefined)
    return `The argument "${missing}" is missing: ${String(input[missing]?.description)}`;
  for (const [name, value] of Object.entries(given)) {
    // Schemas of arguments have a type.
    const schema = input[name] as ArgumentSchema;
    if (!isAllowed(value, schema))
      return `The argument "${name}" must be ${wordsFor(schema)}; found ${shown(value)}.`;
  }
  return undefined;
}

function isAllowed(value: unknown, schema: ArgumentSchema): boolean {
  const types = typesOf(schema);
  if (typeof value === 'string') {
    const { minLength = 0, maxLength = Infinity } = schema;
    const { length } = value.trim();
    return types.includes('string') && length >= minLength && value.length <= maxLength;
  }
  if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    const isInteger = Number.isSafeInteger(value);
    return types.includes('integer') && isInteger && value >= minimum && value <= maximum;
  }
  return typeof value === 'boolean' && types.includes('boolean');
}

const typesOf = ({ type }: ArgumentSchema): readonly string[] => ([] as string[]).concat(type);

function wordsFor(schema: ArgumentSchema): string {
  const { minimum, maximum, minLength = 0, maxLength } = schema;
  const words: Readonly<Record<string, string>> = {
    string:
      (minLength > 0 ? 'a text that is not empty' : 'a text') +
      (maxLength === undefined ? '' : `, of at most ${maxLength} characters`),
    integer:
      'a whole number' +
      (minimum === undefined ? '' : ` of at least ${minimum}`) +
      (maximum === undefined ? '' : ` and at most ${maximum}`),
    boolean: 'true or false',
  };
  return typesOf(schema)
    .map((type) => words[type] ?? type)
    .join(' or ');
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'string' && value.length > 100
    ? `a text of ${value.length} characters`
    : JSON.stringify(value);
}
