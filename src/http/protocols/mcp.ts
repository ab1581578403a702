/** `/mcp`: the Model Context Protocol over streamable HTTP, one message a request. */
import { isIP } from 'node:net';
import type { Request } from 'express';
import { ServiceError, badRequest, quote } from '../../errors.js';
import { readJson } from '../../input/index.js';
import { answerMcp } from '../../mcp/index.js';
import { requireToken, requireWriting } from '../exchange/authorization.js';
import { settingsOf } from '../exchange/http-settings.js';
import { publicUrlOf } from '../exchange/links.js';
import type { Log } from '../exchange/log.js';
import { toServiceError } from '../exchange/problem.js';
import { bodyText, softwareOf } from '../exchange/request.js';
import type { Handler, Operation, Route } from '../exchange/route.js';
import { askedBy } from '../exchange/streaming.js';

/** Headers that the protocol reads; the accepted type is always the sent one. */
const READ_HEADERS = ['content-type', 'mcp-protocol-version', 'mcp-method', 'mcp-name'];

export function mcpRoute(): Route {
  const post: Operation = {
    summary: 'Model Context Protocol: tools for assistants, over streamable HTTP',
    body: {
      description: 'One message of the protocol (JSON-RPC 2.0).',
      mediaTypes: ['application/json'],
      isRequired: true,
      example: '{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}',
    },
    mediaTypes: ['application/json'],
    otherStatuses: { 202: 'The notification was taken.' },
    schema: { type: 'object', required: ['jsonrpc'] },
    handle: answerMessage,
  };
  return { path: '/mcp', topic: 'Search', operations: { POST: post } };
}

const answerMessage: Handler = async (request, response, service) => {
  requireOwnSite(request);
  const text = bodyText(request);
  if (Array.isArray(readJson(text)))
    throw badRequest(
      'Send one message a request; found a list (batches ended with revision 2025-06-18).',
    );
  const publicUrl = publicUrlOf(request);
  const asked = askedBy(request, response, service);
  let version = service.current.number;
  const answer = await answerMcp(toMessage(request, text, publicUrl, asked.signal), {
    service,
    publicUrl,
    asked,
    software: softwareOf(request),
    errorOf: (thrown) => toServiceError(thrown, request.app.get('log') as Log),
    bearer: (scope) => {
      requireWriting(service);
      return requireToken(request, scope, service);
    },
    noteVersion: (number) => {
      version = number;
    },
  });
  const body = await answer.text();
  const mediaType = answer.headers.get('Content-Type');
  response
    .status(answer.status)
    .set({ 'Cache-Control': 'no-store', 'Graph-Version': String(version) });
  if (mediaType !== null) response.set('Content-Type', mediaType);
  response.end(body);
};

function toMessage(
  { headers }: Request,
  body: string,
  publicUrl: string,
  signal: AbortSignal,
): globalThis.Request {
  const read = READ_HEADERS.flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return new globalThis.Request(`${publicUrl}/mcp`, {
    method: 'POST',
    headers: [...read, ['accept', 'application/json, text/event-stream']],
    body,
    signal,
  });
}

/**
 * Refuses pages of other sites, and foreign host names (DNS rebinding), as the protocol requires of
 * servers (Transports, Security Warning).
 * @throws ServiceError `forbidden`
 */
function requireOwnSite(request: Request): void {
  const { hostname, headers } = request;
  const { origin } = headers;
  const { publicUrl } = settingsOf(request);
  const own = publicUrl === undefined ? undefined : new URL(publicUrl).hostname;
  const isLocal = (name: string): boolean =>
    /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(name);
  const host = hostname as string | undefined;
  if (
    host !== undefined &&
    host !== own &&
    !isLocal(host) &&
    isIP(host.replace(/[[\]]/g, '')) === 0
  )
    throw new ServiceError(
      'forbidden',
      `This server is not known as ${quote(host)}; set PUBLIC_URL to the address that clients use.`,
    );
  if (origin === undefined) return;
  const site = URL.canParse(origin) ? new URL(origin).hostname : '';
  if (site !== own && site !== host && !isLocal(site))
    throw new ServiceError(
      'forbidden',
      `Pages of ${quote(origin)} may not use /mcp; those of this server may (PUBLIC_URL).`,
    );
}
