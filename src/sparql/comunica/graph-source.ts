/** Our graph as Comunica's query source: what has no SERVICE in it is worked out by our own operators. */
import { BindingsFactory } from '@comunica/utils-bindings-factory';
import type { BindingsStream, FragmentSelectorShape, IQuerySource } from '@comunica/types';
import { dataFactory, type Term } from '../../rdf/index.js';
import type { Operation } from '../parse-query.js';
import type { Evaluation } from '../plan/index.js';
import { toStandardAlgebra } from './algebra.js';
import { fromIterable } from './iterators.js';

/**
 * The operations that the source answers, with all that is in them. SERVICE is none of them. Operations with expressions
 * are only taken where EXISTS in an expression cannot hold a SERVICE, which a shape has no way to say.
 */
const WITHOUT_EXPRESSIONS = ['pattern', 'bgp', 'join', 'union', 'minus', 'values', 'project', 'distinct', 'reduced', 'slice'];
const WITH_EXPRESSIONS = ['filter', 'extend', 'leftjoin', 'group', 'orderby'];

/** Plans an operation over the graph. */
export type PlanOperation = (operation: Operation) => Evaluation;

// Comunica's types of terms and factories are narrower than RDF/JS has them.
const bindingsFactory = new BindingsFactory(dataFactory);

export class GraphSource implements IQuerySource {
  readonly referenceValue = 'urn:osce-graph';
  readonly #plan: PlanOperation;
  readonly #shape: FragmentSelectorShape;

  constructor(plan: PlanOperation, options: { readonly takesExpressions: boolean }) {
    this.#plan = plan;
    const types = options.takesExpressions ? [...WITHOUT_EXPRESSIONS, ...WITH_EXPRESSIONS] : WITHOUT_EXPRESSIONS;
    this.#shape = { type: 'disjunction', children: types.map((type) => ({ type: 'operation', operation: { operationType: 'type', type: type as never } })) };
  }

  getFilterFactor(): Promise<number> {
    return Promise.resolve(1);
  }

  getSelectorShape(): Promise<FragmentSelectorShape> {
    return Promise.resolve(this.#shape);
  }

  queryBindings(operation: Parameters<IQuerySource['queryBindings']>[0]): BindingsStream {
    const evaluation = this.#plan(toStandardAlgebra(operation as unknown as Operation));
    if (evaluation.kind !== 'solutions') throw new TypeError('An operation with solutions was expected.');
    const stream = fromIterable(bindingsOf(evaluation));
    const { root, variables } = evaluation;
    stream.setProperty('metadata', {
      state: { valid: true, invalidate: () => undefined, addInvalidateListener: () => undefined },
      // Comunica takes 0 for "nothing there", which an estimate does not say.
      cardinality: { type: 'estimate', value: Math.max(1, Math.round(root.estimate)) },
      variables: variables.map((name) => ({ variable: dataFactory.variable(name), canBeUndef: !root.certain.has(name) })),
    });
    return stream as unknown as BindingsStream;
  }

  queryQuads(): never {
    throw new TypeError('CONSTRUCT and DESCRIBE are not among the operations of this source.');
  }

  queryBoolean(): never {
    throw new TypeError('ASK is not among the operations of this source.');
  }

  queryVoid(): never {
    throw new TypeError('Updates are not among the operations of this source.');
  }

  toString(): string {
    return 'GraphSource';
  }
}

function* bindingsOf({ batches, variables, context }: Evaluation & { kind: 'solutions' }): Generator<ReturnType<BindingsFactory['bindings']>> {
  const columns = variables.map((name) => dataFactory.variable(name));
  for (const batch of batches) {
    for (let row = 0; row < batch.rowCount; row += 1) {
      const entries: [(typeof columns)[number], Term][] = [];
      columns.forEach((variable, index) => {
        const id = batch.columns[index]![row]!;
        if (id !== 0) entries.push([variable, context.termOf(id)]);
      });
      yield bindingsFactory.bindings(entries);
      context.budget.check();
    }
  }
}
