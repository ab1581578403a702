/** RDF documents in: text of any syntax becomes quads, or an error with the line. */
import { Parser } from 'n3';
import type { Quad } from '@rdfjs/types';
import { ServiceError, messageOf } from '../errors.js';
import { rdfFormat, type RdfFormat } from './formats.js';
import { offsetOfDepth, offsetOfJsonError } from './json-error.js';
import { jsonLdToNQuads, reasonOf, withDirection } from './json-ld.js';
import { LIMITS } from './limits.js';
import { dataFactory } from './terms.js';

/** Data missing in the document. */
export interface ParseOptions {
  readonly format: RdfFormat;
  /** For relative IRIs; without it they are an error. */
  readonly baseIri?: string;
  /** The document's name in messages: a file name, an address. */
  readonly source?: string;
  /** Otherwise no two documents share a blank node. Not in RDF/XML. */
  readonly keepBlankNodeLabels?: boolean;
  /** The value of `@context` at an address; undefined if not at hand. */
  readonly contextAt?: ((url: string) => object | undefined) | undefined;
  /** The JSON-LD context of a document that has none. */
  readonly context?: object | undefined;
}

/** Documents with blank nodes of their own, counted so that each gets its own labels. */
let documentCount = 0;

/**
 * The quads of a document, in its order. Blank nodes get labels that no other document of this
 * process has. Nothing is fetched: a JSON-LD document may name only contexts that are bundled,
 * RDF/XML may have no DOCTYPE.
 * @throws ServiceError `malformed-rdf` with `details.line` where the syntax gives it.
 */
export async function parseRdf(text: string, options: ParseOptions): Promise<Quad[]> {
  switch (options.format) {
    case 'jsonld':
      return parseJsonLd(text, options);
    case 'rdfxml':
      return parseRdfXml(text, options);
    default:
      return parseN3Syntax(text, options);
  }
}

/** `parseRdf` for Turtle, TriG, N-Triples and N-Quads, without waiting. */
export function parseN3Syntax(text: string, options: ParseOptions): Quad[] {
  const parser = new Parser({
    format: rdfFormat(options.format).mediaType,
    blankNodePrefix: options.keepBlankNodeLabels ? '' : nextBlankNodePrefix(),
    ...(options.baseIri === undefined ? {} : { baseIRI: options.baseIri }),
  });
  try {
    return parser.parse(text);
  } catch (error) {
    const context = (error as { context?: { line?: number } }).context;
    throw malformedRdf(options, messageOf(error), context?.line, error);
  }
}

async function parseJsonLd(text: string, options: ParseOptions): Promise<Quad[]> {
  let document: unknown;
  try {
    const deep = offsetOfDepth(text, LIMITS.documentDepth);
    if (deep !== undefined) {
      const line = lineAt(text, deep);
      throw malformedRdf(options, tooDeep('objects and arrays', line), line);
    }
    document = JSON.parse(text);
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw malformedRdf(options, messageOf(error), lineAt(text, offsetOfJsonError(text)), error);
  }
  try {
    const isBare =
      options.context !== undefined &&
      typeof document === 'object' &&
      document !== null &&
      !Array.isArray(document) &&
      !('@context' in document);
    const nquads = await jsonLdToNQuads(
      isBare ? { '@context': options.context, ...(document as object) } : document,
      options.baseIri,
      options.contextAt,
    );
    return parseN3Syntax(nquads, { ...options, format: 'nquads' }).map(withDirection);
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw malformedRdf(options, reasonOf(error), undefined, error);
  }
}

async function parseRdfXml(text: string, options: ParseOptions): Promise<Quad[]> {
  const docType = /<!DOCTYPE/i.exec(text);
  if (docType) {
    const line = lineAt(text, docType.index);
    throw malformedRdf(
      options,
      `the DOCTYPE on line ${line} is not allowed, because entities can be used in attacks`,
      line,
    );
  }
  // In the built product, the package of CommonJS only has its whole export.
  const { RdfXmlParser } = (await import('rdfxml-streaming-parser')).default;
  return new Promise((resolve, reject) => {
    const quads: Quad[] = [];
    const prefix = nextBlankNodePrefix();
    const parser = new RdfXmlParser({
      dataFactory: {
        ...dataFactory,
        blankNode: (label?: string) =>
          dataFactory.blankNode(label === undefined ? undefined : prefix + label),
      },
      trackPosition: true,
      ...(options.baseIri === undefined ? {} : { baseIRI: options.baseIri }),
    });
    limitElements(parser as unknown as ElementSource, options);
    parser.on('data', (quad: Quad) => quads.push(quad));
    parser.on('error', (error: Error) => {
      if (error instanceof ServiceError) {
        reject(error);
        return;
      }
      const [place = '', line] = /^(?:Line )?(\d+)(?: column |:)\d+: /.exec(error.message) ?? [];
      reject(
        malformedRdf(
          options,
          error.message.slice(place.length),
          line === undefined ? undefined : Number(line),
          error,
        ),
      );
    });
    parser.on('end', () => {
      // The parser does not check that all elements were closed; the error above comes first.
      (parser as unknown as { saxParser: { close(): void } }).saxParser.close();
      resolve(quads);
    });
    parser.end(text);
  });
}

/** Internals of the RDF/XML parser. */
interface ElementSource {
  readonly activeTagStack: readonly unknown[];
  readonly saxParser: {
    readonly line: number;
    on(event: 'opentagstart' | 'attribute', act: () => void): void;
  };
}

/** The parser takes time with the square of both. */
function limitElements({ activeTagStack, saxParser }: ElementSource, options: ParseOptions): void {
  let attributeCount = 0;
  saxParser.on('opentagstart', () => {
    attributeCount = 0;
    if (activeTagStack.length >= LIMITS.documentDepth)
      throw malformedRdf(options, tooDeep('elements', saxParser.line), saxParser.line);
  });
  saxParser.on('attribute', () => {
    attributeCount += 1;
    if (attributeCount <= LIMITS.attributeCount) return;
    const { line } = saxParser;
    const reason = `an element has more than ${LIMITS.attributeCount} attributes`;
    throw malformedRdf(options, `${reason} (line ${line}); write some as elements`, line);
  });
}

function tooDeep(what: string, line: number): string {
  return `${what} are nested more than ${LIMITS.documentDepth} levels deep (line ${line})`;
}

function nextBlankNodePrefix(): string {
  documentCount += 1;
  return `d${documentCount}_`;
}

/** The error for a document that is not well-formed: which, why, and on which line. */
export function malformedRdf(
  options: Pick<ParseOptions, 'format' | 'source'>,
  reason: string,
  line?: number,
  cause?: unknown,
): ServiceError {
  const { label } = rdfFormat(options.format);
  const where = line === undefined || reason.includes(`line ${line}`) ? '' : ` (line ${line})`;
  const source = options.source ? `${options.source}: ` : '';
  const problem = reason.replace(/\.$/, '');
  const message = `${source}this is not well-formed ${label}: ${problem}${where}.`;
  return new ServiceError('malformed-rdf', message, {
    details: { format: options.format, ...(line === undefined ? {} : { line }) },
    cause,
  });
}

/** The number of the line, from 1, that holds this offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1))
    line += 1;
  return line;
}
