/** The thread of `buildApart`: makes the segment of a whole graph. */
import { parentPort, workerData } from 'node:worker_threads';
import { IdGraph, type GraphPayload } from '../graph/index.js';
import { namesFor } from '../rdf/index.js';
import { buildSegment } from './names/segment-builder.js';

export interface BuildOrder {
  readonly graph: GraphPayload;
  readonly baseIri: string;
}

// Given by the starter of the thread.
const { graph, baseIri } = workerData as BuildOrder;

parentPort?.postMessage(buildSegment(new IdGraph(graph), namesFor(baseIri)));
