/**
 * The thread that sums up commits; its worker data says which. It sends the change in parts and
 * ends.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Dictionary, foldedChangeOf, sizeOfChange } from '../graph/index.js';
import { toPlainError } from '../threads/index.js';
import { writeChange } from './bulk-load.js';
import { CommitLog } from './commit-log.js';
import type { FoldMessage, FoldOrder } from './compaction.js';
import { readCommits } from './replay.js';

// Given by the starter of the thread.
const { directory, after, id } = workerData as FoldOrder;

const tell = (message: FoldMessage): void => {
  parentPort?.postMessage(message);
};

try {
  const log = new CommitLog(directory, 'beside');
  const dictionary = new Dictionary();
  const change = foldedChangeOf(readCommits(log, dictionary, { afterId: after, lastId: id }).quads);
  log.close();
  await writeChange(
    {
      addPart: (part) => {
        tell({ part });
        return Promise.resolve();
      },
    },
    change,
    dictionary,
  );
  tell(sizeOfChange(change));
} catch (error) {
  tell(toPlainError(error));
}
