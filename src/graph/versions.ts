/** Versions without predecessors. */
import type { Quad } from '../rdf/index.js';
import { Dictionary } from './dictionary.js';
import { GraphVersion } from './graph-version.js';
import { NO_CONTENT, netChangeOf } from './id-change.js';
import { NQuadsReader } from './n-quads-reader.js';
import { QuadBuffer } from './row-buffer.js';

export function emptyVersion(): GraphVersion {
  return new GraphVersion(new Dictionary(), NO_CONTENT, 0, undefined);
}

/** A version outside any log with just these quads. */
export function versionOf(quads: Iterable<Quad>): GraphVersion {
  const empty = emptyVersion();
  return empty.after(empty.idChangeOf({ added: [...quads], removed: [] }), { number: 0 });
}

/** A version outside any log from an N-Triples document, named by `source`. */
export function versionOfNTriples(bytes: Uint8Array, source: string): GraphVersion {
  const [empty, rows] = [emptyVersion(), new QuadBuffer()];
  const reader = new NQuadsReader(empty.dictionary, rows, { format: 'ntriples', source });
  reader.read(bytes);
  reader.end();
  return empty.after(netChangeOf(empty.ids, rows), { number: 0 });
}
