/** The result of a benchmark run, and how it is printed. */
import { cpus, totalmem } from 'node:os';
import { geometricMean, type Timing } from './measure.js';
import type { ServiceMeasures, StopMeasures } from './service-measures.js';

/** What one server did. */
export interface Column {
  readonly title: string;
  readonly loadSeconds: number;
  readonly memoryBytes: number | undefined;
  readonly timings: Readonly<Record<string, Timing>>;
}

export interface BenchReport {
  readonly machine: string;
  readonly items: number;
  readonly triples: number;
  /** `again`: times where an answer that was given before may be given again. */
  readonly own: Column & {
    readonly again: Column['timings'];
    readonly startSeconds: number;
    readonly service: ServiceMeasures;
    readonly stop: StopMeasures;
  };
  readonly peers: readonly Column[];
}

/** The machine that this runs on, in words. */
export function machineOf(): string {
  return (
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ` +
    `${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}`
  );
}

export function printReport(report: BenchReport): string {
  return [
    report.machine,
    `${report.triples.toLocaleString('en')} statements (--items ${report.items})`,
    '',
    queryTable(report),
    `${differences(report)}${serverTable(report)}`,
    serviceLines(report),
  ].join('\n');
}

/** Milliseconds a query and server; in brackets how many times ours. */
function queryTable({ own, peers }: BenchReport): string {
  const rows = Object.entries(own.timings).map(([name, timing]) => [
    name,
    shownMs(timing.ms),
    ...peers.map((peer) => shownWithRatio(peer.timings[name]?.ms, timing.ms)),
    String(timing.answer?.rows ?? timing.failure ?? '-'),
  ]);
  const ratios = peers.map((peer) =>
    geometricMean(
      Object.entries(own.timings).flatMap(([name, { ms }]) => ratioOf(peer.timings[name]?.ms, ms)),
    ),
  );
  const means = [own, ...peers].map(({ timings }) => meanOf(timings));
  const answered = [own, ...peers].map(
    (column) => Object.values(column.timings).filter(({ ms }) => ms !== undefined).length,
  );
  return aligned([
    ['query, ms', 'osce-graph', ...peers.map(({ title }) => title), 'rows'],
    ...rows,
    ['geometric mean', ...means.map(shownMs), ''],
    [
      'ratio, both answered',
      '1',
      ...ratios.map((ratio) => (ratio === undefined ? '-' : `×${shownRatio(ratio)}`)),
      '',
    ],
    ['answered', ...answered.map(String), ''],
  ]);
}

/** One line a query to which a peer answers otherwise than we do. */
function differences({ own, peers }: BenchReport): string {
  const lines = peers.flatMap((peer) =>
    Object.entries(own.timings).flatMap(([name, { answer }]) => {
      const other = peer.timings[name]?.answer;
      if (!answer || !other || answer.hash === other.hash) return [];
      return [
        `${name}: ${peer.title} answers otherwise (${other.rows} rows, ${other.hash}; ours ` +
          `${answer.rows}, ${answer.hash})\n`,
      ];
    }),
  );
  const failures = [own, ...peers].flatMap((column) =>
    Object.entries(column.timings).flatMap(([name, { failure }]) =>
      failure ? [`${name}: ${column.title} fails: ${failure}\n`] : [],
    ),
  );
  const all = [...lines, ...failures];
  return all.length === 0
    ? peers.length > 0
      ? 'All answers are the same.\n\n'
      : ''
    : `${all.join('')}\n`;
}

function serverTable({ own, peers, triples }: BenchReport): string {
  return aligned([
    ['', 'load, s', 'statements/s', 'resident MB', 'bytes a statement'],
    ...[own, ...peers].map(({ title, loadSeconds, memoryBytes }) => [
      title,
      loadSeconds.toFixed(1),
      Math.round(triples / loadSeconds).toLocaleString('en'),
      memoryBytes === undefined ? '-' : (memoryBytes / 1e6).toFixed(0),
      memoryBytes === undefined ? '-' : (memoryBytes / triples).toFixed(0),
    ]),
  ]);
}

function serviceLines({ own: { again, startSeconds, service, stop } }: BenchReport): string {
  const { commitMs, pointMs, search } = service;
  const commit = commitMs
    ? `median ${commitMs.median.toFixed(1)} ms, p99 ${commitMs.p99.toFixed(1)} ms`
    : 'failed';
  const kept =
    stop.keptBytes === undefined ? '' : `, ${(stop.keptBytes / 1e6).toFixed(0)} MB kept after 3 s`;
  return [
    `queries asked again, answered from memory: geometric mean ${shownMs(meanOf(again))}`,
    `start (second): ${startSeconds.toFixed(2)} s`,
    `small commit: ${commit}`,
    `search for a label with a slip: median ${search.median.toFixed(1)} ms, p99 ` +
      `${search.p99.toFixed(1)} ms, the first ${search.firstMs.toFixed(0)} ms; ` +
      `${search.found[0]} of ${search.found[1]} among the first three`,
    `point look-up: median ${pointMs.p50.toFixed(2)} ms, p99 ${pointMs.p99.toFixed(2)} ms; ` +
      `p99 beside a heavy query ${pointMs.p99BesideHeavy.toFixed(2)} ms; ${pointMs.failures} ` +
      'failures',
    `query past its budget of 1 s: stopped ${stop.overBudgetMs.toFixed(0)} ms later ` +
      `(HTTP ${stop.status})${kept}`,
    '',
  ].join('\n');
}

function meanOf(timings: Column['timings']): number | undefined {
  return geometricMean(Object.values(timings).flatMap(({ ms }) => (ms === undefined ? [] : [ms])));
}

function ratioOf(theirs: number | undefined, ours: number | undefined): number[] {
  return theirs === undefined || ours === undefined ? [] : [theirs / ours];
}

function shownMs(ms: number | undefined): string {
  return ms === undefined ? '-' : ms >= 100 ? ms.toFixed(0) : ms.toFixed(1);
}

function shownRatio(ratio: number): string {
  return ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2);
}

function shownWithRatio(theirs: number | undefined, ours: number | undefined): string {
  const [ratio] = ratioOf(theirs, ours);
  return ratio === undefined ? shownMs(theirs) : `${shownMs(theirs)} (×${shownRatio(ratio)})`;
}

/** Columns aligned, all but the first to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) =>
            column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!),
          )
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
