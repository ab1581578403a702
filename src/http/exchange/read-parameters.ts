/** Reads the parameters of a request, the same way for all routes. */
import type { Request } from 'express';
import { badRequest, type ServiceError } from '../../errors.js';
import { FORM, bodyText, mediaTypeOfBody, sentParameters } from './request.js';
import type { Operation, Parameter } from './route.js';
import { quoted, unknownName } from './unknown-name.js';

const PLACES = { query: 'address', form: 'form' } as const;
type Place = keyof typeof PLACES;

/**
 * The parameters of the address and, if the operation takes a form, of the body. Empty parameters
 * are ignored, because browsers send empty fields; `whenEmpty` makes exceptions.
 * @throws ServiceError `bad-request` for an unknown, misplaced or wrongly repeated parameter.
 */
export function readParameters(request: Request, operation: Operation): URLSearchParams {
  const { parameters = [] } = operation;
  const sent = [...sentIn('query', sentParameters(request), parameters)];
  if (takesForm(operation) && mediaTypeOfBody(request) === FORM)
    sent.push(...sentIn('form', new URLSearchParams(bodyText(request)), parameters));
  const read = new URLSearchParams();
  for (const { name, value, parameter } of sent) {
    if (value === '' && parameter.whenEmpty === undefined) continue;
    if (parameter.otherNames && read.has(parameter.name)) continue;
    if (read.has(name) && parameter.isRepeated !== true)
      throw badRequest(`?${name} may be given only once.`, {
        details: { parameter: name },
      });
    const meant = value === '' && parameter.whenEmpty === 'true' ? 'true' : value;
    requireOneOf(parameter, meant);
    read.append(parameter.otherNames ? parameter.name : name, meant);
  }
  return read;
}

/** Formats have more names than are listed; `negotiate` knows them. */
function requireOneOf({ name, schema }: Parameter, value: string): void {
  const available = schema?.enum;
  if (!available || available.includes(value) || name === 'format') return;
  throw badRequest(`?${name} must be ${available.join(' or ')}; found "${quoted(value)}".`, {
    details: { parameter: name, available },
  });
}

const takesForm = ({ parameters = [] }: Operation): boolean =>
  parameters.some(({ in: place }) => place === 'form');

function* sentIn(
  place: Place,
  sent: URLSearchParams,
  parameters: readonly Parameter[],
): Generator<{ name: string; value: string; parameter: Parameter }> {
  // A form may also have the parameters of the address.
  const known = parameters.filter(({ in: each }) => each === 'query' || each === place);
  for (const [name, value] of sent) {
    const parameter = known.find(
      (each) =>
        each.name === name || each.otherNames?.includes(name) === true || each.pattern?.test(name),
    );
    if (!parameter) throw unknownParameter(name, place, parameters, known);
    yield { name, value, parameter };
  }
}

function unknownParameter(
  name: string,
  place: Place,
  all: readonly Parameter[],
  known: readonly Parameter[],
): ServiceError {
  const isOfForm = all.some((each) => each.name === name && each.in === 'form');
  return unknownName(
    name,
    known.map((each) => each.name),
    {
      what: `The ${PLACES[place]} has the parameter`,
      mark: place === 'query' ? '?' : '',
      hint: isOfForm ? `Send it in a form (${FORM}).` : undefined,
    },
  );
}
