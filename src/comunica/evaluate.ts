/** Evaluates queries by Comunica, over a graph of ours or several sources. */
import { QueryEngine } from '@comunica/query-sparql';
import { ServiceError, badRequest, messageOf } from '../errors.js';
import type { PlanStep } from '../json-answers.js';
import { blankNode, quadFrom, type Quad, type Term } from '../rdf/index.js';
import type { GraphSource } from './graph-source.js';
import type { MergedSource } from './merged-source.js';

/** An answer in terms, streamed. */
export type ComunicaAnswer =
  | {
      readonly kind: 'solutions';
      readonly variables: readonly string[];
      readonly solutions: AsyncIterable<readonly (Term | undefined)[]>;
    }
  | { readonly kind: 'graph'; readonly quads: AsyncIterable<Quad> }
  | { readonly kind: 'boolean'; readonly value: boolean };

type Source = GraphSource | MergedSource;

export interface ComunicaSettings {
  readonly baseIri: string;
  /** Called while waiting for rows, and at the end; throws the reason if the query has ended. */
  readonly check: () => void;
}

const CHECK_EVERY_MS = 25;

/** One for all queries, since making it takes a tenth of a second. */
let engine: QueryEngine | undefined;

/**
 * @throws ServiceError `malformed-query` where Comunica cannot evaluate the query, `bad-request`
 *   for an update, and the source's errors.
 */
export async function answerByComunica(
  text: string,
  source: Source,
  { baseIri, check }: ComunicaSettings,
): Promise<ComunicaAnswer> {
  const result = await run(() =>
    (engine ??= new QueryEngine()).query(text, context(source, baseIri)),
  );
  switch (result.resultType) {
    case 'boolean': {
      const value = await run(() => result.execute());
      check();
      return { kind: 'boolean', value };
    }
    case 'quads':
      return {
        kind: 'graph',
        quads: triples(
          watched((await run(() => result.execute())) as unknown as Stream<Quad>, check),
        ),
      };
    case 'bindings': {
      const { variables } = await run(() => result.metadata());
      const names = variables.map(({ value }) => value);
      const rows = (await run(() => result.execute())) as unknown as Stream<Row>;
      return {
        kind: 'solutions',
        variables: names,
        solutions: solutions(names, watched(rows, check)),
      };
    }
    default:
      throw badRequest('A query was expected; the text is an update.');
  }
}

/** The steps that Comunica has chosen on the way. Throws as `answerByComunica` does. */
export async function planByComunica(
  text: string,
  source: Source,
  baseIri: string,
): Promise<PlanStep> {
  const explained = await run(() =>
    (engine ??= new QueryEngine()).explain(text, context(source, baseIri), 'physical-json'),
  );
  return toStep(explained.data as ComunicaStep);
}

interface Context {
  readonly sources: [never];
  readonly baseIRI: string;
  readonly fetch: typeof fetch;
}

/** Comunica only calls `match` and `countQuads` of a source, and requests nothing itself. */
function context(source: Source, baseIRI: string): Context {
  return { sources: [source as never], baseIRI, fetch: refuseFetch };
}

function refuseFetch(): Promise<never> {
  const message = 'Comunica may not open a connection itself.';
  return Promise.reject(new ServiceError('outbound-refused', message));
}

async function run<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw own(error);
  }
}

function own(cause: unknown): ServiceError {
  return cause instanceof ServiceError
    ? cause
    : new ServiceError(
        'malformed-query',
        `Comunica cannot evaluate this query: ${messageOf(cause).split('\n')[0]}`,
        { cause },
      );
}

/** Comunica's description of a step. Of similar steps, `childrenCompact` has the first. */
interface ComunicaStep {
  readonly logical: string;
  readonly physical?: string;
  readonly pattern?: string;
  readonly cardinality?: { readonly value: number };
  readonly cardinalityReal?: number;
  readonly timeSelf?: number;
  readonly children?: readonly ComunicaStep[];
  readonly childrenCompact?: readonly { readonly firstOccurrence: ComunicaStep }[];
}

function toStep(step: ComunicaStep): PlanStep {
  const { logical, physical, pattern, cardinality, cardinalityReal, timeSelf } = step;
  const inputs = step.children ?? step.childrenCompact?.map((each) => each.firstOccurrence) ?? [];
  return {
    step: physical === undefined ? logical : `${logical} (${physical})`,
    ...(pattern === undefined ? {} : { detail: pattern }),
    ...(cardinality && Number.isFinite(cardinality.value)
      ? { estimatedRows: Math.round(cardinality.value) }
      : {}),
    ...(cardinalityReal === undefined ? {} : { rows: cardinalityReal }),
    ...(timeSelf === undefined ? {} : { milliseconds: Math.round(timeSelf * 1000) / 1000 }),
    inputs: inputs.map(toStep),
  };
}

/** A stream of Comunica, which stops all its sources when it is destroyed. */
interface Stream<Item> extends AsyncIterable<Item> {
  destroy(error: Error): void;
}

/**
 * Checks now and then whether the stream is to end, since a join may work for long without a row,
 * and at its end whether it is complete.
 */
async function* watched<Item>(stream: Stream<Item>, check: () => void): AsyncGenerator<Item> {
  const timer = setInterval(() => {
    try {
      check();
    } catch (error) {
      stream.destroy(error as Error);
    }
  }, CHECK_EVERY_MS);
  try {
    for await (const item of stream) yield item;
    check();
  } finally {
    clearInterval(timer);
  }
}

interface Row {
  get(name: string): Term | undefined;
}

async function* solutions(
  names: readonly string[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<readonly (Term | undefined)[]> {
  try {
    for await (const row of rows)
      yield names.map((name) => {
        const term = row.get(name);
        return term && withOwnLabels(term);
      });
  } catch (error) {
    throw own(error);
  }
}

/** Comunica also gives triples that CONSTRUCT leaves out: of literals (SPARQL 1.1 §16.2). */
async function* triples(quads: AsyncIterable<Quad>): AsyncGenerator<Quad> {
  try {
    for await (const each of quads)
      if (each.predicate.termType === 'NamedNode' && isSubject(each.subject))
        yield withOwnLabels(each) as Quad;
  } catch (error) {
    throw own(error);
  }
}

function isSubject({ termType }: Term): boolean {
  return termType === 'NamedNode' || termType === 'BlankNode';
}

/** With the source's labels: Comunica has `urn:comunica_skolem:source_0:label` or `bc_0_label`. */
function withOwnLabels(term: Term): Term {
  if (term.termType === 'Quad') {
    return quadFrom([term.subject, term.predicate, term.object].map((part) => withOwnLabels(part)));
  }
  if (term.termType !== 'BlankNode') return term;
  const { value } = (term as { skolemized?: { value: string } }).skolemized ?? term;
  return blankNode(value.replace(/^(?:urn:comunica_skolem:source_\d+:|bc_\d+_)/, ''));
}
