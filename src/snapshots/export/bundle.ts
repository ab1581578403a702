/** Everything of a version in one archive, with documents to understand and check it. */
import type { ExportedFile } from './exported-file.js';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { ZipFile, type Options } from 'yazl';
import { ServiceError } from '../../errors.js';
import { versionOf } from '../../graph/index.js';
import { csvParts, readOntology, readQueries, readWritten } from '../../rdf/index.js';
import { bundleLicence, bundleReadme } from './bundle-readme.js';
import { codebookOf, codebookText, type CodebookEntry } from './codebook.js';
import { dcatRecord } from '../catalog/dcat.js';
import { croissantOf } from './croissant.js';
import { dataCiteOf, roCrateOf, versionCff } from './deposit-metadata.js';
import type { ExportMaker } from './export-job.js';
import { mediaTypeOf } from './media-types.js';
import { readTableSchemas } from './tables/table-schema.js';
import { SUMS_FILE, manifestOf, sumsOf, type LeftOut } from './manifest.js';

/** RDF syntaxes that would repeat the data, compressed files, and the bundle itself. */
const LEFT_OUT = /^graph\.(?!nq$|trig$|graphml$)|\.gz$|\.zip$/;

/** One local time for all entries (the format keeps local times): the same bytes each time. */
const entryOptions = (): Partial<Options> => ({
  mtime: new Date(1981, 0, 1),
  mode: 0o100644,
  forceDosTimestamp: true,
});

/** The archive. Its data files are made in the job's directory, and stay there for others. */
export async function* bundleParts(maker: ExportMaker): AsyncGenerator<Uint8Array> {
  const { data, leftOut } = await makeData(maker);
  const documents = documentsOf(maker, data, leftOut);
  const archive = new ZipFile();
  const options = entryOptions();
  archive.on('error', (error: Error) =>
    (archive.outputStream as NodeJS.ReadableStream & { destroy: (error: Error) => void }).destroy(
      error,
    ),
  );
  for (const { name, text } of documents) archive.addBuffer(Buffer.from(text), name, options);
  for (const { name } of data) archive.addFile(join(maker.job.directory, name), name, options);
  archive.addBuffer(Buffer.from(sumsOf([...data, ...documents])), SUMS_FILE, options);
  archive.end();
  for await (const part of archive.outputStream) yield part as Buffer;
}

async function makeData(maker: ExportMaker): Promise<{ data: ExportedFile[]; leftOut: LeftOut[] }> {
  const data: ExportedFile[] = [];
  const leftOut: LeftOut[] = [];
  for (const name of maker.fileNames) {
    if (LEFT_OUT.test(name)) continue;
    try {
      data.push(await maker.make(name));
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'not-acceptable') throw error;
      leftOut.push({ name, reason: error.message });
    }
  }
  return { data, leftOut };
}

interface Document extends ExportedFile {
  readonly text: string;
}

function documentsOf(
  maker: ExportMaker,
  data: readonly ExportedFile[],
  leftOut: readonly LeftOut[],
): Document[] {
  const { job, names } = maker;
  const ontology = versionOf(readOntology(names));
  const tables = readTableSchemas(names);
  const codebook = codebookOf(maker.selection(), ontology, names, job.prefixes);
  const documents = [
    document('README.md', bundleReadme(job, data, tables)),
    document('LICENSE.md', bundleLicence()),
    document('codebook.md', codebookText(codebook)),
    document('codebook.csv', codebookCsv(codebook)),
    document('context.jsonld', `${JSON.stringify({ '@context': job.context }, null, 2)}\n`),
    document('ontology.ttl', readWritten('ontology', names)),
    document('shapes.ttl', readWritten('shapes', names)),
    document('CITATION.cff', versionCff(job)),
    document('datacite.json', dataCiteOf(job)),
    document('croissant.json', croissantOf(job, data, tables)),
    ...readQueries(names).map(({ name, text }) => document(`queries/${name}.rq`, text)),
    document('dcat.ttl', dcatRecord(job.version, data, ontology, names, job.prefixes)),
  ];
  const described = [
    ...documents,
    document(
      'manifest.json',
      manifestOf(job.version, job.subset, [...documents, ...data], leftOut),
    ),
  ];
  return [
    ...described,
    document('ro-crate-metadata.json', roCrateOf(job, [...described, ...data])),
  ];
}

function document(name: string, text: string): Document {
  return {
    name,
    text,
    mediaType: mediaTypeOf(name),
    size: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  };
}

function codebookCsv(entries: readonly CodebookEntry[]): string {
  const columns = ['kind', 'name', 'iri', 'label', 'definition', 'of', 'range', 'count'] as const;
  const parts = csvParts(columns, entries, (entry) => columns.map((name) => String(entry[name])));
  return [...parts].join('');
}
