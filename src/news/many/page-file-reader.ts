/** Reads files of pages, with the names in one version of the graph; in any thread. */
import { readFileSync, statSync } from 'node:fs';
import { ServiceError, messageOf, type ErrorCode } from '../../errors.js';
import type { GraphVersion, TermGraph } from '../../graph/index.js';
import { objectsOf, subjectsOf, type Names } from '../../rdf/index.js';
import { digestLiteral } from '../known-items.js';
import { Gazetteer } from '../link/gazetteer.js';
import { recordsOf } from '../link/graph-lexicon.js';
import { lexiconFromRecords, type Lexicon } from '../names/lexicon.js';
import { checkByteCount, decodePage } from '../read/decode-page.js';
import { digestOfSource, readNews, type NewsPage, type ReadNews } from '../read-news.js';

export interface PageFile {
  readonly path: string;
  readonly sourceUrl?: string | undefined;
}

/** A file's facts, that its page is known to the last character, or why it is unreadable. */
export type PageReading =
  | { readonly kind: 'read'; readonly news: ReadNews }
  | { readonly kind: 'known'; readonly newsItem: string }
  | {
      readonly kind: 'failed';
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: ServiceError['details'];
    };

/** Has all that a `PageFileReader` reads fetched, where the graph is elsewhere. */
export function readKnownNames(graph: GraphVersion, names: Names): void {
  if (!graph.isPaged) return;
  new Gazetteer(graph, names);
  for (const name of ['contentDigest', 'describes']) graph.count(null, names.og(name));
}

/** Reads pages with the names of a graph, in which it also looks whether a page is known. */
export class PageFileReader {
  readonly #lexicon: Lexicon;

  constructor(
    private readonly graph: TermGraph,
    private readonly names: Names,
    private readonly options: { readonly skipsKnown: boolean },
  ) {
    this.#lexicon = lexiconFromRecords(recordsOf(new Gazetteer(graph, names)));
  }

  /** Never throws: failures are results too. */
  read({ path, sourceUrl }: PageFile): PageReading {
    try {
      const page = readPageFile(path);
      const knownAs = this.options.skipsKnown ? this.#itemOf(page.source) : undefined;
      return knownAs === undefined
        ? { kind: 'read', news: readNews({ ...page, sourceUrl }, this.#lexicon) }
        : { kind: 'known', newsItem: knownAs };
    } catch (error) {
      return toFailure(error, path);
    }
  }

  #itemOf(source: string): string | undefined {
    const { og } = this.names;
    const [page] = subjectsOf(
      this.graph,
      og('contentDigest'),
      digestLiteral(digestOfSource(source)),
    );
    return page && objectsOf(this.graph, page, og('describes'))[0]?.value;
  }
}

/** A file's error as a result. */
function toFailure(error: unknown, path: string): PageReading {
  if (error instanceof ServiceError)
    return { kind: 'failed', code: error.code, message: error.message, details: error.details };
  const isMissing = (error as NodeJS.ErrnoException | undefined)?.syscall !== undefined;
  return isMissing
    ? {
        kind: 'failed',
        code: 'not-found',
        message: `The file ${path} cannot be read.`,
        details: {},
      }
    : {
        kind: 'failed',
        code: 'internal',
        message: `Internal error: ${messageOf(error)}`,
        details: {},
      };
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
