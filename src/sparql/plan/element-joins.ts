/** Joins each element of a group to the rows so far. */
import { UNBOUND } from '../../graph/index.js';
import type { Term } from '../../rdf/index.js';
import { termsOf, type VariableNames } from '../algebra/index.js';
import {
  Empty,
  PathAutomaton,
  PathClosure,
  PatternJoin,
  PatternScan,
  repeatsVariable,
  Repeat,
  Rows,
  SearchJoin,
  TripleTermMatch,
  Unit,
  type IdPattern,
  type Operator,
  type VariableOrId,
  type QueryContext,
} from '../operators/index.js';
import type { ActiveDataset } from './dataset.js';
import { variablesOfElement, type Element } from './elements.js';
import { hashJoin, joinApart } from './joins-apart.js';
import type { PlanOptions, Planning } from './planning.js';
import { canBeginWith } from './scoping.js';
import type { SearchOperation } from './searches.js';

export function joinElement(
  planning: Planning,
  rows: Operator,
  element: Element,
  options: PlanOptions,
): Operator {
  const { needed } = options;
  switch (element.kind) {
    case 'pattern':
      return joinPattern(planning, rows, element, options);
    case 'closure':
      return joinClosure(planning, Repeat.rowsOf(rows), element, options);
    case 'tripleTerm': {
      const parts = termsOf(element.term).map((term) => positionOf(planning.context, term));
      return new TripleTermMatch(
        planning.context,
        Repeat.rowsOf(rows),
        element.variable,
        parts,
        needed,
      );
    }
    case 'namedGraphs':
      if (rows.certain.has(element.name)) return rows;
      return hashJoin(
        planning.context,
        rows,
        namedGraphRows(planning.dataset, element.name),
        options,
      );
    case 'search':
      return joinSearch(planning, Repeat.rowsOf(rows), element.search, needed);
    case 'operation': {
      const inner = { ...options, scope: element.scope };
      const isApart =
        !(rows instanceof Unit) &&
        !options.isSubstituted &&
        !canBeginWith(element.operation, new Set(rows.variables));
      return isApart
        ? joinApart(planning, rows, element.operation, inner)
        : planning.plan(element.operation, rows, inner);
    }
  }
}

function joinPattern(
  planning: Planning,
  rows: Operator,
  element: Element & { kind: 'pattern' },
  options: PlanOptions,
): Operator {
  const { context, estimates } = planning;
  const { needed } = options;
  const variables = [...variablesOfElement(element)];
  const pattern = toIdPattern(planning, element);
  const estimate = Math.max(rows.estimate * estimates.growth(element, rows.certain), 0);
  if (!pattern)
    return new Empty(
      [...new Set([...rows.variables, ...variables])].filter((name) => needed.has(name)),
      'a term that the graph does not have',
    );
  const { repeats } = options;
  const scan = (rowCount: number): Operator =>
    repeatsVariable(pattern)
      ? new PatternJoin(context, new Unit(), pattern, { needed, repeats, estimate: rowCount })
      : new PatternScan(context, pattern, needed, repeats, rowCount);
  if (rows instanceof Unit) return scan(estimate);
  return variables.length === 0 || variables.some((name) => rows.columnOf(name) !== -1)
    ? new PatternJoin(context, rows, pattern, { needed, repeats, estimate })
    : hashJoin(context, rows, scan(estimates.growth(element, new Set())), options);
}

function joinSearch(
  planning: Planning,
  rows: Operator,
  search: SearchOperation,
  needed: VariableNames,
): Operator {
  const estimate =
    rows.estimate * planning.estimates.growth({ kind: 'search', search }, rows.certain);
  const positions = {
    subject: positionOf(planning.context, search.subject),
    text: positionOf(planning.context, search.text),
    score: search.score?.value,
  };
  return new SearchJoin(planning.context, rows, positions, planning.searches.answersOf(search), {
    needed,
    estimate,
  });
}

function namedGraphRows(dataset: ActiveDataset, name: string): Operator {
  const graphs = Uint32Array.from(dataset.namedGraphs());
  return new Rows([name], { columns: [graphs], rowCount: graphs.length }, 'named graphs');
}

function joinClosure(
  planning: Planning,
  rows: Operator,
  { subject, path, object, scope }: Element & { kind: 'closure' },
  options: PlanOptions,
): Operator {
  const isVariable = scope.kind === 'variable';
  const automaton = new PathAutomaton(planning.context, path, (graph) =>
    isVariable ? { kind: 'one', graph } : planning.dataset.selectionOf(scope),
  );
  return new PathClosure(
    planning.context,
    rows,
    {
      // A path may begin and end at a term missing in the graph.
      subject: positionOf(planning.context, subject),
      object: positionOf(planning.context, object),
      graphVariable: isVariable ? scope.name : undefined,
      automaton,
      detail: `${describeTerm(subject)} ${path.type} ${describeTerm(object)}`,
    },
    options.needed,
  );
}

function toIdPattern(
  planning: Planning,
  { pattern, scope, excluded }: Element & { kind: 'pattern' },
): IdPattern | undefined {
  const known = (term: Term): VariableOrId =>
    term.termType === 'Variable' ? term.value : planning.context.knownIdOf(term);
  const [subject, predicate, object] = [
    known(pattern.subject),
    known(pattern.predicate),
    known(pattern.object),
  ];
  if ([subject, predicate, object].includes(UNBOUND)) return undefined;
  return {
    subject,
    predicate,
    object,
    selection: planning.dataset.selectionOf(scope),
    graphVariable: scope.kind === 'variable' ? scope.name : undefined,
    excluded: excluded && new Set(excluded.map((term) => planning.context.knownIdOf(term))),
  };
}

function positionOf(context: QueryContext, term: Term): VariableOrId {
  return term.termType === 'Variable' ? term.value : context.idOf(term);
}

function describeTerm(term: Term): string {
  return term.termType === 'Variable' ? `?${term.value}` : term.value;
}
