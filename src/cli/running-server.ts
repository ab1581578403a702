/** A running server, for commands that cannot open the data directory while it has it open. */
import { ERROR_CODES, type ErrorCode, ServiceError, badRequest, messageOf } from '../errors.js';
import type { Terminal } from './command.js';

/**
 * The JSON of an answer of the server of `--server`, asked with the token in WRITE_TOKEN.
 * @throws ServiceError the server's own, `bad-request` for an invalid address, or `configuration`
 *   when there is no such server
 */
export async function sendTo(
  server: string,
  { environment: { WRITE_TOKEN: token } }: Terminal,
  { method, path, body }: { method: string; path: string; body?: object | undefined },
): Promise<object> {
  if (!URL.canParse(server) || !/^https?:/.test(server))
    throw badRequest(`--server must be an http or https address; found "${server}".`);
  const url = server.replace(/\/$/, '');
  let status = 0;
  let text = '';
  try {
    const response = await fetch(url + path, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    ({ status } = response);
    text = await response.text();
    // As this server answers.
    if (response.ok) return JSON.parse(text) as object;
  } catch (cause) {
    const reason = messageOf(cause instanceof Error ? (cause.cause ?? cause) : cause);
    const message = `The server ${url} cannot be used: ${reason}.`;
    throw new ServiceError('configuration', message, { cause });
  }
  throw errorIn(text) ?? notOurs(url, status);
}

const notOurs = (url: string, status: number): ServiceError =>
  new ServiceError(
    'configuration',
    `${url} answers with the status ${status}, not as osce-graph does.`,
  );

function errorIn(text: string): ServiceError | undefined {
  try {
    const { code = '', detail } = JSON.parse(text) as { code?: string; detail?: string };
    if (!(code in ERROR_CODES) || detail === undefined) return undefined;
    const hint =
      code === 'unauthorized' ? ' The command sends the token in the variable WRITE_TOKEN.' : '';
    // It is one of them.
    return new ServiceError(code as ErrorCode, detail + hint);
  } catch {
    return undefined;
  }
}
