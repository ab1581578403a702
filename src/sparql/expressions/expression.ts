/** Compiled forms of expressions. */
import type { Term } from '@rdfjs/types';
import type { DictionaryView, TermId } from '../../graph/index.js';
import type { Algebra, Expression } from '../algebra/index.js';
import type { BlankValue, LiteralValue, Value } from '../values/index.js';
import type { Budget } from '../workers/index.js';

/** An expression's value for the current row; undefined is an error or unbound. */
export type Evaluator = () => Value | undefined;

/** The effective boolean value for the current row; undefined is an error. */
export type Test = () => boolean | undefined;

/** The terms of the current row as ids, for expressions that need no values. */
export interface TermIds {
  readonly dictionary: DictionaryView;
  /** A reader for a variable's id, 0 when it is unbound; undefined for a name that has no ids. */
  idReader(name: string): (() => TermId) | undefined;
  idOf(term: Term): TermId;
}

/** An expression's view of the query and the current row. */
export interface ExpressionScope {
  variable(name: string): () => Value | undefined;
  /** Undefined where terms have no ids. */
  readonly ids?: TermIds;
  /** Whether the pattern has a solution that is compatible with the current row. */
  exists(input: Algebra): () => boolean;
  /** One instant for the whole query (SPARQL 1.1 §17.4.5.1). */
  readonly now: LiteralValue;
  readonly baseIri: string;
  readonly budget: Budget;
  /** A fresh blank node; with a label, the same one for that label within the current row. */
  blankNode(label?: string): BlankValue;
}

/** The compiler, for operators that evaluate their own arguments. */
export interface Compiler {
  readonly scope: ExpressionScope;
  value(expression: Expression): Evaluator;
  /** Compiles to a boolean, without making boolean values. */
  test(expression: Expression): Test;
  /** The same value for every row; undefined when it may vary or is an error. */
  constant(expression: Expression): Value | undefined;
}

/** Operators that evaluate their own arguments, by name. */
type Forms<Compiled> = Readonly<
  Record<string, (args: readonly Expression[], compiler: Compiler) => Compiled>
>;
export type TestForms = Forms<Test>;
export type ValueForms = Forms<Evaluator>;

/** An argument; the parser has checked how many there are. */
export function argumentAt(args: readonly Expression[], index: number): Expression {
  const argument = args[index];
  if (!argument) throw new RangeError(`The operator has no argument ${index + 1}.`);
  return argument;
}

/** A function of evaluated arguments; undefined is an error. */
export type Apply<Result> = (...args: Value[]) => Result | undefined;

/** A built-in function with its number of arguments. */
export interface Builtin<Result> {
  readonly arity: readonly [number, number];
  readonly apply: Apply<Result>;
}

export function builtin<Result>(
  least: number,
  most: number,
  apply: Apply<Result>,
): Builtin<Result> {
  return { arity: [least, most], apply };
}
