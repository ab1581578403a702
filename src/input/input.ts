/**
 * Executes JSON Schemas (draft 2020-12) of what callers send: parameters, bodies, arguments of
 * tools, options of commands. The schemas are those that descriptions show.
 */
import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { ServiceError, badRequest } from '../errors.js';
import { offsetOfDepth } from '../rdf/index.js';
import { FORMATS, areInOrder } from './formats.js';
import { namesLike, quoted, unknownName } from './unknown-name.js';

/** A JSON Schema. Its `notAfter` names another member, which must not be less. */
export type Schema = Readonly<Record<string, unknown>> & {
  readonly description?: string;
  readonly examples?: readonly unknown[];
};

/** What was sent: decides how a message names a part of it. */
export type Place = 'query' | 'path' | 'form' | 'body' | 'argument' | 'option' | 'value';

const NAMED: Readonly<Record<Place, (name: string) => string>> = {
  query: (name) => `?${name}`,
  path: (name) => `{${name}} in the path`,
  form: (name) => `The field "${name}"`,
  body: (name) => (name === '' ? 'The body' : `"${name}" in the body`),
  argument: (name) => (name === '' ? 'The arguments' : `The argument "${name}"`),
  option: (name) => `--${name}`,
  value: (name) => `A ${name}`,
};
const OWNERS: Readonly<Record<Place, string>> = {
  query: 'The address has the parameter',
  path: 'The path has the part',
  form: 'The form has the parameter',
  body: 'The body has the member',
  argument: 'The call has the argument',
  option: 'The command has the option',
  value: 'The value has the member',
};

/**
 * A value that a schema allows.
 * @throws ServiceError `bad-request` with the parameter, what was expected and what was found;
 *   `not-found` for a part of a path that is none of a list.
 */
export async function checked<Value>(value: unknown, schema: Schema, place: Place): Promise<Value> {
  const validate = kept.get(schema) ?? (await validatorOf(schema));
  if (validate(value)) return value as Value;
  // Of the faults of alternatives, the last is that of all of them.
  const fault = validate.errors?.at(-1);
  throw fault ? faultOf(fault, place) : new TypeError('The schema refused without a reason.');
}

/** JSON can be nested so deeply that code for it would run out of stack. */
const MAX_DEPTH = 100;

/** The value of a JSON text for the main thread. @throws ServiceError `bad-request` */
export function readJson(text: string, what = 'The body'): unknown {
  if (offsetOfDepth(text, MAX_DEPTH) !== undefined)
    throw badRequest(`${what} can be nested at most ${MAX_DEPTH} levels deep.`, {
      details: { limit: MAX_DEPTH },
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw badRequest(`${what} is not well-formed JSON.`, { cause });
  }
  requirePlain(value);
  return value;
}

/**
 * Refuses what JSON can write but programs take for something else: halves of characters (RFC 8259
 * §8.2), and members that would change what an object is. @throws ServiceError `bad-request`
 */
function requirePlain(value: unknown): void {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value))
    throw badRequest('A text has half of a surrogate pair, which is not a character.');
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    if (name === '__proto__') throw unknownName(name, [], { what: 'An object has the member' });
    requirePlain(name);
    requirePlain(each);
  }
}

/** A text as the number or boolean that its schema asks for, if it is one. */
export function typedValue(text: string, { type }: Schema): unknown {
  const types = typesOf(type);
  if (types.includes('integer') && /^-?(?:0|[1-9]\d*)$/.test(text)) return Number(text);
  if (types.includes('number') && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text))
    return Number(text);
  if (types.includes('boolean') && /^(?:true|false|[01])$/.test(text))
    return text === 'true' || text === '1';
  return text;
}

/** The refusal of a request without a parameter of its address. */
export function missingInput(name: string, expected: string, place: Place = 'query'): ServiceError {
  return badRequest(`${NAMED[place](name)} is missing: ${expected}.`, {
    details: { parameter: name, expected, found: 'nothing' },
  });
}

/** The refusal of a value for what a schema cannot say. */
export function unfit(
  name: string,
  {
    place,
    expected,
    found,
  }: { readonly place: Place; readonly expected: string; readonly found: unknown },
): ServiceError {
  return badRequest(`${NAMED[place](name)} must be ${expected}; found ${shown(found)}.`, {
    details: { parameter: name, expected, found: shown(found) },
  });
}

/** @throws ServiceError `bad-request` for a text that does not have the format. */
export function requireFormat(
  text: string,
  format: string,
  name: string,
  place: Place = 'value',
): void {
  const known = FORMATS[format];
  if (known && !known.validate(text))
    throw unfit(name, { place, expected: known.words, found: text });
}

const kept = new WeakMap<Schema, ValidateFunction>();
/** By their text: descriptions of stored queries are made again. */
const compiled = new Map<string, ValidateFunction>();
const MAX_COMPILED = 1_000;
let compiler: Promise<Ajv2020> | undefined;

