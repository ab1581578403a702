/** `/metrics`: numbers for monitoring, in the text format of Prometheus. */
import { statfs } from 'node:fs/promises';
import type { Request, Response } from 'express';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Service } from '../../service.js';
import { getRoute, type Route } from '../exchange/route.js';

/** Seconds; look-ups take about a millisecond, heavy queries up to their limit. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Between two measurements of the event loop's lag. */
const LAG_STEP_MS = 100;

/** The status of an answer whose connection was cut before its end. */
const CUT = 'cut';
const NO_ROUTE = 'none';

export class Metrics {
  readonly #registry = new Registry();
  readonly #durations: Histogram<'method' | 'route' | 'status'>;
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
    for (const each of [...graphMetrics(service), ...workMetrics(service)]) add(each, registers);
    // Its timer is what wakes an idle process most often.
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: LAG_STEP_MS });
  }

  /** Times a request, under the route that `mount` notes. */
  time({ method }: Request, response: Response): void {
    const startMs = performance.now();
    this.#inProgress.inc();
    response.once('close', () => {
      this.#inProgress.dec();
      const { route = NO_ROUTE } = response.locals as { route?: string };
      const status = response.writableFinished ? String(response.statusCode) : CUT;
      this.#durations.observe({ method, route, status }, (performance.now() - startMs) / 1000);
    });
  }

  get route(): Route {
    return getRoute('/metrics', 'Operation', {
      summary: 'Metrics for monitoring (Prometheus)',
      mediaTypes: ['text/plain'],
      handle: async (_request, response) => {
        response
          .set('Content-Type', this.#registry.contentType)
          .set('Cache-Control', 'no-store')
          .send(await this.#registry.metrics());
      },
    });
  }
}

type Sample = readonly [value: number, labels?: Readonly<Record<string, string>>];

/** Numbers that are read where they are kept; the names of those that only grow end in `_total`. */
type Metric = readonly [
  name: string,
  help: string,
  read: () => number | readonly Sample[] | Promise<number>,
  labels?: readonly string[],
];

function add([name, help, read, labelNames = []]: Metric, registers: Registry[]): void {
  const Kind = name.endsWith('_total') ? Counter : Gauge;
  new Kind({
    ...{ name, help, labelNames, registers },
    async collect() {
      const found = await read();
      this.reset();
      for (const [value, labels = {}] of typeof found === 'number' ? [[found] as const] : found)
        this.inc(labels, value);
    },
  });
}

function graphMetrics(service: Service): Metric[] {
  const { committer, names } = service;
  const firstVersion = service.current.number;
  return [
    ['osce_graph_version', 'The latest version of the graph.', () => service.current.number],
    [
      'osce_graph_commits_total',
      'Commits since the process started.',
      () => service.current.number - firstVersion,
    ],
    [
      'osce_graph_last_commit_timestamp_seconds',
      'When the latest version was committed.',
      () => (service.current.committedAt?.getTime() ?? 0) / 1000,
    ],
    [
      'osce_graph_disk_free_bytes',
      'Free space on the disk of the data directory.',
      async () => {
        const { bavail, bsize } = await statfs(committer.log.directory);
        return bavail * bsize;
      },
    ],
    [
      'osce_graph_terms',
      'Distinct terms in the dictionary of the graph.',
      () => service.current.ids.dictionary.size,
    ],
    [
      'osce_graph_statements',
      'Statements of the latest version: asserted, inferred or receipts.',
      () => {
        const { current, quadCount } = service;
        const others = current.isPaged ? [] : (['inferred', 'receipts'] as const);
        const counts = others.map((part): Sample => {
          const count = current.count(null, null, null, names.graphs[part]);
          return [count, { part }];
        });
        return [[quadCount, { part: 'asserted' }], ...counts];
      },
      ['part'],
    ],
  ];
}

function workMetrics({ sparql, auditor }: Service): Metric[] {
  return [
    [
      'nodejs_eventloop_utilization_ratio',
      'The share of time that the main thread was busy.',
      () => performance.eventLoopUtilization().utilization,
    ],
    ['osce_graph_query_workers', 'Query worker threads.', () => sparql.state.workerCount],
    [
      'osce_graph_query_workers_busy',
      'Query worker threads that are running a query.',
      () => sparql.state.workerCount - sparql.state.idleCount,
    ],
    [
      'osce_graph_queries_waiting',
      'Queries waiting for a worker thread.',
      () => sparql.state.waitingCount,
    ],
    [
      'osce_graph_query_workers_lost_total',
      'Query worker threads that were replaced after a fault or because they did not stop.',
      () => sparql.state.lostCount,
    ],
    [
      'osce_graph_queries_total',
      'Queries and updates by outcome: answered, abandoned by the client, or an error code.',
      () => [...sparql.state.outcomes].map(([outcome, count]): Sample => [count, { outcome }]),
      ['outcome'],
    ],
    [
      'osce_graph_audits_total',
      'Queries and commits that were checked again with independent libraries, by outcome.',
      () =>
        Object.entries(auditor.state.counts).flatMap(([kind, counts]) =>
          Object.entries(counts).map(([outcome, count]): Sample => [count, { kind, outcome }]),
        ),
      ['kind', 'outcome'],
    ],
  ];
}
