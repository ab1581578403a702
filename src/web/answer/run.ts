/** Runs a query: passes the answer on while it comes, and checks that it was whole. */
import { RequestFailed, isAbort, send } from '../requests.js';
import { AnswerReader } from './answer-reader.js';
import type { Row } from './terms.js';

export interface AnswerReceiver {
  /** The version of the graph that answers. */
  readonly onVersion: (version: string | null) => void;
  readonly onVariables: (variables: readonly string[]) => void;
  readonly onRows: (rows: readonly Row[]) => void;
  readonly onTurtle: (text: string) => void;
}

/** `cut`: the answer broke off. `full`: more came than a page can hold. */
export type Ending =
  | { readonly kind: 'whole'; readonly boolean?: boolean }
  | { readonly kind: 'stopped' | 'cut' | 'full' };

const ACCEPTED = 'application/sparql-results+json, text/turtle;q=0.9';
/** Text is read in pieces of so many characters, a millisecond or two each. */
const PIECE_LENGTH = 1 << 16;
/** More rows than these a page does not hold. */
export const MOST_ROWS = 500_000;
/** Of a graph, so many characters are shown. */
export const MOST_TURTLE = 400_000;

/** The address of an answer; a query in a form is sent by POST. */
export interface AnswerRequest {
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
}

/**
 * Asks the service, and reads the answer to its end. When the signal ends the request, the service
 * stops the query.
 * @throws RequestFailed when the service refuses the query.
 */
export async function runQuery(
  { path, ...rest }: AnswerRequest,
  signal: AbortSignal,
  receiver: AnswerReceiver,
): Promise<Ending> {
  try {
    const response = await send(path, { accept: ACCEPTED, ...rest, signal });
    receiver.onVersion(response.headers.get('Graph-Version'));
    const isGraph = response.headers.get('Content-Type')?.startsWith('text/turtle') ?? false;
    if (!response.body) return { kind: 'cut' };
    return await (isGraph ? readGraph : readSolutions)(piecesOf(response.body, signal), receiver);
  } catch (error) {
    if (isAbort(error)) return { kind: 'stopped' };
    if (error instanceof RequestFailed) throw error;
    // A connection that was cut ends the reading with an error, and a document that was cut does
    // not end as it should.
    return { kind: 'cut' };
  }
}

async function readSolutions(
  pieces: AsyncIterable<string>,
  receiver: AnswerReceiver,
): Promise<Ending> {
  const reader = new AnswerReader();
  let isHeadTold = false;
  let rowCount = 0;
  const tell = (rows: readonly Row[]): void => {
    if (reader.head && !isHeadTold) {
      isHeadTold = true;
      if (reader.head.boolean === undefined) receiver.onVariables(reader.head.variables);
    }
    rowCount += rows.length;
    if (rows.length > 0) receiver.onRows(rows);
  };
  for await (const piece of pieces) {
    tell(reader.push(piece));
    if (rowCount >= MOST_ROWS) return { kind: 'full' };
  }
  tell(reader.end());
  const boolean = reader.head?.boolean;
  return { kind: 'whole', ...(boolean === undefined ? {} : { boolean }) };
}

async function readGraph(pieces: AsyncIterable<string>, receiver: AnswerReceiver): Promise<Ending> {
  let length = 0;
  for await (const piece of pieces) {
    receiver.onTurtle(piece.slice(0, MOST_TURTLE - length));
    length += piece.length;
    if (length >= MOST_TURTLE) return { kind: 'full' };
  }
  return { kind: 'whole' };
}

/** How long a piece of work may take before the page gets its turn, in milliseconds. */
const SLICE_MS = 10;

/** Piece by piece, with turns for the page. Stopping early ends the request. */
async function* piecesOf(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let startedAt = performance.now();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      const text = decoder.decode(chunk.value, { stream: true });
      for (let at = 0; at < text.length; at += PIECE_LENGTH) {
        yield text.slice(at, at + PIECE_LENGTH);
        if (performance.now() - startedAt > SLICE_MS) {
          await new Promise((resolve) => setTimeout(resolve));
          startedAt = performance.now();
        }
        // Progress from before the end is not shown after it.
        signal.throwIfAborted();
      }
    }
    yield decoder.decode();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
