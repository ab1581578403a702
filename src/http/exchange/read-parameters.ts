/** Reads what a request says, the same way for all routes, by the schemas of its operation. */
import type { Request } from 'express';
import { badRequest, type ServiceError } from '../../errors.js';
import { checked, type Schema, SHORT_TEXT, typedValue, unknownName } from '../../input/index.js';
import { FORM, mediaTypeOfBody, sentParameters } from './request.js';
import type { Operation, Parameter } from './route.js';

const PLACES = { query: 'address', form: 'form' } as const;
type Place = keyof typeof PLACES;

/** The parameters of an operation by their names, and the schemas of each place. */
interface Plan {
  readonly parameters: readonly Parameter[];
  readonly path: Schema | undefined;
  readonly query: Schema;
  /** Of a form, which may also have the parameters of the address. */
  readonly form: Schema;
}

const plans = new WeakMap<object, Plan>();

function planOf(request: Request, operation: Operation, fields = new URLSearchParams()): Plan {
  const ofKind = operation.parametersFor?.(mediaTypeOfBody(request), fields);
  let plan = plans.get(ofKind ?? operation);
  if (!plan) {
    const parameters = ofKind ?? operation.parameters ?? [];
    const inPlaces = (...places: readonly string[]): readonly Parameter[] =>
      parameters.filter(({ in: place }) => places.includes(place));
    const inPath = inPlaces('path');
    plan = {
      parameters,
      path: inPath.length > 0 ? schemaOf(inPath) : undefined,
      query: schemaOf(inPlaces('query')),
      form: schemaOf(inPlaces('query', 'form')),
    };
    plans.set(ofKind ?? operation, plan);
  }
  return plan;
}

/** The schema of all values of some parameters; unknown names are refused before it. */
function schemaOf(parameters: readonly Parameter[]): Schema {
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
  request: Request,
  operation: Operation,
): Promise<URLSearchParams> {
  const { parameters, path, query } = planOf(request, operation);
  if (path)
    await checked(
      valuesOf(
        Object.entries(request.params).map(([name, value]) => ({
          name,
          value: [value].flat().join('/'),
          parameter: parameters.find((each) => each.name === name && each.in === 'path'),
        })),
      ),
      path,
      'path',
    );
  const sent = sentIn('query', sentParameters(request), parameters, operation);
  const isRead = ['GET', 'HEAD', 'QUERY'].includes(request.method);
  return read([...sent], query, 'query', isRead);
}

/** The parameters of a form and of its address. @throws ServiceError as `readParameters` does */
export async function withForm(
  fields: [string, string][],
  request: Request,
  operation: Operation,
): Promise<URLSearchParams> {
  const { parameters, form } = planOf(request, operation, new URLSearchParams(fields));
  const inAddress = sentIn('query', sentParameters(request), parameters, operation);
  return read([...inAddress, ...sentIn('form', fields, parameters, operation)], form, 'form');
}

interface Sent {
  readonly name: string;
  readonly value: string;
  readonly parameter: Parameter | undefined;
}

async function read(
  sent: readonly Sent[],
  schema: Schema,
  place: Place,
  hasEmptyFields = true,
): Promise<URLSearchParams> {
  const all: Sent[] = [];
  const seen = new Set<string>();
  for (const { name: sentName, value, parameter } of sent) {
    if (value === '' && hasEmptyFields && parameter?.whenEmpty === undefined) continue;
    const name = parameter?.otherNames ? parameter.name : sentName;
    // Clients may send a parameter of several names several times; the first counts.
    if (seen.has(sentName) && !parameter?.isRepeated && !parameter?.otherNames)
      throw badRequest(`${place === 'query' ? '?' : ''}${name} may be given only once.`, {
        details: { parameter: name, expected: 'one value', found: 'several' },
      });
    seen.add(sentName);
    if (parameter?.otherNames && all.some((each) => each.name === name)) continue;
    const meant = value === '' && parameter?.whenEmpty === 'true' ? 'true' : value;
    all.push({ name, value: meant, parameter });
  }
  await checked(valuesOf(all), schema, place);
  return new URLSearchParams(all.map(({ name, value }): [string, string] => [name, value]));
}

/** Checks values of parameters that only a handler knows. @throws ServiceError `bad-request` */
export async function checkValues(
  values: Iterable<readonly [name: string, value: string]>,
  parameters: readonly Parameter[],
): Promise<void> {
  const optional = parameters.map((each) => ({ ...each, isRequired: false }));
  const sent = [...sentIn('query', values, optional, { parameters: optional })];
  await checked(valuesOf(sent), schemaOf(optional), 'query');
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

function* sentIn(
  place: Place,
  sent: Iterable<readonly [string, string]>,
  parameters: readonly Parameter[],
  { parameters: all = [] }: Pick<Operation, 'parameters'>,
): Generator<Sent> {
  const known = parameters.filter(({ in: each }) => each === 'query' || each === place);
  for (const [name, value] of sent) {
    const parameter =
      known.find((each) => each.name === name || each.otherNames?.includes(name)) ??
      known.find(({ pattern }) => pattern?.test(name));
    if (!parameter) throw unknownParameter(name, place, all, known);
    yield { name, value, parameter };
  }
}

function unknownParameter(
  name: string,
  place: Place,
  all: readonly Parameter[],
  known: readonly Parameter[],
): ServiceError {
  const other = all.find((each) => each.name === name);
  const isOfForm = other?.in === 'form' && place === 'query';
  return unknownName(
    name,
    known.map((each) => each.name),
    {
      what: `The ${PLACES[place]} has the parameter`,
      mark: place === 'query' ? '?' : '',
      hint: isOfForm
        ? `Send it in a form (${FORM}).`
        : other && 'Only other requests to this address have it.',
    },
  );
}
