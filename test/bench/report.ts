/** The result of a benchmark run, and how it is printed. */
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_DIRECTORY } from '../../src/rdf/index.js';
import type { Floor } from './floor.js';
import type { Timing } from './in-turn.js';
import { geometricMean } from './measure.js';
import type { Quantiles } from './mixed-load.js';
import type { ServiceMeasures, StopMeasures } from './service-measures.js';

/** What one server did. */
export interface Column {
  /** With the version. */
  readonly title: string;
  readonly loadSeconds: number;
  /** Resident memory with the graph before the first query. */
  readonly restBytes: number | undefined;
  /** Resident memory after the queries. */
  readonly memoryBytes: number | undefined;
  readonly timings: Readonly<Record<string, Timing>>;
}

export interface BenchReport {
  readonly machine: string;
  /** The load average of the minute before the run; above one, something else ran. */
  readonly loadBefore: number;
  readonly items: number;
  readonly triples: number;
  readonly isOneAtATime: boolean;
  readonly own: Column & {
    /** Times where an answer may come from the cache. */
    readonly cached: Column['timings'];
    /** Resident memory with the shipped data alone. */
    readonly emptyRestBytes: number | undefined;
    readonly startSeconds: number;
    readonly floor: Floor;
    readonly service: ServiceMeasures;
    readonly stop: StopMeasures;
  };
  readonly peers: readonly Column[];
}

/** Slower than another server by more than this counts as slower. */
const SLOWER = 1.2;

