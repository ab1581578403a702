/** Reads and writes of things, for tests. */
import { jsonOf, type Answer, type RunningApp } from '../../support/running-app.js';

export const JSON_LD = 'application/ld+json';

export const objectOf = async (app: RunningApp, path: string): Promise<Record<string, unknown>> =>
  jsonOf<Record<string, unknown>>(await app.get(path));
export const tagOf = async (app: RunningApp, path: string, accept = JSON_LD): Promise<string> =>
  (await app.get(path, { Accept: accept })).headers.etag!;

export const write = (
  app: RunningApp,
  method: string,
  path: string,
  contentType: string,
  body: string | object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  app.write(
    method,
    path,
    contentType,
    typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  );
