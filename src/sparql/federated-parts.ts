/** Which parts of a query with SERVICE go where: to other endpoints, or to our own operators. */
import { operationsIn, type Operation } from './parse-query.js';

/** A largest part without SERVICE, or a SERVICE. */
export type FederatedPart = { readonly by: 'operators'; readonly operation: Operation } | { readonly by: 'service'; readonly address: string };

/** The parts of an operation, in the order in which they stand there. What a group joins without SERVICE is one part. */
export function partsOf(operation: Operation): FederatedPart[] {
  if (operation.type === 'service') return [{ by: 'service', address: (operation.name as { value: string }).value }];
  if (!hasService(operation)) return [{ by: 'operators', operation }];
  const inputs = ([operation.input].flat() as Operation[]).filter(({ type }) => type !== 'nop');
  const expressions = [...operationsIn({ ...operation, input: [] })].filter(({ subType }) => subType === 'existence').map(({ input }) => input as Operation);
  if (operation.type !== 'join') return [...inputs, ...expressions].flatMap(partsOf);
  const own = inputs.filter((input) => !hasService(input));
  return [...(own.length > 0 ? [{ ...operation, input: own }] : []), ...inputs.filter(hasService)].flatMap(partsOf);
}

function hasService(operation: Operation): boolean {
  return [...operationsIn(operation)].some(({ type }) => type === 'service');
}
