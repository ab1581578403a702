/** Versions without predecessors. */
import type { Quad } from '../rdf/index.js';
import { Dictionary } from './dictionary.js';
import { GraphVersion } from './graph-version.js';
import { NO_CONTENT, netChangeOf, withIdChange } from './id-change.js';
import { NQuadsReader } from './n-quads-reader.js';
import { QuadBuffer } from './row-buffer.js';

export function emptyVersion(): GraphVersion {
  return new GraphVersion(new Dictionary(), NO_CONTENT, 0, undefined);
}

/** A version outside any log with just these quads. */
export function versionOf(quads: Iterable<Quad>): GraphVersion {
  const [dictionary, rows] = [new Dictionary(), new QuadBuffer()];
  for (const quad of quads) rows.push(...dictionary.addQuad(quad));
  return versionOfRows(dictionary, rows);
}

/** A version outside any log from an N-Triples document, named by `source`. */
export function versionOfNTriples(bytes: Uint8Array, source: string): GraphVersion {
  const [dictionary, rows] = [new Dictionary(), new QuadBuffer()];
  const reader = new NQuadsReader(dictionary, rows, { format: 'ntriples', source });
  reader.read(bytes);
  reader.end();
  return versionOfRows(dictionary, rows);
}

function versionOfRows(dictionary: Dictionary, rows: QuadBuffer): GraphVersion {
  const content = withIdChange(NO_CONTENT, netChangeOf(NO_CONTENT, rows));
  return new GraphVersion(dictionary, content, 0, undefined);
}
