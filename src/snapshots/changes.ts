/** The commits as a feed in pages: old pages never change, the newest grows. */
import type { CommitInfo, CommitLog } from '../commits/index.js';
import { notFound, ServiceError, badRequest } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';
import { RDF, quadKey, type Change, type Names, type Quad } from '../rdf/index.js';
import type { Diffs } from './diff/diffs.js';

/** Fixed, since page numbers depend on it. */
const CHANGES_A_PAGE = 100;

/** A commit, and the version it follows: the last kept one before it, 0 for the first. */
export interface CommitStep extends CommitInfo {
  readonly after: number;
}

export interface ChangesPage {
  /** From 1; page n has the commits after (n − 1) × 100 up to n × 100. */
  readonly number: number;
  readonly isFull: boolean;
  readonly changes: readonly CommitStep[];
  /**
   * The latest time of all commits on earlier pages; undefined for the first page. Clocks can be
   * set back, so it need not be the commit before.
   */
  readonly earlierUntil: Date | undefined;
}

export class Changes {
  constructor(private readonly log: CommitLog) {}

  /** Cost: its commits, and a look at those before. @throws ServiceError `not-found` */
  page(asked?: number): ChangesPage {
    const last = Math.max(1, Math.ceil(this.log.lastId() / CHANGES_A_PAGE));
    const number = asked ?? last;
    if (!Number.isSafeInteger(number) || number < 1 || number > last)
      throw notFound(`There is no page ${asked} of changes; the pages are 1 to ${last}.`);
    return {
      number,
      isFull: this.log.lastId() >= number * CHANGES_A_PAGE,
      changes: this.#steps(this.log.list(number * CHANGES_A_PAGE, (number - 1) * CHANGES_A_PAGE)),
      earlierUntil: this.log
        .list((number - 1) * CHANGES_A_PAGE)
        .map(({ committedAt }) => committedAt)
        .reduce<Date | undefined>((last, each) => (last && last > each ? last : each), undefined),
    };
  }

  /** By the version's number. @throws ServiceError `not-found`; `version-dropped` */
  change(number: number | string): CommitStep {
    const version = /^\d+$/.test(String(number)) ? Number(number) : 0;
    if (version > 0 && version <= this.log.lastId()) this.log.requireKept(version);
    const [commit] = this.#steps(version > 0 ? this.log.list(version, version - 1) : []);
    if (!commit)
      throw notFound(`There is no change ${number}; changes are 1 to ${this.log.lastId()}.`);
    return commit;
  }

  #steps(commits: readonly CommitInfo[]): CommitStep[] {
    return commits.map((commit, index) => ({
      ...commit,
      after: commits[index - 1]?.id ?? this.log.lastId(commit.id - 1),
    }));
  }
}

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
  const [first = leftOf(change.removed, version, names)] = changedSince;
  if (!first) return change;
  const count = changedSince.length;
  const why = count > 0 ? `changed ${count} of its ${size} statements` : 'say more of what it made';
  throw new ServiceError(
    'version-conflict',
    `Version ${id} cannot be undone: later versions ${why}, such as <${first.predicate.value}> of ` +
      `<${first.subject.value}>. Undo those versions first, the latest one first.`,
  );
}

/** A statement about a thing that would have no class any more. */
function leftOf(gone: readonly Quad[], version: GraphVersion, names: Names): Quad | undefined {
  const keys = new Set(gone.map(quadKey));
  const stays = (each: Quad): boolean => names.isAsserted(each.graph) && !keys.has(quadKey(each));
  for (const { subject, predicate } of gone) {
    if (!predicate.equals(RDF.type) || [...version.match(subject, RDF.type)].some(stays)) continue;
    const left = [...version.match(subject), ...version.match(null, null, subject)].find(stays);
    if (left) return left;
  }
  return undefined;
}
