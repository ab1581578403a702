/** Constraints in SPARQL: `sh:sparql` (SHACL §5), and declared components (SHACL §6). */
import { ServiceError } from '../errors.js';
import type { TermId } from '../graph/index.js';
import type { Literal, QuadSource, Term } from '../rdf/index.js';
import { SH, SHAPES_GRAPH, getOrMake, literal, objectsOf } from '../rdf/index.js';
import type { Bindings, PreparedQuery, QueriedGraph } from '../sparql/index.js';
import type { Component } from './sparql-components.js';
import { componentsOf, parameterBindings, validatorOf } from './sparql-components.js';
import type { Constraint, ConstraintContext, SparqlReads } from './constraint.js';
import { notExecutable, withValues } from './constraint.js';
import type { MergedGraph } from './merged-graph.js';
import { isTrue, nameOf } from './shape-terms.js';
import { readQuery } from './sparql-query.js';
import type { Finding } from './validation-report.js';

/** Variables that every query may have a value for (SHACL §5.3.1). */
const PRE_BOUND: readonly string[] = ['this', 'shapesGraph', 'currentShape'];

export class SparqlConstraints {
  readonly #components: readonly Component[];

  constructor(private readonly shapes: QuadSource) {
    this.#components = componentsOf(shapes);
  }

  /** @throws ServiceError `bad-request` for a constraint that cannot be executed. */
  constraintsOf(context: ConstraintContext): Constraint[] {
    const own = objectsOf(this.shapes, context.shape, SH.sparql).filter(
      (constraint) => !isTrue(this.shapes, constraint, SH.deactivated),
    );
    return [
      ...own.map((constraint) => this.#ofSparql(constraint, context)),
      ...this.#components.flatMap((component) =>
        parameterBindings(component, context).map((parameters) =>
          this.#ofComponent(component, parameters, context),
        ),
      ),
    ];
  }

  #ofSparql(constraint: Term, context: ConstraintContext): Constraint {
    const query = readQuery('select', { ...context, source: constraint, preBound: PRE_BOUND });
    const [severity = context.severity] = objectsOf(this.shapes, constraint, SH.severity);
    const text = 'A query of the shape finds something wrong.';
    return new SparqlConstraint(query, context, {
      component: SH.SPARQLConstraintComponent,
      constraint,
      severity,
      messages: this.#messagesOf([constraint], context, text),
      parameters: new Map(),
    });
  }

  #ofComponent(
    { node, parameters: declared }: Component,
    parameters: Bindings,
    context: ConstraintContext,
  ): Constraint {
    const { form, source } = validatorOf(node, context);
    const names = [...PRE_BOUND, ...declared.map(({ name }) => name)];
    const [preBound, path] =
      form === 'ask' ? [[...names, 'value'], undefined] : [names, context.path];
    const query = readQuery(form, { ...context, source, preBound, path });
    const text = `The constraint ${nameOf(node)} does not hold.`;
    return new SparqlConstraint(query, context, {
      component: node,
      severity: context.severity,
      messages: this.#messagesOf([source, node], context, text),
      parameters,
    });
  }

  /** Of the first with some; then of the shape, then a text (SHACL §5.3.2). */
  #messagesOf(
    owners: readonly Term[],
    { messages }: ConstraintContext,
    text: string,
  ): readonly Literal[] {
    const own = owners.map((owner) =>
      objectsOf(this.shapes, owner, SH.message).filter(
        (message): message is Literal => message.termType === 'Literal',
      ),
    );
    return [...own, messages].find((each) => each.length > 0) ?? [literal(text)];
  }
}

/** Parts of findings of a constraint in SPARQL, besides their solutions. */
interface Source {
  readonly component: Term;
  readonly constraint?: Term;
  readonly severity: Term;
  readonly messages: readonly Literal[];
  /** Values of the component's parameters, by the names of their variables. */
  readonly parameters: Bindings;
}

/** A SELECT has a solution for each fault, an ASK is true for each right value. */
class SparqlConstraint implements Constraint {
  readonly sparqlReads: SparqlReads;
  readonly #constants: Bindings;
  /** Results for focus nodes that were announced by `expect`. */
  readonly #verdicts = new WeakMap<MergedGraph, Map<TermId, boolean>>();

