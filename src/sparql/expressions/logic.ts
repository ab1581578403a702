/**
 * Logic, BOUND, IF, COALESCE: errors in some arguments do not matter (SPARQL 1.1 §17.2, §17.4.1).
 */
import type { Expression } from '../algebra/index.js';
import type { Compiler, Evaluator, Test, TestForms, ValueForms } from './expression.js';
import { argumentAt } from './expression.js';

export const LOGIC: TestForms = {
  '&&': (args, compiler) => and(...pair(args, compiler)),
  '||': (args, compiler) => or(...pair(args, compiler)),
  '!': (args, compiler) => not(compiler.test(argumentAt(args, 0))),
  bound: (args, compiler) => isBound(compiler.value(argumentAt(args, 0))),
};

export const LOGICAL_VALUES: ValueForms = {
  if: (args, compiler) =>
    choose(
      compiler.test(argumentAt(args, 0)),
      compiler.value(argumentAt(args, 1)),
      compiler.value(argumentAt(args, 2)),
    ),
  coalesce: (args, compiler) => firstValue(args.map((arg) => compiler.value(arg))),
};

function pair(args: readonly Expression[], compiler: Compiler): [Test, Test] {
  return [compiler.test(argumentAt(args, 0)), compiler.test(argumentAt(args, 1))];
}

/** False if either is false, even when the other is an error (SPARQL 1.1 §17.2, table). */
function and(left: Test, right: Test): Test {
  return () => {
    const first = left();
    if (first === false) return false;
    const second = right();
    if (second === false) return false;
    return first === undefined || second === undefined ? undefined : true;
  };
}

/** True if either is true, even when the other is an error (SPARQL 1.1 §17.2, table). */
function or(left: Test, right: Test): Test {
  return () => {
    const first = left();
    if (first === true) return true;
    const second = right();
    if (second === true) return true;
    return first === undefined || second === undefined ? undefined : false;
  };
}

export function not(test: Test): Test {
  return () => {
    const result = test();
    return result === undefined ? undefined : !result;
  };
}

function isBound(value: Evaluator): Test {
  return () => value() !== undefined;
}

function choose(condition: Test, then: Evaluator, otherwise: Evaluator): Evaluator {
  return () => {
    const result = condition();
    if (result === undefined) return undefined;
    return result ? then() : otherwise();
  };
}

function firstValue(values: readonly Evaluator[]): Evaluator {
  return () => {
    for (const value of values) {
      const result = value();
      if (result !== undefined) return result;
    }
    return undefined;
  };
}
