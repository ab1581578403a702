/** Our own server through its public interfaces alone: `load`, `serve`, HTTP. */
import { join } from 'node:path';
import { PACKAGE_DIRECTORY } from '../../src/rdf/index.js';
import type { Endpoint } from './in-turn.js';
import { ServerProcess, freePort, orStop, runProgram } from './server-process.js';

/** The command line. */
export const OWN_PROGRAM = join(PACKAGE_DIRECTORY, 'bin', 'osce-graph.js');
/** As a person would set it for a graph of this size. */
export const OWN_ENVIRONMENT = { NODE_OPTIONS: '--max-old-space-size=12000' };

/** The token of the benchmark's servers, which nobody else can reach. */
export const TOKEN = 'bench';

/** Makes a data directory with what comes with the product. */
export async function makeOwn(dataDirectory: string): Promise<void> {
  await runProgram(
    process.execPath,
    [OWN_PROGRAM, 'query', 'ASK {}', '--data-dir', dataDirectory],
    OWN_ENVIRONMENT,
  );
}

/** Loads the file into the data directory; returns the seconds that this takes. */
export async function loadOwn(file: string, dataDirectory: string): Promise<number> {
  const { seconds } = await runProgram(
    process.execPath,
    [OWN_PROGRAM, 'load', file, '--data-dir', dataDirectory, '--json'],
    OWN_ENVIRONMENT,
  );
  return seconds;
}

export interface RunningServer extends Endpoint {
  readonly url: string;
  /** From the start of the process until it answers a query. */
  readonly startSeconds: number;
}

/** @param settings environment variables of `serve`. */
export async function startOwn(
  dataDirectory: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const server = new ServerProcess(process.execPath, [OWN_PROGRAM, 'serve'], {
    environment: {
      ...OWN_ENVIRONMENT,
      DATA_DIR: dataDirectory,
      PORT: String(port),
      HOST: '127.0.0.1',
      WRITE_TOKEN: TOKEN,
      QUERY_TIMEOUT_MS: '60000',
      ...settings,
    },
  });
  return orStop(server, async () => {
    await server.untilReady(async () => {
      const response = await fetch(`${url}/health/ready`);
      await response.arrayBuffer();
      return response.ok;
    }, 900_000);
    return {
      url,
      endpoint: `${url}/sparql`,
      startSeconds: (performance.now() - began) / 1000,
      server,
    };
  });
}
