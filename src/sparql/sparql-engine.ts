/** The query engine: a graph version and a query in; solutions, a graph, yes or no, or a `Change` out. */
import { QueryEngine } from '@comunica/query-sparql';
import type { AsyncIterator } from 'asynciterator';
import type { Bindings } from '@comunica/types';
import { ServiceError, messageOf } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import type { Change, Names, Quad, Term } from '../rdf/index.js';
import { Budget } from './budget.js';
import { toGraphQuad, toGraphTerm } from './comunica-terms.js';
import { DatasetView, type DefaultGraphReading, type NamedDataset } from './dataset-view.js';
import { guardedFetch, refuseOutbound, withoutSilentLoads } from './outbound.js';
import { baseOf, isUpdate, parseQuery, type Operation } from './parse-query.js';
import { withProtocolDataset, type ProtocolDataset } from './protocol-dataset.js';
import { UpdateTarget } from './update-target.js';

export type { ProtocolDataset } from './protocol-dataset.js';
export type { DefaultGraphReading } from './dataset-view.js';

/** One solution: a term for each of the answer's variables, in their order, undefined where unbound. */
export type Solution = readonly (Term | undefined)[];

export type QueryAnswer =
  | { readonly kind: 'solutions'; readonly variables: readonly string[]; readonly solutions: AsyncIterable<Solution> }
  | { readonly kind: 'graph'; readonly quads: AsyncIterable<Quad> }
  | { readonly kind: 'boolean'; readonly value: boolean };

export interface QueryOptions {
  readonly dataset?: ProtocolDataset | undefined;
  /** Ends the query, as when the client has gone away. */
  readonly signal?: AbortSignal | undefined;
}

export interface SparqlSettings {
  readonly names: Names;
  readonly defaultGraph: DefaultGraphReading;
  /** The time one query may take, from its start until its last solution is handed over. */
  readonly timeoutMs: number;
  /** Addresses that SERVICE and LOAD may call. */
  readonly serviceAllow: readonly string[];
}

/**
 * Answers queries over any graph version and turns updates into changes. It writes nothing itself.
 * An answer's iterable throws where the query could not be finished: one that ends normally is complete.
 */
export class SparqlEngine {
  readonly #engine = new QueryEngine();
  readonly #settings: SparqlSettings;

  constructor(settings: SparqlSettings) {
    this.#settings = settings;
  }

  /**
   * @throws ServiceError `malformed-query`, `outbound-refused`, `query-timeout`, or `bad-request` when the text is an update.
   */
  async query(version: GraphVersion, text: string, options: QueryOptions = {}): Promise<QueryAnswer> {
    const parsed = await parseQuery(this.#engine, text, this.#settings.names.baseIri);
    if (parsed.type === 'nop') throw new ServiceError('malformed-query', 'A query was expected: SELECT, ASK, CONSTRUCT or DESCRIBE; the text is empty.');
    if (isUpdate(parsed)) throw new ServiceError('bad-request', 'This is an update; send it as "update", since a query cannot write.');
    refuseOutbound(parsed, this.#settings.serviceAllow);
    const { operation, dataset } = takeDataset(withProtocolDataset(parsed, options.dataset, text));
    const budget = new Budget(this.#settings.timeoutMs, options.signal);
    const view = new DatasetView(version, this.#settings.defaultGraph, dataset);
    try {
      return await budget.run(() => this.#execute(operation, text, view, budget));
    } catch (error) {
      budget.end();
      throw toQueryError(error);
    }
  }

  /**
   * What an update request would change, all its operations together (SPARQL 1.1 Update §3: one request, one unit).
   * @throws ServiceError as `query` does, and `bad-request` when the text is a query.
   */
  async update(version: GraphVersion, text: string, options: QueryOptions = {}): Promise<Change> {
    const parsed = await parseQuery(this.#engine, text, this.#settings.names.baseIri);
    if (!isUpdate(parsed)) throw new ServiceError('bad-request', 'This is a query; send it as "query", since an update has no answer.');
    const { serviceAllow } = this.#settings;
    const operation = withProtocolDataset(withoutSilentLoads(parsed, serviceAllow), options.dataset, text);
    refuseOutbound(operation, serviceAllow);
    if (operation.type === 'nop') return { added: [], removed: [] };
    const draft = version.draft();
    const target = new UpdateTarget(draft, this.#settings.names);
    const budget = new Budget(this.#settings.timeoutMs, options.signal);
    try {
      for (const part of partsOf(operation)) {
        const view = new DatasetView(draft, isTransfer(part) ? 'strict' : this.#settings.defaultGraph);
        const context = { ...this.#context(view, text), destination: target };
        await budget.run(() => this.#engine.queryVoid(part as never, context as never));
      }
      return draft.netChange();
    } catch (error) {
      throw toQueryError(error);
    } finally {
      budget.end();
    }
  }

  async #execute(operation: Operation, text: string, view: DatasetView, budget: Budget): Promise<QueryAnswer> {
    // Comunica's own operation and source types are wider than what is needed here.
    const result = await this.#engine.query(operation as never, this.#context(view, text) as never);
    switch (result.resultType) {
      case 'bindings': {
        const { variables } = await result.metadata();
        const names = inOrderOfAppearance(variables.map(({ value }) => value), text);
        const stream = (await result.execute()) as unknown as AsyncIterator<Bindings>;
        return { kind: 'solutions', variables: names, solutions: toQueryErrors(budget.watch(stream, (bindings) => names.map((name) => optionalTerm(bindings.get(name))))) };
      }
      case 'quads':
        return { kind: 'graph', quads: toQueryErrors(budget.watch((await result.execute()) as unknown as AsyncIterator<Quad>, toGraphQuad)) };
      case 'boolean': {
        const value = await result.execute();
        budget.end();
        return { kind: 'boolean', value };
      }
      default:
        throw new ServiceError('bad-request', `A ${result.resultType} answer is not a query's.`);
    }
  }

  #context(view: DatasetView, text: string): Record<string, unknown> {
    return { sources: [view], baseIRI: baseOf(text, this.#settings.names.baseIri), fetch: guardedFetch(this.#settings.serviceAllow) };
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

/** The same items, with failures of the engine told as the query's. */
async function* toQueryErrors<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw toQueryError(error);
  }
}

function optionalTerm(term: Term | undefined): Term | undefined {
  return term && toGraphTerm(term);
}

/** The engine sorts the variables of `SELECT *` by name; people expect them as the query first mentions them. */
function inOrderOfAppearance(variables: readonly string[], text: string): readonly string[] {
  if (!/^[^{]*\bSELECT\s+(?:(?:DISTINCT|REDUCED)\s+)?\*/i.test(text)) return variables;
  const firstUse = new Map<string, number>();
  for (const match of text.matchAll(/[?$]([\p{L}\p{N}_]+)/gu)) {
    if (!firstUse.has(match[1]!)) firstUse.set(match[1]!, match.index);
  }
  return [...variables].sort((left, right) => (firstUse.get(left) ?? 0) - (firstUse.get(right) ?? 0));
}

/** Failures of the engine are nearly always of the query: an unknown function, a wrong argument. */
function toQueryError(thrown: unknown): ServiceError {
  if (thrown instanceof ServiceError) return thrown;
  return new ServiceError('malformed-query', `The query cannot be evaluated: ${messageOf(thrown)}`, { cause: thrown });
}
