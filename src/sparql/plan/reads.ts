/** Which statements a query can see, and so which changes can matter to its answer. */
import type { Term } from '../../rdf/index.js';
import {
  expressionsOf,
  inputsOf,
  operationsInExpression,
  type Algebra,
  type PathExpression,
} from '../algebra/index.js';
import type { Bindings } from './values-insertion.js';

/** The only predicates that an answer depends on; undefined for all statements. */
export type PredicatesRead = ReadonlySet<string> | undefined;

export interface KnownVariables {
  /** Those with one constant value. */
  readonly constants: Bindings;
  /** Those with one value, which may change. */
  readonly bound: ReadonlySet<string>;
  /** Names a graph that comes with the query, so that no change touches it. */
  readonly givenGraph?: string | undefined;
}

export function predicatesRead(
  operation: Algebra,
  { constants, bound, givenGraph }: KnownVariables,
): PredicatesRead {
  const reads = new Set<string>();
  const isBound = (term: Term): boolean =>
    term.termType !== 'Variable' || bound.has(term.value) || constants.has(term.value);
  const readsAny = (part: Algebra): boolean => {
    switch (part.type) {
      case 'bgp':
        return part.patterns.some(({ predicate }) => !note(predicate, constants, reads));
      case 'path':
        return (
          (isOfAnyNode(part.predicate) && !isBound(part.subject) && !isBound(part.object)) ||
          !notePath(part.predicate, reads)
        );
      case 'graph':
        // The existence of graphs may count too, even where nothing is read in them.
        return part.name.termType !== 'Variable' || part.name.value !== givenGraph;
      default:
        return [...inputsOf(part), ...expressionsOf(part).flatMap(operationsInExpression)].some(
          readsAny,
        );
    }
  };
  return readsAny(operation) ? undefined : reads;
}

function note(predicate: Term, constants: Bindings, reads: Set<string>): boolean {
  const term = predicate.termType === 'Variable' ? constants.get(predicate.value) : predicate;
  if (!term) return false;
  reads.add(term.value);
  return true;
}

/** Notes the predicates of a path; false when it excludes some instead. */
function notePath(path: PathExpression, reads: Set<string>): boolean {
  switch (path.type) {
    case 'link':
      reads.add(path.iri.value);
      return true;
    case 'nps':
      return false;
    case 'seq':
    case 'alt':
      return path.input.every((part) => notePath(part, reads));
    default:
      return notePath(path.path, reads);
  }
}

/** Whether a path may lead from each node of the graph to itself, so that all nodes count. */
function isOfAnyNode(path: PathExpression): boolean {
  switch (path.type) {
    case 'link':
    case 'nps':
      return false;
    case 'inv':
    case 'OneOrMorePath':
      return isOfAnyNode(path.path);
    case 'seq':
    case 'alt':
      return path.input.some(isOfAnyNode);
    default:
      return true;
  }
}
