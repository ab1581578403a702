/** A reading thread: reads the files that it is sent, one after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { IdGraph, TermGraph, type GraphPayload } from '../../graph/index.js';
import { namesFor } from '../../rdf/index.js';
import { READY } from '../page-order.js';
import { PageFileReader, type PageFile, type PageReading } from './page-file-reader.js';

/** The worker data of a reading thread. */
export interface ReadingOrder {
  readonly graph: GraphPayload;
  readonly baseIri: string;
  readonly skipsKnown: boolean;
}

/** Files to be read, in order; the thread answers each in turn. */
export type ReadingBatch = readonly PageFile[];
export type ReadingAnswer = PageReading;

// Given by the starter of the thread.
const { graph, baseIri, skipsKnown } = workerData as ReadingOrder;
const reader = new PageFileReader(new TermGraph(new IdGraph(graph)), namesFor(baseIri), {
  skipsKnown,
});

parentPort?.postMessage(READY);
parentPort?.on('message', (batch: ReadingBatch) => {
  for (const file of batch) parentPort?.postMessage(reader.read(file) satisfies ReadingAnswer);
});
