/** Puts values for variables into a query's algebra as terms. */
import { XSD, literal, quadFrom, type Term } from '../rdf/index.js';
import type { AlgebraNode } from './parse-query.js';
import type { Bindings } from './plan/index.js';

/** Operations between a query's form and the variables that it selects. */
const AROUND_PROJECT: readonly unknown[] = ['from', 'slice', 'distinct', 'reduced', 'orderby'];

const TRUE = literal('true', XSD.boolean);

/** Replaces variables by terms in all scopes; a selected one becomes a column with its value. */
export function withBoundValues(query: AlgebraNode, values: Bindings): AlgebraNode {
  if (values.size === 0) return query;
  if (AROUND_PROJECT.includes(query.type))
    return {
      ...replaced(query, values),
      input: withBoundValues(query.input as AlgebraNode, values),
    };
  return query.type === 'project' ? selected(query, values) : replaced(query, values);
}

const nameOf = (variable: unknown): string => (variable as Term).value;

function selected(project: AlgebraNode, values: Bindings): AlgebraNode {
  const variables = project.variables as readonly Term[];
  const input = variables
    .filter(({ value }) => values.has(value))
    .reduce<AlgebraNode>(
      (inner, variable) => ({
        type: 'extend',
        input: inner,
        variable,
        expression: { type: 'expression', subType: 'term', term: values.get(variable.value) },
      }),
      replaced(project.input as AlgebraNode, values),
    );
  return { ...project, input };
}

function replaced(node: AlgebraNode, values: Bindings): AlgebraNode {
  // Other endpoints are sent text.
  if (node.type === 'service') return node;
  if (isBoundOf(node, values)) return { type: 'expression', subType: 'term', term: TRUE };
  const parts = Object.entries(node).map(([name, part]) => [name, valueOf(part, values)]);
  const whole = Object.fromEntries(parts) as AlgebraNode;
  // A subquery need not pass on values known everywhere.
  return node.type === 'project'
    ? {
        ...whole,
        variables: (node.variables as unknown[]).filter((each) => !values.has(nameOf(each))),
      }
    : whole;
}

function valueOf(part: unknown, values: Bindings): unknown {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map((item) => valueOf(item, values));
  return 'termType' in part ? termOf(part as Term, values) : replaced(part as AlgebraNode, values);
}

function termOf(term: Term, values: Bindings): Term {
  if (term.termType === 'Variable') return values.get(term.value) ?? term;
  if (term.termType !== 'Quad') return term;
  const parts: readonly Term[] = [term.subject, term.predicate, term.object, term.graph];
  return quadFrom(parts.map((part) => termOf(part, values)));
}

function isBoundOf({ subType, operator, args }: AlgebraNode, values: Bindings): boolean {
  if (subType !== 'operator' || operator !== 'bound') return false;
  const [argument] = args as readonly AlgebraNode[];
  const term = argument?.term as Term | undefined;
  return term?.termType === 'Variable' && values.has(term.value);
}
