/** Files of a graph made in this thread, to be looked at. */
import { afterAll } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { GraphVersion, Inference, versionOf } from '../../src/graph/index.js';
import {
  KINDS,
  RDF,
  STANDARD_PREFIXES,
  getOrMake,
  parseN3Syntax,
  readContext,
  readData,
  readOntology,
  type NamedNode,
  type Names,
  type Quad,
} from '../../src/rdf/index.js';
import { indexOf } from './search-index.js';
import { ExportMaker, type ExportJob } from '../../src/snapshots/export/export-job.js';
import { withIris } from '../../src/snapshots/export/subset.js';
import { readSubset, type Subset } from '../../src/snapshots/index.js';
import { readCsv } from './csv.js';
import { TemporaryDirectories } from './directories.js';
import { names } from './shipped-graph.js';

/** Graphs that were put together before, by their quads. */
const graphs = new WeakMap<readonly Quad[], GraphVersion>();

function graphOf(quads: readonly Quad[]): GraphVersion {
  return getOrMake(graphs, quads, () => versionOf(quads));
}

/** With what follows, as in a version of a log. */
function versionWith(quads: readonly Quad[], of: Names): GraphVersion {
  const asserted = graphOf(quads);
  return asserted.after(new Inference(of).follow(asserted).inferred, { number: 7 });
}

/** The maker of the files of these quads, as if they were version 7. */
export function exportMaker(
  from: readonly Quad[] | GraphVersion,
  names: Names,
  directory: string,
  part: Pick<ExportJob, 'subset' | 'chosen'> = { subset: undefined },
): ExportMaker {
  return new ExportMaker({
    graph: (from instanceof GraphVersion ? from : graphOf(from)).ids.payload,
    version: { number: 7, committedAt: '2024-02-03T04:05:06.000Z', identity: 'abc' },
    baseIri: names.baseIri,
    ...part,
    directory,
    prefixes: { ...STANDARD_PREFIXES, og: names.ontologyIri },
    context: readContext(names)['@context'],
  });
}

/** The maker of the files of a part of these quads. */
export async function partMaker(
  quads: readonly Quad[],
  names: Names,
  directory: string,
  subset: Subset,
): Promise<ExportMaker> {
  const version = versionWith(quads, names);
  const chosen = await withIris(subset, version, names, () => indexOf(version, names));
  return exportMaker(version, names, directory, { subset, chosen });
}

/** Makers of the files of tests, with the shipped quads, and what the files have. */
export function exportsOfTests() {
  const directories = new TemporaryDirectories();
  afterAll(() => directories.removeAll());
  const shipped: readonly Quad[] = [...readOntology(names), ...readData(names)];
  const makerOf = (quads: readonly Quad[]): ExportMaker =>
    exportMaker(quads, names, directories.make());
  const partOf = (quads: readonly Quad[], parameters: string): Promise<ExportMaker> =>
    partMaker(quads, names, directories.make(), readSubset(new URLSearchParams(parameters))!);
  const rowsOf = async (maker: ExportMaker, kind: string): Promise<Record<string, string>[]> =>
    readCsv(await exportedText(maker, `tables/${kind}.csv`));
  const parquetOf = async (
    maker: ExportMaker,
    kind: string,
  ): Promise<Record<string, unknown>[]> => {
    const name = `tables/${kind}.parquet`;
    await maker.make(name);
    const { buffer, byteOffset, length } = readFileSync(join(maker.job.directory, name));
    return parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + length) });
  };
  return { shipped, maker: makerOf(shipped), makerOf, partOf, rowsOf, parquetOf };
}

const PREFIXES = [
  ...Object.entries({ ...STANDARD_PREFIXES, og: names.ontologyIri, x: 'urn:x:' }),
  ...KINDS.map((kind) => [kind, names.thing(kind, '').value]),
].map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`);

/** Quads of a TriG text with the usual prefixes, and one for the things of each kind. */
export function quadsOf(text: string): Quad[] {
  return parseN3Syntax(`${PREFIXES.join('\n')}\n${text}`, { format: 'trig' });
}

/** The subjects of a class among quads. */
export function thingsOf(quads: readonly Quad[], type: NamedNode): Set<string> {
  return new Set(
    quads
      .filter(({ predicate, object }) => predicate.equals(RDF.type) && object.equals(type))
      .map(({ subject }) => subject.value),
  );
}

/** A file of a maker, as text. */
export async function exportedText(maker: ExportMaker, name: string): Promise<string> {
  await maker.make(name);
  return readFileSync(join(maker.job.directory, name), 'utf8');
}
