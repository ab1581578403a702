/** A running server, for commands that cannot open the data directory while it has it open. */
import { ERROR_CODES, type ErrorCode, ServiceError, badRequest, messageOf } from '../errors.js';
import type { Command } from 'commander';
import type { NamedNode, Names } from '../rdf/index.js';
import type { Flags, Terminal } from './command.js';

/** The body of a request, and headers besides those of every request. */
interface SentText {
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A body of JSON. */
export function jsonText(value: object): SentText {
  return { text: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } };
}

/** Sends requests to the server of `--server`, with the token in WRITE_TOKEN. */
export class RunningServer {
  readonly #url: string;
  readonly #token: string | undefined;

  /** @throws ServiceError `bad-request` for an invalid address. */
  constructor(url: string, { environment }: Terminal) {
    if (!URL.canParse(url) || !/^https?:/.test(url))
      throw badRequest(`--server must be an http or https address; found "${url}".`);
    this.#url = url.replace(/\/$/, '');
    this.#token = environment.WRITE_TOKEN;
  }

  /** @throws ServiceError the server's own, or `configuration` when there is no such server. */
  post(path: string, body: object): Promise<unknown> {
    return this.send('POST', path, jsonText(body));
  }

  /** As `post`; undefined where the answer is empty. */
  async send(method: string, path: string, sent: SentText = {}): Promise<unknown> {
    const { text } = await this.#request(method, path, sent);
    try {
      return text === '' ? undefined : JSON.parse(text);
    } catch (cause) {
      throw this.#unusable(cause);
    }
  }

  /** A document of this type, and its ETag. @throws ServiceError as `post` does */
  read(path: string, accept: string): Promise<{ text: string; etag: string | undefined }> {
    return this.#request('GET', path, { headers: { Accept: accept } });
  }

  async #request(
    method: string,
    path: string,
    { text: body, headers }: SentText,
  ): Promise<{ text: string; etag: string | undefined }> {
    let status = 0;
    let text = '';
    try {
      const response = await fetch(this.#url + path, {
        method,
        headers: {
          Accept: 'application/json',
          ...headers,
          ...(this.#token === undefined ? {} : { Authorization: `Bearer ${this.#token}` }),
        },
        ...(body === undefined ? {} : { body }),
      });
      ({ status } = response);
      text = await response.text();
      if (response.ok) return { text, etag: response.headers.get('ETag') ?? undefined };
    } catch (cause) {
      throw this.#unusable(cause);
    }
    throw this.#errorOf(status, text);
  }

  #unusable(cause: unknown): ServiceError {
    const reason = messageOf(cause instanceof Error ? (cause.cause ?? cause) : cause);
    return new ServiceError('configuration', `The server ${this.#url} cannot be used: ${reason}.`, {
      cause,
    });
  }

  #errorOf(status: number, text: string): ServiceError {
    const { code, detail } = problemIn(text);
    if (code === undefined || detail === undefined)
      return new ServiceError(
        'configuration',
        `${this.#url} answers with the status ${status}, not as osce-graph does.`,
      );
    const hint =
      code === 'unauthorized' ? ' The command sends the token in the variable WRITE_TOKEN.' : '';
    return new ServiceError(code, detail + hint);
  }
}

/** The path of a thing on a server. @throws ServiceError `bad-request` for one that it has no page of */
export function pathOfThing({ value }: NamedNode, { baseIri, thingOf }: Names): string {
  if (thingOf(value)) return `/${value.slice(baseIri.length)}`;
  throw badRequest(`With --server, the thing must be one below ${baseIri}id/; found <${value}>.`);
}

/** How a command goes on while a server has the data directory open. */
export function besideServer(command: Command, url: string | undefined): string {
  const names = [command, ...(command.parent?.parent ? [command.parent] : [])].map((each) =>
    each.name(),
  );
  if (command.options.some(({ long }) => long === '--server'))
    return ` Or pass --server ${url ?? 'with its address'} to ${names.reverse().join(' ')}.`;
  const ways: Readonly<Record<string, string>> = {
    load: 'POST the files to /graphs',
    ingest: 'POST the pages to /news',
    compact: 'set KEEP_VERSIONS or KEEP_DAYS for it',
  };
  const way = ways[names[0] ?? ''];
  return way === undefined ? '' : ` Or, with ${url ?? 'that process'}: ${way}.`;
}

/** The parameters of a write: its author and message from the command, `dry-run`, and others. */
export function noteIn(flags: Flags, others: Readonly<Record<string, string>> = {}): string {
  const note = ['author', 'message'].flatMap((name) =>
    typeof flags[name] === 'string' ? [[name, flags[name]] as [string, string]] : [],
  );
  const dryRun: [string, string][] = flags.dryRun ? [['dry-run', 'true']] : [];
  return new URLSearchParams([...Object.entries(others), ...note, ...dryRun]).toString();
}

function problemIn(text: string): { code?: ErrorCode; detail?: string } {
  try {
    const { code, detail } = JSON.parse(text) as { code?: string; detail?: string };
    // It is one of them.
    return code !== undefined && code in ERROR_CODES && detail !== undefined
      ? { code: code as ErrorCode, detail }
      : {};
  } catch {
    return {};
  }
}
