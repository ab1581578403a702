/** Requests to one database: kept connections, authentication, and what may be sent again. */
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Authentication, type EndpointSettings } from './authentication.js';
import { failureOf, incomplete, unknownOutcome } from './failures.js';
import { requireWhole } from './whole-answer.js';

/** Milliseconds that a request may wait for the database, unless it says otherwise. */
const DEFAULT_TIMEOUT_MS = 30_000;
/** Virtuoso repeats the names of the graphs that were asked. */
const MAX_HEADER_BYTES = 1 << 20;

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** What the database may take; time that the reader of an answer takes does not count. */
  readonly timeoutMs?: number | undefined;
}

export interface Content {
  readonly mediaType: string;
  readonly text: string;
}

export interface DatabaseRequest extends RequestOptions {
  readonly address: string;
  /** Sent by POST (SPARQL 1.1 Protocol §2.1.2, §2.2.1). */
  readonly content: Content;
  readonly accept: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** In lower case, without parameters; empty when none was given. */
  readonly mediaType: string;
  /** Ends only where the transport says that the answer ends; anything else throws. */
  readonly body: AsyncIterable<Uint8Array>;
  readonly discard: () => void;
}

interface Progress {
  /** Whether the database may have read it. */
  isConnected: boolean;
  /** Whether it failed without an answer on a connection that was kept from an earlier one. */
  isStale: boolean;
}

/**
 * Connections without a request are closed before the database closes them: Oxigraph answers 500 to
 * one that says nothing for a minute, which would be taken for the answer to the next request.
 */
const KEPT = { keepAlive: true, timeout: 15_000 };

/** Statuses by which a server in between says that it lost sight of the database. */
const GATEWAY_FAILURES: ReadonlySet<unknown> = new Set([408, 502, 504]);

export class Connection {
  readonly #authentication: Authentication;
  readonly #agents = [new HttpAgent(KEPT), new HttpsAgent(KEPT)] as const;

  constructor(settings: EndpointSettings) {
    this.#authentication = new Authentication(settings);
  }

  /**
   * Reads. A request that failed on a kept connection before any answer is sent once more.
   * @throws ServiceError `database-failed`, `database-timeout`, `answer-incomplete`
   */
  async read(request: DatabaseRequest): Promise<Answer> {
    const agent = this.#agents[request.address.startsWith('https:') ? 1 : 0];
    const progress = { isConnected: false, isStale: false };
    try {
      return await this.#send(request, agent, progress);
    } catch (error) {
      if (!progress.isStale) throw error;
      return await this.#send(request, agent, progress);
    }
  }

