/** Versions that follow from no other. */
import type { Quad } from '../rdf/index.js';
import { Dictionary } from './dictionary.js';
import { GraphVersion } from './graph-version.js';
import { NO_CONTENT, netChangeOf, withIdChange } from './id-change.js';
import { QuadBuffer } from './row-buffer.js';
import { UNBOUND } from './term-ids.js';

/** The version before the first commit. */
export function emptyVersion(): GraphVersion {
  return new GraphVersion(new Dictionary(), NO_CONTENT, 0, undefined);
}

/** A version outside any log that holds just these quads. */
export function versionOf(quads: Iterable<Quad>): GraphVersion {
  const gathered = new QuadGatherer();
  for (const each of quads) gathered.add(each);
  return gathered.toVersion();
}

/** `versionOf` for quads that are still being made. */
export async function versionOfStream(quads: AsyncIterable<Quad>): Promise<GraphVersion> {
  const gathered = new QuadGatherer();
  for await (const each of quads) gathered.add(each);
  return gathered.toVersion();
}

class QuadGatherer {
  readonly #dictionary = new Dictionary();
  readonly #rows = new QuadBuffer();

  add({ subject, predicate, object, graph }: Quad): void {
    const dictionary = this.#dictionary;
    this.#rows.push(
      dictionary.add(subject),
      dictionary.add(predicate),
      dictionary.add(object),
      graph.termType === 'DefaultGraph' ? UNBOUND : dictionary.add(graph),
    );
  }

  toVersion(): GraphVersion {
    return new GraphVersion(
      this.#dictionary,
      withIdChange(NO_CONTENT, netChangeOf(NO_CONTENT, this.#rows)),
      0,
      undefined,
    );
  }
}
