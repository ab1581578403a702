/** Parameters of stored queries: in requests, in the description, and in old addresses. */
import { XSD, getOrMake, DAY_MS, daySpanOf } from '../../rdf/index.js';
import {
  boundValues,
  wantedValue,
  type QueryParameter,
  type StoredQuery,
} from '../../queries/index.js';
import type { GraphVersion } from '../../graph/index.js';
import type { Service } from '../../service.js';
import type { QueryOptions } from '../../sparql/index.js';
import { OF_QUERY, inPath, inQuery, OF_VERSION } from '../exchange/parameters.js';
import { getRoute, type Parameter, type RoutedRequest, type Route } from '../exchange/route.js';
import { parametersOf } from '../exchange/request.js';
import {
  ADDRESS,
  BOOLEAN,
  INTEGER,
  SHORT_TEXT,
  TEXT,
  typedValue,
  DATE,
  wholeNumber,
  type Schema,
} from '../../input/index.js';
import { FRAME } from '../protocols/frame.js';
import { WORKS_WITH } from '../pages/layout.js';

export const NAME: Parameter = inPath('name', 'The name of the query.', {
  examples: ['news-by-year', 'events-in-a-state', 'organizers-as-a-graph'],
});

/** A stored query's parameters besides its own; our engine binds them. */
export const OF_STORED_QUERY: readonly Parameter[] = [
  ...OF_QUERY.filter(({ name }) => name !== 'engine'),
  FRAME,
];

/** For the description of all of them. */
export const OF_ANY_QUERY: Parameter = {
  name: 'parameter',
  in: 'query',
  pattern: /^[\p{L}\p{N}_]+$/u,
  description: 'A parameter of the query, by its name; `/queries` lists them.',
};

const made = new WeakMap<readonly Parameter[], WeakMap<StoredQuery, readonly Parameter[]>>();

/** A query's own parameters, and others: always the same list. */
export function withOwn(query: StoredQuery, others: readonly Parameter[]): readonly Parameter[] {
  const lists = getOrMake(made, others, () => new WeakMap<StoredQuery, readonly Parameter[]>());
  return getOrMake(lists, query, () => [...described(query), ...others]);
}

export function givenValues(
  request: RoutedRequest,
  { parameters }: StoredQuery,
): Map<string, string> {
  return new Map(
    [...parametersOf(request)].filter(([sent]) => parameters.some(({ name }) => name === sent)),
  );
}

/** The terms of the values. @throws ServiceError as `boundValues` does. */
export function valuesFor(
  query: StoredQuery,
  given: ReadonlyMap<string, string>,
  version: GraphVersion,
  { names, searches }: Service,
): Promise<NonNullable<QueryOptions['values']>> {
  return boundValues(query, given, { version, names, indexOf: () => searches.of(version) });
}

const SCHEMAS: Readonly<Record<string, Schema>> = {
  [XSD.integer.value]: INTEGER,
  [XSD.decimal.value]: { type: 'number' },
  [XSD.double.value]: { type: 'number' },
  [XSD.boolean.value]: BOOLEAN,
  [XSD.date.value]: { type: 'string', format: 'date' },
};

function described({ parameters }: StoredQuery): Parameter[] {
  return parameters.map((parameter) => {
    const { name, isRequired, values, default: fallback } = parameter;
    const schema = schemaOf(parameter);
    const example = fallback ?? values?.[0];
    return inQuery(name, wantedValue(parameter), {
      // Without it, browsers get the form.
      ...(isRequired ? { isRequired: 'for-data' } : {}),
      schema: {
        ...schema,
        ...(values ? { enum: values.map((each) => typedValue(each, schema)) } : {}),
        ...(fallback === undefined ? {} : { default: typedValue(fallback, schema) }),
      },
      ...(example === undefined ? {} : { examples: [example] }),
    });
  });
}

function schemaOf({ type, values }: QueryParameter): Schema {
  const known = type.kind === 'datatype' ? SCHEMAS[type.datatype.value] : undefined;
  return known ?? (type.kind === 'iri' ? ADDRESS : values ? TEXT : SHORT_TEXT);
}

const dayOf = (day = 0): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Redirects to the stored query, with the parameters as it takes them. */
export function networkRoute({ names }: Service): Route {
  const meant: Readonly<Record<string, (value: string) => [name: string, value: string]>> = {
    tie: (value) => ['kind', value],
    body: (value) => ['body', /^\w+\/[^/]/.test(value) ? `${names.baseIri}id/${value}` : value],
    country: (value) => ['state', value],
    from: (value) => ['from', dayOf(daySpanOf(value)?.first)],
    to: (value) => ['to', dayOf(daySpanOf(value)?.last)],
  };
  return getRoute('/network', 'Stored queries', {
    summary: 'Redirects to the stored query of who works with whom',
    parameters: [
      inQuery('tie', 'Only events organized together, or only those with a partner.', {
        schema: { type: 'string', enum: ['together', 'partner'] },
      }),
      inQuery('body', 'Only pairs with this body, by its IRI or slug.'),
      inQuery('least', 'Only pairs with at least so many events.', {
        schema: wholeNumber(1, 1_000_000),
      }),
      inQuery('country', 'Only events in this State or place.'),
      inQuery('from', 'Only events on or after this date, month or year.', {
        schema: { ...DATE, notAfter: 'to' },
      }),
      inQuery('to', 'Only events on or before this date, month or year.', { schema: DATE }),
      ...OF_VERSION,
    ],
    status: 303,
    mediaTypes: [],
    handle: (request, response) => {
      const asked = [...parametersOf(request)].map(
        ([name, value]): [string, string] => meant[name]?.(value) ?? [name, value],
      );
      const parameters = new URLSearchParams(asked).toString();
      response.redirect(303, parameters === '' ? WORKS_WITH : `${WORKS_WITH}?${parameters}`);
    },
  });
}
