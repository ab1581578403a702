/** Parameters of stored queries: in requests and in the description. */
import type { Request } from 'express';
import { XSD } from '../../rdf/index.js';
import type { QueryParameter, StoredQuery } from '../../queries/index.js';
import { boundValues, nameOfType } from '../../queries/index.js';
import type { GraphVersion } from '../../graph/index.js';
import type { Service } from '../../service.js';
import type { QueryOptions } from '../../sparql/index.js';
import {
  OF_QUERY,
  QUERY_ERRORS,
  formatParameter,
  inQuery,
  mediaTypesOf,
} from '../exchange/parameters.js';
import { parametersOf } from '../exchange/request.js';
import { checkValues } from '../exchange/read-parameters.js';
import { getRoute, type Parameter, type Route } from '../exchange/route.js';
import {
  ADDRESS,
  BOOLEAN,
  INTEGER,
  type Schema,
  SHORT_TEXT,
  TEXT,
  typedValue,
  unknownName,
} from '../../input/index.js';
import { FRAME } from '../protocols/frame.js';
import { OFFERS_OF } from './query-offers.js';

/** A stored query's parameters besides its own; our engine binds them. */
export const OF_STORED_QUERY: readonly Parameter[] = [
  ...OF_QUERY.filter(({ name }) => name !== 'engine'),
  FRAME,
];

export const OF_ANY_QUERY: Parameter = {
  name: 'parameter',
  in: 'query',
  pattern: /^[\p{L}\p{N}_]+$/u,
  whenEmpty: 'kept',
  description: 'A parameter of the query, by its name; `/queries` lists them.',
};

/**
 * A request's values for the parameters of a query, by name.
 * @param others further names in the address.
 * @throws ServiceError `bad-request` for an unknown parameter.
 */
export function givenValues(
  request: Request,
  { parameters }: StoredQuery,
  others: readonly Parameter[],
): Map<string, string> {
  const known = new Set(parameters.map(({ name }) => name));
  const given = [...parametersOf(request)].filter(
    ([name]) => !others.some((other) => other.name === name),
  );
  const stray = given.find(([name]) => !known.has(name));
  if (stray)
    throw unknownName(
      stray[0],
      [...known, ...others.filter((each) => each.in === 'query').map(({ name }) => name)],
      { what: 'The address has the parameter', mark: '?' },
    );
  return new Map(given.filter(([, value]) => value !== ''));
}

/** The terms of the values. @throws ServiceError as `checkValues` and `boundValues` do. */
export async function valuesFor(
  query: StoredQuery,
  given: ReadonlyMap<string, string>,
  version: GraphVersion,
  service: Service,
): Promise<NonNullable<QueryOptions['values']>> {
  await checkValues(given, describedOf(query));
  return boundValues(query, given, {
    version,
    names: service.names,
    indexOf: () => service.searches.of(version),
  });
}

/** The addresses of all stored queries, for the description. */
export function storedQueryRoutes(service: Service): Route[] {
  return service.queries.all(service.current).map((query) => {
    const { name, title, kind } = query;
    return getRoute(`/queries/${name}`, 'Stored queries', {
      summary: title,
      parameters: [...describedOf(query), ...OF_STORED_QUERY, formatParameter(OFFERS_OF[kind])],
      mediaTypes: mediaTypesOf(OFFERS_OF[kind]),
      errors: QUERY_ERRORS,
      handle: () => undefined,
    });
  });
}

const SCHEMAS: Readonly<Record<string, Schema>> = {
  [XSD.integer.value]: INTEGER,
  [XSD.decimal.value]: { type: 'number' },
  [XSD.double.value]: { type: 'number' },
  [XSD.boolean.value]: BOOLEAN,
  [XSD.date.value]: { type: 'string', format: 'date' },
};

/** Names of parameters of which the first must not be after the second. */
const ORDERED: readonly (readonly [string, string])[] = [
  ['from', 'to'],
  ['since', 'until'],
  ['after', 'before'],
  ['min', 'max'],
];

function describedOf({ parameters }: StoredQuery): Parameter[] {
  const isThere = (wanted: string): boolean => parameters.some(({ name }) => name === wanted);
  return parameters.map((parameter) => {
    const [, other] = ORDERED.find(([first]) => first === parameter.name) ?? [];
    const one = described(parameter);
    return other !== undefined && isThere(other)
      ? { ...one, schema: { ...one.schema, notAfter: other } }
      : one;
  });
}

function described({ name, type, isRequired, values, ...parameter }: QueryParameter): Parameter {
  const schema =
    (type.kind === 'datatype' ? SCHEMAS[type.datatype.value] : undefined) ??
    (type.kind === 'iri' ? ADDRESS : values ? TEXT : SHORT_TEXT);
  const example = parameter.default ?? values?.[0];
  return inQuery(name, descriptionOf(nameOfType(type)), {
    isRequired,
    schema: {
      ...schema,
      ...(values ? { enum: values.map((each) => typedValue(each, schema)) } : {}),
      ...(parameter.default === undefined
        ? {}
        : { default: typedValue(parameter.default, schema) }),
    },
    ...(example === undefined ? {} : { examples: [example] }),
  });
}

/** A type's values, in words. */
export function descriptionOf(type: string): string {
  if (type.startsWith('@')) return `A text in the language “${type.slice(1)}”.`;
  switch (type) {
    case 'thing':
      return 'The name, slug or IRI of a thing.';
    case 'iri':
      return 'An absolute IRI.';
    case 'text':
      return 'A text.';
    case 'date':
      return 'A day, such as 2021-11-22.';
    case 'integer':
      return 'A whole number.';
    default:
      return type.includes(':') ? `A value of the datatype <${type}>.` : `An xsd:${type}.`;
  }
}
