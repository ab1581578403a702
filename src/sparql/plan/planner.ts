/**
 * From algebra to operators. `plan` joins an operation to rows that are there already (at first a
 * single empty row), so that patterns are looked up rather than read whole. Groups are flattened,
 * and their parts are joined one by one: next is always the part that keeps the number of rows
 * smallest by the graph's exact counts, and each filter stands right after what it needs.
 */
import { UNBOUND, type TermId } from '../../graph/index.js';
import type { Term } from '../../rdf/index.js';
import type { Expression } from '../expressions/index.js';
import {
  Distinct,
  Empty,
  ExistsFilter,
  Extend,
  Filter,
  GroupBy,
  HashJoin,
  Lateral,
  OptionalJoin,
  OuterRow,
  OuterRowSource,
  PathAutomaton,
  PathClosure,
  PatternJoin,
  PatternScan,
  PerGraph,
  Project,
  RowScope,
  RowSource,
  Rows,
  SearchJoin,
  Slice,
  Sort,
  TripleTermMatch,
  Union,
  Unit,
  joinedVariables,
  type IdPattern,
  type Operator,
  type Outer,
  type Position,
  type QueryContext,
} from '../operators/index.js';
import type { Operation } from './algebra.js';
import { conditionOf, describeExpression, existenceOf, idOfExpression } from './conditions.js';
import type { ActiveDataset, GraphScope } from './dataset.js';
import {
  inGraph,
  readLater,
  toGroup,
  variablesOfElement,
  type Element,
  type NameMaker,
  type WaitingFilter,
} from './elements.js';
import { Estimates } from './estimates.js';
import { joinOrder } from './join-order.js';
import { toPath } from './paths.js';
import { canBeginWith, isLookUp } from './scoping.js';
import { Searches, type SearchOperation } from './searches.js';
import {
  allVariables,
  possibleVariables,
  variablesInExpression,
  variablesInTerm,
  type Names,
} from './variables.js';

/** The operations that begin with rows that are there; all others are worked out by themselves. */
const BEGINS_WITH_ROWS = new Set<Operation['type']>([
  'bgp',
  'path',
  'join',
  'filter',
  'search',
  'nop',
  'graph',
  'union',
  'leftjoin',
  'extend',
]);

export interface PlanOptions {
  /** The variables that are read further on. */
  readonly needed: Names;
  readonly scope: GraphScope;
  /**
   * Within EXISTS: rows from outside are seen everywhere, as if written into the pattern (SPARQL
   * 1.1 §18.6 substitute).
   */
  readonly isSubstituted?: boolean;
  /**
   * Within LATERAL: the row whose values stand wherever a pattern begins, and what of it is seen
   * here.
   */
  readonly outer?: { readonly row: OuterRow; readonly visible: Names } | undefined;
  /** Whether one solution is as good as many that are alike. */
  readonly isOneEnough?: boolean;
}

export class Planner {
  readonly #context: QueryContext;
  readonly #dataset: ActiveDataset;
  readonly #estimates: Estimates;
  readonly #searches: Searches;
  #nameCount = 0;

