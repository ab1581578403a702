/**
 * What people would pick instead: each starts as a server on the loopback address, loads the file,
 * and answers SPARQL.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_DIRECTORY } from '../../src/rdf/index.js';
import type { Endpoint } from './in-turn.js';
import { ServerProcess, freePort, orStop, programVersion } from './server-process.js';
import { startVirtuoso } from './virtuoso.js';

export interface RunningPeer extends Endpoint {
  /** From the file to the first possible answer. */
  readonly loadSeconds: number;
}

export interface Peer {
  readonly title: string;
  /** Undefined where it isn't installed. */
  readonly version: () => Promise<string | undefined>;
  /** @param directory an empty directory of its own. */
  readonly start: (file: string, directory: string) => Promise<RunningPeer>;
}

export type PeerName = 'oxigraph-js' | 'virtuoso';

/** Time for loading, in which 7 million statements have to go into the slowest. */
const LOAD_LIMIT_MS = 1_800_000;

export const PEERS: Readonly<Record<PeerName, Peer>> = {
  virtuoso: {
    title: 'Virtuoso',
    version: () => programVersion('virtuoso-t', '-?'),
    start: (file, directory) => startVirtuoso(file, directory, LOAD_LIMIT_MS),
  },
  'oxigraph-js': {
    title: 'Oxigraph npm',
    version: () => packageVersion('oxigraph'),
    start: (file) => startPeerScript('oxigraph.mjs', file),
  },
};

function packageVersion(name: string): Promise<string | undefined> {
  try {
    const manifest = join(PACKAGE_DIRECTORY, 'node_modules', name, 'package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
    return Promise.resolve(version);
  } catch {
    return Promise.resolve(undefined);
  }
}

/** Libraries answer through a small program in `peers/`. */
async function startPeerScript(script: string, file: string): Promise<RunningPeer> {
  const { endpoint, server } = await startScript(script, [file], 'loaded ');
  const loadSeconds = Number(/loaded ([\d.]+)/.exec(server.printed)?.[1]);
  return { endpoint, server, loadSeconds };
}

/**
 * Starts a program in `peers/` whose last argument is its port.
 * @param ready what it prints once it answers.
 */
export async function startScript(
  script: string,
  args: readonly string[],
  ready: string,
): Promise<Endpoint> {
  const port = await freePort();
  const program = join(import.meta.dirname, 'peers', script);
  const server = new ServerProcess(process.execPath, [
    '--max-old-space-size=12000',
    program,
    ...args,
    String(port),
  ]);
  return orStop(server, async () => {
    await server.untilReady(() => Promise.resolve(server.printed.includes(ready)), LOAD_LIMIT_MS);
    return { endpoint: `http://127.0.0.1:${port}/`, server };
  });
}
