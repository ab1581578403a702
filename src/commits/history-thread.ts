/** The thread that reads the log as its worker data say; it sends what it made, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { Dictionary, foldedChangeOf, sizeOfChange } from '../graph/index.js';
import { namesFor } from '../rdf/index.js';
import { toPlainError } from '../threads/index.js';
import { patchPartsOf } from './bulk-load.js';
import { CommitLog } from './commit-log.js';
import type { FoldOrder, Folded } from './compaction.js';
import type { PastVersionOrder, VersionPayload } from './past-version.js';
import { fromPayload, toPayload } from './past-version.js';
import { readCommits, replay, undo } from './replay.js';

try {
  // Given by the starter of the thread.
  const order = workerData as FoldOrder | PastVersionOrder;
  const log = new CommitLog(order.directory, 'beside');
  parentPort?.postMessage('from' in order ? versionOf(log, order) : await folded(log, order));
} catch (error) {
  parentPort?.postMessage(toPlainError(error));
}

function versionOf(log: CommitLog, { baseIri, from, id }: PastVersionOrder): VersionPayload {
  const [start, names] = [fromPayload(from), namesFor(baseIri)];
  return toPayload(
    id < start.number
      ? undo(log, names, start, id)
      : replay(log, names, { from: start, lastId: id }),
  );
}

async function folded(log: CommitLog, { after, id }: FoldOrder): Promise<Folded> {
  const dictionary = new Dictionary();
  const change = foldedChangeOf(readCommits(log, dictionary, { afterId: after, lastId: id }).quads);
  log.close();
  return { parts: await patchPartsOf(change, dictionary), counts: sizeOfChange(change) };
}
