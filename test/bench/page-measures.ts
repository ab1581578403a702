/** How fast news pages are read and committed, over the graph that comes with the product. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readPageFiles, type PageFile } from '../../src/news/index.js';
import { ServiceError } from '../../src/errors.js';
import { withService, type Terminal } from '../../src/cli/command.js';
import { writeBenchPages } from './generate-pages.js';
import { OWN_ENVIRONMENT, OWN_PROGRAM, makeOwn } from './own-server.js';
import { machineOf } from './report.js';
import { runProgram } from './server-process.js';

export interface PageReport {
  readonly machine: string;
  readonly pages: number;
  /**
   * Pages that one thread reads in a second, facts and their places included, once it has compiled
   * its code.
   */
  readonly readPerSecond: number;
  /**
   * Pages of a directory that become commits in a second, by the clock, from the start of `ingest`
   * to its end.
   */
  readonly committedPerSecond: number;
}

export interface PageOptions {
  readonly pages: number;
  /** What the run makes in it is removed in the end. */
  readonly directory: string;
  readonly terminal: Terminal;
}

/** Of the pages, the part that is read before time is taken. */
const WARM_UP = 0.2;

/** @throws ServiceError `internal` when a page is refused, which would be fast. */
export async function measurePages({
  pages,
  directory,
  terminal,
}: PageOptions): Promise<PageReport> {
  const [pagesDirectory, dataDirectory] = [join(directory, 'pages'), join(directory, 'own')];
  mkdirSync(directory, { recursive: true });
  try {
    terminal.error(`Making ${pages} pages\n`);
    writeBenchPages(pagesDirectory, pages);
    await makeOwn(dataDirectory);
    terminal.error('Reading them in one thread\n');
    const files = readdirSync(pagesDirectory)
      .sort()
      .map((name) => ({ path: join(pagesDirectory, name) }));
    const readPerSecond = await timeReading(files, dataDirectory, terminal);
    terminal.error('Committing them\n');
    const { seconds } = await runProgram(
      process.execPath,
      [OWN_PROGRAM, 'ingest', pagesDirectory, '--data-dir', dataDirectory],
      OWN_ENVIRONMENT,
    );
    return { machine: machineOf(), pages, readPerSecond, committedPerSecond: pages / seconds };
  } finally {
    for (const made of [pagesDirectory, dataDirectory])
      rmSync(made, { recursive: true, force: true });
    if (readdirSync(directory).length === 0) rmSync(directory, { recursive: true });
  }
}

async function timeReading(
  files: readonly PageFile[],
  dataDir: string,
  terminal: Terminal,
): Promise<number> {
  const warmUpCount = Math.floor(files.length * WARM_UP);
  let [count, began, ended] = [0, 0, 0];
  await withService({ 'data-dir': dataDir }, terminal, 'read', async ({ current, names }) => {
    for await (const reading of readPageFiles(files, current, names, {
      skipsKnown: false,
      threadCount: 1,
    })) {
      if (reading instanceof ServiceError)
        throw new ServiceError('internal', 'A page of the benchmark was refused.');
      count += 1;
      if (count === warmUpCount) began = performance.now();
    }
    ended = performance.now();
    return 0;
  });
  return (files.length - warmUpCount) / ((ended - began) / 1000);
}

export function printPageReport({
  machine,
  pages,
  readPerSecond,
  committedPerSecond,
}: PageReport): string {
  const shown = (rate: number): string => Math.round(rate).toLocaleString('en');
  return [
    machine,
    `${pages.toLocaleString('en')} made-up pages over the graph that is shipped`,
    `pages read, a second and thread: ${shown(readPerSecond)}`,
    `pages committed, a second by the clock: ${shown(committedPerSecond)}`,
    '',
  ].join('\n');
}
