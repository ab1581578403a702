/** Splits a group into joined elements: patterns, paths, and operations planned as a whole. */
import { dataFactory, getOrMake, type Term } from '../../rdf/index.js';
import {
  allVariables,
  certainVariables,
  possibleVariables,
  variablesInExpression,
  variablesInPattern,
  variablesInTerm,
  type Algebra,
  type Expression,
  type PathExpression,
  type Pattern,
  type VariableNames,
} from '../algebra/index.js';
import type { GraphScope } from './dataset.js';
import type { SearchOperation } from './searches.js';

/** A member of a group, with the graphs it is matched in. */
export type Element =
  | {
      readonly kind: 'pattern';
      readonly pattern: Pattern;
      readonly scope: GraphScope;
      readonly excluded?: readonly Term[];
    }
  | {
      readonly kind: 'closure';
      readonly subject: Term;
      readonly path: PathExpression;
      readonly object: Term;
      readonly scope: GraphScope;
    }
  | { readonly kind: 'tripleTerm'; readonly variable: string; readonly term: Pattern }
  | { readonly kind: 'namedGraphs'; readonly name: string }
  | { readonly kind: 'search'; readonly search: SearchOperation }
  | { readonly kind: 'operation'; readonly operation: Algebra; readonly scope: GraphScope };

export interface Group {
  readonly elements: Element[];
  readonly filters: Expression[];
}

/** Makes names for variables that the query does not see. */
export type NameMaker = () => string;

/** Splits an operation into a group, without the filters that apply to all of it. */
export function toGroup(operation: Algebra, scope: GraphScope, freshName: NameMaker): Group {
  const group: Group = { elements: [], filters: [] };
  let inner = operation;
  // Filters around the whole group see all of its variables.
  for (; inner.type === 'filter'; inner = inner.input)
    for (const each of conjuncts(inner.expression)) group.filters.push(each);
  if (inner.type === 'leftjoin') {
    const pushed = pushIntoLeft(inner, group.filters);
    return {
      elements: [{ kind: 'operation', operation: pushed.operation, scope }],
      filters: pushed.left,
    };
  }
  addTo(group, inner, scope, freshName);
  return group;
}

/** Filters that read only variables bound by the left part go there, before OPTIONAL. */
function pushIntoLeft(
  operation: Algebra & { type: 'leftjoin' },
  filters: readonly Expression[],
): { operation: Algebra; left: Expression[] } {
  const [left, right] = operation.input;
  const certain = certainVariables(left);
  const isPushed = (expression: Expression): boolean =>
    [...variablesInExpression(expression)].every((name) => certain.has(name));
  const filtered = filters
    .filter(isPushed)
    .reduce<Algebra>((input, expression) => ({ type: 'filter', input, expression }), left);
  return {
    operation: { ...operation, input: [filtered, right] },
    left: filters.filter((expression) => !isPushed(expression)),
  };
}

function addTo(group: Group, operation: Algebra, scope: GraphScope, freshName: NameMaker): void {
  switch (operation.type) {
    case 'bgp':
      for (const pattern of operation.patterns) addPattern(group, pattern, scope, freshName);
      return;
    case 'path':
      addPath(group, operation.subject, operation.predicate, operation.object, scope, freshName);
      return;
    case 'join':
      for (const input of operation.input) addTo(group, input, scope, freshName);
      return;
    case 'search':
      group.elements.push({ kind: 'search', search: operation });
      return;
    case 'nop':
      return;
    case 'filter': {
      // A filter of an inner group sees only that group's variables; it may wait if they are all
      // certain.
      const certain = certainVariables(operation.input);
      if ([...variablesInExpression(operation.expression)].every((name) => certain.has(name))) {
        for (const each of conjuncts(operation.expression)) group.filters.push(each);
        addTo(group, operation.input, scope, freshName);
        return;
      }
      break;
    }
    default:
  }
  group.elements.push({ kind: 'operation', operation, scope });
}

function conjuncts(expression: Expression): Expression[] {
  return expression.subType === 'operator' && expression.operator === '&&'
    ? expression.args.flatMap(conjuncts)
    : [expression];
}

