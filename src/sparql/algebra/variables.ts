/** The variables of operations: possible ones, certain ones, and those that an expression reads. */
import type { Term } from '../../rdf/index.js';
import type { Algebra, Pattern, QueryForm } from './algebra.js';
import type { Expression } from './expression.js';

export type VariableNames = ReadonlySet<string>;

const NONE: VariableNames = new Set();

export function termsOf({ subject, predicate, object }: Pattern): [Term, Term, Term] {
  return [subject, predicate, object];
}

/** The variables in a term, also within a triple term. */
export function variablesInTerm(term: Term): string[] {
  if (term.termType === 'Variable') return [term.value];
  return term.termType === 'Quad' ? variablesInPattern(term) : [];
}

export function variablesInPattern(pattern: Pattern): string[] {
  return termsOf(pattern).flatMap(variablesInTerm);
}

/** The name of a variable; undefined for any other expression. */
export function variableOf(expression: Expression | undefined): string | undefined {
  return expression?.subType === 'term' && expression.term.termType === 'Variable'
    ? expression.term.value
    : undefined;
}

const union = (sets: readonly VariableNames[]): VariableNames =>
  new Set(sets.flatMap((set) => [...set]));
const intersection = ([first = NONE, ...others]: readonly VariableNames[]): VariableNames =>
  new Set([...first].filter((name) => others.every((set) => set.has(name))));

/** The variables in scope of an operation (SPARQL 1.1 §18.2.1). */
export function possibleVariables(operation: QueryForm): VariableNames {
  switch (operation.type) {
    case 'bgp':
      return new Set(operation.patterns.flatMap(variablesInPattern));
    case 'path':
      return new Set([operation.subject, operation.object].flatMap(variablesInTerm));
    case 'join':
    case 'union':
    case 'leftjoin':
      return union(operation.input.map(possibleVariables));
    case 'minus':
      return possibleVariables(operation.input[0]);
    case 'extend':
      return new Set([...possibleVariables(operation.input), operation.variable.value]);
    case 'graph':
      return new Set([...possibleVariables(operation.input), ...variablesInTerm(operation.name)]);
    case 'values':
    case 'project':
      return new Set(operation.variables.map(({ value }) => value));
    case 'group':
      return new Set(
        [...operation.variables, ...operation.aggregates.map(({ variable }) => variable)].map(
          ({ value }) => value,
        ),
      );
    case 'search':
      return new Set(
        [operation.subject, operation.text, operation.score].flatMap((term) =>
          term ? variablesInTerm(term) : [],
        ),
      );
    case 'nop':
      return NONE;
    case 'service':
      return new Set([...possibleVariables(operation.input), ...variablesInTerm(operation.name)]);
    default:
      return possibleVariables(operation.input);
  }
}

/** The variables that every solution of an operation binds. */
export function certainVariables(operation: Algebra): VariableNames {
  switch (operation.type) {
    case 'bgp':
    case 'path':
    case 'search':
      return possibleVariables(operation);
    case 'join':
      return union(operation.input.map(certainVariables));
    case 'union':
      return intersection(operation.input.map(certainVariables));
    case 'leftjoin':
    case 'minus':
      return certainVariables(operation.input[0]);
    case 'graph':
      return new Set([...certainVariables(operation.input), ...variablesInTerm(operation.name)]);
    case 'values':
      return new Set(
        operation.variables
          .map(({ value }) => value)
          .filter((name) => operation.bindings.every((row) => row[name])),
      );
    case 'project':
    case 'group': {
      const certain = certainVariables(operation.input);
      return new Set(
        operation.variables.map(({ value }) => value).filter((name) => certain.has(name)),
      );
    }
    case 'nop':
    case 'service':
      return NONE;
    default:
      return certainVariables(operation.input);
  }
}

/** The variables that an expression reads, including patterns in EXISTS. */
export function variablesInExpression(expression: Expression): VariableNames {
  switch (expression.subType) {
    case 'term':
      return new Set(variablesInTerm(expression.term));
    case 'operator':
    case 'named':
      return union(expression.args.map(variablesInExpression));
    case 'aggregate':
      return variablesInExpression(expression.expression);
    case 'existence':
      return allVariables(expression.input);
    case 'wildcard':
      return NONE;
  }
}

/** All variables mentioned in an operation, expressions included. */
export function allVariables(operation: Algebra): VariableNames {
  const found = new Set(possibleVariables(operation));
  for (const expression of expressionsOf(operation))
    for (const name of variablesInExpression(expression)) found.add(name);
  for (const input of inputsOf(operation)) for (const name of allVariables(input)) found.add(name);
  return found;
}

export function inputsOf(operation: Algebra): readonly Algebra[] {
  return 'input' in operation ? [operation.input].flat() : [];
}

export function expressionsOf(operation: Algebra): readonly Expression[] {
  switch (operation.type) {
    case 'filter':
    case 'extend':
      return [operation.expression];
    case 'leftjoin':
      return operation.expression ? [operation.expression] : [];
    case 'orderby':
      return operation.expressions;
    case 'group':
      return operation.aggregates.map(({ expression }) => expression);
    default:
      return [];
  }
}

export function operationsInExpression(expression: Expression): readonly Algebra[] {
  switch (expression.subType) {
    case 'operator':
    case 'named':
      return expression.args.flatMap(operationsInExpression);
    case 'aggregate':
      return operationsInExpression(expression.expression);
    case 'existence':
      return [expression.input];
    default:
      return [];
  }
}
