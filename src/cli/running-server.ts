/** A running server, for commands that cannot open the data directory while it has it open. */
import { ERROR_CODES, type ErrorCode, ServiceError, badRequest, messageOf } from '../errors.js';
import type { Terminal } from './command.js';

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

  /**
   * The JSON of an answer. @throws ServiceError the server's own, or `configuration` when there is
   * no such server
   */
  async send(method: string, path: string, body?: object): Promise<object> {
    let status = 0;
    let text = '';
    try {
      const response = await fetch(this.#url + path, {
        method,
        headers: {
          Accept: 'application/json',
          ...(body ? { 'Content-Type': 'application/json' } : {}),
          ...(this.#token === undefined ? {} : { Authorization: `Bearer ${this.#token}` }),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      ({ status } = response);
      text = await response.text();
      // As this server answers.
      if (response.ok) return JSON.parse(text) as object;
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