/** The machine that this runs on, in words. */
export function machineOf(): string {
  return (
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ` +
    `${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}`
  );
}

/** Our name and version. */
export function ownTitle(): string {
  const manifest = readFileSync(join(PACKAGE_DIRECTORY, 'package.json'), 'utf8');
  return `osce-graph ${(JSON.parse(manifest) as { readonly version: string }).version}`;
}

export function printReport(report: BenchReport): string {
  return [
    `${report.machine}; load average before the run: ${report.loadBefore.toFixed(1)}`,
    `${report.triples.toLocaleString('en')} statements (--items ${report.items})`,
    report.isOneAtATime
      ? 'One server ran after another.'
      : 'All servers ran at the same time; each request went to another one than the one before.',
    '',
    queryTable(report),
    `${differences(report)}${serverTable(report)}`,
    floorTable(report),
    serviceLines(report),
  ].join('\n');
}

/** Milliseconds a query and server; in brackets how many times ours. */
function queryTable({ own, peers }: BenchReport): string {
  const names = Object.keys(own.timings);
  const rows = names.map((name) => [
    name,
    shownMs(own.timings[name]?.ms),
    ...peers.map((peer) => shownWithRatio(peer.timings[name]?.ms, own.timings[name]?.ms)),
    shownMs(own.cached[name]?.ms),
    String(own.timings[name]?.answer?.rows ?? '-'),
  ]);
  const parts = [
    ['questions', names.filter((name) => name.startsWith('q'))],
    ['features', names.filter((name) => name.startsWith('f'))],
    ['all', names],
  ] as const;
  const means = parts
    .filter(([, part]) => part.length > 0)
    .map(([title, part]) => [
      `geometric mean, ${title}`,
      shownMs(meanOf(own.timings, part)),
      ...peers.map(({ timings }) => {
        const both = part.filter((name) => timings[name]?.ms && own.timings[name]?.ms);
        const ratio = ratioOf(meanOf(timings, both), meanOf(own.timings, both));
        return `${shownMs(meanOf(timings, part))}${shownRatio(ratio)}`;
      }),
      shownMs(meanOf(own.cached, part)),
      '',
    ]);
  return aligned([
    ['query, ms', own.title, ...peers.map(({ title }) => title), 'ours, cached', 'rows'],
    ...rows,
    ...means,
    ['answered', ...[own, ...peers].map((column) => String(answeredOf(column))), '', ''],
    ['answered otherwise', '', ...peers.map((peer) => String(othersOf(own, peer).length)), '', ''],
    ['ours is slower by 20 %', '', ...peers.map((peer) => String(slowerOf(own, peer))), '', ''],
  ]);
}

const answeredOf = ({ timings }: Column): number =>
  Object.values(timings).filter(({ ms }) => ms !== undefined).length;

/** The queries to which a peer's answer isn't ours. */
const othersOf = (own: Column, peer: Column): string[] =>
  Object.keys(own.timings).filter((name) => {
    const [ours, theirs] = [own.timings[name]?.answer, peer.timings[name]?.answer];
    return ours && theirs && ours.hash !== theirs.hash;
  });

const slowerOf = (own: Column, peer: Column): number =>
  Object.entries(own.timings).filter(
    ([name, { ms }]) => (ratioOf(ms, peer.timings[name]?.ms) ?? 0) > SLOWER,
  ).length;

/** One line for each query to which a peer answers otherwise than we do, or that failed. */
function differences({ own, peers }: BenchReport): string {
  const lines = peers.flatMap((peer) =>
    othersOf(own, peer).map((name) => {
      const [ours, theirs] = [own.timings[name]!.answer!, peer.timings[name]!.answer!];
      return (
        `${name}: ${peer.title} answers otherwise (${theirs.rows} rows, ${theirs.hash}; ours ` +
        `${ours.rows}, ${ours.hash})\n`
      );
    }),
  );
  const failures = [own, ...peers].flatMap((column) =>
    Object.entries(column.timings).flatMap(([name, { failure }]) =>
      failure ? [`${name}: ${column.title} fails: ${failure}\n`] : [],
    ),
  );
  const all = [...lines, ...failures];
  if (all.length > 0) return `${all.join('')}\n`;
  return peers.length > 0 ? 'All answers are the same.\n\n' : '';
}

function serverTable({ own, peers, triples }: BenchReport): string {
  return aligned([
    ['', 'load, s', 'statements/s', 'at rest, MB', 'bytes a statement', 'after queries, MB'],
    ...[own, ...peers].map(({ title, loadSeconds, restBytes, memoryBytes }) => [
      title,
      loadSeconds.toFixed(1),
      Math.round(triples / loadSeconds).toLocaleString('en'),
      shownMegabytes(restBytes),
      restBytes === undefined ? '-' : (restBytes / triples).toFixed(0),
      shownMegabytes(memoryBytes),
    ]),
    ['osce-graph, shipped data alone', '', '', shownMegabytes(own.emptyRestBytes), '', ''],
  ]);
}

function floorTable({ own: { floor } }: BenchReport): string {
  const { bare, own } = floor;
  return aligned([
    ['request, median ms', 'in a stream', 'after pauses of 300 ms'],
    ['bare Node server', bare.streamMs.toFixed(2), bare.pausedMs.toFixed(2)],
    [
      'look-up',
      `${own.streamMs.toFixed(2)}${shownRatio(own.streamMs / bare.streamMs)}`,
      `${own.pausedMs.toFixed(2)}${shownRatio(own.pausedMs / bare.pausedMs)}`,
    ],
  ]);
}

function serviceLines({ own: { startSeconds, service, stop } }: BenchReport): string {
  const { commitMs, lookUpMs, besideEndlessMs, mixedLoad, search } = service;
  const kept =
    stop.keptBytes === undefined ? '' : `, ${shownMegabytes(stop.keptBytes)} MB kept after 3 s`;
  const { loopDelayMs } = mixedLoad;
  return [
    `start: ${startSeconds.toFixed(2)} s`,
    `look-ups alone: ${shownQuantiles(lookUpMs)}, ${lookUpMs.failures} failures`,
    `look-ups beside two endless queries: ${shownQuantiles(besideEndlessMs)}, ` +
      `${besideEndlessMs.failures} failures`,
    `small commits alone: ${shownQuantiles(commitMs)}`,
    `two endless queries, ten commits a second, ${mixedLoad.readers} readers with ten look-ups a ` +
      `second each: look-ups ${shownQuantiles(mixedLoad.lookUpMs)}; commits ` +
      `${shownQuantiles(mixedLoad.commitMs)}; event-loop delay p99 ${shownMs(loopDelayMs.p99)} ` +
      `ms, longest ${shownMs(loopDelayMs.max)} ms; ${mixedLoad.failures} failures`,
    `search for a label with a slip: median ${search.median.toFixed(1)} ms, p99 ` +
      `${search.p99.toFixed(1)} ms, the first ${search.firstMs.toFixed(0)} ms; ` +
      `${search.found[0]} of ${search.found[1]} among the first three`,
    `query past its budget of 1 s: stopped ${stop.overBudgetMs.toFixed(0)} ms later ` +
      `(HTTP ${stop.status})${kept}`,
    '',
  ].join('\n');
}

function meanOf(timings: Column['timings'], names: readonly string[]): number | undefined {
  return geometricMean(names.flatMap((name) => timings[name]?.ms ?? []));
}

function ratioOf(theirs: number | undefined, ours: number | undefined): number | undefined {
  return theirs === undefined || ours === undefined ? undefined : theirs / ours;
}

/** Milliseconds as a table has them. */
export function shownMs(ms: number | undefined): string {
  return ms === undefined ? '-' : ms >= 100 ? ms.toFixed(0) : ms.toFixed(1);
}

function shownRatio(ratio: number | undefined): string {
  if (ratio === undefined) return '';
  return ` (×${ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2)})`;
}

function shownWithRatio(theirs: number | undefined, ours: number | undefined): string {
  return `${shownMs(theirs)}${shownRatio(ratioOf(theirs, ours))}`;
}

const shownQuantiles = ({ p50, p99 }: Quantiles): string =>
  `median ${p50.toFixed(2)} ms, p99 ${p99.toFixed(1)} ms`;

function shownMegabytes(bytes: number | undefined): string {
  return bytes === undefined ? '-' : (bytes / 1e6).toFixed(0);
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
