/** `/metrics`: numbers for monitoring, in the text format of Prometheus. */
import { statfs } from 'node:fs/promises';
import type { Request, Response } from 'express';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Service } from '../../service.js';
import { getRoute, type Operation, type Route } from '../exchange/route.js';

/** Seconds; look-ups take about a millisecond, heavy queries up to their limit. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The status of an answer whose connection was cut before its end. */
const CUT = 'cut';
const NO_ROUTE = 'none';

export class Metrics {
  readonly #registry = new Registry();
  readonly #durations: Histogram<'method' | 'route' | 'status'>;
  /** By method, status and route: looking labels up takes longer than counting. */
  readonly #durationOf = new Map<string, Histogram.Internal<string>>();
  readonly #inProgress: Gauge;

  constructor(service: Service) {
    const registers = [this.#registry];
    this.#durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from a request to the end of its response, by method, route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS,
      registers,
    });
    this.#inProgress = new Gauge({
      name: 'http_requests_in_progress',
      help: 'Requests in progress.',
      registers,
    });
    addGraphMetrics(service, registers);
    addQueryMetrics(service, registers);
    addAuditMetrics(service, registers);
    collectDefaultMetrics({ register: this.#registry });
    gauge(
      { registers },
      'nodejs_eventloop_utilization_ratio',
      'The share of time that the main thread was busy.',
      () => performance.eventLoopUtilization().utilization,
    );
  }

  /** Times a request, under the route that `mount` notes. */
  time({ method }: Request, response: Response): void {
    const startMs = performance.now();
    this.#inProgress.inc();
    response.once('close', () => {
      this.#inProgress.dec();
      const { route = NO_ROUTE } = response.locals as { route?: string };
      const status = response.writableFinished ? String(response.statusCode) : CUT;
      const key = `${method} ${status} ${route}`;
      let duration = this.#durationOf.get(key);
      if (!duration)
        this.#durationOf.set(key, (duration = this.#durations.labels({ method, route, status })));
      duration.observe((performance.now() - startMs) / 1000);
    });
  }

  get routes(): Route[] {
    const get: Operation = {
      summary: 'Metrics for monitoring (Prometheus)',
      mediaTypes: ['text/plain'],
      handle: async (_request, response) => {
        response
          .set('Content-Type', this.#registry.contentType)
          .set('Cache-Control', 'no-store')
          .send(await this.#registry.metrics());
      },
    };
    return [getRoute('/metrics', 'Operation', get)];
  }
}

interface Register {
  readonly registers: Registry[];
}

function gauge({ registers }: Register, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(read());
    },
  });
}

/** A number that only grows, read where it is kept. */
function counter({ registers }: Register, name: string, help: string, read: () => number): void {
  new Counter({
    name,
    help,
    registers,
    collect() {
      this.reset();
      this.inc(read());
    },
  });
}

function addGraphMetrics(service: Service, registers: Registry[]): void {
  const { names } = service;
  const firstVersion = service.current.number;
  gauge(
    { registers },
    'osce_graph_version',
    'The latest version of the graph.',
    () => service.current.number,
  );
  counter(
    { registers },
    'osce_graph_commits_total',
    'Commits since the process started.',
    () => service.current.number - firstVersion,
  );
  gauge(
    { registers },
    'osce_graph_last_commit_timestamp_seconds',
    'When the latest version was committed.',
    () => (service.current.committedAt?.getTime() ?? 0) / 1000,
  );
  new Gauge({
    name: 'osce_graph_disk_free_bytes',
    help: 'Free space on the disk of the data directory.',
    registers,
    async collect() {
      const { bavail, bsize } = await statfs(service.committer.log.directory);
      this.set(bavail * bsize);
    },
  });
  gauge(
    { registers },
    'osce_graph_terms',
    'Distinct terms in the dictionary of the graph.',
    () => service.current.ids.dictionary.size,
  );
  new Gauge({
    name: 'osce_graph_statements',
    help: 'Statements of the latest version: asserted, inferred or receipts.',
    labelNames: ['part'],
    registers,
    collect() {
      const { current } = service;
      this.set({ part: 'asserted' }, service.quadCount);
      if (current.isPaged) return;
      for (const part of ['inferred', 'receipts'] as const)
        this.set({ part }, current.count(null, null, null, names.graphs[part]));
    },
  });
}

function addQueryMetrics({ sparql }: Service, registers: Registry[]): void {
  gauge(
    { registers },
    'osce_graph_query_workers',
    'Query worker threads.',
    () => sparql.state.workerCount,
  );
  gauge(
    { registers },
    'osce_graph_query_workers_busy',
    'Query worker threads that are running a query.',
    () => sparql.state.workerCount - sparql.state.idleCount,
  );
  gauge(
    { registers },
    'osce_graph_queries_waiting',
    'Queries waiting for a worker thread.',
    () => sparql.state.waitingCount,
  );
  counter(
    { registers },
    'osce_graph_query_workers_lost_total',
    'Query worker threads that were replaced after a fault or because they did not stop.',
    () => sparql.state.lostCount,
  );
  new Counter({
    name: 'osce_graph_queries_total',
    help: 'Queries and updates by outcome: answered, abandoned by the client, or an error code.',
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      for (const [outcome, count] of sparql.state.outcomes) this.inc({ outcome }, count);
    },
  });
}

function addAuditMetrics({ auditor }: Service, registers: Registry[]): void {
  new Counter({
    name: 'osce_graph_audits_total',
    help: 'Queries and commits that were checked again with independent libraries, by outcome.',
    labelNames: ['kind', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const [kind, counts] of Object.entries(auditor.state.counts))
        for (const [outcome, count] of Object.entries(counts)) this.inc({ kind, outcome }, count);
    },
  });
}
