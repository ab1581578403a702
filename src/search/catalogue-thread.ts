/** The thread that keeps the catalogues. */
import { workerData } from 'node:worker_threads';
import { serveMethods } from '../threads/index.js';
import { CatalogueKeeper } from './catalogues.js';

// Given by the starter of the thread: the prefix of our IRIs.
serveMethods(new CatalogueKeeper(workerData as string));
