/**
 * The module that the thread of exports runs: it makes the files of one order after another, and
 * says how each went.
 */
import type { ExportedFile } from './exported-file.js';
import { getPriority, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { ServiceError, messageOf, type ErrorCode } from '../../errors.js';
import { pruneExports } from './prune.js';
import { ExportMaker, type ExportJob } from './export-job.js';

/** Files of one job that are to be made. */
export interface ExportOrder {
  readonly job: ExportJob;
  readonly names: readonly string[];
}

/** What became of each file, in their order. */
export type ExportReport = { readonly name: string } & (
  | { readonly file: ExportedFile }
  | { readonly failure: { readonly code: ErrorCode | undefined; readonly message: string } }
);

const LOW_PRIORITY = 10;

// Files can wait; requests go first. Only on Linux is this the thread's own priority and not that
// of the process.
if (process.platform === 'linux' && getPriority(0) < LOW_PRIORITY) setPriority(0, LOW_PRIORITY);

parentPort?.on('message', (order: ExportOrder) => {
  // What fails as a whole, as a full disk may, is thrown, and so ends the thread.
  void makeAll(order).then((reports) => parentPort?.postMessage(reports));
});

async function makeAll({ job, names }: ExportOrder): Promise<ExportReport[]> {
  const reports: ExportReport[] = [];
  await pruneExports(dirname(job.directory), job.directory);
  let maker: ExportMaker | undefined;
  for (const name of names) {
    try {
      maker ??= new ExportMaker(job);
      reports.push({ name, file: await maker.make(name) });
    } catch (error) {
      const code = error instanceof ServiceError ? error.code : undefined;
      reports.push({
        name,
        failure: {
          code,
          message:
            code === undefined && error instanceof Error
              ? (error.stack ?? error.message)
              : messageOf(error),
        },
      });
    }
  }
  return reports;
}
