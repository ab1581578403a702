/** One benchmark run, step by step: the graph, our server and its peers, then ours alone. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../../src/errors.js';
import { measureFloor } from './floor.js';
import { writeBenchGraph } from './generate-graph.js';
import { timeInTurn, type Endpoint, type Timing, type TimingOptions } from './in-turn.js';
import { settle } from './measure.js';
import { loadOwn, makeOwn, startOwn, type RunningServer } from './own-server.js';
import { PEERS, startScript, type PeerName } from './peers.js';
import type { BenchQuery } from './queries.js';
import { machineOf, ownTitle, shownMs, type BenchReport, type Column } from './report.js';
import { measureService, measureStop } from './service-measures.js';

export interface BenchOptions extends TimingOptions {
  readonly items: number;
  readonly queries: readonly BenchQuery[];
  readonly peers: readonly PeerName[];
  /** One server after another, for machines whose memory doesn't hold all of them. */
  readonly isOneAtATime: boolean;
  /** Where the graph and the databases go; what the run makes there is removed in the end. */
  readonly directory: string;
  /** One line of progress. */
  readonly say: (line: string) => void;
}

/** A server with the graph, and what is known of it until its queries are timed. */
interface Contestant extends Endpoint, Omit<Column, 'timings' | 'memoryBytes'> {}

/** After a start, the time until memory is looked at. */
const REST_MS = 10_000;

export async function runBench(options: BenchOptions): Promise<BenchReport> {
  const { directory, items, isOneAtATime, say } = options;
  mkdirSync(directory, { recursive: true });
  const [loadBefore = NaN] = loadavg();
  try {
    const file = join(directory, 'bench.nt');
    say(`Making the graph of ${items} news items`);
    const triples = await writeBenchGraph(file, items);
    say(`${triples} statements`);
    const dataDirectory = join(directory, 'own');
    const emptyRestBytes = await restAsShipped(dataDirectory);
    say(`${ownTitle()}: loading`);
    const loadSeconds = await loadOwn(file, dataDirectory);
    await (await startOwn(dataDirectory)).server.stop();
    const running = await startOwn(dataDirectory);
    try {
      await delay(REST_MS);
      const contestant = {
        ...running,
        title: ownTitle(),
        loadSeconds,
        restBytes: running.server.memory()?.now,
      };
      const [own, ...peers] = isOneAtATime
        ? await timeOneByOne(contestant, file, options)
        : await timeTogether(contestant, file, options);
      const alone = await benchAlone(running, dataDirectory, options);
      return {
        machine: machineOf(),
        loadBefore,
        items,
        triples,
        isOneAtATime,
        peers,
        own: { ...own!, ...alone, emptyRestBytes, startSeconds: running.startSeconds },
      };
    } finally {
      await running.server.stop();
    }
  } finally {
    for (const made of ['bench.nt', 'own', ...options.peers])
      rmSync(join(directory, made), { recursive: true, force: true });
    if (readdirSync(directory).length === 0) rmSync(directory, { recursive: true });
  }
}

/** Resident memory of a server with what comes with the product, before its first query. */
async function restAsShipped(dataDirectory: string): Promise<number | undefined> {
  await makeOwn(dataDirectory);
  const { server } = await startOwn(dataDirectory);
  await delay(REST_MS);
  const memory = server.memory()?.now;
  await server.stop();
  return memory;
}

async function timeTogether(
  own: Contestant,
  file: string,
  options: BenchOptions,
): Promise<Column[]> {
  const peers: Contestant[] = [];
  try {
    for (const name of options.peers) peers.push(...(await startPeer(name, file, options)));
    return await timeAll([own, ...peers], options);
  } finally {
    for (const { server } of peers) await server.stop();
  }
}

async function timeOneByOne(
  own: Contestant,
  file: string,
  options: BenchOptions,
): Promise<Column[]> {
  const columns = await timeAll([own], options);
  for (const name of options.peers)
    for (const peer of await startPeer(name, file, options)) {
      columns.push(...(await timeAll([peer], options)));
      await peer.server.stop();
    }
  return columns;
}

/** Empty, with a line that says why, where the peer isn't installed or doesn't start. */
async function startPeer(
  name: PeerName,
  file: string,
  { directory, say }: BenchOptions,
): Promise<Contestant[]> {
  const { version, start, title: peerTitle } = PEERS[name];
  const installed = await version();
  const title = `${peerTitle} ${installed ?? ''}`.trim();
  if (installed === undefined) {
    say(`${title}: not installed, left out`);
    return [];
  }
  try {
    say(`${title}: loading`);
    const running = await start(file, join(directory, name));
    await delay(REST_MS);
    return [{ ...running, title, restBytes: running.server.memory()?.now }];
  } catch (error) {
    say(`${title}: left out: ${messageOf(error)}`);
    return [];
  }
}

/** Times all queries, each at all servers in turn. */
async function timeAll(servers: readonly Contestant[], options: BenchOptions): Promise<Column[]> {
  const timings = servers.map((): Record<string, Timing> => ({}));
  for (const { endpoint } of servers) await settle(endpoint);
  for (const query of options.queries) {
    const times = await timeInTurn(servers, query, options);
    for (const [index, timing] of times.entries()) timings[index]![query.name] = timing;
    options.say(`${query.name}: ${times.map(({ ms }) => shownMs(ms)).join(', ')} ms`);
  }
  return servers.map(({ title, loadSeconds, restBytes, server }, index) => ({
    title,
    loadSeconds,
    restBytes,
    memoryBytes: server.memory()?.now,
    timings: timings[index]!,
  }));
}

type Alone = Pick<BenchReport['own'], 'cached' | 'floor' | 'service' | 'stop'>;

/** What is measured of our server when its peers are stopped; in the end it is stopped too. */
async function benchAlone(
  running: RunningServer,
  dataDirectory: string,
  options: BenchOptions,
): Promise<Alone> {
  const { say, queries } = options;
  const { endpoint, server } = running;
  say('The same queries from the cache');
  const cached: Record<string, Timing> = {};
  for (const query of queries)
    cached[query.name] = (await timeInTurn([running], query, { ...options, mayCache: true }))[0]!;
  say('Look-ups beside a bare server');
  const bare = await startScript('constant.mjs', [], 'ready');
  const floor = await measureFloor(endpoint, bare.endpoint);
  await bare.server.stop();
  say('Commits, searches, look-ups beside queries that never end');
  const service = await measureService(running);
  await server.stop();
  say('Time to stop');
  return { cached, floor, service, stop: await measureStop(dataDirectory) };
}
