/** Takes back what one commit did. */
import { ServiceError, badRequest } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import type { Change, Quad } from '../rdf/index.js';
import type { CommitStep } from './changes.js';
import type { Diffs } from './diff/diffs.js';

/** Larger commits are loads, which are undone by restoring a backup. */
const MOST_STATEMENTS = 100_000;

/**
 * The opposite of a commit, receipts and reviews included, as a change of the current version.
 * @throws ServiceError `bad-request` for a large commit; `version-conflict` if later commits
 *   changed its statements; as `Diffs.between` does.
 */
export async function undoOf(
  { id, after, added, removed }: CommitStep,
  version: GraphVersion,
  diffs: Diffs,
): Promise<Change> {
  const size = added + removed;
  if (size > MOST_STATEMENTS)
    throw badRequest(
      `Version ${id} changed ${size} statements; at most ${MOST_STATEMENTS} can be undone. ` +
        'Restore a backup from before it.',
    );
  const options = { withReceipts: true, blankNodes: 'as-logged' } as const;
  const diff = await diffs.between(id, after, options);
  const change: { added: Quad[]; removed: Quad[] } = { added: [], removed: [] };
  const changedSince: Quad[] = [];
  for (const { change: part, quad } of diff.quads()) {
    change[part].push(quad);
    if (version.has(quad) === (part === 'added')) changedSince.push(quad);
  }
  const [first] = changedSince;
  if (first)
    throw new ServiceError(
      'version-conflict',
      `Version ${id} cannot be undone: later versions changed ${changedSince.length} of its ` +
        `${size} statements, such as <${first.predicate.value}> of <${first.subject.value}>. ` +
        'Undo those versions first, the latest one first.',
    );
  return change;
}
