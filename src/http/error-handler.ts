/** Answers errors: with a page for browsers, with a problem document for everyone else. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { ServiceError } from '../errors.js';
import { bestMediaType } from './exchange/negotiation.js';
import { noteProblem, type Log } from './exchange/log.js';
import { problemOf, toServiceError } from './exchange/problem.js';
import { problemPage } from './pages/problem-page.js';

/** An answer that has begun is cut, so that nobody takes it for complete. */
export function problemHandler(log: Log): ErrorRequestHandler {
  // Express recognizes error handlers by their four arguments.
  return (thrown: unknown, request, response, _next) => {
    // The client is gone.
    if (response.destroyed) return;
    const error = toServiceError(thrown, log);
    noteProblem(response, error);
    if (response.headersSent) response.destroy();
    else sendProblem(request, response, error);
  };
}

/** The challenge to a client, with the fault of its token (RFC 6750 §3). */
function challengeOf(
  { headers: { authorization } }: Request,
  { code, details }: ServiceError,
): string | undefined {
  const realm = 'Bearer realm="osce-graph"';
  if (code === 'unauthorized')
    return authorization === undefined ? realm : `${realm}, error="invalid_token"`;
  return code === 'forbidden' && typeof details.scope === 'string'
    ? `${realm}, error="insufficient_scope", scope="${details.scope}"`
    : undefined;
}

/** Headers about the answer that failed. */
const OF_CONTENT = [
  'ETag',
  'Last-Modified',
  'Content-Location',
  'Content-Language',
  'Content-Length',
];

function sendProblem(request: Request, response: Response, error: ServiceError): void {
  const problem = problemOf(error);
  const { status } = problem;
  response.status(status).vary('Accept');
  for (const name of OF_CONTENT) response.removeHeader(name);
  response.set('Cache-Control', 'no-store');
  const challenge = challengeOf(request, error);
  if (challenge !== undefined) response.set('WWW-Authenticate', challenge);
  if (typeof error.details.retryAfterSeconds === 'number')
    response.set('Retry-After', String(error.details.retryAfterSeconds));
  if (Array.isArray(error.details.allow))
    response.set('Allow', (error.details.allow as string[]).join(', '));
  // A browser gets a page; everybody else gets the problem document, whatever the Accept header
  // says.
  if (bestMediaType(request, ['application/problem+json', 'text/html']) === 'text/html')
    response.type('html').send(problemPage(problem));
  else response.type('application/problem+json').send(JSON.stringify(problem, null, 1));
}
