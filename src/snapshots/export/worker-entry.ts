/** The thread of exports: makes the files of one order after another. */
import type { ExportedFile } from './published-files.js';
import { getPriority, setPriority } from 'node:os';
import { dirname } from 'node:path';
import type { ServiceError } from '../../errors.js';
import { storageFull } from '../../files.js';
import { serveMethods, toPlainError, type PlainError } from '../../threads/index.js';
import { pruneExports } from './whole-file.js';
import { ExportMaker, type ExportJob } from './export-job.js';

interface ThreadOrder {
  readonly job: ExportJob;
  readonly names: readonly string[];
  /** Disk space for the files of all jobs. */
  readonly maxBytes: number;
}

export type ExportReport = { readonly name: string } & (
  { readonly file: ExportedFile } | { readonly failure: PlainError }
);

const LOW_PRIORITY = 10;

// Files can wait; requests go first. Only on Linux is this the thread's own priority and not that
// of the process.
if (process.platform === 'linux' && getPriority(0) < LOW_PRIORITY) setPriority(0, LOW_PRIORITY);

const methods = { makeAll };

export type ExportMethods = typeof methods;

serveMethods(methods);

async function makeAll({ job, names, maxBytes }: ThreadOrder): Promise<ExportReport[]> {
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
      reports.push({ name, failure: toPlainError(full ?? error) });
    }
  }
  await pruneExports(root, maxBytes);
  return reports;
}
