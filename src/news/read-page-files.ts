/** Reads many files of pages in threads, and gives results in the order of the files. */
import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { ServiceError, messageOf, notFound } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import { objectsOf, subjectsOf, type Names } from '../rdf/index.js';
import { digestLiteral } from './known-graph.js';
import { Gazetteer, recordsOf } from './link/gazetteer.js';
import { PageReader } from './page-reader.js';
import { checkByteCount, decodePage } from './read/decode-page.js';
import { digestOfSource, type NewsPage, type ReadNews } from './read-news.js';

export interface PageFile {
  readonly path: string;
  readonly sourceUrl?: string | undefined;
}

interface ReadFilesOptions {
  /** Pages that the graph knows to the last character are not read again. */
  readonly skipsKnown: boolean;
  /** Reading threads; by default one for each core. */
  readonly threadCount?: number;
}

/** Fewer files are read before a thread has started. */
const FILES_WORTH_A_THREAD = 24;
/** How many files are read ahead: memory for some MiB. */
const READ_AHEAD = 64;

/**
 * Reads all files with the names in the version: pages that are committed meanwhile change no
 * reading, so the same files give the same facts whatever the number of threads. A page that breaks
 * a thread, or holds it up, is reported and skipped; the others are still read. A page that is known
 * to the last character gives `already-known`.
 */
export async function* readPageFiles(
  files: readonly PageFile[],
  version: GraphVersion,
  names: Names,
  { skipsKnown, threadCount = availableParallelism() }: ReadFilesOptions,
): AsyncGenerator<ReadNews | ServiceError> {
  const records = recordsOf(new Gazetteer(version, names));
  const place = files.length < FILES_WORTH_A_THREAD ? 'here' : 'thread';
  const reader = new PageReader(place, threadCount);
  const itemOf = (source: string): string | undefined => {
    const digest = digestLiteral(digestOfSource(source));
    const [page] = subjectsOf(version, names.og('contentDigest'), digest);
    return page && objectsOf(version, page, names.og('describes'))[0]?.value;
  };
  /** Never throws: failures are results too. */
  const read = async ({ path, sourceUrl }: PageFile): Promise<ReadNews | ServiceError> => {
    try {
      const page = readPageFile(path);
      const newsItem = skipsKnown ? itemOf(page.source) : undefined;
      if (newsItem === undefined) return await reader.read({ ...page, sourceUrl }, records);
      const message = `The page ${path} is already in the graph as <${newsItem}>; nothing was written.`;
      return new ServiceError('already-known', message, { details: { newsItem } });
    } catch (error) {
      return toFailure(error, path);
    }
  };
  const ahead: Promise<ReadNews | ServiceError>[] = [];
  try {
    for (const file of files) {
      ahead.push(read(file));
      if (ahead.length >= READ_AHEAD) yield* ahead.splice(0, 1);
    }
    yield* ahead;
  } finally {
    await reader.close();
  }
}

/** Has all that `readPageFiles` reads fetched, where the graph is elsewhere. */
export function readKnownNames(graph: GraphVersion, names: Names): void {
  if (!graph.isPaged) return;
  new Gazetteer(graph, names);
  for (const name of ['contentDigest', 'describes']) graph.count(null, names.og(name));
}

function toFailure(error: unknown, path: string): ServiceError {
  if (error instanceof ServiceError) return error;
  const isMissing = (error as NodeJS.ErrnoException | undefined)?.syscall !== undefined;
  return isMissing
    ? notFound(`The file ${path} cannot be read.`)
    : new ServiceError('internal', `Internal error: ${messageOf(error)}`);
}

const STANDARD_INPUT = '-';

/** By the ending of the name; standard input by its beginning. */
function readPageFile(path: string): { source: string; mediaType: NewsPage['mediaType'] } {
  if (path !== STANDARD_INPUT) checkByteCount(statSync(path).size);
  const bytes = readFileSync(path === STANDARD_INPUT ? '/dev/stdin' : path);
  const isHtml =
    path === STANDARD_INPUT
      ? /^\W{0,3}\s*<(?:!doctype|html)/i.test(bytes.toString('latin1', 0, 512))
      : /\.html?$/i.test(path);
  const mediaType = isHtml ? 'text/html' : 'text/plain';
  return { source: decodePage(bytes, { mediaType }), mediaType };
}
