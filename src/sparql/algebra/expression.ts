/** Expressions of the algebra (SPARQL 1.1 §18.2.4.5). */
import type { NamedNode, Term } from '@rdfjs/types';
import { dataFactory } from '../../rdf/index.js';
import type { Algebra } from './algebra.js';

export type Expression =
  | TermExpression
  | OperatorExpression
  | NamedExpression
  | ExistenceExpression
  | AggregateExpression
  | WildcardExpression;

/** A variable, an RDF term, or a triple term that may contain variables. */
export interface TermExpression {
  readonly type: 'expression';
  readonly subType: 'term';
  readonly term: Term;
}

export function variableNamed(name: string): TermExpression {
  return { type: 'expression', subType: 'term', term: dataFactory.variable(name) };
}

/** Whether the values of an operator differ between calls. */
export function isVarying(operator: string): boolean {
  return ['bnode', 'rand', 'uuid', 'struuid'].includes(operator);
}

/** An operator or built-in function, by its lower-case name. */
export interface OperatorExpression {
  readonly type: 'expression';
  readonly subType: 'operator';
  readonly operator: string;
  readonly args: readonly Expression[];
}

/** A function named by an IRI: a cast or an extension. */
export interface NamedExpression {
  readonly type: 'expression';
  readonly subType: 'named';
  readonly name: NamedNode;
  readonly args: readonly Expression[];
}

export interface ExistenceExpression {
  readonly type: 'expression';
  readonly subType: 'existence';
  readonly not: boolean;
  readonly input: Algebra;
}

/** A set function over a group (SPARQL 1.1 §18.5.1). */
export interface AggregateExpression {
  readonly type: 'expression';
  readonly subType: 'aggregate';
  readonly aggregator: string;
  readonly expression: Expression;
  readonly distinct: boolean;
  readonly separator?: string | undefined;
}

export interface WildcardExpression {
  readonly type: 'expression';
  readonly subType: 'wildcard';
}
