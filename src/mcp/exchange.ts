/** Messages over HTTP: each is answered on its own, without a session. */
import {
  WebStandardStreamableHTTPServerTransport,
  createMcpHandler,
  isLegacyRequest,
} from '@modelcontextprotocol/server';
import { createServer } from './server.js';
import type { Caller } from './tool.js';

/**
 * The answer to a POST. It is complete: nothing is streamed, and nobody can wait for changes.
 * Clients of the revisions of 2025 and of 2026-07-28 are both served.
 */
export async function answerRequest(request: Request, caller: Caller): Promise<Response> {
  if (!(await isLegacyRequest(request.clone())))
    return createMcpHandler(() => createServer(caller), {
      legacy: 'reject',
      maxSubscriptions: 0,
    }).fetch(request);
  const server = createServer(caller);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}
