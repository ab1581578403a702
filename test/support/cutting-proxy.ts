/** Stands between a client and a database, and spoils answers as it is told to. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface Mischief {
  /** Bytes of the answer after which nothing more comes. */
  readonly cutAfter?: number;
  /** Whether a cut answer then ends as if it were whole, or with a closed connection. */
  readonly endsProperly?: boolean;
  readonly delayMs?: number;
  /** Instead of the status that the database gave. */
  readonly status?: number;
  /** Closes the connection when the database has answered, before any byte of it is passed on. */
  readonly closesFirst?: boolean;
  /** Closes the connection before the database has seen the request. */
  readonly drops?: boolean;
  /** Sends the request to the database a second time, so long after its first answer. */
  readonly repeatsAfterMs?: number;
}

export class CuttingProxy {
  mischief: Mischief | (() => Mischief) = {};
  readonly #server = createServer((asked, answer) => void this.#pass(asked, answer));

  private constructor(private readonly target: string) {}

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
    const mischief = typeof this.mischief === 'function' ? this.mischief() : this.mischief;
    const { cutAfter, endsProperly, delayMs, status } = mischief;
    try {
      const sentBody = await bytesOf(asked);
      if (mischief.drops) throw new Error('dropped');
      const { response, body } = await this.#ask(asked, sentBody);
      if (delayMs !== undefined) await wait(delayMs);
      if (mischief.repeatsAfterMs !== undefined)
        void this.#repeat(asked, sentBody, mischief.repeatsAfterMs);
      if (mischief.closesFirst) throw new Error('closed');
      const sent = body.subarray(0, cutAfter);
      answer.writeHead(status ?? response.statusCode!, {
        // An update has no answer.
        'Content-Type': response.headers['content-type'] ?? '',
        Server: response.headers.server,
        'Content-Length': endsProperly ? sent.length : body.length,
      });
      // What is written is sent before the connection is closed.
      if (sent.length === body.length || endsProperly) answer.end(sent);
      else answer.write(sent, () => answer.socket?.destroy());
    } catch {
      // Also where the database is not running, or the client has left.
      answer.socket?.destroy();
    }
  }

  async #ask(
    { method, headers, url }: IncomingMessage,
    body: Buffer,
  ): Promise<{ response: IncomingMessage; body: Buffer }> {
    const passed = request(this.target + url!, { method, headers, agent: false });
    passed.end(body);
    const [response] = (await once(passed, 'response')) as [IncomingMessage];
    return { response, body: await bytesOf(response) };
  }

  async #repeat(asked: IncomingMessage, body: Buffer, afterMs: number): Promise<void> {
    await wait(afterMs);
    await this.#ask(asked, body).catch(() => undefined);
  }
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
