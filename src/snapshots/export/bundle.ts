/** Everything of a version in one archive, with documents to understand and check it. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ZipFile, type Options } from 'yazl';
import { ServiceError } from '../../errors.js';
import { versionOf } from '../../graph/index.js';
import { csvParts, readOntology, readQueries, readWritten } from '../../rdf/index.js';
import { dcatRecord } from '../catalog/dcat.js';
import { LICENCE_TEXT, bundleReadme } from './bundle-readme.js';
import { CODEBOOK_COLUMNS, codebookOf, codebookText } from './codebook.js';
import { croissantOf } from './croissant.js';
import { dataCiteOf, roCrateOf, versionCff } from './deposit-metadata.js';
import type { ExportMaker } from './export-job.js';
import {
  SUMS_FILE,
  manifestOf,
  mediaTypeOf,
  sumsOf,
  type ExportedFile,
} from './published-files.js';
import { readTableSchemas } from './tables/table-schema.js';

/** RDF syntaxes that would repeat the data, compressed files, and the bundle itself. */
const LEFT_OUT = /^graph\.(?!nq$|trig$|graphml$)|\.gz$|\.zip$/;

/** The archive. Its data files are made in the job's directory, and stay there for others. */
export async function* bundleParts(maker: ExportMaker): AsyncGenerator<Uint8Array> {
  const data: ExportedFile[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  for (const name of maker.fileNames) {
    if (LEFT_OUT.test(name)) continue;
    try {
      data.push(await maker.make(name));
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'not-acceptable') throw error;
      leftOut.push({ name, reason: error.message });
    }
  }
  const documents = documentsOf(maker, data);
  const add = (name: string, text: string): void => void documents.push(document(name, text));
  const { job } = maker;
  add('manifest.json', manifestOf(job.version, job.subset, [...documents, ...data], leftOut));
  add('ro-crate-metadata.json', roCrateOf(job, [...documents, ...data]));
  add(SUMS_FILE, sumsOf([...data, ...documents]));
  const archive = new ZipFile();
  const output = archive.outputStream as NodeJS.ReadableStream & { destroy(error: Error): void };
  archive.on('error', (error: Error) => output.destroy(error));
  // One local time for all entries (the format keeps local times): the same bytes each time.
  const options: Partial<Options> = {
    mtime: new Date(1981, 0, 1),
    mode: 0o100644,
    forceDosTimestamp: true,
  };
  for (const { name, text } of documents) archive.addBuffer(Buffer.from(text), name, options);
  for (const { name } of data) archive.addFile(join(job.directory, name), name, options);
  archive.end();
  for await (const part of output) yield part as Buffer;
}

interface Document extends ExportedFile {
  readonly text: string;
}

function documentsOf(maker: ExportMaker, data: readonly ExportedFile[]): Document[] {
  const { job, names } = maker;
  const ontology = versionOf(readOntology(names));
  const tables = readTableSchemas(names);
  const codebook = codebookOf(maker.selection(), ontology, names, job.prefixes);
  const codebookCsv = csvParts(CODEBOOK_COLUMNS, codebook, (entry) =>
    CODEBOOK_COLUMNS.map((name) => String(entry[name])),
  );
  const texts: Readonly<Record<string, string>> = {
    'README.md': bundleReadme(job, data, tables),
    'LICENSE.md': LICENCE_TEXT,
    'codebook.md': codebookText(codebook),
    'codebook.csv': [...codebookCsv].join(''),
    'context.jsonld': `${JSON.stringify({ '@context': job.context }, null, 2)}\n`,
    'ontology.ttl': readWritten('ontology', names),
    'shapes.ttl': readWritten('shapes', names),
    'CITATION.cff': versionCff(job),
    'datacite.json': dataCiteOf(job),
    'croissant.json': croissantOf(job, data, tables),
    ...Object.fromEntries(readQueries(names).map(({ name, text }) => [`queries/${name}.rq`, text])),
    'dcat.ttl': dcatRecord(job.version, data, ontology, names, job.prefixes),
  };
  return Object.entries(texts).map(([name, text]) => document(name, text));
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
