/**
 * An endpoint elsewhere: a server at loopback that keeps what it was sent, and answers as it is
 * told to.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a request whose query, if it has one, was read. */
export type Answerer = (
  query: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
) => void | Promise<void>;

export class Endpoint {
  /** Queries in the order in which they came; for requests without one, their paths. */
  readonly asked: string[] = [];
  /** All that was received, bodies and request lines. */
  received = '';
  connectionCount = 0;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  private constructor(readonly answerer: Answerer) {
    this.#server.on('connection', () => {
      this.connectionCount += 1;
    });
  }

  static async start(answerer: Answerer): Promise<Endpoint> {
    const endpoint = new Endpoint(answerer);
    endpoint.#server.listen(0, '127.0.0.1');
    await once(endpoint.#server, 'listening');
    return endpoint;
  }

  url(path = '/sparql'): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  forget(): void {
    this.asked.length = 0;
    this.received = '';
    this.connectionCount = 0;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += String(part);
    const text = decodeURIComponent(body.replaceAll('+', ' '));
    this.received += `${request.method} ${request.url}\n${text}\n`;
    const query =
      new URL(request.url!, this.url()).searchParams.get('query') ??
      new URLSearchParams(body).get('query') ??
      undefined;
    this.asked.push(query ?? request.url!);
    response.on('error', () => undefined);
    await this.answerer(query, request, response);
  }
}

/** SPARQL results in JSON with a literal for `?x` in each solution. */
export function resultsWith(...values: readonly string[]): string {
  return JSON.stringify({
    head: { vars: ['x'] },
    results: { bindings: values.map((value) => ({ x: { type: 'literal', value } })) },
  });
}

export const RESULTS_JSON = 'application/sparql-results+json';
