/** Schemas that several surfaces share, of input and of answers. */
import type { Schema } from './input.js';

declare const VALUE: unique symbol;
/** A schema whose values have this type. */
export type Typed<Value> = Schema & { readonly [VALUE]?: Value };
export type ValueOf<Of> = Of extends Typed<infer Value> ? Value : unknown;
/** A schema with a value for where none is given. */
interface Usual {
  readonly default: unknown;
}

export const TEXT: Typed<string> = { type: 'string' };
export const INTEGER: Typed<number> = { type: 'integer' };
export const BOOLEAN: Typed<boolean> = { type: 'boolean' };
export const COUNT: Typed<number> = { type: 'integer', minimum: 0 };
export const MOMENT: Typed<string> = { type: 'string', format: 'date-time' };
export const ADDRESS: Typed<string> = { type: 'string', format: 'uri' };

export const FILLED: Typed<string> = { type: 'string', pattern: '\\S' };
/** A parameter without a schema of its own. */
export const SHORT_TEXT = filledText(2_000);
export const DATE: Typed<string> = { type: 'string', format: 'partial-date' };
/** A thing's IRI, or its kind and slug. */
export const THING: Typed<string> = { type: 'string', format: 'thing', maxLength: 2_000 };
export const IRI: Typed<string> = { type: 'string', format: 'iri' };

/** A version in JSON; in addresses and options, a text of the same format. */
export const VERSION_VALUE: Typed<number | string> = {
  type: ['integer', 'string'],
  minimum: 0,
  format: 'version',
};
export const VERSION_NAME: Typed<string> = { type: 'string', format: 'version' };

export const PAGE_NUMBER = wholeNumber(1, 1_000_000);

export function wholeNumber(minimum: number, maximum: number, usual: number): Typed<number> & Usual;
export function wholeNumber(minimum: number, maximum?: number): Typed<number>;
export function wholeNumber(minimum: number, maximum?: number, usual?: number): Typed<number> {
  return {
    ...{ type: 'integer', minimum },
    ...(maximum === undefined ? {} : { maximum }),
    ...(usual === undefined ? {} : { default: usual }),
  };
}

export function filledText(maxLength: number): Typed<string> {
  return { ...FILLED, maxLength };
}

/** A schema with what its values are, and some of them. */
export function said<Of extends object>(
  schema: Of,
  description: string,
  ...examples: readonly unknown[]
): Of & Schema {
  return { ...schema, description, ...(examples.length > 0 ? { examples } : {}) };
}

export function choiceOf<Value extends string>(values: readonly Value[]): Typed<Value> {
  return { type: 'string', enum: values };
}

export function listOf<Of extends object>(items: Of): Typed<readonly ValueOf<Of>[]> {
  return { type: 'array', items };
}

type Properties = Readonly<Record<string, object>>;

/** The schema of an object, in which all members are known by their names. */
export interface Members<Value extends object = object> extends Typed<Value> {
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

type ValuesOf<Of> = { readonly [Name in keyof Of]: ValueOf<Of[Name]> };
/** The names of members with a usual value, which are never missing. */
type Sure<Of> = { [Name in keyof Of]: Of[Name] extends Usual ? Name : never }[keyof Of];
type ValueWith<Required, Optional> = ValuesOf<Required & Pick<Optional, Sure<Optional>>> &
  Partial<ValuesOf<Omit<Optional, Sure<Optional>>>>;

/** An object with all of the first members, perhaps some of the others, and no more. */
export function membersOf<Required extends Properties, Optional extends object = object>(
  required: Required,
  optional?: Optional,
): Members<ValueWith<Required, Optional>> {
  const members = objectOf(required, optional as Properties | undefined);
  const whole: object = { ...members, additionalProperties: false };
  // Its values are these.
  return whole as Members<ValueWith<Required, Optional>>;
}
