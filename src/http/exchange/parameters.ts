/** Parameters of many addresses, as described in the API. */
import { IRI, PAGE_NUMBER, VERSION_NAME, type Members, type Schema } from '../../input/index.js';
import { ENGINES } from '../../sparql/index.js';
import { namesOf, type Offer } from './negotiation.js';
import type { Parameter } from './route.js';

export { mediaTypesOf } from './negotiation.js';

type Rest = Omit<Parameter, 'name' | 'in' | 'description'>;

const place =
  (where: Parameter['in']) =>
  (name: string, description: string, rest: Rest = {}): Parameter => ({
    ...{ name, in: where, description },
    ...rest,
  });

export const inQuery = place('query');
export const inPath = place('path');
export const inForm = place('form');
export const inHeader = place('header');

export const OF_VERSION: readonly Parameter[] = [
  inQuery(
    'version',
    'The version of the graph to answer from: its number, its name, or `latest`.',
    {
      examples: ['1'],
      schema: VERSION_NAME,
      whenEmpty: 'kept',
    },
  ),
  inHeader('Accept-Datetime', 'Answer from the version that was current at this time (RFC 7089).'),
  inHeader(
    'If-Graph-Version',
    'The version that is read at the least: `>=7`. A server that only reads waits for it.',
  ),
];

export const PAGE: Parameter = inQuery('page', 'The page number, starting at 1.', {
  schema: { ...PAGE_NUMBER, default: 1 },
});

/** The schema of a parameter that may have no value. */
export const FLAG: Schema = { enum: ['true', 'false'] };

/** A parameter without a value: `?replace`, `?replace=true`. */
export function flag(name: string, description: string): Parameter {
  return inQuery(name, description, { schema: FLAG, whenEmpty: 'true' });
}

export const DRY_RUN: Parameter = flag(
  'dry-run',
  'Only show what would change; nothing is written.',
);

/** The form of the answer, instead of the Accept header. */
export function formatParameter(offers: readonly Offer<unknown>[]): Parameter {
  const names = namesOf(offers);
  return inQuery(
    'format',
    `The format of the answer, which overrides the Accept header: ${names.join(', ')}; or a media type.`,
    { schema: { type: 'string', examples: names } },
  );
}

const ENGINE: Parameter = inQuery(
  'engine',
  'Who evaluates the query, over the graph alone: osce-graph itself, or another engine as a ' +
    'second opinion.',
  { schema: { type: 'string', enum: [...ENGINES] } },
);

export const OF_DATASET: readonly Parameter[] = ['default-graph-uri', 'named-graph-uri'].map(
  (name) =>
    inQuery(
      name,
      'A graph of the dataset; overrides FROM and FROM NAMED (SPARQL 1.1 Protocol §2.1.4).',
      { isRepeated: true, schema: IRI },
    ),
);

export const OF_QUERY: readonly Parameter[] = [
  ...OF_VERSION,
  inQuery('inferred', 'Whether the query sees inferred statements.', {
    schema: { type: 'string', enum: ['true', 'false'], default: 'true' },
  }),
  ENGINE,
];

export const OF_WRITE: readonly Parameter[] = [
  inQuery('author', 'The author of the change, for the log.', {
    schema: { type: 'string', format: 'line', maxLength: 200 },
  }),
  inQuery('message', 'The reason for the change, for the log.', {
    schema: { type: 'string', format: 'line', maxLength: 1_000 },
  }),
  inHeader(
    'If-Match',
    'The state that the write is based on. The write is refused if the state has changed.',
  ),
  inHeader(
    'Idempotency-Key',
    'Makes retries safe: for seven days, a repeated request with the same key gets the ' +
      'first answer.',
  ),
];

/** Parameters of the address for members: a list can be given several times. */
export function inQueryAs({ properties }: Members): Parameter[] {
  return Object.entries(properties).map(([name, { description = '', ...schema }]) =>
    schema.type === 'array'
      ? inQuery(name, description, { isRepeated: true, schema: schema.items as Schema })
      : inQuery(name, description, { schema }),
  );
}
