/** Finds out which database answers at an address. */
import { ServiceError } from '../errors.js';
import type { Connection, RequestOptions } from './connection.js';
import { DIALECTS, dialectNamed, type Dialect } from './dialects/index.js';
import type { Answer } from './exchange.js';
import type { Finding } from './finding.js';
import { ACCEPT_JSON } from './results.js';

export interface Recognized {
  readonly dialect: Dialect;
  readonly finding: Finding;
}

/**
 * By the headers of an answer, or else by a query that one database alone understands; `generic`
 * otherwise.
 * @throws ServiceError `database-failed`, `database-timeout`, `answer-incomplete`
 */
export async function recognizeDialect(
  connection: Connection,
  address: string,
  options: RequestOptions,
): Promise<Recognized> {
  const ask = async (query: string): Promise<Answer['headers']> => {
    const request = { address, form: { query }, accept: ACCEPT_JSON, ...options };
    const { body, headers } = await connection.read(request);
    for await (const chunk of body) void chunk;
    return headers;
  };
  const headers = await ask('ASK {}');
  for (const dialect of DIALECTS) {
    const [name = '', value] = dialect.header ?? [];
    const found = headers[name];
    if (typeof found === 'string' && value?.test(found))
      return recognized(dialect, `recognized by its header ${name}: ${found}`);
  }
  for (const dialect of DIALECTS)
    if (dialect.ownQuery !== undefined && (await isAnswered(() => ask(dialect.ownQuery!))))
      return recognized(dialect, `recognized by its answer to ${dialect.ownQuery}`);
  return recognized(
    dialectNamed('generic'),
    'not recognized; if it is a database of the table in docs/remote.md, set SPARQL_DIALECT',
  );
}

async function isAnswered(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    const isRefused = error instanceof ServiceError && error.details.status !== undefined;
    if (isRefused) return false;
    throw error;
  }
}

function recognized(dialect: Dialect, meaning: string): Recognized {
  return { dialect, finding: { name: 'dialect', value: dialect.name, meaning } };
}
