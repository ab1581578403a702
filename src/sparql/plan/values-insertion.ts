/** Pre-bound values, and a path for one variable (SHACL §5.3.1 and Appendix A). */
import { XSD, dataFactory, literal, type Term } from '../../rdf/index.js';
import {
  changed,
  type Algebra,
  type Expression,
  type PathExpression,
  type Pattern,
} from '../algebra/index.js';

export type Bindings = ReadonlyMap<string, Term>;

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
  // A path of length zero leads from a term to itself, whether or not the graph has it; from a
  // variable, only where the graph has the term (SPARQL 1.1 §18.4). A known graph need not be found.
  const known = (term: Term): Term =>
    term.termType === 'Variable' ? (constants.get(term.value) ?? term) : term;
  return changed(operation, {
    part: (part) => {
      switch (part.type) {
        case 'bgp':
        case 'nop':
          return joined(part);
        case 'path':
          return joined({ ...part, subject: known(part.subject), object: known(part.object) });
        case 'graph':
          return part.name.termType === 'Variable'
            ? joined({ ...part, name: known(part.name) })
            : part;
        case 'expression':
          if (part.subType === 'term') return { ...part, term: known(part.term) };
          return isBoundTerm(part) ? { type: 'expression', subType: 'term', term: TRUE } : part;
        default:
          return part;
      }
    },
  });
}

/** BOUND of a variable that has been replaced by its value. */
function isBoundTerm(expression: Expression): boolean {
  if (expression.subType !== 'operator' || expression.operator !== 'bound') return false;
  const [argument] = expression.args;
  return argument?.subType === 'term' && argument.term.termType !== 'Variable';
}

const TRUE = literal('true', XSD.boolean);

/** The variable for the path of a property shape (SHACL §5.2.1). */
const PATH = 'PATH';

/** Replaces the variable PATH as a predicate by a path. */
export function substitutePath(operation: Algebra, path: PathExpression): Algebra {
  return changed(operation, {
    part: (part) =>
      part.type === 'project'
        ? { ...part, variables: part.variables.filter(({ value }) => value !== PATH) }
        : part.type === 'bgp'
          ? withPath(part.patterns, path)
          : part,
  });
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
