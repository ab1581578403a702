import type { PlanStep } from '../../../src/json-answers.js';
import { describe, expect, it } from '@jest/globals';
import { costOf } from '../../../src/web/query/cost.js';

const step = (estimatedRows: number, ...inputs: PlanStep[]): PlanStep => ({
  step: 'scan',
  estimatedRows,
  inputs,
});

describe('The cost of a query', () => {
  it.each([
    [step(10), 'light'],
    [step(1, step(150_000), step(150_000)), 'moderate'],
    [step(1, step(1, step(1e9))), 'heavy'],
  ] as const)('of %j is %s', (plan, weight) => {
    expect(costOf({ parseAndPlanMs: 1, plan })).toEqual({ weight, rows: plan.estimatedRows });
  });

  it('is not known without a plan', () => {
    expect(costOf({ parseAndPlanMs: 1 })).toBeUndefined();
  });
});
