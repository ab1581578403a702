/** Pre-bound values, and a path for one variable (SHACL §5.3.1 and Appendix A). */
import { XSD, dataFactory, literal, type Term } from '../../rdf/index.js';
import type { Expression } from '../expressions/index.js';
import type { PathExpression } from '../path-expression.js';
import type { Algebra, Pattern } from './algebra.js';

export type Bindings = ReadonlyMap<string, Term>;

interface Replacement {
  readonly operation: (operation: Algebra) => Algebra;
  readonly expression: (expression: Expression) => Expression;
}

/**
 * The operation with a table's rows joined to each basic graph pattern, path and GRAPH ?variable
 * (SHACL Appendix A, "Values Insertion"). All rows bind the same variables. Variables of
 * `constants` are also replaced in expressions: there the definition has them unbound after a GROUP
 * BY, though authors mean their value.
 */
export function insertValues(
  operation: Algebra,
  rows: readonly Bindings[],
  constants: Bindings,
): Algebra {
  const names = [...(rows[0]?.keys() ?? [])];
  const table: Algebra = {
    type: 'values',
    variables: names.map((name) => dataFactory.variable(name)),
    bindings: rows.map((row) => Object.fromEntries(row)),
  };
  const joined = (input: Algebra): Algebra =>
    names.length === 0 ? input : { type: 'join', input: [input, table] };
  const replacement: Replacement = {
    operation: (part) => {
      switch (part.type) {
        case 'bgp':
        case 'nop':
          return joined(part);
        case 'path': {
          // A path of length zero leads from a term to itself, whether or not the graph has it;
          // from a variable, only where the graph has the term (SPARQL 1.1 §18.4).
          const known = (term: Term): Term =>
            isOneOf(term, constants) ? constants.get(term.value)! : term;
          return joined({ ...part, subject: known(part.subject), object: known(part.object) });
        }
        case 'graph': {
          const inner = { ...part, input: replacement.operation(part.input) };
          if (part.name.termType !== 'Variable') return inner;
          // A known graph need not be found among all.
          return joined({ ...inner, name: constants.get(part.name.value) ?? part.name });
        }
        default:
          return withParts(part, replacement);
      }
    },
    expression: (part) => {
      if (part.subType === 'term')
        return isOneOf(part.term, constants)
          ? { ...part, term: constants.get(part.term.value)! }
          : part;
      if (
        part.subType === 'operator' &&
        part.operator === 'bound' &&
        part.args[0]?.subType === 'term' &&
        isOneOf(part.args[0].term, constants)
      )
        return { ...part.args[0], term: TRUE };
      return withPartsOf(part, replacement);
    },
  };
  return replacement.operation(operation);
}

const TRUE = literal('true', XSD.boolean);

function isOneOf(term: Term, constants: Bindings): boolean {
  return term.termType === 'Variable' && constants.has(term.value);
}

/** The variable for the path of a property shape (SHACL §5.2.1). */
const PATH = 'PATH';

/** Replaces the variable PATH as a predicate by a path. */
export function substitutePath(operation: Algebra, path: PathExpression): Algebra {
  const replacement: Replacement = {
    operation: (part) => {
      if (part.type === 'project')
        return {
          ...withParts(part, replacement),
          variables: part.variables.filter(({ value }) => value !== PATH),
        } as Algebra;
      return part.type === 'bgp' ? withPath(part.patterns, path) : withParts(part, replacement);
    },
    expression: (part) => withPartsOf(part, replacement),
  };
  return replacement.operation(operation);
}

function withPath(patterns: readonly Pattern[], path: PathExpression): Algebra {
  const isPath = ({ predicate }: Pattern): boolean =>
    predicate.termType === 'Variable' && predicate.value === PATH;
  const paths = patterns
    .filter(isPath)
    .map(({ subject, object }): Algebra => ({ type: 'path', subject, predicate: path, object }));
  const others: Algebra = {
    type: 'bgp',
    patterns: patterns.filter((pattern) => !isPath(pattern)),
  };
  return paths.length === 0 ? others : { type: 'join', input: [others, ...paths] };
}

function withParts(
  operation: Algebra,
  { operation: replaceOperation, expression: replaceExpression }: Replacement,
): Algebra {
  const parts: Record<string, unknown> = { ...operation };
  if ('input' in operation)
    parts.input = Array.isArray(operation.input)
      ? (operation.input as readonly Algebra[]).map(replaceOperation)
      : replaceOperation(operation.input as Algebra);
  if ('expression' in operation && operation.expression)
    parts.expression = replaceExpression(operation.expression);
  if ('expressions' in operation) parts.expressions = operation.expressions.map(replaceExpression);
  if ('aggregates' in operation) parts.aggregates = operation.aggregates.map(replaceExpression);
  // Each part keeps its kind.
  return parts as unknown as Algebra;
}

function withPartsOf(expression: Expression, replacement: Replacement): Expression {
  switch (expression.subType) {
    case 'operator':
    case 'named':
      return { ...expression, args: expression.args.map(replacement.expression) };
    case 'aggregate':
      return { ...expression, expression: replacement.expression(expression.expression) };
    case 'existence':
      // The scope passes on this algebra's operations.
      return { ...expression, input: replacement.operation(expression.input as Algebra) };
    default:
      return expression;
  }
}
