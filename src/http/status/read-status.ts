/** The service's state: its data, its load, and running queries. */
import { diskUseOf } from '../../commits/index.js';
import { readPackage } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import type { RunningQuery } from '../../sparql/index.js';
import type { AuditView, QueryStatus, StatusView } from '../pages/status-view.js';
import { STARTED_AT, loopDelay, processNumbers } from './process-numbers.js';

/** Characters shown of a query unless the whole is requested. */
const SHORT_LENGTH = 160;

export interface TextsShown {
  readonly isAllowed: boolean;
  /** Ids of queries that are shown in full. */
  readonly full: ReadonlySet<number>;
}

/** Reads all of it now. Cost: a look at each file of the data directory. */
export async function readStatus(service: Service, texts: TextsShown): Promise<StatusView> {
  const graph = await readGraph(service);
  return {
    service: {
      version: readPackage().version,
      node: process.version,
      startedAt: STARTED_AT.toISOString(),
      uptimeSeconds: Math.round(process.uptime()),
    },
    graph,
    load: readLoad(service),
    outcomes: Object.fromEntries(service.sparql.state.outcomes),
    sources: service.sources,
    database: service.databaseFindings ?? null,
    queries: service.runningQueries.map((query) => statusOf(query, texts)),
    audit: readAudit(service, texts),
  };
}

function readAudit({ auditor }: Service, { isAllowed }: TextsShown): AuditView | null {
  const { share, counts, differences } = auditor.state;
  if (share === 0) return null;
  return {
    share,
    counts,
    differences: differences.map(({ kind, version, of, lines }) =>
      isAllowed || kind === 'commit' ? { kind, version, of, lines } : { kind, version, lines: [] },
    ),
  };
}

async function readGraph({
  current,
  quadCount,
  committer: { log },
  snapshots,
}: Service): Promise<StatusView['graph']> {
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

function readLoad({ sparql }: Service): StatusView['load'] {
  const { workerCount, idleCount, waitingCount } = sparql.state;
  const { processorSeconds, residentBytes, heapBytes, bufferBytes, eventLoopUtilization } =
    processNumbers;
  const { p99Ms, maxMs } = loopDelay();
  return {
    workers: workerCount,
    busyWorkers: workerCount - idleCount,
    waitingQueries: waitingCount,
    processorSeconds,
    residentBytes,
    heapBytes,
    bufferBytes,
    eventLoop: { utilization: eventLoopUtilization, delayP99Ms: p99Ms, delayMaxMs: maxMs },
  };
}

function statusOf(
  { text, elapsedMs, ...query }: RunningQuery,
  { isAllowed, full }: TextsShown,
): QueryStatus {
  const status = {
    ...query,
    elapsedMs: Math.round(elapsedMs),
    startedAt: new Date(Date.now() - elapsedMs).toISOString(),
  };
  if (!isAllowed) return status;
  if (full.has(query.id)) return { ...status, text, isShortened: false };
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHORT_LENGTH
    ? { ...status, text: line, isShortened: false }
    : {
        ...status,
        text: `${line.slice(0, SHORT_LENGTH).replace(/\p{Surrogate}$/u, '')} …`,
        isShortened: true,
      };
}
