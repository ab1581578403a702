/** The thread that opens the past version in its worker data; it sends the version and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { namesFor } from '../rdf/index.js';
import { toPlainError } from '../threads/index.js';
import { CommitLog } from './commit-log.js';
import type { PastVersionOrder, PastVersionOutcome } from './past-version.js';
import { fromPayload, toPayload } from './past-version.js';
import { replay, undo } from './replay.js';

// Given by the starter of the thread.
const { directory, baseIri, from, id } = workerData as PastVersionOrder;

parentPort?.postMessage(outcome());

function outcome(): PastVersionOutcome {
  let log: CommitLog | undefined;
  try {
    log = new CommitLog(directory, 'beside');
    const start = fromPayload(from);
    const names = namesFor(baseIri);
    return {
      version: toPayload(
        id < start.number
          ? undo(log, names, start, id)
          : replay(log, names, { from: start, lastId: id }),
      ),
    };
  } catch (error) {
    return toPlainError(error);
  } finally {
    log?.close();
  }
}
