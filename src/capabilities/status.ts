/** The service's state: its data and running queries; its load is in the metrics. */
import { diskUseOf } from '../commits/index.js';
import { membersOf, objectOf } from '../input/index.js';
import { readPackage } from '../rdf/index.js';
import type { Service } from '../service.js';
import type { Capability } from './capability.js';

/** Longer texts of queries are cut. */
const SHOWN_LENGTH = 10_000;

const PARTS = 'service graph sources database queries audit'.split(' ');

/** Who can write the graph can see and stop queries. */
export const status: Capability<object, object> = {
  name: 'status',
  summary:
    'Versions, and queries that are waiting or running; with their texts for tokens ' +
    'with the scope "graph"',
  input: membersOf({}),
  output: objectOf(Object.fromEntries(PARTS.map((name) => [name, {}]))),
  run: (_input, { service, isTrusted = false }) => readStatus(service, isTrusted),
  http: { topic: 'Operation', trusts: 'graph', isFresh: () => true },
  tool: false,
  commands: [],
};

/** Cost: a look at each file of the data directory. */
async function readStatus(service: Service, areTextsShown: boolean): Promise<object> {
  const { share, counts, differences } = service.auditor.state;
  const textIf = (isShown: boolean, text: string): string | undefined =>
    isShown ? text.slice(0, SHOWN_LENGTH).replace(/\p{Surrogate}$/u, '') : undefined;
  return {
    service: {
      version: readPackage().version,
      node: process.version,
      startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
      uptimeSeconds: Math.round(process.uptime()),
    },
    graph: await readGraph(service),
    sources: service.sources,
    database: service.databaseFindings ?? null,
    queries: service.runningQueries.map(({ text, elapsedMs, ...query }) => ({
      ...query,
      elapsedMs: Math.round(elapsedMs),
      startedAt: new Date(Date.now() - elapsedMs).toISOString(),
      text: textIf(areTextsShown, text),
    })),
    audit:
      share === 0
        ? null
        : {
            share,
            counts,
            differences: differences.map(({ kind, version, of, lines }) => {
              const isShown = areTextsShown || kind === 'commit';
              return { kind, version, of: textIf(isShown, of), lines: isShown ? lines : [] };
            }),
          },
  };
}

async function readGraph({
  current,
  quadCount,
  committer: { log },
  snapshots,
}: Service): Promise<object> {
  const { usedBytes, freeBytes } = await diskUseOf(log.directory);
  const { committedAt, author, message } = log.commitFrom(current.number);
  return {
    version: current.number,
    committedAt: committedAt.toISOString(),
    author,
    message,
    quads: quadCount,
    versions: snapshots.count,
    diskBytes: usedBytes,
    diskFreeBytes: freeBytes,
  };
}