/** Adds a pattern; triple terms with variables become a variable to take apart. */
function addPattern(group: Group, pattern: Pattern, scope: GraphScope, freshName: NameMaker): void {
  const flatten = (term: Term): Term => {
    if (term.termType !== 'Quad' || variablesInTerm(term).length === 0) return term;
    const name = freshName();
    group.elements.push({
      kind: 'tripleTerm',
      variable: name,
      term: {
        subject: flatten(term.subject),
        predicate: flatten(term.predicate),
        object: flatten(term.object),
      },
    });
    return dataFactory.variable(name);
  };
  const { subject, predicate, object } = pattern;
  group.elements.push({
    kind: 'pattern',
    pattern: { subject: flatten(subject), predicate, object: flatten(object) },
    scope,
  });
}

/** Paths of a fixed length are joins and unions of patterns (SPARQL 1.1 §18.2.2.3, §18.4). */
function addPath(
  group: Group,
  subject: Term,
  path: PathExpression,
  object: Term,
  scope: GraphScope,
  freshName: NameMaker,
): void {
  switch (path.type) {
    case 'link':
      addPattern(group, { subject, predicate: path.iri, object }, scope, freshName);
      return;
    case 'inv':
      addPath(group, object, path.path, subject, scope, freshName);
      return;
    case 'seq': {
      let from = subject;
      path.input.forEach((part, index) => {
        const to = index === path.input.length - 1 ? object : dataFactory.variable(freshName());
        addPath(group, from, part, to, scope, freshName);
        from = to;
      });
      return;
    }
    case 'alt': {
      const input = path.input.map((part): Algebra => ({
        type: 'path',
        subject,
        predicate: part,
        object,
      }));
      group.elements.push({ kind: 'operation', operation: { type: 'union', input }, scope });
      return;
    }
    case 'nps':
      group.elements.push({
        kind: 'pattern',
        pattern: { subject, predicate: dataFactory.variable(freshName()), object },
        scope,
        excluded: path.iris,
      });
      return;
    default:
      // A path through an unknown graph begins in each.
      if (scope.kind === 'variable') group.elements.push({ kind: 'namedGraphs', name: scope.name });
      group.elements.push({ kind: 'closure', subject, path, object, scope });
  }
}

const variablesOfElements = new WeakMap<Element, VariableNames>();

/** Cached: planning asks for them repeatedly. */
export function variablesOfElement(element: Element): VariableNames {
  return getOrMake(variablesOfElements, element, () => collectVariables(element));
}

function collectVariables(element: Element): VariableNames {
  switch (element.kind) {
    case 'pattern':
      return new Set([...variablesInPattern(element.pattern), ...graphVariable(element.scope)]);
    case 'closure':
      return new Set([element.subject, element.object].flatMap(variablesInTerm));
    case 'tripleTerm':
      return new Set(variablesInPattern(element.term));
    case 'namedGraphs':
      return new Set([element.name]);
    case 'search':
      return possibleVariables(element.search);
    case 'operation':
      return new Set([...possibleVariables(element.operation), ...graphVariable(element.scope)]);
  }
}

/** The variables that must be bound before an element can be joined. */
export function prerequisitesOf(element: Element): readonly string[] {
  if (element.kind === 'tripleTerm') return [element.variable];
  if (element.kind === 'search') return variablesInTerm(element.search.text);
  return element.kind === 'closure' ? graphVariable(element.scope) : [];
}

function graphVariable(scope: GraphScope): string[] {
  return scope.kind === 'variable' ? [scope.name] : [];
}

/** A group's filter that still lacks a variable. */
export interface WaitingFilter {
  readonly expression: Expression;
  readonly reads: VariableNames;
}

export function readLater(
  needed: VariableNames,
  open: readonly Element[],
  waiting: readonly WaitingFilter[],
): VariableNames {
  const readBy = (element: Element): string[] => [
    ...variablesOfElement(element),
    ...prerequisitesOf(element),
    ...(element.kind === 'operation' ? allVariables(element.operation) : []),
  ];
  return new Set([
    ...needed,
    ...open.flatMap(readBy),
    ...waiting.flatMap(({ reads }) => [...reads]),
  ]);
}

/** GRAPH with a variable, for one value of it. */
export function inGraph(input: Algebra, variable: Term, name: Term): Algebra {
  return {
    type: 'join',
    input: [
      { type: 'values', variables: [variable], bindings: [{ [variable.value]: name }] },
      { type: 'graph', input, name },
    ],
  };
}
