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
    for (const each of [...graphMetrics(service), ...workMetrics(service)]) add(each, registers);
    collectDefaultMetrics({ register: this.#registry });
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

/** A number, with its labels if it has any. */
type Sample = readonly [value: number, labels?: Readonly<Record<string, string>>];

/** Numbers that are read where they are kept; the names of those that only grow end in `_total`. */
interface Metric {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  readonly read: () => readonly Sample[] | Promise<readonly Sample[]>;
}

function add({ name, help, labels: labelNames = [], read }: Metric, registers: Registry[]): void {
  const common = { name, help, labelNames, registers };
  if (name.endsWith('_total'))
    new Counter({
      ...common,
      async collect() {
        this.reset();
        for (const [value, labels = {}] of await read()) this.inc(labels, value);
      },
    });
  else
    new Gauge({
      ...common,
      async collect() {
        for (const [value, labels = {}] of await read()) this.set(labels, value);
      },
    });
}

function graphMetrics(service: Service): Metric[] {
  const firstVersion = service.current.number;
  return [
    {
      name: 'osce_graph_version',
      help: 'The latest version of the graph.',
      read: () => [[service.current.number]],
    },
    {
      name: 'osce_graph_commits_total',
      help: 'Commits since the process started.',
      read: () => [[service.current.number - firstVersion]],
    },
    {
      name: 'osce_graph_last_commit_timestamp_seconds',
      help: 'When the latest version was committed.',
      read: () => [[(service.current.committedAt?.getTime() ?? 0) / 1000]],
    },
    {
      name: 'osce_graph_disk_free_bytes',
      help: 'Free space on the disk of the data directory.',
      read: async () => {
        const { bavail, bsize } = await statfs(service.committer.log.directory);
        return [[bavail * bsize]];
      },
    },
    {
      name: 'osce_graph_terms',
      help: 'Distinct terms in the dictionary of the graph.',
      read: () => [[service.current.ids.dictionary.size]],
    },
    {
      name: 'osce_graph_statements',
      help: 'Statements of the latest version: asserted, inferred or receipts.',
      labels: ['part'],
      read: () => {
        const { current, quadCount, names } = service;
        const others = current.isPaged ? [] : (['inferred', 'receipts'] as const);
        return [
          [quadCount, { part: 'asserted' }],
          ...others.map((part): Sample => {
            const count = current.count(null, null, null, names.graphs[part]);
            return [count, { part }];
          }),
        ];
      },
    },
  ];
}

function workMetrics({ sparql, auditor }: Service): Metric[] {
  return [
    {
      name: 'nodejs_eventloop_utilization_ratio',
      help: 'The share of time that the main thread was busy.',
      read: () => [[performance.eventLoopUtilization().utilization]],
    },
    {
      name: 'osce_graph_query_workers',
      help: 'Query worker threads.',
      read: () => [[sparql.state.workerCount]],
    },
    {
      name: 'osce_graph_query_workers_busy',
      help: 'Query worker threads that are running a query.',
      read: () => [[sparql.state.workerCount - sparql.state.idleCount]],
    },
    {
      name: 'osce_graph_queries_waiting',
      help: 'Queries waiting for a worker thread.',
      read: () => [[sparql.state.waitingCount]],
    },
    {
      name: 'osce_graph_query_workers_lost_total',
      help: 'Query worker threads that were replaced after a fault or because they did not stop.',
      read: () => [[sparql.state.lostCount]],
    },
    {
      name: 'osce_graph_queries_total',
      help: 'Queries and updates by outcome: answered, abandoned by the client, or an error code.',
      labels: ['outcome'],
      read: () => [...sparql.state.outcomes].map(([outcome, count]) => [count, { outcome }]),
    },
    {
      name: 'osce_graph_audits_total',
      help: 'Queries and commits that were checked again with independent libraries, by outcome.',
      labels: ['kind', 'outcome'],
      read: () =>
        Object.entries(auditor.state.counts).flatMap(([kind, counts]) =>
          Object.entries(counts).map(([outcome, count]): Sample => [count, { kind, outcome }]),
        ),
    },
  ];
}
