/** Requests to one database: kept connections, authentication, and what may be sent again. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Authentication } from './authentication.js';
import type { EndpointSettings } from './endpoint-settings.js';
import { RequestState, exchange, readToEnd, type Answer } from './exchange.js';
import { unknownOutcome } from './failures.js';
import { requireWhole } from './whole-answer.js';

/** Milliseconds that a request may wait for the database, unless it says otherwise. */
export const DEFAULT_TIMEOUT_MS = 30_000;

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** What the database may take; time that the reader of an answer takes does not count. */
  readonly timeoutMs?: number | undefined;
}

export interface DatabaseRequest extends RequestOptions {
  readonly address: string;
  /** Sent as a form by POST (SPARQL 1.1 Protocol §2.1.2, §2.2.1); without it, by GET. */
  readonly form?: readonly (readonly [name: string, value: string])[];
  readonly accept: string;
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
    const { protocol } = new URL(request.address);
    const agent = this.#agents[protocol === 'https:' ? 1 : 0];
    const state = new RequestState();
    try {
      return await this.#send(request, agent, state);
    } catch (error) {
      if (!state.isStale) throw error;
      return await this.#send(request, agent, new RequestState());
    }
  }

  /**
   * Writes, on a connection of its own: one that was kept may be closed by the database in the same
   * moment. Never sent again.
   * @throws ServiceError `database-failed` when nothing was written, `outcome-unknown`
   */
  async write(request: DatabaseRequest): Promise<void> {
    const state = new RequestState();
    try {
      const answer = await this.#send(request, false, state);
      // An answer that breaks off confirms nothing.
      await readToEnd(answer);
    } catch (error) {
      const { code, details } = error as { code?: string; details?: { status?: number } };
      const isRefused = code === 'database-failed' && details?.status !== undefined;
      const isUnknown = isRefused ? GATEWAY_FAILURES.has(details.status) : state.isConnected;
      throw isUnknown ? unknownOutcome(request.address, error) : error;
    }
  }

  close(): void {
    for (const agent of this.#agents) agent.destroy();
  }

  async #send(
    request: DatabaseRequest,
    agent: HttpAgent | false,
    state: RequestState,
  ): Promise<Answer> {
    const first = await this.#sendOnce(request, agent, state);
    if (first.status !== 401 || !this.#authentication.learn(first.headers['www-authenticate']))
      return requireWhole(first, request.address);
    first.discard();
    return requireWhole(await this.#sendOnce(request, agent, state), request.address);
  }

  #sendOnce(
    { address, form, accept, signal, timeoutMs = DEFAULT_TIMEOUT_MS }: DatabaseRequest,
    agent: HttpAgent | false,
    state: RequestState,
  ): Promise<Answer> {
    const url = new URL(address);
    const method = form ? 'POST' : 'GET';
    const body =
      form &&
      new URLSearchParams(form.map(([name, value]): [string, string] => [name, value])).toString();
    const authorization = this.#authentication.header(method, url.pathname + url.search);
    const headers = {
      Accept: accept,
      'User-Agent': 'osce-graph',
      ...(body !== undefined && {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': String(Buffer.byteLength(body)),
      }),
      ...(authorization !== undefined && { Authorization: authorization }),
    };
    return exchange({ method, url, headers, body, agent, timeoutMs, signal }, state);
  }
}
