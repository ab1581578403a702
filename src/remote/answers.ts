/** Answers of the database as terms, read whole. */
import { ServiceError, messageOf } from '../errors.js';
import { blankNode, parseN3Syntax, type Quad, type Term } from '../rdf/index.js';
import { readResults, type Solutions } from '../sparql/index.js';
import type { Answer } from './connection.js';
import { failureOf, incomplete } from './failures.js';
import { wholeDocument } from './whole-answer.js';

export const ACCEPT_JSON = 'application/sparql-results+json';
export const ACCEPT_TRIPLES = 'application/n-triples';

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
  read: (text: { mediaType: string; text: string }) => Result | Promise<Result>,
): Promise<Result> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of wholeDocument(answer, address)) chunks.push(chunk);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return await read({ mediaType: answer.mediaType, text });
  } catch (cause) {
    if (cause instanceof ServiceError && cause.code === 'answer-incomplete') throw cause;
    const what = `gave an answer that cannot be read: ${messageOf(cause)}`;
    throw failureOf('database-failed', address, what, { cause });
  }
}

/** With the database's labels of blank nodes. Throws as `readSolutions` does. */
export async function readTriples(answer: Answer, address: string): Promise<Quad[]> {
  if (answer.mediaType !== ACCEPT_TRIPLES) {
    answer.discard();
    const what = `answered with ${answer.mediaType || 'no media type'}; expected ${ACCEPT_TRIPLES}`;
    throw failureOf('database-failed', address, what);
  }
  return reading(answer, address, ({ text }) => {
    try {
      const options = { baseIri: address, keepBlankNodeLabels: true };
      return parseN3Syntax(text, { format: 'ntriples', ...options });
    } catch (cause) {
      throw incomplete(address, `it cannot be read: ${messageOf(cause)}`, cause);
    }
  });
}
