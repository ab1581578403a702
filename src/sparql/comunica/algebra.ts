/** Comunica's algebra, where each pattern carries its graph, as the standard has it, with GRAPH as an operation. */
import type { Quad, Term } from '../../rdf/index.js';
import { operationsIn, type Operation } from '../parse-query.js';
import { joinOfQuads } from '../plan/index.js';

/** The operation in the algebra that our planner takes; patterns in EXISTS included. */
export function toStandardAlgebra(operation: Operation): Operation {
  switch (operation.type) {
    case 'pattern':
      return joinOfQuads([operation as unknown as Quad]);
    case 'bgp':
      return joinOfQuads(operation.patterns as Quad[]);
    case 'path': {
      const name = operation.graph as Term;
      return name.termType === 'DefaultGraph' ? operation : { type: 'graph', name, input: operation };
    }
    default:
      return Object.fromEntries(Object.entries(operation).map(([field, value]) => [field, convert(value)])) as unknown as Operation;
  }
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== 'object' || value === null) return value;
  // Patterns are terms too, by what they have.
  return 'type' in value && typeof value.type === 'string' ? toStandardAlgebra(value as Operation) : value;
}

/** Whether EXISTS in some expression has a SERVICE in its pattern. */
export function hasServiceInExists(operation: Operation): boolean {
  const existences = [...operationsIn(operation)].filter(({ subType }) => subType === 'existence');
  return existences.some(({ input }) => [...operationsIn(input as Operation)].some(({ type }) => type === 'service'));
}