  constructor(
    private readonly query: PreparedQuery,
    private readonly context: ConstraintContext,
    private readonly source: Source,
  ) {
    this.#constants = new Map([
      ...source.parameters,
      ['shapesGraph', SHAPES_GRAPH],
      ['currentShape', context.shape],
    ]);
    this.sparqlReads = { predicates: query.predicatesRead(this.#constants, 'shapesGraph') };
  }

  holds(graph: MergedGraph, focus: TermId, values: readonly TermId[]): boolean {
    if (this.#mayFail) return this.findings(graph, focus, values).length === 0;
    return (
      this.#verdicts.get(graph)?.get(focus) ??
      this.#isRight(this.#ask(graph, this.#rowsOf(graph, focus, values)))
    );
  }

  expect(
    graph: MergedGraph,
    focusNodes: readonly TermId[],
    valuesOf: (focus: TermId) => readonly TermId[],
  ): void {
    if (this.#mayFail) return;
    const verdicts = getOrMake(this.#verdicts, graph, () => new Map<TermId, boolean>());
    const open = focusNodes.filter((focus) => !verdicts.has(focus));
    const rows = open.map((focus) => this.#rowsOf(graph, focus, valuesOf(focus)));
    const answers = this.#ask(graph, rows.flat());
    let first = 0;
    for (const [index, focus] of open.entries()) {
      const end = first + (rows[index]?.length ?? 0);
      verdicts.set(focus, this.#isRight(answers.slice(first, end)));
      first = end;
    }
  }

  findings(graph: MergedGraph, focus: TermId, values: readonly TermId[]): readonly Finding[] {
    if (this.query.form === 'select') {
      const bindings = new Map([...this.#constants, ['this', graph.termOf(focus)]]);
      return this.#evaluate(graph, (queried) => queried.solutions(this.query, bindings)).map(
        (solution) => this.#findingOf(graph, focus, solution),
      );
    }
    const answers = this.#ask(graph, this.#rowsOf(graph, focus, values));
    return values
      .filter((_, index) => !answers[index])
      .map((value) => this.#findingOf(graph, focus, new Map([['value', graph.termOf(value)]])));
  }

  /** Whether a solution may report failure, so that all of them must be read. */
  get #mayFail(): boolean {
    return this.query.variables.includes('failure');
  }

  /** The values that differ between a focus node's evaluations. */
  #rowsOf(graph: MergedGraph, focus: TermId, values: readonly TermId[]): Bindings[] {
    const node = graph.termOf(focus);
    const row = (...more: [string, Term][]): Bindings => new Map([['this', node], ...more]);
    return this.query.form === 'select'
      ? [row()]
      : values.map((value) => row(['value', graph.termOf(value)]));
  }

  #isRight(answers: readonly boolean[]): boolean {
    return this.query.form === 'select' ? !answers.includes(true) : !answers.includes(false);
  }

  #ask(graph: MergedGraph, rows: readonly Bindings[]): boolean[] {
    return this.#evaluate(graph, (queried) =>
      queried.haveSolutions(this.query, rows, this.#constants),
    );
  }

  #evaluate<T>(graph: MergedGraph, work: (queried: QueriedGraph) => T): T {
    const { shapes, shape } = this.context;
    try {
      return work(this.query.mentions('shapesGraph') ? graph.queriedWith(shapes.match()) : graph);
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'malformed-query')
        throw notExecutable(shape, error.message, error);
      throw error;
    }
  }

  /** SHACL §5.3.2. @throws ServiceError `bad-request` for a solution that reports failure. */
  #findingOf(graph: MergedGraph, focus: TermId, solution: Bindings): Finding {
    const { pathNode, shape, shapes } = this.context;
    const { component, constraint, severity, messages, parameters } = this.source;
    if (solution.get('failure')?.value === 'true')
      throw notExecutable(shape, `its query reports a failure for ${nameOf(graph.termOf(focus))}.`);
    const path = solution.get('path');
    const message = solution.get('message');
    const bindings = new Map([...parameters, ['this', graph.termOf(focus)], ...solution]);
    return {
      focusNode: graph.termOf(focus),
      path: path?.termType === 'NamedNode' ? path : pathNode,
      value: solution.get('value') ?? (pathNode ? undefined : graph.termOf(focus)),
      messages:
        message?.termType === 'Literal'
          ? [message]
          : messages.map((each) => withValues(each, bindings, shapes)),
      severity,
      component,
      constraint,
      shape,
    };
  }
}
