/**
 * One benchmark run, step by step: the graph, our server, the peers, one after another so that none
 * disturbs another.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../src/errors.js';
import { writeBenchGraph } from './generate-graph.js';
import { settle, timeQuery, type Timing, type TimingOptions } from './measure.js';
import { loadOwn, startOwn } from './own-server.js';
import { PEERS, type PeerName } from './peers.js';
import type { BenchQuery } from './queries.js';
import { machineOf, type BenchReport, type Column } from './report.js';
import { measureService, measureStop } from './service-measures.js';

export interface BenchOptions extends TimingOptions {
  readonly items: number;
  readonly queries: readonly BenchQuery[];
  readonly peers: readonly PeerName[];
  /** Where the graph and the databases go; what the run makes there is removed in the end. */
  readonly directory: string;
  /** One line of progress. */
  readonly say: (line: string) => void;
}

export async function runBench(options: BenchOptions): Promise<BenchReport> {
  const { directory, items, say } = options;
  mkdirSync(directory, { recursive: true });
  try {
    const file = join(directory, 'bench.nt');
    say(`Making the graph of ${items} news items`);
    const triples = await writeBenchGraph(file, items);
    say(`${triples} statements`);
    const own = await benchOwn(file, options);
    const peers: Column[] = [];
    for (const name of options.peers) {
      const column = await benchPeer(name, file, options);
      if (column) peers.push(column);
    }
    return { machine: machineOf(), items, triples, own, peers };
  } finally {
    for (const made of ['bench.nt', 'own', ...options.peers])
      rmSync(join(directory, made), { recursive: true, force: true });
    if (readdirSync(directory).length === 0) rmSync(directory, { recursive: true });
  }
}

async function benchOwn(file: string, options: BenchOptions): Promise<BenchReport['own']> {
  const { directory, say } = options;
  const dataDirectory = join(directory, 'own');
  say('osce-graph: loading');
  const loadSeconds = await loadOwn(file, dataDirectory);
  say(`osce-graph: loaded in ${loadSeconds.toFixed(1)} s; first start`);
  const first = await startOwn(dataDirectory);
  say(`osce-graph: first start ${first.startSeconds.toFixed(2)} s; second start`);
  await first.server.stop();
  const second = await startOwn(dataDirectory);
  try {
    const timings = await timeAll('osce-graph', second.endpoint, options);
    const memoryBytes = second.server.memory()?.now;
    say('osce-graph: the same queries again');
    const again = await timeAll('osce-graph', second.endpoint, {
      ...options,
      mayRemember: true,
      say: () => undefined,
    });
    say('osce-graph: commits, look-ups beside a heavy query');
    const service = await measureService(second);
    await second.server.stop();
    say('osce-graph: time to stop');
    const stop = await measureStop(dataDirectory);
    return {
      title: 'osce-graph',
      loadSeconds,
      memoryBytes,
      timings,
      again,
      startSeconds: second.startSeconds,
      service,
      stop,
    };
  } finally {
    await second.server.stop();
  }
}

/** Undefined, with a line that says why, where the peer is not installed or does not start. */
async function benchPeer(
  name: PeerName,
  file: string,
  options: BenchOptions,
): Promise<Column | undefined> {
  const { title, isInstalled, start } = PEERS[name];
  const { say } = options;
  if (!(await isInstalled())) {
    say(`${title}: not installed, left out`);
    return undefined;
  }
  try {
    say(`${title}: loading`);
    const { endpoint, loadSeconds, server } = await start(file, join(options.directory, name));
    try {
      say(`${title}: loaded in ${loadSeconds.toFixed(1)} s`);
      const timings = await timeAll(title, endpoint, options);
      return { title, loadSeconds, memoryBytes: server.memory()?.now, timings };
    } finally {
      await server.stop();
    }
  } catch (error) {
    say(`${title}: left out: ${messageOf(error)}`);
    return undefined;
  }
}

async function timeAll(
  title: string,
  endpoint: string,
  { queries, runs, limitMs, mayRemember, say }: BenchOptions,
): Promise<Record<string, Timing>> {
  const timings: Record<string, Timing> = {};
  await settle(endpoint);
  for (const query of queries) {
    const timing = await timeQuery(endpoint, query, {
      runs,
      limitMs,
      mayRemember: mayRemember ?? false,
    });
    timings[query.name] = timing;
    const shown =
      timing.ms === undefined ? `- (${timing.failure ?? ''})` : `${timing.ms.toFixed(1)} ms`;
    say(`${title}: ${query.name} ${shown}`);
  }
  return timings;
}
