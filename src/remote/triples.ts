/** What the database answers to CONSTRUCT and DESCRIBE, as quads. */
import { messageOf } from '../errors.js';
import { parseN3Syntax, type Quad, type RdfFormat } from '../rdf/index.js';
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
  if (mediaType !== 'application/n-triples' && mediaType !== 'text/turtle') {
    answer.discard();
    const found = mediaType === '' ? 'no media type' : mediaType;
    throw failureOf(
      'database-failed',
      address,
      `answered with ${found}; expected application/n-triples or text/turtle`,
    );
  }
  const format = mediaType === 'text/turtle' ? 'turtle' : 'ntriples';
  for await (const text of parts(answer, address, format)) yield* parse(text, address, format);
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
