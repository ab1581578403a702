/** The thread of exports: makes the files of one order after another. */
import type { ExportedFile } from './exported-file.js';
import { getPriority, setPriority } from 'node:os';
import { dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { ServiceError, messageOf, type ErrorCode } from '../../errors.js';
import { storageFull } from '../../files.js';
import { pruneExports } from './prune.js';
import { ExportMaker, type ExportJob } from './export-job.js';

/** Files of one job to make. */
export interface ExportOrder {
  readonly job: ExportJob;
  readonly names: readonly string[];
  /** Disk space for the files of all jobs. */
  readonly maxBytes: number;
}

/** The result for each file, in order. */
export type ExportReport = { readonly name: string } & (
  | { readonly file: ExportedFile }
  | { readonly failure: { readonly code: ErrorCode | undefined; readonly message: string } }
);

const LOW_PRIORITY = 10;

// Files can wait; requests go first. Only on Linux is this the thread's own priority and not that
// of the process.
if (process.platform === 'linux' && getPriority(0) < LOW_PRIORITY) setPriority(0, LOW_PRIORITY);

parentPort?.on('message', (order: ExportOrder) => {
  // Other failures end the thread.
  void makeAll(order).then((reports) => parentPort?.postMessage(reports));
});

async function makeAll({ job, names, maxBytes }: ExportOrder): Promise<ExportReport[]> {
  const reports: ExportReport[] = [];
  const root = dirname(job.directory);
  await pruneExports(root, maxBytes);
  let maker: ExportMaker | undefined;
  const make = async (name: string): Promise<ExportedFile> =>
    (maker ??= new ExportMaker(job)).make(name);
  let full: ServiceError | undefined;
  for (const name of names) {
    try {
      if (full) throw full;
      const file = await make(name).catch(async (error: unknown) => {
        if (!storageFull(root, error)) throw error;
        await pruneExports(root, 0);
        return make(name);
      });
      reports.push({ name, file });
    } catch (error) {
      full = storageFull(root, error);
      reports.push(failureOf(name, full ?? error));
    }
  }
  await pruneExports(root, maxBytes);
  return reports;
}

function failureOf(name: string, error: unknown): ExportReport {
  const code = error instanceof ServiceError ? error.code : undefined;
  const message =
    code === undefined && error instanceof Error
      ? (error.stack ?? error.message)
      : messageOf(error);
  return { name, failure: { code, message } };
}
