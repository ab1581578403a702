/** Streams of answers read to their end, in time, whichever engine they come from. */
import { messageOf } from '../../../src/errors.js';
import type { Term } from '../../../src/rdf/index.js';
import { textOf, type Answer, type Row } from './answer.js';

/** Small data and small queries: who takes longer does not end. */
export const TIMEOUT_MS = 3_000;
/** An answer with more rows is of no use here. */
export const MAX_ROWS = 5_000;

export function rowOf(
  cells: readonly (readonly [string, Term | undefined])[],
  labelOf?: (term: Term) => string,
): Row {
  return Object.fromEntries(
    cells.flatMap(([name, term]) => (term ? [[name, textOf(term, labelOf)]] : [])),
  );
}

/** All items, in time. */
export function gather<From>(
  items: AsyncIterable<From>,
  convert: (item: From) => Row,
): Promise<Row[]> {
  const read = async (): Promise<Row[]> => {
    const rows: Row[] = [];
    for await (const item of items) {
      if (rows.length > MAX_ROWS) throw new Error('too many rows');
      rows.push(convert(item));
    }
    return rows;
  };
  return withinTime(read());
}

export async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${TIMEOUT_MS} ms`));
    }, TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function toErrorAnswer(error: unknown): Answer {
  return { kind: 'error', message: messageOf(error) };
}
