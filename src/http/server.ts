/** The application on a port. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceError, messageOf } from '../errors.js';
import type { Service } from '../service.js';
import { WORKER_LOST } from '../sparql/index.js';
import { createApp } from './app.js';
import type { HttpSettings } from './exchange/http-settings.js';
import type { Log } from './exchange/log.js';
import { cutSlowClients } from './slow-clients.js';

export interface RunningServer {
  /** The address it listens on, as `http://localhost:3000`. */
  readonly url: string;
  /** Stops taking connections, lets open answers end for a moment, then closes all. */
  close(): Promise<void>;
}

/** How long open answers may take after the server is stopped. */
const GRACE_MS = 2_000;

/** How long a client may take to send the headers of a request, from the connection on. */
const HEADERS_MS = 15_000;
/** Interval of checking that, and that a request does not take longer than five minutes. */
const connectionsCheckingInterval = 5_000;

/** @throws ServiceError `configuration` when the port is taken or not allowed. */
export async function startServer(
  service: Service,
  settings: HttpSettings,
  listen: { host: string; port: number },
  log: Log,
): Promise<RunningServer> {
  const app = createApp(service, settings, log);
  const server = createServer({ headersTimeout: HEADERS_MS, connectionsCheckingInterval }, app);
  // Its default silently drops those beyond 2,000; their size is limited to 16 KiB.
  server.maxHeadersCount = 0;
  // Where the body is read, it is requested.
  server.on('checkContinue', app);
  cutSlowClients(server, settings.clientPatienceMs);
  const noteLost = (reason: unknown): void => {
    log.warn({ reason }, 'worker replaced');
  };
  subscribe(WORKER_LOST, noteLost);
  server.once('close', () => unsubscribe(WORKER_LOST, noteLost));
  server.listen(listen.port, listen.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ServiceError(
      'configuration',
      (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
        ? `Port ${listen.port} is already in use. Stop the other program, or choose another port ` +
            'with PORT or --port.'
        : `The server cannot listen on ${listen.host}:${listen.port}: ${messageOf(error)}. ` +
            'Choose another (PORT, HOST).',
      { cause: error },
    );
  }
  const { port } = server.address() as AddressInfo;
  const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(listen.host)
    ? 'localhost'
    : listen.host;
  return { url: `http://${host}:${port}`, close: () => closeServer(server) };
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(timer);
}
