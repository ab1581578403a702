/** `osce-graph load FILE…`: RDF files into the graph, all in one commit. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Command } from 'commander';
import { ServiceError, messageOf, type ErrorCode } from '../errors.js';
import { RDF_FORMATS, formatOfFileName, namedNode, parseRdf, quad, type Quad } from '../rdf/index.js';
import { authorOf, withService, type Flags, type Terminal } from './command.js';
import type { ExitStatus } from './exit-status.js';

/** Adds the command `load`. */
export function addLoad(program: Command, terminal: Terminal, finish: (status: ExitStatus) => void): void {
  program
    .command('load <file...>')
    .description('load RDF files into the graph as one commit; the syntax follows from the file ending (.gz allowed)')
    .option('--graph <iri>', 'put all statements into this named graph')
    .option('--message <text>', 'what the commit is for')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .option('--json', 'print the result as JSON')
    .action(async (files: string[], flags: Flags) => {
      finish(await withService(flags, terminal, 'open', async (service) => {
        const quads = (await Promise.all(files.map((file) => readRdfFile(file)))).flat();
        const graph = typeof flags.graph === 'string' ? namedNode(flags.graph) : undefined;
        const added = graph ? quads.map(({ subject, predicate, object }) => quad(subject, predicate, object, graph)) : quads;
        const message = typeof flags.message === 'string' ? flags.message : `Loaded ${files.join(', ')}`;
        const result = await service.committer.commit({ added, removed: [] }, { author: authorOf(terminal), message });
        const outcome = { version: result.version.number, added: result.change.added.length, warnings: result.report.results.length };
        terminal.out(flags.json ? `${JSON.stringify(outcome)}\n` : `version ${outcome.version}: ${outcome.added} statements added${outcome.warnings > 0 ? `, ${outcome.warnings} warnings` : ''}\n`);
        return 0;
      }));
    });
}

/**
 * The quads of an RDF file. Relative IRIs are resolved against the file's own address.
 * @throws ServiceError `not-found`, `unsupported-media-type` or `malformed-rdf`, naming the file.
 */
export async function readRdfFile(file: string): Promise<Quad[]> {
  const info = formatOfFileName(file);
  if (!info) throw new ServiceError('unsupported-media-type', `${file}: the file ending says no RDF syntax; there are ${RDF_FORMATS.map(({ extension }) => `.${extension}`).join(', ')}.`);
  return parseRdf(readRdfText(file), { format: info.format, baseIri: pathToFileURL(resolve(file)).href, source: file });
}

/**
 * The text of an RDF file, unpacked where it ends in `.gz`.
 * @throws ServiceError `not-found`, or `malformed-rdf` when it cannot be unpacked or is not UTF-8, naming the file.
 */
export function readRdfText(file: string): string {
  const bytes = readFileOrFail(file);
  return decodeText(file.endsWith('.gz') ? unpack(bytes, file) : bytes, file, 'malformed-rdf');
}

function unpack(bytes: Buffer, file: string): Buffer {
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new ServiceError('malformed-rdf', `${file} is not a whole gzip file: ${messageOf(cause)}.`, { cause });
  }
}

/**
 * A file's bytes as text, without a byte order mark.
 * @throws ServiceError of this code, naming the file and the first byte that is not UTF-8.
 */
export function decodeText(bytes: Buffer, file: string, code: ErrorCode): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    // Bytes that are no character come back as others.
    const again = Buffer.from(bytes.toString('utf8'));
    const byteOffset = bytes.findIndex((byte, index) => byte !== again[index]);
    throw new ServiceError(code, `${file} is not UTF-8 text: byte ${byteOffset} (counted from 0) fits no character. Convert the file to UTF-8.`, { details: { byteOffset }, cause });
  }
}

/**
 * The bytes of a file.
 * @throws ServiceError `not-found` naming the file.
 */
export function readFileOrFail(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ServiceError('not-found', `The file ${file} cannot be read.`, { cause });
  }
}
