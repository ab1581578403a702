/** Requests to the service that the page came from. */
import type { ProblemDocument } from '../json-answers.js';

/** Where scripts also run without a page, in tests. */
const { document: page } = globalThis as {
  document?: { readonly documentElement: { readonly dataset: { readonly root?: string } } };
};

/** An address of the service on its host, where it may be below a path. */
export function addressHere(address: string): string {
  const root = page?.documentElement.dataset.root ?? '';
  return address.startsWith('/') && !`${address}/`.startsWith(`${root}/`)
    ? root + address
    : address;
}

/** What went wrong, as the service says it or as it was found here. */
export type Problem = Omit<ProblemDocument, 'title'>;

/** The service has refused, or cannot be reached. */
export class RequestFailed extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

export interface RequestOptions {
  readonly accept?: string;
  readonly signal?: AbortSignal;
  /** Sent by POST as a form. */
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: object;
  /** Sent as it is, by POST unless the method says otherwise. */
  readonly document?: { readonly mediaType: string; readonly text: string };
  /** Where it is neither GET nor what a body is sent by. */
  readonly method?: 'DELETE' | 'PUT';
  /** The ETag of the state that a write is for. */
  readonly ifMatch?: string;
  /** Of somebody who may write. */
  readonly token?: string;
}

/**
 * The answer to a request to this service, whose body has not been read yet.
 * @throws RequestFailed when the service refuses or is not there; AbortError when the signal says
 * so.
 */
export async function send(
  path: string,
  {
    accept = 'application/json',
    signal,
    form,
    json,
    document: sent = json && { mediaType: 'application/json', text: JSON.stringify(json) },
    method,
    ifMatch,
    token,
  }: RequestOptions = {},
): Promise<Response> {
  const body = sent
    ? { method: method ?? 'POST', body: sent.text }
    : form
      ? { method: 'POST', body: new URLSearchParams(form) }
      : method
        ? { method }
        : {};
  const headers = {
    Accept: accept,
    ...(sent ? { 'Content-Type': sent.mediaType } : {}),
    ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
  const response = await fetch(addressHere(path), {
    headers,
    ...body,
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (isAbort(error)) throw error;
    throw new RequestFailed({
      status: 0,
      code: 'unreachable',
      detail: 'The service does not answer. It may have been stopped, or the connection is down.',
    });
  });
  if (!response.ok) throw new RequestFailed(await problemOf(response));
  return response;
}

/** The answer as JSON, in the form that the caller knows it to have. */
export async function sendForJson<Form>(path: string, options: RequestOptions = {}): Promise<Form> {
  const response = await send(path, options);
  return (await response.json()) as Form;
}

/** The rows of a SELECT over a version of the graph, as the texts of their terms. */
export function select(
  query: string,
  version: string | undefined,
): Promise<Record<string, string>[]> {
  const path = `/sparql${version === undefined ? '' : `?version=${encodeURIComponent(version)}`}`;
  return rowsFrom(path, { form: { query } });
}

/** The rows of an answer at an address, as the texts of their terms. */
export async function rowsFrom(
  path: string,
  options: RequestOptions = {},
): Promise<Record<string, string>[]> {
  const { results } = await sendForJson<{
    results: { bindings: Record<string, { value: unknown }>[] };
  }>(path, { accept: 'application/sparql-results+json', ...options });
  return results.bindings.map((binding) =>
    Object.fromEntries(
      Object.entries(binding).map(([name, { value }]) => [
        name,
        typeof value === 'string' ? value : '',
      ]),
    ),
  );
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

async function problemOf(response: Response): Promise<Problem> {
  const { status } = response;
  try {
    const { code, detail, line, column } = (await response.json()) as Partial<Problem>;
    return {
      status,
      code: code ?? 'unknown',
      detail: detail ?? response.statusText,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    };
  } catch {
    return {
      status,
      code: 'unknown',
      detail: `The service answered ${status} ${response.statusText}.`,
    };
  }
}
