/** `osce-graph load FILE…`: RDF files into the graph, all in one commit. */
import { accessSync, constants, createReadStream, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';
import type { BulkLoad } from '../commits/index.js';
import { type ErrorCode, ServiceError, messageOf, notFound } from '../errors.js';
import { wholeNumber } from '../input/index.js';
import {
  RDF_FORMATS,
  formatOfFileName,
  namedNode,
  parseRdf,
  quad,
  requireWellFormed,
  type NamedNode,
  type Quad,
} from '../rdf/index.js';
import {
  authorOf,
  withService,
  print,
  type Flags,
  type AddCommand,
  optionOf,
  Progress,
} from './command.js';
import type { Service } from '../service.js';

const READ_BYTES = 1 << 20;

export const addLoad: AddCommand = (program, terminal, finish) => {
  program
    .command('load <file...>')
    .description(
      'load RDF files into the graph as one commit; the file ending gives the syntax (.gz allowed)',
    )
    .option('--graph <iri>', 'put all statements into this named graph')
    .option('--author <name>', 'author of the commit (default: the user of this machine)')
    .option('--message <text>', 'message of the commit')
    .option('--if-version <number>', 'load only if the graph is still at this version')
    .option('--data-dir <directory>', 'the data directory (DATA_DIR)')
    .option('--json', 'print the result as JSON')
    .action(async (files: string[], flags: Flags) => {
      files.forEach(requireReadable);
      finish(
        await withService(flags, terminal, 'open', async (service) => {
          const graph = typeof flags.graph === 'string' ? namedNode(flags.graph) : undefined;
          if (graph) requireWellFormed([quad(graph, graph, graph)]);
          const message =
            typeof flags.message === 'string' ? flags.message : `Loaded ${files.join(', ')}`;
          const progress = new Progress(terminal);
          const result = await service.committer.load(
            async (load) => {
              for (const file of files) await loadFile(service, load, file, graph, progress);
              progress.finish('statements read; checking the new ones');
            },
            {
              author: authorOf(flags, terminal),
              message,
              expectedVersion: await optionOf<number>(flags, 'ifVersion', wholeNumber(0)),
            },
          );
          const outcome = {
            version: result.version.number,
            added: result.added,
            warnings: result.report.results.length,
          };
          const warnings = outcome.warnings > 0 ? `, ${outcome.warnings} warnings` : '';
          const text = `version ${outcome.version}: ${outcome.added} ${outcome.added === 1 ? 'statement' : 'statements'} added${warnings}\n`;
          print(flags, terminal, outcome, text);
          return 0;
        }),
      );
    });
};

/** N-Triples and N-Quads are read as streams of bytes, other syntaxes by the parsers. */
async function loadFile(
  service: Service,
  load: BulkLoad,
  file: string,
  graph: NamedNode | undefined,
  progress: Progress,
): Promise<void> {
  const format = formatOfFileName(file)?.format;
  const onProgress = (count: number): void => {
    progress.show('statements read', count);
  };
  if (format === 'ntriples' || format === 'nquads') {
    await load.read(openRdfFile(file), { format, source: file, graph, onProgress });
    return;
  }
  const quads = await readRdfFile(file, service);
  load.add(
    graph
      ? quads.map(({ subject, predicate, object }) => quad(subject, predicate, object, graph))
      : quads,
  );
  onProgress(load.quadCount);
}

/**
 * Unpacks `.gz`. Use each chunk before reading the next.
 * @throws ServiceError `not-found`, or `malformed-rdf` when it cannot be unpacked, naming the file.
 */
async function* openRdfFile(file: string): AsyncGenerator<Uint8Array> {
  if (!file.endsWith('.gz')) {
    yield* readChunks(file);
    return;
  }
  const unpacked = createGunzip({ chunkSize: READ_BYTES });
  // Errors in either end the reading below.
  pipeline(createReadStream(file), unpacked, () => undefined);
  try {
    yield* unpacked as AsyncIterable<Buffer>;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall !== undefined) throw unreadable(file, cause);
    const message = `${file} is not a whole gzip file: ${messageOf(cause)}.`;
    throw new ServiceError('malformed-rdf', message, { cause });
  }
}

/** All chunks share one buffer: new ones would keep the garbage collector busy. */
async function* readChunks(file: string): AsyncGenerator<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      const buffer = Buffer.alloc(READ_BYTES);
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, READ_BYTES, null);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).syscall === undefined ? cause : unreadable(file, cause);
  }
}

/** Relative IRIs are resolved against the file's address. @throws ServiceError naming the file. */
export async function readRdfFile(file: string, service: Service): Promise<Quad[]> {
  const info = formatOfFileName(file);
  if (!info) {
    const endings = RDF_FORMATS.map(({ extension }) => `.${extension}`).join(', ');
    throw new ServiceError(
      'unsupported-media-type',
      `${file}: the file name must end in ${endings} (or one of these and .gz).`,
    );
  }
  return parseRdf(await readRdfText(file), {
    format: info.format,
    baseIri: pathToFileURL(resolve(file)).href,
    source: file,
    contextAt: (url) => service.contexts.contextAt(url, service.names),
  });
}

/** As `openRdfFile`, as text. @throws ServiceError `malformed-rdf` for what is not UTF-8 */
export async function readRdfText(file: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of openRdfFile(file)) chunks.push(Buffer.from(chunk));
  return decodeText(Buffer.concat(chunks), file, 'malformed-rdf');
}

/**
 * A file's bytes as text, without a byte order mark.
 * @throws ServiceError of this code, naming the file and the first byte that is not UTF-8.
 */
export function decodeText(bytes: Buffer, file: string, code: ErrorCode): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    // Bytes that are not UTF-8 change.
    const again = Buffer.from(bytes.toString('utf8'));
    const byteOffset = bytes.findIndex((byte, index) => byte !== again[index]);
    throw new ServiceError(
      code,
      `${file} is not UTF-8 text: byte ${byteOffset} (counted from 0) is not valid. ` +
        'Convert the file to UTF-8.',
      { details: { byteOffset }, cause },
    );
  }
}

/** @throws ServiceError `not-found` naming the file. */
export function readFileOrFail(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** @throws ServiceError `not-found` naming the file. */
export function requireReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function unreadable(file: string, cause: unknown): ServiceError {
  return notFound(`The file ${file} cannot be read.`, { cause });
}
