/** The only way out: a query's requests to allowed addresses, within limits. */
import type { EndpointUse } from '../../json-answers.js';
import { ServiceError, messageOf } from '../../errors.js';
import { isAllowedAddress } from './refusal.js';
import type { Budget } from '../workers/index.js';

/** Limits for all requests of one query to one address together. */
export interface EndpointLimits {
  /** `SERVICE_TIMEOUT_MS`: time with open requests; parallel ones count once. */
  readonly timeoutMs: number;
  /** `SERVICE_MAX_MB`: data received, uncompressed. */
  readonly maxMb: number;
}

export interface OutboundSettings {
  /** Addresses that SERVICE and LOAD may call. */
  readonly serviceAllow: readonly string[];
  /** Default: ten seconds and 64 MiB. */
  readonly endpointLimits?: EndpointLimits | undefined;
}

export const DEFAULT_ENDPOINT_LIMITS: EndpointLimits = { timeoutMs: 10_000, maxMb: 64 };

/** A complete answer: a truncated one is an error. */
export interface OutboundAnswer {
  /** In lower case, without parameters; empty when missing. */
  readonly mediaType: string;
  readonly text: string;
  /** The endpoint's limit of solutions (`X-SPARQL-MaxRows` of Virtuoso). */
  readonly maxRows: number | undefined;
}

type Use = { -readonly [Key in keyof EndpointUse]: EndpointUse[Key] } & {
  /** Open requests, and since when there are any. */
  openCount: number;
  openSince: number;
};
type OutboundRequest = Pick<RequestInit, 'method' | 'headers' | 'body'>;

/** The failures that SILENT covers: the other side's, never the query's own. */
export function isOfEndpoint(error: unknown): boolean {
  return (
    error instanceof ServiceError &&
    (error.code === 'endpoint-failed' || error.code === 'endpoint-limit')
  );
}

/** The other side failed; `keyword` is SERVICE or LOAD. */
export function endpointFailed(
  keyword: string,
  address: string,
  what: string,
  cause?: unknown,
): ServiceError {
  return new ServiceError('endpoint-failed', `${keyword} <${address}>: ${what}.`, {
    details: { keyword, address },
    cause,
  });
}

export class Outbound {
  readonly #uses = new Map<string, Use>();

  constructor(
    private readonly settings: OutboundSettings,
    private readonly budget: Budget,
  ) {}

  get allowed(): readonly string[] {
    return this.settings.serviceAllow;
  }

