/** The thread that writes a commit log, told by its worker data which directory it is of. */
import { workerData } from 'node:worker_threads';
import { handleRequests } from '../threads/index.js';
import { LogWriter } from './log-writer.js';

/** A method of the writer, with what it is given. */
export type LogRequest = {
  [Name in keyof LogWriter]: readonly [Name, ...Parameters<LogWriter[Name]>];
}[keyof LogWriter];

// The log that starts the thread gives it a directory.
const writer = new LogWriter(workerData as string);

handleRequests(([name, ...given]: LogRequest) =>
  // The type of a request says that they belong together.
  (writer[name] as (...given: unknown[]) => unknown)(...given),
);
