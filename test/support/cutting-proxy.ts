/** Stands between a client and a database, and spoils answers as it is told to. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Mischief {
  /** Bytes of the answer after which nothing more comes. */
  readonly cutAfter?: number;
  /** Whether a cut answer then ends as if it were whole, or with a closed connection. */
  readonly endsProperly?: boolean;
  readonly delayMs?: number;
  /** Instead of the status that the database gave. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Closes the connection when the database has answered, before any byte of it is passed on. */
  readonly closesFirst?: boolean;
}

export class CuttingProxy {
  mischief: Mischief = {};
  requestCount = 0;
  connectionCount = 0;
  readonly #server = createServer((asked, answer) => void this.#pass(asked, answer));

  private constructor(private readonly target: string) {
    this.#server.on('connection', () => {
      this.connectionCount += 1;
    });
  }

  /** @param target address of the database; the proxy keeps the paths of requests. */
  static async start(target: string): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(new URL(target).origin);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** The address of the proxy that stands for one of the database. */
  urlOf(address: string): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${new URL(address).pathname}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    this.requestCount += 1;
    const { cutAfter, endsProperly, delayMs, status, headers, closesFirst } = this.mischief;
    const response = await this.#ask(asked);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (closesFirst) {
      answer.socket?.destroy();
      return;
    }
    const sent = body.subarray(0, cutAfter);
    answer.writeHead(status ?? response.statusCode!, {
      'Content-Type': response.headers['content-type'],
      Server: response.headers.server,
      'Content-Length': endsProperly ? sent.length : body.length,
      ...headers,
    });
    // What is written is sent before the connection is closed.
    if (sent.length === body.length || endsProperly) answer.end(sent);
    else answer.write(sent, () => answer.socket?.destroy());
  }

  async #ask(asked: IncomingMessage): Promise<IncomingMessage> {
    const { method, headers } = asked;
    const passed = request(this.target + asked.url!, { method, headers, agent: false });
    asked.pipe(passed);
    const [response] = (await once(passed, 'response')) as [IncomingMessage];
    return response;
  }
}
