/** Targets in SPARQL (SHACL Advanced Features §3.1, §3.2): queries that select focus nodes. */
import type { TermId } from '../graph/index.js';
import { RDF, SH, objectsOf, type QuadSource, type Term } from '../rdf/index.js';
import type { Bindings, PreparedQuery } from '../sparql/index.js';
import { notExecutable } from './constraint.js';
import type { MergedGraph } from './merged-graph.js';
import { nameOf } from './shape-terms.js';
import { componentAt, parameterBindings } from './sparql-components.js';
import { readQuery } from './sparql-query.js';

/** Solutions' `?this` are focus nodes; with the values of a target type's parameters. */
export interface TargetQuery {
  readonly query: PreparedQuery;
  readonly values: Bindings;
}

/** @throws ServiceError `bad-request` for a target that is not executed here. */
export function targetQueriesOf(shapes: QuadSource, shape: Term): TargetQuery[] {
  const isQuery = (node: Term): boolean => objectsOf(shapes, node, SH.select).length > 0;
  return objectsOf(shapes, shape, SH.target).flatMap((target): TargetQuery[] => {
    if (isQuery(target))
      return [{ query: readTarget(shapes, shape, target, []), values: new Map() }];
    const queries = objectsOf(shapes, target, RDF.type)
      .filter(isQuery)
      .flatMap((type) => {
        const component = componentAt(shapes, type);
        const uses =
          component.parameters.length === 0
            ? [new Map<string, Term>()]
            : parameterBindings(component, { shapes, shape: target });
        return uses.map((values): TargetQuery => ({
          query: readTarget(
            shapes,
            shape,
            type,
            component.parameters.map(({ name }) => name),
          ),
          values,
        }));
      });
    if (queries.length === 0)
      throw notExecutable(
        shape,
        `its target (sh:target) ${nameOf(target)} has no query (sh:select), ` +
          'and no type that has one, with values for its parameters.',
      );
    return queries;
  });
}

function readTarget(
  shapes: QuadSource,
  shape: Term,
  source: Term,
  preBound: readonly string[],
): PreparedQuery {
  const query = readQuery('select', { shapes, shape, source, preBound });
  for (const name of ['shapesGraph', 'currentShape'])
    if (query.mentions(name))
      throw notExecutable(
        shape,
        `the query of its target ${nameOf(source)} uses $${name}, which only constraints ` +
          'have.',
      );
  return query;
}

export function nodesOfTarget(graph: MergedGraph, { query, values }: TargetQuery): TermId[] {
  return graph.queried.solutions(query, values).flatMap((solution) => {
    const node = solution.get('this');
    return node ? [graph.idOf(node)] : [];
  });
}
