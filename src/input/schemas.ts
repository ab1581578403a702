/** Schemas that several surfaces share, of input and of answers. */
import type { Schema } from './input.js';

export const TEXT: Schema = { type: 'string' };
export const INTEGER: Schema = { type: 'integer' };
export const BOOLEAN: Schema = { type: 'boolean' };
export const COUNT: Schema = { type: 'integer', minimum: 0 };
export const MOMENT: Schema = { type: 'string', format: 'date-time' };
export const ADDRESS: Schema = { type: 'string', format: 'uri' };

export const FILLED: Schema = { type: 'string', pattern: '\\S' };
/** A parameter without a schema of its own. */
export const SHORT_TEXT = filledText(2_000);
export const DATE: Schema = { type: 'string', format: 'partial-date' };
/** A thing's IRI, or its kind and slug. */
export const THING: Schema = { type: 'string', format: 'thing', maxLength: 2_000 };
export const IRI: Schema = { type: 'string', format: 'iri' };

/** A version in JSON; in addresses and options, a text of the same format. */
export const VERSION_VALUE: Schema = {
  type: ['integer', 'string'],
  minimum: 0,
  format: 'version',
};
export const VERSION_NAME: Schema = { type: 'string', format: 'version' };

/** The number of a page of an answer. */
export const PAGE_NUMBER = wholeNumber(1, 1_000_000);

export function wholeNumber(minimum: number, maximum?: number, usual?: number): Schema {
  return {
    ...{ type: 'integer', minimum },
    ...(maximum === undefined ? {} : { maximum }),
    ...(usual === undefined ? {} : { default: usual }),
  };
}

/** A text that is not empty, of so many characters at most. */
export function filledText(maxLength: number): Schema {
  return { ...FILLED, maxLength };
}

/** A schema with what its values are, and some of them. */
export function said(schema: object, description: string, ...examples: readonly unknown[]): Schema {
  return { ...schema, description, ...(examples.length > 0 ? { examples } : {}) };
}

export function listOf(items: object): Schema {
  return { type: 'array', items };
}

type Properties = Readonly<Record<string, object>>;

/** The schema of an object, in which all members are known by their names. */
export interface Members extends Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

/** An object with all of the first members, and perhaps the others. */
export function objectOf(required: Properties, optional: Properties = {}): Members {
  return {
    type: 'object',
    required: Object.keys(required),
    // Schemas are objects.
    properties: { ...required, ...optional } as Members['properties'],
  };
}

/** An object with all of the first members, perhaps some of the others, and no more. */
export function membersOf(required: Properties, optional: Properties = {}): Members {
  return { ...objectOf(required, optional), additionalProperties: false };
}
