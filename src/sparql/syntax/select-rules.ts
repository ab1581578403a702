/** Allowed SELECT variables where solutions are grouped (SPARQL 1.1 §11.4, §18.2.4.1, §19.8). */
import { nodesIn, type Node } from './syntax-tree.js';

interface Select extends Node {
  readonly variables: readonly Node[];
  readonly solutionModifiers: {
    readonly group?: { readonly groupings: readonly Node[] };
    readonly having?: Node;
    readonly order?: Node;
  };
}

/** A breach, with its location if known. */
export interface SelectBreach {
  readonly offset: number | undefined;
  readonly what: string;
}

/** The first breach, sub-queries included. Cost: visits each part of the syntax once. */
export function selectBreachIn(syntax: object): SelectBreach | undefined {
  for (const node of nodesIn(syntax)) {
    const breach =
      node.type === 'query' && node.subType === 'select' ? breachOf(node as Select) : undefined;
    if (breach) return breach;
  }
  return undefined;
}

function breachOf({ variables, solutionModifiers }: Select): SelectBreach | undefined {
  const { group, having, order } = solutionModifiers;
  if (variables[0]?.type === 'wildcard')
    return (
      group && { offset: variables[0].loc?.start, what: 'SELECT * cannot be used with GROUP BY' }
    );
  if (!group && ![variables, having, order].some(hasAggregate)) return undefined;
  const known = new Set((group?.groupings ?? []).map(nameOfKey));
  for (const variable of variables) {
    const ungrouped = variablesOutsideAggregates(
      variable.type === 'term' ? variable : variable.expression,
    ).find(({ value }) => !known.has(String(value)));
    if (ungrouped)
      return {
        offset: ungrouped.loc?.start,
        what: `?${String(ungrouped.value)} is neither in GROUP BY nor in an aggregate`,
      };
    if (variable.type !== 'term') known.add(String((variable.variable as Node).value));
  }
  return undefined;
}

/** The variable or alias of a GROUP BY key. */
function nameOfKey(key: Node): string | undefined {
  if (key.type === 'term') return String(key.value);
  return key.variable === undefined ? undefined : String((key.variable as Node).value);
}

function hasAggregate(part: unknown): boolean {
  return [...partsOfExpression(part)].some(({ subType }) => subType === 'aggregate');
}

function variablesOutsideAggregates(expression: unknown): Node[] {
  return [...partsOfExpression(expression)].filter(
    ({ type, subType }) => type === 'term' && subType === 'variable',
  );
}

/** In written order; aggregates and patterns are not entered. */
function* partsOfExpression(part: unknown): Generator<Node> {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const item of part as unknown[]) yield* partsOfExpression(item);
    return;
  }
  const node = part as Node;
  if (node.subType === 'patternOperation') return;
  if (typeof node.type === 'string') yield node;
  if (node.subType === 'aggregate' || node.type === 'term') return;
  for (const [field, inner] of Object.entries(node))
    if (field !== 'loc' && field !== 'variable') yield* partsOfExpression(inner);
}
