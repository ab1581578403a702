/** The thread that writes the commit log of the directory in its worker data. */
import { workerData } from 'node:worker_threads';
import { serveMethods } from '../threads/index.js';
import { LogWriter } from './log-writer.js';

serveMethods(new LogWriter(workerData as string));