  /**
   * Writes, on a connection of its own: one that was kept may be closed by the database in the same
   * moment. Never sent again.
   * @throws ServiceError `database-failed` when nothing was written, `outcome-unknown`
   */
  async write(request: DatabaseRequest): Promise<void> {
    const progress = { isConnected: false, isStale: false };
    try {
      // An answer that breaks off confirms nothing.
      await readToEnd(await this.#send(request, false, progress));
    } catch (error) {
      const { code, details } = error as { code?: string; details?: { status?: number } };
      const isRefused = code === 'database-failed' && details?.status !== undefined;
      const isUnknown = isRefused ? GATEWAY_FAILURES.has(details.status) : progress.isConnected;
      throw isUnknown ? unknownOutcome(request.address, error) : error;
    }
  }

  close(): void {
    for (const agent of this.#agents) agent.destroy();
  }

  async #send(
    request: DatabaseRequest,
    agent: HttpAgent | false,
    progress: Progress,
  ): Promise<Answer> {
    const exchange = (): Promise<Answer> => this.#exchange(request, agent, progress);
    const first = await exchange();
    if (first.status !== 401 || !this.#authentication.learn(first.headers['www-authenticate']))
      return requireWhole(first, request.address);
    first.discard();
    return requireWhole(await exchange(), request.address);
  }

  /** Sends a request and waits for the head of the answer. */
  async #exchange(
    asked: DatabaseRequest,
    agent: HttpAgent | false,
    progress: Progress,
  ): Promise<Answer> {
    const { content, accept, signal } = asked;
    signal?.throwIfAborted();
    const url = new URL(asked.address);
    const authorization = this.#authentication.header('POST', url.pathname + url.search);
    const headers = {
      Accept: accept,
      'User-Agent': 'osce-graph',
      'Content-Type': content.mediaType,
      ...(authorization !== undefined && { Authorization: authorization }),
    };
    const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = open(url, {
      ...{ method: 'POST', headers, agent, maxHeaderSize: MAX_HEADER_BYTES },
      ...(signal && { signal }),
    });
    const time = new WaitingTime(asked.timeoutMs, () => request.destroy());
    watchConnection(request, progress);
    time.start();
    try {
      const response = await headOf(request, content.text);
      const { statusCode: status = 0, headers } = response;
      const mediaType = (headers['content-type'] ?? '').replace(/;.*/s, '').trim().toLowerCase();
      const body = bodyOf(response, asked, time);
      return { status, headers, mediaType, body, discard: () => response.destroy() };
    } catch (error) {
      progress.isStale = request.reusedSocket && !time.isOver;
      throw failureFrom(error, asked, time);
    } finally {
      time.stop();
    }
  }
}

function watchConnection(request: ClientRequest, progress: Progress): void {
  request.once('socket', (socket) => {
    const connected = (): void => {
      progress.isConnected = true;
    };
    // TLS is set up after the connection, and before anything is sent.
    if (socket.connecting)
      socket.once(request.protocol === 'https:' ? 'secureConnect' : 'connect', connected);
    else connected();
  });
}

function headOf(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    // Errors after the answer began come to its reader.
    request.on('error', reject);
    request.end(body);
  });
}

/** A form, as queries and updates are sent. */
export function formOf(...fields: [name: string, value: string][]): Content {
  const text = new URLSearchParams(fields).toString();
  return { mediaType: 'application/x-www-form-urlencoded', text };
}

/** Reads a body for the sake of its end only. Throws as reading does. */
export async function readToEnd({ body }: Answer): Promise<void> {
  const chunks = body[Symbol.asyncIterator]();
  while (!(await chunks.next()).done);
}

async function* bodyOf(
  response: IncomingMessage,
  asked: DatabaseRequest,
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
    throw failureFrom(error, asked, time, 'the connection broke before the end');
  } finally {
    time.stop();
  }
  if (!response.complete)
    throw incomplete(asked.address, 'the connection was closed before the end');
}

function failureFrom(
  error: unknown,
  { address, signal }: DatabaseRequest,
  { isOver, limitMs }: WaitingTime,
  broken?: string,
): unknown {
  if (signal?.aborted) return signal.reason;
  if (isOver) return failureOf('database-timeout', address, `took longer than ${limitMs} ms`);
  if (broken !== undefined) return incomplete(address, broken, error);
  // Where a name has several addresses, each failure is within the one that is thrown.
  const { errors = [error as Error] } = error as { errors?: readonly Error[] };
  const reason = errors.map(({ message }) => message).join(', ');
  return failureOf('database-failed', address, `did not answer: ${reason}`, { cause: error });
}

/** The time limit of a request: time that its reader takes does not count. */
class WaitingTime {
  #startedAt = 0;
  #leftMs: number;
  #timer: NodeJS.Timeout | undefined;
  isOver = false;

  constructor(
    readonly limitMs = DEFAULT_TIMEOUT_MS,
    private readonly onEnd: () => void,
  ) {
    this.#leftMs = limitMs;
  }

  start(): void {
    this.#startedAt = performance.now();
    this.#timer = setTimeout(() => {
      this.isOver = true;
      this.onEnd();
    }, this.#leftMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#leftMs -= performance.now() - this.#startedAt;
  }
}
