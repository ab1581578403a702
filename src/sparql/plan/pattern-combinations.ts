/** UNION, OPTIONAL, MINUS, GRAPH, BIND and VALUES. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import type { Term } from '../../rdf/index.js';
import {
  allVariables,
  certainVariables,
  possibleVariables,
  variablesInExpression,
  type Algebra,
} from '../algebra/index.js';
import {
  Empty,
  Extend,
  HashJoin,
  OptionalJoin,
  PatternScan,
  PerGraph,
  RowSource,
  Rows,
  Union,
  Unit,
  joinedVariables,
  type Operator,
  type QueryContext,
} from '../operators/index.js';
import { describeExpression, idOfExpression, isRepeatable } from './conditions.js';
import { inGraph } from './elements.js';
import { hashJoin, joinApart } from './joins-apart.js';
import type { PlanOptions, Planning } from './planning.js';
import { conditionOn, existing, filtered, scopeOf } from './row-expressions.js';
import { canBeginWith, isLookUp } from './scoping.js';

export function planGraph(
  planning: Planning,
  operation: Algebra,
  name: Term,
  input: Operator,
  options: PlanOptions,
): Operator {
  if (name.termType !== 'Variable') {
    const graph = planning.context.knownIdOf(name);
    if (!planning.dataset.isNamedGraph(graph))
      return new Empty(
        [...new Set([...input.variables, ...possibleVariables(operation)])].filter((each) =>
          options.needed.has(each),
        ),
        `no named graph <${name.value}>`,
      );
    return planning.plan(operation, input, { ...options, scope: { kind: 'graph', graph } });
  }
  const variable = name.value;
  if (isLookUp(operation, variable)) {
    return planning.plan(operation, input, {
      ...options,
      needed: new Set([...options.needed, variable]),
      scope: { kind: 'variable', name: variable },
    });
  }
  // Within EXISTS, outer rows are visible in each of the graphs.
  if (options.isSubstituted && !(input instanceof Unit))
    return planUnion(
      planning,
      planning.dataset
        .namedGraphs()
        .map((graph) => inGraph(operation, name, planning.context.termOf(graph))),
      input,
      options,
    );
  const planOf = (graph: TermId): Operator =>
    planning.plan(operation, new Unit(), {
      ...options,
      repeats: 'each',
      needed: possibleVariables(operation),
      scope: { kind: 'graph', graph },
    });
  const perGraph = new PerGraph(planning.dataset.namedGraphs(), variable, planOf(UNBOUND), planOf);
  return input instanceof Unit ? perGraph : hashJoin(planning.context, input, perGraph, options);
}

export function planUnion(
  planning: Planning,
  branches: readonly Algebra[],
  input: Operator,
  options: PlanOptions,
): Operator {
  if (input instanceof Unit)
    return new Union(
      branches.map((branch) => planning.planApart(branch, options)),
      options.needed,
    );
  const kept = new Set([...input.variables, ...options.needed]);
  const sources = branches.map(() => new RowSource(input, kept));
  return new Union(
    branches.map((branch, index) => planning.plan(branch, sources[index]!, options)),
    options.needed,
    { outer: input, sources },
  );
}

export function planOptional(
  planning: Planning,
  operation: Algebra & { type: 'leftjoin' },
  input: Operator,
  options: PlanOptions,
): Operator {
  const [left, right] = operation.input;
  const condition = operation.expression;
  const readBy = new Set([
    ...options.needed,
    ...allVariables(right),
    ...(condition ? variablesInExpression(condition) : []),
  ]);
  const outer = planning.plan(left, input, { ...options, needed: readBy });
  if (options.isSubstituted || canBeginWith(right, new Set(outer.variables))) {
    const source = new RowSource(outer, readBy, planning.freshName());
    const needed = new Set([...options.needed, source.numberVariable!]);
    const matches = condition
      ? filtered(
          planning,
          planning.plan(right, source, {
            ...options,
            needed: new Set([...needed, ...variablesInExpression(condition)]),
          }),
          condition,
          needed,
          options,
        )
      : planning.plan(right, source, { ...options, needed });
    return new OptionalJoin(outer, { source, plan: matches }, options.needed);
  }
  const inner = planning.planApart(right, { ...options, needed: readBy });
  const holds = condition
    ? conditionOn(planning, joinedVariables(outer, inner), condition, options)
    : undefined;
  return new HashJoin(planning.context, outer, inner, {
    kind: 'left',
    needed: options.needed,
    condition: holds,
    estimate: outer.estimate,
  });
}

export function planMinus(
  planning: Planning,
  operation: Algebra & { type: 'minus' },
  options: PlanOptions,
): Operator {
  const [left, right] = operation.input;
  const own = possibleVariables(left);
  const shared = [...possibleVariables(right)].filter((name) => own.has(name));
  const outer = planning.planApart(left, {
    ...options,
    needed: new Set([...options.needed, ...shared]),
  });
  const inner = planning.planApart(right, { ...options, repeats: 'any', needed: own });
  const certain = certainVariables(right);
  const areCertain = shared.every((name) => outer.certain.has(name) && certain.has(name));
  // Then the rows that go are those with a solution, which are looked up where that is less work.
  if (
    shared.length > 0 &&
    areCertain &&
    canBeginWith(right, own) &&
    (outer.estimate < inner.estimate || inner instanceof PatternScan)
  )
    return existing(planning, outer, right, true, options.needed, options);
  return new HashJoin(planning.context, outer, inner, {
    kind: 'minus',
    needed: options.needed,
    estimate: outer.estimate / 2,
  });
}

/** Consecutive BINDs are one step, so that BNODE knows the solution that they share. */
export function planExtend(
  planning: Planning,
  operation: Algebra & { type: 'extend' },
  input: Operator,
  options: PlanOptions,
): Operator {
  const chain = [operation];
  for (
    let inner = operation.input;
    inner.type === 'extend' && input.columnOf(inner.variable.value) === -1;
    inner = inner.input
  )
    chain.unshift(inner);
  if (input.columnOf(operation.variable.value) !== -1)
    return joinApart(planning, input, operation, options);
  const needed = new Set(options.needed);
  // Unread values are not evaluated; from the last, since each reads those before it.
  const read = chain
    .reverse()
    .filter(({ variable, expression }) => {
      const isRead = needed.delete(variable.value);
      if (isRead) for (const name of variablesInExpression(expression)) needed.add(name);
      return isRead;
    })
    .reverse();
  const rows = planning.plan(chain.at(-1)!.input, input, {
    ...options,
    // A value that varies, like RAND's, is another one in each row.
    repeats: read.every((each) => isRepeatable(each.expression)) ? options.repeats : 'each',
    needed,
  });
  if (read.length === 0) return rows;
  const scope = scopeOf(
    planning,
    {
      certain: rows.certain,
      estimate: rows.estimate,
      variables: [...rows.variables, ...read.map(({ variable }) => variable.value)],
    },
    options,
  );
  return new Extend(
    planning.context,
    rows,
    scope,
    read.map(({ variable, expression }) => ({
      variable: variable.value,
      value: idOfExpression(expression, scope, planning.context),
      detail: describeExpression(expression),
    })),
  );
}

export function valuesRows(
  context: QueryContext,
  { variables: terms, bindings, title }: Algebra & { type: 'values' },
): Operator {
  const variables = terms.map(({ value }) => value);
  const columns = variables.map((name) =>
    Uint32Array.from(bindings, (row) => {
      const term = row[name];
      return term ? context.idOf(term) : UNBOUND;
    }),
  );
  return new Rows(variables, { columns, rowCount: bindings.length }, title);
}
