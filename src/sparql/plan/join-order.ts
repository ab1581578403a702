/**
 * Orders the elements of a group for joining: next is always the connected one with the least
 * growth of rows. The beginning matters most, so every beginning is tried to the end.
 */
import { prerequisitesOf, variablesOfElement, type Element } from './elements.js';
import type { Estimates, Samples } from './estimates.js';
import type { VariableNames } from './variables.js';

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
  let rows = Math.max(start.estimate, 1);
  let cost = 0;
  while (open.length > 0) {
    const next = chosen[order.length] ?? cheapest(open, certain, seen, samples, estimates);
    const growth = growthOf(next, certain, seen, samples, estimates);
    rows = Math.max(rows * growth, 0.01);
    cost += rows;
    if (order.length === 0 && seen.size === 0) takeSample(next, estimates, samples);
    else samples.clear();
    for (const name of variablesOfElement(next)) {
      certain.add(name);
      seen.add(name);
    }
    order.push(next);
    open.splice(open.indexOf(next), 1);
  }
  return { elements: order, cost };
}

function cheapest(
  open: readonly Element[],
  certain: VariableNames,
  seen: VariableNames,
  samples: Samples,
  estimates: Estimates,
): Element {
  let best = open[0]!;
  let least = Infinity;
  for (const element of open) {
    const growth = growthOf(element, certain, seen, samples, estimates);
    if (growth < least) [best, least] = [element, growth];
  }
  return best;
}

function growthOf(
  element: Element,
  certain: VariableNames,
  seen: VariableNames,
  samples: Samples,
  estimates: Estimates,
): number {
  if (prerequisitesOf(element).some((name) => !certain.has(name))) return Infinity;
  const growth = estimates.growth(element, certain, samples);
  const isConnected =
    seen.size === 0 || [...variablesOfElement(element)].some((name) => seen.has(name));
  return isConnected ? growth : (growth + 1) * CROSS_PENALTY;
}

function takeSample(
  element: Element,
  estimates: Estimates,
  samples: Map<string, Uint32Array>,
): void {
  if (element.kind !== 'pattern') return;
  const sample = estimates.sample(element.pattern, SAMPLE_SIZE);
  if (sample) samples.set(sample.name, sample.ids);
}
