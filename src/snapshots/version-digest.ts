/** The digest of a version's asserted statements. */
import { createHash } from 'node:crypto';
import type { VersionDigest } from '../commits/index.js';
import type { IdGraph } from '../graph/index.js';
import type { Names } from '../rdf/index.js';
import { canonicalLabels } from './export/blank-labels.js';
import { orderedSelection } from './export/rdf-document.js';
import { Selection } from './export/selection.js';

/** Counts and digests them. Cost: all of them, sorted; memory: some bytes a term and statement. */
export async function versionDigest(graph: IdGraph, names: Names): Promise<VersionDigest> {
  const selection = new Selection(graph, names, 'asserted');
  let quads = 0;
  selection.visit(() => {
    quads += 1;
  });
  if (!(await canonicalLabels(selection))) return { quads, sha256: null };
  const hash = createHash('sha256');
  const layout = { order: 'line', holdsGraphs: true } as const;
  const { lines } = await orderedSelection(selection, layout);
  for (const part of lines()) hash.update(part);
  return { quads, sha256: hash.digest('hex') };
}
