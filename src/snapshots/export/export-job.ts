/** Makes one file of a version or subset, perhaps in another thread. */
import type { ExportedFile, ExportedVersion } from './exported-file.js';
import { join } from 'node:path';
import { notFound } from '../../errors.js';
import { partName } from '../../files.js';
import { IdGraph, versionOfNTriples, type GraphPayload } from '../../graph/index.js';
import { formatOfFileName, namesFor, type Names, type RdfFormat } from '../../rdf/index.js';
import { bundleParts } from './bundle.js';
import { mediaTypeOf } from './file-names.js';
import { geojsonParts } from './geojson.js';
import { graphmlParts } from './graphml.js';
import { LogSelection, type LogGraph } from './log-selection.js';
import { rdfDocument, type FileParts, type Wording } from './rdf-document.js';
import { Selection, type ChosenThings, type GraphPart } from './selection.js';
import { chooseThings, type Subset } from './subset.js';
import { csvLines, csvwMetadata } from './tables/csv.js';
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
  readonly directory: string;
}

export class ExportMaker {
  readonly names: Names;
  /** Undefined where the statements are read from the log. */
  readonly #graph: IdGraph | undefined;
  readonly #chosen: ChosenThings | undefined;
  readonly #selections = new Map<GraphPart, Selection>();
  #tables: readonly TableSchema[] | undefined;

  /** @throws ServiceError `bad-request` when the subset names something missing in the graph. */
  constructor(readonly job: ExportJob) {
    this.names = namesFor(job.baseIri);
    if (job.graph instanceof Uint8Array)
      this.#graph = versionOfNTriples(job.graph, 'the graph of the query').ids;
    else if (!('logDirectory' in job.graph)) this.#graph = new IdGraph(job.graph);
    // The graph of a query is the subset already.
    this.#chosen =
      this.#graph && job.subset && job.subset.query === undefined
        ? chooseThings(this.#graph, this.names, job.subset)
        : undefined;
  }

  get tables(): readonly TableSchema[] {
    return (this.#tables ??= readTableSchemas(this.names));
  }

  /** The statements of a part; the same object each time. */
  selection(part: GraphPart = 'asserted'): Selection {
    if (!this.#graph) throw new TypeError('Of a log, only RDF documents are made.');
    const selection =
      this.#selections.get(part) ?? new Selection(this.#graph, this.names, part, this.#chosen);
    this.#selections.set(part, selection);
    return selection;
  }

  /** Makes a missing file. @throws ServiceError `not-acceptable` if its format cannot hold it. */
  async make(name: string): Promise<ExportedFile> {
    const path = join(this.job.directory, name);
    const digest =
      (await digestOfFile(path)) ??
      (await writeWholeFile(path, await this.#partsOf(name, path), {
        isGzipped: name.endsWith('.gz'),
      }));
    return { name, mediaType: mediaTypeOf(name), ...digest };
  }

  async #partsOf(fileName: string, path: string): Promise<FileParts> {
    const name = fileName.replace(/\.gz$/, '');
    const plainPath = join(this.job.directory, name);
    if (name !== fileName && (await digestOfFile(plainPath))) return partsOfFile(plainPath);
    switch (name) {
      case 'bundle.zip':
        return bundleParts(this);
      case 'graph.graphml':
        return graphmlParts(this.selection(), this.names);
      case 'places.geojson':
        return geojsonParts(this.selection(), this.names);
      case 'graph-inferred.nq':
        return this.#document('nquads', 'inferred');
      case 'receipts.nq':
        return this.#document('nquads', 'receipts');
      case 'review.nq':
        return this.#document('nquads', 'review');
      default:
        return name.startsWith('tables/')
          ? this.#tableParts(name, path)
          : this.#document(this.#formatOf(name));
    }
  }

  #document(format: RdfFormat, part: GraphPart = 'asserted'): Promise<FileParts> {
    const { graph, version, baseIri, directory } = this.job;
    const selection =
      'logDirectory' in graph
        ? new LogSelection({ ...graph, number: version.number, baseIri, directory }, part)
        : this.selection(part);
    return rdfDocument(selection, format, this.job);
  }

  #tableParts(name: string, path: string): FileParts {
    const [, kind, ending] =
      /^tables\/([a-z-]+)\.(csv|parquet|csv-metadata\.json)$/.exec(name) ?? [];
    const table = this.tables.find((each) => each.kind === kind);
    if (!table) throw notFound(`There is no export "${name}".`);
    if (ending === 'csv-metadata.json') return [csvwMetadata(table)];
    const rows = tableRows(table, this.selection(), this.names);
    return ending === 'csv'
      ? csvLines(table, rows)
      : parquetParts(table, rows, partName(`${path}.rows`));
  }

  #formatOf(name: string) {
    const format = formatOfFileName(name)?.format;
    if (!format) throw notFound(`There is no export "${name}".`);
    return format;
  }
}
