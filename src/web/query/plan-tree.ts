/** The plan as a tree: each step with its rows, estimated and real, and its time. */
import type { PlanStep } from '../../json-answers.js';
import type { Explained } from './explanation.js';
import { inMs } from '../answer/answer-view.js';
import { alertHint, button, element, fill, hint, type Child } from '../elements.js';
import { RequestFailed } from '../requests.js';

const COUNT = new Intl.NumberFormat('en-GB');

/** The plan, which is requested now, and can be measured in a run. `shorten` writes IRIs in short. */
export function planOf(
  explain: (mode: 'plan' | 'run') => Promise<Explained>,
  shorten: (iri: string) => string,
): HTMLElement {
  const place = element('div');
  const load = async (mode: 'plan' | 'run'): Promise<void> => {
    fill(place, hint(mode === 'run' ? 'Running and measuring …' : 'Planning …'));
    try {
      const explanation = await explain(mode);
      const label = explanation.runMs === undefined ? 'Run and measure' : 'Measure again';
      const measure = button(label, () => void load('run'));
      fill(place, planTree(explanation, shorten), element('p', { class: 'actions' }, measure));
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      fill(place, alertHint(error.problem.detail));
    }
  };
  void load('plan');
  return place;
}

/** The tree, with a line on the whole. */
function planTree(explanation: Explained, shorten: (iri: string) => string): HTMLElement {
  const { plan, endpoints = [] } = explanation;
  const slowest = Math.max(
    0.001,
    ...(plan ? stepsOf(plan) : []).map(({ milliseconds = 0 }) => milliseconds),
  );
  return element(
    'div',
    { class: 'plan', role: 'region', 'aria-label': 'Plan', tabindex: 0 },
    element('p', { class: 'hint' }, summaryOf(explanation)),
    plan && element('ul', {}, stepItem(plan, slowest, shorten)),
    ...endpoints.map(({ address, requests, milliseconds }) =>
      element(
        'p',
        {},
        element('code', {}, address),
        ` was asked ${requests === 1 ? 'once' : `${requests} times`}, `,
        `and took ${inMs(milliseconds)}.`,
      ),
    ),
  );
}

function stepsOf(step: PlanStep): PlanStep[] {
  return [step, ...step.inputs.flatMap(stepsOf)];
}

function summaryOf({ parseAndPlanMs = 0, runMs, resultRows }: Explained): string {
  const took = runMs === undefined ? '' : `; run in ${inMs(runMs)}, ${rowsOf(resultRows ?? 0)}`;
  return `Each step takes the rows of those below it. Planned in ${inMs(parseAndPlanMs)}${took}.`;
}

function stepItem(step: PlanStep, slowest: number, shorten: (iri: string) => string): HTMLElement {
  const { inputs, milliseconds } = step;
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'step' },
      element('span', { class: 'step-name' }, step.step),
      detailOf(step, shorten),
      element('span', { class: 'step-rows' }, ...numbersOf(step)),
      milliseconds !== undefined && bar(milliseconds / slowest),
    ),
    inputs.length > 0 &&
      element('ul', {}, ...inputs.map((input) => stepItem(input, slowest, shorten))),
  );
}

function detailOf({ detail }: PlanStep, shorten: (iri: string) => string): Child {
  return detail === undefined
    ? undefined
    : element(
        'code',
        {},
        detail.replace(/<?\bhttps?:\/\/[^\s<>(),"]+>?/g, (iri) =>
          shorten(iri.replace(/^<|>$/g, '')),
        ),
      );
}

function numbersOf({ estimatedRows = 0, rows, milliseconds }: PlanStep): Child[] {
  if (rows === undefined) return [`about ${rowsOf(estimatedRows)}`];
  return [
    element('strong', {}, rowsOf(rows)),
    ` (expected ${COUNT.format(estimatedRows)}), ${inMs(milliseconds ?? 0)}`,
  ];
}

/** A step's share of the slowest one's time. */
function bar(share: number): HTMLElement {
  const filled = element('span', { class: 'step-share', 'aria-hidden': 'true' });
  filled.style.width = `${Math.max(1, 100 * share).toFixed(1)}%`;
  return element('span', { class: 'step-bar' }, filled);
}

function rowsOf(count: number): string {
  return `${COUNT.format(count)} ${count === 1 ? 'row' : 'rows'}`;
}
