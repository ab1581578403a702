/** Whole versions as files: which there are, and their bytes, the same for the same version every time. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ServiceError } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import { RDF_FORMATS, canonicalLines, compactJsonLd, formatOfFileName, parseN3Syntax, serializeText, type Names, type Quad } from '../rdf/index.js';
import { assertedQuads } from './snapshots.js';

/** One file of a version, as its manifest lists it. */
export interface ExportFile {
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** Lower-case hexadecimal digest of the file's bytes. */
  readonly sha256: string;
}

/** Files beside the graph itself, always as N-Quads. */
const SIDE_FILES = ['graph-inferred.nq', 'receipts.nq'];

/** Names of the files that every version can be exported as. */
export const EXPORT_FILE_NAMES: readonly string[] = [
  ...RDF_FORMATS.map(({ extension }) => `graph.${extension}`),
  ...SIDE_FILES,
].flatMap((name) => [name, `${name}.gz`]);

/** Makes the files of versions, and keeps them in a directory once made. */
export class Exports {
  readonly #directory: string;
  readonly #names: Names;
  readonly #context: object;
  readonly #prefixes: Readonly<Record<string, string>>;

  constructor(directory: string, names: Names, context: object, prefixes: Readonly<Record<string, string>>) {
    this.#directory = directory;
    this.#names = names;
    this.#context = context;
    this.#prefixes = prefixes;
  }

  /**
   * The bytes of a file of a version.
   * @throws ServiceError `not-found` when no version has a file of that name, `not-acceptable` when the version holds
   * something that the file's syntax has no form for.
   */
  async read(version: GraphVersion, name: string): Promise<Buffer> {
    if (!EXPORT_FILE_NAMES.includes(name)) {
      throw new ServiceError('not-found', `There is no export "${name}"; there are ${EXPORT_FILE_NAMES.join(', ')}.`);
    }
    const directory = join(this.#directory, `${version.number}-${version.identity.slice(0, 16)}`);
    const path = join(directory, name);
    if (existsSync(path)) return readFileSync(path);
    const bytes = name.endsWith('.gz') ? gzipSync(await this.read(version, name.slice(0, -3))) : Buffer.from(await this.#write(version, name));
    // Written under another name first, so that a file that is there is whole.
    mkdirSync(directory, { recursive: true });
    const temporary = `${path}.${process.pid}.part`;
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
    return bytes;
  }

  /** Forgets all files that were made. */
  clear(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }

  /** Every file of a version with its size and digest; syntaxes that have no form for something in it are left out. */
  async list(version: GraphVersion): Promise<ExportFile[]> {
    const files: ExportFile[] = [];
    for (const name of EXPORT_FILE_NAMES) {
      const bytes = await this.#readIfWritable(version, name);
      if (!bytes) continue;
      files.push({ name, mediaType: mediaTypeOf(name), size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    }
    return files;
  }

  async #readIfWritable(version: GraphVersion, name: string): Promise<Buffer | undefined> {
    try {
      return await this.read(version, name);
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'not-acceptable') return undefined;
      throw error;
    }
  }

  async #write(version: GraphVersion, name: string): Promise<string> {
    const { inferred, receipts } = this.#names.graphs;
    if (name === 'graph-inferred.nq') return toLines(version.match(null, null, null, inferred));
    if (name === 'receipts.nq') return toLines(version.match(null, null, null, receipts));
    // EXPORT_FILE_NAMES has been checked, so the ending is a syntax's.
    const { format } = formatOfFileName(name)!;
    if (format === 'nquads') return toLines(assertedQuads(version, this.#names));
    // Every other syntax is written from the sorted lines, so that order and blank node labels never depend on memory.
    const lines = await this.read(version, 'graph.nq');
    const quads = parseN3Syntax(lines.toString('utf8'), { format: 'nquads', keepBlankNodeLabels: true });
    if (format === 'jsonld' && quads.some(({ object }) => object.termType === 'Quad')) {
      throw new ServiceError('not-acceptable', 'JSON-LD has no form for triple terms (RDF 1.2), and this version has some; take TriG or N-Quads.');
    }
    return format === 'jsonld' ? JSON.stringify(await compactJsonLd(quads, this.#context), null, 1) : serializeText(quads, format, { prefixes: this.#prefixes });
  }
}

/** The media type of an export, by its name. */
export function mediaTypeOf(fileName: string): string {
  if (fileName.endsWith('.gz')) return 'application/gzip';
  // Only names of EXPORT_FILE_NAMES come here, whose endings are syntaxes'.
  return (formatOfFileName(fileName)!).mediaType;
}

async function toLines(quads: Iterable<Quad>): Promise<string> {
  const lines = await canonicalLines(quads);
  return lines.map((line) => `${line}\n`).join('');
}
