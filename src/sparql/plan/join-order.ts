/**
 * Orders the elements of a group for joining: next is always the connected one with the least
 * growth of rows. The beginning matters most, so every beginning is tried to the end.
 */
import type { VariableNames } from '../algebra/index.js';
import { prerequisitesOf, variablesOfElement, type Element } from './elements.js';
import type { Estimates } from './estimates.js';

/** Larger groups just begin with the smallest element. */
const MAX_LOOKAHEAD = 12;
/** Sampled ids of a variable for estimating rows. */
const SAMPLE_SIZE = 64;
/** Penalty of an unconnected element: it multiplies the rows. */
const CROSS_PENALTY = 1e6;

/** The rows before the first join. */
export interface Start {
  /** All their variables, and those bound in every row. */
  readonly variables: VariableNames;
  readonly certain: VariableNames;
  readonly estimate: number;
}

export function joinOrder(
  elements: readonly Element[],
  start: Start,
  estimates: Estimates,
): Element[] {
  if (elements.length <= 1) return [...elements];
  const firsts =
    start.variables.size === 0 && elements.length <= MAX_LOOKAHEAD
      ? elements.filter((each) => prerequisitesOf(each).length === 0)
      : [];
  const orders = firsts.map((first) => orderFrom([first], elements, start, estimates));
  if (orders.length === 0) orders.push(orderFrom([], elements, start, estimates));
  return orders.reduce((best, each) => (each.cost < best.cost ? each : best)).elements;
}

/** The best order that begins with `chosen`, and the rows of all its steps together. */
function orderFrom(
  chosen: readonly Element[],
  elements: readonly Element[],
  start: Start,
  estimates: Estimates,
): { elements: Element[]; cost: number } {
  const order: Element[] = [];
  const open = [...elements];
  const certain = new Set(start.certain);
  const seen = new Set(start.variables);
  const samples = new Map<string, Uint32Array>();
  const growthOf = (element: Element): number => {
    if (prerequisitesOf(element).some((name) => !certain.has(name))) return Infinity;
    const growth = estimates.growth(element, certain, samples);
    const isConnected =
      seen.size === 0 || [...variablesOfElement(element)].some((name) => seen.has(name));
    return isConnected ? growth : (growth + 1) * CROSS_PENALTY;
  };
  let rows = Math.max(start.estimate, 1);
  let cost = 0;
  while (open.length > 0) {
    let next = chosen[order.length] ?? open[0]!;
    let growth = growthOf(next);
    if (order.length >= chosen.length)
      for (const element of open.slice(1)) {
        const other = growthOf(element);
        if (other < growth) [next, growth] = [element, other];
      }
    rows = Math.max(rows * growth, 0.01);
    cost += rows;
    const isFirst = order.length === 0 && seen.size === 0;
    const sample =
      isFirst && next.kind === 'pattern' ? estimates.sample(next.pattern, SAMPLE_SIZE) : undefined;
    if (sample) samples.set(sample.name, sample.ids);
    else if (!isFirst) samples.clear();
    for (const name of variablesOfElement(next)) {
      certain.add(name);
      seen.add(name);
    }
    order.push(next);
    open.splice(open.indexOf(next), 1);
  }
  return { elements: order, cost };
}
