/** Reads what a request says, the same way for all routes, by the schemas of its operation. */
import { badRequest, type ServiceError } from '../../errors.js';
import { checked, type Schema, SHORT_TEXT, typedValue, unknownName } from '../../input/index.js';
import { getOrMake } from '../../rdf/index.js';
import { FORM, sentParameters } from './request.js';
import type { Operation, Parameter, RoutedRequest } from './route.js';

const PLACES = { query: 'address', form: 'form' } as const;
type Place = keyof typeof PLACES;

/** The schemas of each place; a form may also have the parameters of the address. */
type Schemas = Readonly<Record<'path' | Place, Schema>>;

const known = new WeakMap<readonly Parameter[], Schemas>();

function planOf(
  request: RoutedRequest,
  { parameters = [], parametersFor }: Operation,
  fields = new URLSearchParams(),
): { readonly parameters: readonly Parameter[]; readonly schemas: Schemas } {
  const own = parametersFor?.(request, fields) ?? parameters;
  const inPlaces = (...places: readonly string[]): Schema =>
    schemaOf(own.filter(({ in: place }) => places.includes(place)));
  const schemas = getOrMake(known, own, () => ({
    path: inPlaces('path'),
    query: inPlaces('query'),
    form: inPlaces('query', 'form'),
  }));
  return { parameters: own, schemas };
}

/** The schema of all values of some parameters; unknown names are refused before it. */
export function schemaOf(parameters: readonly Parameter[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      parameters
        .filter(({ pattern }) => !pattern)
        .map(({ name, description, isRepeated, schema = SHORT_TEXT }) => [
          name,
          isRepeated ? { type: 'array', items: schema } : { ...schema, description },
        ]),
    ),
    required: parameters.flatMap(({ name, isRequired, in: place }) =>
      isRequired === true && place !== 'path' ? [name] : [],
    ),
    dependentRequired: Object.fromEntries(
      parameters.flatMap(({ name, needs }) => (needs === undefined ? [] : [[name, [needs]]])),
    ),
  };
}

/**
 * The parameters of the address. In one that is read, empty ones are ignored, because browsers send
 * empty fields of forms; `whenEmpty` makes exceptions.
 * @throws ServiceError `bad-request` for a parameter that is unknown, in the wrong place or wrongly
 *   repeated, and for a value that its schema does not allow; in a path, `not-found` for a name
 *   that is not on a list.
 */
export async function readParameters(
  request: RoutedRequest,
  operation: Operation,
): Promise<URLSearchParams> {
  const { parameters, schemas } = planOf(request, operation);
  const parts = Object.entries(request.params).map(([name, value]) => ({
    name,
    value: [value].flat().join('/'),
    parameter: parameters.find((each) => each.name === name && each.in === 'path'),
  }));
  if (parts.length > 0) await checked(valuesOf(parts), schemas.path, 'path');
  const sent = sentIn('query', sentParameters(request), parameters, operation);
  const isRead = ['GET', 'HEAD', 'QUERY'].includes(request.method);
  return read(sent, schemas, 'query', isRead);
}

/** The parameters of a form and of its address. @throws ServiceError as `readParameters` does */
export async function withForm(
  fields: [string, string][],
  request: RoutedRequest,
  operation: Operation,
): Promise<URLSearchParams> {
  const { parameters, schemas } = planOf(request, operation, new URLSearchParams(fields));
  const inAddress = sentIn('query', sentParameters(request), parameters, operation);
  const inForm = sentIn('form', fields, parameters, operation);
  return read([...inAddress, ...inForm], schemas, 'form', true);
}

interface Sent {
  readonly name: string;
  readonly value: string;
  readonly parameter: Parameter | undefined;
}

async function read(
  sent: readonly Sent[],
  schemas: Schemas,
  place: Place,
  hasEmptyFields: boolean,
): Promise<URLSearchParams> {
  const all: Sent[] = [];
  const seen = new Set<string>();
  for (const { name: sentName, value, parameter } of sent) {
    const { whenEmpty, otherNames, isRepeated } = parameter ?? {};
    if (value === '' && hasEmptyFields && whenEmpty === undefined) continue;
    const name = otherNames ? (parameter?.name ?? sentName) : sentName;
    // Clients may send a parameter of several names several times; the first counts.
    if (otherNames && all.some((each) => each.name === name)) continue;
    if (seen.has(sentName) && !isRepeated)
      throw badRequest(`${place === 'query' ? '?' : ''}${name} may be given only once.`, {
        details: { parameter: name, expected: 'one value', found: 'several' },
      });
    seen.add(sentName);
    all.push({ name, value: value === '' && whenEmpty === 'true' ? 'true' : value, parameter });
  }
  await checked(valuesOf(all), schemas[place], place);
  return new URLSearchParams(all.map(({ name, value }): [string, string] => [name, value]));
}

/** Values by name, as numbers and booleans where their schemas say so. */
function valuesOf(sent: readonly Sent[]): Record<string, unknown> {
  const values = Object.create(null) as Record<string, unknown>;
  for (const { name, value, parameter } of sent) {
    const typed = typedValue(value, parameter?.schema ?? {});
    if (parameter?.isRepeated) values[name] = [...((values[name] ?? []) as unknown[]), typed];
    else values[name] = typed;
  }
  return values;
}

function sentIn(
  place: Place,
  sent: Iterable<readonly [string, string]>,
  parameters: readonly Parameter[],
  { parameters: all = [] }: Operation,
): Sent[] {
  const possible = parameters.filter(({ in: each }) => each === 'query' || each === place);
  return [...sent].map(([name, value]) => {
    const parameter =
      possible.find((each) => each.name === name || each.otherNames?.includes(name)) ??
      possible.find(({ pattern }) => pattern?.test(name));
    if (parameter) return { name, value, parameter };
    const other = all.find((each) => each.name === name);
    throw unknownParameter(name, place, other, possible);
  });
}

function unknownParameter(
  name: string,
  place: Place,
  other: Parameter | undefined,
  possible: readonly Parameter[],
): ServiceError {
  const isOfForm = other?.in === 'form' && place === 'query';
  const hint = isOfForm
    ? `Send it in a form (${FORM}).`
    : other && 'Only other requests to this address have it.';
  const names = possible.map((each) => each.name);
  const what = `The ${PLACES[place]} has the parameter`;
  return unknownName(name, names, { what, mark: place === 'query' ? '?' : '', hint });
}
