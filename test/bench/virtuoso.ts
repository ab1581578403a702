/** Virtuoso as a peer: a database of its own in a fresh directory, loaded by its bulk loader. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { totalmem } from 'node:os';
import { BENCH } from './generate-graph.js';
import { answers } from './measure.js';
import type { RunningPeer } from './peers.js';
import { ServerProcess, freePort, orStop, programVersion, runProgram } from './server-process.js';

/**
 * Its own rule: a third of the memory as 8 kB buffers, half of it here, since others run beside it.
 */
const BUFFERS = Math.floor(totalmem() / 6 / 8192);

export async function startVirtuoso(
  file: string,
  directory: string,
  limitMs: number,
): Promise<RunningPeer> {
  mkdirSync(directory, { recursive: true });
  const [sqlPort, httpPort] = [await freePort(), await freePort()];
  const settings = join(directory, 'virtuoso.ini');
  writeFileSync(settings, settingsText(directory, dirname(file), sqlPort, httpPort));
  const server = new ServerProcess('virtuoso-t', ['+foreground', '+configfile', settings], {
    directory,
  });
  const endpoint = `http://127.0.0.1:${httpPort}/sparql`;
  return orStop(server, async () => {
    await server.untilReady(() => answers(endpoint), 120_000);
    const began = performance.now();
    const client = (await programVersion('isql-vt', '-?')) ? 'isql-vt' : 'isql';
    const commands = [
      `DB.DBA.TTLP_MT(file_open('${file}'), '', '${BENCH}graph', 0, 2);`,
      'checkpoint;',
    ].map((command) => `exec=${command}`);
    const loading = runProgram(client, [`127.0.0.1:${sqlPort}`, 'dba', 'dba', ...commands]);
    await Promise.race([
      loading,
      new Promise((_, reject) =>
        setTimeout(reject, limitMs, new Error('Loading takes too long.')).unref(),
      ),
    ]);
    return { endpoint, loadSeconds: (performance.now() - began) / 1000, server };
  });
}

function settingsText(
  directory: string,
  dataDirectory: string,
  sqlPort: number,
  httpPort: number,
): string {
  return `[Database]
DatabaseFile = ${directory}/virtuoso.db
ErrorLogFile = ${directory}/virtuoso.log
LockFile = ${directory}/virtuoso.lck
TransactionFile = ${directory}/virtuoso.trx
xa_persistent_file = ${directory}/virtuoso.pxa
[TempDatabase]
DatabaseFile = ${directory}/virtuoso-temp.db
TransactionFile = ${directory}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:${sqlPort}
NumberOfBuffers = ${BUFFERS}
MaxDirtyBuffers = ${Math.floor(BUFFERS * 0.75)}
DirsAllowed = ${directory}, ${dataDirectory}
ThreadsPerQuery = 2
AsyncQueueMaxThreads = 4
[HTTPServer]
ServerPort = 127.0.0.1:${httpPort}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 60
`;
}
