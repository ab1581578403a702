/** A graph version as the RDF/JS source that Comunica reads, with the dataset reading that was chosen. */
import type { AsyncIterator } from 'asynciterator';
import { defaultGraph, quad, termKey, type Match, type Quad, type QuadSource, type Term } from '../../rdf/index.js';
import type { DefaultGraphReading } from '../plan/index.js';
import { fromIterable } from './iterators.js';

export interface CountedSource extends QuadSource {
  count(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number;
}

/** The graphs that FROM and FROM NAMED name; they take the place of the reading (SPARQL 1.1 §13.2). */
export interface NamedDataset {
  readonly defaultGraphs: readonly Term[];
  readonly namedGraphs: readonly Term[];
}

/**
 * Patterns with the default graph see it as `reading` or the query's own dataset says, each statement once; patterns
 * with no graph given, as in `GRAPH ?g`, see the named graphs only.
 */
export class DatasetView {
  readonly #source: CountedSource;
  readonly #reading: DefaultGraphReading;
  readonly #dataset: NamedDataset | undefined;

  constructor(source: CountedSource, reading: DefaultGraphReading, dataset?: NamedDataset) {
    this.#source = source;
    this.#reading = reading;
    this.#dataset = dataset;
  }

  match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): AsyncIterator<Quad> {
    // The iterator must be lazy: Comunica asks for many matches that it never reads.
    return fromIterable(this.#quads(subject, predicate, object, graph));
  }

  /** Never too low, so that Comunica may take 0 for "nothing there"; statements in several graphs count several times. */
  countQuads(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number {
    return this.#graphsBehind(graph).reduce((count, each) => count + this.#source.count(subject, predicate, object, each), 0);
  }

  *#quads(subject: Match, predicate: Match, object: Match, graph: Match): Generator<Quad> {
    const graphs = this.#graphsBehind(graph);
    const quads = matchesIn(this.#source, graphs, subject, predicate, object);
    // A default graph that is a merge has each statement once; one that is a single graph has them so already.
    const isMerge = graph?.termType === 'DefaultGraph' && !(graphs.length === 1 && graphs[0]?.termType === 'DefaultGraph');
    if (isMerge) yield* mergedStatements(quads);
    else if (graph) yield* quads;
    else for (const quad of quads) if (quad.graph.termType !== 'DefaultGraph') yield quad;
  }

  /** The graphs of the source in which a pattern with this graph looks; null is all of them. */
  #graphsBehind(graph: Match): readonly Match[] {
    if (graph?.termType === 'DefaultGraph') return this.#dataset?.defaultGraphs ?? [this.#reading === 'union' ? null : graph];
    const named = this.#dataset?.namedGraphs;
    if (!graph) return named ?? [null];
    return !named || named.some((name) => name.equals(graph)) ? [graph] : [];
  }
}

function* matchesIn(source: QuadSource, graphs: readonly Match[], subject: Match, predicate: Match, object: Match): Generator<Quad> {
  for (const graph of graphs) yield* source.match(subject, predicate, object, graph);
}

/** The RDF merge of quads: every statement once, in the default graph. */
function* mergedStatements(quads: Iterable<Quad>): Generator<Quad> {
  const seen = new Set<string>();
  for (const { subject, predicate, object } of quads) {
    const key = `${termKey(subject)}\n${termKey(predicate)}\n${termKey(object)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield quad(subject, predicate, object, defaultGraph());
  }
}
