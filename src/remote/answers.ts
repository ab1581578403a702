/** Answers of the database as terms: rows and truths read whole, statements as they come. */
import { messageOf } from '../errors.js';
import {
  XSD,
  blankNode,
  literal,
  parseN3Syntax,
  toNTriplesTerm,
  type Quad,
  type RdfFormat,
  type Term,
} from '../rdf/index.js';
import { readResults, type Solutions } from '../sparql/index.js';
import type { Answer } from './connection.js';
import { failureOf, incomplete } from './failures.js';
import { wholeDocument } from './whole-answer.js';

export const ACCEPT_JSON = 'application/sparql-results+json';
export const ACCEPT_TRIPLES = 'application/n-triples';
export const ACCEPT_ROWS = 'text/tab-separated-values';

const LABEL_PREFIX = 'nodeID://';

/** @throws ServiceError `answer-incomplete`, `database-failed` for anything that cannot be read. */
export function readSolutions(answer: Answer, address: string): Promise<Solutions> {
  return reading(answer, address, async (text) => {
    const { variables, rows } = await readResults(text);
    return {
      variables,
      rows: rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, term]) => [name, withPlainLabel(term)])),
      ),
    };
  });
}

/** Virtuoso's labels are IRIs in results, and not in triples: `nodeID://b1` for `_:b1`. */
function withPlainLabel(term: Term): Term {
  return term.termType === 'BlankNode' && term.value.startsWith(LABEL_PREFIX)
    ? blankNode(term.value.slice(LABEL_PREFIX.length))
    : term;
}

/** Throws as `readSolutions` does. */
export function readBoolean(answer: Answer, address: string): Promise<boolean> {
  return reading(answer, address, async (text) => {
    const { boolean } = JSON.parse(text.text) as { boolean?: unknown };
    if (typeof boolean === 'boolean') return boolean;
    // Virtuoso answers with a row: 1 for true, 0 for false.
    const [value = { value: '' }] = Object.values((await readResults(text)).rows[0] ?? {});
    if (value.value === '1' || value.value === '0') return value.value === '1';
    throw new Error('it is neither true nor false');
  });
}

async function reading<Result>(
  answer: Answer,
  address: string,
  read: (text: { mediaType: string; text: string }) => Promise<Result>,
): Promise<Result> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of wholeDocument(answer, address)) chunks.push(chunk);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return await read({ mediaType: answer.mediaType, text });
  } catch (cause) {
    const what = `gave an answer that cannot be read: ${messageOf(cause)}`;
    throw failureOf('database-failed', address, what, { cause });
  }
}

/**
 * The statements of an answer as they come, with its labels of blank nodes: of N-Triples, or of TSV
 * with rows of `?s ?p ?o ?g`.
 * @throws ServiceError `answer-incomplete`, `database-failed` for anything that cannot be read.
 */
export async function* readStatements(
  answer: Answer,
  address: string,
  accept: string,
): AsyncGenerator<Quad[]> {
  if (answer.mediaType !== accept) {
    answer.discard();
    const what = `answered with ${answer.mediaType || 'no media type'}; expected ${accept}`;
    throw failureOf('database-failed', address, what);
  }
  let isHead = true;
  for await (const text of wholeLines(answer, address)) {
    if (accept === ACCEPT_TRIPLES) {
      yield parse(text, address, 'ntriples');
      continue;
    }
    const lines = text.split(/\r?\n/).filter(Boolean);
    if (isHead) lines.shift();
    isHead = false;
    const quads = lines.map((line) => `${line.split('\t').map(inFull).join(' ')} .`);
    const read = parse(quads.join('\n'), address, 'nquads');
    if (read.length !== lines.length) throw incomplete(address, 'some rows cannot be read');
    yield read;
  }
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

async function* wholeLines(answer: Answer, address: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of wholeDocument(answer, address)) {
    rest += decoder.decode(chunk, { stream: true });
    const end = rest.lastIndexOf('\n');
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
