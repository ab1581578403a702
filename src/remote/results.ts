/** Answers to SELECT and ASK, read whole. */
import { messageOf } from '../errors.js';
import { blankNode, type Term } from '../rdf/index.js';
import { readResults, type Binding, type Solutions } from '../sparql/index.js';
import type { Answer } from './exchange.js';
import { failureOf } from './failures.js';
import { wholeDocument } from './whole-answer.js';

export const ACCEPT_JSON = 'application/sparql-results+json';
const LABEL_PREFIX = 'nodeID://';

/** @throws ServiceError `answer-incomplete`, `database-failed` for anything that cannot be read. */
export function readSolutions(answer: Answer, address: string): Promise<Solutions> {
  return reading(answer, address, async (text) => {
    const { variables, rows } = await readResults(text);
    return { variables, rows: rows.map(withPlainLabels) };
  });
}

/** Virtuoso's labels are IRIs in results, and not in triples: `nodeID://b1` for `_:b1`. */
function withPlainLabels(row: Binding): Binding {
  const isPlain = (term: Term): boolean =>
    term.termType !== 'BlankNode' || !term.value.startsWith(LABEL_PREFIX);
  if (Object.values(row).every(isPlain)) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, term]) => [
      name,
      isPlain(term) ? term : blankNode(term.value.slice(LABEL_PREFIX.length)),
    ]),
  );
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
