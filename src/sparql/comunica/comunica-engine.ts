/**
 * Comunica, for what our own operators do not evaluate: SERVICE, and updates. It is loaded when it is first needed, since
 * most processes never do.
 */
import type { QueryEngine } from '@comunica/query-sparql';
import type { Bindings } from '@comunica/types';
import type { AsyncIterator } from 'asynciterator';
import { ServiceError } from '../../errors.js';
import type { Draft } from '../../graph/index.js';
import type { Names, Quad, Term } from '../../rdf/index.js';
import { guardedFetch } from '../outbound.js';
import type { Operation } from '../parse-query.js';
import type { DefaultGraphReading } from '../plan/index.js';
import { toGraphQuad, toGraphTerm } from './comunica-terms.js';
import { DatasetView, type CountedSource, type NamedDataset } from './dataset-view.js';
import { TaskBudget } from './task-budget.js';
import { UpdateTarget } from './update-target.js';

/** What Comunica gives; rows and quads are those of the whole answer. */
export type ComunicaAnswer =
  | { readonly kind: 'solutions'; readonly variables: readonly string[]; readonly rows: readonly (readonly (Term | undefined)[])[] }
  | { readonly kind: 'graph'; readonly quads: readonly Quad[] }
  | { readonly kind: 'boolean'; readonly value: boolean };

export interface ComunicaSettings {
  readonly reading: DefaultGraphReading;
  readonly serviceAllow: readonly string[];
  /** The base for relative IRIs while the query runs. */
  readonly baseIri: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
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
 * Evaluates a query, with GRAPH written into its patterns, over a source.
 * @throws ServiceError `query-timeout`; whatever Comunica throws for what it cannot evaluate.
 */
export async function queryWithComunica(operation: Operation, source: CountedSource, settings: ComunicaSettings): Promise<ComunicaAnswer> {
  const loaded = await loadEngine();
  const { operation: query, dataset } = takeDataset(operation);
  const budget = new TaskBudget(settings.timeoutMs, settings.signal);
  try {
    // Comunica's own operation and source types are wider than what is needed here.
    const result = await budget.run(() => loaded.query(query as never, contextOf(new DatasetView(source, settings.reading, dataset), settings) as never));
    switch (result.resultType) {
      case 'bindings': {
        const variables = (await result.metadata()).variables.map(({ value }) => value);
        const stream = (await result.execute()) as unknown as AsyncIterator<Bindings>;
        return { kind: 'solutions', variables, rows: await all(budget.watch(stream, (bindings) => variables.map((name) => optionalTerm(bindings.get(name))))) };
      }
      case 'quads':
        return { kind: 'graph', quads: await all(budget.watch((await result.execute()) as unknown as AsyncIterator<Quad>, toGraphQuad)) };
      case 'boolean':
        return { kind: 'boolean', value: await result.execute() };
      default:
        throw new ServiceError('bad-request', `A ${result.resultType} answer is not a query's.`);
    }
  } finally {
    budget.end();
  }
}

/**
 * Applies an update, with GRAPH written into its patterns, to a draft.
 * @throws ServiceError `query-timeout`; whatever Comunica throws for what it cannot evaluate.
 */
export async function updateWithComunica(operation: Operation, draft: Draft, names: Names, settings: ComunicaSettings): Promise<void> {
  const loaded = await loadEngine();
  const budget = new TaskBudget(settings.timeoutMs, settings.signal);
  try {
    const destination = new UpdateTarget(draft, names);
    for (const part of partsOf(operation)) {
      const view = new DatasetView(draft, isTransfer(part) ? 'strict' : settings.reading);
      await budget.run(() => loaded.queryVoid(part as never, { ...contextOf(view, settings), destination } as never));
    }
  } finally {
    budget.end();
  }
}

/** ADD, MOVE and COPY, which mean the default graph itself, whatever patterns see in its place (SPARQL 1.1 Update §3.2). */
function isTransfer({ type }: Operation): boolean {
  return type === 'add' || type === 'move' || type === 'copy';
}

/** The operations of a request one by one where some of them read the default graph otherwise than the rest; else all in one. */
function partsOf(operation: Operation): readonly Operation[] {
  const parts = operation.type === 'compositeupdate' ? (operation.updates as Operation[]) : [operation];
  return parts.some(isTransfer) ? parts : [operation];
}

function contextOf(view: DatasetView, { baseIri, serviceAllow }: ComunicaSettings): Record<string, unknown> {
  return { sources: [view], baseIRI: baseIri, fetch: guardedFetch(serviceAllow) };
}

/**
 * The query without its FROM and FROM NAMED, and the graphs that they name. The view answers for them, since Comunica
 * reads several FROM graphs one after another, and a statement that stands in two of them would count twice.
 */
function takeDataset(operation: Operation): { operation: Operation; dataset?: NamedDataset } {
  if (operation.type !== 'from') return { operation };
  const { input, default: defaultGraphs, named: namedGraphs } = operation as unknown as { input: Operation; default: Term[]; named: Term[] };
  return { operation: input, dataset: { defaultGraphs: distinctTerms(defaultGraphs), namedGraphs: distinctTerms(namedGraphs) } };
}

function distinctTerms(terms: readonly Term[]): Term[] {
  return [...new Map(terms.map((term) => [term.value, term])).values()];
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

function optionalTerm(term: Term | undefined): Term | undefined {
  return term && toGraphTerm(term);
}
