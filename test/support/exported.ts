/** Files of a graph made in this thread, to be looked at. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import { STANDARD_PREFIXES, readContext, type Names, type Quad } from '../../src/rdf/index.js';
import { ExportMaker } from '../../src/snapshots/export/export-job.js';
import type { Subset } from '../../src/snapshots/index.js';

/** Graphs that were put together before, by their quads. */
const graphs = new WeakMap<readonly Quad[], GraphVersion>();

function graphOf(quads: readonly Quad[]): GraphVersion {
  const graph = graphs.get(quads) ?? versionOf(quads);
  graphs.set(quads, graph);
  return graph;
}

/** The maker of the files of these quads, as if they were version 7. */
export function exportMaker(
  quads: readonly Quad[],
  names: Names,
  directory: string,
  subset?: Subset,
): ExportMaker {
  return new ExportMaker({
    graph: graphOf(quads).ids.payload,
    version: { number: 7, committedAt: '2024-02-03T04:05:06.000Z', identity: 'abc' },
    baseIri: names.baseIri,
    subset,
    directory,
    prefixes: { ...STANDARD_PREFIXES, og: names.ontologyIri },
    context: readContext(names)['@context'],
  });
}

/** A file of a maker, as text. */
export async function exportedText(maker: ExportMaker, name: string): Promise<string> {
  await maker.make(name);
  return readFileSync(join(maker.job.directory, name), 'utf8');
}
