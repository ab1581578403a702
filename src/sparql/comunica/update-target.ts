/** Where Comunica sends what an update inserts and deletes: a draft, never the graph itself. */
import { EventEmitter } from 'node:events';
import type { AsyncIterator } from 'asynciterator';
import { refuseInferred, type Draft } from '../../graph/index.js';
import type { Match, Names, Quad, Term } from '../../rdf/index.js';
import { toGraphQuad } from './comunica-terms.js';
import { fromIterable } from './iterators.js';

/** The part of an RDF/JS Store that Comunica's update actors use. The graph of inferred statements is out of its reach. */
export class UpdateTarget {
  readonly #draft: Draft;
  readonly #names: Names;

  constructor(draft: Draft, names: Names) {
    this.#draft = draft;
    this.#names = names;
  }

  match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): AsyncIterator<Quad> {
    return fromIterable(this.#draft.match(subject, predicate, object, graph).filter((quad) => !quad.graph.equals(this.#names.graphs.inferred)));
  }

  import(quads: AsyncIterator<Quad>): EventEmitter {
    return this.#collect(quads, (quad) => {
      this.#draft.add(quad);
    });
  }

  remove(quads: AsyncIterator<Quad>): EventEmitter {
    return this.#collect(quads, (quad) => {
      this.#draft.delete(quad);
    });
  }

  removeMatches(subject?: Match, predicate?: Match, object?: Match, graph?: Match): EventEmitter {
    return this.remove(this.match(subject, predicate, object, graph));
  }

  deleteGraph(graph: Term | string): EventEmitter {
    const quads = this.#draft.match(null, null, null, typeof graph === 'string' ? ({ termType: 'NamedNode', value: graph } as Term) : graph);
    return this.remove(fromIterable(quads));
  }

  /** Reads all quads before the first is applied, since what is read may depend on what is written. */
  #collect(quads: AsyncIterator<Quad>, apply: (quad: Quad) => void): EventEmitter {
    const done = new EventEmitter();
    const run = async (): Promise<void> => {
      const all: Quad[] = [];
      for await (const quad of quads) all.push(toGraphQuad(quad));
      refuseInferred(all, this.#names);
      all.forEach(apply);
    };
    run().then(() => done.emit('end'), (error: unknown) => done.emit('error', error));
    return done;
  }
}
