/** Schemas of input that several surfaces share. */
import type { Schema } from './input.js';

export const FILLED: Schema = { type: 'string', pattern: '\\S' };
/** Text that names a thing. */
export const NAME: Schema = { ...FILLED, maxLength: 2_000 };
export const DATE: Schema = { type: 'string', format: 'partial-date' };
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

export function wholeNumber(minimum: number, maximum?: number): Schema {
  return { type: 'integer', minimum, ...(maximum === undefined ? {} : { maximum }) };
}

/** An object with all of the first members, perhaps some of the others, and no more. */
export function membersOf(
  required: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
    additionalProperties: false,
  };
}
