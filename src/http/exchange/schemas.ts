/** JSON Schemas of answers. */
export const TEXT = { type: 'string' };
/** A parameter without a schema of its own. */
export const SHORT_TEXT = { type: 'string', maxLength: 2_000 };
export const INTEGER = { type: 'integer' };
export const BOOLEAN = { type: 'boolean' };
export const COUNT = { type: 'integer', minimum: 0 };
export const MOMENT = { type: 'string', format: 'date-time' };
export const ADDRESS = { type: 'string', format: 'uri' };

type Members = Readonly<Record<string, object>>;

export function listOf(items: object): object {
  return { type: 'array', items };
}

/** An object with all of the first members, and perhaps the others. */
export function objectOf(required: Members, optional: Members = {}): object {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}
