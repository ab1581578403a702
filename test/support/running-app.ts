/**
 * The whole service on a port of its own over a temporary data directory, and requests to it to the
 * letter.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpSettings, RunningServer } from '../../src/http/index.js';
import { DEFAULT_BASE_IRI } from '../../src/rdf/index.js';
import type { OpenMode, ServiceSettings } from '../../src/service.js';
import { Service, createLog, startServer } from './built-product.js';
import { copyFilledDirectory } from './filled-directory.js';

/** The token that may write to apps of tests. */
export const TOKEN = 'token-of-tests';

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** Whether the answer ended as HTTP says an answer ends; otherwise the connection was cut. */
  readonly isWhole: boolean;
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/**
 * Sends exactly these headers and reads the answer as it is: nothing is unpacked, followed or
 * retried.
 */
export function ask(url: string, options: AskOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length =
      options.body === undefined
        ? {}
        : { 'Content-Length': String(Buffer.byteLength(options.body)) };
    const outgoing = request(
      url,
      { method: options.method ?? 'GET', headers: { ...length, ...options.headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        // An answer that was cut ends in an error, and then closes as every other does.
        response.on('error', () => undefined);
        response.on('close', () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes,
            text: bytes.toString('utf8'),
            isWhole: response.complete,
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

/** A body as JSON, in the form that the caller expects. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names it
export function jsonOf<T>(answer: Pick<Answer, 'text'>): T {
  return JSON.parse(answer.text) as T;
}

/** A problem document (RFC 9457). */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly [member: string]: unknown;
}

export const problemOf = (answer: Answer): Problem => jsonOf<Problem>(answer);

/** The status and the code of a problem. */
export const codeOf = (answer: Answer): [number, string] => [answer.status, problemOf(answer).code];

/**
 * The answer of a query that is to be stopped after it began to be sent. On a busy machine its time
 * may be over before that, which says nothing about how it is cut: then it is asked again.
 */
export async function begun(get: () => Promise<Answer>): Promise<Answer> {
  for (let turn = 1; ; turn += 1) {
    const answer = await get();
    if (answer.status !== 503 || turn === 30) return answer;
  }
}

/** A service that listens, until it is closed. */
export class RunningApp {
  /** The lines of the log, as JSON. */
  readonly log: string[];

  private constructor(
    readonly service: Service,
    readonly directory: string,
    private readonly server: RunningServer,
    log: string[],
  ) {
    this.log = log;
  }

  /** Starts over a new directory with the shipped data, or over one that another app has left. */
  static async start(
    options: {
      directory?: string;
      maxBodyMb?: number;
      writeToken?: string | undefined;
      publicUrl?: string | undefined;
      trustProxy?: HttpSettings['trustProxy'];
      rateLimit?: number;
      clientPatienceMs?: number;
      logLevel?: string;
      service?: Partial<ServiceSettings>;
      mode?: OpenMode;
    } = {},
  ): Promise<RunningApp> {
    const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'osce-graph-app-'));
    const settings = settingsFor(join(directory, 'var'), options.service);
    if (options.directory === undefined && settings.database === undefined)
      await copyFilledDirectory('shipped', settings.dataDirectory, fillWithShippedData);
    const service = await Service.open(settings, options.mode);
    const log: string[] = [];
    const writeToken = 'writeToken' in options ? options.writeToken : TOKEN;
    const server = await startServer(
      service,
      {
        publicUrl: options.publicUrl,
        trustProxy: options.trustProxy,
        writeToken,
        maxBodyMb: options.maxBodyMb ?? 2,
        rateLimit: options.rateLimit,
        clientPatienceMs: options.clientPatienceMs,
      },
      { host: '127.0.0.1', port: 0 },
      createLog(options.logLevel ?? 'info', { write: (line) => log.push(line) }),
    );
    return new RunningApp(service, directory, server, log);
  }

  /** The lines of the log with this message, once there are so many. */
  async logged(msg: string, count = 1): Promise<Record<string, unknown>[]> {
    for (let round = 0; round < 500; round += 1) {
      const found = this.log
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter((line) => line.msg === msg);
      if (found.length >= count) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`The log has no ${count} lines "${msg}": ${this.log.join('')}`);
  }

  get url(): string {
    return this.server.url;
  }

  get version(): number {
    return this.service.current.number;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return ask(this.url + path, { headers });
  }

  /** A request with a body and the token, unless the headers say otherwise. */
  write(
    method: string,
    path: string,
    contentType: string,
    body: string | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return ask(this.url + path, {
      method,
      headers: { 'Content-Type': contentType, Authorization: `Bearer ${TOKEN}`, ...headers },
      body,
    });
  }

  post(
    path: string,
    contentType: string,
    body: string | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return this.write('POST', path, contentType, body, headers);
  }

  /** Runs a SPARQL Update; throws when it is refused. */
  async update(text: string): Promise<void> {
    const answer = await this.post('/sparql', 'application/sparql-update', text);
    if (answer.status !== 200) throw new Error(`The update was refused: ${answer.text}`);
  }

  /** The values of a query's first column, in order. */
  async select(query: string): Promise<string[]> {
    const answer = await this.get(`/sparql?query=${encodeURIComponent(query)}`, {
      Accept: 'application/sparql-results+json',
    });
    if (answer.status !== 200) throw new Error(`The query failed: ${answer.text}`);
    const { head, results } = jsonOf<{
      head: { vars: string[] };
      results: { bindings: Record<string, { value: string }>[] };
    }>(answer);
    return results.bindings.map((binding) => binding[head.vars[0]!]!.value);
  }

  /** Stops; the data directory stays. */
  async stop(): Promise<void> {
    await this.server.close();
    await this.service.close();
  }

  /** Stops and removes the data directory. */
  async close(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

const settingsFor = (
  dataDirectory: string,
  settings: Partial<ServiceSettings> = {},
): ServiceSettings => ({
  dataDirectory,
  baseIri: DEFAULT_BASE_IRI,
  // Only stops what never ends: a machine that is busy otherwise takes several times as long.
  queryTimeoutMs: 120_000,
  isUnionDefaultGraph: true,
  serviceAllow: [],
  ...settings,
});

async function fillWithShippedData(dataDirectory: string): Promise<void> {
  const service = await Service.open(settingsFor(dataDirectory));
  await service.close();
}
