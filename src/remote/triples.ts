/** What the database answers to CONSTRUCT and DESCRIBE, as quads. */
import { messageOf } from '../errors.js';
import {
  XSD,
  literal,
  parseN3Syntax,
  toNTriplesTerm,
  type Quad,
  type RdfFormat,
} from '../rdf/index.js';
import type { Answer } from './exchange.js';
import { failureOf, incomplete } from './failures.js';
import { wholeDocument } from './whole-answer.js';

export const ACCEPT_TRIPLES = 'application/n-triples, text/turtle;q=0.5';

/**
 * The quads of an answer, with its labels of blank nodes: N-Triples as they come, Turtle once it is
 * there.
 * @throws ServiceError `answer-incomplete`, `database-failed` for anything that cannot be read.
 */
export async function* readTriples(answer: Answer, address: string): AsyncGenerator<Quad> {
  const { mediaType } = answer;
  requireType(answer, address, 'application/n-triples', 'text/turtle');
  const format = mediaType === 'text/turtle' ? 'turtle' : 'ntriples';
  for await (const text of parts(answer, address, format)) yield* parse(text, address, format);
}

export const ACCEPT_ROWS = 'text/tab-separated-values';

/**
 * The statements that rows of `?s ?p ?o ?g` in TSV are, as they come.
 * @throws ServiceError `answer-incomplete`, `database-failed` for anything that cannot be read.
 */
export async function* readRows(answer: Answer, address: string): AsyncGenerator<Quad[]> {
  requireType(answer, address, ACCEPT_ROWS);
  let isHead = true;
  for await (const text of parts(answer, address, 'ntriples')) {
    const lines = text.split(/\r?\n/).filter(Boolean);
    if (isHead) lines.shift();
    isHead = false;
    const quads = lines.map((line) => `${line.split('\t').map(inFull).join(' ')} .`);
    const read = parse(quads.join('\n'), address, 'nquads');
    if (read.length !== lines.length) throw incomplete(address, 'some rows cannot be read');
    yield read;
  }
}

function requireType(answer: Answer, address: string, ...types: readonly string[]): void {
  if (types.includes(answer.mediaType)) return;
  answer.discard();
  const found = answer.mediaType === '' ? 'no media type' : answer.mediaType;
  throw failureOf(
    'database-failed',
    address,
    `answered with ${found}; expected ${types.join(' or ')}`,
  );
}

/** TSV has the short forms of numbers and truths that Turtle has (SPARQL 1.1 CSV/TSV §4.2). */
const SHORT_FORMS = [
  [/^(?:true|false)$/, XSD.boolean],
  [/^[+-]?\d+$/, XSD.integer],
  [/^[+-]?\d*\.\d+$/, XSD.decimal],
  [/^[+-]?(?:\d+\.?\d*|\.\d+)e[+-]?\d+$/i, XSD.double],
] as const;

/** Anything else stays as it is, so that it cannot be read. */
function inFull(term: string): string {
  const datatype = SHORT_FORMS.find(([form]) => form.test(term))?.[1];
  return datatype ? toNTriplesTerm(literal(term, datatype)) : term;
}

/** Whole lines of N-Triples; all of a document in Turtle. */
async function* parts(answer: Answer, address: string, format: RdfFormat): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of wholeDocument(answer, address)) {
    rest += decoder.decode(chunk, { stream: true });
    const end = format === 'turtle' ? -1 : rest.lastIndexOf('\n');
    if (end < 0) continue;
    yield rest.slice(0, end);
    rest = rest.slice(end + 1);
  }
  yield rest + decoder.decode();
}

function parse(text: string, address: string, format: RdfFormat): Quad[] {
  try {
    return parseN3Syntax(text, { format, baseIri: address, keepBlankNodeLabels: true });
  } catch (cause) {
    throw incomplete(address, `it cannot be read: ${messageOf(cause)}`, cause);
  }
}
