/** Filters on where a geometry is: geometries in the area are looked up first. */
import { GEOF, dataFactory, type Term } from '../../rdf/index.js';
import { compileExpression, geometryOf, lengthOf, type Expression } from '../expressions/index.js';
import { boxAround, type Box } from '../geometry/index.js';
import { RowScope, type QueryContext } from '../operators/index.js';
import type { Value } from '../values/index.js';
import { isConstant } from './conditions.js';
import type { Element } from './elements.js';
import { geometriesIn } from './geometry-index.js';
import type { PlanOptions, Planning } from './planning.js';

/** With more than this share of a property's geometries, an index does not help. */
const MOST_FOUND = 1 / 4;

/** A variable, and the box its geometry must touch. */
interface Area {
  readonly variable: string;
  readonly box: Box;
}

/**
 * For each filter on where a pattern's object is, the geometries there, as another element to join.
 * The filters still decide; an area may hold more than they let pass.
 */
export function areaElements(
  { context }: Planning,
  elements: readonly Element[],
  filters: readonly Expression[],
  { scope, isSubstituted = false }: PlanOptions,
): Element[] {
  if (isSubstituted) return [];
  return filters.flatMap((filter): Element[] => {
    const area = areaOf(filter, context);
    const property = area && propertyOf(area.variable, elements);
    const predicate = property && context.knownIdOf(property);
    if (!area || !predicate) return [];
    const ids = geometriesIn(area.box, predicate, context);
    const { base, added } = context.graph.pairsOf(predicate).os;
    if (ids.length > (base.keyCount + added.keyCount) * MOST_FOUND) return [];
    const variable = dataFactory.variable(area.variable);
    const bindings = ids.map((id) => ({ [area.variable]: context.termOf(id) }));
    const title = `?${area.variable} by area`;
    return [
      {
        kind: 'operation',
        operation: { type: 'values', variables: [variable], bindings, title },
        scope,
      },
    ];
  });
}

function propertyOf(variable: string, elements: readonly Element[]): Term | undefined {
  for (const element of elements)
    if (
      element.kind === 'pattern' &&
      element.pattern.object.termType === 'Variable' &&
      element.pattern.object.value === variable &&
      element.pattern.predicate.termType === 'NamedNode'
    )
      return element.pattern.predicate;
  return undefined;
}

const RELATIONS = [GEOF.sfWithin, GEOF.sfContains, GEOF.sfIntersects].map(({ value }) => value);

function areaOf(filter: Expression, context: QueryContext): Area | undefined {
  if (filter.subType === 'named')
    return RELATIONS.includes(filter.name.value)
      ? areaAround(filter.args, undefined, context)
      : undefined;
  if (filter.subType !== 'operator') return undefined;
  const [left, right] = filter.args;
  const [distance, limit] = filter.operator.startsWith('<')
    ? [left, right]
    : filter.operator.startsWith('>')
      ? [right, left]
      : [];
  if (distance?.subType !== 'named' || distance.name.value !== GEOF.distance.value || !limit)
    return undefined;
  const [one, other, unit] = distance.args;
  const metres = unit && lengthOf(constantOf(limit, context), constantOf(unit, context));
  return metres === undefined || !one || !other
    ? undefined
    : areaAround([one, other], metres, context);
}

/** From a variable and a constant geometry, in either order, at most so many metres apart. */
function areaAround(
  [left, right]: readonly Expression[],
  metres: number | undefined,
  context: QueryContext,
): Area | undefined {
  if (!left || !right) return undefined;
  if (left.subType !== 'term' || left.term.termType !== 'Variable')
    return right.subType === 'term' && right.term.termType === 'Variable'
      ? areaAround([right, left], metres, context)
      : undefined;
  const geometry = geometryOf(constantOf(right, context));
  return geometry && !geometry.isEmpty
    ? {
        variable: left.term.value,
        box: metres === undefined ? geometry.box : boxAround(geometry.box, metres),
      }
    : undefined;
}

/** The value of an expression without variables; undefined for others, and on error. */
function constantOf(expression: Expression, context: QueryContext): Value | undefined {
  if (!isConstant(expression)) return undefined;
  const noPattern = (): never => {
    throw new TypeError('A constant has no pattern.');
  };
  return compileExpression(expression, new RowScope(context, [], noPattern))();
}
