/** The thread that reads the log for others. */
import { Dictionary, sizeOfChange } from '../graph/index.js';
import { namesFor } from '../rdf/index.js';
import { serveMethods } from '../threads/index.js';
import { patchPartsOf } from './bulk-load.js';
import { CommitLog } from './commit-log.js';
import type { FoldOrder, Folded } from './compaction.js';
import type { PastVersionOrder, VersionPayload } from './past-version.js';
import { fromPayload, toPayload } from './past-version.js';
import { foldedCommits, replay, undo } from './replay.js';

const methods = { versionOf, folded };

export type HistoryMethods = typeof methods;

serveMethods(methods);

function versionOf({ directory, baseIri, from, id }: PastVersionOrder): VersionPayload {
  const log = new CommitLog(directory, 'beside');
  const [start, names] = [fromPayload(from), namesFor(baseIri)];
  return toPayload(
    id < start.number
      ? undo(log, names, start, id)
      : replay(log, names, { from: start, lastId: id }),
  );
}

async function folded({ directory, after, id }: FoldOrder): Promise<Folded> {
  const log = new CommitLog(directory, 'beside');
  const dictionary = new Dictionary();
  const change = foldedCommits(log, dictionary, { afterId: after, lastId: id });
  log.close();
  return { parts: await patchPartsOf(change, dictionary), counts: sizeOfChange(change) };
}
