/** A graph version as the RDF/JS source that Comunica reads, with the dataset reading that was chosen. */
import type { AsyncIterator} from 'asynciterator';
import { fromIterable } from 'asynciterator';
import { defaultGraph, quad, termKey, type Match, type Quad, type QuadSource } from '../rdf/index.js';

/** What a pattern outside GRAPH sees: all graphs merged, or the default graph alone (SPARQL 1.1 §13.1 leaves it open). */
export type DefaultGraphReading = 'union' | 'strict';

export interface CountedSource extends QuadSource {
  count(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number;
}

/**
 * Patterns with the default graph see it as `reading` says, each statement once; patterns with no graph given, as in
 * `GRAPH ?g`, see the named graphs only.
 */
export class DatasetView {
  readonly #source: CountedSource;
  readonly #reading: DefaultGraphReading;

  constructor(source: CountedSource, reading: DefaultGraphReading) {
    this.#source = source;
    this.#reading = reading;
  }

  match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): AsyncIterator<Quad> {
    // The iterator must be lazy: Comunica asks for many matches that it never reads.
    return fromIterable(this.#quads(subject, predicate, object, graph));
  }

  /** Never too low, so that Comunica may take 0 for "nothing there"; statements in several graphs count several times. */
  countQuads(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number {
    return this.#source.count(subject, predicate, object, this.#isUnion(graph) ? null : graph);
  }

  *#quads(subject: Match, predicate: Match, object: Match, graph: Match): Generator<Quad> {
    if (this.#isUnion(graph)) {
      yield* mergedStatements(this.#source.match(subject, predicate, object, null));
    } else if (graph) {
      yield* this.#source.match(subject, predicate, object, graph);
    } else {
      for (const match of this.#source.match(subject, predicate, object, null)) {
        if (match.graph.termType !== 'DefaultGraph') yield match;
      }
    }
  }

  #isUnion(graph: Match): boolean {
    return this.#reading === 'union' && graph?.termType === 'DefaultGraph';
  }
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
