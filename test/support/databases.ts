/** Databases that other people wrote, run for tests: Debian has them as packages. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { EndpointSettings } from '../../src/remote/index.js';
import { TemporaryDirectories } from './directories.js';
import { sayMissing } from './missing.js';

const START_MS = 60_000;
/** What the Virtuoso of tests answers at most, so that a test can reach it. */
export const VIRTUOSO_ROWS = 10_000;

/** A database that runs. */
export interface RunningDatabase {
  readonly settings: EndpointSettings;
  /** Kills it without warning and starts it again over its files. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface DatabaseProgram {
  /** Name of its dialect. */
  readonly name: 'oxigraph' | 'virtuoso';
  readonly isInstalled: boolean;
  readonly start: () => Promise<RunningDatabase>;
}

export const OXIGRAPH: DatabaseProgram = {
  name: 'oxigraph',
  isInstalled: isInstalled('oxigraph', 'oxigraph'),
  start: async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const program = await startProgram(
      'oxigraph',
      ['serve', '--location', 'data', '--bind', `127.0.0.1:${port}`],
      url,
    );
    return {
      settings: {
        endpoint: `${url}/query`,
        updateEndpoint: `${url}/update`,
      },
      ...program,
    };
  },
};

export const VIRTUOSO: DatabaseProgram = {
  name: 'virtuoso',
  isInstalled: isInstalled('virtuoso-t', 'virtuoso-opensource-7-bin'),
  start: async () => {
    const [port, sqlPort] = [await freePort(), await freePort()];
    const url = `http://127.0.0.1:${port}/sparql`;
    const program = await startProgram(
      'virtuoso-t',
      ['+configfile', 'virtuoso.ini', '+foreground'],
      url,
      (directory) => {
        writeFileSync(join(directory, 'virtuoso.ini'), virtuosoIni(port, sqlPort));
      },
    );
    // The user SPARQL, whom requests without a password belong to, may write.
    const { status, stderr } = spawnSync('isql-vt', [
      `127.0.0.1:${sqlPort}`,
      'dba',
      'dba',
      'exec=DB.DBA.RDF_DEFAULT_USER_PERMS_SET(\'nobody\', 7); GRANT SPARQL_UPDATE TO "SPARQL";',
    ]);
    if (status !== 0) throw new Error(`isql-vt: ${String(stderr)}`);
    return { settings: { endpoint: url }, ...program };
  },
};

export const DATABASES: readonly DatabaseProgram[] = [OXIGRAPH, VIRTUOSO];

function virtuosoIni(port: number, sqlPort: number): string {
  return `[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:${sqlPort}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:${port}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = ${VIRTUOSO_ROWS}
`;
}

function isInstalled(command: string, debianPackage: string): boolean {
  const { error } = spawnSync(command, ['--help']);
  if (error) sayMissing(command, `apt-get install ${debianPackage}`);
  return !error;
}

/** Starts a program in a directory of its own and waits until it answers at an address. */
async function startProgram(
  command: string,
  args: readonly string[],
  url: string,
  prepare: (directory: string) => void = () => undefined,
): Promise<Pick<RunningDatabase, 'restart' | 'stop'>> {
  const directories = new TemporaryDirectories();
  const cwd = directories.make();
  prepare(cwd);
  let child: ChildProcess;
  const stop = async (): Promise<void> => {
    await stopProgram(child);
    directories.removeAll();
  };
  const start = async (): Promise<void> => {
    child = spawn(command, args, { cwd, stdio: 'ignore' });
    const endsAt = Date.now() + START_MS;
    while (!(await answers(url))) {
      if (child.exitCode === null && Date.now() < endsAt) await delay(100);
      else {
        await stop();
        throw new Error(`${command} did not start: it does not answer at ${url}.`);
      }
    }
  };
  await start();
  const restart = async (): Promise<void> => {
    await stopProgram(child);
    await start();
  };
  return { restart, stop };
}

async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
