/** `osce-graph load FILE…`: RDF files into the graph, all in one commit. */
import { accessSync, constants, createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';
import type { BulkLoad } from '../commits/index.js';
import { type ErrorCode, ServiceError, messageOf, notFound } from '../errors.js';
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
  COMMON,
  NOTE,
  Progress,
  authorOf,
  count,
  local,
  print,
  value,
  withService,
} from './command.js';
import type { Service } from '../service.js';

const READ_BYTES = 1 << 20;

export const load = local({
  usage: 'load <file...>',
  description:
    'load RDF files into the graph as one commit; the file ending gives the syntax (.gz allowed)',
  options: {
    graph: value('Put all statements into this named graph (IRI).'),
    ...NOTE,
    'if-version': count('Load only if the graph is still at this version.', 0),
    ...COMMON,
  },
  run: ({ graph: name, 'if-version': expectedVersion, ...flags }, terminal, files) => {
    files.forEach(requireReadable);
    return withService(flags, terminal, 'open', async (service) => {
      const graph = name === undefined ? undefined : namedNode(name);
      if (graph) requireWellFormed([quad(graph, graph, graph)]);
      const progress = new Progress(terminal);
      const { version, added, report } = await service.committer.load(
        async (into) => {
          for (const file of files) await loadFile(service, into, file, graph, progress);
          progress.finish('statements read; checking the new ones');
        },
        {
          author: authorOf(flags, terminal),
          message: flags.message ?? `Loaded ${files.join(', ')}`,
          expectedVersion,
        },
      );
      const { length: warnings } = report.results;
      print(
        flags,
        terminal,
        { version: version.number, added, warnings },
        `version ${version.number}: ${added} ${added === 1 ? 'statement' : 'statements'} added` +
          `${warnings > 0 ? `, ${warnings} warnings` : ''}\n`,
      );
    });
  },
});

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
    await load.read(openFile(file), { format, source: file, graph, onProgress });
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
 * Unpacks `.gz`.
 * @throws ServiceError `not-found`, or `malformed-rdf` when it cannot be unpacked, naming the file.
 */
async function* openFile(file: string): AsyncGenerator<Buffer> {
  const bytes = createReadStream(file, { highWaterMark: READ_BYTES });
  try {
    yield* (
      file.endsWith('.gz')
        ? // Errors in either end the reading here.
          pipeline(bytes, createGunzip({ chunkSize: READ_BYTES }), () => undefined)
        : bytes
    ) as AsyncIterable<Buffer>;
  } catch (cause) {
    const { syscall, code = '' } = cause as NodeJS.ErrnoException;
    if (syscall !== undefined) throw unreadable(file, cause);
    if (!code.startsWith('Z_')) throw cause;
    const message = `${file} is not a whole gzip file: ${messageOf(cause)}.`;
    throw new ServiceError('malformed-rdf', message, { cause });
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
  return parseRdf(await readText(file, 'malformed-rdf'), {
    format: info.format,
    baseIri: pathToFileURL(resolve(file)).href,
    source: file,
    contextAt: (url) => service.contexts.contextAt(url, service.names),
  });
}

/**
 * The text of a file, also of a packed one, without a byte order mark.
 * @throws ServiceError as `openFile` does; of this code, naming the first byte that is not UTF-8.
 */
export async function readText(file: string, code: ErrorCode): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of openFile(file)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
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
