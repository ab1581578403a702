/** Unknown functions in a query: each of their values is an error. */
import { ServiceError, quote } from '../errors.js';
import { partsIn, type QueryForm } from './algebra/index.js';
import { isKnownFunction } from './expressions/index.js';

/** Their IRIs, each once. */
export function unknownFunctionsIn(query: QueryForm): string[] {
  const unknown = new Set<string>();
  for (const part of partsIn(query))
    if (part.type === 'expression' && part.subType === 'named') {
      const { value } = part.name;
      if (!isKnownFunction(value, part.args.length)) unknown.add(value);
    }
  return [...unknown];
}

/** Warnings for a person: which functions of a query have no value in any row. */
export function functionWarnings(query: QueryForm): string[] {
  return unknownFunctionsIn(query).map(
    (iri) => `There is no function ${quote(iri)} here, so its value is an error in every row.`,
  );
}

/** @throws ServiceError `malformed-query` if there is a warning. */
export function refuseWarnings([warning]: readonly string[]): void {
  if (warning === undefined) return;
  throw new ServiceError('malformed-query', `${warning} Remove it, or ask without ?strict.`);
}
