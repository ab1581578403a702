/** Finds out which database answers at an address. */
import type { Connection, RequestOptions } from './connection.js';
import { DIALECTS, dialectNamed, type Dialect } from './dialects.js';
import { readToEnd, type Answer } from './exchange.js';
import { isAccepted } from './failures.js';
import { ACCEPT_JSON } from './results.js';

/**
 * By the headers of an answer, or else by a query that one database alone understands; `generic`
 * otherwise.
 * @throws ServiceError `database-failed`, `database-timeout`, `answer-incomplete`
 */
export async function recognizeDialect(
  connection: Connection,
  address: string,
  options: RequestOptions,
): Promise<{ readonly dialect: Dialect; readonly how: string }> {
  const ask = async (query: string): Promise<Answer['headers']> => {
    const request = { address, form: [['query', query]] as const, accept: ACCEPT_JSON, ...options };
    const answer = await connection.read(request);
    await readToEnd(answer);
    return answer.headers;
  };
  const headers = await ask('ASK {}');
  for (const dialect of DIALECTS) {
    const [name = '', value] = dialect.header ?? [];
    const found = headers[name];
    if (typeof found === 'string' && value?.test(found))
      return { dialect, how: `recognized by its header ${name}: ${found}` };
  }
  for (const dialect of DIALECTS) {
    const { ownQuery } = dialect;
    if (ownQuery !== undefined && (await isAccepted(ask(ownQuery))))
      return { dialect, how: `recognized by its answer to ${ownQuery}` };
  }
  const how =
    'not recognized; if it is a database of the table in docs/remote.md, set SPARQL_DIALECT';
  return { dialect: dialectNamed('generic'), how };
}
