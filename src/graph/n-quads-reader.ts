/**
 * Reads N-Triples and N-Quads from a stream of bytes straight to ids, without a string or an object
 * a term: some ten times as fast as parsing to quads and numbering them (`osce-graph bench`, load).
 */
import { isUtf8 } from 'node:buffer';
import type { ServiceError } from '../errors.js';
import { malformedRdf } from '../rdf/index.js';
import type { Dictionary } from './dictionary.js';
import { Byte, NotWellFormed, isAt } from './n-quads-bytes.js';
import { TermParser } from './n-quads-terms.js';
import type { IdQuadSink } from './row-buffer.js';
import { UNBOUND, type TermId } from './term-ids.js';

export interface NQuadsOptions {
  /** `patch` is RDF Patch: every line begins with `A` or `D`, for a quad to add or to remove. */
  readonly format: 'ntriples' | 'nquads' | 'patch';
  /** The document's name in messages. */
  readonly source?: string;
  /** The graph of all quads, whatever the document says. */
  readonly graph?: TermId;
  /** Labels for the document's blank nodes; without it they keep their own. */
  readonly nextLabel?: () => string;
}

const VERSION = new TextEncoder().encode('VERSION');
const TRANSACTION_LINES = ['TX .', 'TC .'].map((line) => new TextEncoder().encode(line));
const ADD = 0x41;
const DELETE = 0x44;

/** Reads one document, chunk by chunk. Memory: the chunk, and its last unfinished line. */
export class NQuadsReader {
  /** The current line, from 1. */
  line = 1;
  /** Quads read, duplicates included. */
  quadCount = 0;
  /** Of these, how many are to be removed. */
  removedCount = 0;
  readonly #terms: TermParser;
  readonly #sink: IdQuadSink;
  readonly #options: NQuadsOptions;
  /** The beginning of an unfinished line; a copy, since chunks are the caller's. */
  #rest: Uint8Array[] = [];

  constructor(dictionary: Dictionary, sink: IdQuadSink, options: NQuadsOptions) {
    this.#terms = new TermParser(dictionary, options.nextLabel);
    this.#sink = sink;
    this.#options = options;
  }

  /** Chunks may end anywhere, and be reused. @throws ServiceError `malformed-rdf` with the line. */
  read(chunk: Uint8Array): void {
    const lastEnd = chunk.lastIndexOf(Byte.lineFeed);
    if (lastEnd === -1) {
      this.#rest.push(Uint8Array.from(chunk));
      return;
    }
    let start = 0;
    if (this.#rest.length > 0) {
      start = chunk.indexOf(Byte.lineFeed) + 1;
      this.#readLines(Buffer.concat([...this.#rest, chunk.subarray(0, start)]));
    }
    this.#rest = lastEnd + 1 < chunk.length ? [Uint8Array.from(chunk.subarray(lastEnd + 1))] : [];
    this.#readLines(chunk.subarray(start, lastEnd + 1));
  }

  /** Ends the document. Throws as `read` does. */
  end(): void {
    if (this.#rest.length > 0)
      this.#readLines(Buffer.concat([...this.#rest, Uint8Array.of(Byte.lineFeed)]));
    this.#rest = [];
  }

  #readLines(lines: Uint8Array): void {
    const bytes = new Uint8Array(lines.buffer, lines.byteOffset, lines.length);
    if (!isUtf8(bytes))
      throw this.#malformed(
        this.line + lineOfBadUtf8(bytes),
        'expected UTF-8, found invalid bytes',
      );
    this.#terms.setBytes(bytes);
    try {
      while (this.#terms.at < bytes.length) this.#readLine();
    } catch (error) {
      throw error instanceof NotWellFormed ? this.#malformed(this.line, error.message) : error;
    }
  }

  #readLine(): void {
    const terms = this.#terms;
    const byte = terms.skipBlanks();
    if (byte === Byte.less || byte === Byte.underscore) this.#readQuad(true);
    else if (!this.#isLineEnd(byte)) this.#readOther(byte);
    this.#endLine();
  }

  /** A line that does not begin with a term. */
  #readOther(byte: number): void {
    const terms = this.#terms;
    if (this.#options.format !== 'patch') {
      if (!isAt(terms.bytes, terms.at, VERSION))
        throw terms.expected('an IRI or a blank node as the subject');
      terms.at += VERSION.length;
      terms.skipString();
    } else if (byte === ADD || byte === DELETE) {
      terms.at += 1;
      this.#readQuad(byte === ADD);
    } else {
      const line = TRANSACTION_LINES.find((each) => isAt(terms.bytes, terms.at, each));
      if (!line) throw terms.expected('a line of RDF Patch');
      terms.at += line.length;
    }
  }

  #readQuad(isAdded: boolean): void {
    const terms = this.#terms;
    const { graph: fixedGraph, format } = this.#options;
    const subject = terms.subject();
    const predicate = terms.predicate();
    const object = terms.object();
    let graph = fixedGraph ?? UNBOUND;
    let byte = terms.skipBlanks();
    if (byte !== Byte.dot) {
      if (format === 'ntriples' || (byte !== Byte.less && byte !== Byte.underscore))
        throw terms.expected(
          format === 'ntriples'
            ? 'the "." that ends a triple'
            : 'the name of a graph or the "." that ends a quad',
        );
      const named = terms.graph();
      if (fixedGraph === undefined) graph = named;
      byte = terms.skipBlanks();
      if (byte !== Byte.dot) throw terms.expected('the "." that ends a quad');
    }
    terms.at += 1;
    if (isAdded) this.#sink.push(subject, predicate, object, graph);
    else {
      this.#sink.remove(subject, predicate, object, graph);
      this.removedCount += 1;
    }
    this.quadCount += 1;
  }

  #isLineEnd(byte: number): boolean {
    return byte === Byte.lineFeed || byte === Byte.carriageReturn || byte === Byte.hash;
  }

  /** Skips the end of a line with any comment. */
  #endLine(): void {
    const terms = this.#terms;
    const { bytes } = terms;
    const byte = terms.skipBlanks();
    if (!this.#isLineEnd(byte)) throw terms.expected('the end of the line');
    let { at } = terms;
    while (bytes[at] !== Byte.lineFeed && bytes[at] !== Byte.carriageReturn) at += 1;
    if (bytes[at] === Byte.carriageReturn && bytes[at + 1] === Byte.lineFeed) at += 1;
    terms.at = at + 1;
    this.line += 1;
  }

  #malformed(line: number, reason: string): ServiceError {
    const { format, source } = this.#options;
    return malformedRdf(
      {
        format: format === 'ntriples' ? 'ntriples' : 'nquads',
        ...(source === undefined ? {} : { source }),
      },
      reason,
      line,
    );
  }
}

/** The line, from 0, of the first bytes that are not UTF-8. */
function lineOfBadUtf8(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 0; ; line += 1) {
    const end = bytes.indexOf(Byte.lineFeed, start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
