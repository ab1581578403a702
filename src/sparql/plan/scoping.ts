/**
 * Whether an inner pattern may begin with an outer one's rows and still give the same as a join of
 * the two (SPARQL 1.1 §18.2 evaluates patterns from the inside out).
 */
import {
  allVariables,
  certainVariables,
  possibleVariables,
  variablesInExpression,
  type Algebra,
  type Expression,
  type VariableNames,
} from '../algebra/index.js';

/** Whether an operation may begin with rows that bind some of `outer`. */
export function canBeginWith(operation: Algebra, outer: VariableNames): boolean {
  switch (operation.type) {
    case 'bgp':
    case 'path':
    case 'search':
    case 'nop':
      return true;
    case 'values':
      return false;
    case 'join':
    case 'union':
      return operation.input.every((input) => canBeginWith(input, outer));
    case 'filter':
      return (
        readsOwn(operation.expression, operation.input, outer) &&
        canBeginWith(operation.input, outer)
      );
    case 'extend':
      return (
        !outer.has(operation.variable.value) &&
        readsOwn(operation.expression, operation.input, outer) &&
        canBeginWith(operation.input, outer)
      );
    case 'leftjoin': {
      const [left, right] = operation.input;
      const own = certainVariables(left);
      // The left part must settle what the optional part shares with the outside.
      const isSettled = [...allVariables(right)].every((name) => !outer.has(name) || own.has(name));
      const reads = operation.expression
        ? variablesInExpression(operation.expression)
        : new Set<string>();
      const within = new Set([...own, ...certainVariables(right)]);
      return (
        isSettled &&
        [...reads].every((name) => !outer.has(name) || within.has(name)) &&
        canBeginWith(left, outer) &&
        canBeginWith(right, new Set([...outer, ...possibleVariables(left)]))
      );
    }
    case 'graph':
      return (
        canBeginWith(operation.input, outer) &&
        (operation.name.termType !== 'Variable' || isLookUp(operation.input, operation.name.value))
      );
    default:
      return false;
  }
}

/** Whether an expression reads no outer variable that its own pattern may leave unbound. */
function readsOwn(expression: Expression, input: Algebra, outer: VariableNames): boolean {
  const own = certainVariables(input);
  return [...variablesInExpression(expression)].every((name) => !outer.has(name) || own.has(name));
}

/** Whether GRAPH ?variable can look its patterns up in all graphs together. */
export function isLookUp(operation: Algebra, variable: string): boolean {
  return isPlain(operation, variable) && bindsGraph(operation);
}

function isPlain(operation: Algebra, variable: string): boolean {
  const isBlind = (expression: Expression | undefined): boolean =>
    !expression || !variablesInExpression(expression).has(variable);
  switch (operation.type) {
    case 'bgp':
    case 'path':
    case 'search':
      return true;
    case 'join':
    case 'union':
      return operation.input.every((input) => isPlain(input, variable));
    case 'filter':
      return isBlind(operation.expression) && isPlain(operation.input, variable);
    case 'extend':
      return (
        operation.variable.value !== variable &&
        isBlind(operation.expression) &&
        isPlain(operation.input, variable)
      );
    case 'leftjoin':
      return (
        isBlind(operation.expression) &&
        !allVariables(operation.input[1]).has(variable) &&
        operation.input.every((input) => isPlain(input, variable) && bindsGraph(input))
      );
    default:
      return false;
  }
}

/** Whether every solution comes from a quad and so knows its graph. */
function bindsGraph(operation: Algebra): boolean {
  switch (operation.type) {
    case 'bgp':
      return operation.patterns.length > 0;
    case 'path':
      return true;
    case 'join':
      return operation.input.some(bindsGraph);
    case 'union':
      return operation.input.every(bindsGraph);
    case 'filter':
    case 'extend':
      return bindsGraph(operation.input);
    case 'leftjoin':
      return bindsGraph(operation.input[0]);
    default:
      return false;
  }
}
