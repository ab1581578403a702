/** The thread that writes the commit log of the directory in its worker data. */
import { workerData } from 'node:worker_threads';
import { handleRequests } from '../threads/index.js';
import { LogWriter } from './log-writer.js';

/** A method of the writer, with its arguments. */
export type LogRequest = {
  [Name in keyof LogWriter]: readonly [Name, ...Parameters<LogWriter[Name]>];
}[keyof LogWriter];

// Given by the log that starts the thread.
const writer = new LogWriter(workerData as string);

handleRequests(([name, ...given]: LogRequest) =>
  // The type of a request says that they belong together.
  (writer[name] as (...given: unknown[]) => unknown)(...given),
);
