/** Takes back what one commit did. */
import { ServiceError, badRequest } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import { RDF, quadKey, type Change, type Names, type Quad } from '../rdf/index.js';
import type { CommitStep } from './changes.js';
import type { Diffs } from './diff/diffs.js';

/** Larger commits are loads, which are undone by restoring a backup. */
const MOST_STATEMENTS = 100_000;

/**
 * The opposite of a commit, receipts and reviews included, as a change of the current version.
 * @throws ServiceError `bad-request` for a large commit, the first, or one that compaction joined
 *   with others; `version-conflict` if later commits changed its statements or say more of what it
 *   made; as `Diffs.between` does.
 */
export async function undoOf(
  { id, after, added, removed }: CommitStep,
  version: GraphVersion,
  { diffs, names }: { readonly diffs: Diffs; readonly names: Names },
): Promise<Change> {
  if (id === 1) throw badRequest('Version 1 filled the graph, and cannot be undone.');
  if (after !== id - 1)
    throw badRequest(
      `Version ${id} has the changes of the versions ${after + 1} to ${id}, since those between ` +
        'were dropped. It cannot be undone alone. Restore a backup, or correct the facts.',
    );
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
  const left = leftOf(change.removed, version, names);
  if (left)
    throw new ServiceError(
      'version-conflict',
      `Version ${id} cannot be undone: later versions say more of what it made, such as ` +
        `<${left.predicate.value}> of <${left.subject.value}>. Undo those versions first.`,
    );
  return change;
}

/** A statement about a thing that would have no class any more. */
function leftOf(gone: readonly Quad[], version: GraphVersion, names: Names): Quad | undefined {
  const keys = new Set(gone.map(quadKey));
  const { graphs, sideGraphs } = names;
  const stays = (each: Quad): boolean =>
    ![graphs.inferred, ...sideGraphs].some((graph) => graph.equals(each.graph)) &&
    !keys.has(quadKey(each));
  for (const { subject, predicate } of gone) {
    if (!predicate.equals(RDF.type) || [...version.match(subject, RDF.type)].some(stays)) continue;
    const left = [...version.match(subject), ...version.match(null, null, subject)].find(stays);
    if (left) return left;
  }
  return undefined;
}
