/** Makes one file of a version or subset, perhaps in another thread. */
import { mediaTypeOf, type ExportedFile, type ExportedVersion } from './published-files.js';
import { join } from 'node:path';
import { notFound } from '../../errors.js';
import { partName } from '../../files.js';
import { IdGraph, versionOfNTriples, type GraphPayload } from '../../graph/index.js';
import {
  csvParts,
  RDF_FORMATS,
  getOrMake,
  namesFor,
  type CsvCell,
  type Names,
  type RdfFormat,
} from '../../rdf/index.js';
import { bundleParts } from './bundle.js';
import { geojsonParts, graphmlParts } from './geojson.js';
import { orderedLog, type LogGraph } from './log-selection.js';
import { orderedSelection, rdfDocument } from './rdf-document.js';
import type { FileParts, OrderedStatements, Wording } from './rdf-document.js';
import { Selection, type ChosenThings, type GraphPart } from './selection.js';
import { chooseThings, type Subset } from './subset.js';
import type { Layout } from './sorted-quads.js';
import { csvwMetadata } from './tables/csvw.js';
import { parquetParts } from './tables/parquet.js';
import { tableRows } from './tables/table-rows.js';
import { readTableSchemas, type TableSchema } from './tables/table-schema.js';
import { digestOfFile, partsOfFile, writeWholeFile } from './whole-file.js';

/** A thread's data to make files of one version or subset in a directory. */
export interface ExportJob extends Wording {
  /** The graph, the N-Triples of one that a query built, or where its log is. */
  readonly graph: GraphPayload | Uint8Array | LogGraph;
  readonly version: ExportedVersion;
  readonly baseIri: string;
  readonly subset: Subset | undefined;
  /** The subset with the IRIs of its classes and countries; undefined for the graph of a query. */
  readonly chosen?: Subset | undefined;
  readonly directory: string;
}

export class ExportMaker {
  readonly names: Names;
  /** Undefined where the statements are read from the log. */
  readonly #graph: IdGraph | undefined;
  readonly #chosen: ChosenThings | undefined;
  readonly #selections = new Map<GraphPart, Selection>();

  constructor(readonly job: ExportJob) {
    this.names = namesFor(job.baseIri);
    if (job.graph instanceof Uint8Array)
      this.#graph = versionOfNTriples(job.graph, 'the graph of the query').ids;
    else if (!('logDirectory' in job.graph)) this.#graph = new IdGraph(job.graph);
    this.#chosen = this.#graph && job.chosen && chooseThings(this.#graph, this.names, job.chosen);
  }

  get fileNames(): Iterable<string> {
    return exportsOf(this.names).keys();
  }

  selection(part: GraphPart = 'asserted'): Selection {
    const graph = this.#graph;
    if (!graph) throw new TypeError('Of a log, only RDF documents are made.');
    return getOrMake(
      this.#selections,
      part,
      () => new Selection(graph, this.names, part, this.#chosen),
    );
  }

  /** Makes a missing file. @throws ServiceError `not-acceptable` if its format cannot hold it. */
  async make(name: string): Promise<ExportedFile> {
    const path = join(this.job.directory, name);
    const digest =
      (await digestOfFile(path)) ??
      (await writeWholeFile(path, await this.#partsOf(name, path), name.endsWith('.gz')));
    return { name, mediaType: mediaTypeOf(name), ...digest };
  }

  async #partsOf(name: string, path: string): Promise<FileParts> {
    const plainPath = path.replace(/\.gz$/, '');
    if (plainPath !== path && (await digestOfFile(plainPath))) return partsOfFile(plainPath);
    const make = RDF_EXPORTS.get(name) ?? exportsOf(this.names).get(name);
    if (!make) throw notFound(`There is no export "${name}".`);
    return make(this, path);
  }

  document(format: RdfFormat, part?: GraphPart): Promise<FileParts> {
    return rdfDocument((layout) => this.ordered(layout, part), format, this.job);
  }

  ordered(layout: Layout, part: GraphPart = 'asserted'): Promise<OrderedStatements> {
    const { graph } = this.job;
    return 'logDirectory' in graph
      ? orderedLog(graph, this.job, part, layout)
      : orderedSelection(this.selection(part), layout);
  }
}

type Make = (maker: ExportMaker, path: string) => FileParts | Promise<FileParts>;

const withPacked = (files: readonly [string, Make][]): [string, Make][] =>
  files.flatMap(([name, make]) => [
    [name, make],
    [`${name}.gz`, make],
  ]);

/** Files of statements, also from a log; apart, as the thread reads no shapes for them. */
const RDF_EXPORTS: ReadonlyMap<string, Make> = new Map(
  withPacked([
    ...RDF_FORMATS.map(({ extension, format }): [string, Make] => [
      `graph.${extension}`,
      (maker) => maker.document(format),
    ]),
    ...(['graph-inferred', 'receipts', 'review'] as const).map((name): [string, Make] => [
      `${name}.nq`,
      (maker) => maker.document('nquads', name === 'graph-inferred' ? 'inferred' : name),
    ]),
  ]),
);

const exportsOfBase = new Map<string, ReadonlyMap<string, Make>>();

/** The files of every version, by name: RDF (also gzipped), network, map, tables, the bundle. */
export function exportsOf(names: Names): ReadonlyMap<string, Make> {
  return getOrMake(
    exportsOfBase,
    names.baseIri,
    () =>
      new Map<string, Make>([
        ...RDF_EXPORTS,
        ...withPacked([['graph.graphml', (maker) => graphmlParts(maker.selection(), names)]]),
        ['places.geojson', (maker) => geojsonParts(maker.selection(), names)],
        ...readTableSchemas(names).flatMap((table) => tableFiles(table, names)),
        ['bundle.zip', (maker) => bundleParts(maker)],
      ]),
  );
}

function tableFiles(table: TableSchema, names: Names): [string, Make][] {
  const { kind, columns } = table;
  const columnNames = columns.map(({ name }) => name);
  const rowsIn = (maker: ExportMaker): Iterable<CsvCell[]> =>
    tableRows(table, maker.selection(), names);
  const makers: Record<string, Make> = {
    csv: (maker) => csvParts(columnNames, rowsIn(maker), (row) => row),
    'csv-metadata.json': () => [csvwMetadata(table)],
    parquet: (maker, path) => parquetParts(columns, rowsIn(maker), partName(`${path}.rows`)),
  };
  return Object.entries(makers).map(([ending, make]) => [`tables/${kind}.${ending}`, make]);
}
