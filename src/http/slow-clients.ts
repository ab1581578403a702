/** Too slow clients lose their connection, so that many of them cannot fill the memory. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Response } from 'express';

/** A client may be slower than this for so long. */
export const PATIENCE_MS = 30_000;
const MIN_BYTES_PER_SECOND = 2_048;
/** Checks of each exchange within one patience. */
const LOOKS = 6;

/** An exchange that waits for its client, since a moment when so many bytes had moved. */
interface Waiting {
  readonly sinceMs: number;
  readonly movedBytes: number;
}

/**
 * Cuts off clients that send the body of a request, or take an answer, at less than 2 KiB a second
 * over `patienceMs`. The service's own time for an answer does not count.
 */
export function cutSlowClients(server: Server, patienceMs = PATIENCE_MS): void {
  const exchanges = new Map<ServerResponse, Waiting | undefined>();
  const watch = (_request: IncomingMessage, response: ServerResponse): void => {
    exchanges.set(response, undefined);
    response.once('close', () => exchanges.delete(response));
  };
  server.on('request', watch).on('checkContinue', watch);
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [response, waiting] of exchanges) {
      const movedBytes = bytesOfClient(response);
      if (movedBytes === undefined) exchanges.set(response, undefined);
      else if (!waiting) exchanges.set(response, { sinceMs: now, movedBytes });
      else if (now - waiting.sinceMs >= patienceMs) {
        const enoughBytes = (MIN_BYTES_PER_SECOND * (now - waiting.sinceMs)) / 1_000;
        if (movedBytes - waiting.movedBytes < enoughBytes) cut(response);
        else exchanges.set(response, { sinceMs: now, movedBytes });
      }
    }
  }, patienceMs / LOOKS).unref();
  server.once('close', () => clearInterval(timer));
}

/** The bytes that the client has sent or taken, while waiting for it. */
function bytesOfClient({ req: request, socket }: ServerResponse): number | undefined {
  if (!request.complete) return request.socket.bytesRead;
  return socket && socket.writableLength > 0
    ? socket.bytesWritten - socket.writableLength
    : undefined;
}

function cut(response: ServerResponse): void {
  // Express notes what it logs here.
  (response as Response).locals.problem = { code: 'slow-client' };
  const { socket } = response.req;
  if (!response.headersSent)
    socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  socket.destroy();
}
