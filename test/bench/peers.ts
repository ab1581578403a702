/**
 * What people would pick instead: each starts as a server on the loopback address, loads the file,
 * and answers SPARQL.
 */
import { mkdirSync, openAsBlob } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { answers } from './measure.js';
import { ServerProcess, freePort, isInstalled, orStop } from './server-process.js';
import { startVirtuoso } from './virtuoso.js';

/** A server that holds the graph. */
export interface RunningPeer {
  readonly endpoint: string;
  /** From the file to the first possible answer. */
  readonly loadSeconds: number;
  readonly server: ServerProcess;
}

export interface Peer {
  readonly title: string;
  readonly isInstalled: () => Promise<boolean>;
  /** @param directory an empty directory of its own. */
  readonly start: (file: string, directory: string) => Promise<RunningPeer>;
}

export type PeerName = 'comunica' | 'oxigraph-js' | 'oxigraph' | 'virtuoso';

/** Time for loading, in which 7 million statements have to go into the slowest. */
const LOAD_LIMIT_MS = 1_800_000;

const require = createRequire(import.meta.url);
const isPackage = (name: string): Promise<boolean> => {
  try {
    require.resolve(name);
    return Promise.resolve(true);
  } catch {
    return Promise.resolve(false);
  }
};

export const PEERS: Readonly<Record<PeerName, Peer>> = {
  comunica: {
    title: 'Comunica on N3.Store',
    isInstalled: () => isPackage('@comunica/query-sparql'),
    start: (file) => startScript('comunica.mjs', file),
  },
  'oxigraph-js': {
    title: 'Oxigraph npm',
    isInstalled: () => isPackage('oxigraph'),
    start: (file) => startScript('oxigraph.mjs', file),
  },
  oxigraph: {
    title: 'Oxigraph server',
    isInstalled: () => isInstalled('oxigraph', ['--version']),
    start: startOxigraph,
  },
  virtuoso: {
    title: 'Virtuoso',
    isInstalled: () => isInstalled('virtuoso-t', ['-?']),
    start: (file, directory) => startVirtuoso(file, directory, LOAD_LIMIT_MS),
  },
};

/**
 * Libraries answer through a small program in `peers/`, which stands beside ours and is no part of
 * it.
 */
async function startScript(script: string, file: string): Promise<RunningPeer> {
  const port = await freePort();
  const server = new ServerProcess(process.execPath, [
    '--max-old-space-size=12000',
    join(import.meta.dirname, 'peers', script),
    file,
    String(port),
  ]);
  return orStop(server, async () => {
    await server.untilReady(
      () => Promise.resolve(server.printed.includes('loaded ')),
      LOAD_LIMIT_MS,
    );
    return {
      endpoint: `http://127.0.0.1:${port}/`,
      loadSeconds: Number(/loaded ([\d.]+)/.exec(server.printed)?.[1]),
      server,
    };
  });
}

/** Loaded over HTTP, since Debian's build (0.4.9) aborts at the end of `oxigraph load`. */
async function startOxigraph(file: string, directory: string): Promise<RunningPeer> {
  const location = join(directory, 'store');
  mkdirSync(location, { recursive: true });
  const port = await freePort();
  const server = new ServerProcess('oxigraph', [
    'serve',
    '--location',
    location,
    '--bind',
    `127.0.0.1:${port}`,
  ]);
  const endpoint = `http://127.0.0.1:${port}/query`;
  return orStop(server, async () => {
    await server.untilReady(() => answers(endpoint), 60_000);
    const began = performance.now();
    const body = await openAsBlob(file);
    const response = await fetch(`http://127.0.0.1:${port}/store?default&no_transaction`, {
      method: 'POST',
      headers: { 'content-type': 'application/n-triples' },
      body,
      signal: AbortSignal.timeout(LOAD_LIMIT_MS),
    });
    if (!response.ok)
      throw new Error(
        `Loading was answered with HTTP ${response.status}: ` +
          (await response.text()).slice(0, 200),
      );
    return { endpoint, loadSeconds: (performance.now() - began) / 1000, server };
  });
}
