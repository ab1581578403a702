/** The thread that sums up the commits in its worker data; it sends the change and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { Dictionary, foldedChangeOf, sizeOfChange } from '../graph/index.js';
import { toPlainError } from '../threads/index.js';
import { patchPartsOf } from './bulk-load.js';
import { CommitLog } from './commit-log.js';
import type { Folded, FoldOrder } from './compaction.js';
import { readCommits } from './replay.js';

// Given by the starter of the thread.
const { directory, after, id } = workerData as FoldOrder;

try {
  const log = new CommitLog(directory, 'beside');
  const dictionary = new Dictionary();
  const change = foldedChangeOf(readCommits(log, dictionary, { afterId: after, lastId: id }).quads);
  log.close();
  const parts = await patchPartsOf(change, dictionary);
  parentPort?.postMessage({ parts, counts: sizeOfChange(change) } satisfies Folded);
} catch (error) {
  parentPort?.postMessage(toPlainError(error));
}
