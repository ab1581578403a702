/**
 * Queries with SERVICE: Comunica asks the other endpoints and joins what they say with what our own operators give. It is
 * loaded when it is first needed, since most processes never do.
 */
import type { QueryEngine } from '@comunica/query-sparql';
import { KeysQueryOperation } from '@comunica/context-entries';
import type { Bindings } from '@comunica/types';
import type { AsyncIterator } from 'asynciterator';
import { ServiceError } from '../../errors.js';
import { UNBOUND, type TermId } from '../../graph/index.js';
import type { Quad, Term } from '../../rdf/index.js';
import { Rows } from '../operators/index.js';
import { guardedFetch } from '../outbound.js';
import type { Operation } from '../parse-query.js';
import type { Evaluation } from '../plan/index.js';
import { hasServiceInExists } from './algebra.js';
import { toGraphQuad, toGraphTerm } from './comunica-terms.js';
import { GraphSource, type PlanOperation } from './graph-source.js';
import { TaskBudget } from './task-budget.js';

export interface FederationSettings {
  readonly serviceAllow: readonly string[];
  /** The base for relative IRIs while the query runs. */
  readonly baseIri: string;
  /** The order in which the answer has its variables. */
  readonly inOrder: (variables: readonly string[]) => readonly string[];
}

let engine: QueryEngine | undefined;

async function loadEngine(): Promise<QueryEngine> {
  if (!engine) {
    const { QueryEngine: Engine } = await import('@comunica/query-sparql');
    engine ??= new Engine();
  }
  return engine;
}

/**
 * The whole answer of a query as if our operators alone had given it.
 * @param operation the query, with GRAPH written into its patterns. @param plan plans its parts without SERVICE.
 * @throws ServiceError `query-timeout`; whatever Comunica throws for what it cannot evaluate.
 */
export async function federate(operation: Operation, plan: PlanOperation, settings: FederationSettings): Promise<Evaluation> {
  const loaded = await loadEngine();
  const { context, root } = plan({ type: 'nop' });
  const idOf = (term: Term | undefined): TermId => (term ? context.idOf(toGraphTerm(term)) : UNBOUND);
  const budget = new TaskBudget(context.budget.remainingMs, context.budget.signal);
  const source = new GraphSource(plan, { takesExpressions: !hasServiceInExists(operation) });
  try {
    const result = await budget.run(() => loaded.query(operation as never, {
      [KeysQueryOperation.querySources.name]: [{ source }], baseIRI: settings.baseIri, fetch: guardedFetch(settings.serviceAllow),
    } as never));
    switch (result.resultType) {
      case 'bindings': {
        const names = (await result.metadata()).variables.map(({ value }) => value);
        const variables = settings.inOrder(names);
        const stream = (await result.execute()) as unknown as AsyncIterator<Bindings>;
        const rows = await all(budget.watch(stream, (bindings) => variables.map((name) => idOf(bindings.get(name)))));
        const answer = new Rows(variables, { columns: variables.map((_, column) => Uint32Array.from(rows, (row) => row[column]!)), rowCount: rows.length }, 'answer of Comunica');
        return { kind: 'solutions', context, root: answer, variables, batches: answer.batches() };
      }
      case 'quads': {
        const quads = await all(budget.watch((await result.execute()) as unknown as AsyncIterator<Quad>, toGraphQuad));
        return { kind: 'graph', context, root, triples: quads.map(({ subject, predicate, object }) => [context.idOf(subject), context.idOf(predicate), context.idOf(object)] as const) };
      }
      case 'boolean': {
        const value = await result.execute();
        return { kind: 'boolean', context, root, value: () => value };
      }
      default:
        throw new ServiceError('bad-request', `A ${result.resultType} answer is not a query's.`);
    }
  } catch (error) {
    // The query's own budget knows best what was used up.
    context.budget.checkNow();
    throw error;
  } finally {
    budget.end();
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}
