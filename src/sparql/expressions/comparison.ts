/** Comparison operators, IN and sameTerm (SPARQL 1.1 §17.3, §17.4.1.7 to §17.4.1.10). */
import {
  IriValue,
  LiteralValue,
  Numeric,
  type Value,
  compareNumerics,
  compareValues,
  equalValues,
} from '../values/index.js';
import type { Compiler, Evaluator, Expression, Test } from './expression.js';
import { argumentAt } from './expression.js';
import { not } from './logic.js';

export const COMPARISONS: Readonly<
  Record<string, (args: readonly Expression[], compiler: Compiler) => Test>
> = {
  '=': (args, compiler) => equality(args, compiler),
  '!=': (args, compiler) => not(equality(args, compiler)),
  '<': (args, compiler) => ordering(args, compiler, (order) => order < 0),
  '>': (args, compiler) => ordering(args, compiler, (order) => order > 0),
  '<=': (args, compiler) => ordering(args, compiler, (order) => order <= 0),
  '>=': (args, compiler) => ordering(args, compiler, (order) => order >= 0),
  in: (args, compiler) => membership(args, compiler),
  notin: (args, compiler) => not(membership(args, compiler)),
  sameterm: (args, compiler) => {
    const [left, right] = pairOf(args);
    return sameTerm(compiler.value(left), compiler.value(right));
  },
};

function pairOf(args: readonly Expression[]): [left: Expression, right: Expression] {
  return [argumentAt(args, 0), argumentAt(args, 1)];
}

function equality(args: readonly Expression[], compiler: Compiler): Test {
  const [left, right] = pairOf(args);
  const constant = compiler.constant(right);
  if (constant !== undefined) return equalTo(compiler.value(left), constant);
  const leftConstant = compiler.constant(left);
  if (leftConstant !== undefined) return equalTo(compiler.value(right), leftConstant);
  const first = compiler.value(left);
  const second = compiler.value(right);
  return () => {
    const a = first();
    const b = second();
    return a === undefined || b === undefined ? undefined : equalValues(a, b);
  };
}

/** Equality with a constant: IRIs by text, numbers by number, anything else in general. */
function equalTo(value: Evaluator, constant: Value): Test {
  if (constant instanceof IriValue) {
    const iri = constant.value;
    return () => {
      const a = value();
      return a === undefined ? undefined : a instanceof IriValue && a.value === iri;
    };
  }
  const number = constant instanceof LiteralValue ? constant.typed : undefined;
  return () => {
    const a = value();
    if (a === undefined) return undefined;
    if (number instanceof Numeric && a instanceof LiteralValue) {
      const { typed } = a;
      if (typed instanceof Numeric) return compareNumerics(typed, number) === 0;
    }
    return equalValues(a, constant);
  };
}

function ordering(
  args: readonly Expression[],
  compiler: Compiler,
  holds: (order: number) => boolean,
): Test {
  const [left, right] = pairOf(args);
  const constant = compiler.constant(right);
  const first = compiler.value(left);
  if (constant !== undefined) return orderedAgainst(first, constant, holds);
  const second = compiler.value(right);
  return () => {
    const a = first();
    const b = second();
    if (a === undefined || b === undefined) return undefined;
    const order = compareValues(a, b);
    return order === undefined ? undefined : holds(order);
  };
}

function orderedAgainst(
  value: Evaluator,
  constant: Value,
  holds: (order: number) => boolean,
): Test {
  const number = constant instanceof LiteralValue ? constant.typed : undefined;
  if (number instanceof Numeric) {
    return () => {
      const a = value();
      const typed = a instanceof LiteralValue ? a.typed : undefined;
      return typed instanceof Numeric ? holds(compareNumerics(typed, number)) : undefined;
    };
  }
  return () => {
    const a = value();
    const order = a === undefined ? undefined : compareValues(a, constant);
    return order === undefined ? undefined : holds(order);
  };
}

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
  const iris = new Set<string>();
  for (const member of members) {
    const constant = compiler.constant(member);
    if (!(constant instanceof IriValue)) return undefined;
    iris.add(constant.value);
  }
  return iris;
}

function sameTerm(left: Evaluator, right: Evaluator): Test {
  return () => {
    const a = left();
    const b = right();
    return a === undefined || b === undefined ? undefined : a.equals(b);
  };
}
