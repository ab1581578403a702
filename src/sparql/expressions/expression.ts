/** Expressions as they come from the algebra, and what they are compiled to. */
import type { NamedNode, Term } from '@rdfjs/types';
import type { DictionaryView, TermId } from '../../graph/index.js';
import type { BlankValue, LiteralValue, Value } from '../values/index.js';
import type { Budget } from '../workers/index.js';

/** A graph pattern of the algebra; only handed on to the scope. */
export interface GraphPattern {
  readonly type: string;
}

/** An expression of the SPARQL algebra (SPARQL 1.1 §18.2.4.5), as the parser's algebra has it. */
export type Expression =
  | TermExpression
  | OperatorExpression
  | NamedExpression
  | ExistenceExpression
  | AggregateExpression
  | WildcardExpression;

/** A variable, an RDF term, or a triple term that may have variables. */
export interface TermExpression {
  readonly subType: 'term';
  readonly term: Term;
}

export function variableNamed(name: string): TermExpression {
  return { subType: 'term', term: { termType: 'Variable', value: name, equals: () => false } };
}

/** An operator or built-in function; the name is in lower case. */
export interface OperatorExpression {
  readonly subType: 'operator';
  readonly operator: string;
  readonly args: readonly Expression[];
}

/** A function that is named by an IRI: a cast or an extension. */
export interface NamedExpression {
  readonly subType: 'named';
  readonly name: NamedNode;
  readonly args: readonly Expression[];
}

export interface ExistenceExpression {
  readonly subType: 'existence';
  readonly not: boolean;
  readonly input: GraphPattern;
}

/** A set function over a group (SPARQL 1.1 §18.5.1). */
export interface AggregateExpression {
  readonly subType: 'aggregate';
  readonly aggregator: string;
  readonly expression: Expression;
  readonly distinct: boolean;
  readonly separator?: string | undefined;
}

/** The `*` of COUNT(*). */
export interface WildcardExpression {
  readonly subType: 'wildcard';
}

/** An expression's value for the current row; undefined is an error or unbound, which are alike. */
export type Evaluator = () => Value | undefined;

/** The effective boolean value for the current row; undefined is an error. */
export type Test = () => boolean | undefined;

/** The terms of the current row as ids, for expressions that need no values. */
export interface TermIds {
  readonly dictionary: DictionaryView;
  /** Reads the id of a variable, 0 when it is unbound; undefined for a name that has no ids. */
  idReader(name: string): (() => TermId) | undefined;
  idOf(term: Term): TermId;
}

/** What expressions see of the query and the current row. */
export interface ExpressionScope {
  /** Reads a variable of the current row; undefined when unbound. */
  variable(name: string): () => Value | undefined;
  /** Undefined where terms have no ids. */
  readonly ids?: TermIds;
  /** Whether the pattern has a solution that is compatible with the current row. */
  exists(input: GraphPattern): () => boolean;
  /** One instant for the whole query (SPARQL 1.1 §17.4.5.1). */
  readonly now: LiteralValue;
  readonly baseIri: string;
  readonly budget: Budget;
  /** A fresh blank node; with a label, the same one for that label within the current row. */
  blankNode(label?: string): BlankValue;
  /** The same for two rows exactly when they bind the same terms; only for COUNT(DISTINCT *). */
  rowKey?: () => string;
}

/** What the operators that evaluate their own arguments are compiled with. */
export interface Compiler {
  readonly scope: ExpressionScope;
  value(expression: Expression): Evaluator;
  /** Compiles to a boolean, without making boolean values. */
  test(expression: Expression): Test;
  /** A value that is the same for every row; undefined when it may vary or is an error. */
  constant(expression: Expression): Value | undefined;
}

/** An argument of an operator; the parser has checked how many there are. */
export function argumentAt(args: readonly Expression[], index: number): Expression {
  const argument = args[index];
  if (!argument) throw new RangeError(`The operator has no argument ${index + 1}.`);
  return argument;
}

/** A function of evaluated arguments; undefined is an error. */
export type Apply<Result> = (...args: Value[]) => Result | undefined;

/** A built-in function: how many arguments it takes, and what it gives. */
export interface Builtin<Result> {
  readonly arity: readonly [number, number];
  readonly apply: Apply<Result>;
}

/** Declares a built-in with so many arguments. */
export function builtin<Result>(
  least: number,
  most: number,
  apply: Apply<Result>,
): Builtin<Result> {
  return { arity: [least, most], apply };
}
