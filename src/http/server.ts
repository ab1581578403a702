/** The application on a port. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceError, messageOf } from '../errors.js';
import type { Service } from '../service.js';
import { createApp } from './app.js';
import type { HttpSettings } from './exchange/http-settings.js';

/** A server that listens, until it is closed. */
export interface RunningServer {
  /** The address it listens on, as `http://localhost:3000`. */
  readonly url: string;
  /** Stops taking connections, lets answers under way end for a moment, then closes all. */
  close(): Promise<void>;
}

/** How long answers under way may take once the server is told to stop. */
const GRACE_MS = 2_000;

/**
 * Serves the application at an address.
 * @throws ServiceError `configuration` when the port is taken or not allowed.
 */
export async function startServer(
  service: Service,
  settings: HttpSettings,
  listen: { host: string; port: number },
  logError: (line: string) => void,
): Promise<RunningServer> {
  const server = createServer(createApp(service, settings, logError));
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
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, GRACE_MS);
  await closed;
  clearTimeout(timer);
}
