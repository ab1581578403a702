/** Comparison operators, IN and sameTerm (SPARQL 1.1 §17.3, §17.4.1.7 to §17.4.1.10). */
import type { Expression } from '../algebra/index.js';
import { IriValue, compareValues, equalValues } from '../values/index.js';
import type { Builtin, Compiler, Test, TestForms } from './expression.js';
import { argumentAt, builtin } from './expression.js';
import { not } from './logic.js';

function ordered(holds: (order: number) => boolean): Builtin<boolean> {
  return builtin(2, 2, (left, right) => {
    const order = compareValues(left, right);
    return order === undefined ? undefined : holds(order);
  });
}

export const COMPARISONS: Readonly<Record<string, Builtin<boolean>>> = {
  '=': builtin(2, 2, equalValues),
  '!=': builtin(2, 2, (left, right) => {
    const isEqual = equalValues(left, right);
    return isEqual === undefined ? undefined : !isEqual;
  }),
  '<': ordered((order) => order < 0),
  '>': ordered((order) => order > 0),
  '<=': ordered((order) => order <= 0),
  '>=': ordered((order) => order >= 0),
  sameterm: builtin(2, 2, (left, right) => left.equals(right)),
};

export const MEMBERSHIP: TestForms = {
  in: membership,
  notin: (args, compiler) => not(membership(args, compiler)),
};

/** `x IN (…)`: true when one is equal; else an error when any comparison was one; else false. */
function membership(args: readonly Expression[], compiler: Compiler): Test {
  const value = compiler.value(argumentAt(args, 0));
  const members = args.slice(1);
  const iris = constantIris(members, compiler);
  if (iris) {
    return () => {
      const a = value();
      return a === undefined ? undefined : a instanceof IriValue && iris.has(a.value);
    };
  }
  const candidates = members.map((member) => compiler.value(member));
  return () => {
    const a = value();
    if (a === undefined) return undefined;
    let isError = false;
    for (const candidate of candidates) {
      const b = candidate();
      const isEqual = b === undefined ? undefined : equalValues(a, b);
      if (isEqual === true) return true;
      if (isEqual === undefined) isError = true;
    }
    return isError ? undefined : false;
  };
}

/** The members as a set when all are constant IRIs: then no comparison can be an error. */
function constantIris(
  members: readonly Expression[],
  compiler: Compiler,
): ReadonlySet<string> | undefined {
  const constants = members.map((member) => compiler.constant(member));
  return constants.every((constant) => constant instanceof IriValue)
    ? new Set(constants.map(({ value }) => value))
    : undefined;
}
