/** A group: elements are joined one by one, each filter right after its variables are bound. */
import { variablesInExpression, type Algebra } from '../algebra/index.js';
import type { Operator } from '../operators/index.js';
import { joinElement } from './element-joins.js';
import type { WaitingFilter } from './elements.js';
import { readLater, toGroup, variablesOfElement } from './elements.js';
import { joinOrder } from './join-order.js';
import type { PlanOptions, Planning } from './planning.js';
import { filtered } from './row-expressions.js';

export function planGroup(
  planning: Planning,
  operation: Algebra,
  input: Operator,
  options: PlanOptions,
): Operator {
  const { elements, filters } = toGroup(operation, options.scope, planning.freshName);
  const open = joinOrder(
    elements,
    { variables: new Set(input.variables), certain: input.certain, estimate: input.estimate },
    planning.estimates,
  );
  let rows = input;
  let waiting: WaitingFilter[] = filters.map((expression) => ({
    expression,
    reads: variablesInExpression(expression),
  }));
  /** Applies each filter once its variables are bound, or will not be. */
  const applyFilters = (): void => {
    if (waiting.length === 0) return;
    const { certain } = rows;
    const later = new Set(open.flatMap((each) => [...variablesOfElement(each)]));
    const isReady = ({ reads }: WaitingFilter): boolean =>
      [...reads].every((name) => certain.has(name) || !later.has(name));
    const ready = waiting.filter(isReady);
    const left = waiting.filter((each) => !isReady(each));
    for (const [index, { expression }] of ready.entries()) {
      const needed = readLater(options.needed, open, [...left, ...ready.slice(index + 1)]);
      rows = filtered(planning, rows, expression, needed, options);
    }
    waiting = left;
  };
  applyFilters();
  for (let element = open.shift(); element; element = open.shift()) {
    const needed = readLater(options.needed, open, waiting);
    rows = joinElement(planning, rows, element, { ...options, needed });
    applyFilters();
  }
  return rows;
}
