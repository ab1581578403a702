/** Which statements a query's answer depends on. */
import { RDF, type Quad, type Term } from '../rdf/index.js';
import { operationsIn, parseQuery, type AlgebraNode } from './parse-query.js';
import { predicatesRead, withSearches, type Algebra, type Bindings } from './plan/index.js';
import { queryTraitsOf } from './query-traits.js';

export interface QueryReads {
  readonly predicates: ReadonlySet<string>;
  /** The only classes queried; undefined where any can matter. */
  readonly classes: ReadonlySet<string> | undefined;
}

/**
 * The query's dependencies, with constant values for some of its variables; undefined where any
 * statement can matter, or where the answer varies.
 * @throws ServiceError `malformed-query`
 */
export function readsOf(
  text: string,
  baseIri: string,
  values: Bindings = new Map(),
): QueryReads | undefined {
  const query = parseQuery(text, baseIri);
  const operations = [...operationsIn(query)];
  // A search reads names and texts, and ranks by how often all things have a word.
  if (withSearches(query, baseIri) !== query) return undefined;
  // DESCRIBE gives everything about its results.
  if (operations.some(({ type }) => type === 'describe' || type === 'from')) return undefined;
  if (queryTraitsOf(text, baseIri).changing.length > 0) return undefined;
  const predicates = predicatesRead(query as Algebra, { constants: values, bound: new Set() });
  return predicates && { predicates, classes: classesIn(operations, values) };
}

function classesIn(
  operations: readonly AlgebraNode[],
  values: Bindings,
): ReadonlySet<string> | undefined {
  const classes = new Set<string>();
  const known = (term: Term): Term | undefined =>
    term.termType === 'Variable' ? values.get(term.value) : term;
  for (const operation of operations) {
    if (operation.type === 'link' && (operation.iri as Term).equals(RDF.type)) return undefined;
    if (operation.type !== 'bgp') continue;
    for (const { predicate, object } of operation.patterns as readonly Quad[]) {
      if (!known(predicate)?.equals(RDF.type)) continue;
      const type = known(object);
      if (!type) return undefined;
      classes.add(type.value);
    }
  }
  return classes;
}
