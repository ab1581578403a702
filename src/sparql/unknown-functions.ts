/** Unknown functions in a query: each of their values is an error. */
import { ServiceError, quote } from '../errors.js';
import { isKnownFunction } from './expressions/index.js';
import { operationsIn, type AlgebraNode } from './parse-query.js';

/** Warnings for a person: which functions of a query have no value in any row. */
export function functionWarnings(query: AlgebraNode): string[] {
  const unknown = new Set<string>();
  for (const { subType, name, args } of operationsIn(query)) {
    if (subType !== 'named') continue;
    const { value } = name as { readonly value: string };
    if (!isKnownFunction(value, (args as readonly unknown[]).length)) unknown.add(value);
  }
  return Array.from(
    unknown,
    (iri) => `There is no function ${quote(iri)} here, so its value is an error in every row.`,
  );
}

/** @throws ServiceError `malformed-query` if there is a warning. */
export function refuseWarnings([warning]: readonly string[]): void {
  if (warning === undefined) return;
  throw new ServiceError('malformed-query', `${warning} Remove it, or ask without ?strict.`);
}
