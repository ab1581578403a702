/** One request to the database, and its answer up to the transport's own end. */
import { request as httpRequest, type Agent, type ClientRequest } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { failureOf, incomplete } from './failures.js';

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Kept connections; without them the request has a connection of its own. */
  readonly agent: Agent | false;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export class RequestState {
  /** Whether the database may have read it. */
  isConnected = false;
  /** Whether it failed without an answer on a connection that was kept from an earlier one. */
  isStale = false;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** In lower case, without parameters; empty when none was given. */
  readonly mediaType: string;
  /** Ends only where the transport says that the answer ends; anything else throws. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Leaves the body unread. */
  readonly discard: () => void;
}

/** Virtuoso repeats the names of the graphs that were asked, 1,000 at most. */
const MAX_HEADER_BYTES = 1 << 20;

/**
 * Sends a request and waits for the head of the answer.
 * @throws ServiceError `database-failed`, `database-timeout`; the reason of the signal. Reading the
 * body throws these and `answer-incomplete`.
 */
export async function exchange(sent: ExchangeRequest, state: RequestState): Promise<Answer> {
  const { url, signal, timeoutMs } = sent;
  signal?.throwIfAborted();
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const { method, headers, agent } = sent;
  const how = { method, headers, agent, maxHeaderSize: MAX_HEADER_BYTES };
  const request = open(url, { ...how, ...(signal && { signal }) });
  const time = new WaitingTime(timeoutMs, () => request.destroy());
  watchConnection(request, state);
  time.start();
  try {
    const response = await headOf(request, sent.body);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      mediaType: (response.headers['content-type'] ?? '').replace(/;.*/s, '').trim().toLowerCase(),
      body: bodyOf(response, sent, time),
      discard: () => response.destroy(),
    };
  } catch (error) {
    state.isStale = request.reusedSocket && !time.isOver;
    throw failureFrom(error, sent, time);
  } finally {
    time.stop();
  }
}

function watchConnection(request: ClientRequest, state: RequestState): void {
  request.once('socket', (socket) => {
    const connected = (): void => {
      state.isConnected = true;
    };
    // TLS is set up after the connection, and before anything is sent.
    if (socket.connecting)
      socket.once(request.protocol === 'https:' ? 'secureConnect' : 'connect', connected);
    else connected();
  });
}

function headOf(request: ClientRequest, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    // Errors after the answer began come to its reader.
    request.on('error', reject);
    request.end(body);
  });
}

/** Reads a body for the sake of its end only. Throws as reading does. */
export async function readToEnd({ body }: Answer): Promise<void> {
  const chunks = body[Symbol.asyncIterator]();
  while (!(await chunks.next()).done);
}

async function* bodyOf(
  response: IncomingMessage,
  sent: ExchangeRequest,
  time: WaitingTime,
): AsyncGenerator<Uint8Array, void, undefined> {
  time.start();
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      time.stop();
      yield chunk;
      time.start();
    }
  } catch (error) {
    throw failureFrom(error, sent, time, 'the connection broke before the end');
  } finally {
    time.stop();
  }
  if (!response.complete)
    throw incomplete(sent.url.href, 'the connection was closed before the end');
}

function failureFrom(
  error: unknown,
  { url, signal, timeoutMs }: ExchangeRequest,
  { isOver }: WaitingTime,
  broken?: string,
): unknown {
  if (signal?.aborted) return signal.reason;
  if (isOver) return failureOf('database-timeout', url.href, `took longer than ${timeoutMs} ms`);
  if (broken !== undefined) return incomplete(url.href, broken, error);
  return failureOf('database-failed', url.href, `did not answer: ${reasonOf(error)}`, {
    cause: error,
  });
}

/** Where a name has several addresses, each failure is within the one that is thrown. */
function reasonOf(error: unknown): string {
  const { errors, message } = error as { errors?: readonly Error[]; message: string };
  return errors?.map((each) => each.message).join(', ') ?? message;
}

/** The time limit of a request: time that its reader takes does not count. */
class WaitingTime {
  #startedAt = 0;
  #timer: NodeJS.Timeout | undefined;
  isOver = false;

  constructor(
    private leftMs: number,
    private readonly onEnd: () => void,
  ) {}

  start(): void {
    this.#startedAt = performance.now();
    this.#timer = setTimeout(() => {
      this.isOver = true;
      this.onEnd();
    }, this.leftMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.leftMs -= performance.now() - this.#startedAt;
  }
}
