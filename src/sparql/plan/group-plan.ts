/** A group: elements are joined one by one, each filter right after its variables are bound. */
import { variablesInExpression, type Algebra } from '../algebra/index.js';
import type { Operator } from '../operators/index.js';
import { joinElement } from './element-joins.js';
import type { Element, WaitingFilter } from './elements.js';
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
  let waiting: WaitingFilter[] = filters.map((expression) => ({
    expression,
    reads: variablesInExpression(expression),
  }));
  let rows = applyFilters(planning, input, waiting, open, options, (left) => {
    waiting = left;
  });
  for (let element = open.shift(); element; element = open.shift()) {
    rows = joinElement(planning, rows, element, {
      ...options,
      needed: readLater(options.needed, open, waiting),
    });
    rows = applyFilters(planning, rows, waiting, open, options, (left) => {
      waiting = left;
    });
  }
  return rows;
}

/** Applies each filter once its variables are bound, or will not be. */
function applyFilters(
  planning: Planning,
  rows: Operator,
  waiting: readonly WaitingFilter[],
  open: readonly Element[],
  options: PlanOptions,
  keep: (left: WaitingFilter[]) => void,
): Operator {
  if (waiting.length === 0) return rows;
  const later = new Set(open.flatMap((each) => [...variablesOfElement(each)]));
  const isReady = ({ reads }: WaitingFilter): boolean =>
    [...reads].every((name) => rows.certain.has(name) || !later.has(name));
  const ready = waiting.filter(isReady);
  const left = waiting.filter((each) => !isReady(each));
  keep(left);
  if (ready.length === 0) return rows;
  return ready.reduce(
    (current, { expression }, index) =>
      filtered(
        planning,
        current,
        expression,
        readLater(options.needed, open, [...left, ...ready.slice(index + 1)]),
        options,
      ),
    rows,
  );
}
