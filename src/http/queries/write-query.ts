/** PUT and DELETE of `/queries/{name}`. */
import type { Request, Response } from 'express';
import type { CommitResult } from '../../commits/index.js';
import { ServiceError } from '../../errors.js';
import type { StoredQuery } from '../../queries/index.js';
import type { Change } from '../../rdf/index.js';
import type { GraphVersion } from '../../graph/index.js';
import type { Service } from '../../service.js';
import { etagOf, requirePreconditions } from '../exchange/conditional.js';
import { publicUrlOf } from '../exchange/links.js';
import { bodyText } from '../exchange/request.js';
import { pathParameter, type Handler, type RoutedRequest } from '../exchange/route.js';
import { QUERY_TYPE } from '../protocols/sparql-request.js';
import { commitOnce, type WriteAnswer } from '../writing/writing.js';

/** The tag of the text of a query, for If-Match. */
export const textTag = ({ text }: StoredQuery): string => etagOf('query', text);

interface Written {
  readonly change: Change;
  readonly before: StoredQuery | undefined;
}

export const storeQuery: Handler = async (request, response, service, settings) => {
  const name = pathParameter(request, 'name');
  const text = bodyText(request);
  await write(
    request,
    response,
    service,
    (version) => service.queries.put(version, name, text),
    ({ version, value: isNew }) => {
      const headers = { 'Graph-Version': String(version.number), ETag: etagOf('query', text) };
      const url = `${publicUrlOf(request, settings.publicUrl)}/queries/${name}`;
      return isNew
        ? {
            status: 201,
            headers: { ...headers, Location: url },
            body: { version: version.number, name, url },
          }
        : { status: 204, headers };
    },
  );
};

export const removeQuery: Handler = async (request, response, service) => {
  const name = pathParameter(request, 'name');
  await write(
    request,
    response,
    service,
    (version) => service.queries.remove(version, name),
    ({ version }) => ({ status: 204, headers: { 'Graph-Version': String(version.number) } }),
  );
};

/** The value of the commit is whether the name was unused. */
function write(
  request: RoutedRequest,
  response: Response,
  service: Service,
  make: (version: GraphVersion) => Written,
  answerOf: (result: CommitResult<boolean>) => WriteAnswer,
): Promise<void> {
  return commitOnce(request, response, service, {
    message: `${request.method} of the query ${pathParameter(request, 'name')}`,
    makeChange: (version) => {
      const { change, before } = make(version);
      requireState(request, before);
      return { change, value: before === undefined };
    },
    answerOf,
  });
}

/** @throws ServiceError `precondition-required`, or as `requirePreconditions` does. */
function requireState(request: Request, before: StoredQuery | undefined): void {
  const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
  if (before && match === undefined && noneMatch === undefined)
    throw new ServiceError(
      'precondition-required',
      `${request.method} needs the header If-Match with the ETag of the text that you changed ` +
        `(* for any). GET it as ${QUERY_TYPE}.`,
    );
  requirePreconditions(request, before ? [textTag(before)] : []);
}