async function validatorOf(schema: Schema): Promise<ValidateFunction> {
  // Loaded when first needed, as it takes a while. Bundled, it has only a default export.
  compiler ??= import('ajv/dist/2020.js').then(({ default: { Ajv2020: Compiler } }) => {
    const ajv = new Compiler({
      strict: false,
      strictNumbers: true,
      verbose: true,
      messages: false,
      logger: false,
      // These schemas are our own.
      validateSchema: false,
      formats: Object.fromEntries(
        Object.entries(FORMATS).map(([name, { validate }]) => [name, validate]),
      ),
    });
    ajv.addKeyword({
      keyword: 'notAfter',
      validate: (other: string, value: unknown, _schema: unknown, at?: { parentData: object }) =>
        areInOrder(value, (at?.parentData as Record<string, unknown>)[other]),
      errors: false,
    });
    return ajv;
  });
  const ajv = await compiler;
  const text = JSON.stringify(schema);
  const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text) as object);
  // The compiler would keep all that it ever compiled.
  ajv.removeSchema();
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  compiled.set(text, validate);
  kept.set(schema, validate);
  return validate;
}

function faultOf(
  { keyword, instancePath, params, data, parentSchema = {} }: ErrorObject,
  place: Place,
): ServiceError {
  const path = pathOf(instancePath);
  const within = (name: unknown): string =>
    path === '' ? String(name) : `${path}.${String(name)}`;
  const { properties = {} } = parentSchema as { properties?: Readonly<Record<string, Schema>> };
  const { additionalProperty, missingProperty } = params as Record<string, string | undefined>;
  // A misspelt name says more than that the right one is missing.
  const unknown =
    missingProperty !== undefined && parentSchema.additionalProperties === false
      ? Object.keys(data as object).find((name) => !Object.hasOwn(properties, name))
      : additionalProperty;
  if (unknown !== undefined)
    return unknownName(unknown, Object.keys(properties), {
      what: path === '' ? OWNERS[place] : `${NAMED[place](path)} has the member`,
      mark: place === 'query' ? '?' : '',
    });
  if (missingProperty !== undefined) {
    const wanted = properties[missingProperty] ?? {};
    return missingInput(within(missingProperty), expectedOf(wanted), place);
  }
  const expected =
    keyword === 'notAfter'
      ? `at most “${String(parentSchema.notAfter)}”`
      : expectedOf(parentSchema);
  const { message, details } = unfit(path, { place, expected, found: data });
  const { enum: available = [] } = parentSchema as { enum?: readonly unknown[] };
  const suggestions = namesLike(quoted(String(data)), available.map(String));
  return new ServiceError(
    place === 'path' && keyword === 'enum' ? 'not-found' : 'bad-request',
    message + (suggestions[0] === undefined ? '' : ` Did you mean ${suggestions[0]}?`),
    {
      details: {
        ...details,
        ...(available.length > 0 ? { available } : {}),
        ...(suggestions.length > 0 ? { suggestions } : {}),
      },
    },
  );
}

/** A JSON Pointer as `decisions[0].thing`. */
const pathOf = (pointer: string): string =>
  pointer
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replace(/\//g, '.')
    .replace(/^\./, '')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');

const typesOf = (type: unknown): readonly unknown[] => (type === undefined ? [] : [type].flat());

/** The keywords that words are made of. */
interface Keywords {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** What a schema allows, in words. */
export function expectedOf(schema: Schema): string {
  const { enum: values, anyOf, type = 'string' } = schema as Keywords;
  if (values) return values.map(String).join(' or ');
  if (anyOf) return anyOf.map(expectedOf).join(' or ');
  return typesOf(type)
    .map((each) => WORDS[String(each)]?.(schema as Keywords) ?? String(each))
    .join(' or ');
}

const range = (min: number | undefined, max: number | undefined): string => {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
};

const WORDS: Readonly<Record<string, (schema: Keywords) => string>> = {
  integer: ({ minimum, maximum }) => `a whole number${range(minimum, maximum)}`,
  number: ({ minimum, maximum }) => `a number${range(minimum, maximum)}`,
  boolean: () => 'true or false',
  string: ({ format = '', pattern, maxLength }) =>
    (FORMATS[format]?.words ?? (pattern === '\\S' ? 'a text that is not empty' : 'a text')) +
    (maxLength === undefined ? '' : `, at most ${maxLength} characters long`),
  array: ({ minItems, maxItems }) =>
    minItems === undefined && maxItems === undefined
      ? 'a list'
      : `a list with a number of items${range(minItems, maxItems)}`,
  object: () => 'an object',
};

const MAX_SHOWN = 100;

function shown(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (value === undefined) return 'nothing';
  return typeof value === 'string' && value.length > MAX_SHOWN
    ? `a text of ${value.length} characters`
    : JSON.stringify(value);
}