  constructor(context: QueryContext, dataset: ActiveDataset) {
    this.#context = context;
    this.#searches = new Searches(context);
    this.#dataset = dataset;
    this.#estimates = new Estimates(
      context.graph,
      dataset,
      (term) => (variablesInTerm(term).length > 0 ? undefined : context.knownIdOf(term)),
      (search) => this.#searches.countOf(search),
    );
  }

  /** The rows of `input` joined with the solutions of an operation. */
  plan(operation: Operation, input: Operator, options: PlanOptions): Operator {
    switch (operation.type) {
      case 'bgp':
      case 'path':
      case 'join':
      case 'filter':
      case 'search':
      case 'nop':
        return this.#planGroup(operation, input, options);
      case 'graph':
        return this.#planGraph(operation.input, operation.name, input, options);
      case 'union':
        return this.#planUnion(operation.input, input, options);
      case 'leftjoin':
        return this.#planOptional(operation, input, options);
      case 'extend':
        return this.#planExtend(operation, input, options);
      default:
        // The rest is worked out by itself.
        return input instanceof Unit
          ? this.#planAlone(operation, options)
          : this.#joinApart(input, operation, options);
    }
  }

  /**
   * What a pattern begins with: one row, without values, or within LATERAL with those of the row
   * outside.
   */
  #start({ outer }: PlanOptions): Operator {
    return outer ? new OuterRowSource(outer.row, outer.visible) : new Unit();
  }

  /** An operation that is worked out by itself. */
  #planApart(operation: Operation, options: PlanOptions): Operator {
    return BEGINS_WITH_ROWS.has(operation.type)
      ? this.plan(operation, this.#start(options), options)
      : this.#planAlone(operation, options);
  }

  #freshName: NameMaker = () => `#${(this.#nameCount += 1)}`;

  #planAlone(operation: Operation, options: PlanOptions): Operator {
    const { needed } = options;
    switch (operation.type) {
      case 'values':
        return this.#rowsOf(operation);
      case 'minus': {
        const [left, right] = operation.input;
        const shared = possibleVariables(right);
        const outer = this.#planApart(left, {
          ...options,
          isOneEnough: false,
          needed: new Set([
            ...needed,
            ...[...possibleVariables(left)].filter((name) => shared.has(name)),
          ]),
        });
        const inner = this.#planApart(right, { ...options, needed: possibleVariables(left) });
        return new HashJoin(this.#context, outer, inner, {
          kind: 'minus',
          needed,
          estimate: outer.estimate / 2,
          varies: options.outer !== undefined,
        });
      }
      case 'project': {
        const variables = operation.variables.map(({ value }) => value);
        const inside = subQueryOptions(options, new Set(variables));
        return new Project(this.#planApart(operation.input, inside), variables);
      }
      case 'distinct':
      case 'reduced': {
        const rows = this.#planApart(operation.input, {
          ...options,
          needed: possibleVariables(operation.input),
        });
        return new Distinct(this.#context, rows);
      }
      case 'slice':
        return this.#planSlice(operation, options);
      case 'orderby':
        return this.#planSort(operation, options, Infinity);
      case 'group':
        return this.#planGroupBy(operation, options);
      case 'lateral':
        return this.#planLateral(operation, options);
      default:
        throw new TypeError(`${operation.type.toUpperCase()} is not among these operators.`);
    }
  }

  #rowsOf({ variables: terms, bindings, title }: Operation & { type: 'values' }): Operator {
    const variables = terms.map(({ value }) => value);
    const columns = variables.map((name) =>
      Uint32Array.from(bindings, (row) => {
        const term = row[name] ?? row[`?${name}`];
        return term ? this.#context.idOf(term) : UNBOUND;
      }),
    );
    return new Rows(variables, { columns, rowCount: bindings.length }, title);
  }

  #planSlice(operation: Operation & { type: 'slice' }, options: PlanOptions): Operator {
    const limit = operation.length ?? Infinity;
    const end = operation.start + limit;
    const { input } = operation;
    // The first rows of an order need no whole order; a choice of columns in between changes
    // nothing.
    const isSorted =
      input.type === 'orderby' || (input.type === 'project' && input.input.type === 'orderby');
    if (!isSorted || end === Infinity)
      return new Slice(
        this.#planApart(input, { ...options, isOneEnough: false }),
        operation.start,
        limit,
      );
    if (input.type === 'orderby')
      return new Slice(this.#planSort(input, options, end), operation.start, limit);
    const project = input;
    const variables = project.variables.map(({ value }) => value);
    const sorted = this.#planSort(
      project.input as Operation & { type: 'orderby' },
      subQueryOptions(options, new Set(variables)),
      end,
    );
    return new Slice(new Project(sorted, variables), operation.start, limit);
  }

  #planSort(
    { input, expressions }: Operation & { type: 'orderby' },
    options: PlanOptions,
    limit: number,
  ): Operator {
    const needed = new Set([
      ...options.needed,
      ...expressions.flatMap((each) => [...variablesInExpression(each)]),
    ]);
    const rows = this.#planApart(input, { ...options, needed });
    const scope = this.#scopeOf(rows, options);
    const keys = expressions.map((expression) => {
      const isDescending = expression.subType === 'operator' && expression.operator === 'desc';
      const by =
        expression.subType === 'operator' &&
        (expression.operator === 'desc' || expression.operator === 'asc')
          ? expression.args[0]!
          : expression;
      return { read: idOfExpression(by, scope, this.#context), isDescending };
    });
    return new Sort(this.#context, rows, keys, scope, limit);
  }

  #planGroupBy(
    { input, variables, aggregates }: Operation & { type: 'group' },
    options: PlanOptions,
  ): Operator {
    const keys = variables.map(({ value }) => value);
    const countsRows = aggregates.some(
      ({ expression, distinct }) => expression.subType === 'wildcard' && distinct,
    );
    const read = countsRows
      ? possibleVariables(input)
      : new Set(aggregates.flatMap((each) => [...variablesInExpression(each)]));
    const rows = this.#planApart(input, {
      ...options,
      isOneEnough: false,
      needed: new Set([...keys, ...read]),
    });
    // Columns in a known order, without those that only joins needed.
    const projected = new Project(
      rows,
      rows.variables.filter((name) => keys.includes(name) || read.has(name)),
    );
    return new GroupBy(
      this.#context,
      projected,
      keys,
      aggregates.map((expression) => ({ variable: expression.variable.value, expression })),
      this.#scopeOf(projected, options),
    );
  }

  #planGraph(operation: Operation, name: Term, input: Operator, options: PlanOptions): Operator {
    if (name.termType !== 'Variable') {
      const graph = this.#context.knownIdOf(name);
      if (!this.#dataset.isNamedGraph(graph))
        return new Empty(
          [...new Set([...input.variables, ...possibleVariables(operation)])].filter((each) =>
            options.needed.has(each),
          ),
          `no named graph <${name.value}>`,
        );
      return this.plan(operation, input, { ...options, scope: { kind: 'graph', graph } });
    }
    const variable = name.value;
    if (isLookUp(operation, variable)) {
      return this.plan(operation, input, {
        ...options,
        needed: new Set([...options.needed, variable]),
        scope: { kind: 'variable', name: variable },
      });
    }
    // What stands within EXISTS sees the rows from outside, in each of the graphs.
    if (options.isSubstituted && !(input instanceof Unit))
      return this.#planUnion(
        this.#dataset
          .namedGraphs()
          .map((graph) => inGraph(operation, name, this.#context.termOf(graph))),
        input,
        options,
      );
    const planOf = (graph: TermId, from: Operator): Operator =>
      this.plan(operation, from, {
        ...options,
        isOneEnough: false,
        needed: possibleVariables(operation),
        scope: { kind: 'graph', graph },
      });
    const perGraph = new PerGraph(
      this.#dataset.namedGraphs(),
      variable,
      planOf(UNBOUND, this.#start(options)),
      (graph) => planOf(graph, this.#start(options)),
    );
    return input instanceof Unit ? perGraph : this.#hashJoin(input, perGraph, options);
  }

  #planUnion(branches: readonly Operation[], input: Operator, options: PlanOptions): Operator {
    if (input instanceof Unit)
      return new Union(
        branches.map((branch) => this.#planApart(branch, options)),
        options.needed,
      );
    const kept = new Set([...input.variables, ...options.needed]);
    const sources = branches.map(() => new RowSource(input, kept));
    return new Union(
      branches.map((branch, index) => this.plan(branch, sources[index]!, options)),
      options.needed,
      { outer: input, sources },
    );
  }

  #planOptional(
    operation: Operation & { type: 'leftjoin' },
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
    const outer = this.plan(left, input, { ...options, isOneEnough: false, needed: readBy });
    const inside = { ...options, isOneEnough: false };
    if (options.isSubstituted || canBeginWith(right, new Set(outer.variables))) {
      const source = new RowSource(outer, readBy, this.#freshName());
      const needed = new Set([...options.needed, source.numberVariable!]);
      const matches = condition
        ? this.#filter(
            this.plan(right, source, {
              ...inside,
              needed: new Set([...needed, ...variablesInExpression(condition)]),
            }),
            condition,
            needed,
            options,
          )
        : this.plan(right, source, { ...inside, needed });
      return new OptionalJoin(outer, { source, plan: matches }, options.needed);
    }
    const inner = this.#planApart(right, { ...inside, needed: readBy });
    const holds = condition
      ? this.#conditionOn(joinedVariables(outer, inner), condition, options)
      : undefined;
    return new HashJoin(this.#context, outer, inner, {
      kind: 'left',
      needed: options.needed,
      condition: holds,
      estimate: outer.estimate,
      varies: options.outer !== undefined,
    });
  }

  /**
   * Values that are bound one after another are bound in one step, so that BNODE knows the solution
   * that they share.
   */
  #planExtend(
    operation: Operation & { type: 'extend' },
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
      return this.#joinApart(input, operation, options);
    const needed = new Set(options.needed);
    // Values that nobody reads are not worked out; from the last, since each reads those before it.
    const read = chain
      .reverse()
      .filter(({ variable, expression }) => {
        const isRead = needed.delete(variable.value);
        if (isRead) for (const name of variablesInExpression(expression)) needed.add(name);
        return isRead;
      })
      .reverse();
    const rows = this.plan(chain.at(-1)!.input, input, { ...options, needed });
    if (read.length === 0) return rows;
    const scope = this.#scopeOf(
      {
        certain: rows.certain,
        estimate: rows.estimate,
        variables: [...rows.variables, ...read.map(({ variable }) => variable.value)],
      },
      options,
    );
    return new Extend(
      this.#context,
      rows,
      scope,
      read.map(({ variable, expression }) => ({
        variable: variable.value,
        value: idOfExpression(expression, scope, this.#context),
        detail: describeExpression(expression),
      })),
    );
  }

  /** Joins an operation that is worked out by itself. */
  #joinApart(input: Operator, operation: Operation, options: PlanOptions): Operator {
    const needed = new Set([...options.needed, ...input.variables]);
    return this.#hashJoin(
      input,
      this.#planApart(operation, { ...options, isOneEnough: false, needed }),
      options,
    );
  }

  #hashJoin(left: Operator, right: Operator, { needed, outer }: PlanOptions): Operator {
    const isShared = left.variables.some((name) => right.columnOf(name) !== -1);
    const estimate = isShared
      ? Math.max(left.estimate, right.estimate)
      : left.estimate * right.estimate;
    const options = { kind: 'inner', needed, estimate, varies: outer !== undefined } as const;
    // The right side is kept in memory: the smaller one, unless it changes from run to run.
    return left.estimate < right.estimate && !beginsWithRowsFromOutside(left)
      ? new HashJoin(this.#context, right, left, options)
      : new HashJoin(this.#context, left, right, options);
  }

  /** A pattern in which nothing could tell the difference is simply joined. */
  #planLateral(
    { input: [left, right] }: Operation & { type: 'lateral' },
    options: PlanOptions,
  ): Operator {
    const readBy = new Set([...options.needed, ...allVariables(right)]);
    const before = this.#planApart(left, { ...options, isOneEnough: false, needed: readBy });
    if (canBeginWith(right, new Set(before.variables))) return this.plan(right, before, options);
    const visible = new Set(before.variables);
    const row = new OuterRow(before, visible);
    const inside = { ...options, isOneEnough: false, needed: readBy, outer: { row, visible } };
    return new Lateral(
      this.#context,
      before,
      { row, plan: this.#planApart(right, inside) },
      options.needed,
    );
  }

  #planGroup(operation: Operation, input: Operator, options: PlanOptions): Operator {
    const { elements, filters } = toGroup(operation, options.scope, this.#freshName);
    const open = joinOrder(
      elements,
      { variables: new Set(input.variables), certain: input.certain, estimate: input.estimate },
      this.#estimates,
    );
    let waiting: WaitingFilter[] = filters.map((expression) => ({
      expression,
      reads: variablesInExpression(expression),
    }));
    let rows = this.#applyFilters(input, waiting, open, options, (left) => {
      waiting = left;
    });
    for (let element = open.shift(); element; element = open.shift()) {
      rows = this.#join(rows, element, {
        ...options,
        needed: readLater(options.needed, open, waiting),
      });
      rows = this.#applyFilters(rows, waiting, open, options, (left) => {
        waiting = left;
      });
    }
    return rows;
  }

  /**
   * Puts each filter behind the rows that has all it reads, or that nothing further will give it.
   */
  #applyFilters(
    rows: Operator,
    waiting: readonly WaitingFilter[],
    open: readonly Element[],
    options: PlanOptions,
    keep: (left: WaitingFilter[]) => void,
  ): Operator {
    const later = new Set(open.flatMap((each) => [...variablesOfElement(each)]));
    const isReady = ({ reads }: WaitingFilter): boolean =>
      [...reads].every((name) => rows.certain.has(name) || !later.has(name));
    const ready = waiting.filter(isReady);
    const left = waiting.filter((each) => !isReady(each));
    keep(left);
    if (ready.length === 0) return rows;
    return ready.reduce(
      (filtered, { expression }, index) =>
        this.#filter(
          filtered,
          expression,
          readLater(options.needed, open, [...left, ...ready.slice(index + 1)]),
          options,
        ),
      rows,
    );
  }

  #join(rows: Operator, element: Element, options: PlanOptions): Operator {
    const { needed } = options;
    switch (element.kind) {
      case 'pattern': {
        const pattern = this.#toIdPattern(element);
        const estimate = Math.max(rows.estimate * this.#estimates.growth(element, rows.certain), 0);
        if (!pattern)
          return new Empty(
            [...new Set([...rows.variables, ...variablesOfElement(element)])].filter((name) =>
              needed.has(name),
            ),
            'a term that the graph does not have',
          );
        if (rows instanceof Unit) return new PatternScan(this.#context, pattern, needed, estimate);
        const isConnected = [...variablesOfElement(element)].some(
          (name) => rows.columnOf(name) !== -1,
        );
        const isConstant = variablesOfElement(element).size === 0;
        if (isConnected || isConstant)
          return new PatternJoin(this.#context, rows, pattern, {
            needed,
            isOneEnough: options.isOneEnough ?? false,
            estimate,
          });
        return this.#hashJoin(
          rows,
          new PatternScan(
            this.#context,
            pattern,
            needed,
            this.#estimates.growth(element, new Set()),
          ),
          options,
        );
      }
      case 'closure':
        return this.#joinClosure(rows, element, options);
      case 'tripleTerm': {
        const { subject, predicate, object } = element.term;
        const [s, p, o] = [subject, predicate, object].map((term) => this.#positionOf(term));
        return new TripleTermMatch(this.#context, rows, element.variable, [s!, p!, o!], needed);
      }
      case 'namedGraphs':
        return this.plan(
          { type: 'nop' },
          rows.certain.has(element.name)
            ? rows
            : this.#hashJoin(rows, this.#graphRows(element.name), options),
          options,
        );
      case 'search':
        return this.#joinSearch(rows, element.search, needed);
      case 'operation': {
        const inner = { ...options, scope: element.scope };
        const isApart =
          !(rows instanceof Unit) &&
          !options.isSubstituted &&
          !canBeginWith(element.operation, new Set(rows.variables));
        return isApart
          ? this.#joinApart(rows, element.operation, inner)
          : this.plan(element.operation, rows, inner);
      }
    }
  }

  #joinSearch(rows: Operator, search: SearchOperation, needed: Names): Operator {
    const estimate =
      rows.estimate * this.#estimates.growth({ kind: 'search', search }, rows.certain);
    const positions = {
      subject: this.#positionOf(search.subject),
      text: this.#positionOf(search.text),
      score: search.score?.value,
    };
    return new SearchJoin(this.#context, rows, positions, this.#searches.answersOf(search), {
      needed,
      estimate,
    });
  }

  #graphRows(name: string): Operator {
    const graphs = Uint32Array.from(this.#dataset.namedGraphs());
    return new Rows([name], { columns: [graphs], rowCount: graphs.length }, 'named graphs');
  }

  #joinClosure(
    rows: Operator,
    { subject, path, object, scope }: Element & { kind: 'closure' },
    options: PlanOptions,
  ): Operator {
    const isVariable = scope.kind === 'variable';
    const automaton = new PathAutomaton(
      this.#context,
      toPath(path, (term) => this.#context.knownIdOf(term)),
      (graph) => (isVariable ? { kind: 'one', graph } : this.#dataset.selectionOf(scope)),
    );
    return new PathClosure(
      this.#context,
      rows,
      {
        // A path may begin and end at a term that the graph does not have.
        subject: this.#positionOf(subject),
        object: this.#positionOf(object),
        graphVariable: isVariable ? scope.name : undefined,
        automaton,
        detail: `${describeTerm(subject)} ${path.type} ${describeTerm(object)}`,
      },
      options.needed,
    );
  }

  #toIdPattern({ pattern, scope, excluded }: Element & { kind: 'pattern' }): IdPattern | undefined {
    const known = (term: Term): Position =>
      term.termType === 'Variable' ? term.value : this.#context.knownIdOf(term);
    const [subject, predicate, object] = [
      known(pattern.subject),
      known(pattern.predicate),
      known(pattern.object),
    ];
    if (subject === UNBOUND || predicate === UNBOUND || object === UNBOUND) return undefined;
    return {
      subject,
      predicate,
      object,
      selection: this.#dataset.selectionOf(scope),
      graphVariable: scope.kind === 'variable' ? scope.name : undefined,
      excluded: excluded && new Set(excluded.map((term) => this.#context.knownIdOf(term))),
    };
  }

  #positionOf(term: Term): Position {
    return term.termType === 'Variable' ? term.value : this.#context.idOf(term);
  }

  #filter(rows: Operator, expression: Expression, needed: Names, options: PlanOptions): Operator {
    const existence = existenceOf(expression);
    if (existence) {
      const source = new RowSource(rows, allVariables(existence.pattern), this.#freshName());
      return new ExistsFilter(
        rows,
        { source, plan: this.#planExists(existence.pattern, source, options) },
        existence.isNegated,
        needed,
      );
    }
    const scope = this.#scopeOf(rows, options);
    return new Filter(
      this.#context,
      rows,
      scope,
      conditionOf(expression, scope, this.#context),
      needed,
      describeExpression(expression),
    );
  }

  #conditionOn(
    variables: readonly string[],
    expression: Expression,
    options: PlanOptions,
  ): { scope: RowScope; holds: () => boolean } {
    const scope = this.#scopeOf({ variables, certain: new Set(), estimate: 1 }, options);
    return { scope, holds: conditionOf(expression, scope, this.#context) };
  }

  /**
   * Where expressions over the rows of a step read; EXISTS within them runs its pattern for the one
   * row.
   */
  #scopeOf(rows: Outer, options: PlanOptions): RowScope {
    return new RowScope(this.#context, rows.variables, (pattern, scope) => {
      const operation = pattern as Operation;
      const source = new RowSource(rows, allVariables(operation));
      const plan = this.#planExists(operation, source, options);
      return () => {
        source.set(
          scope.columns.map((column) => column.subarray(scope.row, scope.row + 1)),
          1,
        );
        for (const batch of plan.batches()) if (batch.rowCount > 0) return true;
        return false;
      };
    });
  }

  #planExists(pattern: Operation, source: RowSource, { scope }: PlanOptions): Operator {
    const needed = new Set(source.numberVariable === undefined ? [] : [source.numberVariable]);
    return this.plan(pattern, source, { needed, scope, isSubstituted: true, isOneEnough: true });
  }
}

/** What holds within a sub-query: of a row outside it sees the variables that it projects. */
function subQueryOptions(options: PlanOptions, projected: Names): PlanOptions {
  const { outer } = options;
  return {
    ...options,
    needed: projected,
    outer: outer && {
      row: outer.row,
      visible: new Set([...outer.visible].filter((name) => projected.has(name))),
    },
  };
}

/**
 * Whether a step begins with rows that an outer step puts in, so that what it gives changes from
 * run to run.
 */
function beginsWithRowsFromOutside(operator: Operator): boolean {
  return operator.inputs.length === 0
    ? operator instanceof RowSource
    : beginsWithRowsFromOutside(operator.inputs[0]!);
}

function describeTerm(term: Term): string {
  return term.termType === 'Variable' ? `?${term.value}` : term.value;
}