  get uses(): readonly EndpointUse[] {
    return [...this.#uses.values()].map(({ address, requests, bytes, milliseconds }) => ({
      address,
      requests,
      bytes,
      milliseconds,
    }));
  }

  /**
   * Sends a request and waits for its whole answer. Redirects are not followed.
   * @throws ServiceError `outbound-refused` for an address that is not allowed, before anything is
   *   sent; `endpoint-failed`; `endpoint-limit`; `query-timeout` when the query's own time is over.
   */
  async fetch(keyword: string, address: string, request: OutboundRequest): Promise<OutboundAnswer> {
    if (!isAllowedAddress(address, this.settings.serviceAllow))
      throw new ServiceError(
        'outbound-refused',
        `A connection to ${address} was refused (setting SERVICE_ALLOW).`,
      );
    const use = this.#useOf(address);
    use.requests += 1;
    const now = performance.now();
    if (use.openCount === 0) use.openSince = now;
    use.openCount += 1;
    const leftMs = this.#limits.timeoutMs - use.milliseconds - (now - use.openSince);
    // Slightly longer than the query has, so that its budget reports the timeout.
    const timer = AbortSignal.timeout(
      Math.max(0, Math.ceil(Math.min(leftMs, this.budget.remainingMs + 1))),
    );
    try {
      const signal = AbortSignal.any([this.budget.signal, timer]);
      const response = await send(address, { ...request, redirect: 'manual', signal });
      return await this.#read(response, keyword, use);
    } catch (error) {
      this.budget.checkNow();
      if (error instanceof ServiceError) throw error;
      if (timer.aborted)
        throw this.#overLimit(
          keyword,
          address,
          'SERVICE_TIMEOUT_MS',
          `${this.#limits.timeoutMs} ms`,
        );
      throw endpointFailed(
        keyword,
        address,
        `no complete answer was received: ${reasonOf(error)}`,
        error,
      );
    } finally {
      use.openCount -= 1;
      if (use.openCount === 0) use.milliseconds += performance.now() - use.openSince;
    }
  }

  async #read(response: Response, keyword: string, use: Use): Promise<OutboundAnswer> {
    const { status, headers } = response;
    if (status >= 300 && status < 400) {
      await response.body?.cancel();
      const location = headers.get('Location');
      const target = location === null ? '' : ` to <${location}>`;
      throw endpointFailed(
        keyword,
        use.address,
        `it answered with status ${status} and a redirect${target}, which is not followed`,
      );
    }
    const text = await this.#textOf(response, keyword, use);
    if (!response.ok) {
      const reason = text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
      throw endpointFailed(
        keyword,
        use.address,
        `it answered with status ${status}${reason === '' ? '' : `: ${reason}`}`,
      );
    }
    const lack = lackOf(response);
    if (lack !== undefined) throw endpointFailed(keyword, use.address, lack);
    return {
      mediaType: (headers.get('Content-Type') ?? '').replace(/;.*/s, '').trim().toLowerCase(),
      text,
      maxRows: Number(headers.get('X-SPARQL-MaxRows') ?? 0) || undefined,
    };
  }

  async #textOf(response: Response, keyword: string, use: Use): Promise<string> {
    const maxBytes = this.#limits.maxMb * 2 ** 20;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let text = '';
    // The types of fetch omit that Node's streams can be iterated.
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      use.bytes += chunk.length;
      if (use.bytes > maxBytes)
        throw this.#overLimit(keyword, use.address, 'SERVICE_MAX_MB', `${this.#limits.maxMb} MiB`);
      // The text and its parsed form.
      this.budget.addMemory(4 * chunk.length);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  }

  #overLimit(keyword: string, address: string, limit: string, what: string): ServiceError {
    return new ServiceError(
      'endpoint-limit',
      `${keyword} <${address}> exceeded the limit of ${what} for one query (setting ` +
        `${limit}). Narrow the pattern that is sent to it, or add a LIMIT.`,
      { details: { keyword, address, limit } },
    );
  }

  get #limits(): EndpointLimits {
    return this.settings.endpointLimits ?? DEFAULT_ENDPOINT_LIMITS;
  }

  #useOf(address: string): Use {
    let use = this.#uses.get(address);
    if (!use) {
      use = { address, requests: 0, bytes: 0, milliseconds: 0, openCount: 0, openSince: 0 };
      this.#uses.set(address, use);
    }
    return use;
  }
}

/** Origins that have answered: their connections are kept open and may be closed at any time. */
const answered = new Set<string>();
const CLOSED: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/**
 * Retries once where a kept-open connection is closed before an answer begins. Queries and
 * documents may be requested twice (RFC 9110 §9.2.2).
 */
async function send(address: string, request: RequestInit): Promise<Response> {
  const { origin } = new URL(address);
  const response = await fetch(address, request).catch((error: unknown) => {
    const { code } = ((error as Error).cause ?? {}) as { code?: unknown };
    if (answered.has(origin) && CLOSED.has(code)) return fetch(address, request);
    throw error;
  });
  answered.add(origin);
  return response;
}

/** Why an answer is partial: its status, or the state that Virtuoso adds. */
function lackOf({ status, headers }: Response): string | undefined {
  const state = headers.get('X-SQL-State');
  if (state !== null) {
    const message = headers.get('X-SQL-Message');
    return `it stopped early with the SQL state ${state}${message === null ? '' : `: ${message}`}`;
  }
  return status === 206 ? 'it answered with status 206, so its answer is only a part' : undefined;
}

/** `fetch` says only that it failed; the reason is in the cause. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  return cause === undefined ? messageOf(error) : messageOf(cause) || messageOf(error);
}
